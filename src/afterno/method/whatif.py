"""What a changed number would change, shown before it applies (case 24)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.planner import BESIDE, plan
from afterno.method.policy import parse_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from afterno.method.proposals import Plan, ReachOut, Refusal
    from afterno.method.shapes import Problem, Record
    from afterno.method.workdays import Places

NEW_A_DAY = 2
"""At most so many reach-outs that only the change made due come up on one day: never a burst."""


@dataclass(frozen=True)
class Change:
    """One relationship whose next reach-out, or what is refused there for now, would be another.

    `person` is None where nobody is known yet: then it is about `application`.
    """

    person: str | None
    before: ReachOut | None
    after: ReachOut | None
    start: date | None
    """The day on which the new one comes up, spread so that no day sees a burst."""
    application: str | None = None
    waits: tuple[Refusal | None, Refusal | None] = (None, None)
    """Where the reach-out stays as it was: what is refused for now, before and after."""

    @property
    def same_day(self) -> bool:
        """Whether the same thing is due on the same day."""
        return _due(self.before) == _due(self.after)


@dataclass(frozen=True)
class WhatIf:
    """What would change, and what is wrong with the new numbers."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def what_if(record: Record, now: datetime, places: Places, policy: Mapping[str, object]) -> WhatIf:
    """Plan the record under its own policy and under `policy`, and compare."""
    _, problems = parse_policy(policy)
    before, after = plan(record, now, places), plan(replace(record, policy=policy), now, places)
    one, other = _open(before), _open(after)
    keys = sorted({*one, *other}, key=lambda key: tuple(map(str, key)))
    changed = [(key, one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key)]
    shown = list(_spread(changed, now.date()))
    moved = {change.person for change in shown}
    waits = [one for one in _waits(before, after) if one.person not in moved]
    return WhatIf((*shown, *waits), problems)


Key = tuple[str | None, str | None]


def _open(found: Plan) -> dict[Key, ReachOut]:
    """The open reach-out of each relationship, and of each application where nobody is known."""
    outs = (one for one in found.reach_outs if one.kind not in BESIDE)
    return {(one.person, None if one.person else one.application): one for one in outs}


def _due(out: ReachOut | None) -> tuple[str, date] | None:
    return (out.kind, out.due) if out is not None else None


def _waits(before: Plan, after: Plan) -> Iterable[Change]:
    """Of each relationship the first thing that would be refused for longer, for less long, or otherwise."""
    was = {(one.person, one.kind, one.rule): one for one in before.refused}
    then = {(one.person, one.kind, one.rule): one for one in after.refused}
    seen: set[str] = set()
    for key in sorted({*was, *then}):
        one, other = was.get(key), then.get(key)
        if one != other and key[0] not in seen:
            seen.add(key[0])
            yield Change(key[0], None, None, None, waits=(one, other))


def _spread(changed: Iterable[tuple[Key, ReachOut | None, ReachOut | None]], today: date) -> Iterable[Change]:
    """Those that the change alone makes due come up a few a day, the longest waiting first."""
    sooner = today
    today_already = 0
    for (person, application), before, after in sorted(
        changed, key=lambda one: (one[1].due if one[1] else date.max, str(one[0]))
    ):
        if after is None or after.due > today or (before is not None and before.due <= today):
            yield Change(person, before, after, after.due if after is not None else None, application)
            continue
        if today_already >= NEW_A_DAY:
            sooner, today_already = _next_workday(sooner), 0
        today_already += 1
        yield Change(person, before, after, sooner, application)


def _next_workday(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
