"""Relationships: the list, and one whole with why and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.errors import UserError
from afterno.method.merging import fold
from afterno.record import store
from afterno.service import planning, texts
from afterno.service.acts import person_ref
from afterno.service.shown import Kept
from afterno.service.types import Glance, PeoplePage, PersonRef, PersonRow, Relationship, TimelineEntry

if TYPE_CHECKING:
    from datetime import datetime

PAGE = 50


def people(
    owner: int,
    *,
    query: str = "",
    stage: str = "",
    role: str = "",
    tag: str = "",
    ideal: bool = False,
    page: int = 1,
) -> PeoplePage:
    """Give one page of relationships, those due soonest first. Raises UserError for an unknown stage."""
    if stage and stage not in texts.STAGES:
        raise UserError(f"{stage!r} is no stage. Say one of: {', '.join(texts.STAGES)}.")
    found = store.search_people(
        owner,
        query=query.strip(),
        stage=stage,
        role=role,
        tag=tag,
        ideal=ideal,
        limit=PAGE,
        offset=(max(page, 1) - 1) * PAGE,
    )
    rows = tuple(listed(row) for row in found.rows)
    return PeoplePage(rows, found.total, page, max(1, -(-found.total // PAGE)))


def listed(row: dict[str, Any]) -> PersonRow:
    """Turn one row of the index into one line of a list."""
    person = person_ref(row, {row.get("company") or "": {"name": row.get("company_name") or ""}})
    assert person is not None
    tags = tuple(row.get("tags") or ())
    return PersonRow(person, row["stage"], texts.STAGES.get(row["stage"], ""), row["next_due"], tags)


def callers(owner: int, most: int) -> tuple[PersonRow, ...]:
    """Name those who are likeliest to call, or to be called, next."""
    return tuple(listed(row) for row in store.soonest(owner, most))


def glance(owner: int, person: str, now: datetime) -> Glance:
    """Give who she is, where it stands, what next and why not now: what stands beside a sheet or a letter."""
    her = planning.find(owner, person)
    row = whole(her)
    who = person_ref(row, her.companies)
    assert who is not None
    kept = planning.kept_of(owner, her.id, now) or Kept()
    return Glance(who, kept.stage, kept.acts, kept.not_now, tuple(row.get("phones") or ()))


def relationship(owner: int, person: str, now: datetime) -> Relationship:
    """Give one relationship: her, where it stands, what next and why, why not now, what was."""
    her = planning.find(owner, person)
    row = whole(her)
    who = person_ref(row, her.companies)
    assert who is not None
    kept = planning.kept_of(owner, her.id, now) or Kept()
    jobs = store.jobs_around(owner, her.ids, her.companies)
    return Relationship(
        person=who,
        stage=kept.stage,
        stage_text=texts.STAGES.get(kept.stage, ""),
        next=kept.acts,
        not_now=kept.not_now,
        timeline=timeline(owner, her, jobs),
        emails=tuple(row.get("emails") or ()),
        phones=tuple(row.get("phones") or ()),
        time_zone=row.get("time_zone") or "",
        country=row.get("country") or "",
        story=row.get("story") or "",
        true_things=tuple(str(row[kind]) for kind in ("parallel", "compliment", "question") if row.get(kind)),
        note=row.get("note") or "",
        tags=tuple(row.get("tags") or ()),
        merged=tuple(ref for one in her.entries[1:] if (ref := person_ref(one, her.companies))),
        applications=tuple(
            job.get("title") or "" for job in jobs if job.get("company") == row.get("company")
        ),
        colleagues=colleagues(owner, her),
        attempts=kept.attempts,
        touches=kept.touches,
        answers=kept.answers,
        stands=kept.stands,
        what_next=kept.what_next,
        came_of=kept.came_of,
    )


def happened(owner: int, person: str) -> int:
    """Count what is on record of her; `person` is the id that leads."""
    return sum(store.count_of(owner, [person]).values())


def latest(owner: int, person: str) -> str:
    """Say what was put on record of her last."""
    events = [event for event in store.events_of(owner, person) if event["kind"] != "void"]
    return texts.event_line(events[-1])[0] if events else ""


def whole(her: store.Around) -> dict[str, Any]:
    """Give her as one entry, those merged laid into the one who leads."""
    people = fold({"people": list(her.entries)})["people"]
    return dict(next(one for one in people if one["id"] == her.id))


def colleagues(owner: int, her: store.Around) -> tuple[PersonRef, ...]:
    """Name the others at her company: the assistant, HR, who else was at the interview."""
    if not her.companies:
        return ()
    others = store.colleagues_of(owner, tuple(her.companies), her.ids)
    return tuple(ref for item in others if (ref := person_ref(item, her.companies)))


def timeline(owner: int, her: store.Around, jobs: list[dict[str, Any]]) -> tuple[TimelineEntry, ...]:
    """Give what happened with her and about the application, newest first; what was taken back is struck out."""
    mine = [
        job["id"]
        for job in jobs
        if job.get("manager") in her.ids or (not job.get("manager") and job.get("company") in her.companies)
    ]
    events, voided = store.timeline_of(owner, her.ids, mine)
    entries = []
    for event in sorted(events, key=lambda event: texts.moment(event["at"]), reverse=True):
        text, detail = texts.event_line(event)
        taken_back = event["id"] in voided
        when = texts.moment(event["at"])
        entries.append(
            TimelineEntry(
                event["id"],
                when,
                event["kind"],
                text,
                detail,
                taken_back,
                not taken_back,
                str(event.get("text") or "") if event["kind"] in texts.LETTERS else "",
            )
        )
    return tuple(entries)
