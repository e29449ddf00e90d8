"""Letters prepared from what is on record, read by the coach; the seeker sends them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from afterno.errors import UserError
from afterno.service import planning, silence, templates, words
from afterno.service.facts import FROM_HR, Known, known_of, with_own_words
from afterno.service.history import SHOWN, Sent, to_avoid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.service.shown import Kept
    from afterno.wording.coach import Report
    from afterno.wording.drafts import Draft
    from afterno.wording.material import Facts, Gap

REASON_OF_KIND = {
    "thank_hr": "thank_hr",
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
class OwnWord:
    """Something only the seeker can say, for this letter alone: what it is, where it may be found, what was said."""

    name: str
    what: str
    where: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A letter prepared and read by the coach; the seeker sends it."""

    to: str
    subject: str
    body: str
    reason: str
    shape: str
    gaps: tuple[Gap, ...]
    report: Report
    shapes: int
    why_not: str = ""
    """Why the method would wait with it, where it would."""
    context: str = "followup"
    ready: bool = True
    """False where a fact is missing that the letter rests on; then there is nothing to send."""
    last: tuple[Sent, ...] = ()
    """The letters she had last, the newest first."""
    own: tuple[OwnWord, ...] = ()
    known: Mapping[str, object] = field(default_factory=dict)
    """What the record knows of her, for the coach."""
    blanks: tuple[str, ...] = ()
    """Blanks left to fill in: with one of them the letter is not handed out."""
    varied_by: str = ""
    """The language model that varied it, where one did."""

    @property
    def mailto(self) -> str:
        """The letter as a link that opens the mail program; empty where there is nothing to send yet."""
        if self.blanks or not self.body.strip():
            return ""
        body = self.body.replace("\n", "\r\n")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject)}&body={quote(body)}"

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
        for letter in self.last:
            lines += ["", *sent_text(letter)]
        return "\n".join(lines)


def sent_text(letter: Sent) -> list[str]:
    """Write an earlier letter for a terminal."""
    from afterno.service.texts import day

    subject = f", “{letter.subject}”" if letter.subject else ""
    return [
        f"Sent on {day(letter.on.date())}{subject}:",
        *(f"  > {line}" for line in letter.text.splitlines()),
    ]


@dataclass(frozen=True)
class Desk:
    """All that a letter to one person is made with."""

    person: str
    reason: str
    known: Known
    facts: Facts
    kept: Kept | None
    to: str
    why_not: str


def desk(owner: int, person: str, now: datetime, reason: str | None, own: Mapping[str, str]) -> Desk:
    """Lay out what a letter needs. Raises UserError after a stop, and where no reason is given and nothing is due."""
    person_id = planning.find_person(owner, person)
    silence.keep(owner, person_id, now)
    kept = planning.kept_of(owner, person_id, now)
    known = known_of(owner, person_id, now)
    kinds = [act.kind for act in kept.acts] if kept else []
    wanted = reason or next((REASON_OF_KIND[kind] for kind in kinds if kind in REASON_OF_KIND), None)
    refused = next((item.why for item in kept.not_now), "") if kept else ""
    if wanted is None:
        raise UserError(
            f"There is nothing to write now. {refused} With --reason a letter is prepared all the same."
        )
    if wanted == "thank_hr" and known.role not in FROM_HR:
        raise UserError(
            f"{known.facts.her_name or 'She'} is not from human resources. Prepare the thanks for the one who wrote "
            "to you: add that person first, with the role hr."
        )
    proposed = {REASON_OF_KIND.get(kind) for kind in kinds}
    why_not = "" if wanted in proposed or wanted == "thank_hr" else refused
    return Desk(person_id, wanted, known, with_own_words(known.facts, own), kept, known.email, why_not)


def draft(
    owner: int,
    person: str,
    now: datetime,
    *,
    reason: str | None = None,
    another: int = 0,
    own: Mapping[str, str] | None = None,
) -> CheckedDraft:
    """Prepare a letter for the reason given, else for what the method proposes next; `another` turns to other words.

    `own` holds what the seeker says for this letter only, by the names of `own_words`. Raises UserError after a stop,
    and where nothing is to be written now and no reason is given.
    """
    from afterno.wording import drafts

    own = own or {}
    made = desk(owner, person, now, reason, own)
    shapes = drafts.shapes(made.reason)
    mine = templates.fresh(templates.of_reason(owner, made.reason), made.known.sent)
    avoid = to_avoid(made.known.sent, (shape.id for shape in shapes))
    turn = another % (len(mine) + len(shapes) * 10)
    chosen = (mine[turn],) if turn < len(mine) else None
    letter: Draft = drafts.draft(
        made.reason, made.facts, avoid=avoid, seed=max(0, turn - len(mine)), templates=chosen
    )
    facts = words.coach_facts(made.kept, made.known, now)
    return CheckedDraft(
        to=made.to,
        subject=letter.subject,
        body=letter.body,
        reason=made.reason,
        shape=letter.shape,
        gaps=letter.gaps,
        report=words.check(letter.body, letter.context, facts),
        shapes=len(shapes) + len(mine),
        why_not=made.why_not,
        context=letter.context,
        ready=letter.ready,
        last=tuple(reversed(made.known.sent[-SHOWN:])),
        own=own_words(made.reason, made.facts, own),
        known=facts,
    )


def own_words(reason: str, facts: Facts, own: Mapping[str, str]) -> tuple[OwnWord, ...]:
    """List what the seeker can say for this letter only: what it lacks, and what was said already."""
    from afterno.wording import drafts

    lacking = {gap.fact: gap for gap in drafts.lacking(reason, facts)}
    return tuple(
        OwnWord(name, gap.what, gap.where, own.get(name, ""))
        for name, gap in drafts.sayable(reason, facts).items()
        if name in lacking or own.get(name)
    )


def sayable() -> tuple[str, ...]:
    """Name all that can be said for one letter only."""
    from afterno.wording import drafts

    return drafts.SAYABLE


def context_of(reason: str) -> str:
    """Name the coach's context of a letter's reason."""
    from afterno.wording import drafts

    return drafts.context_of(reason)


def model(owner: int) -> str:
    """Name the language model the seeker has set up, and where it is if not on this machine; empty without one."""
    from afterno.service import varying

    found = varying.model(owner)
    if found is None:
        return ""
    return found.name if found.is_here else f"{found.name} at {found.host}"


def varied(
    owner: int, person: str, draft: CheckedDraft, now: datetime, own: Mapping[str, str]
) -> CheckedDraft:
    """Let the model say a letter another way. Raises UserError where there is none, or its words are refused."""
    from afterno.service import varying

    return varying.varied(owner, draft, desk(owner, person, now, draft.reason, own).facts)


def vary(
    owner: int,
    person: str,
    now: datetime,
    *,
    reason: str | None = None,
    another: int = 0,
    own: Mapping[str, str] | None = None,
) -> CheckedDraft:
    """Prepare a letter and let the model say it another way."""
    made = draft(owner, person, now, reason=reason, another=another, own=own)
    return varied(owner, person, made, now, own or {})
