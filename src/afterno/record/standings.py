"""The derived index: who is due when. It can be thrown away and computed anew at any time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from afterno.record.asked import CLAIM, DAY_OLD, WEEK_OLD, stale
from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.models import Application, Person, Shown, Standing
from afterno.record.revision import revision as revision_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from afterno.record.values import StandingRow

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


def _reasons(now: datetime, *, aged: bool) -> list[Q]:
    """Why to compute a relationship anew: changed since, due and a day old, or (`aged`) a week old."""
    soon = now.date() + timedelta(days=1)
    reasons = [Q(changed__gt=F("computed")), Q(next_due__lte=soon, computed_at__lt=now - DAY_OLD)]
    return [*reasons, Q(computed_at__lt=now - WEEK_OLD)] if aged else reasons


def _waiting(owner: int, now: datetime, reason: Q) -> QuerySet[Standing]:
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM)
    return Standing.objects.filter(reason & free, owner_id=owner)


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
