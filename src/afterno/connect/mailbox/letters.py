"""Letters: the text of a .pdf or .txt file or of a scan as a mail, with what its first lines say as header."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import Final

from afterno.reading import heads, transfer

LETTER_LIMIT: Final = 20 * 1024 * 1024
PDF_SECONDS: float = 20.0
SCAN_SECONDS: float = 180.0
TEXT_LIMIT: Final = 200_000
FEWEST_WORDS: Final = 5
NO_TESSERACT: Final = (
    "a scan: to have it read, install Tesseract (tesseract-ocr) and afterno[ocr]; or enter the letter by hand"
)
_LATE: Final = "late"
_FIELDS: Final = (("sender", "From"), ("to", "To"), ("sent", "Date"), ("subject", "Subject"))
_BREAKS: Final = re.compile(r"[\r\n]+")


def as_mail(text: str) -> bytes:
    """Give a letter's text as the bytes of a mail; header lines at its top become the header."""
    head, body = heads.pasted_head(text.lstrip("\ufeff \r\n"))
    lines = [f"{name}: {_BREAKS.sub(' ', head[key])[:2000]}" for key, name in _FIELDS if head.get(key)]
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    return ("\n".join(lines) + "\n\n" + body).encode("utf-8", "replace")


def from_txt(data: bytes) -> bytes:
    """Give a text file as a mail, whatever its charset."""
    text, _ = transfer.text(data[: TEXT_LIMIT * 4])
    return as_mail(text.replace("\r\n", "\n").replace("\r", "\n")[:TEXT_LIMIT])


def from_pdf(data: bytes) -> tuple[bytes, str | None]:
    """Give the text of a PDF's first pages as a mail, and what could not be read.

    A PDF that holds no text is taken for a scan.
    """
    text, problem = pdf_text(data)
    if problem:
        return b"", problem
    if text.strip():
        return as_mail(text), None
    mail, unread = from_scan(data, "pdf")
    return mail, f"PDF holds no text; {unread}" if unread else None


def pdf_text(data: bytes) -> tuple[str, str | None]:
    """Give the text of a PDF's first pages, and what stands in the way; a scan has none."""
    text, problem = _child("from afterno.connect.mailbox import pdftext; pdftext.main()", data, PDF_SECONDS)
    if problem:
        return "", "PDF takes too long to read" if problem == _LATE else f"PDF not readable{problem}".rstrip()
    return text, None


def from_scan(data: bytes, kind: str) -> tuple[bytes, str | None]:
    """Give the words of a scanned letter ("pdf" or "picture") as a mail, where Tesseract is installed."""
    if shutil.which("tesseract") is None:
        return b"", NO_TESSERACT
    code = f"from afterno.connect.mailbox import scantext; scantext.main({kind!r})"
    text, problem = _child(code, data, SCAN_SECONDS)
    if problem == " (pillow)":
        return b"", NO_TESSERACT
    if problem:
        return (
            b"",
            "scan takes too long to read" if problem == _LATE else f"scan not readable{problem}".rstrip(),
        )
    if len(text.split()) < FEWEST_WORDS:
        return b"", "scan in which no words were found: enter the letter by hand"
    return as_mail(text), None


def _child(code: str, data: bytes, seconds: float) -> tuple[str, str]:
    """Read in a process of its own: a file can ask for any amount of time and memory, and there both can be limited."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-P", "-c", code],
            input=data,
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
        text, problem = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return "", _LATE
    except (OSError, ValueError):
        return "", " "
    return str(text), f" ({problem})" if problem else ""
