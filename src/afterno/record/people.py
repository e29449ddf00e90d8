"""Finding and listing people and companies; the seeker's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q

from afterno.record.entities import SPECS, to_json, upsert
from afterno.record.identities import who_is
from afterno.record.keys import domain_key, email_key, key_of, name_key, phone_key, unstorable
from afterno.record.models import Application, Company, Person, Profile, Standing
from afterno.record.revision import take
from afterno.record.stale import touch_all
from afterno.record.values import Json, Page, Problem, Raw, UpsertResult, problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def upsert_companies(owner: int, entries: Sequence[Raw]) -> UpsertResult:
    """Add or change companies; fields given are laid over those on record."""
    return upsert(owner, "companies", entries)


def upsert_people(owner: int, entries: Sequence[Raw]) -> UpsertResult:
    """Add or change people; fields given are laid over those on record."""
    return upsert(owner, "people", entries)


def upsert_applications(owner: int, entries: Sequence[Raw]) -> UpsertResult:
    """Add or change applications; fields given are laid over those on record."""
    return upsert(owner, "applications", entries)


def upsert_company(owner: int, entry: Raw) -> UpsertResult:
    """One company."""
    return upsert_companies(owner, [entry])


def upsert_person(owner: int, entry: Raw) -> UpsertResult:
    """One person."""
    return upsert_people(owner, [entry])


def upsert_application(owner: int, entry: Raw) -> UpsertResult:
    """One application."""
    return upsert_applications(owner, [entry])


def get_profile(owner: int) -> Json:
    """Give the seeker and the policy."""
    row = Profile.objects.filter(owner_id=owner).values("seeker", "policy").first()
    return dict(row) if row else {"seeker": {}, "policy": {}}


def set_profile(
    owner: int, *, seeker: Raw | None = None, policy: Raw | None = None, plan_anew: bool = True
) -> tuple[Problem, ...]:
    """Set the seeker's fields, or the policy, or both, as given; everything planned is stale after it.

    `plan_anew` is false for what no plan depends on: a CV, templates of letters.
    """
    for name, value in (("seeker", seeker), ("policy", policy)):
        if value is not None and (why := unstorable(dict(value))):
            return (problem(name, why),)
    with transaction.atomic():
        number = take(owner)
        row = Profile.objects.get(owner_id=owner)
        row.seeker = row.seeker if seeker is None else dict(seeker)
        row.policy = row.policy if policy is None else dict(policy)
        row.save(update_fields=["seeker", "policy"])
        if plan_anew:
            touch_all(owner, number)
    return ()


def load_seeker(owner: int) -> Json:
    """Give the seeker's own fields."""
    return dict(get_profile(owner)["seeker"])


def _get(owner: int, what: str, uid: str) -> Json:
    spec = SPECS[what]
    rows: Any = spec.model._default_manager  # noqa: SLF001 - Django's public manager
    row = rows.filter(owner_id=owner, key=key_of(owner, uid)).first()
    return to_json(row, spec) if row else {}


def get_person(owner: int, person: str) -> Json:
    """Give one person by id; empty where there is none."""
    return _get(owner, "people", person)


def get_company(owner: int, company: str) -> Json:
    """Give one company by id; empty where there is none."""
    return _get(owner, "companies", company)


def get_application(owner: int, application: str) -> Json:
    """Give one application by id; empty where there is none."""
    return _get(owner, "applications", application)


def companies(owner: int) -> list[Json]:
    """Give all companies."""
    return [
        to_json(row, SPECS["companies"]) for row in Company.objects.filter(owner_id=owner).order_by("seq")
    ]


def applications_of_company(owner: int, company: str) -> list[Json]:
    """Give the applications at a company."""
    rows = Application.objects.filter(owner_id=owner, company=key_of(owner, company)).order_by("seq")
    return [to_json(row, SPECS["applications"]) for row in rows]


def people_of_company(owner: int, company: str) -> list[Json]:
    """Give the people at a company."""
    rows = Person.objects.filter(owner_id=owner, company=key_of(owner, company)).order_by("seq")
    return [to_json(row, SPECS["people"]) for row in rows]


def find_companies(owner: int, *, name: str = "", domain: str = "") -> list[Json]:
    """Companies of exactly this name (case and accents aside) or domain."""
    rows = Company.objects.filter(owner_id=owner).order_by("seq")
    by_name = Q(name_key=name_key(name)) if name_key(name) else Q(pk__in=[])
    by_domain = Q(domain=domain_key(domain)) if domain_key(domain) else Q(pk__in=[])
    return [to_json(row, SPECS["companies"]) for row in rows.filter(by_name | by_domain)[:50]]


def find_person(owner: int, text: str) -> list[Json]:
    """Whom the seeker means: by id, address, number, whole name, or the beginning of a word of the name.

    One entry: found. Several: ask which. None: nobody.
    """
    text = text.strip()
    if not text or unstorable(text):
        return []
    exact = get_person(owner, text)
    if exact:
        return [exact]
    people = Person.objects.filter(owner_id=owner).order_by("seq")
    for uids in who_is(owner, [("email", email_key(text)), ("phone", phone_key(text))]).values():
        return _entries(people.filter(key__in=[key_of(owner, uid) for uid in uids]))
    name = name_key(text)
    if not name:
        return []
    return _entries(people.filter(name_key=name)) or _entries(people.filter(name_key__contains=name))


def _entries(rows: Any) -> list[Json]:  # noqa: ANN401 - a query set of people
    return [to_json(row, SPECS["people"]) for row in rows[:50]]


def search_people(
    owner: int, *, query: str = "", stage: str = "", role: str = "", limit: int = 50, offset: int = 0
) -> Page:
    """Give people with where each stands (`stage`, `next_due`, `company_name`), those due soonest first.

    Without a query, role or stage: the relationships. A query also finds those who stand nowhere (HR, an assistant).
    """
    rows = Standing.objects.filter(owner_id=owner, person__isnull=False)
    words = name_key(query)
    if words:
        by_name = Q(person__name_key__contains=words) | Q(person__company__name_key__contains=words)
        rows = rows.filter(by_name | Q(person__in=_known_by(owner, query)))
    if stage:
        rows = rows.filter(stage=stage)
    elif not words and not role:
        rows = rows.exclude(stage="", next_due__isnull=True)
    rows = rows.filter(person__role=role) if role else rows
    limit, offset = min(max(limit, 1), 500), max(offset, 0)
    order = (F("next_due").asc(nulls_last=True), "wish", "rank", "person__name_key", "key")
    page = rows.select_related("person", "person__company").order_by(*order)[offset : offset + limit]
    return Page(tuple(_listed(row) for row in page), rows.count(), offset, limit)


def _known_by(owner: int, text: str) -> list[str]:
    """Give the keys of people with this address or number."""
    found = who_is(owner, [("email", email_key(text)), ("phone", phone_key(text))])
    return [key_of(owner, uid) for uids in found.values() for uid in uids]


def _listed(row: Standing) -> Json:
    assert row.person is not None
    company = row.person.company
    return to_json(row.person, SPECS["people"]) | {
        "company_name": company.data.get("name") if company else None,
        "stage": row.stage,
        "next_due": row.next_due,
    }
