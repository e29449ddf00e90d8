"""From a reading to the record: which company, people and application it belongs to, and which events it is.

Nothing is stored here. What is doubtful becomes a question for the seeker and changes nothing (M1).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from afterno.reading import invitations, mailboxes, orghosts
from afterno.reading.matching import Known, KnownApplication, KnownCompany, KnownPerson, Match, match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson, Reading

Row = dict[str, Any]

ABOUT_A_JOB = frozenset({"rejection", "received", "interview", "assessment", "offer", "withdrawal"})
"""Kinds of mail that belong to an application of the seeker's."""
NAMES_PEOPLE = frozenset({"rejection", "interview", "offer", "assessment", "withdrawal"})
"""Kinds whose people are worth keeping: a receipt's sender is seldom anybody."""
SAME_NO = timedelta(days=21)
"""A second mail about the same application within this time is the same no, said again."""
SAME_INTERVIEW = timedelta(days=3)
ROLES = {
    "manager": "manager",
    "hr": "hr",
    "interviewer": "interviewer",
    "assistant": "assistant",
    "agency": "agency",
}
LAST_ROUND = re.compile(
    r"\b(?:final|last|second and last)\s+(?:round|stage|interview|conversation|step)\b"
    r"|\bletzte[sn]?\s+(?:gespräch|runde)\b|\bdernier\s+entretien\b|\búltima\s+(?:entrevista|ronda|fase)\b"
    r"|\bultimo\s+colloquio\b|\blaatste\s+(?:gesprek|ronde)\b|\bostatni\s+etap\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filed:
    """What one mail comes to: rows to keep and events, or a question for the seeker (`question` is its why)."""

    events: tuple[Row, ...] = ()
    companies: tuple[Row, ...] = ()
    people: tuple[Row, ...] = ()
    applications: tuple[Row, ...] = ()
    question: str = ""


@dataclass(slots=True)
class World:
    """The companies, people and applications on record, kept at hand while many mails are filed."""

    companies: dict[str, Row] = field(default_factory=dict)
    people: dict[str, Row] = field(default_factory=dict)
    applications: dict[str, Row] = field(default_factory=dict)
    events: dict[str, list[Row]] = field(default_factory=dict)
    """Events by application."""
    by_email: dict[str, str] = field(default_factory=dict)
    domains: set[str] = field(default_factory=set)
    """Of employers on record."""
    _known: Known | None = None
    _companies: dict[str, KnownCompany] = field(default_factory=dict)
    _people: dict[str, KnownPerson] = field(default_factory=dict)
    _applications: dict[str, KnownApplication] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Row) -> World:
        """Take in a record in its exported form."""
        world = cls()
        world.add(
            Filed(
                companies=tuple(record["companies"]),
                people=tuple(record["people"]),
                applications=tuple(record["applications"]),
            )
        )
        for event in record["events"]:
            world.note(event)
        return world

    def add(self, filed: Filed) -> None:
        """Take in what was just filed, so that the next mail finds it."""
        self.companies |= {row["id"]: row for row in filed.companies}
        self.people |= {row["id"]: row for row in filed.people}
        self.applications |= {row["id"]: row for row in filed.applications}
        self.domains |= {row["domain"] for row in filed.companies if row.get("domain")}
        for row in filed.people:
            self.by_email |= dict.fromkeys(row.get("emails") or (), row["id"])
        for event in filed.events:
            self.note(event)
        if filed.companies or filed.people or filed.applications:
            self._known = None
            self._companies |= {row["id"]: known_company(row) for row in filed.companies}
            self._people |= {row["id"]: known_person(row) for row in filed.people}
            self._applications |= {row["id"]: known_application(row) for row in filed.applications}

    def knows(self, message: Message) -> bool:
        """Tell whether the sender, or the firm a mail comes from, is on record."""
        sender = message.sender.address if message.sender else ""
        return sender in self.by_email or (mailboxes.company_domain(sender) or "") in self.domains

    def note(self, event: Row) -> None:
        """Remember an event under its application."""
        if event.get("application"):
            self.events.setdefault(event["application"], []).append(event)

    def known(self) -> Known:
        """Give what is on record in the form matching wants."""
        if self._known is None:
            self._known = Known(
                tuple(self._companies.values()),
                tuple(self._people.values()),
                tuple(self._applications.values()),
            )
        return self._known


def known_company(row: Row) -> KnownCompany:
    """Give a company in the form matching wants."""
    return KnownCompany(row["id"], row.get("name") or "", row.get("domain"), tuple(row.get("aliases") or ()))


def known_person(row: Row) -> KnownPerson:
    """Give a person in the form matching wants."""
    return KnownPerson(row["id"], row.get("name") or "", tuple(row.get("emails") or ()), row.get("company"))


def known_application(row: Row) -> KnownApplication:
    """Give an application in the form matching wants."""
    return KnownApplication(
        row["id"], row.get("company"), row.get("title") or "", day_of(row.get("applied_on")),
        frozenset(row.get("thread") or ()),
    )  # fmt: skip


