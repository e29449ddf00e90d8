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

    from afterno.method.proposals import Plan, ReachOut
    from afterno.method.shapes import Problem, Record
    from afterno.method.workdays import Places

NEW_A_DAY = 2
"""At most so many reach-outs that only the change made due come up on one day: never a burst."""


@dataclass(frozen=True)
class Change:
    """One relationship whose next reach-out would be another, or on another day."""

    person: str
    before: ReachOut | None
    after: ReachOut | None
    start: date | None
    """The day on which the new one comes up, spread so that no day sees a burst."""


@dataclass(frozen=True)
class WhatIf:
    """What would change, and what is wrong with the new numbers."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def what_if(record: Record, now: datetime, places: Places, policy: Mapping[str, object]) -> WhatIf:
    """Plan the record under its own policy and under `policy`, and compare."""
    _, problems = parse_policy(policy)
    before = _open(plan(record, now, places))
    after = _open(plan(replace(record, policy=policy), now, places))
    changed = [
        (person, before.get(person), after.get(person))
        for person in sorted({*before, *after})
        if _gist(before.get(person)) != _gist(after.get(person))
    ]
    return WhatIf(tuple(_spread(changed, now.date())), problems)


def _open(found: Plan) -> dict[str, ReachOut]:
    return {one.person: one for one in found.reach_outs if one.person is not None and one.kind not in BESIDE}


def _gist(out: ReachOut | None) -> tuple[str, date] | None:
    return (out.kind, out.due) if out is not None else None


def _spread(changed: Iterable[tuple[str, ReachOut | None, ReachOut | None]], today: date) -> Iterable[Change]:
    """Those that the change alone makes due come up a few a day, the longest waiting first."""
    sooner = today
    today_already = 0
    for person, before, after in sorted(
        changed, key=lambda one: (one[1].due if one[1] else date.max, one[0])
    ):
        if after is None or after.due > today or (before is not None and before.due <= today):
            yield Change(person, before, after, after.due if after is not None else None)
            continue
        if today_already >= NEW_A_DAY:
            sooner, today_already = _next_workday(sooner), 0
        today_already += 1
        yield Change(person, before, after, sooner)


def _next_workday(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
