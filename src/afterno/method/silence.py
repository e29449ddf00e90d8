"""Who is left in silence for good: whoever asked for it, or died; and everybody they may be (cases 11, 15, 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method.identity import company_keys, same_people
from afterno.method.log import effective

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from afterno.method.shapes import Event, Person, Record


def silenced(
    events: Iterable[Event], people: Mapping[str, Person], same: Mapping[str, str]
) -> frozenset[str]:
    """The keys of `same` that stand for such people; an assistant's word counts for the one assisted."""
    found: set[str] = set()
    for event in events:
        person = people.get(event.person or "")
        if person is None:
            continue
        if event.kind == "stop":
            found.add(same[person.id])
            if person.assistant_of is not None and person.assistant_of in same:
                found.add(same[person.assistant_of])
        elif event.kind == "her_change" and event.text("what") == "died":
            found.add(same[person.id])
    return frozenset(found)


def silent(record: Record, now: datetime) -> frozenset[str]:
    """The ids of everybody who is not to be written to or called any more, HR and assistants included."""
    events, _ = effective(record.events, now)
    same = same_people(record.people, company_keys(record.companies))
    keys = silenced(events, {one.id: one for one in record.people}, same)
    return frozenset(one for one, key in same.items() if key in keys)
