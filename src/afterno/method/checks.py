"""The nevers of the method, checked on what was done: a second opinion that does not use the planner.

Each act is a reach-out that was proposed and the moment it was done; what the record holds before that
moment is looked at afresh, by counting.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from afterno.method.proposals import ReachOut
    from afterno.method.shapes import Event, Person, Record
    from afterno.method.workdays import Places

TALKS = frozenset({"conversation", "meeting_held"})
CONTACTS = frozenset(
    {
        "conversation",
        "email_sent",
        "letter_sent",
        "message_sent",
        "voicemail",
        "assistant_message",
        "meeting_held",
    }
)
CALLS = frozenset({"call", "ask_for_call"})
UNBOUND = CALLS | {"reply", "thank_hr", "prepare_meeting"}


def violations(record: Record, done: Sequence[tuple[ReachOut, datetime]], places: Places) -> list[str]:
    """Every never that an act broke, in plain words."""
    refused = {one.application for one in record.events if one.kind == "rejection"}
    bosses = {post.manager for post in record.applications if post.id in refused}
    people = {one.id: one for one in record.people if one.id in bosses or not one.lead}
    found: list[str] = []
    for out, at in done:
        person = people.get(out.person or "")
        if person is not None:
            before = [one for one in record.events if one.at < at]
            words = f"{out.kind} to {person.id} at {at.isoformat()}"
            found += [f"{words}: {what}" for what in _broken(person, out, at, before, people, places)]
    return found


def _broken(
    person: Person,
    out: ReachOut,
    at: datetime,
    before: list[Event],
    people: dict[str, Person],
    places: Places,
) -> Iterator[str]:
    hers = [one for one in before if one.person == person.id]
    if any(one.kind == "stop" for one in hers):
        yield "after a stop"
    if any(one.text("what") == "died" for one in hers):
        yield "after her death"
    yield from _hours(person, at, places)
    day = _day(person, at)
    if any(
        one.kind == "away" and (one.day("from") or day) <= day <= (one.day("until") or day) for one in before
    ):
        yield "while the seeker is away"
    talks = [one for one in hers if one.kind in TALKS]
    if out.channel == "email" and out.kind != "ask_for_call" and not talks:
        yield "an e-mail before a conversation"
    if out.kind == "call" and any(
        one.kind in CONTACTS | {"call_attempt"} and _day(person, one.at) == day for one in hers
    ):
        yield "two attempts on one day"
    if talks and out.kind not in UNBOUND:
        news = [one for one in before if one.kind == "milestone"]
        yield from _limits(person, out, day, hers, news, talks[0].at)
        yield from _company_week(person, day, before, people)


def _day(person: Person, at: datetime) -> date:
    return at.astimezone(ZoneInfo(person.time_zone or "UTC")).date()


def _hours(person: Person, at: datetime, places: Places) -> Iterator[str]:
    local = at.astimezone(ZoneInfo(person.time_zone or "UTC"))
    if local.weekday() >= 5:
        yield "on a weekend"
    if person.country and local.date() in places.holidays(person.country, local.year):
        yield "on a public holiday"
    if not 9 <= local.hour < (15 if local.weekday() == 4 else 17):
        yield "out of her hours"


def _touches(person: Person, hers: list[Event], since: datetime) -> list[tuple[date, Event]]:
    """Touches from the first conversation on; replies, logistics and doubles within a minute aside."""
    found: list[tuple[date, Event]] = []
    last: Event | None = None
    for one in sorted(hers, key=lambda event: event.at):
        if one.kind not in CONTACTS or one.at < since or one.text("reason") in {"reply", "logistics"}:
            continue
        if last is not None and last.kind == one.kind and one.at - last.at <= timedelta(seconds=60):
            continue
        last = one
        found.append((_day(person, one.at), one))
    return found


def _limits(
    person: Person, out: ReachOut, day: date, hers: list[Event], news: list[Event], since: datetime
) -> Iterator[str]:
    touches = _touches(person, hers, since)
    year = [one for one in touches if (day - one[0]).days < 365 and one[1].text("direction") != "in"]
    if len(year) >= 8:
        yield "over eight touches in a year"
    wished = any(one.kind == "wish" for one in hers)
    if not touches or wished:
        return
    gap = (day - touches[-1][0]).days
    told = next((one for one in news if one.id in out.because), None)
    least = 30 if told is None else 7 if told.text("what") == "new_job" else 14
    if gap < least:
        yield f"only {gap} days after the last touch"


def _company_week(person: Person, day: date, before: list[Event], people: dict[str, Person]) -> Iterator[str]:
    here = _company_on(person, day, before)
    for other in people.values():
        theirs = [one for one in before if one.person == other.id]
        if other.id == person.id or here is None:
            continue
        talks = [one.at for one in theirs if one.kind in TALKS]
        if not talks:
            continue
        touched = [on for on, _ in _touches(other, theirs, min(talks))]
        if any(0 <= (day - on).days < 7 and _company_on(other, on, before) == here for on in touched):
            yield f"two touches to {here} within a week"


def _company_on(person: Person, day: date, events: list[Event]) -> str | None:
    """Where she worked on that day."""
    company = person.company
    for one in sorted(events, key=lambda event: event.at):
        moved = one.person == person.id and one.kind == "her_change" and one.text("what") == "moved"
        if moved and _day(person, one.at) <= day:
            company = one.text("company")
    return company
