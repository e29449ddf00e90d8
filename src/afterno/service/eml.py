"""A letter as a mail file (.eml): opened in a mail program it is a draft, with everything in its place."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def compose(name: str, sender: str, to: str, subject: str, body: str, now: datetime) -> bytes:
    """Write one mail, plain text in UTF-8; an address that is none is left out rather than mended."""
    message = EmailMessage(policy=SMTP)
    if mine := _address(name, sender):
        message["From"] = mine
    if hers := _address("", to):
        message["To"] = hers
    message["Subject"] = _line(subject)
    message["Date"] = now
    message["X-Unsent"] = "1"  # mail programs then open it for sending, not for reading
    message.set_content(body.replace("\r\n", "\n").rstrip("\n") + "\n", charset="utf-8")
    return message.as_bytes()


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _address(name: str, address: str) -> Address | None:
    try:
        return Address(_line(name), addr_spec=address.strip()) if address.strip() else None
    except (ValueError, IndexError):
        return None


def file_name(person: str, now: datetime) -> str:
    """Name the file after the day and her name, in letters any system takes."""
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", person).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[A-Za-z0-9]+", plain)).lower()[:60]
    return f"{now:%Y-%m-%d}-{words or hashlib.sha256(person.encode()).hexdigest()[:8]}.eml"
