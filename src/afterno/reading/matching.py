"""Which application and which people on record a message belongs to.

Nothing is merged on the company alone, a shared mailbox is never a person, and where several answers are possible the
candidates are handed over instead of a guess (METHOD.md, case 16 and 17).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, orghosts
from afterno.reading.names import plain, same_name
from afterno.reading.organisations import same_company
from afterno.reading.rolewords import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson, Reading

NEW = "new"


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company on record."""

    id: str
    name: str
    domain: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on record; `company` is the id of a known company."""

    id: str
    name: str
    emails: tuple[str, ...] = ()
    company: str | None = None


@dataclass(frozen=True, slots=True)
class KnownApplication:
    """An application on record; `company` is the id of a known company, `thread` the Message-IDs of its mails."""

    id: str
    company: str | None
    title: str = ""
    applied_on: date | None = None
    thread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record."""

    companies: tuple[KnownCompany, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    applications: tuple[KnownApplication, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One answer: an id, "new", or None with the `candidates` among which a person must choose; `reason` says why."""

    id: str | None = None
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()
    reason: str = "The message does not say."


@dataclass(frozen=True, slots=True)
class Match:
    """Where a message belongs; `people` has one link for each of the reading's people, in their order."""

    company: Link = Link()
    application: Link = Link()
    people: tuple[Link, ...] = ()


def match(reading: Reading, message: Message, known: Known) -> Match:
    """Find the company, the application and the people a message belongs to."""
    threaded = _by_thread(message, known)
    company = _company(reading, message, known, threaded)
    people = tuple(_person(person, company, known) for person in reading.people)
    application = _application(reading, message, known, company, threaded, people)
    return Match(company, application, people)


def _by_thread(message: Message, known: Known) -> list[KnownApplication]:
    ids = {message.message_id, *message.in_reply_to, *message.references} - {""}
    return [application for application in known.applications if not application.thread.isdisjoint(ids)]


def _company(reading: Reading, message: Message, known: Known, threaded: Sequence[KnownApplication]) -> Link:
    of_thread = {application.company for application in threaded if application.company}
    if len(of_thread) == 1:
        return Link(of_thread.pop(), 0.97, reason="The message belongs to a thread with this company.")
    if reading.company:
        named = [company for company in known.companies if _is_named(company, reading.company)]
        if named:
            return _choice([company.id for company in named], 0.93, f"The message names {reading.company}.")
    host = orghosts.employer_domain(message.sender.address) if message.sender else None
    at_domain = [
        company
        for company in known.companies
        if host
        and company.domain
        and host in company.domain.lower()
        and mailboxes.registrable(company.domain) == host
    ]
    if at_domain and host and (not reading.company or _spells(host, reading.company)):
        return _choice([company.id for company in at_domain], 0.85, f"The sender writes from {host}.")
    if at_domain:
        return Link(
            None,
            0.5,
            tuple(company.id for company in at_domain),
            f"The sender writes from {host}, but the message names {reading.company}.",
        )
    if reading.company:
        return Link(NEW, 0.85, reason=f"{reading.company} is not on record.")
    return Link()


def _spells(host: str, name: str) -> bool:
    """Whether a domain is made of a company's name: `kaelteprofis-kassel.example` of `Kälteprofis Kassel`."""
    return orghosts.fits(name, host.partition(".")[0].replace("-", ""))


def _is_named(company: KnownCompany, name: str) -> bool:
    names = (company.name, *company.aliases, *((company.domain,) if company.domain else ()))
    return any(same_company(known, name) for known in names)


def _choice(ids: Sequence[str], confidence: float, reason: str) -> Link:
    """One id is the answer; several are candidates."""
    if len(ids) == 1:
        return Link(ids[0], confidence, reason=reason)
    return Link(None, 0.5, tuple(ids), f"{reason} Several on record fit.")


def _person(person: FoundPerson, company: Link, known: Known) -> Link:
    """The same person by address, or by full name and company."""
    email = (person.email or "").lower()
    if email and not mailboxes.is_role(email):
        owners = [
            entry.id for entry in known.people if entry.emails and email in map(str.lower, entry.emails)
        ]
        if owners:
            return _choice(owners, 0.98, f"{person.name} writes from an address on record.")
    alike = [entry for entry in known.people if same_name(entry.name, person.name)]
    here = [entry for entry in alike if entry.company and entry.company == company.id]
    full = [entry for entry in here if _is_full(person.name) and _is_full(entry.name)]
    if len(full) == 1:
        return Link(full[0].id, 0.9, reason=f"{full[0].name} of this company is on record.")
    if here:
        return Link(
            None,
            0.5,
            tuple(entry.id for entry in here),
            f"{person.name} may be somebody of this company who is on record.",
        )
    unplaced = [
        entry
        for entry in alike
        if _is_full(person.name) and _is_full(entry.name) and (entry.company is None or company.id is None)
    ]
    if unplaced:
        return Link(
            None,
            0.4,
            tuple(entry.id for entry in unplaced),
            f"The name {person.name} is on record, but no company or address confirms it.",
        )
    return Link(NEW, 0.9 if _is_full(person.name) else 0.6, reason=f"{person.name} is not on record.")


def _is_full(name: str) -> bool:
    return len(name.split()) > 1


def _application(
    reading: Reading,
    message: Message,
    known: Known,
    company: Link,
    threaded: Sequence[KnownApplication],
    people: Sequence[Link],
) -> Link:
    if threaded:
        fitting = _by_title(reading.role, threaded) if len(threaded) > 1 else list(threaded)
        return _choice(
            [entry.id for entry in fitting or threaded],
            0.97,
            "The message belongs to the thread of this application.",
        )
    if company.id == NEW:
        return Link(NEW, 0.8, reason=company.reason)
    if company.id is None:
        return _without_company(reading, known, company)
    there = [
        entry for entry in known.applications if entry.company == company.id and _is_in_time(entry, message)
    ]
    if not there:
        return Link(NEW, 0.8, reason="No application at this company is on record.")
    if reading.role:
        return _by_role(reading.role, there)
    if len(there) == 1 and any(link.id not in {None, NEW} for link in people):
        return Link(
            there[0].id,
            0.8,
            reason="It comes from a person on record, and there is one application at that company.",
        )
    what = (
        "The only application at this company" if len(there) == 1 else "Several applications at this company"
    )
    return Link(
        None,
        0.6 if len(there) == 1 else 0.4,
        tuple(entry.id for entry in there),
        f"{what}, but the message names no role.",
    )


def _by_role(role: str, there: Sequence[KnownApplication]) -> Link:
    """Two roles at one company stay apart (case 17)."""
    fitting = _by_title(role, there)
    if len(fitting) == 1:
        return Link(fitting[0].id, 0.93, reason=f"Company and role fit: {fitting[0].title}.")
    if fitting:
        return Link(
            None, 0.5, tuple(entry.id for entry in fitting), f"Several applications fit the role {role}."
        )
    untitled = [entry for entry in there if not entry.title]
    if untitled:
        return Link(
            None,
            0.5,
            tuple(entry.id for entry in untitled),
            "An application at this company has no title on record.",
        )
    return Link(NEW, 0.75, reason=f"No application at this company is for the role {role}.")


def _without_company(reading: Reading, known: Known, company: Link) -> Link:
    if company.candidates:
        ids = tuple(entry.id for entry in known.applications if entry.company in company.candidates)
        return Link(None, 0.4, ids, company.reason)
    fitting = _by_title(reading.role, known.applications)
    if fitting:
        return Link(
            None,
            0.4,
            tuple(entry.id for entry in fitting),
            "The role fits, but the message names no company.",
        )
    return Link(NEW, 0.4, reason="Neither company nor thread is on record.") if reading.role else Link()


def _is_in_time(entry: KnownApplication, message: Message) -> bool:
    """A message older than the application is about another one."""
    return (
        entry.applied_on is None
        or message.date is None
        or message.date.date() >= entry.applied_on - timedelta(days=2)
    )


def _by_title(role: str | None, entries: Sequence[KnownApplication]) -> list[KnownApplication]:
    """The applications whose title is the role's: the same words, or else the nearest by words shared."""
    if not role:
        return []
    wanted = _words(role)
    exact = [entry for entry in entries if entry.title and _words(entry.title) == wanted]
    if exact:
        return exact
    return [entry for entry in entries if entry.title and _alike(_words(entry.title), wanted)]


_LEVELS = frozenset(
    (
        "senior sr junior jr lead principal staff head intern trainee graduate i ii iii iv 1 2 3 4 "
        "assistant deputy chief"
    ).split()
)
_FILLERS = frozenset(
    (
        "the of for and a an in at de la le du des der die das und für et y e i el il di da do en van "
        "voor w z role position"
    ).split()
)
_SAME = {
    "sr": "senior",
    "jr": "junior",
    "dev": "developer",
    "eng": "engineer",
    "mgr": "manager",
    "1": "i",
    "2": "ii",
    "3": "iii",
}


@lru_cache(maxsize=20_000)
def _words(title: str) -> frozenset[str]:
    text = plain(clean(title) or title)
    words = (_SAME.get(word, word) for word in re.findall(r"[\w+#]+", text))
    return frozenset(word for word in words if word not in _FILLERS)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Most words shared, and no level on both sides that differs."""
    if not one or not other:
        return False
    levels = (one & _LEVELS, other & _LEVELS)
    if levels[0] != levels[1] and all(levels):
        return False
    core = (one - _LEVELS, other - _LEVELS)
    if levels[0] != levels[1] and core[0] == core[1]:
        return not (levels[0] | levels[1]) & {
            "senior",
            "junior",
            "head",
            "intern",
            "lead",
            "principal",
            "trainee",
            "chief",
        }
    shared = len(core[0] & core[1])
    return shared > 0 and shared / len(core[0] | core[1]) >= 0.6
