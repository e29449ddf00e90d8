"""By what a person may be known: addresses, numbers, a name at a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from afterno.record.keys import chunks, email_key, phone_key, plain, uid_of
from afterno.record.models import Identity, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from afterno.record.values import Raw


def identities_of(entry: Raw, company: str | None = None) -> set[tuple[str, str]]:
    """Kind and value of everything by which this entry of `people` may be known."""
    found = {("email", email_key(a)) for a in _texts(entry.get("emails"))}
    found |= {("phone", phone_key(n)) for n in _texts(entry.get("phones"))}
    name = entry.get("name")
    if isinstance(name, str) and company and plain(name):
        found.add(("name_company", f"{plain(name)[:300]}|{company}"))
    return {(kind, value) for kind, value in found if value}


def tags_of_entry(entry: Raw) -> set[tuple[str, str]]:
    """The tags of this entry of `people`, as rows of the index."""
    return {("tag", tag) for text in _texts(entry.get("tags")) if (tag := plain(text)[:100])}


def tags_of(owner: int) -> dict[str, int]:
    """Give every tag with the number of people who have it, by name."""
    rows = Identity.objects.filter(owner_id=owner, kind="tag").values_list("value")
    return dict(rows.annotate(many=Count("pk")).order_by("value"))


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def refresh_identities(owner: int, people: Sequence[Person], *, fresh: bool) -> None:
    """Bring the index in line with these people; `fresh` ones have no rows yet."""
    if not fresh:
        for piece in chunks(person.key for person in people):
            Identity.objects.filter(owner_id=owner, person__in=piece).delete()
    Identity.objects.bulk_create(
        [
            Identity(owner_id=owner, kind=kind, value=value, person_id=person.key)
            for person in people
            for kind, value in sorted(
                identities_of(person.data, uid_of(person.company_id)) | tags_of_entry(person.data)
            )
        ]
    )


def who_is(owner: int, identities: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """People known by each of these, by kind and value (`email`, `phone`, `name_company` as `name|company id`)."""
    wanted: dict[str, set[str]] = {}
    for kind, value in identities:
        wanted.setdefault(kind, set()).add(value)
    found: dict[tuple[str, str], list[str]] = {}
    for kind, values in wanted.items():
        for piece in chunks(values):
            rows = Identity.objects.filter(owner_id=owner, kind=kind, value__in=piece).order_by("person__seq")
            for value, key in rows.values_list("value", "person_id"):
                found.setdefault((kind, value), []).append(str(uid_of(key)))
    return {identity: tuple(uids) for identity, uids in found.items()}
