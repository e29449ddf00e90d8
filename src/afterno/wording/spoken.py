"""How long words take to say: 150 a minute, the digits of a phone number said one by one (M5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS_A_MINUTE = 150
# Digits with the usual separators; each repeated part is one character wide, so matching stays linear.
_NUMBER = re.compile(r"\+?\(?\d[\d ().\-/]{4,24}\d")


@dataclass(frozen=True)
class Spoken:
    """A text to be said aloud, with its words and its seconds."""

    text: str
    words: int
    seconds: float


def words(text: str) -> int:
    """Count the words of a text; a phone number is one."""
    return len(re.findall(r"\S*\w\S*", _NUMBER.sub("0", text)))


def seconds(text: str) -> float:
    """Say how long the text takes to speak, the digits of a number one by one."""
    digits = sum(sum(c.isdigit() or c == "+" for c in m.group()) for m in _NUMBER.finditer(text))
    numbers = len(_NUMBER.findall(text))
    return round((words(text) - numbers + digits) * 60 / WORDS_A_MINUTE, 1)


def spoken(text: str) -> Spoken:
    """Measure a text that will be said."""
    return Spoken(text, words(text), seconds(text))
