"""Two entries that are one person: merged, and taken apart again exactly (hard case 16).

Nothing is rewritten by a merge: one entry names the other, and both are read as one. A stop that came while they were
one stays with both, for nothing undoes a stop (M13).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.errors import NotOnRecordError, UserError
from afterno.record import store
from afterno.service import entry, planning, relationships, texts
from afterno.service.acts import person_ref
from afterno.service.types import Logged, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

MOST = 20
"""Entries merged in one go."""


def candidates(owner: int, people: Sequence[str]) -> list[store.Around]:
    """Give those named, each once. Raises NotOnRecordError for somebody who is not on record."""
    found: dict[str, store.Around] = {}
    known = store.leading(owner, people[:MOST])
    for person in people[:MOST]:
        her = known.get(person) or planning.find(owner, person)
        found.setdefault(her.id, her)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Side:
    """One of those who may be one person, with what tells them apart."""

    person: PersonRef
    stage_text: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    happened: int


def sides(owner: int, chosen: Sequence[store.Around]) -> list[Side]:
    """Lay those beside each other who may be one."""
    standing = store.standings_of(owner, [one.id for one in chosen])
    happened = store.count_of(owner, [uid for one in chosen for uid in one.ids])
    found = []
    for one in chosen:
        row = relationships.whole(one)
        ref = person_ref(row, one.companies)
        assert ref is not None
        stage = texts.STAGES.get(standing[one.id]["stage"], "") if one.id in standing else ""
        counted = sum(happened.get(uid, 0) for uid in one.ids)
        found.append(
            Side(ref, stage, tuple(row.get("phones") or ()), tuple(row.get("emails") or ()), counted)
        )
    return found


def merge(owner: int, lead: str, others: Sequence[str], now: datetime) -> Logged:
    """Take the others for the same person as the one who leads. Raises UserError where there is nobody to merge."""
    first = planning.find(owner, lead)
    merged = [one for one in candidates(owner, others) if one.id != first.id]
    if not merged:
        raise UserError("Choose two people to merge: this is one.")
    names = [str(one.entries[0].get("name") or "somebody") for one in (first, *merged)]
    text = f"{', '.join(names[:-1])} and {names[-1]} as one person"
    entries = [{"id": one.id, "same_as": first.id} for one in merged]
    changed = store.change(owner, "merge", text, now, people=entries)
    settle(owner, [first.id, *(one.id for one in merged)], now)
    return Logged((), f"On record: {text}.", change=changed.uid)


def take_apart(owner: int, person: str, now: datetime) -> Logged:
    """Take an entry that was merged for a person of its own again. Raises NotOnRecordError where it is none."""
    row = store.get_person(owner, person)
    lead = str(row.get("same_as") or "")
    if not lead:
        raise NotOnRecordError("That entry is not merged with another.")
    stops = [(person, stop) for stop in stops_meanwhile(owner, person, lead)]
    name = str(row.get("name") or "That person")
    changed = store.change(
        owner, "apart", f"{name} as a person apart", now, people=[{"id": person, "same_as": None}]
    )
    keep_stops(owner, stops, now)
    settle(owner, [person, lead], now)
    return Logged((), f"On record: {name} is a person apart.", change=changed.uid)


def stops_meanwhile(owner: int, merged: str, lead: str) -> list[str]:
    """Name the stops that came while the two were one, and stand with the one who leads."""
    return store.stops_since(owner, lead, store.merged_since(owner, merged))


def keep_stops(owner: int, stops: Iterable[tuple[str, str]], now: datetime) -> None:
    """Let a stop that came while two were one stay with both."""
    for person in dict.fromkeys(person for person, _ in stops):
        note = "It came while the two were taken for one person."
        entry.store_events(
            owner, entry.new_entry(), [{"kind": "stop", "person": person, "note": note}], now, now
        )


def settle(owner: int, people: Sequence[str], now: datetime) -> None:
    """Plan anew those who were put together or taken apart."""
    store.touch(owner, people)
    planning.settle(owner, now)
