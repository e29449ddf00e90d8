"""Parts of a record that do not touch each other: each can be planned alone, to the same result.

A part holds the companies, people and applications that are connected (one employer, one manager, possibly
the same person), everything that happened to them, and what is the seeker's own: milestones, news,
absences.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from afterno.method.identity import Union, company_keys, same_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.method.shapes import Application, Company, Event, Person, Record

ALWAYS_SHARED = frozenset({"milestone", "news", "away"})
OF_THE_SEEKER = ALWAYS_SHARED | {"pause", "resume"}
LOOSE = "?"


def groups(record: Record) -> tuple[Record, ...]:
    """Give the independent parts of a record, in a fixed order."""
    parts = _Parts(record)
    found: dict[str, _Slice] = defaultdict(_Slice)
    for company in record.companies:
        found[parts.of("c", company.id)].companies.append(company)
    for person in record.people:
        found[parts.of("p", person.id)].people.append(person)
    for application in record.applications:
        found[parts.of("a", application.id)].applications.append(application)
    shared: list[Event] = []
    for event in record.events:
        place = parts.place(event)
        (shared if place is None else found[place].events).append(event)
    if not found:
        return (record,)
    return tuple(found[key].record(record, shared) for key in sorted(found))


class _Slice:
    """One part in the making."""

    def __init__(self) -> None:
        self.companies: list[Company] = []
        self.people: list[Person] = []
        self.applications: list[Application] = []
        self.events: list[Event] = []

    def record(self, whole: Record, shared: list[Event]) -> Record:
        """Make a record of it; the employers of the seeker's own new jobs come along, for their industry."""
        mine = {one.id for one in self.companies}
        jobs = {event.text("company") for event in shared if event.kind == "milestone"} - mine
        beside = [one for one in whole.companies if one.id in jobs] if jobs else []
        return replace(
            whole,
            companies=(*self.companies, *beside),
            people=tuple(self.people),
            applications=tuple(self.applications),
            events=(*self.events, *shared),
        )


class _Parts:
    """Which part everything belongs to."""

    def __init__(self, record: Record) -> None:
        self._union = Union(
            [f"c {one.id}" for one in record.companies]
            + [f"p {one.id}" for one in record.people]
            + [f"a {one.id}" for one in record.applications]
        )
        self._named = {" ".join(one.name.casefold().split()): one.id for one in record.companies if one.name}
        self._voids = {event.id: event for event in record.events if event.kind == "void"}
        self._events = {event.id: event for event in record.events} if self._voids else {}
        self._places: dict[str, str | None] = {}
        for one, other in self._links(record):
            if one in self._union and other in self._union:
                self._union.join(one, other)

    def _links(self, record: Record) -> Iterator[tuple[str, str]]:
        keys = company_keys(record.companies)
        for company, key in keys.items():
            yield f"c {company}", f"c {key}"
        for person, key in same_people(record.people, keys).items():
            yield f"p {person}", f"p {key}"
        for one in record.people:
            yield f"p {one.id}", f"c {one.company}"
            yield f"p {one.id}", f"p {one.assistant_of}"
        for post in record.applications:
            yield f"a {post.id}", f"c {post.company}"
            yield f"a {post.id}", f"p {post.manager}"
        for event in record.events:
            if event.person is not None:
                yield f"p {event.person}", f"a {event.application}"
                if event.kind == "her_change":
                    yield f"p {event.person}", f"c {self._company(event)}"

    def _company(self, event: Event) -> str | None:
        name = event.text("company")
        return (
            name
            if name is None or f"c {name}" in self._union
            else self._named.get(" ".join(name.casefold().split()))
        )

    def of(self, kind: str, name: str) -> str:
        """The part something belongs to."""
        return self._union.find(f"{kind} {name}")

    def place(self, event: Event) -> str | None:
        """The part of an event; None for what is the seeker's own."""
        if event.kind == "void":
            return self._place_of_void(event)
        if event.kind in ALWAYS_SHARED:
            return None
        if event.kind in OF_THE_SEEKER and event.person is None:
            return None
        company = self._company(event) if event.kind == "opening" else None
        names = [f"c {company}"] if company is not None else []
        for name in (*names, f"p {event.person}", f"a {event.application}"):
            if name in self._union:
                return self._union.find(name)
        return LOOSE

    def _place_of_void(self, void: Event) -> str | None:
        """Where what it takes back is; a chain of voids is walked once."""
        chain: list[str] = []
        target: Event | None = void
        while target is not None and target.kind == "void" and target.id not in self._places:
            self._places[target.id] = LOOSE
            chain.append(target.id)
            target = self._events.get(target.text("event") or "")
        if target is None:
            return LOOSE
        found = self._places[target.id] if target.kind == "void" else self.place(target)
        self._places.update(dict.fromkeys(chain, found))
        return found
