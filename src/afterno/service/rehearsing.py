"""Practising the call before making it: nothing is scored, and nothing of it is kept on record (M2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from afterno.service import drafting, hushing, planning, silence, words
from afterno.service.facts import FROM_HR, facts_without_person, known_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.rehearsal.scenes import Part, Turn
    from afterno.wording.coach import Finding
    from afterno.wording.material import Facts

LONGEST = 1_000
"""Characters of what is said that are read."""
KEPT_NOWHERE = "Nobody hears this, and nothing of it is kept."
FAREWELL = "That is all there is to it. On the day it is one voice and one question, and most people are glad to be asked."


@dataclass(frozen=True)
class Practice:
    """The call to one person, made ready to be practised; `person` is empty where it is nobody on record."""

    person: str
    label: str
    parts: tuple[Part, ...]
    facts: Facts
    known: Mapping[str, object] = field(default_factory=dict)
    """What the record knows of her, for the coach."""
    model: str = ""
    """The language model that may play her part, where the seeker has set one up."""

    def part(self, key: str) -> Part | None:
        """Give a part by its key."""
        return next((part for part in self.parts if part.key == key), None)

    def after(self, part: Part) -> Part | None:
        """Give the part that is practised next; None after the last."""
        at = self.parts.index(part) + 1
        return self.parts[at] if at < len(self.parts) else None


@dataclass(frozen=True)
class Heard:
    """What the coach makes of what was said: its findings, and how long it takes to say."""

    findings: tuple[Finding, ...] = ()
    words: int = 0
    seconds: float = 0.0


def practice(owner: int, person: str | None, now: datetime) -> Practice:
    """Make the call to somebody ready to be practised, or to nobody in particular.

    Raises NotOnRecordError, AmbiguousError, and UserError where silence is kept.
    """
    from afterno.rehearsal import scenes

    model = drafting.model(owner)
    if not person:
        facts = facts_without_person(owner, now)
        return Practice("", facts.her_name or "the manager", scenes.parts(facts), facts, model=model)
    person_id = planning.find_person(owner, person)
    silence.keep(owner, person_id, now)
    known = known_of(owner, person_id, now)
    kept = planning.kept_of(owner, person_id, now)
    return Practice(
        person_id,
        known.facts.her_name or "the manager",
        scenes.parts(known.facts, of_hr=known.role in FROM_HR),
        known.facts,
        words.coach_facts(kept, known, now),
        model,
    )


def heard(owner: int, turn: Turn, text: str, known: Mapping[str, object] | None = None) -> Heard:
    """Read what was said in a turn: of a whole message also what it lacks, of a line only what stands in it (M12)."""
    text = text[:LONGEST]
    if not text.strip():
        return Heard()
    report = words.check(text, turn.context, known)
    hushed = hushing.always(owner)
    found = report.findings if turn.whole else words.standing_in(report)
    return Heard(tuple(one for one in found if one.code not in hushed), report.words, report.seconds)
