"""Relationships: the list, and one whole with why and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from afterno.errors import UserError
from afterno.method.events import parse_record
from afterno.method.outcomes import came_of
from afterno.method.planner import plan as make_plan
from afterno.method.reasons import reasons
from afterno.record import store
from afterno.service import noticing, planning, texts
from afterno.service.today import acts_of, not_now_of, person_ref
from afterno.service.types import CameOf, PeoplePage, PersonRef, PersonRow, Relationship, TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.outcomes import Outcome

PAGE = 50


def people(owner: int, *, query: str = "", stage: str = "", page: int = 1) -> PeoplePage:
    """Give one page of relationships, those due soonest first. Raises UserError for an unknown stage."""
    if stage and stage not in texts.STAGES:
        raise UserError(f"{stage!r} is no stage. Say one of: {', '.join(texts.STAGES)}.")
    found = store.search_people(
        owner, query=query.strip(), stage=stage, limit=PAGE, offset=(max(page, 1) - 1) * PAGE
    )
    rows = []
    for row in found.rows:
        person = person_ref(row, {row.get("company") or "": {"name": row.get("company_name") or ""}})
        assert person is not None
        rows.append(PersonRow(person, row["stage"], texts.STAGES.get(row["stage"], ""), row["next_due"]))
    return PeoplePage(tuple(rows), found.total, page, max(1, -(-found.total // PAGE)))


def relationship(owner: int, person: str, now: datetime) -> Relationship:
    """Give one relationship: her, where it stands, what next and why, why not now, what was."""
    person_id = planning.find_person(owner, person)
    raw = planning.record_of(owner, people=[person_id])
    record, problems = parse_record(raw)
    plan = make_plan(record, now, planning.places(), problems)
    kept = store.standings_of(owner, [person_id]).get(person_id)
    on = planning.local_day(now, raw["seeker"])
    mine = [noticing.spread(one, kept, on) for one in plan.reach_outs if one.person == person_id]
    answers = reasons(replace(plan, reach_outs=tuple(mine)), person_id)
    companies = {row["id"]: row for row in raw["companies"]}
    row = next(row for row in raw["people"] if row["id"] == person_id)
    who = person_ref(row, companies)
    assert who is not None
    standing = next((item for item in plan.standing if item.person == person_id), None)
    stage = planning.stage_of(standing) if standing else ""
    return Relationship(
        person=who,
        stage=stage,
        stage_text=texts.STAGES.get(stage, ""),
        next=tuple(acts_of(raw, mine)),
        not_now=tuple(not_now_of(raw, [item for item in plan.refused if item.person == person_id])),
        timeline=timeline(raw, row),
        emails=tuple(row.get("emails") or ()),
        phones=tuple(row.get("phones") or ()),
        time_zone=row.get("time_zone") or "",
        country=row.get("country") or "",
        story=row.get("story") or "",
        applications=tuple(
            job.get("title") or "" for job in raw["applications"] if job.get("company") == row.get("company")
        ),
        colleagues=colleagues(raw, row, companies),
        attempts=standing.attempts if standing else 0,
        touches=standing.touches if standing else 0,
        answers=standing.answers if standing else 0,
        stands=answers.stands if standing else "",
        what_next=answers.what_next,
        came_of=what_came_of(raw, came_of(record, now, planning.places()), person_id),
    )


def what_came_of(raw: dict[str, Any], outcomes: Iterable[Outcome], person: str) -> tuple[CameOf, ...]:
    """Say what came of one relationship, each with the contact before it."""
    events = {event["id"]: event for event in raw["events"]}
    return tuple(_came_of(events, one) for one in outcomes if one.person == person)


def _came_of(events: dict[str, dict[str, Any]], outcome: Outcome) -> CameOf:
    event, touch = events[outcome.event], events.get(outcome.touch or "")
    return CameOf(
        texts.CAME_OF[outcome.what],
        datetime.fromisoformat(event["at"]).date(),
        str(event.get("text") or ""),
        texts.event_line(touch)[0] if touch else "",
        datetime.fromisoformat(touch["at"]).date() if touch else None,
    )


def colleagues(
    raw: dict[str, Any], row: dict[str, Any], companies: dict[str, dict[str, Any]]
) -> tuple[PersonRef, ...]:
    """Name the others at her company: the assistant, HR, who else was at the interview."""
    others = [
        item
        for item in raw["people"]
        if item["id"] != row["id"] and row.get("company") and item.get("company") == row["company"]
    ]
    return tuple(ref for item in others if (ref := person_ref(item, companies)))


def timeline(raw: dict[str, Any], row: dict[str, Any]) -> tuple[TimelineEntry, ...]:
    """Give what happened with her and about the application, newest first; what was taken back is struck out."""
    jobs = {
        job["id"] for job in raw["applications"]
        if job.get("manager") == row["id"] or (not job.get("manager") and job.get("company") == row.get("company"))
    }  # fmt: skip
    voided = {event.get("event") for event in raw["events"] if event["kind"] == "void"}
    mine = [
        event
        for event in raw["events"]
        if event["kind"] != "void"
        and (
            event.get("person") == row["id"] or (not event.get("person") and event.get("application") in jobs)
        )
    ]
    entries = []
    for event in sorted(mine, key=lambda event: datetime.fromisoformat(event["at"]), reverse=True):
        text, detail = texts.event_line(event)
        taken_back = event["id"] in voided
        when = datetime.fromisoformat(event["at"])
        entries.append(
            TimelineEntry(event["id"], when, event["kind"], text, detail, taken_back, not taken_back)
        )
    return tuple(entries)
