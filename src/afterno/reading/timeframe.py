"""What a message's times are relative to: its own day, and its way of writing dates."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from afterno.reading import mailboxes
from afterno.reading.langhint import guess
from afterno.reading.newest import tidy
from afterno.reading.timewords import NUMERIC, Frame

if TYPE_CHECKING:
    from afterno.reading.messages import Message

_AMERICAN = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\bUSA\b|\bU\.S\.|\(\d{3}\) \d{3}-\d{4}|\+1[ .(-]")
_BRITISH = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\+44|\+353|\+61|\+64|\bLtd\b|\bplc\b")


def frame_of(message: Message) -> Frame | None:
    """The message's day where it was written, and whether the day comes first; None without a date."""
    if message.date is None:
        return None
    return Frame(message.date.date(), day_first=_day_first(message))


def _day_first(message: Message) -> bool:
    text = tidy(message.text)[:6000]
    if guess(text) != "en":
        return True
    for match in NUMERIC.finditer(text):
        first, second = int(match.group("a")), int(match.group("b"))
        if match.group("year") and first > 12 >= second:
            return True
        if match.group("year") and second > 12 >= first:
            return False
    tld = mailboxes.domain(message.sender.address).rpartition(".")[2] if message.sender else ""
    if tld in {
        "uk",
        "ie",
        "au",
        "nz",
        "in",
        "za",
        "de",
        "fr",
        "es",
        "it",
        "nl",
        "pl",
        "pt",
        "be",
        "ch",
        "at",
        "eu",
        "se",
        "dk",
        "no",
        "fi",
    }:
        return True
    if _BRITISH.search(text):
        return True
    if tld in {"us", "gov", "edu", "mil"} or _AMERICAN.search(text):
        return False
    offset = message.date.utcoffset() if message.date else None
    return not (offset is not None and timedelta(hours=-10) <= offset <= timedelta(hours=-4))


_BREAK = re.compile(
    r"(?<=[!?])\s+|(?<=[^\d\s]\.)\s+(?=[A-ZÀ-ÞŁŚŻ\"“„«(¿¡])|(?<=\d\.)\s+(?!Jan|Feb|Fév|Mär|Mar|Apr|"
    r"Avr|Mai|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Tag|Woche|KW)(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[a-zà-ÿ])|"
    r"\n\s*\n|\n(?=\s*[•*·-]\s)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, line breaks inside them as spaces; at most 400."""
    said = (re.sub(r"\s+", " ", part).strip() for part in _BREAK.split(text)[:400] if part)
    return [part[at : at + 700] for part in said for at in range(0, len(part), 700)]
