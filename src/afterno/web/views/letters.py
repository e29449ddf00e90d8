"""Letters: prepared, read by the coach at the margin while they are written, sent by the seeker, put on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpResponse

from afterno.errors import NotOnRecordError, UserError
from afterno.service import correspondence, drafting, eml, hushing, pages, relationships
from afterno.web import once, stale
from afterno.web.views.log import meanwhile
from afterno.web.visit import address

if TYPE_CHECKING:
    from afterno.service.drafting import CheckedDraft
    from afterno.service.types import Glance
    from afterno.web.visit import Visit
    from afterno.wording.coach import Finding

MOST = correspondence.LONGEST
"""Characters of a letter that are read."""
LONGEST_WORD = 600
"""Characters of what is said for one letter only."""
HUSHED = 50
"""Remarks that can be left out of one letter."""
PREPARE = ("fill", "other")
"""What a press may ask for that prepares the letter anew."""


def write(visit: Visit, person: str) -> HttpResponse:
    """Prepare a letter; with the words changed, read it again; once sent, put it on record."""
    found = relationships.glance(visit.owner, person, visit.now)
    if found.stage == "stopped":
        raise UserError(f"{found.person.label} asked for no more contact. No letter is prepared.")
    turn = turn_of(visit)
    now = stale.mark(relationships.happened(visit.owner, found.person.id))
    seen = visit.request.POST.get(stale.FIELD) or now
    wish = visit.request.POST.get("do", "") if visit.posted else ""
    problem = ""
    try:
        draft = prepared(visit, found, turn)
    except NotOnRecordError:
        raise
    except UserError as error:
        return visit.show(
            "letter_reasons.html", found=found, reasons=correspondence.REASONS, problem=str(error)
        )
    if visit.posted and wish not in PREPARE:
        draft = typed(visit, draft)
        try:
            if wish == "vary":
                draft = drafting.varied(visit.owner, found.person.id, draft, visit.now, own_words(visit))
            elif wish == "sent" and stale.outdated(visit, now):
                problem, seen = meanwhile(visit, found.person.id), now
            elif wish in {"sent", "eml"}:
                return gone(visit, found, draft) if wish == "sent" else as_file(visit, found, draft)
        except UserError as error:
            problem = str(error)
    draft, hushed = heard(visit, draft, wish)
    return visit.show(
        "letter.html", seen=seen,
        found=found, draft=draft, hushed=hushed, reasons=correspondence.REASONS, turn=turn, problem=problem,
        model=drafting.model(visit.owner), status=400 if problem else 200,
    )  # fmt: skip


def turn_of(visit: Visit) -> int:
    """Say which of the wordings is asked for."""
    asked = visit.request.POST if visit.posted else visit.request.GET
    another = asked.get("another", "0")
    turn = int(another) % 50 if another.isascii() and another.isdigit() and len(another) < 6 else 0
    return turn + 1 if asked.get("do") == "other" else turn


def prepared(visit: Visit, found: Glance, turn: int) -> CheckedDraft:
    """Prepare the letter asked for, with what was said for it only."""
    asked = visit.request.POST if visit.posted else visit.request.GET
    reason = asked.get("reason", "")
    reason = reason if reason in correspondence.REASONS else ""
    own = own_words(visit)
    return drafting.draft(
        visit.owner, found.person.id, visit.now, reason=reason or None, another=turn, own=own
    )


def own_words(visit: Visit) -> dict[str, str]:
    """Read what is said for this letter only."""
    asked = visit.request.POST
    return {name: asked.get(f"say_{name}", "")[:LONGEST_WORD] for name in drafting.sayable()}


def gone(visit: Visit, found: Glance, draft: CheckedDraft) -> HttpResponse:
    """Put on record that it went, in the words it went with."""
    logged = correspondence.put_on_record(visit.owner, found.person.id, draft, visit.now)
    return visit.done(logged, address("person", person=found.person.id))


def as_file(visit: Visit, found: Glance, draft: CheckedDraft) -> HttpResponse:
    """Hand the letter over as a mail file."""
    mail = correspondence.as_eml(visit.owner, draft, visit.now)
    once.release(visit.request)  # a download may be asked for twice
    response = HttpResponse(mail, content_type="message/rfc822")
    name = eml.file_name(found.person.name, visit.now)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def typed(visit: Visit, draft: CheckedDraft) -> CheckedDraft:
    """Read the letter as it was typed."""
    subject = " ".join(visit.request.POST.get("subject", "")[:500].split())
    body = visit.request.POST.get("body", "")[:MOST].replace("\r\n", "\n")
    return correspondence.with_words(draft, subject, body)


def heard(visit: Visit, draft: CheckedDraft, wish: str = "") -> tuple[CheckedDraft, tuple[Finding, ...]]:
    """Leave out of the coach's notes what is to be left out: here once, or always; give that beside the letter."""
    once = {one[:300] for one in visit.request.POST.getlist("hushed")[:HUSHED]}
    act, _, what = wish.partition(":")
    if act == "once":
        once.add(what[:300])
    elif act == "always":
        hushing.hush(visit.owner, what)
    elif act == "again":
        code = what.partition(" ")[0]
        once = {one for one in once if one.partition(" ")[0] != code}
        hushing.speak_again(visit.owner, code)
    report, quiet = hushing.quieter(draft.report, once, hushing.always(visit.owner))
    return replace(draft, report=report), quiet


def notes_on(visit: Visit, person: str) -> HttpResponse:
    """Give the coach's notes on a letter as it is typed; a piece of the page."""
    with pages.one_look():  # posted for its length: nothing is written
        found = relationships.glance(visit.owner, person, visit.now)
        if not visit.posted:
            return visit.go(address("write", person=person))
        reason = visit.request.POST.get("reason", "")
        reason = reason if reason in correspondence.REASONS else "regular"
        draft = drafting.draft(visit.owner, found.person.id, visit.now, reason=reason)
        draft, hushed = heard(visit, typed(visit, draft))
        return visit.show("letter_notes.html", draft=draft, hushed=hushed, found=found)
