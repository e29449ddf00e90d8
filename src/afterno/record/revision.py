"""The owner's counter: numbers for rows, a lock among writers, and what tells that an index is stale."""

from __future__ import annotations

from django.db.models import F

from afterno.record.models import Profile


def take(owner: int, count: int = 1) -> int:
    """Take `count` new numbers and give the first; other writers of this owner wait for the end."""
    count = max(count, 1)
    if not Profile.objects.filter(owner_id=owner).update(revision=F("revision") + count):
        Profile.objects.get_or_create(owner_id=owner)
        return take(owner, count)
    return Profile.objects.values_list("revision", flat=True).get(owner_id=owner) - count + 1


def revision(owner: int) -> int:
    """Where the owner's record stands now; read it before `load_record`, hand it to `replace_standings`."""
    return Profile.objects.filter(owner_id=owner).values_list("revision", flat=True).first() or 0
