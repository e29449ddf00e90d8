"""Letters: the text of a .pdf or .txt file as a mail, with what its first lines say as header."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Final

from afterno.reading import heads, transfer

LETTER_LIMIT: Final = 20 * 1024 * 1024
PDF_SECONDS: float = 20.0
TEXT_LIMIT: Final = 200_000
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
    """Give the text of a PDF's first pages as a mail, and what could not be read."""
    text, problem = pdf_text(data)
    return (b"", problem) if problem else (as_mail(text), None)


def pdf_text(data: bytes) -> tuple[str, str | None]:
    """Give the text of a PDF's first pages, and what stands in the way.

    A process of its own reads it: a PDF can ask for any amount of time and memory, and there both can be limited.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
    }
    code = "from afterno.connect.mailbox import pdftext; pdftext.main()"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-P", "-c", code],
            input=data,
            capture_output=True,
            timeout=PDF_SECONDS,
            env=environment,
            check=False,
        )
        text, problem = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return "", "PDF takes too long to read"
    except (OSError, ValueError):
        return "", "PDF not readable"
    if problem:
        return "", f"PDF not readable ({problem})"
    if not text.strip():
        return "", "PDF holds no text (a scan?): enter the letter by hand"
    return text, None
