"""The secret address of the calendar: made, found, taken back. Of the secret only a hash is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from django.db import transaction

from afterno.record.models import CalendarFeed

if TYPE_CHECKING:
    from datetime import datetime

SELECTOR, SECRET = 12, 32
"""Random bytes of the two parts of the address."""
LONGEST = 200
NOBODYS = hashlib.sha256(b"nobody's").hexdigest()


def make_feed(owner: int, now: datetime, *, names: bool = True) -> str:
    """Make a new address and give its secret word, this once; one made before is dead from now on."""
    selector, secret = secrets.token_hex(SELECTOR), secrets.token_urlsafe(SECRET)
    with transaction.atomic():
        CalendarFeed.objects.filter(owner_id=owner).delete()
        CalendarFeed.objects.create(
            owner_id=owner, selector=selector, secret_hash=_hash(secret), names=names, created=now
        )
    return f"{selector}.{secret}"


def revoke_feed(owner: int) -> bool:
    """Make the address dead; False where there was none."""
    return CalendarFeed.objects.filter(owner_id=owner).delete()[0] > 0


def feed_of(owner: int) -> tuple[datetime, bool] | None:
    """Say since when there is an address, and whether its entries name people; None without one."""
    row = CalendarFeed.objects.filter(owner_id=owner).values_list("created", "names").first()
    return row and (row[0], row[1])


def find_feed(word: str) -> tuple[int, bool] | None:
    """Say whose address this is and whether it names people. The secret is compared in constant time."""
    selector, _, secret = word[:LONGEST].partition(".")
    row = CalendarFeed.objects.filter(selector=selector).first() if selector.isalnum() else None
    kept = row.secret_hash if row else NOBODYS
    same = hmac.compare_digest(kept, _hash(secret))
    return (row.owner_id, row.names) if same and row else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
