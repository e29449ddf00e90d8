"""The parts of a practice: what is said to the seeker, and what the sheet has for it (M2, M3, M4, M5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from afterno.wording import phrasing, sheets
from afterno.wording.pieces import base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from afterno.wording.material import Facts
    from afterno.wording.sheets import Sheet

    Data = Mapping[str, Any]

SHEETS = {"call": sheets.call_sheet, "prepared": sheets.prepared_no, "hr": sheets.hr_call}
WHOLE = frozenset({"assistant", "voicemail", "hr"})
"""Who is left a whole message: what it lacks is said too, not only what stands in it."""
HER = "her"


@dataclass(frozen=True)
class Turn:
    """One thing that is said to the seeker, and what the sheet has for it.

    `seconds` are given where they count, on voicemail; `context` is the coach's. `aim` and `gist` are for a language
    model: what she does here, and what the caller did where nothing was typed; without an aim her words stand.
    """

    says: str
    say: str
    hint: str = ""
    context: str = "call"
    whole: bool = False
    seconds: float = 0.0
    aim: str = ""
    gist: str = ""


@dataclass(frozen=True)
class Part:
    """One way the call may go, in its turns; `who` is her, assistant, voicemail or hr, `speaker` their name."""

    key: str
    who: str
    label: str
    speaker: str
    turns: tuple[Turn, ...]
    after: str = ""

    @property
    def playable(self) -> bool:
        """Whether it is hers, so that a language model may play it."""
        return self.who == HER


@cache
def load() -> dict[str, Any]:
    """Read the scenes when they are first needed."""
    import tomllib

    text = resources.files("afterno.rehearsal").joinpath("scenes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def parts(facts: Facts, *, of_hr: bool = False) -> tuple[Part, ...]:
    """Give the parts in the order in which they are practised; with HR or an agency there is one."""
    before = facts.rejected_on is None and not facts.rejection_channel
    made = {kind: make(facts) for kind, make in SHEETS.items()}
    slots = base(facts)
    found = []
    for data in load()["part"]:
        if (of_hr and data["who"] != "hr") or (data.get("when") == "before" and not before):
            continue
        turns = tuple(_turns(data, made[data["sheet"]], slots))
        if turns:
            found.append(_part(data, made[data["sheet"]], slots, turns))
    return tuple(found)


def _part(data: Data, sheet: Sheet, slots: Mapping[str, str], turns: tuple[Turn, ...]) -> Part:
    key = data["key"]
    label = phrasing.first(data["label"], slots) or next(
        (branch.when for branch in sheet.branches if branch.key == key), key
    )
    speaker = phrasing.first(load()["speaker"][data["who"]], slots)
    return Part(key, data["who"], label, speaker, turns, phrasing.first(data["after"], slots))


def _turns(data: Data, sheet: Sheet, slots: Mapping[str, str]) -> Iterator[Turn]:
    """Give the turns for which the sheet has words."""
    whole = data["who"] in WHOLE
    context = data["who"] if whole else "call"
    for turn in data["turn"]:
        say, hint, seconds = _answer(turn, sheet)
        if say:
            says = phrasing.first(turn["says"], slots)
            yield Turn(says, say, hint, context, whole, seconds, turn.get("aim", ""), turn.get("gist", ""))


def _answer(turn: Data, sheet: Sheet) -> tuple[str, str, float]:
    """Give what the sheet has for a turn: its words, its hint and, on voicemail, its seconds."""
    if "branch" in turn:
        found = next((branch for branch in sheet.branches if branch.key == turn["branch"]), None)
        return (found.say, found.hint, found.seconds) if found else ("", "", 0.0)
    steps = [step for step in sheet.steps if step.key in turn["steps"]]
    hints = (step.hint for step in steps if step.hint)
    return " ".join(step.say for step in steps), " ".join(hints), 0.0
