"""Events are added, never changed. A mistake is voided by a later event."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from django.db import transaction

from afterno.method.events import Problem as Unclear
from afterno.method.events import parse_event
from afterno.method.fields import Unclear as UnclearTime
from afterno.method.fields import moment
from afterno.method.reading import zone_named
from afterno.record.entities import known
from afterno.record.keys import bad_id, chunks, key_of, uid_of, unstorable
from afterno.record.models import ID_LENGTH, Application, Company, Event, Named, Person, Profile
from afterno.record.revision import take
from afterno.record.stale import touch_all, touch_applications, touch_companies, touch_people
from afterno.record.values import AppendResult, Json, Problem, Raw, problem
from afterno.record.vocabulary import EVENT_REFERENCES, FREE_COMPANY, KINDS, MAY_LIE_AHEAD, SEEKER
from afterno.record.wellformed import EVENTS, without_misfits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


ALIKE = timedelta(seconds=60)
"""Two events that say the same within this time are one (CONTRACTS)."""
CLOCK_SLACK = timedelta(minutes=5)
"""Two devices' clocks may differ by this much before an event counts as lying ahead."""
REFERENCES: dict[str, type[Named]] = {"person": Person, "application": Application, "company": Company}


def event_json(row: Event) -> Json:
    """Give the event as it was given; a time that carried no offset now carries the one that was meant."""
    entry: Json = {"id": row.uid, "at": _with_offset(row), "kind": row.kind}
    for name in REFERENCES:
        if (key := getattr(row, f"{name}_id")) is not None:
            entry[name] = uid_of(key)
    entry.update(row.data)
    return entry


def _with_offset(row: Event) -> str:
    """The time as given; where it was the seeker's own wall clock, with the offset that clock had then."""
    text = str(row.at_text)
    if text[-1:] in {"Z", "z"} or "+" in text or text.rfind("-") >= len("2026-03-02"):
        return text
    wall = moment(text)
    return wall.replace(tzinfo=timezone(wall - row.at)).isoformat()


def new_event_id() -> str:
    """Make an id nobody else has."""
    return f"e{secrets.token_hex(8)}"


def parse_at(text: object, zone: tzinfo = UTC) -> datetime | None:
    """Read a time into UTC, one without offset as of `zone`; None where it is not a time."""
    try:
        return moment(text, zone).astimezone(UTC)
    except (UnclearTime, OverflowError):
        return None


@dataclass
class Incoming:
    """One event on its way into the record."""

    raw: Json
    uid: str
    at: datetime
    references: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What happened."""
        return str(self.raw["kind"])

    def content(self) -> Json:
        """Give what it says, apart from id and time."""
        return {name: value for name, value in self.raw.items() if name not in {"id", "at"}}

    def row(self, owner: int, seq: int, *, by_hand: bool) -> Event:
        """Make the row to add."""
        data = {
            name: value
            for name, value in self.raw.items()
            if name not in {"id", "at", "kind"} and name not in self.references
        }
        return Event(
            key=key_of(owner, self.uid), owner_id=owner, seq=seq, at=self.at, at_text=self.raw["at"],
            kind=self.kind, data=data, by_hand=by_hand,
            **{f"{n}_id": key_of(owner, uid) for n, uid in self.references.items()},
        )  # fmt: skip


@dataclass
class Checked:
    """Events handed in, looked at: those that can be kept, by position, and what is wrong with the rest."""

    good: dict[int, Incoming] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, position: int, why: str) -> None:
        """Set one aside."""
        self.problems.append(problem(self.good.pop(position).uid, why))


def look_at(events: Sequence[Raw], now: datetime, zone: tzinfo, *, lenient: bool = False) -> Checked:
    """Look at each event by itself: is it one, has its time come.

    `lenient`, for import, keeps kinds and values the method does not know; it will name them when it plans.
    """
    checked = Checked()
    for position, raw in enumerate(events):
        entry = dict(raw) if isinstance(raw, dict) else {}
        uid = entry.setdefault("id", new_event_id())
        if lenient:
            entry, misfits = without_misfits(entry, EVENTS.get(str(entry.get("kind")), {}))
            checked.problems += [problem(str(uid)[:ID_LENGTH], one) for one in misfits.values()]
        at = parse_at(entry.get("at"), zone)
        why = bad_id(uid) or unstorable(entry) or _bad_kind(entry.get("kind"), lenient=lenient)
        if not why and at is None:
            why = "its time is not understood; write it as 2026-03-02T10:15:00+01:00"
        if not why and at and at > now + CLOCK_SLACK and entry["kind"] not in MAY_LIE_AHEAD:
            why = "it lies in the future"
        if not why and not lenient and isinstance(unclear := parse_event(entry, zone), Unclear):
            why = unclear.why.rstrip(".")
        if why or at is None:
            checked.problems.append(problem(str(uid), why))
        else:
            checked.good[position] = Incoming(entry, str(uid), at)
    return checked


def _bad_kind(kind: object, *, lenient: bool) -> str:
    if not isinstance(kind, str) or not kind or len(kind) > 40:
        return "it does not say what happened (kind)"
    return "" if lenient or kind in KINDS else f"nothing called {kind!r} can happen"


def check_references(owner: int, checked: Checked) -> None:
    """Refuse what names a person, an application or a company that is not in this owner's record."""
    for name, model in REFERENCES.items():
        wanted = {uid for e in checked.good.values() if isinstance(uid := e.raw.get(name), str)}
        there = known(owner, model, wanted)
        for position, incoming in list(checked.good.items()):
            uid = incoming.raw.get(name)
            if isinstance(uid, str) and uid in there:
                incoming.references[name] = uid
            elif uid is not None and not (name == "company" and incoming.kind in FREE_COMPANY):
                checked.refuse(position, f"{name} {uid!r} is not in the record")


