"""What stands around one person, asked for in a few questions: her entries, her company, the jobs, the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.db.models.fields.json import KT

from afterno.record.entities import SPECS, to_json
from afterno.record.events import event_json
from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.look import read_once
from afterno.record.models import Application, Company, Event, Person
from afterno.record.people import find_person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from afterno.record.values import Json

MERGES = 8
"""So many merges on merges are followed to the one who leads."""


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody with every entry that is she: the one who leads first."""

    entries: tuple[Json, ...]
    companies: dict[str, Json]

    @property
    def id(self) -> str:
        """The id of the entry that leads."""
        return str(self.entries[0]["id"])

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all her entries."""
        return tuple(str(one["id"]) for one in self.entries)


def entries_of(owner: int, text: str) -> list[Around]:
    """Find whom the seeker means, by id, address, number or name; several where it is not clear, none for nobody."""
    return read_once(f"entries {owner} {text}", lambda: _entries_of(owner, text))


def _entries_of(owner: int, text: str) -> list[Around]:
    found = _whole(owner, text, MERGES)
    if found is not None:
        return [found]
    leads = dict.fromkeys(lead_of(owner, str(one["id"])) for one in find_person(owner, text))
    return [one for uid in leads if (one := _whole(owner, uid, MERGES)) is not None]


def leading(owner: int, people: Collection[str]) -> dict[str, Around]:
    """Give, in one question, those of these ids that lead, with every entry that is she; the others are left out.

    So are those in whom entries were merged that had others merged in them: they are followed one by one.
    """
    keys = [key_of(owner, uid) for uid in people]
    rows = Person.objects.filter(Q(key__in=keys) | Q(same_as__in=keys), owner_id=owner).select_related(
        "company"
    )
    found: dict[str, list[Person]] = {key: [] for key in keys}
    for row in rows.order_by("seq"):
        found.get(row.same_as_id or row.key, []).append(row)
    plain = {key: rows for key, rows in found.items() if len(rows) == 1 and rows[0].key == key}
    return {str(uid_of(key)): _around(key, rows) for key, rows in plain.items()}


def lead_of(owner: int, person: str) -> str:
    """Give the entry that leads where this one was merged; else the same id."""
    for _ in range(MERGES):
        rows = Person.objects.filter(owner_id=owner, key=key_of(owner, person))
        lead = uid_of(rows.values_list("same_as_id", flat=True).first())
        if lead is None:
            return person
        person = lead
    return person


def _whole(owner: int, uid: str, left: int) -> Around | None:
    key = key_of(owner, uid)
    rows = list(
        Person.objects.filter(Q(key=key) | Q(same_as=key), owner_id=owner)
        .select_related("company")
        .order_by("seq")
    )
    lead = next((row for row in rows if row.key == key), None)
    if lead is None:
        return None
    if lead.same_as_id is not None and left:
        return _whole(owner, str(uid_of(lead.same_as_id)), left - 1)
    return _around(key, _all_merged(owner, rows) if len(rows) > 1 else rows)


def _around(key: str, rows: list[Person]) -> Around:
    """Make one of her entries; `key` leads."""
    rows.sort(key=lambda row: (row.key != key, row.seq))
    companies = {row.company.uid: to_json(row.company, SPECS["companies"]) for row in rows if row.company}
    return Around(tuple(to_json(row, SPECS["people"]) for row in rows), companies)


def _all_merged(owner: int, rows: list[Person]) -> list[Person]:
    """Follow merges on merges."""
    known = {row.key: row for row in rows}
    fresh = set(known)
    while fresh:
        more = Person.objects.filter(owner_id=owner, same_as__in=fresh).select_related("company")
        fresh = {row.key for row in more if row.key not in known}
        known |= {row.key: row for row in more}
    return list(known.values())


def colleagues_of(owner: int, companies: Collection[str], apart_from: Collection[str]) -> list[Json]:
    """Give those on record at these companies, with `company_name`; entries merged into another are left out."""
    rows = Person.objects.filter(
        owner_id=owner, company__in=[key_of(owner, uid) for uid in companies], same_as__isnull=True
    )
    return [to_json(row, SPECS["people"]) for row in rows.order_by("seq") if row.uid not in set(apart_from)]


def jobs_around(owner: int, people: Collection[str], companies: Collection[str]) -> list[Json]:
    """Give the applications at these companies, and those whose manager is one of these people."""
    at = Q(company__in=[key_of(owner, uid) for uid in companies])
    hers = Q(manager__in=[key_of(owner, uid) for uid in people])
    rows = Application.objects.filter(at | hers, owner_id=owner).order_by("seq")
    return [to_json(row, SPECS["applications"]) for row in rows]


def count_of(owner: int, people: Collection[str]) -> dict[str, int]:
    """Count what happened with each of these entries."""
    rows = Event.objects.filter(owner_id=owner, person__in=[key_of(owner, uid) for uid in people])
    counted = rows.exclude(kind="void").values_list("person").annotate(n=Count("pk"))
    return {str(uid_of(key)): number for key, number in counted if key}


def timeline_of(owner: int, people: Collection[str], jobs: Collection[str]) -> tuple[list[Json], set[str]]:
    """Give what happened with these people and, naming nobody, about these jobs; and which of it was taken back."""
    mine = Event.objects.filter(owner_id=owner).exclude(kind="void")
    rows: dict[str, Any] = {}
    for piece in chunks([key_of(owner, uid) for uid in people]):
        rows |= {row.key: row for row in mine.filter(person__in=piece)}
    for piece in chunks([key_of(owner, uid) for uid in jobs]):
        rows |= {row.key: row for row in mine.filter(application__in=piece, person__isnull=True)}
    events = [event_json(row) for row in sorted(rows.values(), key=lambda row: row.seq)]
    return events, taken_back(owner, [event["id"] for event in events])


def taken_back(owner: int, events: Iterable[str]) -> set[str]:
    """Say which of these events were taken back."""
    voids = Event.objects.filter(owner_id=owner, kind="void")
    found: set[str] = set()
    for piece in chunks(events):
        # As text: read as JSON an id like "0" or "true" would come back as something else.
        told = voids.filter(data__event__in=piece).annotate(told=KT("data__event"))
        found.update(told.values_list("told", flat=True))
    return found


def names_of(owner: int, companies: Iterable[str]) -> dict[str, str]:
    """Give the names of companies, by id."""
    return {
        row.uid: str(row.data.get("name") or "")
        for piece in chunks(key_of(owner, uid) for uid in companies)
        for row in Company.objects.filter(owner_id=owner, key__in=piece)
    }
