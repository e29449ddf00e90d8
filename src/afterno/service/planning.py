"""Asking the method about the record, and keeping the index of who is due."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from afterno.errors import NotOnRecordError, UserError
from afterno.method.events import parse_record
from afterno.method.planner import Plan, ReachOut, plan
from afterno.record import store
from afterno.service import noticing, texts
from afterno.service.remembering import RememberingPlaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from afterno.method.planner import Standing

APPLICATION = "application:"
"""Before the id of an application, the key of a relationship where nobody is known yet."""
CALLS_FIRST = {"phone": 0, "meeting": 1, "email": 2, "none": 3}


@lru_cache(maxsize=1)
def places() -> RememberingPlaces:
    """Holidays and time zones, kept for the life of the process."""
    return RememberingPlaces(settings.DATA_DIR)


def plan_record(raw: dict[str, Any], now: datetime) -> Plan:
    """Ask the method about a record in its exported form."""
    record, problems = parse_record(raw)
    return plan(record, now, places(), problems)


def plan_people(owner: int, people: Collection[str], now: datetime) -> Plan:
    """Ask the method about some people, with all that bears on them."""
    return plan_record(record_of(owner, people=people), now)


def record_of(owner: int, **around: Collection[str]) -> dict[str, Any]:
    """Load the record, or the slice around some people."""
    return store.load_record(owner, **around)


def settle(owner: int, now: datetime, *, limit: int = 500) -> int:
    """Plan anew what has changed since it was last planned, at most `limit` relationships; returns how many."""
    keys = store.claim_stale(owner, now, limit=limit)
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
    first = first_of(result.reach_outs)
    before = store.standings_of(owner, first if keys is None else keys)
    rows = list(index_rows(raw, result, now, before, starts or {}))
    if keys is not None:
        wanted = set(keys)
        rows = [row for row in rows if row["key"] in wanted]
    store.replace_standings(
        owner, rows, everybody=keys is None, covered=keys or (), revision=revision, now=now
    )
    return result


def load_slice(owner: int, keys: Collection[str]) -> dict[str, Any]:
    """Load what bears on some relationships."""
    people = [key for key in keys if not key.startswith(APPLICATION)]
    applications = [key.removeprefix(APPLICATION) for key in keys if key.startswith(APPLICATION)]
    return record_of(owner, people=people, applications=applications)


def key_of(reach: ReachOut) -> str:
    """Name the relationship a reach-out belongs to: the person's id, else the application."""
    return reach.person or f"{APPLICATION}{reach.application or ''}"


def first_of(reach_outs: Iterable[ReachOut]) -> dict[str, ReachOut]:
    """Give the reach-out of each relationship that comes first: by day, then calls before mail."""
    first: dict[str, ReachOut] = {}
    for reach in sorted(reach_outs, key=lambda reach: (reach.due, CALLS_FIRST[reach.channel])):
        first.setdefault(key_of(reach), reach)
    return first


def index_rows(
    raw: dict[str, Any],
    result: Plan,
    now: datetime,
    before: Mapping[str, store.StandingRow],
    starts: Mapping[str, date],
) -> Iterable[store.StandingRow]:
    """Give one row a relationship: next due, rank and stage, from the plan."""
    ideal = ideal_people(raw)
    first = first_of(result.reach_outs)
    stages = {standing.person: stage_of(standing) for standing in result.standing}
    today = local_day(now, raw["seeker"])
    for key in {**first, **stages}:
        reach = first.get(key)
        data = noticing.notes(before.get(key), reach, today, now) if reach else {}
        if key in starts:
            data["from"] = starts[key].isoformat()
        yield {
            "key": key,
            "next_due": noticing.starts(data, reach.due) if reach else None,
            "stage": stages.get(key, ""),
            "rank": (0 if key in ideal else 10) + (CALLS_FIRST[reach.channel] if reach else 9),
            "data": data,
            "computed_at": now,
        }


def stage_of(standing: Standing) -> str:
    """Where it stands, as people are told: before any no there is only the waiting for an answer."""
    return standing.stage if standing.opened or standing.stage != "declined" else texts.WAITING


def local_day(now: datetime, seeker: Mapping[str, Any]) -> date:
    """Say which day it is for the seeker."""
    return now.astimezone(texts.zone(seeker.get("time_zone") or "")).date()


def ideal_people(raw: dict[str, Any]) -> frozenset[str]:
    """Name the relationships that are a dream: the company, the job or the person is marked so (M15)."""
    companies = {row["id"] for row in raw["companies"] if row.get("ideal")}
    jobs = {
        row["id"]: row for row in raw["applications"] if row.get("ideal") or row.get("company") in companies
    }
    people = {row["id"] for row in raw["people"] if row.get("ideal") or row.get("company") in companies}
    bosses = {row["manager"] for row in jobs.values() if row.get("manager")}
    return frozenset(people | bosses | {f"{APPLICATION}{job}" for job in jobs})


def find_person(owner: int, text: str) -> str:
    """Find one person by id, name or e-mail; returns the id.

    Raises NotOnRecordError with what to do, UserError naming those who fit where there are several.
    """
    found = store.find_person(owner, text)
    if not found:
        raise NotOnRecordError(f"Nobody called {text!r} is on record. `afterno people` lists everybody.")
    if len(found) > 1:
        names = ", ".join(sorted(str(row.get("name") or row["id"]) for row in found)[:5])
        raise UserError(f"{text!r} fits more than one: {names}. Say more of the name, or the e-mail address.")
    return str(found[0]["id"])


def address_of(owner: int, person_id: str) -> str:
    """Give her e-mail address, or an empty text."""
    return str((store.get_person(owner, person_id).get("emails") or [""])[0])


def application_of(
    applications: Iterable[dict[str, Any]], person: str, company: str | None
) -> dict[str, Any]:
    """Find the application she would have been the boss of: hers by name, else the last at her company."""
    rows = list(applications)
    named = [row for row in rows if row.get("manager") == person]
    same = [row for row in rows if company and row.get("company") == company]
    return (named or same or [{}])[-1]
