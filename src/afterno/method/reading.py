"""A record out of any JSON value, and back: what is understood is kept, what is not is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, TypeVar

from afterno.method import fields, shapes
from afterno.method.fields import KINDS, NEEDED, OF_A_PERSON, OF_AN_APPLICATION, Unclear
from afterno.method.references import dangling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")
ROLES = frozenset({"manager", "hr", "assistant", "agency", "interviewer", "other"})
CALLS_BY = frozenset({"phone", "video", "relay", "in_person"})


class _Reader:
    """One mapping being read: takes field by field, and remembers what was unclear."""

    def __init__(self, raw: Mapping[str, object], what: str) -> None:
        self.raw = raw
        self.what = what
        self.seen: set[str] = set()
        self.unclear: list[str] = []

    def take(self, key: str, read: Callable[[object], T], default: T) -> T:
        """The field `key`, or `default` where it is absent, null or unclear."""
        self.seen.add(key)
        raw = self.raw.get(key)
        if raw is None:
            return default
        try:
            return read(raw)
        except Unclear as unclear:
            self.unclear.append(f"{self.what}: {key} {unclear}")
            return default

    def many(self, key: str) -> tuple[str, ...]:
        """A list of texts; those that are none are left out and named."""
        self.seen.add(key)
        raw = self.raw.get(key)
        if raw is None:
            return ()
        if isinstance(raw, str):
            raw = [raw]
        if not isinstance(raw, list):
            self.unclear.append(f"{self.what}: {key} is not a list")
            return ()
        kept = tuple(one for one in raw if _is_short_text(one))
        if len(kept) != len(raw):
            self.unclear.append(f"{self.what}: {key} holds something that is not text")
        return kept

    def rest(self) -> dict[str, object]:
        """Fields nobody asked for; they are kept as they are."""
        found = {key: value for key, value in self.raw.items() if key not in self.seen}
        if found and not fields.is_shallow(found):
            self.unclear.append(f"{self.what}: something in it is nested too deeply")
            return {key: value for key, value in found.items() if fields.is_shallow(value)}
        return found


def _is_short_text(raw: object) -> bool:
    try:
        return bool(fields.text(raw).strip()) and len(str(raw)) <= 320
    except Unclear:
        return False


def zone_named(name: str | None) -> tzinfo | None:
    """The time zone of that name, or None where there is none."""
    from zoneinfo import ZoneInfo  # a fifth of the time this room takes to load; not every command plans

    if not name or len(name) > 64:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def _zone_name(raw: object) -> str:
    found = fields.text(raw)
    if zone_named(found) is None:
        raise Unclear("is not a time zone such as Europe/Berlin")
    return found


def _role(raw: object) -> str:
    return fields.one_of(*sorted(ROLES))(raw)


def _calls_by(raw: object) -> str:
    return fields.one_of(*sorted(CALLS_BY))(raw)


def _mapping(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise Unclear("is not an object")
    return raw


def _seeker(raw: object, problems: list[shapes.Problem]) -> shapes.Seeker:
    if raw is None:
        return shapes.Seeker()
    if not isinstance(raw, dict):
        problems.append(shapes.Problem(None, "The seeker is not an object, so nothing of it was read."))
        return shapes.Seeker()
    reader = _Reader(raw, "seeker")
    seeker = shapes.Seeker(
        name=reader.take("name", fields.text, ""),
        emails=reader.many("emails"),
        phone=_or_none(reader, "phone", fields.text),
        time_zone=_or_none(reader, "time_zone", _zone_name),
        country=_or_none(reader, "country", fields.text),
        industry=_or_none(reader, "industry", fields.text),
        calls_by=reader.take("calls_by", _calls_by, "phone"),
        resume=_or_none(reader, "resume", _mapping),
        extra=reader.rest(),
    )
    problems.extend(shapes.Problem(None, why + ".") for why in reader.unclear)
    return seeker


def _or_none(reader: _Reader, key: str, read: Callable[[object], T]) -> T | None:
    wide: Callable[[object], T | None] = read
    return reader.take(key, wide, None)


def _company(reader: _Reader) -> shapes.Company:
    return shapes.Company(
        id=fields.name(reader.raw.get("id")),
        name=reader.take("name", fields.text, ""),
        domain=_or_none(reader, "domain", fields.text),
        industry=_or_none(reader, "industry", fields.text),
        country=_or_none(reader, "country", fields.text),
        ideal=reader.take("ideal", fields.flag, False),
        extra=reader.rest(),
    )


def _person(reader: _Reader) -> shapes.Person:
    return shapes.Person(
        id=fields.name(reader.raw.get("id")),
        name=reader.take("name", fields.text, ""),
        role=reader.take("role", _role, "other"),
        company=_or_none(reader, "company", fields.name),
        title=_or_none(reader, "title", fields.text),
        emails=reader.many("emails"),
        phones=reader.many("phones"),
        time_zone=_or_none(reader, "time_zone", _zone_name),
        country=_or_none(reader, "country", fields.text),
        assistant_of=_or_none(reader, "assistant_of", fields.name),
        ideal=reader.take("ideal", fields.flag, False),
        lead=reader.take("lead", fields.flag, True),
        story=_or_none(reader, "story", fields.text),
        extra=reader.rest(),
    )


def _application(reader: _Reader) -> shapes.Application:
    return shapes.Application(
        id=fields.name(reader.raw.get("id")),
        company=_or_none(reader, "company", fields.name),
        title=reader.take("title", fields.text, ""),
        ideal=reader.take("ideal", fields.flag, False),
        applied_on=_or_none(reader, "applied_on", fields.day),
        manager=_or_none(reader, "manager", fields.name),
        extra=reader.rest(),
    )


def _things(
    raw: Mapping[str, object],
    key: str,
    read: Callable[[_Reader], T],
    problems: list[shapes.Problem],
) -> tuple[T, ...]:
    """The list `key` of the record: each thing once, by id; the first of two with one id is kept."""
    kept: dict[str, T] = {}
    for one in _list(raw, key, problems):
        reader = _Reader(one, key)
        reader.seen.add("id")
        try:
            name = fields.name(one.get("id"))
            reader.what = f"{key} {name[:80]}"
            thing = read(reader)
        except Unclear as unclear:
            problems.append(shapes.Problem(None, f"One of {key} was left out: its id {unclear}."))
            continue
        if name in kept:
            if kept[name] != thing:
                problems.append(shapes.Problem(None, f"Two of {key} have the id {name}; the first was used."))
            continue
        kept[name] = thing
        problems.extend(shapes.Problem(None, why + ".") for why in reader.unclear)
    return tuple(kept.values())


def _list(raw: Mapping[str, object], key: str, problems: list[shapes.Problem]) -> Iterable[dict[str, object]]:
    found = raw.get(key)
    if found is None:
        return
    if not isinstance(found, list):
        problems.append(shapes.Problem(None, f"{key} is not a list, so nothing of it was read."))
        return
    for one in found:
        if isinstance(one, dict):
            yield one
        else:
            problems.append(shapes.Problem(None, f"One of {key} is not an object and was left out."))


def _event(raw: Mapping[str, object], zone: tzinfo) -> tuple[shapes.Event | None, str, list[str]]:
    """The event, its id as far as known, and what was unclear; None where too much is missing."""
    kind = raw.get("kind")
    reader = _Reader(raw, kind if isinstance(kind, str) and kind in KINDS else "event")
    reader.seen.update(("id", "at", "kind"))
    try:
        name = fields.name(raw.get("id"))
    except Unclear as unclear:
        return None, "", [f"The event's id {unclear}"]
    shape = KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None or not isinstance(kind, str):
        return None, name, [f"The kind {ascii(kind)[:40]} of this event is not known"]
    try:
        at = fields.moment(raw.get("at"), zone)
    except Unclear as unclear:
        return None, name, [f"The time of this event {unclear}"]
    person = _or_none(reader, "person", fields.name)
    application = _or_none(reader, "application", fields.name)
    found = {key: value for key in shape if (value := _or_none(reader, key, shape[key])) is not None}
    lacking = [key for key in NEEDED.get(kind, ()) if key not in found]
    if kind in OF_A_PERSON and person is None:
        lacking.append("person")
    if kind in OF_AN_APPLICATION and application is None:
        lacking.append("application")
    if kind == "rejection" and application is None and person is None:
        lacking.append("application")
    since, until = found.get("from"), found.get("until")
    if kind == "away" and isinstance(since, date) and isinstance(until, date) and until < since:
        return None, name, ["This away ends before it begins"]
    if lacking:
        return None, name, [*reader.unclear, f"This {kind} lacks its {' and '.join(lacking)}"]
    return shapes.Event(name, at, kind, person, application, found, reader.rest()), name, reader.unclear


def parse_event(raw: object, zone: tzinfo = UTC) -> shapes.Event | shapes.Problem:
    """One event, read strictly: anything unclear in it is a problem."""
    if not isinstance(raw, dict):
        return shapes.Problem(None, "This event is not an object.")
    event, name, unclear = _event(raw, zone)
    if event is None or unclear:
        return shapes.Problem(name or None, "; ".join(unclear) + ".")
    return event


def _events(
    raw: Mapping[str, object], zone: tzinfo, problems: list[shapes.Problem]
) -> tuple[shapes.Event, ...]:
    kept: dict[str, shapes.Event] = {}
    for one in _list(raw, "events", problems):
        event, name, unclear = _event(one, zone)
        problems.extend(shapes.Problem(name or None, why + ".") for why in unclear)
        if event is None:
            continue
        other = kept.setdefault(event.id, event)
        if other == event:
            continue
        problems.append(
            shapes.Problem(event.id, "Two different events have this id; the earlier one was used.")
        )
        kept[event.id] = min(event, other, key=_telling)
    return tuple(kept.values())


def _telling(event: shapes.Event) -> tuple[datetime, str, str]:
    """An order of events that does not depend on how they were entered."""
    return (event.at, event.kind, repr(sorted(event_json(event).items(), key=lambda pair: pair[0])))


def parse_record(raw: object) -> tuple[shapes.Record, tuple[shapes.Problem, ...]]:
    """A record out of anything: what can be understood is kept, every other thing is named."""
    problems: list[shapes.Problem] = []
    if not isinstance(raw, dict):
        return shapes.Record(), (shapes.Problem(None, "The record is not an object."),)
    if raw.get("format") != shapes.FORMAT:
        problems.append(
            shapes.Problem(None, f"The format is not {shapes.FORMAT}; it was read as if it were.")
        )
    seeker = _seeker(raw.get("seeker"), problems)
    zone = zone_named(seeker.time_zone) or UTC
    policy = raw.get("policy")
    if policy is not None and not isinstance(policy, dict):
        problems.append(shapes.Problem(None, "The policy is not an object; the defaults were used."))
    record = shapes.Record(
        seeker=seeker,
        policy=policy if isinstance(policy, dict) and fields.is_shallow(policy) else {},
        companies=_things(raw, "companies", _company, problems),
        people=_things(raw, "people", _person, problems),
        applications=_things(raw, "applications", _application, problems),
        events=_events(raw, zone, problems),
        extra={key: value for key, value in raw.items() if key not in _PARTS and fields.is_shallow(value)},
    )
    problems.extend(dangling(record, raw))
    return record, tuple(problems)


_PARTS = frozenset({"format", "seeker", "policy", "companies", "people", "applications", "events"})


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _kept(thing: object, names: tuple[str, ...], extra: Mapping[str, object]) -> dict[str, object]:
    """The fields of `thing` that say something, then whatever else the record carried."""
    found: dict[str, object] = {}
    for name in names:
        value = getattr(thing, name)
        if value is not None and value not in ("", ()) and (name, value) not in _SAID_BY_SILENCE:
            found[name] = list(value) if isinstance(value, tuple) else _plain(value)
    return {**found, **extra}


def event_json(event: shapes.Event) -> dict[str, object]:
    """One event as in `afterno-record/1`."""
    head = {"id": event.id, "at": event.at.isoformat(), "kind": event.kind}
    who = {"person": event.person, "application": event.application}
    plain = {key: _plain(value) for key, value in event.fields.items()}
    return {**head, **{key: value for key, value in who.items() if value is not None}, **plain, **event.extra}


def record_json(record: shapes.Record) -> dict[str, object]:
    """The record as `afterno-record/1`; `parse_record` of it gives the same record."""
    return {
        "format": shapes.FORMAT,
        "seeker": _kept(record.seeker, _SEEKER, record.seeker.extra),
        "policy": dict(record.policy),
        "companies": [_kept(one, _COMPANY, one.extra) for one in record.companies],
        "people": [_kept(one, _PERSON, one.extra) for one in record.people],
        "applications": [_kept(one, _APPLICATION, one.extra) for one in record.applications],
        "events": [event_json(one) for one in record.events],
        **record.extra,
    }


_SAID_BY_SILENCE = (("calls_by", "phone"), ("lead", True))
_SEEKER = ("name", "emails", "phone", "time_zone", "country", "industry", "calls_by", "resume")
_COMPANY = ("id", "name", "domain", "industry", "country", "ideal")
_PERSON = (
    "id", "name", "role", "company", "title", "emails", "phones", "time_zone", "country", "assistant_of",
    "ideal",
    "lead", "story",
)  # fmt: skip
_APPLICATION = ("id", "company", "title", "ideal", "applied_on", "manager")
