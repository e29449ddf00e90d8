"""Who may be the same person, and which entries are the same company (case 16).

Limits are kept on the identity that may be the same, before anybody confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from afterno.method.shapes import Company, Person

ROLE_MAILBOXES = frozenset(
    [
        "admin",
        "admissions",
        "applications",
        "apply",
        "bewerbung",
        "bewerbungen",
        "candidates",
        "career",
        "careers",
        "carriere",
        "carrieres",
        "contact",
        "contacto",
        "donotreply",
        "empleo",
        "empleos",
        "employment",
        "enquiries",
        "hello",
        "help",
        "hiring",
        "hr",
        "humanresources",
        "info",
        "inquiries",
        "job",
        "jobs",
        "karriere",
        "lavoro",
        "mail",
        "noreply",
        "notifications",
        "office",
        "people",
        "personal",
        "post",
        "reception",
        "recruiting",
        "recruitment",
        "recrutement",
        "recruteur",
        "rh",
        "seleccion",
        "selezione",
        "service",
        "support",
        "talent",
        "talents",
        "team",
        "vacatures",
        "werkenbij",
        "work",
    ]
)
"""Mailboxes of a post or a machine, as they are named in seven languages."""


OF_EVERYBODY = frozenset(
    [
        "aol.com", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com",
        "live.com", "mail.ru", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com", "qq.com", "t-online.de",
        "web.de", "yahoo.co.uk", "yahoo.com", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.it", "ymail.com",
    ]
)  # fmt: skip
"""Domains at which anybody may have a mailbox: two firms there are not one."""


def is_role_address(address: str) -> bool:
    """Whether an address belongs to a post or a machine, never to one person."""
    local = address.partition("@")[0].partition("+")[0].casefold()
    plain = "".join(letter for letter in local if letter.isalpha())
    return plain in ROLE_MAILBOXES or plain.startswith(("noreply", "donotreply"))


class Union:
    """Things that belong together, found by joining pairs."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {one: one for one in ids}

    def __contains__(self, one: object) -> bool:
        return one in self._parent

    def find(self, one: str) -> str:
        """The one that stands for all of its kind: the smallest id, whatever the order of joining."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: str, other: str) -> None:
        """The two belong together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


def company_keys(companies: Iterable[Company]) -> dict[str, str]:
    """For every company's id the id that stands for it: one domain or one name is one company."""
    known = tuple(companies)
    union = Union(one.id for one in known)
    first: dict[tuple[str, str], str] = {}
    for one in known:
        domain = _plain_domain(one.domain)
        marks = (
            ("domain", "" if domain in OF_EVERYBODY else domain),
            ("name", " ".join(one.name.casefold().split())),
        )
        for mark in marks:
            if mark[1]:
                union.join(first.setdefault(mark, one.id), one.id)
    return {one.id: union.find(one.id) for one in known}


def _plain_domain(domain: str | None) -> str:
    plain = (domain or "").strip().casefold().rstrip("./")
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def same_people(people: Iterable[Person], company_key: Mapping[str, str]) -> dict[str, str]:
    """For every person's id the id that stands for all entries that may be the same person."""
    known = tuple(people)
    union = Union(one.id for one in known)
    sharing: dict[tuple[str, ...], list[Person]] = {}
    for one in known:
        for mark in _marks(one, company_key):
            sharing.setdefault(mark, []).append(one)
    for mark, several in sharing.items():
        for index, one in enumerate(several[1:], start=1):
            for other in several[max(0, index - 8) : index]:
                if _may_be_one(one, other, mark[0]):
                    union.join(one.id, other.id)
    return {one.id: union.find(one.id) for one in known}


def _marks(person: Person, company_key: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    for address in person.emails:
        if not is_role_address(address):
            yield ("address", address.strip().casefold())
    for phone in person.phones:
        digits = "".join(letter for letter in phone if letter.isdigit()).lstrip("0")
        if len(digits) >= 7:
            yield ("phone", digits)
    name = plain_name(person.name)
    if name and person.company is not None:
        yield ("name", name, company_key.get(person.company, person.company))


def plain_name(name: str) -> str:
    """A name for comparing."""
    return " ".join(name.casefold().replace(".", " ").split())


def _may_be_one(one: Person, other: Person, mark: str) -> bool:
    """Whether a shared mark makes them possibly the same: her assistant is not, nor is HR."""
    if other.id == one.assistant_of or one.id == other.assistant_of:
        return False
    if mark == "phone" and plain_name(one.name) != plain_name(other.name):
        behind = {"hr", "agency", "assistant"}
        return (one.role in behind) == (other.role in behind)
    return True
