"""Looking single events up: what was put on record last, what belongs to one entry, the latest of a kind."""

from __future__ import annotations

from django.db.models import QuerySet

from afterno.record.events import event_json
from afterno.record.keys import key_of
from afterno.record.models import Event
from afterno.record.values import Json


def _live(owner: int) -> QuerySet[Event]:
    """Events that nothing took back."""
    voided = Event.objects.filter(owner_id=owner, kind="void").values_list("data__event", flat=True)
    keys = [key_of(owner, uid) for uid in voided if isinstance(uid, str)]
    return Event.objects.filter(owner_id=owner).exclude(kind="void").exclude(key__in=keys)


def last_entry(owner: int, prefix: str) -> Json | None:
    """The event put on record last among those whose id begins so, unless it was taken back."""
    row = _live(owner).filter(key__startswith=key_of(owner, prefix)).order_by("-seq").first()
    return event_json(row) if row else None


def entry_events(owner: int, entry: str) -> list[Json]:
    """The events of one entry: `<entry>-1`, `<entry>-2`, ... in their order, without those taken back."""
    rows = _live(owner).filter(key__startswith=key_of(owner, f"{entry}-")).order_by("seq")
    return [event_json(row) for row in rows[:50]]


def last_of_kind(owner: int, kind: str, person: str | None = None) -> Json | None:
    """The latest event of a kind, of one person where one is named."""
    rows = _live(owner).filter(kind=kind)
    rows = rows if person is None else rows.filter(person=key_of(owner, person))
    row = rows.order_by("-at", "-seq").first()
    return event_json(row) if row else None
