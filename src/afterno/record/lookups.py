"""Looking events up: one timeline, what was entered last, the latest of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce

from afterno.record.events import event_json, on_record
from afterno.record.keys import key_of
from afterno.record.look import read_once
from afterno.record.models import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from afterno.record.values import Json


def events_of(owner: int, person: str) -> list[Json]:
    """Give one person's whole timeline, oldest first."""
    rows = Event.objects.filter(owner_id=owner, person=key_of(owner, person)).order_by("at", "seq")
    return [event_json(row) for row in rows]


def get_events(owner: int, events: Sequence[str]) -> list[Json]:
    """Give events by id, in the order in which they came."""
    found = on_record(owner, events)
    return [found[uid] for uid in dict.fromkeys(events) if uid in found]


def _standing_events(owner: int, rows: QuerySet[Event], limit: int) -> list[Json]:
    """Give the first of these that were not taken back."""
    gone = voided(owner)
    return [event_json(row) for row in rows if row.uid not in gone][:limit]


def voided(owner: int) -> set[str]:
    """Name the events that were taken back; a void that was taken back itself counts no more."""
    rows = Event.objects.filter(owner_id=owner, kind="void")  # put in order here, or every event is looked at
    gone: set[str] = set()
    for row in sorted(rows, key=lambda row: -row.seq):
        target = row.data.get("event")
        if row.uid not in gone and isinstance(target, str):
            gone.add(target)
    return gone


def last_by_hand(owner: int) -> list[Json]:
    """Give what the seeker entered last and has not taken back: one event, or none."""
    rows = Event.objects.filter(owner_id=owner, by_hand=True).exclude(kind="void").order_by("-seq")
    return _standing_events(owner, rows[:200], 1)


def entry_events(owner: int, entry: str) -> list[Json]:
    """Give the events of one entry (ids `<entry>-1`, `-2`, ...) that were not taken back."""
    rows = Event.objects.filter(owner_id=owner, key__startswith=key_of(owner, f"{entry}-")).order_by("seq")
    return _standing_events(owner, rows.exclude(kind="void")[:200], 200)


def last_of_kind(
    owner: int, kind: str, person: str | None = None, *, before: datetime | None = None
) -> Json | None:
    """Give the latest event of a kind (with that person, not after `before`) that was not taken back."""
    return read_once(f"last {owner} {kind} {person} {before}", lambda: _last(owner, kind, person, before))


def _last(owner: int, kind: str, person: str | None, before: datetime | None) -> Json | None:
    # Few are of one kind: by its index they are found at once, by the index of times every event is looked at.
    rows = Event.objects.filter(owner_id=owner, kind=kind).annotate(moment=Coalesce("at", "at"))
    rows = rows.order_by("-moment", "-seq")
    rows = rows if person is None else rows.filter(person=key_of(owner, person))
    rows = rows if before is None else rows.filter(moment__lte=before)
    return next(iter(_standing_events(owner, rows[:200], 1)), None)
