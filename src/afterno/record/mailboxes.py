"""The mailboxes that are connected, and how far each was read. No secret is kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from afterno.record.models import Mailbox
from afterno.record.values import MailboxRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_PLAIN = ("host", "port", "security", "user", "auth", "options", "folders", "read_at", "problem", "mails")


def mailboxes(owner: int) -> list[MailboxRow]:
    """List the connected mailboxes by address."""
    return [_value(row) for row in Mailbox.objects.filter(owner_id=owner).order_by("name")]


def get_mailbox(owner: int, name: str) -> MailboxRow | None:
    """Give one connected mailbox."""
    row = Mailbox.objects.filter(owner_id=owner, name=name[:200]).first()
    return _value(row) if row else None


def put_mailbox(owner: int, row: MailboxRow) -> None:
    """Connect a mailbox, or change how it is connected."""
    values = {name: getattr(row, name) for name in _PLAIN} | {"busy_until": None}
    Mailbox.objects.update_or_create(owner_id=owner, name=row.name[:200], defaults=values)


def note_mailbox(owner: int, name: str, *, folders: Mapping[str, Any] | None = None, read_at: datetime | None = None,
                 problem: str = "", more: int = 0) -> None:  # fmt: skip
    """Note how far a mailbox is read: folders, when, `more` mails, what went wrong (nothing, without it)."""
    row = Mailbox.objects.filter(owner_id=owner, name=name[:200]).first()
    if row is None:
        return  # disconnected meanwhile
    row.problem = problem[:500]
    row.mails += more
    if folders is not None:
        row.folders = dict(folders)
    if read_at is not None:
        row.read_at = read_at
    row.save(update_fields=["problem", "mails", "folders", "read_at"])


def claim_mailbox(
    owner: int, name: str, now: datetime, until: datetime, *, mine: datetime | None = None
) -> bool:
    """Take a mailbox for reading until a moment; False where somebody else has it. `mine` renews an own claim."""
    free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
    if mine is not None:
        free |= Q(busy_until=mine)
    rows = Mailbox.objects.filter(free, owner_id=owner, name=name[:200])
    return rows.update(busy_until=until) == 1


def release_mailbox(owner: int, name: str) -> None:
    """Give a mailbox back."""
    Mailbox.objects.filter(owner_id=owner, name=name[:200]).update(busy_until=None)


def drop_mailbox(owner: int, name: str) -> bool:
    """Disconnect a mailbox; False where there is none of that name. What was read of it stays."""
    deleted, _ = Mailbox.objects.filter(owner_id=owner, name=name[:200]).delete()
    return deleted > 0


def _value(row: Mailbox) -> MailboxRow:
    return MailboxRow(row.name, **{name: getattr(row, name) for name in _PLAIN})
