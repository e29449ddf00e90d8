"""A letter while it is being written: read by the coach with what is on record of her."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from afterno.service import entry, planning, words

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.service.types import Logged, Relationship
    from afterno.service.words import CheckedDraft
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


def read(owner: int, person: str, reason: str, body: str, now: datetime) -> Report:
    """Read a letter as it stands (M12). Raises NotOnRecordError."""
    person_id = planning.find_person(owner, person)
    plan = planning.plan_people(owner, [person_id], now)
    context = words.CONTEXT_OF_REASON.get(reason, "followup")
    return words.check(body, context, words.coach_facts(plan, person_id))


def with_words(draft: CheckedDraft, subject: str, body: str, report: Report) -> CheckedDraft:
    """Put the seeker's own words in the place of those prepared."""
    return replace(draft, subject=subject, body=body, report=report, gaps=())


def put_on_record(owner: int, her: Relationship, draft: CheckedDraft, now: datetime) -> Logged:
    """Put on record that the seeker sent a letter; where the method would have waited, that too (M13)."""
    event: dict[str, Any] = {
        "kind": "email_sent",
        "person": her.person.id,
        "reason": draft.reason if draft.reason in entry.REASONS else "regular",
        "shape": draft.shape,
    }
    if draft.reason == "milestone":
        event["about"] = entry.last_event(owner, None, "milestone", "No news of yours is on record yet.")
    events = [event]
    if draft.why_not:
        rule = next((item.rule for item in her.not_now if item.why == draft.why_not), "")
        events.append({"kind": "override", "person": her.person.id, "rule": rule or "M13"})
    said = f"On record: You wrote ({her.person.label})."
    return entry.append(owner, entry.new_entry(), events, now, now, said, her.person.id)
