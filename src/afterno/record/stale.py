"""Which standings a change makes stale: a person's whole group, for the limits count per company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.models import Application, Company, Identity, Person, Standing
from afterno.record.revision import take

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def touch_people(owner: int, new: Collection[str], changed: Collection[str], revision: int) -> None:
    """Give new people a standing that waits to be computed, and let those around them wait as well."""
    rows = [Standing(owner_id=owner, key=key, person_id=key, changed=revision) for key in new]
    if rows:
        Standing.objects.bulk_create(rows, ignore_conflicts=True)
    people = {*new, *changed}
    companies = _values(owner, Person, "company_id", key=people)
    jobs = _values(owner, Application, "key", manager=people)
    _touch(owner, people | _same_people(owner, people), jobs, companies, revision)


def touch_applications(owner: int, new: Collection[str], changed: Collection[str], revision: int) -> None:
    """Let everybody at the companies of these applications, and their managers, wait to be computed."""
    rows = [
        Standing(owner_id=owner, key=standing_key(owner, key), application_id=key, changed=revision)
        for key in new
    ]
    if rows:
        Standing.objects.bulk_create(rows, ignore_conflicts=True)
    jobs = {*new, *changed}
    companies = _values(owner, Application, "company_id", key=jobs)
    _touch(owner, _values(owner, Application, "manager_id", key=jobs), jobs, companies, revision)


def touch(owner: int, people: Collection[str]) -> None:
    """Let these people (by id) and all around them wait to be computed."""
    touch_people(owner, [], {key_of(owner, uid) for uid in people}, take(owner))


def touch_companies(owner: int, companies: Iterable[str], revision: int) -> None:
    """Let everybody at these companies wait to be computed."""
    _touch(owner, set(), set(), set(companies), revision)


def touch_all(owner: int, revision: int) -> None:
    """Let everybody wait: something of the seeker's own changed, and every relationship depends on it."""
    Standing.objects.filter(owner_id=owner).update(changed=revision)


def _touch(owner: int, people: set[str], jobs: set[str], companies: set[str], revision: int) -> None:
    """Let these wait, and all at these companies and at those the method takes for the same.

    Many plain questions with an index each: one with everything in it took PostgreSQL seconds.
    """
    same = companies | _same_companies(owner, companies)
    people = people | _values(owner, Person, "key", company=same)
    jobs = jobs | _values(owner, Application, "key", company=same)
    standings = {*people, *(standing_key(owner, job) for job in jobs)}
    for piece in chunks(sorted(standings)):
        Standing.objects.filter(owner_id=owner, key__in=piece).update(changed=revision)


def _values(owner: int, model: Any, wanted: str, **lists: Iterable[str]) -> set[str]:  # noqa: ANN401 - one of four models
    """Give a column's values, those there are, of rows whose named column is in the list."""
    return {
        value
        for column, values in lists.items()
        for piece in chunks(sorted(values))
        for value in model.objects.filter(owner_id=owner, **{f"{column}__in": piece}).values_list(
            wanted, flat=True
        )
        if value
    }


def _same_companies(owner: int, companies: set[str]) -> set[str]:
    """Name the companies of the same name or domain."""
    names = _values(owner, Company, "name_key", key=companies)
    domains = _values(owner, Company, "domain", key=companies)
    return _values(owner, Company, "key", name_key=names, domain=domains)


def _same_people(owner: int, people: set[str]) -> set[str]:
    """Name the people of the same address or number, and those merged with these."""
    leads = _values(owner, Person, "same_as_id", key=people)
    found = leads | _values(owner, Person, "key", same_as=people | leads)
    for kind in ("email", "phone"):
        for piece in chunks(sorted(people)):
            mine = Identity.objects.filter(owner_id=owner, person__in=piece, kind=kind)
            for values in chunks(set(mine.values_list("value", flat=True))):
                same = Identity.objects.filter(owner_id=owner, kind=kind, value__in=values)
                found.update(same.values_list("person_id", flat=True))
    return found


def standing_key(owner: int, application: str) -> str:
    """Name the relationship of an application where nobody is known yet; `application` is its row's key."""
    return f"{owner}:application:{uid_of(application)}"
