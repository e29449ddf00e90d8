"""From what the method says to what is shown: names, headlines, both clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.service import texts
from afterno.service.types import Act, NotNow, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.planner import ReachOut, Refusal

APPLICATION = "application:"
"""Before the id of an application, the key of a relationship where nobody is known yet."""
CALLS_FIRST = {"phone": 0, "meeting": 1, "email": 2, "none": 3}


def acts_of(raw: dict[str, Any], reach_outs: Iterable[ReachOut]) -> list[Act]:
    """Turn reach-outs into what is shown: names, headlines, both clocks."""
    people = {row["id"]: row for row in raw["people"]}
    companies = {row["id"]: row for row in raw["companies"]}
    applications = {row["id"]: row for row in raw["applications"]}
    jobs = Jobs(raw["applications"])
    ideal = ideal_people(raw)
    own_zone = raw["seeker"].get("time_zone") or ""
    acts = []
    for reach in reach_outs:
        person = person_ref(people.get(reach.person or ""), companies)
        application = applications.get(reach.application or "") or (
            jobs.of(person.id, person.company_id) if person else {}
        )
        company_id = (
            reach.company or (person.company_id if person else "") or application.get("company") or ""
        )
        company = str(companies.get(company_id, {}).get("name") or "")
        key = key_of(reach)
        acts.append(
            Act(
                key=key,
                kind=reach.kind,
                channel=reach.channel,
                headline=texts.headline(reach.kind, person.name if person else "", company, reach.channel),
                why=reach.why,
                rule=reach.rule,
                due=reach.due,
                person=person,
                application=application.get("id") or "",
                company=company,
                role=application.get("title") or "",
                opens=reach.opens,
                closes=reach.closes,
                own_zone=own_zone,
                needs=tuple(reach.needs),
                because=tuple(reach.because),
                ideal=key in ideal,
            )
        )
    return acts


def not_now_of(raw: dict[str, Any], refused: Iterable[Refusal]) -> dict[str, list[NotNow]]:
    """Turn refusals into what is shown, by person."""
    people = {row["id"]: row for row in raw["people"]}
    companies = {row["id"]: row for row in raw["companies"]}
    found: dict[str, list[NotNow]] = {}
    for refusal in refused:
        person = person_ref(people.get(refusal.person or ""), companies)
        headline = texts.headline(
            refusal.kind, person.name if person else "", person.company if person else ""
        )
        item = NotNow(refusal.kind, headline, refusal.why, refusal.rule, refusal.until)
        found.setdefault(refusal.person, []).append(item)
    return found


def person_ref(row: dict[str, Any] | None, companies: dict[str, dict[str, Any]]) -> PersonRef | None:
    """Turn a person of the record into what a line names."""
    if row is None:
        return None
    company = companies.get(row.get("company") or "", {})
    return PersonRef(
        id=row["id"],
        name=row.get("name") or "",
        role=row.get("role") or "other",
        title=row.get("title") or "",
        company_id=row.get("company") or "",
        company=company.get("name") or "",
        phone=(row.get("phones") or [""])[0],
        email=(row.get("emails") or [""])[0],
        ideal=bool(row.get("ideal")),
    )


def key_of(reach: ReachOut) -> str:
    """Name the relationship a reach-out belongs to: the person's id, else the application."""
    return reach.person or f"{APPLICATION}{reach.application or ''}"


def first_of(reach_outs: Iterable[ReachOut]) -> dict[str, ReachOut]:
    """Give the reach-out of each relationship that comes first: by day, then calls before mail."""
    first: dict[str, ReachOut] = {}
    for reach in sorted(reach_outs, key=lambda reach: (reach.due, CALLS_FIRST[reach.channel])):
        first.setdefault(key_of(reach), reach)
    return first


def ideal_people(raw: dict[str, Any]) -> frozenset[str]:
    """Name the relationships that are a dream: the company, the job or the person is marked so (M15)."""
    companies = {row["id"] for row in raw["companies"] if row.get("ideal")}
    jobs = {
        row["id"]: row for row in raw["applications"] if row.get("ideal") or row.get("company") in companies
    }
    people = {row["id"] for row in raw["people"] if row.get("ideal") or row.get("company") in companies}
    bosses = {row["manager"] for row in jobs.values() if row.get("manager")}
    return frozenset(people | bosses | {f"{APPLICATION}{job}" for job in jobs})


class Jobs:
    """Applications, found by whose they are."""

    def __init__(self, applications: Iterable[dict[str, Any]]) -> None:
        self._by_manager: dict[str, dict[str, Any]] = {}
        self._by_company: dict[str, dict[str, Any]] = {}
        for row in applications:
            if row.get("manager"):
                self._by_manager[row["manager"]] = row
            if row.get("company"):
                self._by_company[row["company"]] = row

    def of(self, person: str, company: str | None) -> dict[str, Any]:
        """Find the application she would have been the boss of: hers by name, else the last at her company."""
        return self._by_manager.get(person) or self._by_company.get(company or "") or {}


def application_of(
    applications: Iterable[dict[str, Any]], person: str, company: str | None
) -> dict[str, Any]:
    """Find the application she would have been the boss of: hers by name, else the last at her company."""
    return Jobs(applications).of(person, company)
