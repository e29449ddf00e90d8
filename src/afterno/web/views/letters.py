"""Letters: prepared, read by the coach at the margin while they are written, sent by the seeker, put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.errors import NotOnRecordError, UserError
from afterno.service import correspondence, relationships, words
from afterno.web.visit import address

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.service.words import CheckedDraft
    from afterno.web.visit import Visit

MOST = 20_000
"""Characters of a letter that are read."""


def write(visit: Visit, person: str) -> HttpResponse:
    """Prepare a letter; with the words changed, read it again; once sent, put it on record."""
    found = relationships.relationship(visit.owner, person, visit.now)
    if found.stage == "stopped":
        raise UserError(f"{found.person.label} asked for no more contact. No letter is prepared.")
    asked = visit.request.POST if visit.posted else visit.request.GET
    reason = asked.get("reason", "")
    reason = reason if reason in correspondence.REASONS else ""
    another = asked.get("another", "0")
    turn = int(another) % 50 if another.isascii() and another.isdigit() and len(another) < 6 else 0
    try:
        draft = words.draft(visit.owner, found.person.id, visit.now, reason=reason or None, another=turn)
    except NotOnRecordError:
        raise
    except UserError:
        return visit.show("letter_reasons.html", found=found, reasons=correspondence.REASONS)
    if visit.posted:
        if asked.get("do") == "sent":
            logged = correspondence.put_on_record(visit.owner, found, draft, visit.now)
            return visit.done(logged, address("person", person=found.person.id))
        draft = typed(visit, found.person.id, draft)
    return visit.show("letter.html", found=found, draft=draft, reasons=correspondence.REASONS, turn=turn)


def typed(visit: Visit, person: str, draft: CheckedDraft) -> CheckedDraft:
    """Read the letter as it was typed."""
    subject = visit.request.POST.get("subject", "")[:500].replace("\n", " ")
    body = visit.request.POST.get("body", "")[:MOST].replace("\r\n", "\n")
    report = correspondence.read(visit.owner, person, draft.reason, body, visit.now)
    return correspondence.with_words(draft, subject, body, report)


def notes_on(visit: Visit, person: str) -> HttpResponse:
    """Give the coach's notes on a letter as it is typed; a piece of the page."""
    found = relationships.relationship(visit.owner, person, visit.now)
    if not visit.posted:
        return visit.go(address("write", person=found.person.id))
    reason = visit.request.POST.get("reason", "")
    reason = reason if reason in correspondence.REASONS else "regular"
    draft = words.draft(visit.owner, found.person.id, visit.now, reason=reason)
    return visit.show("letter_notes.html", draft=typed(visit, found.person.id, draft), found=found)
