"""What to say on the telephone, in the seeker's own facts (M2, M3, M5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.wording import phrasing, sheet_text
from afterno.wording.gaps import gaps
from afterno.wording.library import load
from afterno.wording.pieces import base
from afterno.wording.spoken import Spoken, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.wording.material import Facts, Gap


@dataclass(frozen=True)
class Step:
    """One thing to say, in its order."""

    heading: str
    say: str
    hint: str = ""


@dataclass(frozen=True)
class Branch:
    """What to say when the call goes another way."""

    when: str
    say: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """A page to hold while speaking; `text()` fits one screen or one printed page."""

    kind: str
    title: str
    opening: tuple[str, ...]
    steps: tuple[Step, ...]
    branches: tuple[Branch, ...]
    never: str
    gaps: tuple[Gap, ...]

    def text(self) -> str:
        """Give the sheet as plain text, at most 60 lines of 78 columns."""
        return sheet_text.render(self)


def _message(kind: str, facts: Facts) -> Spoken:
    slots = base(facts)
    lines = (phrasing.first(part, slots) for part in load("sheets")[kind]["required"])
    return spoken(" ".join(filter(None, lines)))


def voicemail(facts: Facts) -> Spoken:
    """Give the message for her voicemail: 15 to 30 seconds, the number twice (M5)."""
    return _message("voicemail", facts)


def assistant_message(facts: Facts) -> Spoken:
    """Give the message to leave with her assistant, at most 60 words (M5)."""
    return _message("assistant", facts)


def _steps(data: Mapping[str, Any], slots: Mapping[str, str]) -> tuple[Step, ...]:
    steps = (
        Step(*(phrasing.first(step.get(part, ""), slots) for part in ("heading", "say", "hint")))
        for step in data.get("step", [])
    )
    return tuple(step for step in steps if step.say)


def _branch(data: Mapping[str, Any], slots: Mapping[str, str], facts: Facts) -> Branch:
    when = phrasing.first(data["when"], slots)
    if "use" not in data:
        return Branch(when, phrasing.first(data["say"], slots))
    message = _message(data["use"], facts)
    return Branch(when, message.text, message.seconds if data["use"] == "voicemail" else 0.0)


def _sheet(kind: str, facts: Facts) -> Sheet:
    data, slots = load("sheets")[kind], base(facts)
    return Sheet(
        kind=kind,
        title=phrasing.first(data["title"], slots),
        opening=tuple(filter(None, (phrasing.first(line, slots) for line in data["opening"]))),
        steps=_steps(data, slots),
        branches=tuple(_branch(branch, slots, facts) for branch in data.get("branch", [])),
        never=phrasing.first(data["never"], slots),
        gaps=gaps(kind, facts),
    )


def call_sheet(facts: Facts) -> Sheet:
    """Give the sheet for the call to the manager (M3), with every way the call may go (M5)."""
    return _sheet("call", facts)


def ringing(facts: Facts) -> Sheet:
    """Give the sheet for a phone that is ringing now: one screen, read in 30 seconds (M2)."""
    return _sheet("ringing", facts)


def prepared_no(facts: Facts) -> Sheet:
    """Give the sheet for a no that may come, before it comes (M2)."""
    return _sheet("prepared", facts)


def hr_call(facts: Facts) -> Sheet:
    """Give the polite end of a call in which HR brings the no (M4)."""
    return _sheet("hr", facts)
