"""Which standings a change makes stale: a person's whole group, for the limits count per company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from afterno.record.keys import chunks, uid_of
from afterno.record.models import Application, Person, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def touch_people(owner: int, new: Collection[str], changed: Collection[str], revision: int) -> None:
    """Give new people a standing that waits to be computed, and let their whole company's wait with them."""
    rows = [Standing(owner_id=owner, key=key, person_id=key, changed=revision) for key in new]
    if rows:
        Standing.objects.bulk_create(rows, ignore_conflicts=True)
    for piece in chunks(dict.fromkeys((*new, *changed))):
        peers = Person.objects.filter(owner_id=owner, key__in=piece, company__isnull=False).values(
            "company_id"
        )
        group = Person.objects.filter(owner_id=owner).filter(Q(key__in=piece) | Q(company__in=peers))
        jobs = Application.objects.filter(owner_id=owner).filter(Q(company__in=peers) | Q(manager__in=piece))
        _touch(owner, Q(person__in=group) | Q(application__in=jobs), revision)


def touch_applications(owner: int, new: Collection[str], changed: Collection[str], revision: int) -> None:
    """Let everybody at the companies of these applications, and their managers, wait to be computed."""
    rows = [
        Standing(owner_id=owner, key=standing_key(owner, key), application_id=key, changed=revision)
        for key in new
    ]
    if rows:
        Standing.objects.bulk_create(rows, ignore_conflicts=True)
    for piece in chunks(dict.fromkeys((*new, *changed))):
        jobs = Application.objects.filter(owner_id=owner, key__in=piece)
        companies = jobs.filter(company__isnull=False).values("company_id")
        managers = jobs.filter(manager__isnull=False).values("manager_id")
        group = Person.objects.filter(owner_id=owner).filter(Q(key__in=managers) | Q(company__in=companies))
        _touch(owner, Q(person__in=group) | Q(application__in=piece), revision)


def touch_companies(owner: int, companies: Iterable[str], revision: int) -> None:
    """Let everybody at these companies wait to be computed."""
    for piece in chunks(dict.fromkeys(companies)):
        group = Person.objects.filter(owner_id=owner, company__in=piece)
        jobs = Application.objects.filter(owner_id=owner, company__in=piece)
        _touch(owner, Q(person__in=group) | Q(application__in=jobs), revision)


def touch_all(owner: int, revision: int) -> None:
    """Let everybody wait: something of the seeker's own changed, and every relationship depends on it."""
    _touch(owner, Q(), revision)


def _touch(owner: int, which: Q, revision: int) -> None:
    Standing.objects.filter(which, owner_id=owner).update(changed=revision)


def standing_key(owner: int, application: str) -> str:
    """Name the relationship of an application where nobody is known yet; `application` is its row's key."""
    return f"{owner}:application:{uid_of(application)}"
