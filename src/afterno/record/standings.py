"""The derived index: who is due when. It can be thrown away and computed anew at any time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache, reduce
from json import loads
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.models import Application, Person, Shown, Standing
from afterno.record.revision import revision as revision_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from afterno.record.values import Json, StandingRow

CLAIM = timedelta(minutes=10)
"""A claim older than this was left by a process that died."""
DAY_OLD = timedelta(hours=20)
"""What is due and was computed longer ago than this is computed anew."""
WEEK_OLD = timedelta(days=7)
PREFIX = "application:"
NOTHING: dict[str, Any] = {
    "next_due": None, "wish": 1, "rank": 0, "stage": "", "group": "", "data": {}, "since": None, "proposed": 0, "done": 0,
    "claimed_at": None,
}  # fmt: skip
"""The fields of a relationship where nothing is due and that stands nowhere."""
FIELDS = [*NOTHING, "computed_at", "computed"]


def replace_standings(
    owner: int, rows: Sequence[StandingRow], *, everybody: bool = False, covered: Collection[str] = (),
    revision: int | None = None, now: datetime | None = None,
) -> int:  # fmt: skip
    """Write what was computed; returns how many relationships it concerned.

    Those `covered` (or, with `everybody`, all) that have no row are computed too: nothing is due there. `revision`
    is the record's as read before it was loaded: what changed meanwhile stays stale. Unknown keys are passed over.
    """
    moment = now or datetime.now(UTC)
    with transaction.atomic():
        seen = revision_of(owner) if revision is None else revision
        nothing = NOTHING | {"computed_at": moment, "computed": seen}
        there = Standing.objects.filter(owner_id=owner)
        given = {row["key"]: row for row in rows}
        known = _known(owner, given)
        if everybody:
            rest = there.update(**nothing) - len(known)
        else:
            left_out = chunks(key_of(owner, key) for key in sorted(set(covered) - known))
            rest = sum(there.filter(key__in=piece).update(**nothing) for piece in left_out)
        Standing.objects.bulk_create(
            [_standing(owner, given[key], seen, moment) for key in sorted(known)],
            update_conflicts=True, unique_fields=["key"], update_fields=FIELDS,
        )  # fmt: skip
        Shown.objects.bulk_create(
            [
                Shown(owner_id=owner, standing_id=key_of(owner, key), data=dict(given[key]["shown"]))
                for key in sorted(known)
                if given[key].get("shown")
            ],
            update_conflicts=True, unique_fields=["standing"], update_fields=["data"],
        )  # fmt: skip
    return len(known) + rest


def _known(owner: int, keys: Iterable[str]) -> set[str]:
    """Give those of the keys that name a person or an application of this owner."""
    keys = list(keys)
    people = [key_of(owner, key) for key in keys if not key.startswith(PREFIX)]
    jobs = [key_of(owner, key.removeprefix(PREFIX)) for key in keys if key.startswith(PREFIX)]
    found: set[str] = set()
    for piece in chunks(people):
        there = Person.objects.filter(owner_id=owner, key__in=piece).values_list("key", flat=True)
        found |= {str(uid_of(key)) for key in there}
    for piece in chunks(jobs):
        there = Application.objects.filter(owner_id=owner, key__in=piece).values_list("key", flat=True)  # type: ignore[assignment]
        found |= {f"{PREFIX}{uid_of(key)}" for key in there}
    return found


def _standing(owner: int, row: StandingRow, revision: int, now: datetime) -> Standing:
    key = row["key"]
    rank = row.get("rank", 10)
    application = key_of(owner, key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None
    data = dict(row.get("data") or {})
    return Standing(
        owner_id=owner, key=key_of(owner, key), person_id=None if application else key_of(owner, key),
        application_id=application, next_due=row.get("next_due"), wish=rank // 10, rank=rank % 10,
        stage=row.get("stage", ""), group=row.get("group", ""), data=data,
        since=date.fromisoformat(data["since"]) if data.get("since") else None,
        proposed=data.get("proposed", 0), done=data.get("done", 0),
        computed_at=row.get("computed_at") or now, computed=revision,
    )  # fmt: skip


def _due(owner: int, on: date) -> QuerySet[Standing]:
    return Standing.objects.filter(owner_id=owner, next_due__isnull=False, next_due__lte=on)


def _bounds(limit: int, offset: int) -> tuple[int, int]:
    return min(max(limit, 1), 500), max(offset, 0)


def _page(rows: QuerySet[Standing], order: tuple[str, ...], limit: int, offset: int) -> list[StandingRow]:
    """Give one page of the rows in that order. Only the keys are put in order: whole rows are wide, and many."""
    limit, offset = _bounds(limit, offset)
    keys = rows.order_by(*order).values("key")[offset : offset + limit]
    # Plain values: to make objects of them takes longer than to find them.
    found = Standing.objects.filter(key__in=keys).order_by(*order)
    return [_row_of(values) for values in found.values_list(*COLUMNS)]


def due(owner: int, on: date, *, limit: int = 50, offset: int = 0) -> list[StandingRow]:
    """Give who is due on that day or overdue: the ideal first (M15), then by day, then calls before mail."""
    # Written out, not built by the ORM: to build this query takes ten times as long as to answer it.
    limit, offset = _bounds(limit, offset)
    with connection.cursor() as cursor:
        cursor.execute(_due_sql(), (owner, connection.ops.adapt_datefield_value(on), limit, offset))
        return [_row_of(_python_of(values)) for values in cursor.fetchall()]


@cache
def _due_sql() -> str:
    """The query of today's list, along the index `standing_list`; owner, day, limit and offset are its parameters."""
    name, meta = connection.ops.quote_name, Standing._meta  # noqa: SLF001 - Django's public one
    column_of = {one.attname: name(one.column or "") for one in meta.concrete_fields}
    columns = ", ".join(column_of[one] for one in COLUMNS)
    order = ", ".join(map(name, ("wish", "next_due", "rank", "key")))
    return (
        f"SELECT {columns} FROM {name(meta.db_table)} "  # noqa: S608 - names of our own columns only
        f"WHERE {name('owner_id')} = %s AND {name('next_due')} IS NOT NULL AND {name('next_due')} <= %s "
        f"ORDER BY {order} LIMIT %s OFFSET %s"
    )


