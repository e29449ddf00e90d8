"""What to say: call sheets, the sheet for a ringing phone, drafts; made of what is on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from afterno.errors import UserError
from afterno.service import planning, silence
from afterno.service.facts import facts_for, facts_without_person, letters_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.wording.coach import Report
    from afterno.wording.drafts import Draft
    from afterno.wording.sheets import Sheet

CONTEXT_OF_REASON = {
    "news": "news",
    "milestone": "milestone",
    "meeting_request": "meeting",
}
"""Which of the coach's contexts a letter's reason belongs to; all others are `followup`."""

REASON_OF_KIND = {
    "ask_for_call": "ask_for_call",
    "regular_touch": "regular",
    "report_back": "report_back",
    "tell_milestone": "milestone",
    "share_news": "news",
    "congratulate": "congratulation",
    "mention_opening": "opening",
    "ask_to_meet": "meeting_request",
    "prepare_meeting": "logistics",
    "reply": "reply",
}
"""Which letter a reach-out asks for; a reach-out that is no letter is not in it."""


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A letter prepared and read by the coach; the seeker sends it."""

    to: str
    subject: str
    body: str
    reason: str
    shape: str
    gaps: tuple[Any, ...]
    report: Report
    shapes: int
    why_not: str = ""
    """Why the method would wait with it, where it would."""

    @property
    def mailto(self) -> str:
        """The letter as a link that opens the mail program."""
        return f"mailto:{quote(self.to)}?subject={quote(self.subject)}&body={quote(self.body)}"

    def text(self) -> str:
        """Write the letter for a terminal, what is missing and what the coach says below it."""
        if not self.body:
            wanted = "\n".join(f"  {gap.what}: {gap.where}" for gap in self.gaps)
            return f"There is nothing to send yet. First find:\n{wanted}"
        lines = [
            f"To: {self.to}" if self.to else "To: (no address on record yet)",
            f"Subject: {self.subject}",
            "",
            self.body,
        ]
        if self.gaps:
            lines += ["", "It would be better with:", *(f"  {gap.what}: {gap.where}" for gap in self.gaps)]
        if self.report.findings:
            lines += ["", "The coach says:"]
            lines += [f"  {finding.code}  {finding.why}" for finding in self.report.findings]
        if self.why_not:
            lines += ["", f"Not now: {self.why_not}"]
        return "\n".join(lines)


def call_sheet(owner: int, person: str, now: datetime) -> Sheet:
    """Prepare the call to the manager (M3, M5). Raises NotOnRecordError and AmbiguousError."""
    from afterno.wording import sheets

    person_id = planning.find_person(owner, person)
    silence.keep(owner, person_id, now)
    return sheets.call_sheet(facts_for(owner, person_id, now))


def ringing_sheet(owner: int, person: str | None, now: datetime) -> Sheet:
    """Give the sheet for a phone that is ringing now (M2): for one person, or for whoever it may be."""
    from afterno.wording import sheets

    if person:
        return sheets.ringing(facts_for(owner, planning.find_person(owner, person), now))
    return sheets.ringing(facts_without_person(owner, now))


def prepared_sheet(owner: int, person: str, now: datetime) -> Sheet:
    """Prepare for a no before it comes (M2)."""
    from afterno.wording import sheets

    return sheets.prepared_no(facts_for(owner, planning.find_person(owner, person), now))


def check(
    text: str, context: str, facts: Mapping[str, object] | None = None, ignored: frozenset[str] = frozenset()
) -> Report:
    """Read a message before it leaves (M12). Raises a ValueError for an unknown context."""
    from afterno.wording import coach

    return coach.check(text, context, facts, ignored)


def draft(
    owner: int, person: str, now: datetime, *, reason: str | None = None, another: int = 0
) -> CheckedDraft:
    """Prepare a letter for the reason given, else for what the method proposes next.

    Raises UserError where nothing is to be written now and no reason is given.
    """
    from afterno.wording import drafts

    person_id = planning.find_person(owner, person)
    silence.keep(owner, person_id, now)
    plan = planning.plan_people(owner, [person_id], now)
    kinds = [reach.kind for reach in plan.reach_outs if reach.person == person_id]
    wanted = reason or next((REASON_OF_KIND[kind] for kind in kinds if kind in REASON_OF_KIND), None)
    if wanted is None:
        waiting = next((item.why for item in plan.refused if item.person == person_id), "")
        raise UserError(
            f"There is nothing to write now. {waiting} With --reason a letter is prepared all the same."
        )
    facts = facts_for(owner, person_id, now)
    letter: Draft = drafts.draft(wanted, facts, avoid=letters_to(owner, person_id), seed=another)
    report = check(letter.body, CONTEXT_OF_REASON.get(wanted, "followup"), coach_facts(plan, person_id))
    proposed = {REASON_OF_KIND.get(kind) for kind in kinds}
    refused = next((item.why for item in plan.refused if item.person == person_id), "")
    return CheckedDraft(
        to=planning.address_of(owner, person_id),
        subject=letter.subject,
        body=letter.body,
        reason=wanted,
        shape=letter.shape,
        gaps=letter.gaps,
        report=report,
        shapes=len(drafts.shapes(wanted)),
        why_not="" if wanted in proposed else refused,
    )


def coach_facts(plan: Any, person_id: str) -> dict[str, object]:  # noqa: ANN401 - a Plan; typed where it is made
    """Say what the record knows of this person, for the coach's rules that rest on facts."""
    standing = next((item for item in plan.standing if item.person == person_id), None)
    return {} if standing is None else {"answers": standing.answers}
