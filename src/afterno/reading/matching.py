"""Which application and which person a message belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from afterno.reading.messages import Message
from afterno.reading.result import Reading


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company on record."""

    id: str
    name: str
    domain: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on record."""

    id: str
    name: str
    emails: tuple[str, ...] = ()
    company: str | None = None


@dataclass(frozen=True, slots=True)
class KnownApplication:
    """An application on record; `thread` are the Message-IDs of its mails."""

    id: str
    company: str | None
    title: str = ""
    applied_on: str | None = None
    thread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record."""

    companies: tuple[KnownCompany, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    applications: tuple[KnownApplication, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One answer: an id, "new", or None; `candidates` where it is ambiguous; why, in one sentence."""

    id: str | None = None
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a message belongs: company, application, and one link for each of the reading's people."""

    company: Link = Link()
    application: Link = Link()
    people: tuple[Link, ...] = ()


def match(reading: Reading, message: Message, known: Known) -> Match:
    """Find the application and people a message belongs to."""
    del reading, message, known
    return Match()
