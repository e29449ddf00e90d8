# ruff: noqa: S608 - names of our own columns only
"""What every page asks of the index of who is due. Written out: to build these with the ORM takes longer than to answer."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.sql import ask, day, json_of, moment, places

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from afterno.record.values import Json, StandingRow

CLAIM = timedelta(minutes=10)
"""A claim older than this was left by a process that died."""
DAY_OLD = timedelta(hours=20)
"""What is due and was computed longer ago than this is computed anew."""
WEEK_OLD = timedelta(days=7)

ROW = 'key, person_id, next_due, stage, wish, rank, "group", data, computed_at, changed, computed'
DUE = "owner_id = %s AND next_due IS NOT NULL AND next_due <= %s"
COUNT = f"SELECT COUNT(*) FROM record_standing WHERE {DUE}"
# Only the keys are put in order, which an index holds: whole rows are wide, and many.
LIST = (
    f"SELECT {ROW} FROM record_standing WHERE key IN (SELECT key FROM record_standing WHERE {DUE} "
    "ORDER BY wish, next_due, rank, key LIMIT %s OFFSET %s) ORDER BY wish, next_due, rank, key"
)
AHEAD = (
    f"SELECT {ROW} FROM record_standing WHERE key IN (SELECT key FROM record_standing "
    "WHERE owner_id = %s AND next_due IS NOT NULL AND next_due > %s ORDER BY next_due, wish, rank, key LIMIT %s) "
    "ORDER BY next_due, wish, rank, key"
)
SOMEWHERE = "FROM record_standing WHERE owner_id = %s AND (stage <> '' OR next_due IS NOT NULL)"
SOME = f"SELECT {ROW} FROM record_standing WHERE owner_id = %s AND key IN "
KEPT = "SELECT standing_id, data FROM record_shown WHERE owner_id = %s AND standing_id IN "
# A union, not one condition: each part has its own index, and most days nothing is met.
FREE = "SELECT key FROM record_standing WHERE owner_id = %s AND (claimed_at IS NULL OR claimed_at < %s) AND "
CHANGED = FREE + "changed > (computed)"
DUE_AND_OLD = FREE + "next_due <= %s AND computed_at < %s"
OLD = FREE + "computed_at < %s"


def due(owner: int, on: date, *, limit: int = 50, offset: int = 0) -> list[StandingRow]:
    """Give who is due on that day or overdue: the ideal first (M15), then by day, then calls before mail."""
    return _rows(LIST, (owner, day(on), _few(limit), max(offset, 0)))


def count_due(owner: int, on: date) -> int:
    """Count those due on that day or overdue."""
    return int(ask(COUNT, (owner, day(on)))[0][0])


def next_ahead(owner: int, after: date, *, limit: int = 5) -> list[StandingRow]:
    """Give who is due next after that day, soonest first."""
    return _rows(AHEAD, (owner, day(after), _few(limit)))


def count_standings(owner: int) -> int:
    """Count the relationships: those that stand somewhere, and those where somebody is still to be found."""
    return int(ask(f"SELECT COUNT(*) {SOMEWHERE}", (owner,))[0][0])


def any_standing(owner: int) -> bool:
    """Say whether there is any relationship yet."""
    return bool(ask(f"SELECT 1 {SOMEWHERE} LIMIT 1", (owner,)))


def standings_of(owner: int, keys: Collection[str]) -> dict[str, StandingRow]:
    """Give the standing of each of these relationships that has one."""
    return {
        row["key"]: row
        for piece in chunks(key_of(owner, key) for key in keys)
        for row in _rows(SOME + places(piece), (owner, *piece))
    }


def shown_of(owner: int, keys: Collection[str]) -> dict[str, Json]:
    """Give what was kept of the last plan of each of these relationships (`shown` of its row)."""
    return {
        str(uid_of(key)): json_of(data)
        for piece in chunks(key_of(owner, key) for key in keys)
        for key, data in ask(KEPT + places(piece), (owner, *piece))
    }


def stale(owner: int, now: datetime, *, limit: int = 500, aged: bool = True) -> list[str]:
    """Name relationships to compute anew: changed since, due and a day old, or (`aged`) a week old."""
    mine = (owner, moment(now - CLAIM))
    soon = day(now.date() + timedelta(days=1))
    parts: list[tuple[str, tuple[object, ...]]] = [
        (CHANGED, mine),
        (DUE_AND_OLD, (*mine, soon, moment(now - DAY_OLD))),
    ]
    if aged:
        parts.append((OLD, (*mine, moment(now - WEEK_OLD))))
    text = " UNION ".join(part for part, _ in parts)
    given = [one for _, values in parts for one in values]
    return [str(uid_of(key)) for (key,) in ask(f"{text} ORDER BY 1 LIMIT %s", [*given, limit])]


def _rows(text: str, given: Sequence[object]) -> list[StandingRow]:
    return [_row_of(values) for values in ask(text, given)]


def _row_of(values: tuple[Any, ...]) -> StandingRow:
    """Read one row as a driver gives it: SQLite knows no zones, and neither database gives JSON read."""
    key, person, next_due, stage, wish, rank, group, data, computed_at, changed, computed = values
    if computed_at is not None and computed_at.tzinfo is None:
        computed_at = computed_at.replace(tzinfo=UTC)
    return {
        "key": str(uid_of(key)),
        "person": uid_of(person),
        "next_due": next_due,
        "stage": stage,
        "rank": wish * 10 + rank,
        "group": group,
        "data": json_of(data),
        "computed_at": computed_at,
        "stale": changed > computed,
    }


def _few(limit: int) -> int:
    return min(max(limit, 1), 500)
