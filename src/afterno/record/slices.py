"""The record as the pure rooms take it: whole, or the slice around some people."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from afterno.record.entities import SPECS, to_json
from afterno.record.events import event_json
from afterno.record.keys import chunks, key_of
from afterno.record.models import Application, Company, Event, Person, Profile
from afterno.record.values import Json
from afterno.record.vocabulary import SEEKER

FORMAT = "afterno-record/1"


def load_record(
    owner: int, *, people: Collection[str] | None = None, applications: Collection[str] | None = None
) -> Json:
    """The owner's record in the shape of `afterno-record/1`.

    With `people` or `applications`, a slice: their companies with everybody there, what happened to these, and
    what is the seeker's own. Ids nobody has are passed over.
    """
    if people is None and applications is None:
        rows: dict[str, Iterable[Any]] = {
            "companies": _all(Company, owner),
            "people": _all(Person, owner),
            "applications": _all(Application, owner),
        }
        events = [event_json(row) for row in _all(Event, owner)]
    else:
        rows, events = _slice(owner, people or (), applications or ())
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


def _some(model: Any, owner: int, **lists: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401 - one of four models
    """Rows whose named columns are in the lists, each once, by key."""
    return {
        row.key: row
        for column, values in lists.items()
        for piece in chunks(sorted(set(values)))
        for row in model.objects.filter(owner_id=owner, **{f"{column}__in": piece})
    }


def _slice(
    owner: int, people: Collection[str], wanted: Collection[str]
) -> tuple[dict[str, Iterable[Any]], list[Json]]:
    given: dict[str, Person] = _some(Person, owner, key=[key_of(owner, uid) for uid in people])
    jobs = _some(Application, owner, key=[key_of(owner, uid) for uid in wanted])
    assistants = _some(Person, owner, assistant_of=given)
    around = _set(given, "company_id") | _set(jobs, "company_id")
    group = given | assistants | _some(Person, owner, company=around, key=_set(jobs, "manager_id"))
    companies = _set(group, "company_id") | around
    applications = jobs | _some(Application, owner, company=companies, manager=group)
    events = _some(Event, owner, person=group, application=applications, company=companies)
    own = Q(person__isnull=True, application__isnull=True, company__isnull=True) | Q(kind__in=SEEKER)
    events |= {row.key: row for row in Event.objects.filter(own, owner_id=owner)}
    # Those named beside the group (an agency, a manager elsewhere) come along, so that no name points nowhere.
    named = _set(events, "person_id") | _set(applications, "manager_id") | _set(group, "assistant_of_id")
    group |= _some(Person, owner, key=named - set(group))
    applications |= _some(Application, owner, key=_set(events, "application_id") - set(applications))
    every = _set(group, "company_id") | _set(applications, "company_id") | _set(events, "company_id")
    group |= _some(Person, owner, key=_set(applications, "manager_id") - set(group))
    every |= _set(group, "company_id")
    group |= _some(Person, owner, key=_set(group, "assistant_of_id") - set(group))
    every |= _set(group, "company_id")
    rows = {
        "companies": _ordered(_some(Company, owner, key=every)),
        "people": _ordered(group),
        "applications": _ordered(applications),
    }
    return rows, _without_stray_voids([event_json(row) for row in _ordered(events)])


def _set(rows: dict[str, Any], column: str) -> set[str]:
    return {value for row in rows.values() if (value := getattr(row, column)) is not None}


def _ordered(rows: dict[str, Any]) -> list[Any]:
    return sorted(rows.values(), key=lambda row: row.seq)


def _without_stray_voids(events: list[Json]) -> list[Json]:
    """A void names only its event: those whose event is outside of the slice are left out."""
    kept = {e["id"] for e in events if e["kind"] != "void"}
    voids = [e for e in events if e["kind"] == "void"]
    while True:
        more = {e["id"] for e in voids if e.get("event") in kept} - kept
        if not more:
            return [e for e in events if e["id"] in kept]
        kept |= more