def day_of(text: object) -> date | None:
    """Read a date as the record holds it; None where it is none."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def key_of(message: Message, raw: bytes) -> str:
    """Name a mail for good: its Message-ID, else a hash of what it is."""
    return message.message_id or "sha256:" + hashlib.sha256(raw).hexdigest()


def file(
    reading: Reading, message: Message, key: str, world: World, now: datetime, *, letter: bool = False
) -> Filed:
    """Decide what one mail comes to. It is a question where the reading or its place is in doubt."""
    at = message.date or now
    if at > now + timedelta(days=1):
        return Filed(question="Its date lies in the future.") if reading.kind in ABOUT_A_JOB else Filed()
    if reading.kind in ABOUT_A_JOB:
        if not reading.sure:
            return Filed(question="It is not certain what this mail says.")
        return file_job_mail(reading, message, key, world, at, letter=letter)
    return file_contact(reading, message, key, world, at)


def file_job_mail(
    reading: Reading, message: Message, key: str, world: World, at: datetime, *, letter: bool
) -> Filed:
    """File a mail that belongs to an application."""
    found = match(reading, message, world.known())
    if found.application.candidates and reading.kind == "rejection":
        return Filed(question=found.application.reason or "It may belong to more than one application.")
    prefix = id_of(key)
    company = company_row(reading, message, found, prefix, world)
    people = people_rows(reading, found, company, prefix, world) if reading.kind in NAMES_PEOPLE else []
    if company is None and not reading.role and not people and found.application.id in (None, "new"):
        if reading.kind == "rejection":
            return Filed(question="It names no company and no role: whose no is it?")
        return Filed()
    application = application_row(reading, message, found, company, people, prefix, world, at)
    events = job_events(reading, message, application["id"], people, world, at, letter=letter)
    numbered = tuple({"id": f"{prefix}-{n}", **event} for n, event in enumerate(events, start=1))
    return Filed(numbered, (company,) if company else (), tuple(people), (application,))


def job_events(reading: Reading, message: Message, application: str, people: list[Row], world: World, at: datetime,
               *, letter: bool) -> list[Row]:  # fmt: skip
    """Give the events of a mail about an application."""
    earlier = world.events.get(application, [])
    promised = reading.implied_no_after or reading.promised_by
    stamp = at.isoformat()
    events: list[Row] = []
    if reading.kind == "rejection" and not near(earlier, "rejection", at, SAME_NO):
        events.append(rejection_event(reading, message, application, people, stamp, letter=letter))
    elif reading.kind == "interview":
        when = interview_time(message, at)
        if any(event["kind"] == "rejection" for event in earlier):
            events.append({"at": stamp, "kind": "rejection_withdrawn", "application": application})
        if not near(earlier, "interview", when, SAME_INTERVIEW):
            events.append(interview_event(message, application, people, when))
    elif reading.kind in {"offer", "withdrawal"}:
        kind = {"offer": "offer", "withdrawal": "withdrew"}[reading.kind]
        if not any(event["kind"] == kind for event in earlier):
            events.append({"at": stamp, "kind": kind, "application": application})
    if promised and reading.kind in {"received", "interview", "assessment"}:
        events.append(
            {"at": stamp, "kind": "answer_promised", "application": application, "by": promised.isoformat()}
        )
    return events


def rejection_event(reading: Reading, message: Message, application: str, people: list[Row], stamp: str,
                    *, letter: bool) -> Row:  # fmt: skip
    """Give the event of a no: who said it, how, and why."""
    assert reading.rejection is not None
    sender = message.sender.address if message.sender else ""
    signer = next((row["id"] for row in people if sender and sender in (row.get("emails") or ())), None)
    event = {
        "at": stamp, "kind": "rejection", "application": application, "channel": "letter" if letter else "email",
        "signer": reading.rejection.signer, "reason": reading.rejection.reason, "evidence": reading.evidence[:300],
    }  # fmt: skip
    if signer and reading.rejection.signer in {"manager", "hr"}:
        event["person"] = signer
    return event


def interview_event(message: Message, application: str, people: list[Row], when: datetime) -> Row:
    """Give the event of an interview with whoever it is with."""
    order = {"manager": 0, "interviewer": 1}
    with_whom = min(
        (row for row in people if row["role"] in order), key=lambda row: order[row["role"]], default=None
    )
    event: Row = {"at": when.isoformat(), "kind": "interview", "application": application}
    if with_whom:
        event["person"] = with_whom["id"]
    if LAST_ROUND.search(message.subject) or LAST_ROUND.search(message.text[:4000]):
        event["last"] = True
    return event


def interview_time(message: Message, at: datetime) -> datetime:
    """Take the start of the invitation, else the moment of the mail."""
    starts = (invitation.start for invitation in invitations.read(message) if not invitation.cancelled)
    return next((start for start in starts if isinstance(start, datetime) and start.tzinfo), at)


def near(events: Iterable[Row], kind: str, at: datetime, span: timedelta) -> bool:
    """Tell whether an event of that kind stands within a span of a moment."""
    return any(
        event["kind"] == kind and abs(datetime.fromisoformat(event["at"]) - at) <= span for event in events
    )


def company_row(reading: Reading, message: Message, found: Match, prefix: str, world: World) -> Row | None:
    """Find the company the mail belongs to, or make one of the name it gives."""
    application = world.applications.get(found.application.id or "")
    known = world.companies.get(found.company.id or "") or world.companies.get(
        (application or {}).get("company") or ""
    )
    domain = orghosts.employer_domain(message.sender.address) if message.sender else None
    if known:
        return {**known, "domain": domain} if domain and not known.get("domain") else known
    if not reading.company:
        return None
    return {"id": f"c{prefix}", "name": reading.company} | ({"domain": domain} if domain else {})


def people_rows(reading: Reading, found: Match, company: Row | None, prefix: str, world: World) -> list[Row]:
    """Find or make the people of a mail; what is new about them (number, address, title) is added."""
    rows = []
    links = list(found.people) + [None] * len(reading.people)
    for number, (person, link) in enumerate(zip(reading.people, links, strict=False), start=1):
        if not person.name and not person.email:
            continue
        known = world.people.get((link.id if link else None) or "") or world.people.get(
            world.by_email.get(person.email or "", "")
        )
        rows.append(merged(known or {"id": f"p{prefix}{number}", "role": "other"}, person, company))
    return rows


def merged(row: Row, person: FoundPerson, company: Row | None) -> Row:
    """Add to a row what the mail says; what the seeker entered is never taken away."""
    role = ROLES.get(person.role, "other")
    row = {**row, "name": row.get("name") or person.name}
    if row.get("role", "other") == "other" or (role == "manager" and row["role"] == "interviewer"):
        row["role"] = role
    if company and not row.get("company") and role != "agency":
        row["company"] = company["id"]
    if person.title and not row.get("title"):
        row["title"] = person.title
    for field_name, values in (("emails", (person.email,)), ("phones", (person.phone, *person.phones))):
        together = list(dict.fromkeys([*(row.get(field_name) or ()), *(value for value in values if value)]))
        if together:
            row[field_name] = together
    return row


def application_row(reading: Reading, message: Message, found: Match, company: Row | None, people: list[Row],
                    prefix: str, world: World, at: datetime) -> Row:  # fmt: skip
    """Find or make the application; its thread grows by this mail."""
    row: Row = dict(world.applications.get(found.application.id or "") or {"id": f"a{prefix}"})
    if company and not row.get("company"):
        row["company"] = company["id"]
    if reading.role and not row.get("title"):
        row["title"] = reading.role
    row.setdefault("title", "")
    if reading.kind == "received" and not row.get("applied_on"):
        row["applied_on"] = at.date().isoformat()
    manager = next((person["id"] for person in people if person["role"] == "manager"), None)
    if manager and not row.get("manager"):
        row["manager"] = manager
    thread = dict.fromkeys(
        [*(row.get("thread") or ()), *message.references[-5:], *message.in_reply_to, message.message_id]
    )
    row["thread"] = [name for name in thread if name][-40:]
    return row


def file_contact(reading: Reading, message: Message, key: str, world: World, at: datetime) -> Filed:
    """File a mail to or from somebody on record, an automatic reply, a bounce; everything else is nobody's business."""
    events = list(contact_events(reading, message, world, at.isoformat()))
    return Filed(tuple({"id": f"{id_of(key)}-{n}", **event} for n, event in enumerate(events, start=1)))