def zone_of(owner: int) -> tzinfo:
    """Give the seeker's own zone, in which a time without offset is meant."""
    seeker = Profile.objects.filter(owner_id=owner).values_list("seeker", flat=True).first() or {}
    name = seeker.get("time_zone")
    return (zone_named(name) if isinstance(name, str) else None) or UTC


def append_events(
    owner: int, events: Sequence[Raw], *, now: datetime | None = None, by_hand: bool = True
) -> AppendResult:
    """Put what happened on record; handing in the same again changes nothing.

    The good ones are kept, the others come back as problems. Only `by_hand` can a stop be voided, with a
    reason.
    """
    if not events:
        return AppendResult()
    checked = look_at(events, now or datetime.now(UTC), zone_of(owner))
    with transaction.atomic():
        first = take(owner, len(events))
        check_references(owner, checked)
        there = on_record(owner, (e.uid for e in checked.good.values()))
        alike = _Alike(owner, checked.good.values())
        ids: list[str | None] = [None] * len(events)
        new: list[Incoming] = []
        _check_targets(owner, checked, there, by_hand=by_hand)
        for position, incoming in checked.good.items():
            same = there.get(incoming.uid)
            if same is not None and not same_event(incoming, same):
                checked.problems.append(problem(incoming.uid, "another event has this id; void that one"))
                continue
            twin = incoming.uid if same is not None else alike.of(incoming)
            ids[position] = twin or incoming.uid
            if twin is None:
                alike.add(incoming)
                there[incoming.uid] = incoming.raw
                new.append(incoming)
        write(owner, new, first, by_hand=by_hand)
    fresh = {e.uid for e in new}
    return AppendResult(
        tuple(e.uid for e in new),
        tuple(dict.fromkeys(uid for uid in ids if uid is not None and uid not in fresh)),
        tuple(checked.problems),
        tuple(ids),
    )


def same_event(incoming: Incoming, there: Json) -> bool:
    """Tell whether the two say the same of the same moment."""
    same_time = there.get("at") == incoming.raw["at"] or parse_at(there.get("at")) == incoming.at
    return same_time and incoming.content() == {
        name: value for name, value in there.items() if name not in {"id", "at"}
    }


def on_record(owner: int, uids: Iterable[str]) -> dict[str, Json]:
    """Give those of these events that are there, by id."""
    return {
        row.uid: event_json(row)
        for piece in chunks(key_of(owner, uid) for uid in uids)
        for row in Event.objects.filter(owner_id=owner, key__in=piece)
    }


