"""Dates as people and their mailers write them at the top of a pasted mail, in eight languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import Final

from afterno.reading import headers

_MONTHS: Final = {
    "jan": 1, "gen": 1, "ene": 1, "sty": 1, "feb": 2, "fev": 2, "lut": 2, "mar": 3, "mrz": 3, "maa": 3, "mrt": 3, "apr": 4,
    "avr": 4, "abr": 4, "kwi": 4, "may": 5, "mai": 5, "mag": 5, "mei": 5, "maj": 5, "jun": 6, "juin": 6, "giu": 6, "cze": 6,
    "jul": 7, "juil": 7, "lug": 7, "lip": 7, "aug": 8, "aou": 8, "ago": 8, "sie": 8, "sep": 9, "set": 9, "wrz": 9, "oct": 10,
    "okt": 10, "out": 10, "ott": 10, "paz": 10, "nov": 11, "lis": 11, "dec": 12, "dez": 12, "dic": 12, "gru": 12,
}  # fmt: skip
"""Months by the first letters that tell them apart, accents gone; `mai` is May, `mar` March everywhere it is used."""
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:\.|er|º|°|st|nd|rd|th)?\s+(?:de\s+)?([a-z]{3,14})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST: Final = re.compile(r"\b([a-z]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS: Final = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b")
_YEAR_FIRST: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_CLOCK: Final = re.compile(r"\b(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap])?\.?\s?(?:m\b)?")
_FOLDED: Final = str.maketrans({"ł": "l", "ß": "ss"})


def loose(text: str) -> datetime | None:
    """Give the moment a line of a mail's head names, in UTC where it says no zone; None where there is none.

    Of "3/2/2026" the first number is the day unless it cannot be or the clock behind it says AM or PM.
    """
    text = text[:200]
    if moment := headers.date(text):
        return moment
    plain = "".join(
        c
        for c in unicodedata.normalize("NFD", text.lower().translate(_FOLDED))
        if not unicodedata.combining(c)
    )
    day = _day(plain)
    if day is None:
        return None
    begin, end, (year, month, number) = day
    hour, minute = _clock(plain[end:]) or _clock(plain[:begin]) or (0, 0)
    try:
        return datetime(year, month, number, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def _day(plain: str) -> tuple[int, int, tuple[int, int, int]] | None:
    """Where a day stands, and its year, month and number."""
    if match := _YEAR_FIRST.search(plain):
        return *match.span(), (int(match[1]), int(match[2]), int(match[3]))
    for match in _DAY_FIRST.finditer(plain):
        if month := _month(match[2]):
            return *match.span(), (int(match[3]), month, int(match[1]))
    for match in _MONTH_FIRST.finditer(plain):
        if month := _month(match[1]):
            return *match.span(), (int(match[3]), month, int(match[2]))
    if match := _NUMBERS.search(plain):
        return *match.span(), _numbers(match, plain[match.end() :])
    return None


def _numbers(match: re.Match[str], behind: str) -> tuple[int, int, int]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 100 else 0
    clock = _CLOCK.search(behind)
    american = (
        match[2] == "/" and first <= 12 and (second > 12 or (clock is not None and clock[3] is not None))
    )
    return (year, first, second) if american else (year, second, first)


def _month(word: str) -> int:
    return _MONTHS.get(word[:4], 0) or _MONTHS.get(word[:3], 0)


def _clock(text: str) -> tuple[int, int] | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
