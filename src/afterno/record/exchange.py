"""The whole record out and in: `afterno-record/1`.

What comes in is looked at whole before anything is written; what cannot be kept is left out and named; the rest goes in
together or not at all. Taking the same in twice changes nothing, and nothing taken in undoes a stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from afterno.errors import NotARecordError
from afterno.record import erased
from afterno.record.entities import upsert
from afterno.record.events import (
    Checked,
    Incoming,
    check_references,
    lifted_stop,
    look_at,
    on_record,
    same_event,
    write,
    zone_of,
)
from afterno.record.keys import unstorable
from afterno.record.models import Profile
from afterno.record.revision import take
from afterno.record.slices import FORMAT, load_record
from afterno.record.stale import touch_all
from afterno.record.values import Json, Problem, problem
from afterno.record.vocabulary import EVENT_REFERENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("companies", "people", "applications")
KNOWN = frozenset({"format", "seeker", "policy", "erased", "events", *PARTS})


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many entries were added, changed, or there already; and what was left out, with its reason."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def export_record(owner: int) -> Json:
    """Give everything of the owner's, to be kept in a file or taken in elsewhere."""
    record = load_record(owner)
    kept = erased.export_erased(owner)
    return record | ({"erased": kept} if kept else {})


def import_record(owner: int, raw: Any, *, now: datetime | None = None) -> ImportResult:  # noqa: ANN401 - any JSON
    """Take a record in. Raises NotARecordError, with what to do, for anything that is none."""
    record = _whole(raw)
    moment = now or datetime.now(UTC)
    problems: list[Problem] = []
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    with transaction.atomic():
        _take_profile(owner, record, problems)
        erased.import_erased(owner, record.get("erased"))
        for what in PARTS:
            result = upsert(owner, what, record[what], replace=True, loose=True)
            problems += result.problems
            for name in counts:
                counts[name] += len(getattr(result, name))
        added, unchanged = _take_events(owner, record["events"], moment, problems)
    return ImportResult(
        counts["added"] + added, counts["changed"], counts["unchanged"] + unchanged, tuple(problems)
    )


def preview_record(owner: int, raw: Any, *, now: datetime | None = None) -> ImportResult:  # noqa: ANN401 - any JSON
    """Say what taking a record in would do; nothing is changed. Raises NotARecordError."""
    with transaction.atomic():
        found = import_record(owner, raw, now=now)
        transaction.set_rollback(True)
    return found


def _whole(raw: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Look whether this is a record at all."""
    if not isinstance(raw, dict):
        raise NotARecordError("This is no Afterno record: a record is what `afterno export FILE` writes.")
    if raw.get("format") != FORMAT:
        found = raw.get("format")
        said = f"its format is {found[:60]!r}" if isinstance(found, str) else "it names no format"
        newer = (
            " It may come from a newer Afterno: update this one."
            if str(found).startswith("afterno-record/")
            else ""
        )
        raise NotARecordError(f"Nothing was taken in: {said}, and {FORMAT!r} is wanted.{newer}")
    for name in (*PARTS, "events"):
        if not isinstance(raw.get(name, []), list):
            raise NotARecordError(f"Nothing was taken in: {name!r} is not a list. Export the record again.")
    for name in ("seeker", "policy"):
        if not isinstance(raw.get(name, {}), dict):
            raise NotARecordError(
                f"Nothing was taken in: {name!r} is not an object. Export the record again."
            )
    return {name: [] for name in (*PARTS, "events")} | raw


def _take_profile(owner: int, record: Mapping[str, Any], problems: list[Problem]) -> None:
    """Set the seeker's fields and the policy where the record has any; fields nobody knows are kept beside them."""
    number = take(owner)
    row = Profile.objects.get(owner_id=owner)
    extra = {name: value for name, value in record.items() if name not in KNOWN}
    given = {"seeker": record.get("seeker") or row.seeker, "policy": record.get("policy") or row.policy}
    given["extra"] = row.extra | extra
    changed = [name for name, value in given.items() if value != getattr(row, name)]
    for name in list(changed):
        if why := unstorable(given[name]):
            problems.append(problem(name, why))
            changed.remove(name)
        setattr(row, name, getattr(row, name) if why else given[name])
    if changed:
        row.save(update_fields=changed)
        touch_all(owner, number)


def _take_events(owner: int, events: list[Any], now: datetime, problems: list[Problem]) -> tuple[int, int]:
    """Add the events that are not there; returns how many were added and how many were there."""
    if not events:
        return 0, 0
    checked = look_at(events, now, zone_of(owner), lenient=True)
    first = take(owner, len(events))
    check_references(owner, checked)
    there = on_record(owner, (e.uid for e in checked.good.values()))
    new: dict[str, Incoming] = {}
    unchanged = 0
    for position, incoming in list(checked.good.items()):
        other = there.get(incoming.uid) or (new[incoming.uid].raw if incoming.uid in new else None)
        if other is None:
            new[incoming.uid] = incoming
        elif same_event(incoming, other):
            unchanged += 1
        else:
            checked.refuse(position, "another event has this id; the one that was there first is kept")
    _refuse_undone_stops(owner, checked, new)
    _refuse_loose_ends(owner, checked, new)
    write(owner, list(new.values()), first, by_hand=False)
    problems += checked.problems
    return len(new), unchanged


def _refuse_undone_stops(owner: int, checked: Checked, new: dict[str, Incoming]) -> None:
    """Leave out whatever would lift a stop that stands on this record (M13).

    A stop that comes in together with what lifted it was lifted by hand where the record comes from.
    """
    while True:
        beside = {uid: incoming.raw for uid, incoming in new.items()}
        voids = [incoming for incoming in new.values() if incoming.kind == "void"]
        lifted = [(one, lifted_stop(owner, one.raw, beside)) for one in voids]
        bad = [one for one, stop in lifted if stop is not None and stop not in new]
        for incoming in bad:
            del new[incoming.uid]
            checked.problems.append(problem(incoming.uid, "a stop is undone only by the seeker, by hand"))
        if not bad:
            return


def _target(incoming: Incoming) -> str:
    return str(incoming.raw.get(EVENT_REFERENCES.get(incoming.kind, ""), ""))


def _refuse_loose_ends(owner: int, checked: Checked, new: dict[str, Incoming]) -> None:
    """Leave out what takes back an event that is nowhere: it would say nothing, and might say something later."""
    voids = {e.uid: _target(e) for e in new.values() if e.kind == "void"}
    there = set(on_record(owner, voids.values()))
    while True:
        bad = [
            uid for uid, target in voids.items() if uid in new and target not in there and target not in new
        ]
        for uid in bad:
            del new[uid]
            checked.problems.append(
                problem(uid, f"event {voids[uid]!r}, which it takes back, is not in the record")
            )
        if not bad:
            return
