"""What was promised to people and holds whatever copy of the record is put back: stops, and who was erased (M13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from afterno.method.events import parse_record
from afterno.method.log import effective
from afterno.record.erase import erase_person
from afterno.record.erased import erased_people, export_erased, import_erased
from afterno.record.events import append_events, new_event_id
from afterno.record.identities import identities_of, who_is
from afterno.record.slices import load_record

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.record.values import Json


@dataclass(frozen=True, slots=True)
class Promises:
    """The stops in force, each with her entry of `people`; and the hashes that keep the erased out."""

    stops: tuple[tuple[Json, Json], ...]
    erased: Json


def promised(owner: int) -> Promises:
    """Gather what must outlive this record."""
    raw = load_record(owner)
    people = {row["id"]: row for row in raw["people"]}
    stops = {row["id"]: row for row in raw["events"] if row["kind"] == "stop"}
    in_force = _in_force(raw) if stops else set()
    return Promises(
        tuple(
            (row, people[row["person"]])
            for uid, row in stops.items()
            if uid in in_force and row.get("person") in people
        ),
        export_erased(owner),
    )


def _in_force(raw: Json) -> set[str]:
    """The ids of the stops that nobody took back."""
    record, _ = parse_record(raw)
    last = max((event.at for event in record.events), default=None)
    return {event.id for event in effective(record.events, last)[0]} if last is not None else set()


def keep(owner: int, promises: Promises, now: datetime) -> None:
    """Put the stops on the record that was put back, and take out whoever had been erased."""
    with transaction.atomic():
        import_erased(owner, promises.erased)
        raw = load_record(owner)
        for uid in erased_people(owner, raw["people"]):
            erase_person(owner, uid)
        here = {row["id"] for row in raw["people"]}
        known = {row["id"] for row in raw["events"]}
        there = _in_force(raw)
        stops = [
            _anew(stop, uid, known, now)
            for stop, entry in promises.stops
            if stop["id"] not in there
            for uid in _same(owner, entry, here)
        ]
        append_events(owner, stops, now=now, by_hand=False)


def _same(owner: int, entry: Json, here: set[str]) -> list[str]:
    """Her entry in the record that was put back, and every other by which she may be known."""
    known = who_is(owner, identities_of(entry, entry.get("company")))
    found = {uid for uids in known.values() for uid in uids}
    return sorted(found | ({entry["id"]} & here))


def _anew(stop: Json, person: str, known: set[str], now: datetime) -> Json:
    """The stop as it was; where its id is taken (it was lifted there, or is her other entry's) one of now."""
    if stop["id"] not in known:
        known.add(stop["id"])
        return {**stop, "person": person}
    return {**stop, "person": person, "id": new_event_id(), "at": now.isoformat()}
