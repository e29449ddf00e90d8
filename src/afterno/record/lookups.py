"""Looking single events up: what was put on record last, what belongs to one entry, the latest of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.record.events import event_json
from afterno.record.keys import key_of
from afterno.record.models import Event

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from afterno.record.values import Json


def _live(owner: int) -> QuerySet[Event]:
    """Give events that nothing took back; a void that was taken back itself counts no more."""
    gone: set[str] = set()
    for row in Event.objects.filter(owner_id=owner, kind="void").order_by("-at", "-seq"):
        target = row.data.get("event")
        if row.uid not in gone and isinstance(target, str):
            gone.add(target)
    keys = [key_of(owner, uid) for uid in gone]
    return Event.objects.filter(owner_id=owner).exclude(kind="void").exclude(key__in=keys)


def last_entry(owner: int, prefix: str) -> Json | None:
    """Give the event put on record last among those whose id begins so, unless it was taken back."""
    row = _live(owner).filter(key__startswith=key_of(owner, prefix)).order_by("-seq").first()
    return event_json(row) if row else None


def entry_events(owner: int, entry: str) -> list[Json]:
    """Give the events of one entry: `<entry>-1`, `<entry>-2`, ... in order, without those taken back."""
    rows = _live(owner).filter(key__startswith=key_of(owner, f"{entry}-")).order_by("seq")
    return [event_json(row) for row in rows[:50]]


def last_of_kind(owner: int, kind: str, person: str | None = None) -> Json | None:
    """Give the latest event of a kind, of one person where one is named."""
    rows = _live(owner).filter(kind=kind)
    rows = rows if person is None else rows.filter(person=key_of(owner, person))
    row = rows.order_by("-at", "-seq").first()
    return event_json(row) if row else None
