"""Companies, people and applications: rows from and to the record's format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from afterno.record.erased import erased_people
from afterno.record.identities import refresh_identities
from afterno.record.keys import bad_id, chunks, domain_key, key_of, name_key, uid_of, unstorable
from afterno.record.models import Application, Company, Event, Named, Person
from afterno.record.revision import take
from afterno.record.stale import touch_applications, touch_companies, touch_people
from afterno.record.values import Json, Problem, Raw, UpsertResult, problem
from afterno.record.wellformed import THINGS, without_misfits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence


@dataclass(frozen=True)
class Spec:
    """How entries of one list of the record become rows."""

    model: type[Named]
    references: dict[str, type[Named]]
    columns: Callable[[Raw], dict[str, Any]]


def _text(value: object, length: int) -> str:
    return value[:length] if isinstance(value, str) else ""


SPECS: dict[str, Spec] = {
    "companies": Spec(
        Company,
        {},
        lambda raw: {
            "name_key": name_key(raw.get("name")),
            "domain": domain_key(raw.get("domain")),
        },
    ),
    "people": Spec(
        Person,
        {"company": Company, "assistant_of": Person, "same_as": Person},
        lambda raw: {
            "name_key": name_key(raw.get("name")),
            "role": _text(raw.get("role"), 40),
            "ideal": raw.get("ideal") is True,
        },
    ),
    "applications": Spec(Application, {"company": Company, "manager": Person}, lambda _raw: {}),
}


def to_json(row: Named, spec: Spec) -> Json:
    """Give the entry as it was given."""
    entry: Json = {"id": row.uid}
    for name in spec.references:
        if (key := getattr(row, f"{name}_id")) is not None:
            entry[name] = uid_of(key)
    entry.update(row.data)
    return entry


@dataclass
class _Draft:
    """Entries of one list on their way into the record."""

    problems: list[Problem] = field(default_factory=list)
    good: dict[str, Json] = field(default_factory=dict)
    misfits: dict[str, set[str]] = field(default_factory=dict)
    """Fields of an entry whose values did not fit: what is on record there stays."""


def _check(entries: Iterable[Raw], what: str) -> _Draft:
    draft = _Draft()
    for entry in entries:
        uid = entry.get("id") if isinstance(entry, dict) else None
        why = bad_id(uid) or unstorable(entry)
        if why:
            draft.problems.append(problem(str(uid or what), why))
        elif uid in draft.good:
            draft.problems.append(problem(str(uid), f"stands twice among the {what}"))
        else:
            draft.good[str(uid)], said = without_misfits(entry, THINGS[what])
            draft.problems += [problem(str(uid), one) for one in said.values()]
            draft.misfits[str(uid)] = {name for name in said if name not in draft.good[str(uid)]}
    return draft


def known(owner: int, model: type[Named], uids: Iterable[str]) -> set[str]:
    """Which of these ids the owner has."""
    found: set[str] = set()
    for piece in chunks({key_of(owner, uid) for uid in uids}):
        rows = model._default_manager.filter(owner_id=owner, key__in=piece)  # noqa: SLF001 - Django's public manager
        found.update(key.partition(":")[2] for key in rows.values_list("key", flat=True))
    return found


def _check_references(owner: int, spec: Spec, draft: _Draft, *, loose: bool) -> dict[str, set[str]]:
    """Set aside, with the reason, entries that name somebody or a company not on record.

    With `loose` they are only named: the reference stays in the entry as it was given.
    """
    ends: dict[str, set[str]] = {}
    before = len(draft.good)
    for name, model in spec.references.items():
        wanted = {uid for e in draft.good.values() if isinstance(uid := e.get(name), str)}
        there = known(owner, model, wanted) | (set(draft.good) if model is spec.model else set())
        for uid, entry in list(draft.good.items()):
            target = entry.get(name)
            if target is not None and not (isinstance(target, str) and target in there):
                kept = " (the entry is kept)" if loose else ""
                draft.problems.append(problem(uid, f"its {name} {target!r} is not in the record{kept}"))
                ends.setdefault(uid, set()).add(name)
                if not loose:
                    del draft.good[uid]
    # Whoever assists somebody just set aside is set aside too.
    return ends if len(draft.good) == before else _check_references(owner, spec, draft, loose=loose)


def _refuse_erased(owner: int, draft: _Draft) -> None:
    """Keep those out who were erased: a stop stays honoured (hard case 11)."""
    for uid in erased_people(owner, draft.good.values()):
        del draft.good[uid]
        draft.problems.append(problem(uid, "she was erased from this record and stays out of it"))


def upsert(
    owner: int, what: str, entries: Sequence[Raw], *, replace: bool = False, loose: bool = False
) -> UpsertResult:
    """Add or change entries of `companies`, `people` or `applications`.

    Fields given are laid over those on record; with `replace` the entry becomes exactly what is given. With `loose`
    an entry that names somebody who is not on record is kept as it is, and named.
    """
    if not entries:
        return UpsertResult()
    spec = SPECS[what]
    draft = _check(entries, what)
    with transaction.atomic():
        first = take(owner, len(entries))
        if spec.model is Person:
            _refuse_erased(owner, draft)
        loose_ends = _check_references(owner, spec, draft, loose=loose)
        there = _rows(owner, spec, draft.good)
        stopped = _stopped(owner, there) if replace and spec.model is Person else set()
        new, changed = list[Named](), list[Named]()
        for number, (uid, given) in enumerate(draft.good.items()):
            row, loose_names = there.get(uid), loose_ends.get(uid, set())
            before = to_json(row, spec) if row else None
            entry = given if replace or before is None else before | given
            if before is not None and replace:
                entry = {name: before[name] for name in draft.misfits[uid] if name in before} | entry
            if before is not None and replace and uid in stopped:
                entry = entry | _still_known(before, entry)
            if entry == before and not _now_bound(row, spec, loose_names):
                continue
            filled = row or spec.model(key=key_of(owner, uid), owner_id=owner, seq=first + number)
            _fill(owner, spec, loose_names, filled, entry)
            (new if row is None else changed).append(filled)
        _write(owner, spec, new, changed, first + len(entries) - 1)
    touched = {row.uid for row in (*new, *changed)}
    return UpsertResult(
        tuple(row.uid for row in new),
        tuple(row.uid for row in changed),
        tuple(uid for uid in draft.good if uid not in touched),
        tuple(draft.problems),
    )


def _stopped(owner: int, there: Iterable[str]) -> set[str]:
    """Which of these people asked for silence."""
    keys = [key_of(owner, uid) for uid in there]
    rows = (
        Event.objects.filter(owner_id=owner, kind="stop", person__in=piece).values_list(
            "person_id", flat=True
        )
        for piece in chunks(keys)
    )
    return {str(uid_of(key)) for found in rows for key in found}


def _still_known(before: Json, entry: Json) -> Json:
    """By what she was known when she asked for silence; an import takes none of it away (M13)."""
    kept: Json = {}
    for name in ("emails", "phones"):
        old, new = before.get(name), entry.get(name)
        if isinstance(old, list):
            there = new if isinstance(new, list) else []
            kept[name] = [*there, *(one for one in old if one not in there)]
    return kept


def _now_bound(row: Named | None, spec: Spec, loose: Collection[str]) -> bool:
    """Tell whether a name that pointed nowhere when the row was written points at somebody now."""
    return row is not None and any(
        isinstance(row.data.get(name), str) for name in spec.references if name not in loose
    )


def _rows(owner: int, spec: Spec, uids: Iterable[str]) -> dict[str, Named]:
    manager = spec.model._default_manager  # noqa: SLF001 - Django's public manager
    return {
        row.uid: row
        for piece in chunks(key_of(owner, uid) for uid in uids)
        for row in manager.filter(owner_id=owner, key__in=piece)
    }


def _fill(owner: int, spec: Spec, loose: Collection[str], row: Named, entry: Json) -> None:
    data = {name: value for name, value in entry.items() if name != "id"}
    for name in spec.references:
        bound = isinstance(data.get(name), str) and name not in loose
        setattr(row, f"{name}_id", key_of(owner, data.pop(name)) if bound else None)
    if data.get("same_as") is None:  # taken apart again: nothing of it is left
        data.pop("same_as", None)
    row.data = data
    for name, value in spec.columns(entry).items():
        setattr(row, name, value)


def _write(owner: int, spec: Spec, new: list[Named], changed: list[Named], revision: int) -> None:
    manager = spec.model._default_manager  # noqa: SLF001 - Django's public manager
    if new:
        manager.bulk_create(new)
    if changed:
        names = ["data", *spec.columns({}), *(f"{name}_id" for name in spec.references)]
        manager.bulk_update(changed, [name.removesuffix("_id") for name in names], batch_size=200)
    if spec.model is Person:
        refresh_identities(
            owner, [row for row in (*new, *changed) if isinstance(row, Person)], fresh=not changed
        )
        touch_people(owner, [row.key for row in new], [row.key for row in changed], revision)
    elif spec.model is Company:
        touch_companies(owner, [row.key for row in changed], revision)
    else:
        touch_applications(owner, [row.key for row in new], [row.key for row in changed], revision)
