"""What a file of contacts comes to: people as it names them, and what was left out, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 300
"""Characters of one value that are kept."""
MANY = 12
"""Addresses or numbers of one person that are kept."""


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody, as a file of contacts names them."""

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    url: str = ""
    note: str = ""
    line: int = 0
    """Where it stands in the file."""


@dataclass(frozen=True, slots=True)
class Left:
    """An entry that was left out, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of contacts came to."""

    cards: tuple[Card, ...] = ()
    left: tuple[Left, ...] = ()


def tidy(text: str, longest: int = LONGEST) -> str:
    """Write a value on one line, without what no screen shows."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:longest]


def several(values: list[str]) -> tuple[str, ...]:
    """Give the values that say something, each once."""
    return tuple(dict.fromkeys(value for one in values if (value := tidy(one))))[:MANY]


def address(text: str) -> str:
    """Read an e-mail address; empty where it is none."""
    found = tidy(text.removeprefix("mailto:").removeprefix("MAILTO:"))
    before, at, after = found.partition("@")
    return found if before and at and "." in after and " " not in found and found.count("@") == 1 else ""


def number(text: str) -> str:
    """Read a phone number; empty where it has fewer than five digits."""
    found = tidy(text.removeprefix("tel:").removeprefix("TEL:").partition(";ext=")[0])
    return found if sum(c.isdigit() for c in found) >= 5 else ""
