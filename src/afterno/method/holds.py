"""Days on which a person is held: her absence, leave, a pause, the seeker's own absence (cases 8, 9, 12, 14).

Held time is derived from the events and does not use up a wait; nothing is counted up.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from afterno.method.fields import RECEIVED
from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.relationship import Life
    from afterno.method.shapes import Event

LEAVE_DAYS = 90
SHE_IS_BACK = RECEIVED | {"conversation", "meeting_held"}


class Hold(NamedTuple):
    """From `start` on, up to and without `end`."""

    start: date
    end: date
    kind: str
    event: Event


def holds_of(life: Life) -> list[Hold]:
    """Every hold on this relationship, by its start."""
    found = [*_hers(life), *_seekers(life)]
    found.sort(key=lambda hold: (hold.start, hold.end, hold.event.id))
    return found


def _hers(life: Life) -> Iterable[Hold]:
    """Holds of her own: what she or her mailbox said, and pauses the seeker set for her."""
    if not life.holding:
        return
    back = [life.day(event) for event in life.book.of_person[life.person.id] if event.kind in SHE_IS_BACK]
    open_holds: list[Hold] = []
    for event in sorted(life.holding, key=lambda one: (one.at.timestamp(), one.id)):
        day = life.day(event)
        if event.kind in {"resume", "her_change"} and event.text("what") != "leave":
            ended = [] if event.kind == "resume" else ["pause"]
            open_holds = [
                hold if hold.kind in ended else hold._replace(end=min(hold.end, max(day, hold.start)))
                for hold in open_holds
            ]
            continue
        open_holds.append(_one(life, event, day, back))
    yield from (hold for hold in open_holds if hold.start < hold.end)


def _one(life: Life, event: Event, day: date, back: list[date]) -> Hold:
    until = event.day("until")
    if event.kind == "pause":
        return Hold(day, until + DAY if until is not None else FAR, "pause", event)
    if event.kind == "auto_reply":
        if until is None:
            end = day + timedelta(days=life.book.policy.out_of_office_days)
        else:
            week = life.calendar.week
            end = week.add(week.next_from(until + DAY), 1)
        return Hold(day, _earlier(end, day, back), "auto_reply", event)
    end = until + DAY if until is not None else day + timedelta(days=LEAVE_DAYS)
    return Hold(day, _earlier(end, day, back) if until is None else end, "leave", event)


def _earlier(end: date, day: date, back: list[date]) -> date:
    """Her own word after the notice ends the hold."""
    return min([end, *(one for one in back if one > day)])


def _seekers(life: Life) -> Iterable[Hold]:
    """The seeker's own absence holds everybody; so does a pause without a person."""
    paused: Event | None = None
    for event in life.book.absences:
        day = life.day(event)
        if event.kind == "away":
            since, until = event.day("from") or day, event.day("until")
            if until is None or until >= since:
                yield Hold(since, _return(life, event, until), "away", event)
        elif event.kind == "pause":
            until = event.day("until")
            if until is not None:
                yield Hold(day, until + DAY, "away", event)
            else:
                paused = paused or event
        elif paused is not None:
            yield Hold(life.day(paused), day, "away", paused)
            paused = None
    if paused is not None:
        yield Hold(life.day(paused), FAR, "away", paused)


def _return(life: Life, event: Event, until: date | None) -> date:
    """The day after the absence; without an end it lasts until a `resume`."""
    if until is not None:
        return until + DAY
    later = (one for one in life.book.absences if one.kind == "resume" and one.at > event.at)
    found = next(later, None)
    return life.day(found) if found is not None else FAR


class Days:
    """The days of one relationship: what is held, what is a working day, what is left of today."""

    def __init__(self, life: Life) -> None:
        self.calendar = life.calendar
        self.today = life.today
        self.now = life.book.now
        self.holds = holds_of(life)

    def held(self, day: date) -> Hold | None:
        """The hold on that day that lasts longest, if any."""
        on_day = [hold for hold in self.holds if hold.start <= day < hold.end]
        return max(on_day, key=lambda hold: hold.end) if on_day else None

    def free(self, day: date) -> date:
        """The first day from `day` on that is not held."""
        for hold in self.holds:
            if hold.start <= day < hold.end:
                day = hold.end
        return day

    def wait(self, anchor: date, days: int) -> date:
        """So many days after the anchor, held days not counted (case 9)."""
        due = anchor + timedelta(days=days)
        counted = anchor
        for hold in self.holds:
            start = max(hold.start, counted + DAY)
            if hold.end <= start:
                continue
            if start > due:
                break
            if hold.end == FAR:
                return FAR
            due += hold.end - start
            counted = hold.end - DAY
        return due

    def at_once(self, moment: datetime) -> date:
        """The first day on which something due at that moment is right: that day, if an hour of work is left of it."""
        day = self.calendar.day(moment)
        if self.calendar.week.works_on(day) and moment >= self.calendar.window(day)[1]:
            day += DAY
        return self.fitting(day)

    def fitting(self, day: date) -> date:
        """The first working day from `day` on that is not held: forward, never back (case 4)."""
        while day < FAR:
            free = self.calendar.week.next_from(self.free(day)) if day < FAR else day
            if free == day:
                return day
            day = free
        return FAR

    def due(self, day: date) -> date:
        """The day itself, or if it has passed today or the next fitting day."""
        day = self.fitting(max(day, self.today))
        if day == self.today and self.now >= self.calendar.window(day)[1]:
            day = self.fitting(day + DAY)
        return day
