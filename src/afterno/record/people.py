"""Finding and listing people and companies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from afterno.record.entities import SPECS, to_json, upsert
from afterno.record.identities import who_is
from afterno.record.keys import (
    CHUNK,
    chunks,
    domain_key,
    email_key,
    key_of,
    name_key,
    phone_key,
    plain,
    unstorable,
)
from afterno.record.models import Application, Company, Identity, Person, Standing
from afterno.record.sql import ask, json_of, places
from afterno.record.values import Json, Page, Raw, UpsertResult

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

SOONEST = (
    "SELECT key FROM record_standing WHERE owner_id = %s AND next_due IS NOT NULL AND person_id IS NOT NULL "
    "ORDER BY next_due, wish, rank, key LIMIT %s"
)
LISTED = (
    "SELECT person.*, company.data AS company_data, standing.stage, standing.next_due FROM record_standing standing "
    "JOIN record_person person ON person.key = standing.person_id "
    "LEFT JOIN record_company company ON company.key = person.company_id "
    "WHERE standing.owner_id = %s AND standing.key IN "
)
"""People with where each stands, for lists: a person's standing has her key."""


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


def people_named(owner: int, names: Collection[str]) -> dict[str, list[Json]]:
    """Give the people of exactly these names, by the folded name (`name_key`)."""
    found: dict[str, list[Json]] = {}
    for piece in chunks(sorted(set(names) - {""})):
        rows = Person.objects.filter(owner_id=owner, name_key__in=piece).order_by("seq")
        for row in rows:
            found.setdefault(row.name_key, []).append(to_json(row, SPECS["people"]))
    return found


def people_by_id(owner: int, people: Collection[str]) -> list[Json]:
    """Give the people of these ids."""
    return [
        to_json(row, SPECS["people"])
        for piece in chunks(key_of(owner, uid) for uid in people)
        for row in Person.objects.filter(owner_id=owner, key__in=piece).order_by("seq")
    ]


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
    owner: int, *, query: str = "", stage: str = "", role: str = "", tag: str = "", ideal: bool = False,
    limit: int = 50, offset: int = 0,
) -> Page:  # fmt: skip
    """Give people with where each stands (`stage`, `next_due`, `company_name`), those due soonest first.

    Without a query, role, tag or stage: the relationships. A query, role or tag also finds those who stand nowhere (HR,
    an assistant).
    """
    rows = Standing.objects.filter(owner_id=owner, person__isnull=False)
    words, few = name_key(query), None
    if words:
        named = _named(owner, words, _known_by(owner, query))
        few = list(named[: CHUNK + 1])
        few = few if len(few) <= CHUNK else None
        # A person's standing has her key; few are named one by one, for a question inside would look at everybody.
        rows = rows.filter(person__in=named) if few is None else rows.filter(key__in=few)
    if stage:
        rows = rows.filter(stage=stage)
    elif not words and not role and not tag:
        rows = rows.exclude(stage="", next_due__isnull=True)
    if tag:
        tagged = Identity.objects.filter(owner_id=owner, kind="tag", value=plain(tag)).values("person")
        rows = rows.filter(person__in=tagged)
    rows = rows.filter(person__role=role) if role else rows
    rows = rows.filter(person__ideal=True) if ideal else rows
    if few is None and (words or tag or role):  # somebody merged into another entry stands there only
        rows = rows.exclude(
            person__in=Person.objects.filter(owner_id=owner, same_as__isnull=False).values("key")
        )
    limit, offset = min(max(limit, 1), 500), max(offset, 0)
    if few is not None:
        return _page(owner, *_few_in_order(rows, limit, offset), limit, offset)
    counted = rows.aggregate(due=Count("next_due"), all=Count("person"))
    keys = _in_order(rows, limit, offset, counted["due"])
    return _page(owner, keys, counted["all"], limit, offset)


def relationships(owner: int, due: int, total: int, *, limit: int, offset: int) -> Page:
    """Give the relationships as `search_people` does, where it is counted already how many there are, and how many due."""
    rows = Standing.objects.filter(owner_id=owner, person__isnull=False).exclude(
        stage="", next_due__isnull=True
    )
    return _page(owner, _in_order(rows, limit, offset, due), total, limit, offset)


def _page(owner: int, keys: list[str], total: int, limit: int, offset: int) -> Page:
    # Only the keys are put in order: whole rows are wide, and there may be thousands.
    shown = Person.objects.raw(LISTED + places(keys), (owner, *keys)) if keys else ()
    page = {row.key: _listed(row) for row in shown}
    return Page(tuple(page[key] for key in keys if key in page), total, offset, limit)


def soonest(owner: int, limit: int) -> list[Json]:
    """Give the first of the list, as `search_people` does, without counting the others."""
    keys = [key for (key,) in ask(SOONEST, (owner, limit))]
    return list(_page(owner, keys, limit, limit, 0).rows)


def _named(owner: int, words: str, known: Collection[str]) -> QuerySet[Person, str]:
    """Give the keys of those whose name, or whose company's, holds these words, and of those `known` by other signs."""
    companies = Company.objects.filter(owner_id=owner, name_key__contains=words).values("key")
    meant = Q(name_key__contains=words) | Q(company__in=companies)
    meant |= Q(key__in=known) if known else Q()
    people = Person.objects.filter(meant, owner_id=owner, same_as__isnull=True)
    return people.values_list("key", flat=True)


def _few_in_order(rows: QuerySet[Standing], limit: int, offset: int) -> tuple[list[str], int]:
    """Give what `_in_order` gives of rows that are no more than a question may name, in one question."""
    found = rows.values_list("next_due", "wish", "rank", "person__name_key", "key")
    due = sorted((day, wish, rank, key) for day, wish, rank, _, key in found if day is not None)
    rest = sorted((wish, rank, name, key) for day, wish, rank, name, key in found if day is None)
    return [key for *_, key in [*due, *rest]][offset : offset + limit], len(due) + len(rest)


def _in_order(rows: QuerySet[Standing], limit: int, offset: int, many: int) -> list[str]:
    """Give the keys of one page: the `many` that are due, soonest first, then the others by name."""
    due, rest = rows.filter(next_due__isnull=False), rows.filter(next_due__isnull=True)
    soonest = due.order_by("next_due", "wish", "rank", "key").values_list("key", flat=True)
    keys = list(soonest[offset : offset + limit]) if offset < many else []
    begin = max(offset - many, 0)
    by_name = rest.order_by("wish", "rank", "person__name_key", "key").values_list("key", flat=True)
    left = limit - len(keys)
    return [*keys, *by_name[begin : begin + left]] if left else keys


def _known_by(owner: int, text: str) -> list[str]:
    """Give the keys of people with this address or number; what can be neither is not asked for."""
    asked = [("email", email_key(text))] if "@" in text else []
    asked += [("phone", phone_key(text))] if phone_key(text) else []
    found = who_is(owner, asked)
    return [key_of(owner, uid) for uids in found.values() for uid in uids]


def _listed(row: Any) -> Json:  # noqa: ANN401 - a person with what `LISTED` adds
    return to_json(row, SPECS["people"]) | {
        "company_name": json_of(row.company_data or "{}").get("name"),
        "stage": row.stage,
        "next_due": row.next_due,
    }