def _python_of(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a driver gives for one row, as the ORM would: SQLite knows no zones, and neither gives JSON read."""
    *head, data, computed_at, changed, computed = values
    if computed_at is not None and computed_at.tzinfo is None:
        computed_at = computed_at.replace(tzinfo=UTC)
    return (*head, loads(data) if isinstance(data, str) else data, computed_at, changed, computed)


def next_ahead(owner: int, after: date, *, limit: int = 5) -> list[StandingRow]:
    """Give who is due next after that day, soonest first."""
    rows = Standing.objects.filter(owner_id=owner, next_due__gt=after)
    return _page(rows, ("next_due", "wish", "rank", "key"), limit, 0)


def count_due(owner: int, on: date) -> int:
    """Count those due on that day or overdue."""
    return _due(owner, on).count()


def count_standings(owner: int) -> int:
    """Count the relationships: those that stand somewhere, and those where somebody is still to be found."""
    return _standing_somewhere(owner).count()


def any_standing(owner: int) -> bool:
    """Say whether there is any relationship yet."""
    return _standing_somewhere(owner).exists()


def _standing_somewhere(owner: int) -> QuerySet[Standing]:
    return Standing.objects.filter(~Q(stage="") | Q(next_due__isnull=False), owner_id=owner)


def standings_of(owner: int, keys: Collection[str]) -> dict[str, StandingRow]:
    """Give the standing of each of these relationships that has one."""
    return {
        row["key"]: row
        for piece in chunks(key_of(owner, key) for key in keys)
        for row in (
            _row_of(values)
            for values in Standing.objects.filter(owner_id=owner, key__in=piece).values_list(*COLUMNS)
        )
    }


def shown_of(owner: int, keys: Collection[str]) -> dict[str, Json]:
    """Give what was kept of the last plan of each of these relationships (`shown` of its row)."""
    rows = (
        row
        for piece in chunks(key_of(owner, key) for key in keys)
        for row in Shown.objects.filter(owner_id=owner, standing__in=piece).values_list("standing_id", "data")
    )
    return {str(uid_of(key)): data for key, data in rows}


COLUMNS = (
    "key", "person_id", "next_due", "stage", "wish", "rank", "group", "data", "computed_at", "changed", "computed",
)  # fmt: skip


def _row_of(values: tuple[Any, ...]) -> StandingRow:
    key, person, next_due, stage, wish, rank, group, data, computed_at, changed, computed = values
    return {
        "key": str(uid_of(key)),
        "person": uid_of(person),
        "next_due": next_due,
        "stage": stage,
        "rank": wish * 10 + rank,
        "group": group,
        "data": data,
        "computed_at": computed_at,
        "stale": changed > computed,
    }


def _reasons(now: datetime, *, aged: bool) -> list[Q]:
    """Why to compute a relationship anew: changed since, due and a day old, or (`aged`) a week old."""
    soon = now.date() + timedelta(days=1)
    reasons = [Q(changed__gt=F("computed")), Q(next_due__lte=soon, computed_at__lt=now - DAY_OLD)]
    return [*reasons, Q(computed_at__lt=now - WEEK_OLD)] if aged else reasons


def _waiting(owner: int, now: datetime, reason: Q) -> QuerySet[Standing]:
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM)
    return Standing.objects.filter(reason & free, owner_id=owner)


def stale(owner: int, now: datetime, *, limit: int = 500, aged: bool = True) -> list[str]:
    """Name relationships to compute anew: changed since, due and a day old, or (`aged`) a week old."""
    # A union, not one condition: each part has its own index, and most days nothing is met.
    parts = [
        _waiting(owner, now, reason).values_list("key", flat=True) for reason in _reasons(now, aged=aged)
    ]
    return [str(uid_of(key)) for key in parts[0].union(*parts[1:]).order_by("key")[:limit]]


def count_stale(owner: int, now: datetime) -> int:
    """Count the relationships that wait to be computed."""
    return _waiting(owner, now, reduce(or_, _reasons(now, aged=True))).count()


def claim_stale(owner: int, now: datetime, *, limit: int = 500, aged: bool = True) -> list[str]:
    """Take relationships to compute anew; nobody else gets the same for ten minutes.

    A row is this call's own only if this call changed it, so two sweeps share the work on either database.
    """
    mine: list[str] = []
    waiting_now = stale(owner, now, limit=limit, aged=aged)
    if not waiting_now:
        return mine
    with transaction.atomic():
        for piece in chunks(waiting_now):
            waiting = _waiting(owner, now, reduce(or_, _reasons(now, aged=True)))
            waiting = waiting.filter(key__in=[key_of(owner, key) for key in piece])
            locked = list(waiting.select_for_update(skip_locked=True).values_list("key", flat=True))
            for keys in chunks(locked):
                Standing.objects.filter(owner_id=owner, key__in=keys).update(claimed_at=now)
            mine += [str(uid_of(key)) for key in locked]
    return mine


def put_off(owner: int, key: str, *, until: datetime) -> None:
    """Let a row whose computing failed wait, so that a sweep cannot loop on it."""
    Standing.objects.filter(owner_id=owner, key=key_of(owner, key)).update(claimed_at=until - CLAIM)


def learn_sizes() -> None:
    """Let SQLite look how full the tables are: without that it takes an index of everybody for one of a few."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")
