"""A letter while it is being written, and once it has gone: read by the coach, handed out, put on record as sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from afterno.errors import UserError
from afterno.service import drafting, entry, words

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.service.drafting import CheckedDraft
    from afterno.service.types import Logged
    from afterno.wording.coach import Report

REASONS = {
    "regular": "To stay in touch",
    "report_back": "To say what became of her advice",
    "milestone": "To tell your news",
    "reply": "To answer her",
    "ask_for_call": "To ask for ten minutes on the phone",
    "meeting_request": "To ask to meet",
    "congratulation": "To congratulate her",
    "news": "About something in the field",
    "opening": "About an opening",
    "logistics": "About when and where",
    "thank_hr": "To thank human resources",
}
"""What a letter can be for, in words."""
LONGEST = 20_000
"""Characters of a letter that are read and kept."""


def with_words(draft: CheckedDraft, subject: str, body: str) -> CheckedDraft:
    """Put the seeker's own words in the place of those prepared, read by the coach (M12)."""
    report = with_subject(words.check(body, draft.context, draft.known), subject)
    return replace(draft, subject=subject, body=body, report=report, gaps=(), blanks=blanks(subject, body))


def with_subject(report: Report, subject: str) -> Report:
    """Add what the coach finds in the subject line; what it lacks is no fault of a subject."""
    found = words.found_in(subject, report.context)
    marked = (replace(one, start=0, end=0, why=f"In the subject: {one.why}") for one in found)
    return replace(report, findings=(*marked, *report.findings))


def blanks(subject: str, body: str) -> tuple[str, ...]:
    """Name the blanks left to fill in: with one of them a letter is neither copied out nor put on record."""
    from afterno.wording import coach

    found = [
        finding.text
        for text in (subject, body)
        for finding in coach.check(text, "followup").findings
        if finding.code == "TPL001"
    ]
    return tuple(dict.fromkeys(found))


def ready_to_go(draft: CheckedDraft) -> None:
    """Refuse to hand out a letter that is empty or holds a blank. Raises UserError."""
    if not draft.body.strip():
        raise UserError("There is no letter yet: its words are missing.")
    left = blanks(draft.subject, draft.body)
    if left:
        raise UserError(f"The letter still holds a blank: {', '.join(left)}. Fill it in or take it out.")


def as_eml(owner: int, draft: CheckedDraft, now: datetime) -> bytes:
    """Write the letter as a mail file that mail programs open as a draft. Raises UserError for one with a blank."""
    from afterno.record import store
    from afterno.service import eml

    ready_to_go(draft)
    seeker = store.load_seeker(owner)
    sender = str((seeker.get("emails") or [""])[0])
    return eml.compose(str(seeker.get("name") or ""), sender, draft.to, draft.subject, draft.body, now)


def put_on_record(owner: int, person: str, draft: CheckedDraft, now: datetime) -> Logged:
    """Put on record that the seeker sent a letter, in the words it went with (M8, M9).

    Where the method would have waited, that is on record too (M13). What has gone has gone: a blank in it is no
    reason not to say so. Raises UserError where there are no words.
    """
    if not draft.body.strip():
        raise UserError("There is no letter yet: its words are missing.")
    made = drafting.desk(owner, person, now, draft.reason, {})
    event: dict[str, Any] = {
        "kind": "email_sent",
        "person": made.person,
        "reason": draft.reason if draft.reason in entry.REASONS else "logistics",
        "shape": draft.shape,
        "subject": draft.subject[:500],
        "text": draft.body[:LONGEST],
    }
    if draft.reason == "milestone":
        event["about"] = made.known.milestone or entry.last_event(
            owner, None, "milestone", "No news of yours is on record yet."
        )
    events = [event]
    if draft.why_not:
        rule = (
            next((one.rule for one in made.kept.not_now if one.why == draft.why_not), "") if made.kept else ""
        )
        events.append({"kind": "override", "person": made.person, "rule": rule or "M13"})
    said = f"On record: You wrote ({made.facts.her_name or 'the manager'})."
    return entry.append(owner, entry.new_entry(), events, now, now, said, made.person)