def contact_events(reading: Reading, message: Message, world: World, stamp: str) -> Iterable[Row]:
    """Give the events of a mail between the seeker and somebody on record."""
    if reading.kind == "bounce":
        yield from bounce_events(reading, world, stamp)
    elif message.direction == "out":
        reason = "reply" if message.in_reply_to else "regular"
        for receiver in (*message.to, *message.cc):
            if receiver.address in world.by_email:
                person = world.by_email[receiver.address]
                yield {"at": stamp, "kind": "email_sent", "person": person, "reason": reason}
    elif message.sender and message.sender.address in world.by_email:
        person = world.by_email[message.sender.address]
        if reading.kind == "auto_reply":
            yield away_event(reading, person, stamp)
        elif reading.kind != "own_message":
            yield {"at": stamp, "kind": "email_received", "person": person}


def bounce_events(reading: Reading, world: World, stamp: str) -> Iterable[Row]:
    """Give one event for each address of somebody on record that failed."""
    for address in reading.bounced:
        if address in world.by_email:
            person = world.by_email[address]
            yield {
                "at": stamp,
                "kind": "bounce",
                "person": person,
                "address": address,
                "hard": reading.bounce_hard,
            }


def away_event(reading: Reading, person: str, stamp: str) -> Row:
    """Give the event of an automatic reply: away until a day, or gone for good."""
    if reading.has_left:
        return {"at": stamp, "kind": "her_change", "person": person, "what": "left"}
    until = reading.away_until.isoformat() if reading.away_until else None
    return {"at": stamp, "kind": "auto_reply", "person": person, "until": until}


def id_of(key: str) -> str:
    """Make the id of everything that comes of one mail: the same on every device."""
    return "m" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:14]
