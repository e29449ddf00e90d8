"""Which standings a change makes stale: a person's whole group, for the limits count per company."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from afterno.record.keys import chunks
from afterno.record.models import Person, Standing


def touch_people(owner: int, new: Sequence[str], changed: Sequence[str], revision: int) -> None:
    """New people get a standing that waits to be computed; with them their whole company's wait."""
    if new:
        Standing.objects.bulk_create(
            [Standing(owner_id=owner, person_id=key, changed=revision) for key in new], ignore_conflicts=True
        )
    for piece in chunks(dict.fromkeys((*new, *changed))):
        peers = Person.objects.filter(owner_id=owner, key__in=piece, company__isnull=False).values(
            "company_id"
        )
        group = Person.objects.filter(owner_id=owner).filter(Q(key__in=piece) | Q(company__in=peers))
        Standing.objects.filter(owner_id=owner, person__in=group).update(changed=revision)


def touch_companies(owner: int, companies: Sequence[str], revision: int) -> None:
    """Everybody at these companies."""
    for piece in chunks(dict.fromkeys(companies)):
        group = Person.objects.filter(owner_id=owner, company__in=piece)
        Standing.objects.filter(owner_id=owner, person__in=group).update(changed=revision)


def touch_all(owner: int, revision: int) -> None:
    """Something of the seeker's own changed: every relationship depends on it."""
    Standing.objects.filter(owner_id=owner).update(changed=revision)
