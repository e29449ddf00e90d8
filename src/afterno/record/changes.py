"""Changes of people, companies, applications and settings that can be taken back whole.

Events have their void; these entries are overwritten, so what stood before is kept beside them. Taking back touches only
what still stands as this change left it: whatever was changed since, stays.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from afterno.record.entities import SPECS, to_json, upsert
from afterno.record.keys import chunks, key_of
from afterno.record.lookups import voided
from afterno.record.models import Application, Change, Event, Person, Profile
from afterno.record.profile import get_profile, set_profile
from afterno.record.revision import revision, take
from afterno.record.stale import touch_people
from afterno.record.values import Json, Problem, Raw

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

PARTS = ("companies", "people", "applications")
SETTINGS = ("seeker", "policy")
SAVED = 300
"""Changes that are kept; older ones can no longer be taken back."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: its id (empty where nothing changed), the ids added and changed, and what was left out."""

    uid: str = ""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back did: the change's kind and words, how much was restored, and whose entry had to stay."""

    kind: str
    text: str
    restored: int = 0
    stayed: tuple[str, ...] = ()


def change(owner: int, kind: str, text: str, now: datetime, **given: Any) -> Changed:  # noqa: ANN401 - see below
    """Change entries of `companies`, `people`, `applications` (lists) and `seeker`, `policy` (whole) in one go.

    Fields given are laid over those on record, as `upsert` does; what stood before is kept under the change's id.
    """
    with transaction.atomic():
        take(owner)
        before = _standing(owner, given)
        added, changed, problems = list[str](), list[str](), list[Problem]()
        for what in PARTS:
            result = upsert(owner, what, given.get(what, ()))
            added += result.added
            changed += result.changed
            problems += result.problems
        wanted = {name: given[name] for name in SETTINGS if name in given}
        if any(wanted[name] != before[name, name] for name in wanted):
            problems += set_profile(owner, **wanted)
        after = _standing(owner, given)
        entries = [
            {"what": what, "id": uid, "before": before.get((what, uid)), "after": entry}
            for (what, uid), entry in after.items()
            if before.get((what, uid)) != entry
        ]
        uid = _keep(owner, kind, text, now, entries) if entries else ""
    return Changed(uid, tuple(added), tuple(changed), tuple(problems))


def take_back(owner: int, uid: str, now: datetime) -> TakenBack | None:
    """Take a change back, once; None where there is none, or it was taken back before."""
    with transaction.atomic():
        take(owner)
        rows = Change.objects.filter(owner_id=owner, uid=uid, undone__isnull=True)
        row = rows.first()
        if row is None or rows.update(undone=now) != 1:
            return None
        present = _entries(owner, {(one["what"], one["id"]) for one in row.entries})
        stayed: list[str] = []
        restored = 0
        for what in (*PARTS, *SETTINGS):
            mine = [one for one in row.entries if one["what"] == what and one["before"] is not None]
            back = [
                entry for one in mine if (entry := _restored(one, present.get((what, one["id"])))) is not None
            ]
            restored += len(back)
            _write(owner, what, back)
        for what in reversed(PARTS):
            new = [one for one in row.entries if one["what"] == what and one["before"] is None]
            gone, kept = _remove(owner, what, new, present)
            restored += gone
            stayed += kept
        merged = {one["id"] for one in row.entries if one["what"] == "people"} | _leads(row.entries)
        touch_people(owner, [], {key_of(owner, one) for one in merged}, take(owner))
    return TakenBack(row.kind, row.text, restored, tuple(stayed))


def merged_since(owner: int, entry: str) -> int:
    """Give the owner's counter at which this entry was merged last; 0 where that is not known any more."""
    rows = Change.objects.filter(owner_id=owner, kind="merge").order_by("-pk")
    for row in rows:
        if any(one["id"] == entry and one["after"].get("same_as") for one in row.entries):
            return row.revision
    return 0


def merged_by(owner: int, uid: str) -> list[tuple[str, str]]:
    """Name the entries a change merged, each with the one it was merged with; none for a change of another kind."""
    row = Change.objects.filter(owner_id=owner, uid=uid, kind="merge").first()
    return (
        [(one["id"], one["after"]["same_as"]) for one in row.entries if one["what"] == "people"]
        if row
        else []
    )


def stops_since(owner: int, person: str, since: int) -> list[str]:
    """Name the stops put on record for an entry after the counter stood there, but for those taken back."""
    rows = Event.objects.filter(owner_id=owner, person=key_of(owner, person), kind="stop", seq__gt=since)
    gone = voided(owner)
    return [row.uid for row in rows if row.uid not in gone]


