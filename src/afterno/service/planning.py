"""Asking the method about the record, and keeping the index of who is due."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from afterno.errors import NotOnRecordError, UserError
from afterno.method.events import parse_record
from afterno.method.merging import fold
from afterno.method.outcomes import came_of
from afterno.method.planner import Plan, plan
from afterno.method.silence import silent
from afterno.record import store
from afterno.service import noticing, shown, texts
from afterno.service.acts import (
    APPLICATION,
    CALLS_FIRST,
    application_of,
    first_of,
    ideal_people,
    key_of,
)
from afterno.service.remembering import RememberingPlaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from afterno.method.planner import ReachOut, Standing

__all__ = [
    "APPLICATION",
    "CALLS_FIRST",
    "address_of",
    "application_of",
    "find",
    "find_person",
    "first_of",
    "ideal_people",
    "index_rows",
    "kept",
    "kept_of",
    "key_of",
    "load_slice",
    "local_day",
    "places",
    "plan_people",
    "plan_record",
    "record_of",
    "record_of_her",
    "refresh",
    "settle",
    "stage_of",
]  # fmt: skip


FEW = 50
"""So many are planned at a time with what came of them."""


@lru_cache(maxsize=1)
def places() -> RememberingPlaces:
    """Holidays and time zones, kept for the life of the process."""
    return RememberingPlaces(settings.DATA_DIR)


def plan_record(raw: dict[str, Any], now: datetime) -> Plan:
    """Ask the method about a record in its exported form; those merged are planned as one person."""
    record, problems = parse_record(fold(raw))
    return plan(record, now, places(), problems)


def plan_people(owner: int, people: Collection[str], now: datetime) -> Plan:
    """Ask the method about some people, with all that bears on them."""
    return plan_record(record_of(owner, people=people), now)


def record_of(owner: int, **around: Collection[str]) -> dict[str, Any]:
    """Load the record, or the slice around some people, with those merged as one (hard case 16)."""
    found: dict[str, Any] = fold(store.load_record(owner, **around))
    return found


def record_of_her(owner: int, person: str) -> dict[str, Any]:
    """Load what sheets and letters to one person are made of, with those merged as one. Raises as `find` does."""
    her = find(owner, person)
    found: dict[str, Any] = store.load_hers(owner, her)
    found["people"] = [*her.entries, *found["people"]]
    found["companies"] = [*her.companies.values(), *found["companies"]]
    whole: dict[str, Any] = fold(found)
    return whole


def kept_of(owner: int, person: str, now: datetime) -> shown.Kept | None:
    """Give what one relationship shows, planned anew where its plan has grown old; None where nothing is kept of her.

    `person` is the id of the entry that leads.
    """

    def look() -> shown.Kept | None:
        rows = store.standings_of(owner, [person]).values()
        return kept(owner, rows, now, whole=True).get(person)

    return store.read_once(f"kept {owner} {person} {now}", look)


def settle(owner: int, now: datetime, *, limit: int = 500, aged: bool = True) -> int:
    """Plan anew what has changed since it was last planned, at most `limit` relationships; returns how many.

    Without `aged` what is only a week old is left to the sweep: finding it means looking at everybody.
    """
    keys = store.claim_stale(owner, now, limit=limit, aged=aged)
    if keys:
        refresh(owner, now, keys)
    return len(keys)


def refresh(
    owner: int,
    now: datetime,
    keys: Collection[str] | None = None,
    starts: Mapping[str, date] | None = None,
) -> Plan:
    """Plan these relationships anew, all without a list, and keep the index of who is due.

    `starts` says for some from which day on they come up, so that a changed number brings no burst (case 24).
    """
    revision = store.revision(owner)
    raw = record_of(owner) if keys is None else load_slice(owner, keys)
    result = plan_record(raw, now)
    rows = list(index_rows(raw, result, now, keys, _before(owner, result, keys), starts or {}))
    store.replace_standings(
        owner, rows, everybody=keys is None, covered=keys or (), revision=revision, now=now
    )
    return result


def load_slice(owner: int, keys: Collection[str]) -> dict[str, Any]:
    """Load what bears on some relationships."""
    people = [key for key in keys if not key.startswith(APPLICATION)]
    applications = [key.removeprefix(APPLICATION) for key in keys if key.startswith(APPLICATION)]
    return record_of(owner, people=people, applications=applications)


def _before(owner: int, plan: Plan, keys: Collection[str] | None) -> dict[str, store.StandingRow]:
    return store.standings_of(owner, first_of(plan.reach_outs) if keys is None else keys)


def index_rows(
    raw: dict[str, Any],
    result: Plan,
    now: datetime,
    keys: Collection[str] | None,
    before: Mapping[str, store.StandingRow],
    starts: Mapping[str, date],
) -> Iterable[store.StandingRow]:
    """Give one row a relationship (of these keys, where given): next due, rank, stage, and what it shows."""
    ideal = ideal_people(raw)
    first = first_of(result.reach_outs)
    stages = {standing.person: stage_of(standing) for standing in result.standing}
    today = local_day(now, raw["seeker"])
    asked = None if keys is None else set(keys)
    wanted = [key for key in {**first, **stages} if asked is None or key in asked]
    notes = {key: _notes(before.get(key), first.get(key), starts.get(key), today, now) for key in wanted}
    # Whoever stands nowhere (an assistant, HR) is kept too: that nothing is to be done is also an answer.
    nowhere = [key for key in keys or () if key not in first and key not in stages]
    beside = _beside(raw, now) if keys is not None and len(keys) <= FEW else None
    kept = shown.pack(raw, _spread(result, notes, today), [*wanted, *nowhere], now, beside)
    for key in (*wanted, *nowhere):
        reach = first.get(key)
        data = notes.get(key, {})
        yield {
            "key": key,
            "next_due": noticing.starts(data, reach.due) if reach else None,
            "stage": stages.get(key, ""),
            "rank": (0 if key in ideal else 10) + (CALLS_FIRST[reach.channel] if reach else 9),
            "data": data,
            "shown": kept[key],
            "computed_at": now,
        }


def _beside(raw: dict[str, Any], now: datetime) -> shown.Beside:
    record, _ = parse_record(raw)
    return shown.Beside(tuple(came_of(record, now, places())), silent(record, now))


def _notes(
    before: store.StandingRow | None, reach: ReachOut | None, start: date | None, today: date, now: datetime
) -> dict[str, Any]:
    """What the index remembers beside the plan of one relationship."""
    data = noticing.notes(before, reach, today, now) if reach else {}
    if start is not None:
        data["from"] = start.isoformat()
    return data


def _spread(result: Plan, notes: Mapping[str, dict[str, Any]], today: date) -> Plan:
    """The plan as it is shown: what only a changed number made due comes up a few a day (case 24)."""
    rows: dict[str, store.StandingRow] = {key: {"key": key, "data": data} for key, data in notes.items()}
    outs = tuple(noticing.spread(one, rows.get(key_of(one)), today) for one in result.reach_outs)
    return replace(result, reach_outs=outs)


def kept(
    owner: int, given: Iterable[store.StandingRow], now: datetime, *, whole: bool = False
) -> dict[str, shown.Kept]:
    """Give what each of these relationships shows, planning anew only those whose plan has grown old.

    With `whole` also what came of it and where it stands in sentences, which is kept of a few at a time only.
    """
    rows = {row["key"]: row for row in given}
    found = _unpacked(owner, rows, now, whole=whole)
    old = [key for key in rows if key not in found]
    for begin in range(0, len(old), FEW):
        refresh(owner, now, old[begin : begin + FEW])
    if old:
        found |= _unpacked(owner, store.standings_of(owner, old), now, whole=whole)
    return found


def stage_of(standing: Standing) -> str:
    """Where it stands, as people are told: before any no there is only the waiting for an answer."""
    return standing.stage if standing.opened or standing.stage != "declined" else texts.WAITING


def local_day(now: datetime, seeker: Mapping[str, Any]) -> date:
    """Say which day it is for the seeker."""
    return now.astimezone(texts.zone(seeker.get("time_zone") or "")).date()


def _unpacked(
    owner: int, rows: Mapping[str, store.StandingRow], now: datetime, *, whole: bool
) -> dict[str, shown.Kept]:
    data = store.shown_of(owner, rows)
    plans = {key: shown.unpack(row, data.get(key), now, whole=whole) for key, row in rows.items()}
    return {key: plan for key, plan in plans.items() if plan is not None}


def find(owner: int, text: str) -> store.Around:
    """Find one person by id, name, number or e-mail, with every entry that was merged into hers.

    Raises NotOnRecordError with what to do, UserError naming those who fit where there are several.
    """
    found = store.entries_of(owner, text)
    if not found:
        raise NotOnRecordError(f"Nobody called {text!r} is on record. `afterno people` lists everybody.")
    if len(found) > 1:
        names = ", ".join(sorted(str(one.entries[0].get("name") or one.id) for one in found)[:5])
        raise UserError(f"{text!r} fits more than one: {names}. Say more of the name, or the e-mail address.")
    return found[0]


def find_person(owner: int, text: str) -> str:
    """Find one person and give her id. Raises as `find` does."""
    return find(owner, text).id


def address_of(owner: int, person_id: str) -> str:
    """Give her e-mail address, or an empty text."""
    return str((store.get_person(owner, person_id).get("emails") or [""])[0])
