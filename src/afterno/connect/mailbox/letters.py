"""Letters: the text of a .pdf or .txt file as a mail, with what its first lines say as header."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from afterno.reading import quotes, transfer

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER_LIMIT: Final = 20 * 1024 * 1024
PAGE_LIMIT: Final = 30
TEXT_LIMIT: Final = 200_000
_FIELDS: Final = (("sender", "From"), ("to", "To"), ("sent", "Date"), ("subject", "Subject"))
_BREAKS: Final = re.compile(r"[\r\n]+")


def as_mail(text: str) -> bytes:
    """A letter's text as the bytes of a mail; header lines at its top become the header."""
    head, body = quotes.pasted_head(text.lstrip("\ufeff \r\n"))
    lines = [f"{name}: {_BREAKS.sub(' ', head[key])[:2000]}" for key, name in _FIELDS if head.get(key)]
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    return ("\n".join(lines) + "\n\n" + body).encode("utf-8", "replace")


def from_txt(data: bytes) -> bytes:
    """A text file, whatever its charset."""
    text, _ = transfer.text(data[: TEXT_LIMIT * 4])
    return as_mail(text.replace("\r\n", "\n").replace("\r", "\n")[:TEXT_LIMIT])


def from_pdf(data: bytes) -> tuple[bytes, str | None]:
    """The text of a PDF's first pages, and what could not be read."""
    pages: list[str] = []
    try:
        for text in _pages(data):
            pages.append(text[:TEXT_LIMIT])
            if sum(map(len, pages)) > TEXT_LIMIT:
                break
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever a broken file makes it raise
        if not pages:
            return b"", f"PDF not readable ({type(error).__name__})"
    text = "\n\n".join(pages)
    if not text.strip():
        return b"", "PDF holds no text (a scan?): enter the letter by hand"
    return as_mail(text), None


def _pages(data: bytes) -> Iterator[str]:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("locked by a password")
    for number, page in enumerate(reader.pages):
        if number >= PAGE_LIMIT:
            return
        yield page.extract_text()
