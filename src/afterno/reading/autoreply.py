"""Automatic mail: out of office, left the company, bounces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterno.reading.messages import Message


@dataclass(frozen=True, slots=True)
class AutoReply:
    """An out-of-office; `away_until` is the last day away, None where none is said."""

    away_until: date | None = None
    has_left: bool = False
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that did not arrive: for which addresses, and for good (`hard`) or for now."""

    addresses: tuple[str, ...] = ()
    hard: bool = True
    evidence: str = ""


def read(message: Message) -> AutoReply | None:
    """The out-of-office in a message, None where it is none."""
    del message
    return None


def bounce(message: Message) -> Bounce | None:
    """The bounce in a message, None where it is none."""
    del message
    return None