def _check_targets(owner: int, checked: Checked, there: dict[str, Json], *, by_hand: bool) -> None:
    """Refuse what names an event not on record; nothing but the seeker undoes a stop (M13)."""
    named = {
        target
        for e in checked.good.values()
        if (name := EVENT_REFERENCES.get(e.kind)) and isinstance(target := e.raw.get(name), str)
    }
    kinds = {uid: raw["kind"] for uid, raw in (there | on_record(owner, named - set(there))).items()}
    kinds |= {e.uid: e.kind for e in checked.good.values() if e.uid not in kinds}
    together = there | {e.uid: e.raw for e in checked.good.values() if e.uid not in there}
    for position, incoming in list(checked.good.items()):
        name = EVENT_REFERENCES.get(incoming.kind)
        target = incoming.raw.get(name) if name else None
        if incoming.kind == "void" and not isinstance(target, str):
            checked.refuse(position, "it does not say which event was a mistake")
        elif target is not None and target not in kinds:
            checked.refuse(position, f"event {target!r} is not in the record")
        elif lifted_stop(owner, incoming.raw, together) and (why := _bad_unstop(incoming, by_hand=by_hand)):
            checked.refuse(position, why)


def lifted_stop(owner: int, void: Json, beside: Mapping[str, Json]) -> str | None:
    """Name the stop this void takes back, itself or by taking back what had brought it back (M13).

    What it speaks of is on record or `beside` it; None where it lifts no stop.
    """
    lifts, seen, event = False, set[str](), void
    while event.get("kind") == "void" and str(event.get("id")) not in seen:
        seen.add(str(event.get("id")))
        lifts, target = not lifts, str(event.get("event"))
        event = beside.get(target) or on_record(owner, [target]).get(target) or {}
    return str(event["id"]) if lifts and event.get("kind") == "stop" else None


def _bad_unstop(incoming: Incoming, *, by_hand: bool) -> str:
    if not by_hand:
        return "a stop is undone only by the seeker, by hand"
    reason = incoming.raw.get("reason")
    return "" if isinstance(reason, str) and reason.strip() else "undoing a stop needs your reason for it"


class _Alike:
    """Finds an event that says the same within a minute."""

    def __init__(self, owner: int, incoming: Iterable[Incoming]) -> None:
        self._seen: dict[str, list[tuple[datetime, str, Json]]] = {}
        events = list(incoming)
        if events:
            self._load(owner, min(e.at for e in events), max(e.at for e in events), {e.kind for e in events})

    def _load(self, owner: int, first: datetime, last: datetime, kinds: set[str]) -> None:
        try:
            window = (first - ALIKE, last + ALIKE)
        except OverflowError:
            window = (first, last)
        rows = Event.objects.filter(owner_id=owner, at__range=window, kind__in=kinds)
        for row in rows.iterator(chunk_size=2000):
            content = {n: v for n, v in event_json(row).items() if n not in {"id", "at"}}
            self._seen.setdefault(row.kind, []).append((row.at, row.uid, content))

    def of(self, incoming: Incoming) -> str | None:
        content = incoming.content()
        for at, uid, other in self._seen.get(_bucket(incoming), []):
            if abs(at - incoming.at) <= ALIKE and other == content:
                return uid
        return None

    def add(self, incoming: Incoming) -> None:
        self._seen.setdefault(_bucket(incoming), []).append((incoming.at, incoming.uid, incoming.content()))


def _bucket(incoming: Incoming) -> str:
    return incoming.kind


def write(owner: int, new: Sequence[Incoming], first: int, *, by_hand: bool) -> None:
    """Add the rows and mark what they make stale; the caller holds the transaction and the numbers."""
    if not new:
        return
    rows = [e.row(owner, first + number, by_hand=by_hand) for number, e in enumerate(new)]
    Event.objects.bulk_create(rows)
    revision = first + len(new) - 1
    about = [*(row for row in rows if row.kind != "void"), *_taken_back(owner, rows)]
    if any(_of_everybody(row) for row in about):
        touch_all(owner, revision)
        return
    touch_people(owner, [], {row.person_id for row in about if row.person_id}, revision)
    touch_applications(owner, [], {row.application_id for row in about if row.application_id}, revision)
    touch_companies(owner, {row.company_id for row in about if row.company_id}, revision)


def _taken_back(owner: int, rows: Sequence[Event]) -> list[Event]:
    """Give the events that these voids take back: who is concerned by them is concerned by the void."""
    targets = {str(row.data.get("event")) for row in rows if row.kind == "void"}
    return [
        row
        for piece in chunks(key_of(owner, uid) for uid in targets)
        for row in Event.objects.filter(owner_id=owner, key__in=piece)
    ]


def _of_everybody(row: Event) -> bool:
    alone = row.person_id is None and row.application_id is None and row.company_id is None
    return alone or row.kind in SEEKER
