"""How long a message is: in words, and in seconds when spoken."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 150
LIMITS = {
    "voicemail": (75, 75), "assistant": (60, 60), "hr": (100, 100), "news": (100, 100), "meeting": (100, 100),
    "call": (120, 120), "milestone": (125, 125), "followup": (125, 150),
}  # fmt: skip
"""Aim and hard limit in words."""
FOLLOWUP_MINIMUM = 50

_DIGIT = (
    r"(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    r"|double|triple|treble|plus|o)"
)
_PART = rf"(?:\d{{1,11}}|{_DIGIT}\b)"
PHONE = re.compile(
    r"(?<![\w@.£$€])(?:\+|00)?\(?\d(?:[\s().\-/–·]{0,3}\d){5,16}(?!\w)"
    rf"|(?<!\w){_PART}(?:[\s,.…/–-]{{1,5}}{_PART}){{4,16}}(?!\w)"
    r"|\bext(?:ension|\.)? ?\d{2,6}\b",
    re.IGNORECASE,
)
_NOT_PHONE = re.compile(
    r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d"
)
_WORD = re.compile(r"\S*\w\S*")
_SPOKEN = re.compile(rf"\d|{_DIGIT}\b", re.IGNORECASE)


def phones(text: str) -> list[re.Match[str]]:
    """Find what is a telephone number, written in digits or spelt out."""
    return [match for match in PHONE.finditer(text) if not _NOT_PHONE.fullmatch(match.group().strip())]


def words_and_seconds(text: str) -> tuple[int, float]:
    """Count words, a phone number as one; in the seconds its digits count as they are spoken."""
    numbers = phones(text)
    rest: list[str] = []
    at = 0
    for number in numbers:
        rest.append(text[at : number.start()])
        at = number.end()
    rest.append(text[at:])
    words = sum(len(_WORD.findall(part)) for part in rest)
    spoken = words + sum(
        len(_SPOKEN.findall(number.group())) + number.group().count("+") for number in numbers
    )
    return words + len(numbers), round(spoken * 60 / WORDS_A_MINUTE, 1)
