"""The derived index: who is due when. It can be thrown away and computed anew at any time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q, QuerySet

from afterno.record.keys import chunks, key_of
from afterno.record.models import Person, Standing
from afterno.record.values import DueRow, StandingRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

CLAIM = timedelta(minutes=10)
"""A claim older than this was left by a process that died."""


def replace_standings(
    owner: int, rows: Sequence[StandingRow], *, revision: int, now: datetime | None = None
) -> int:
    """Write what was computed from the record as of `revision`; returns how many people it concerned.

    What changed while it was computed stays stale, for its `changed` is the later revision.
    """
    moment = now or datetime.now(UTC)
    given = {key_of(owner, row.person): row for row in rows}
    with transaction.atomic():
        found: list[Standing] = []
        for piece in chunks(given):
            people = Person.objects.filter(owner_id=owner, key__in=piece).values_list("key", flat=True)
            found += [_standing(owner, key, given[key], revision, moment) for key in people]
        Standing.objects.bulk_create(
            found,
            update_conflicts=True,
            unique_fields=["person"],
            update_fields=[
                "next_due",
                "ideal",
                "rank",
                "stage",
                "group",
                "data",
                "computed_at",
                "computed",
                "claimed_at",
            ],
        )
    return len(found)


def _standing(owner: int, key: str, row: StandingRow, revision: int, now: datetime) -> Standing:
    return Standing(
        owner_id=owner, person_id=key, next_due=row.next_due, ideal=row.ideal, rank=row.rank, stage=row.stage,
        group=row.group, data=dict(row.data), computed_at=now, computed=revision,
    )  # fmt: skip


def _due(owner: int, on: date) -> QuerySet[Standing]:
    return Standing.objects.filter(owner_id=owner, next_due__lte=on)


def due(owner: int, on: date, *, limit: int = 50, offset: int = 0) -> list[DueRow]:
    """Who is due on that day or overdue: the ideal first (M15), then by day, then calls before mail."""
    rows = _due(owner, on).select_related("person").order_by("-ideal", "next_due", "rank", "person__seq")
    limit, offset = min(max(limit, 1), 500), max(offset, 0)
    return [_due_row(row) for row in rows[offset : offset + limit]]


def count_due(owner: int, on: date) -> int:
    """How many are due on that day or overdue."""
    return _due(owner, on).count()


def ahead(owner: int, after: date, *, limit: int = 5) -> list[DueRow]:
    """Who is due next after that day, in the order in which they come."""
    rows = (
        Standing.objects.filter(owner_id=owner, next_due__gt=after)
        .select_related("person")
        .order_by("next_due", "rank")
    )
    return [_due_row(row) for row in rows[: min(max(limit, 1), 500)]]


def count_standings(owner: int) -> int:
    """How many relationships there are: managers with a place where they stand."""
    return Standing.objects.filter(owner_id=owner).exclude(stage="").count()


def standings_of(owner: int, people: Collection[str]) -> dict[str, DueRow]:
    """Give the standing of each of these people who has one."""
    return {
        row.person.uid: _due_row(row)
        for piece in chunks(key_of(owner, uid) for uid in people)
        for row in Standing.objects.filter(owner_id=owner, person__in=piece).select_related("person")
    }


def _due_row(row: Standing) -> DueRow:
    company = row.person.company_id
    return DueRow(
        row.person.uid, str(row.person.data.get("name") or ""), company.partition(":")[2] if company else None,
        row.next_due, row.stage, row.ideal, row.rank, row.group, row.data, row.computed_at,
    )  # fmt: skip


def _waiting(owner: int, now: datetime, before: datetime | None) -> QuerySet[Standing]:
    stale = Q(changed__gt=F("computed"))
    if before is not None:
        stale |= Q(computed_at__lt=before)
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM)
    return Standing.objects.filter(stale & free, owner_id=owner)


def stale(
    owner: int, *, before: datetime | None = None, limit: int = 500, now: datetime | None = None
) -> list[str]:
    """People whose standing must be computed anew: changed since, or computed before a time (the new day)."""
    rows = _waiting(owner, now or datetime.now(UTC), before).order_by("person")
    return [key.partition(":")[2] for key in rows.values_list("person_id", flat=True)[:limit]]


def claim_stale(
    owner: int, *, before: datetime | None = None, limit: int = 500, now: datetime | None = None
) -> list[str]:
    """As `stale`, and nobody else gets the same for ten minutes: only rows this call changed are its own."""
    moment = now or datetime.now(UTC)
    mine: list[str] = []
    with transaction.atomic():
        for piece in chunks(stale(owner, before=before, limit=limit, now=moment)):
            keys = [key_of(owner, uid) for uid in piece]
            waiting = _waiting(owner, moment, before).filter(person__in=keys)
            locked = list(
                waiting.select_for_update(skip_locked=True, of=("self",)).values_list("person_id", flat=True)
            )
            if locked:
                Standing.objects.filter(owner_id=owner, person__in=locked).update(claimed_at=moment)
            mine += [key.partition(":")[2] for key in locked]
    return mine


def count_stale(owner: int, *, before: datetime | None = None) -> int:
    """How many standings wait to be computed."""
    return _waiting(owner, datetime.now(UTC), before).count()


def put_off(owner: int, person: str, *, until: datetime) -> None:
    """Let a row whose computing failed wait, so that a sweep cannot loop on it."""
    Standing.objects.filter(owner_id=owner, person=key_of(owner, person)).update(claimed_at=until - CLAIM)