def changes_of(owner: int, *, limit: int = 20) -> list[Json]:
    """Give the last changes that were not taken back: `uid`, `kind`, `text`, `at`; the newest first."""
    rows = Change.objects.filter(owner_id=owner, undone__isnull=True).order_by("-at", "-pk")
    return list(rows.values("uid", "kind", "text", "at")[:limit])  # type: ignore[arg-type]


def forget_in_changes(owner: int, person: str) -> None:
    """Take an erased person out of what is kept of changes."""
    for row in Change.objects.filter(owner_id=owner):
        kept = [one for one in row.entries if one["what"] != "people" or one["id"] != person]
        if len(kept) != len(row.entries):
            Change.objects.filter(pk=row.pk).update(entries=kept, text="")


def _keep(owner: int, kind: str, text: str, now: datetime, entries: list[Json]) -> str:
    uid = "u" + secrets.token_hex(8)
    Change.objects.create(
        owner_id=owner, uid=uid, kind=kind, text=text[:300], at=now, entries=entries, revision=revision(owner)
    )
    old = Change.objects.filter(owner_id=owner).order_by("-at", "-pk").values_list("pk", flat=True)[SAVED:]
    Change.objects.filter(pk__in=list(old)).delete()
    return uid


def _standing(owner: int, given: Mapping[str, Any]) -> dict[tuple[str, str], Json]:
    """Give what stands on record of all that is given."""
    wanted = {
        (what, entry["id"])
        for what in PARTS
        for entry in given.get(what, ())
        if isinstance(entry.get("id"), str)
    }
    return _entries(owner, wanted | {(name, name) for name in SETTINGS if name in given})


def _entries(owner: int, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], Json]:
    found: dict[tuple[str, str], Json] = {}
    for what in PARTS:
        spec, ids = SPECS[what], [uid for part, uid in wanted if part == what]
        for piece in chunks(key_of(owner, uid) for uid in ids):
            rows = spec.model._default_manager.filter(owner_id=owner, key__in=piece)  # noqa: SLF001 - Django's own
            found |= {(what, row.uid): to_json(row, spec) for row in rows}
    profile = get_profile(owner)
    return found | {(name, name): profile[name] for name in SETTINGS if (name, name) in wanted}


def _restored(one: Json, present: Json | None) -> Json | None:
    """Lay back what still stands as this change left it; None where nothing of it does."""
    if present is None:
        return None
    before, after, back = one["before"], one["after"], dict(present)
    for name in {*before, *after}:
        mine = before.get(name) != after.get(name)
        if mine and present.get(name) == after.get(name):
            if name in before:
                back[name] = before[name]
            else:
                back.pop(name, None)
    return back if back != present else None


def _write(owner: int, what: str, back: Sequence[Raw]) -> None:
    if what in PARTS:
        upsert(owner, what, back, replace=True, loose=True)
        return
    for entry in back:
        Profile.objects.get_or_create(owner_id=owner)
        if what == "seeker":
            set_profile(owner, seeker=entry)
        else:
            set_profile(owner, policy=entry)


def _remove(
    owner: int, what: str, new: list[Json], present: Mapping[tuple[str, str], Json]
) -> tuple[int, list[str]]:
    """Remove entries this change added, but for those that are in use by now or were changed since."""
    model = SPECS[what].model
    same = [one for one in new if present.get((what, one["id"])) == one["after"]]
    keys = {key_of(owner, one["id"]) for one in same}
    free = keys - _in_use(owner, what, keys)
    for piece in chunks(free):
        model._default_manager.filter(owner_id=owner, key__in=piece).delete()  # noqa: SLF001 - Django's own
    there = [one for one in new if (what, one["id"]) in present and key_of(owner, one["id"]) not in free]
    return len(free), [str(one["after"].get("name") or one["id"]) for one in there]


def _in_use(owner: int, what: str, keys: set[str]) -> set[str]:
    """Give those that something else on record names."""
    column = {"people": "person", "companies": "company", "applications": "application"}[what]
    asked: list[tuple[Any, str]] = [(Event, column)]
    if what == "people":
        asked += [(Application, "manager"), (Person, "same_as"), (Person, "assistant_of")]
    if what == "companies":
        asked += [(Application, "company"), (Person, "company")]
    found: set[str] = set()
    for model, name in asked:
        for piece in chunks(keys):
            rows = model.objects.filter(Q(**{f"{name}__in": piece}), owner_id=owner)
            found.update(rows.values_list(f"{name}_id", flat=True))
    return found


def _leads(entries: Sequence[Json]) -> set[str]:
    """Name those with whom entries of this change were merged, before it or by it."""
    both = (side for one in entries if one["what"] == "people" for side in (one["before"], one["after"]))
    return {str(side["same_as"]) for side in both if side and side.get("same_as")}
