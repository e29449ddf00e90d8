"""The search seen from afar: what happened with each of many people, and where everybody stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.record.around import taken_back
from afterno.record.entities import SPECS, to_json
from afterno.record.events import event_json
from afterno.record.keys import key_of
from afterno.record.models import Application, Event
from afterno.record.neighbours import some
from afterno.record.sql import ask, places

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from afterno.record.values import Json


STAGES = (
    "SELECT stage, COUNT(*), COUNT(next_due), MIN(since), SUM(proposed), SUM(done) FROM record_standing "
    "WHERE owner_id = %s AND person_id IS NOT NULL AND person_id NOT IN "
    "(SELECT key FROM record_person WHERE owner_id = %s AND same_as_id IS NOT NULL) GROUP BY stage"
)
JOBS = "SELECT key, manager_id FROM record_application WHERE owner_id = %s AND manager_id IN "
MERGED = "SELECT key, same_as_id FROM record_person WHERE owner_id = %s AND same_as_id IN "


def contacts_of(owner: int, people: Collection[str]) -> dict[str, list[Json]]:
    """Give what happened with each of a page of people, whatever entry she stands in, and the rejections about her jobs.

    Those with whom nothing happened are left out, and so is what was taken back; in the order it was put down.
    """
    lead = _leads(owner, people)
    jobs = {key: lead[manager] for key, manager in ask(JOBS + places(lead), (owner, *lead))}
    # Their kind is looked at below: asked for here, the database would go through all that was ever declined.
    about_them = some(Event, owner, application=jobs, person=lead)
    rows = [row for row in about_them.values() if row.kind != "void"]
    gone = taken_back(owner, [row.uid for row in rows])
    found: dict[str, list[Json]] = {}
    for row in sorted((row for row in rows if row.uid not in gone), key=lambda one: one.seq):
        about = jobs.get(row.application_id or "") if row.kind == "rejection" else None
        for uid in {about, lead.get(row.person_id or "")}:
            if uid is not None:
                found.setdefault(uid, []).append(event_json(row))
    return found


def _leads(owner: int, people: Collection[str]) -> dict[str, str]:
    """Give the keys of every entry that is one of these people, each with the id of the one who leads."""
    lead = {key_of(owner, uid): uid for uid in people}
    fresh = set(lead)
    while fresh:
        merged = ask(MERGED + places(fresh), (owner, *fresh))
        more = {key: lead[to] for key, to in merged if key not in lead}
        lead |= more
        fresh = set(more)
    return lead


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people stand where, as last planned; entries merged into another are not counted."""

    stages: dict[str, int]
    due: int
    """How many have a day on which something is next."""
    all: int
    """Those and the others who stand somewhere."""
    since: str
    """Since when acts were proposed, an ISO day; empty where none was yet."""
    proposed: int
    done: int


def stages(owner: int) -> Counted:
    """Count how many people stand where, and how many acts were proposed and done (M16)."""
    rows = ask(STAGES, (owner, owner))
    return Counted(
        {stage: count for stage, count, *_ in rows if stage},
        due=sum(due for _, _, due, *_ in rows),
        all=sum(count if stage else due for stage, count, due, *_ in rows),
        since=min((str(since) for *_, since, _, _ in rows if since), default=""),
        proposed=sum(row[-2] for row in rows),
        done=sum(row[-1] for row in rows),
    )


def search_between(
    owner: int, first: datetime, last: datetime, kinds: Collection[str], most: int
) -> list[Json]:
    """Give what was done and answered from `first` until before `last`, oldest first, at most `most`.

    Each event has `person_name`, `company_name` and `role` beside it. Without what was taken back.
    """
    rows = list(
        Event.objects.filter(owner_id=owner, at__gte=first, at__lt=last, kind__in=kinds)
        .select_related("person__company", "application__company", "company")
        .order_by("at", "seq")[:most]
    )
    gone = taken_back(owner, [row.uid for row in rows])
    return [_with_names(row) for row in rows if row.uid not in gone]


def _with_names(row: Any) -> Json:  # noqa: ANN401 - an event with what it names
    job = row.application
    firm = row.company or (job and job.company) or (row.person and row.person.company)
    return {
        **event_json(row),
        "person_name": str(row.person.data.get("name") or "") if row.person else "",
        "company_name": str(firm.data.get("name") or "") if firm else "",
        "role": str(job.data.get("role") or "") if job else "",
    }


def applied_between(owner: int, first: str, last: str, most: int) -> list[Json]:
    """Give the applications whose day of applying lies from `first` to `last` (ISO days), with `company_name`."""
    rows = Application.objects.filter(
        owner_id=owner, data__applied_on__gte=first, data__applied_on__lte=last + "~"
    ).select_related("company")
    found = [
        to_json(row, SPECS["applications"])
        | {"company_name": str(row.company.data.get("name") or "") if row.company else ""}
        for row in rows.order_by("seq")[:most]
    ]
    return sorted(found, key=lambda one: str(one.get("applied_on")))
