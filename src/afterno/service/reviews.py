"""The review list: mails in doubt, one decision each; nothing of them counts before it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, get_args

from afterno.errors import NotOnRecordError, UserError
from afterno.reading.messages import Address, Message
from afterno.reading.result import FoundPerson, PersonRole, Reading, Rejection
from afterno.record import store
from afterno.service import filing, learning, planning, reading, texts
from afterno.service.types import Logged, Review, ReviewPage

PAGE = 20
CHOICES = ("rejection", "received", "interview", "assessment", "offer", "withdrawal", "other")
"""What a mail in doubt can be said to be."""


def reviews(owner: int, page: int = 1) -> ReviewPage:
    """Give one page of what waits for the seeker's look, newest first."""
    found = store.review(owner, limit=PAGE, offset=(max(page, 1) - 1) * PAGE)
    rows = tuple(review_of(row) for row in found.rows)
    return ReviewPage(rows, found.total, page, max(1, -(-found.total // PAGE)))


def review_of(row: dict[str, Any]) -> Review:
    """Turn a mail in doubt into what is shown."""
    verdict = row["verdict"]
    sender = verdict.get("from") or {}
    people = verdict.get("people") or []
    kind = verdict.get("kind") or row["kind"]
    return Review(
        id=row["message"],
        subject=verdict.get("subject") or "",
        sender=sender.get("name") or sender.get("address") or "",
        date=datetime.fromisoformat(row["date"]) if row["date"] else None,
        kind=kind,
        evidence=verdict.get("evidence") or "",
        confidence=float(verdict.get("confidence") or 0),
        company=verdict.get("company") or "",
        role=verdict.get("role") or "",
        person=people[0]["name"] if people else "",
        why=verdict.get("why") or "",
        text=verdict.get("text") or "",
        choices=tuple(choice for choice in CHOICES if choice != kind),
    )


def decide(owner: int, review: str, kind: str, now: datetime, *, company: str = "", role: str = "") -> Logged:
    """Take the seeker's word for what a mail is; it goes on record as that, and such mail is known next time.

    `company` and `role` fill in what the mail does not name. Raises NotOnRecordError where it no longer waits, UserError
    for an unknown kind.
    """
    if kind not in CHOICES:
        raise UserError(f"{kind!r} is no kind of mail. Say one of: {', '.join(CHOICES)}.")
    row = store.get_mail(owner, review)
    if not row or row["state"] != "review":
        raise NotOnRecordError("That mail no longer waits for your look.")
    message, understood = restored(row["verdict"])
    if kind != understood.kind or not understood.sure:
        learning.learn(owner, message, kind)
    if kind == "other":
        store.set_state(owner, review, "dismissed", was="review")
        return Logged((), "Set aside. Such mail is known next time.")
    understood = learning.as_kind(understood, kind)
    understood = with_place(understood, company, role)
    world = filing.World.of(store.load_record(owner))
    filed = filing.file(understood, message, review, world, now, letter=bool(row["verdict"].get("letter")))
    if filed.question:
        raise UserError(f"{filed.question} Say the company, and the role where you know it.")
    if store.confirm(owner, review, reading.as_store_batch([filed], []), now=now) is None:
        raise NotOnRecordError("That mail no longer waits for your look.")
    planning.settle(owner, now)
    ids = tuple(event["id"] for event in filed.events)
    return Logged(ids, f"On record as {texts.KINDS_OF_MAIL[kind]}.")


def undo(owner: int, review: str, now: datetime) -> Logged:
    """Take a decision back: its events are voided and the mail waits again."""
    row = store.get_mail(owner, review)
    if not row or row["state"] not in {"confirmed", "dismissed"}:
        raise NotOnRecordError("There is nothing to take back for that mail.")
    voids = [{"at": now.isoformat(), "kind": "void", "event": event} for event in row["events"]]
    store.append_events(owner, voids, now=now)
    store.set_state(owner, review, "review", was=row["state"])
    planning.settle(owner, now)
    return Logged((), "Taken back: the mail waits for your look again.")


def with_place(understood: Reading, company: str, role: str) -> Reading:
    """Fill in the company and the role the seeker gave."""
    from dataclasses import replace

    return replace(
        understood, company=company.strip() or understood.company, role=role.strip() or understood.role
    )


def restored(verdict: dict[str, Any]) -> tuple[Message, Reading]:
    """Build the message and its reading again from what was kept of a mail in doubt."""
    sender = verdict.get("from") or {}
    moment = verdict.get("date")
    message = Message(
        message_id=verdict.get("message_id") or "",
        date=datetime.fromisoformat(moment) if moment else None,
        subject=verdict.get("subject") or "",
        sender=Address(sender.get("name") or "", sender.get("address") or ""),
        in_reply_to=tuple(verdict.get("in_reply_to") or ()),
        references=tuple(verdict.get("references") or ()),
        direction=verdict.get("direction") or "in",
        text=verdict.get("text") or "",
    )
    no = verdict.get("rejection")
    by = verdict.get("implied_no_after")
    return message, Reading(
        kind=verdict.get("kind") or "other",
        confidence=float(verdict.get("confidence") or 0),
        sure=bool(verdict.get("sure")),
        language=verdict.get("language") or "en",
        rejection=Rejection(**no) if no else None,
        evidence=verdict.get("evidence") or "",
        implied_no_after=date.fromisoformat(by) if by else None,
        company=verdict.get("company"),
        role=verdict.get("role"),
        people=tuple(found_person(person) for person in verdict.get("people") or ()),
    )


def found_person(person: dict[str, Any]) -> FoundPerson:
    """Build one person again."""
    role: PersonRole = next(
        (known for known in get_args(PersonRole) if known == person.get("role")), "unknown"
    )
    return FoundPerson(
        name=person.get("name") or "",
        role=role,
        email=person.get("email"),
        phone=person.get("phone"),
        phones=tuple(person.get("phones") or ()),
        title=person.get("title"),
    )
