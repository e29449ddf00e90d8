"""Asking the method about the record, and keeping the index of who is due."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from afterno.errors import AmbiguousError, NotOnRecordError
from afterno.method.events import parse_record
from afterno.method.planner import Plan, ReachOut, plan
from afterno.record import store
from afterno.service.places import OfflinePlaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

CALLS_FIRST = {"phone": 0, "meeting": 1, "email": 2, "none": 3}


@lru_cache(maxsize=1)
def places() -> OfflinePlaces:
    """Holidays and time zones, kept for the life of the process."""
    return OfflinePlaces()


def plan_record(raw: dict[str, Any], now: datetime) -> Plan:
    """Ask the method about a record in its exported form."""
    record, problems = parse_record(raw)
    return plan(record, now, places(), problems)


def plan_people(owner: int, people: Collection[str], now: datetime) -> Plan:
    """Ask the method about some people, with all that bears on them."""
    return plan_record(store.load_record(owner, people=people), now)


def refresh(owner: int, now: datetime, people: Collection[str] | None = None, companies: Collection[str] = ()) -> Plan:
    """Plan these people anew (everybody without a list) and keep the index of who is due.

    `companies` adds those where nobody is known yet but something is to be done.
    """
    whole = people is None and not companies
    raw = store.load_record(owner) if whole else store.load_record(owner, people=people or (), companies=companies)
    result = plan_record(raw, now)
    store.replace_standings(owner, list(index_rows(raw, result, now)), everybody=whole, covered=keys_of(raw))
    return result


def keys_of(raw: dict[str, Any]) -> frozenset[str]:
    """Name the relationships a record or slice can speak of."""
    return frozenset({row["id"] for row in raw["people"]} | {f"application:{row['id']}" for row in raw["applications"]})


def key_of(reach: ReachOut) -> str:
    """Name the relationship a reach-out belongs to: the person's id, else the application."""
    return reach.person or f"application:{reach.application or ''}"


def index_rows(raw: dict[str, Any], result: Plan, now: datetime) -> Iterable[dict[str, Any]]:
    """Give one row a relationship: next due, rank and stage, from the plan."""
    ideal = ideal_people(raw)
    first: dict[str, ReachOut] = {}
    for reach in result.reach_outs:
        key = key_of(reach)
        if key not in first or (reach.due, CALLS_FIRST[reach.channel]) < (first[key].due, CALLS_FIRST[first[key].channel]):
            first[key] = reach
    stages = {standing.person: standing.stage for standing in result.standing}
    for key in {*first, *stages}:
        reach = first.get(key)
        yield {
            "key": key,
            "person": key if not key.startswith("application:") else None,
            "stage": stages.get(key, ""),
            "next_due": reach.due if reach else None,
            "rank": (0 if key in ideal else 10) + (CALLS_FIRST[reach.channel] if reach else 5),
            "computed_at": now,
        }


def ideal_people(raw: dict[str, Any]) -> frozenset[str]:
    """Name the relationships that are a dream: the company, the job or the person is marked so (M15)."""
    companies = {row["id"] for row in raw["companies"] if row.get("ideal")}
    jobs = {row["id"]: row for row in raw["applications"] if row.get("ideal") or row.get("company") in companies}
    people = {
        row["id"]
        for row in raw["people"]
        if row.get("ideal") or row.get("company") in companies
    }
    bosses = {row["manager"] for row in jobs.values() if row.get("manager")}
    return frozenset(people | bosses | {f"application:{job}" for job in jobs})


def find_person(owner: int, text: str) -> str:
    """Find one person by id, name or e-mail; returns the id.

    Raises NotOnRecordError with what to do, AmbiguousError naming those who fit.
    """
    found = store.find_person(owner, text)
    if not found:
        raise NotOnRecordError(f"Nobody called {text!r} is on record: `afterno people` lists everybody.")
    if len(found) > 1:
        names = ", ".join(sorted(str(row.get("name") or row["id"]) for row in found)[:5])
        raise AmbiguousError(f"{text!r} fits more than one: {names}. Say more of the name, or the e-mail address.")
    return str(found[0]["id"])


def address_of(owner: int, person_id: str) -> str:
    """Give her e-mail address, or an empty text."""
    emails = store.get_person(owner, person_id).get("emails") or [""]
    return str(emails[0])
