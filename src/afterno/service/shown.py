"""What a plan shows of each relationship, kept in the index: a page reads it instead of planning anew.

It is good while nothing changed that bears on it and while the hour it was made in lasts: a window closes, a day turns.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from afterno.method.reasons import reasons
from afterno.service import texts
from afterno.service.acts import acts_of, not_now_of
from afterno.service.types import Act, CameOf, NotNow, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from afterno.method.outcomes import Outcome
    from afterno.method.planner import Plan
    from afterno.record.store import StandingRow

Json = dict[str, Any]
VERSION = 2
"""Kept in another shape, a plan is made anew."""
LASTS = timedelta(hours=1)
BEFORE_CLOSING = timedelta(minutes=15)
"""Less than this is no time for a call: the method looks for another hour (M6)."""


@dataclass(frozen=True)
class Kept:
    """What one relationship shows: what next, why not now, and where it stands."""

    acts: tuple[Act, ...] = ()
    not_now: tuple[NotNow, ...] = ()
    stage: str = ""
    attempts: int = 0
    touches: int = 0
    answers: int = 0
    stands: str = ""
    what_next: str = ""
    came_of: tuple[CameOf, ...] = ()
    silent: bool = False
    """Nothing may be prepared any more (M13, cases 11 and 15); so for HR and assistants, who stand nowhere."""


@dataclass(frozen=True)
class Beside:
    """What is kept of a few relationships beside the plan: what came of them, and who is left in silence."""

    outcomes: tuple[Outcome, ...]
    silent: frozenset[str]


def pack(
    raw: Json, plan: Plan, keys: Iterable[str], now: datetime, beside: Beside | None = None
) -> dict[str, Json]:
    """Give, for each of these relationships, what is kept of the plan; `raw` is the record planned.

    With `beside` also what came of it, where it stands in sentences, and whether silence is kept.
    """
    acts: dict[str, list[Act]] = {}
    for act in acts_of(raw, plan.reach_outs):
        acts.setdefault(act.key, []).append(act)
    refused = not_now_of(raw, plan.refused)
    standing = {one.person: one for one in plan.standing}
    events = {event["id"]: event for event in raw["events"]} if beside is not None else {}
    found = {}
    for key in keys:
        one = standing.get(key)
        mine = acts.get(key, [])
        found[key] = {
            "v": VERSION,
            "made": now.isoformat(),
            "until": _until(mine, raw["seeker"], now).isoformat(),
            "acts": [_act_json(act) for act in mine],
            "not_now": [_plain(vars(item)) for item in refused.get(key, ())],
            "standing": [one.attempts, one.touches, one.answers] if one else [0, 0, 0],
        }
        if beside is not None:
            mine_only = [out for out in beside.outcomes if out.person == key]
            found[key]["whole"] = _whole(plan, key, events, mine_only) | {"silent": key in beside.silent}
    return found


def unpack(row: StandingRow, data: Json | None, now: datetime, *, whole: bool = False) -> Kept | None:
    """Give what is kept of a relationship; None where it must be planned anew."""
    made = row.get("computed_at")
    if not data or row.get("stale") or made is None or data.get("v") != VERSION:
        return None
    if whole and "whole" not in data:
        return None
    # Kept by an earlier planning than the last one: that one found nothing to show.
    if datetime.fromisoformat(data["made"]) != made:
        return None
    if not made <= now < datetime.fromisoformat(data["until"]):
        return None
    return Kept(
        tuple(_act(one) for one in data["acts"]),
        tuple(NotNow(**one | {"until": _day(one["until"])}) for one in data["not_now"]),
        row.get("stage", ""),
        *data["standing"],
        **_read_whole(data.get("whole")),
    )


def _whole(plan: Plan, key: str, events: Mapping[str, Json], outcomes: Iterable[Outcome]) -> Json:
    """What came of one relationship, each with the contact before it; where it stands, what next."""
    stands = any(one.person == key for one in plan.standing)
    said = reasons(plan, key)
    return {
        "stands": said.stands if stands else "",
        "what_next": said.what_next,
        "came_of": [_plain(vars(_came_of(events, one))) for one in outcomes],
    }


def _came_of(events: Mapping[str, Json], outcome: Outcome) -> CameOf:
    event, touch = events[outcome.event], events.get(outcome.touch or "")
    return CameOf(
        texts.CAME_OF[outcome.what],
        datetime.fromisoformat(event["at"]).date(),
        str(event.get("text") or ""),
        texts.event_line(touch)[0] if touch else "",
        datetime.fromisoformat(touch["at"]).date() if touch else None,
    )


def _read_whole(found: Json | None) -> Json:
    if found is None:
        return {}
    came = (one | {name: _day(one[name]) for name in ("on", "after_on")} for one in found["came_of"])
    return {**found, "came_of": tuple(CameOf(**one) for one in came)}


def _until(acts: Iterable[Act], seeker: Json, now: datetime) -> datetime:
    """Until when this is what a new plan would say."""
    ends = [now + LASTS]
    zones = [texts.zone(str(seeker.get("time_zone") or "")), *(act.opens.tzinfo for act in acts if act.opens)]
    for zone in zones:
        if zone is not None:
            local = now.astimezone(zone)
            ends.append(datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), zone))
    for act in acts:
        if act.closes is not None:
            ends += [end for end in (act.closes - BEFORE_CLOSING, act.closes) if end > now]
    return min(ends)


def _plain(values: Mapping[str, Any]) -> Json:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _moment(value: datetime | None) -> list[str] | None:
    """Write a moment with the name of its zone, which a window is said in."""
    return None if value is None else [value.isoformat(), getattr(value.tzinfo, "key", "") or ""]


def _read_moment(value: list[str] | None) -> datetime | None:
    if value is None:
        return None
    found = datetime.fromisoformat(value[0])
    zone = texts.zone(value[1])
    return found.astimezone(zone) if zone else found


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _act_json(act: Act) -> Json:
    found = {one.name: value for one in fields(act) if (value := getattr(act, one.name)) != one.default}
    found["due"] = act.due.isoformat()
    found |= {name: _moment(getattr(act, name)) for name in ("opens", "closes") if name in found}
    if act.person is not None:
        who = act.person
        found["person"] = {
            one.name: value for one in fields(who) if (value := getattr(who, one.name)) != one.default
        }
    return found


def _act(found: Json) -> Act:
    given = dict(found)
    given["due"] = date.fromisoformat(found["due"])
    given |= {name: _read_moment(found[name]) for name in ("opens", "closes") if name in found}
    given |= {name: tuple(found[name]) for name in ("needs", "because") if name in found}
    if "person" in found:
        given["person"] = PersonRef(**found["person"])
    return Act(**given)
