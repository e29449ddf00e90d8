"""Who must be planned together: the limits hold per company and per identity that may be the same (hard case 16).

The method takes companies of one name or domain for one company, and people of one address, number, or name at one
company for one person. What it would join must stand in one slice, or a slice would be planned otherwise than the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from afterno.record.keys import CHUNK, chunks, name_key
from afterno.record.models import Application, Company, Event, Identity, Person
from afterno.record.sql import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROUNDS = 6
"""From a person to her company to its people to their other entries ...: further than this nothing is followed."""


def some(model: Any, owner: int, **lists: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401 - one of four models
    """Give rows whose named columns are in the lists, each once, by key."""
    wanted = {name: found for name, values in lists.items() if (found := sorted(set(values)))}
    if sum(map(len, wanted.values())) <= CHUNK:
        return {row.key: row for row in _asked(model, owner, wanted)}
    return {
        row.key: row
        for name, values in wanted.items()
        for piece in chunks(values)
        for row in _asked(model, owner, {name: piece})
    }


def _asked(model: Any, owner: int, wanted: Mapping[str, Sequence[str]]) -> Iterable[Any]:  # noqa: ANN401 - one of four
    """Ask by several columns at once, each by its own index: with an OR the database would look at every row."""
    # Written out, not built by the ORM: to build a union takes several times as long as to answer it.
    name_of, meta = connection.ops.quote_name, model._meta  # noqa: SLF001 - Django's public one
    parts = [
        f"SELECT * FROM {name_of(meta.db_table)} WHERE {name_of('owner_id')} = %s "  # noqa: S608 - our own columns
        f"AND {name_of(meta.get_field(name).column)} IN {places(values)}"
        for name, values in wanted.items()
    ]
    given = [one for values in wanted.values() for one in (owner, *values)]
    found: Iterable[Any] = model.objects.raw(" UNION ALL ".join(parts), given) if parts else ()
    return found


def together(*questions: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own querysets
    """Ask several questions at once, each by its own index: with an OR the database would look at every row."""
    if not questions:
        return {}
    first, *rest = questions
    return {row.key: row for row in (first.union(*rest, all=True) if rest else first)}


def column(rows: dict[str, Any], name: str) -> set[str]:
    """Give the values of a column that are there."""
    return {value for row in rows.values() if (value := getattr(row, name)) is not None}


class Neighbourhood:
    """People, companies and applications that bear on one another, grown from a few."""

    def __init__(
        self, owner: int, people: Iterable[str], applications: Iterable[str], companies: Iterable[str]
    ) -> None:
        self.owner = owner
        self.companies: dict[str, Company] = some(Company, owner, key=companies)
        self.applications: dict[str, Application] = some(Application, owner, key=applications)
        self.people: dict[str, Person] = some(Person, owner, key=people)
        self._asked: set[str] = set()
        for _ in range(ROUNDS):
            fresh = {key: row for key, row in self.people.items() if key not in self._asked}
            if not (self._more_companies(fresh) | self._more_people(fresh)):
                break

    def _more_companies(self, fresh: dict[str, Person]) -> bool:
        """Add the companies of these people and applications, and those that are the same by name or domain."""
        before = len(self.companies)
        wanted = column(self.people, "company_id") | column(self.applications, "company_id")
        new = some(Company, self.owner, key=wanted - set(self.companies))
        names = {row.name_key for row in new.values()} | self._names_of_changes(fresh)
        domains = {row.domain for row in new.values()}
        if before and not self._asked:  # those asked for by name at the start
            names |= {row.name_key for row in self.companies.values()}
            domains |= {row.domain for row in self.companies.values()}
        self.companies |= new | some(Company, self.owner, name_key=names - {""}, domain=domains - {""})
        return len(self.companies) > before

    def _names_of_changes(self, fresh: dict[str, Person]) -> set[str]:
        """Name the companies these people moved to: she is followed there."""
        rows: dict[str, Event] = {}
        for piece in chunks(fresh):
            found = Event.objects.filter(owner_id=self.owner, kind="her_change", person__in=piece)
            rows |= {row.key: row for row in found}
        moved = some(Company, self.owner, key=column(rows, "company_id") - set(self.companies))
        self.companies |= moved
        return {row.name_key for row in moved.values()} | {
            name_key(row.data.get("company")) for row in rows.values()
        }

    def _more_people(self, fresh: dict[str, Person]) -> bool:
        """Add who works there, who assists, and who may be the same person."""
        before = (len(self.people), len(self.applications))
        at = set(self.companies) - self._asked
        around = some(Person, self.owner, company=at, assistant_of=fresh, same_as=fresh)
        self.applications |= some(Application, self.owner, company=at, manager=fresh)
        named = column(self.applications, "manager_id") | column(self.people | around, "assistant_of_id")
        named |= column(fresh, "same_as_id")
        around |= some(Person, self.owner, key=(named | self._same(fresh)) - set(self.people) - set(around))
        self._asked |= at | set(fresh)
        self.people |= around
        return (len(self.people), len(self.applications)) != before

    def _same(self, fresh: dict[str, Person]) -> set[str]:
        """Give the keys of people known by an address or number of these."""
        values: dict[str, set[str]] = {"email": set(), "phone": set()}
        for piece in chunks(fresh):
            rows = Identity.objects.filter(owner_id=self.owner, person__in=piece, kind__in=tuple(values))
            for kind, value in rows.values_list("kind", "value"):
                values[kind].add(value)
        rows = Identity.objects.filter(owner_id=self.owner)
        asked = [
            rows.filter(kind=kind, value__in=piece).values_list("person_id", flat=True)
            for kind, known in values.items()
            for piece in chunks(sorted(known))
        ]
        if len(asked) == len(values):  # few enough for one question
            return set(asked[0].union(*asked[1:], all=True))
        return {key for question in asked for key in question}
