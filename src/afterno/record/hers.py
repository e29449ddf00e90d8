"""What words to one person rest on, in a few questions: she, her company, the job, what happened, whom it names.

Less than the slice a plan needs (`load_record`): nothing of her colleagues' dealings, nor of who may be the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.record.around import Around, jobs_around, taken_back
from afterno.record.entities import SPECS, to_json
from afterno.record.events import event_json
from afterno.record.keys import key_of
from afterno.record.look import read_once
from afterno.record.models import Company, Event, Person
from afterno.record.neighbours import some
from afterno.record.profile import get_profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.record.values import Json

NEWS = ("milestone", "news")
"""Kinds about the seeker that may be told to anybody."""


def load_hers(owner: int, her: Around) -> Json:
    """Give, in the shape of `afterno-record/1`, what sheets and letters are made of besides her entries and companies.

    Nothing that was taken back is in it.
    """
    return read_once(f"hers {owner} {her.ids}", lambda: _load(owner, her))


def _load(owner: int, her: Around) -> Json:
    jobs = jobs_around(owner, her.ids, her.companies)
    events = _events(owner, her, [job["id"] for job in jobs])
    people = _people(owner, her, events)
    companies = _companies(owner, her, events)
    return {
        **get_profile(owner),
        "companies": companies,
        "people": people,
        "applications": jobs,
        "events": events,
    }


def _events(owner: int, her: Around, jobs: Iterable[str]) -> list[Json]:
    columns = {"person": her.ids, "application": jobs, "company": her.companies}
    keys = {name: [key_of(owner, uid) for uid in uids] for name, uids in columns.items()}
    rows = some(Event, owner, **keys, kind=NEWS)
    told = [row for row in rows.values() if row.kind != "void"]
    gone = taken_back(owner, [row.uid for row in told])
    kept = [row for row in told if row.uid not in gone]
    return [event_json(row) for row in sorted(kept, key=lambda row: row.seq)]


def _people(owner: int, her: Around, events: Iterable[Json]) -> list[Json]:
    """Give those whom the events name, and who assists her; with the entry that leads where one was merged."""
    named = {key_of(owner, event["person"]) for event in events if event.get("person")}
    keys = {key_of(owner, uid) for uid in her.ids}
    found = some(Person, owner, key=named - keys, assistant_of=keys)
    while lead := {row.same_as_id for row in found.values() if row.same_as_id} - set(found) - keys:
        found |= some(Person, owner, key=lead)
    return [to_json(row, SPECS["people"]) for row in _in_order(found) if row.key not in keys]


def _companies(owner: int, her: Around, events: Iterable[Json]) -> list[Json]:
    named = {key_of(owner, event["company"]) for event in events if isinstance(event.get("company"), str)}
    others = some(Company, owner, key=named - {key_of(owner, uid) for uid in her.companies})
    return [to_json(row, SPECS["companies"]) for row in _in_order(others)]


def _in_order(rows: dict[str, Any]) -> list[Any]:
    return sorted(rows.values(), key=lambda row: row.seq)
