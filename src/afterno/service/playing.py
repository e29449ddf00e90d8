"""Her part in a practice, said by the language model the seeker has set up; where it fails, the built-in line is said.

Of the record nothing is sent. What comes back may name nothing that is not on record, and is checked like a letter's
words before it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.connect import llm
from afterno.errors import UserError
from afterno.service import varying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.rehearsal.scenes import Part, Turn
    from afterno.service.rehearsing import Practice

Talk = list[tuple[str, str]]
"""What was said so far: hers, then the seeker's; the seeker's is empty where it was said aloud."""


@dataclass(frozen=True)
class Line:
    """What she says; `by` names the model whose words they are, `note` says why the built-in ones are said."""

    text: str
    by: str = ""
    note: str = ""


def line(owner: int, practice: Practice, part: Part, turn: Turn, talk: Talk) -> Line:
    """Let the model say her next line; whatever goes wrong, there is a line to practise with."""
    from afterno.rehearsal import partner

    if not turn.aim or not part.playable or len(talk) > partner.MOST_TURNS:
        return Line(turn.says)
    try:
        chosen = varying.model(owner)
        if chosen is None:
            return Line(turn.says, note="No language model is set up.")
        return _asked(chosen, practice, part, turn, talk)
    except UserError as error:
        return Line(turn.says, note=f"{error} Her line is the built-in one.")


def _asked(chosen: llm.Model, practice: Practice, part: Part, turn: Turn, talk: Talk) -> Line:
    from afterno.rehearsal import partner

    asked = partner.told(turn, talk, practice.facts)
    why = ""
    for _ in range(varying.TRIES):
        answer = llm.ask(chosen, asked)
        said = partner.spoken(varying.bare(answer))
        why = refused(said, practice, part)
        if not why:
            return Line(said, practice.model)
        asked += [
            {"role": "assistant", "content": said[:400]},
            {"role": "user", "content": f"That cannot be used, it holds {why}. Say it again without that."},
        ]
    return Line(turn.says, note=f"What {chosen.name} said is not shown: {why}. Her line is the built-in one.")


def refused(said: str, practice: Practice, part: Part) -> str:
    """Say why a line may not be said; empty where it may."""
    from afterno.rehearsal import partner

    known = (*varying.spoken_of(practice.facts), *(turn.says for turn in part.turns))
    return partner.refused(said, known)


def said_again(said: str, practice: Practice, part: Part, turn: Turn) -> str:
    """Give a line that comes back with a form: it is checked once more, else the built-in one is said."""
    return turn.says if not said.strip() or refused(said, practice, part) else said


def checked(talk: Sequence[tuple[str, str]], practice: Practice, part: Part) -> Talk:
    """Check what comes back with a form of the talk so far: as many things as there are turns, each once more."""
    return [
        (said_again(hers[:400], practice, part, turn), yours[:600])
        for (hers, yours), turn in zip(talk, part.turns, strict=False)
    ]
