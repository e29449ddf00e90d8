"""Which standings a change makes stale: a person's whole group, for the limits count per company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from afterno.record.keys import chunks, uid_of
from afterno.record.models import Application, Company, Identity, Person, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def touch_people(owner: int, new: Collection[str], changed: Collection[str], revision: int) -> None:
    """Give new people a standing that waits to be computed, and let those around them wait as well."""
    rows = [Standing(owner_id=owner, key=key, person_id=key, changed=revision) for key in new]
    if rows:
        Standing.objects.bulk_create(rows, ignore_conflicts=True)
    for piece in chunks(dict.fromkeys((*new, *changed))):
        people = Person.objects.filter(owner_id=owner)
        at = people.filter(key__in=piece, company__isnull=False).values("company_id")
        marks = Identity.objects.filter(owner_id=owner, person__in=piece, kind__in=("email", "phone"))
        same = Identity.objects.filter(owner_id=owner, value__in=marks.values("value")).values("person_id")
        around = _same_companies(owner, at)
        group = people.filter(Q(key__in=piece) | Q(key__in=same) | Q(company__in=around))
        jobs = Application.objects.filter(owner_id=owner).filter(Q(company__in=around) | Q(manager__in=piece))
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
        around = _same_companies(owner, jobs.filter(company__isnull=False).values("company_id"))
        managers = jobs.filter(manager__isnull=False).values("manager_id")
        group = Person.objects.filter(Q(key__in=managers) | Q(company__in=around), owner_id=owner)
        _touch(owner, Q(person__in=group) | Q(application__in=piece), revision)


def touch_companies(owner: int, companies: Iterable[str], revision: int) -> None:
    """Let everybody at these companies wait to be computed."""
    for piece in chunks(dict.fromkeys(companies)):
        around = _same_companies(owner, piece)
        group = Person.objects.filter(owner_id=owner, company__in=around)
        jobs = Application.objects.filter(owner_id=owner, company__in=around)
        _touch(owner, Q(person__in=group) | Q(application__in=jobs), revision)


def _same_companies(owner: int, keys: Any) -> QuerySet[Company, Any]:  # noqa: ANN401 - a list or a subquery
    """Name these companies and those of the same name or domain, which the method takes for one."""
    mine = Company.objects.filter(owner_id=owner)
    these = mine.filter(key__in=keys)
    like = Q(name_key__in=these.exclude(name_key="").values("name_key"))
    like |= Q(domain__in=these.exclude(domain="").values("domain"))
    return mine.filter(Q(key__in=keys) | like).values("key")


def touch_all(owner: int, revision: int) -> None:
    """Let everybody wait: something of the seeker's own changed, and every relationship depends on it."""
    _touch(owner, Q(), revision)


def _touch(owner: int, which: Q, revision: int) -> None:
    Standing.objects.filter(which, owner_id=owner).update(changed=revision)


def standing_key(owner: int, application: str) -> str:
    """Name the relationship of an application where nobody is known yet; `application` is its row's key."""
    return f"{owner}:application:{uid_of(application)}"
