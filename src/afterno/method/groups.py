"""Parts of a record that do not touch each other: each can be planned alone, with the same result (CONTRACTS).

A part holds the companies, people and applications that are connected (one employer, one manager, possibly the same
person), everything that happened to them, and what is the seeker's own: milestones, news, absences.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from afterno.method.identity import Union, company_keys, same_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.method.shapes import Event, Record

OF_THE_SEEKER = frozenset({"milestone", "news", "away", "pause", "resume"})
LOOSE = "?"


def groups(record: Record) -> tuple[Record, ...]:
    """The independent parts of a record, in a fixed order."""
    parts = _Parts(record)
    found: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for company in record.companies:
        found[parts.of("c", company.id)]["companies"].append(company)
    for person in record.people:
        found[parts.of("p", person.id)]["people"].append(person)
    for application in record.applications:
        found[parts.of("a", application.id)]["applications"].append(application)
    shared: list[Event] = []
    for event in record.events:
        place = parts.place(event)
        if place is None:
            shared.append(event)
        else:
            found[place]["events"].append(event)
    if not found:
        return (record,)
    return tuple(_slice(record, found[key], shared) for key in sorted(found))


def _slice(record: Record, part: dict[str, list[object]], shared: list[Event]) -> Record:
    """One part; the employers of the seeker's own new jobs come along, for their industry."""
    mine = {getattr(one, "id", "") for one in part["companies"]}
    jobs = {event.text("company") for event in shared if event.kind == "milestone"} - mine
    beside = [one for one in record.companies if one.id in jobs] if jobs else []
    return replace(
        record,
        companies=(*part["companies"], *beside),
        people=tuple(part["people"]),
        applications=tuple(part["applications"]),
        events=(*part["events"], *shared),
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
        return name if name is None or f"c {name}" in self._union else self._named.get(" ".join(name.casefold().split()))

    def of(self, kind: str, name: str) -> str:
        """The part something belongs to."""
        return self._union.find(f"{kind} {name}")

    def place(self, event: Event) -> str | None:
        """The part of an event; None for what is the seeker's own."""
        for _ in range(len(self._voids) + 1):
            if event.kind != "void":
                break
            target = self._events.get(event.text("event") or "")
            if target is None:
                return LOOSE
            event = target
        for name in (f"p {event.person}", f"a {event.application}", f"c {event.text('company')}"):
            if name in self._union and not (name[0] == "c" and event.kind in OF_THE_SEEKER):
                return self._union.find(name)
        return None if event.kind in OF_THE_SEEKER and event.person is None else LOOSE
