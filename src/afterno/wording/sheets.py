"""What to say on the telephone, in the seeker's own facts (M2, M3, M5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.wording import phrasing, sheet_text
from afterno.wording.gaps import gaps
from afterno.wording.library import load
from afterno.wording.pieces import base
from afterno.wording.spoken import Spoken, spoken, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from afterno.wording.material import Facts, Gap

    Slots = Mapping[str, str]

IF_IT_IS_EASY = "If the talk is easy"
"""Where a thing to say is kept that would make the call too long."""


@dataclass(frozen=True)
class Step:
    """One thing to say, in its order."""

    heading: str
    say: str
    hint: str = ""
    key: str = ""


@dataclass(frozen=True)
class Branch:
    """What to say when the call goes another way.

    `seconds` are given only where they count, on voicemail; `kind` is `voicemail`, `assistant` or empty. By its `key`
    it is practised.
    """

    when: str
    say: str
    hint: str = ""
    seconds: float = 0.0
    kind: str = ""
    key: str = ""


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

    @property
    def said(self) -> str:
        """What is said when the call goes straight through."""
        return _of(self.steps)

    def text(self) -> str:
        """Give the sheet as plain text, at most 60 lines of 78 columns."""
        return sheet_text.render(self)


def _without(slots: Slots, names: list[str]) -> dict[str, str]:
    return {name: value for name, value in slots.items() if name not in names}


def _shortened(data: Mapping[str, Any], slots: Slots, said: Callable[[Slots], str]) -> dict[str, str]:
    """Let as few facts as possible give way until what is said is short enough."""
    fewer = dict(slots)
    for given in range(len(data["shorter"]) + 1):
        fewer = _without(slots, data["shorter"][:given])
        measured = spoken(said(fewer))
        if measured.words <= data["most"] and measured.seconds <= data.get("longest", 999):
            break
    return fewer


def _message(kind: str, facts: Facts) -> Spoken:
    data = load("sheets")[kind]

    def said(slots: Slots) -> str:
        return " ".join(filter(None, (phrasing.first(part, slots) for part in data["say"])))

    return spoken(said(_shortened(data, base(facts), said)))


def voicemail(facts: Facts) -> Spoken:
    """Give the message for her voicemail: 15 to 30 seconds, the number twice (M5)."""
    return _message("voicemail", facts)


def assistant_message(facts: Facts) -> Spoken:
    """Give the message to leave with her assistant, at most 60 words (M5)."""
    return _message("assistant", facts)


def _steps(data: Mapping[str, Any], slots: Slots) -> tuple[Step, ...]:
    steps = (
        Step(
            phrasing.first(step["heading"], slots),
            phrasing.compose(step["say"], slots),
            phrasing.first(step.get("hint", ""), slots),
            step.get("key", ""),
        )
        for step in data.get("step", [])
    )
    return tuple(step for step in steps if step.say)


def _branch(data: Mapping[str, Any], slots: Slots, facts: Facts) -> Branch:
    when, hint = (phrasing.first(data.get(part, ""), slots) for part in ("when", "hint"))
    if "use" not in data:
        return Branch(when, phrasing.first(data["say"], slots), hint, key=data.get("key", ""))
    message = _message(data["use"], facts)
    seconds = message.seconds if data["use"] == "voicemail" else 0.0
    return Branch(when, message.text, hint, seconds, data["use"], data["use"])


def _of(steps: tuple[Step, ...]) -> str:
    return " ".join(step.say for step in steps)


def _fitting(data: Mapping[str, Any], slots: Slots) -> tuple[dict[str, str], int]:
    """Choose what gives way where all would be too long to say: a detail, then the extras, then more details."""
    details, extras = len(data["shorter"]), len(data.get("spare", []))
    ways = [
        (0, 0),
        (min(1, details), 0),
        *((given, spared) for spared in range(extras + 1) for given in range(details + 1)),
    ]
    for given, spared in ways:
        fewer = _without(slots, data["shorter"][:given])
        kept = [step for step in _steps(data, fewer) if step.heading not in data.get("spare", [])[:spared]]
        if words(_of(tuple(kept))) <= data["most"]:
            return fewer, spared
    return _without(slots, data["shorter"]), extras


def _sheet(kind: str, facts: Facts) -> Sheet:
    data = load("sheets")[kind]
    slots, spared = _fitting(data, base(facts))
    extras = data.get("spare", [])[:spared]
    steps = _steps(data, slots)
    spare = [Branch(IF_IT_IS_EASY, step.say, key=step.key) for step in steps if step.heading in extras]
    branches = (_branch(branch, slots, facts) for branch in data.get("branch", []))
    return Sheet(
        kind=kind,
        title=phrasing.first(data["title"], slots),
        opening=tuple(filter(None, (phrasing.first(line, slots) for line in data["opening"]))),
        steps=tuple(step for step in steps if step.heading not in extras),
        branches=(*spare, *(branch for branch in branches if branch.say)),
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
