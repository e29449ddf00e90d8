"""The seeker's CV from a file: .json (JSON Resume), .pdf, .docx, .txt or .md."""

from __future__ import annotations

from afterno.connect.cv.files import ENDINGS, LARGEST, CvFile, read_file, tidy

__all__ = ["ENDINGS", "LARGEST", "CvFile", "read_file", "tidy"]
