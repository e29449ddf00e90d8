"""Several seekers of one coach and the same manager: she is spared (case 30)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.book import Book
from afterno.method.holds import Days, hers
from afterno.method.identity import is_role_address, plain_name
from afterno.method.relationship import Life

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from afterno.method.proposals import Plan, ReachOut
    from afterno.method.shapes import Person, Record
    from afterno.method.workdays import Places

A_WEEK = timedelta(days=7)
CONTACTS = frozenset({"phone", "email", "meeting"})
REACHED_HER = frozenset(
    {"email_sent", "letter_sent", "message_sent", "voicemail", "conversation", "meeting_held"}
)


def spare(plans: Mapping[str, tuple[Record, Plan]], places: Places) -> dict[str, Plan]:
    """The plans of several seekers, with never two of them at the same manager within a week.

    Whoever reached her last, or is due first, goes first; the other's reach-out moves to a later day with
    its own reason unchanged, so that neither learns of the other.
    """
    taken: dict[tuple[str, ...], list[tuple[date, str]]] = defaultdict(list)
    books = {seeker: Book(record, plan.now, places) for seeker, (record, plan) in plans.items()}
    for seeker, book in books.items():
        for person in book.record.people:
            for day in _recent(book, person):
                for mark in marks(book, person):
                    taken[mark].append((day, seeker))
    order = sorted(
        (
            (out.due, seeker, index)
            for seeker, (_, plan) in plans.items()
            for index, out in enumerate(plan.reach_outs)
        ),
    )
    moved: dict[str, dict[int, ReachOut]] = defaultdict(dict)
    for _, seeker, index in order:
        out = plans[seeker][1].reach_outs[index]
        if out.person is None or out.channel not in CONTACTS or out.opens is None:
            continue
        later = _moved(books[seeker], out, taken, seeker)
        moved[seeker][index] = later
        for mark in marks(books[seeker], books[seeker].people[out.person]):
            taken[mark].append((later.due, seeker))
    return {
        seeker: replace(
            plan, reach_outs=tuple(moved[seeker].get(index, out) for index, out in enumerate(plan.reach_outs))
        )
        for seeker, (_, plan) in plans.items()
    }


def marks(book: Book, person: Person) -> Iterable[tuple[str, ...]]:
    """What tells that two seekers mean the same person: an address, a phone, or name and employer."""
    for address in person.emails:
        if not is_role_address(address):
            yield ("address", address.strip().casefold())
    for phone in person.phones:
        digits = "".join(letter for letter in phone if letter.isdigit()).lstrip("0")
        if len(digits) >= 7:
            yield ("phone", digits)
    company = book.companies.get(book.home(person) or "")
    name, employer = plain_name(person.name), plain_name(company.name) if company is not None else ""
    if name and employer:
        yield ("name", name, employer)


def _recent(book: Book, person: Person) -> Iterable[date]:
    """The days of the last week on which this seeker reached her."""
    for event in book.of_person.get(person.id, ()):
        if event.kind in REACHED_HER and book.now - event.at < A_WEEK:
            yield event.at.astimezone(book.calendar(person).zone).date()


def _moved(
    book: Book, out: ReachOut, taken: Mapping[tuple[str, ...], list[tuple[date, str]]], seeker: str
) -> ReachOut:
    person = book.people[out.person or ""]
    others = sorted(
        day for mark in marks(book, person) for day, whose in taken.get(mark, ()) if whose != seeker
    )
    if not any(abs(out.due - day) < A_WEEK for day in others):
        return out
    life = Life(book, person)
    days = Days(life, hers(life))
    due = out.due
    while any(abs(due - day) < A_WEEK for day in others):
        due = days.due(max(day for day in others if abs(due - day) < A_WEEK) + A_WEEK)
    opens, closes = days.calendar.window(due)
    return replace(out, due=due, opens=opens, closes=closes)
