"""Entries to iCalendar (RFC 5545): for the seeker's own eyes, addressed to nobody, inviting nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

MAKER = "-//Afterno//The plan//EN"
LOOK_AGAIN = timedelta(hours=1)
"""How often a calendar program is asked to look again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do; within `begins` to `ends`, else on the whole `day`."""

    uid: str
    title: str
    notes: str
    day: date
    begins: datetime | None = None
    ends: datetime | None = None
    link: str = ""
    alarms: tuple[datetime | timedelta, ...] = ()
    """When the calendar rings: moments, or times from the beginning."""


def write(entries: Iterable[Entry], *, name: str, on: date) -> bytes:
    """Write a calendar; the same entries on the same day give the same bytes, in whatever order they come."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    stamp = datetime.combine(on, time(), UTC)
    for entry in sorted(entries, key=lambda one: one.uid):
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("summary", _line(entry.title))
    if entry.begins is not None and entry.ends is not None:
        # In UTC: every program shows it in its own clock, and none needs a table of zones.
        event.add("dtstart", entry.begins.astimezone(UTC))
        event.add("dtend", entry.ends.astimezone(UTC))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    if entry.notes:
        event.add("description", _plain(entry.notes))
    if entry.link:
        event.add("url", entry.link)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for one in entry.alarms:
        event.add_component(_alarm(entry, one))
    return event


def _alarm(entry: Entry, when: datetime | timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(entry.title))
    if isinstance(when, datetime):
        alarm.add("trigger", when.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    else:
        alarm.add("trigger", when)
    return alarm


def _plain(text: str) -> str:
    """Leave out what a calendar cannot hold: control characters."""
    return "".join(c for c in text if c >= " " or c in "\n\t")


def _line(text: str) -> str:
    return " ".join(_plain(text).split())
