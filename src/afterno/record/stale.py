"""Which standings a change makes stale: a person's whole group, for the limits count per company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from afterno.record.keys import chunks
from afterno.record.models import Company, Identity, Person, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence


def touch_people(owner: int, new: Sequence[str], changed: Sequence[str], revision: int) -> None:
    """Give new people a standing that waits to be computed, and let those around them wait as well."""
    if new:
        Standing.objects.bulk_create(
            [Standing(owner_id=owner, person_id=key, changed=revision) for key in new], ignore_conflicts=True
        )
    for piece in chunks(dict.fromkeys((*new, *changed))):
        people = Person.objects.filter(owner_id=owner)
        at = people.filter(key__in=piece, company__isnull=False).values("company_id")
        marks = Identity.objects.filter(owner_id=owner, person__in=piece, kind__in=("email", "phone"))
        same = Identity.objects.filter(owner_id=owner, value__in=marks.values("value")).values("person_id")
        _touch(
            owner, Q(key__in=piece) | Q(key__in=same) | Q(company__in=_same_companies(owner, at)), revision
        )


def touch_companies(owner: int, companies: Sequence[str], revision: int) -> None:
    """Let everybody at these companies wait."""
    for piece in chunks(dict.fromkeys(companies)):
        _touch(owner, Q(company__in=_same_companies(owner, piece)), revision)


def _same_companies(owner: int, keys: Any) -> QuerySet[Company, Any]:  # noqa: ANN401 - a list or a subquery
    """Name these companies and those of the same name or domain, which the method takes for one."""
    mine = Company.objects.filter(owner_id=owner)
    these = mine.filter(key__in=keys)
    like = Q(name_key__in=these.exclude(name_key="").values("name_key"))
    like |= Q(domain__in=these.exclude(domain="").values("domain"))
    return mine.filter(Q(key__in=keys) | like).values("key")


def _touch(owner: int, which: Q, revision: int) -> None:
    group = Person.objects.filter(which, owner_id=owner)
    Standing.objects.filter(owner_id=owner, person__in=group).update(changed=revision)


def touch_all(owner: int, revision: int) -> None:
    """Let everybody wait: something of the seeker's own changed, and every relationship depends on it."""
    Standing.objects.filter(owner_id=owner).update(changed=revision)
