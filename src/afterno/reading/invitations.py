"""Calendar invitations in a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from afterno.reading.messages import Address, Message


@dataclass(frozen=True, slots=True)
class Invitation:
    """One event of an invitation. `start` is aware where the zone is known, a date for a whole day."""

    method: str = "REQUEST"
    uid: str = ""
    summary: str = ""
    start: datetime | date | None = None
    end: datetime | date | None = None
    zone: str | None = None
    organizer: Address | None = None
    attendees: tuple[Address, ...] = ()
    location: str = ""
    description: str = ""
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    cancelled: bool = False


def read(message: Message) -> tuple[Invitation, ...]:
    """The events of a message's calendar parts."""
    del message
    return ()
