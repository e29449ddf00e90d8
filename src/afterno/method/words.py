"""The sentences a person reads: one plain line for each thing the method says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from afterno.method.shapes import Event, Person

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
)  # fmt: skip
COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
BOSS = "the manager who would have been your boss"


def called(person: Person | None) -> str:
    """Her name as on record, or what she would have been."""
    name = " ".join(person.name.split()) if person is not None else ""
    return name or BOSS


def first_up(sentence: str) -> str:
    """The sentence with its first letter raised."""
    return sentence[:1].upper() + sentence[1:]


def whose(person: Person | None) -> str:
    """Her name in the possessive."""
    name = called(person)
    return name + ("'" if name.endswith("s") else "'s")


def on(day: date, today: date) -> str:
    """A date written out; with its year where that is not this one."""
    written = f"{day.day} {MONTHS[day.month - 1]}"
    return written if day.year == today.year else f"{written} {day.year}"


def count(number: int) -> str:
    """A small number in words."""
    return COUNTS[number] if 0 <= number < len(COUNTS) else str(number)


def times(number: int, thing: str) -> str:
    """So many things."""
    return f"{count(number)} {thing}{'' if number == 1 else 's'}"


def titled(event: Event, otherwise: str) -> str:
    """The title or text of an event in quotes of its own, shortened; or else what it is."""
    found = " ".join((event.text("title") or event.text("text") or "").split())
    if not found:
        return otherwise
    return f"“{found if len(found) <= 80 else found[:79].rstrip() + '…'}”"


NEWS_OF_LIFE = {
    "new_job": "your new job",
    "promotion": "your promotion",
    "degree": "your degree",
    "award": "your award",
    "publication": "what you have published",
    "move": "your move",
    "other": "your news",
}
