"""Days on which a person is held: her absence, leave, a pause, the seeker's own absence (cases 8, 9, 12, 14).

Held time is derived from the events and does not use up a wait; nothing is counted up.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.relationship import Life
    from afterno.method.shapes import Event

LEAVE_DAYS = 90


class Hold(NamedTuple):
    """From `start` on, up to and without `end`."""

    start: date
    end: date
    kind: str
    event: Event


def hers(life: Life) -> list[Hold]:
    """Holds of her own: what she or her mailbox said, and pauses the seeker set for her."""
    over: list[Hold] = []
    paused: list[Hold] = []
    away: list[Hold] = []
    for event in life.holding:
        day = life.day(event)
        if event.kind == "resume" or event.text("what") == "returned":
            over += [_until(hold, day) for hold in away]
            away = []
        if event.kind == "resume":
            over += [_until(hold, day) for hold in paused]
            paused = []
        elif event.text("what") != "returned":
            (paused if event.kind == "pause" else away).append(_one(life, event, day))
    return [hold for hold in (*over, *paused, *away) if hold.start < hold.end]


def _until(hold: Hold, day: date) -> Hold:
    return hold._replace(end=min(hold.end, max(day, hold.start)))


def _one(life: Life, event: Event, day: date) -> Hold:
    """One hold as it was announced; what has no date ends with her own word."""
    until = event.day("until")
    if event.kind == "pause":
        return Hold(day, until + DAY if until is not None else FAR, "pause", event)
    if until is not None and event.kind == "auto_reply":
        week = life.calendar.week
        return Hold(day, week.add(week.next_from(until + DAY), 1), "auto_reply", event)
    if until is not None:
        return Hold(day, until + DAY, "leave", event)
    reply = event.kind == "auto_reply"
    days = life.book.policy.out_of_office_days if reply else LEAVE_DAYS
    end = day + timedelta(days=days)
    heard = bisect_right(life.back, day)
    if heard < len(life.back):
        end = min(end, life.back[heard])
    return Hold(day, end, "auto_reply" if reply else "leave", event)


def _seekers(life: Life) -> list[Hold]:
    """The seeker's own absence holds everybody; so does a pause without a person (case 12)."""
    return [
        Hold(since if since is not None else life.day(event), end, "away", event)
        for event, since, end in life.book.own_absences()
    ]


class Days:
    """The days of one relationship: what is held, what is a working day, what is left of today."""

    def __init__(self, life: Life, held: Iterable[Hold]) -> None:
        self.calendar = life.calendar
        self.today = life.today
        self.now = life.book.now
        self.holds = sorted([*held, *_seekers(life)], key=lambda hold: (hold.start, hold.end, hold.event.id))

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
        """The first day on which something due at that moment is right: that day, if not yet over."""
        day = self.calendar.day(moment)
        if self.calendar.works_on(day) and moment >= self.calendar.window(day)[1]:
            day += DAY
        return self.fitting(day)

    def fitting(self, day: date) -> date:
        """The first working day from `day` on that is not held: forward, never back (case 4)."""
        while day < FAR:
            free = self.free(day)
            free = self.calendar.next_from(free) if free < FAR else FAR
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
