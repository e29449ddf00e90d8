"""What came of each relationship, and which touch it came from (M16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.method.book import Book
from afterno.method.planner import cases_of
from afterno.method.standing import doors

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.method.relationship import Life
    from afterno.method.shapes import Event, Record
    from afterno.method.workdays import Places


@dataclass(frozen=True)
class Outcome:
    """One good thing: `what` is advice, meeting, interview or offer; both ids are those of events."""

    person: str
    what: str
    event: str
    touch: str | None
    """The last contact before it, or None where it came of itself."""

    def json(self) -> dict[str, object]:
        """For programs."""
        return {"person": self.person, "what": self.what, "event": self.event, "touch": self.touch}


def came_of(record: Record, now: datetime, places: Places) -> tuple[Outcome, ...]:
    """What came of every relationship by `now`, oldest first for each."""
    found: list[Outcome] = []
    for case in cases_of(Book(record, now, places)):
        life = case.life
        events = [
            one
            for one in life.book.of_person.get(case.person.id, ())
            if one.kind in {"advice", "meeting_held"}
            and life.first_talk is not None
            and one.at >= life.first_talk.at
        ]
        good = sorted([*events, *doors(case)], key=lambda one: (one.at.timestamp(), one.id))
        found += [Outcome(case.person.id, _what(one), one.id, _touch_before(life, one)) for one in good]
    return tuple(found)


def _what(event: Event) -> str:
    return {"meeting_held": "meeting", "offer_accepted": "offer"}.get(event.kind, event.kind)


def _touch_before(life: Life, event: Event) -> str | None:
    before = [one.event for one in life.touches if one.event.at <= event.at and one.event.id != event.id]
    return before[-1].id if before else None
