"""Several seekers of one coach: the plans of all, with every manager spared (case 30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method.events import parse_record
from afterno.method.planner import Plan, plan
from afterno.method.together import spare
from afterno.service import planning

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from afterno.method.shapes import Record


def plans(owners: Iterable[int], now: datetime) -> dict[int, Plan]:
    """Plan the records of a coach's seekers so that no two of them are at the same manager within a week.

    Each gets a plan of their own record alone: a reach-out may lie a week later, and nothing in it tells of another.
    """
    made: dict[str, tuple[Record, Plan]] = {}
    for owner in owners:
        record, problems = parse_record(planning.record_of(owner))
        made[str(owner)] = (record, plan(record, now, planning.places(), problems))
    return {int(owner): found for owner, found in spare(made, planning.places()).items()}
