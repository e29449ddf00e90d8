"""The record as the pure rooms take it: whole, or the slice around some people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.record.entities import SPECS, to_json
from afterno.record.events import event_json
from afterno.record.keys import key_of
from afterno.record.look import read_once
from afterno.record.models import Application, Company, Event, Person, Profile
from afterno.record.neighbours import Neighbourhood, column, some, together
from afterno.record.vocabulary import SEEKER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import QuerySet

    from afterno.record.values import Json

FORMAT = "afterno-record/1"


def load_record(
    owner: int,
    *,
    people: Collection[str] | None = None,
    applications: Collection[str] | None = None,
    companies: Collection[str] | None = None,
) -> Json:
    """Give the owner's record in the shape of `afterno-record/1`.

    With people, applications or companies, a slice: their companies with everybody there, what happened to these, and
    what is the seeker's own. Ids nobody has are passed over.
    """
    lists = (people, applications, companies)
    asked = repr(("record", owner, *(sorted(one) if one is not None else None for one in lists)))
    return read_once(asked, lambda: _load(owner, *lists))


def _load(
    owner: int,
    people: Collection[str] | None,
    applications: Collection[str] | None,
    companies: Collection[str] | None,
) -> Json:
    if people is None and applications is None and companies is None:
        rows: dict[str, Iterable[Any]] = {
            "companies": _all(Company, owner),
            "people": _all(Person, owner),
            "applications": _all(Application, owner),
        }
        events = [event_json(row) for row in _all(Event, owner)]
    else:
        rows, events = _slice(owner, people or (), applications or (), companies or ())
    profile = Profile.objects.filter(owner_id=owner).first() or Profile()
    return {
        "format": FORMAT,
        **profile.extra,
        "seeker": profile.seeker,
        "policy": profile.policy,
        **{what: [to_json(row, SPECS[what]) for row in found] for what, found in rows.items()},
        "events": events,
    }


def _all(model: Any, owner: int) -> QuerySet[Any]:  # noqa: ANN401 - one of four models
    return model.objects.filter(owner_id=owner).order_by("seq")  # type: ignore[no-any-return]


def _slice(
    owner: int, people: Collection[str], applications: Collection[str], firms: Collection[str]
) -> tuple[dict[str, Iterable[Any]], list[Json]]:
    around = Neighbourhood(
        owner, *([key_of(owner, uid) for uid in uids] for uids in (people, applications, firms))
    )
    group, jobs, companies = dict(around.people), dict(around.applications), set(around.companies)
    events = some(Event, owner, person=group, application=jobs, company=companies)
    mine = Event.objects.filter(owner_id=owner)
    alone = mine.filter(person__isnull=True, application__isnull=True, company__isnull=True)
    events |= together(mine.filter(kind__in=SEEKER), alone)
    jobs |= _newest_application(owner, events)
    # Those named beside the group (an agency, a manager elsewhere) come along, so that no name points nowhere.
    jobs |= some(Application, owner, key=column(events, "application_id") - set(jobs))
    for _ in range(2):
        named = column(events, "person_id") | column(jobs, "manager_id") | column(group, "assistant_of_id")
        group |= some(Person, owner, key=named - set(group))
    companies |= column(group, "company_id") | column(jobs, "company_id") | column(events, "company_id")
    rows: dict[str, Iterable[Any]] = {
        "companies": _ordered(around.companies | some(Company, owner, key=companies - set(around.companies))),
        "people": _ordered(group),
        "applications": _ordered(jobs),
    }
    return rows, _without_stray_voids([event_json(row) for row in _ordered(events)])


def _newest_application(owner: int, events: dict[str, Any]) -> dict[str, Any]:
    """Give the latest application where a job was taken: whether the seeker looks again hangs on it (case 20)."""
    if not any(row.kind == "milestone" and row.data.get("what") == "new_job" for row in events.values()):
        return {}
    rows = Application.objects.filter(owner_id=owner, data__applied_on__isnull=False)
    newest = rows.order_by("-data__applied_on", "-seq")[:1]
    return {row.key: row for row in newest}


def _ordered(rows: dict[str, Any]) -> list[Any]:
    return sorted(rows.values(), key=lambda row: row.seq)


def _without_stray_voids(events: list[Json]) -> list[Json]:
    """Leave out voids whose event is outside of the slice."""
    kept = {e["id"] for e in events if e["kind"] != "void"}
    voids = [e for e in events if e["kind"] == "void"]
    while True:
        more = {e["id"] for e in voids if e.get("event") in kept} - kept
        if not more:
            return [e for e in events if e["id"] in kept]
        kept |= more
