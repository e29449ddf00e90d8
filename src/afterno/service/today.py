"""What to do today: the due relationships, most wanted first, each planned anew as it is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from afterno.record import store
from afterno.service import noticing, planning, texts
from afterno.service.types import Act, NotNow, PersonRef, Today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from afterno.method.planner import ReachOut, Refusal

PAGE = 20
AHEAD = 5
"""How many of those that wait are shown."""


def today(owner: int, now: datetime, page: int = 1) -> Today:
    """Give one page of what is due and what waits next.

    Only what changed and what is shown is planned anew; the index says who to look at.
    """
    planning.settle(owner, now)
    on = local_day(now, store.load_seeker(owner))
    # A manager's calendar may be a day ahead of the seeker's.
    horizon = on + timedelta(days=1)
    total = store.count_due(owner, horizon)
    rows = store.due(owner, horizon, limit=PAGE, offset=(page - 1) * PAGE)
    ahead = store.next_ahead(owner, horizon, limit=AHEAD) if page == 1 else []
    acts = planned(owner, [*rows, *ahead], now)
    due = sorted((act for act in acts if act.due <= on), key=order)
    later = [act for act in acts if act.due > on]
    shown = {row["key"] for row in rows}
    return Today(
        on=on,
        acts=tuple(due),
        total=max(total - sum(act.key in shown for act in later), len(due)),
        waiting=tuple(sorted(later, key=lambda act: act.due))[:AHEAD],
        reviews=store.count_reviews(owner),
        relationships=store.count_standings(owner),
        page=page,
        pages=max(1, -(-total // PAGE)),
        while_away=noticing.while_away(due, rows, on) if page == 1 else (),
    )


def order(act: Act) -> tuple[bool, date, int]:
    """Put a dream first, then what is due longest, calls before mail (M15)."""
    return (not act.ideal, act.due, planning.CALLS_FIRST[act.channel])


def planned(owner: int, rows: list[store.StandingRow], now: datetime) -> list[Act]:
    """Plan the relationships of these index rows anew and give the first reach-out of each."""
    if not rows:
        return []
    raw = planning.load_slice(owner, [row["key"] for row in rows])
    first = planning.first_of(planning.plan_record(raw, now).reach_outs)
    on = local_day(now, raw["seeker"])
    return acts_of(raw, [noticing.spread(first[row["key"]], row, on) for row in rows if row["key"] in first])


def acts_of(raw: dict[str, Any], reach_outs: Iterable[ReachOut]) -> list[Act]:
    """Turn reach-outs into what is shown: names, headlines, both clocks."""
    people = {row["id"]: row for row in raw["people"]}
    companies = {row["id"]: row for row in raw["companies"]}
    applications = {row["id"]: row for row in raw["applications"]}
    ideal = planning.ideal_people(raw)
    own_zone = raw["seeker"].get("time_zone") or ""
    acts = []
    for reach in reach_outs:
        person = person_ref(people.get(reach.person or ""), companies)
        application = applications.get(reach.application or "") or (
            planning.application_of(raw["applications"], person.id, person.company_id) if person else {}
        )
        company_id = (
            reach.company or (person.company_id if person else "") or application.get("company") or ""
        )
        company = str(companies.get(company_id, {}).get("name") or "")
        key = planning.key_of(reach)
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


def not_now_of(raw: dict[str, Any], refused: Iterable[Refusal]) -> list[NotNow]:
    """Turn refusals into what is shown."""
    people = {row["id"]: row for row in raw["people"]}
    companies = {row["id"]: row for row in raw["companies"]}
    items = []
    for refusal in refused:
        person = person_ref(people.get(refusal.person or ""), companies)
        headline = texts.headline(
            refusal.kind, person.name if person else "", person.company if person else ""
        )
        items.append(NotNow(refusal.kind, headline, refusal.why, refusal.rule, refusal.until))
    return items


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


local_day = planning.local_day
