"""Something true to say: a compliment about one thing she did or said, and a question only she can answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterno.wording.fields import hard_questions, says
from afterno.wording.moves import her_moves
from afterno.wording.story import sentences
from afterno.wording.texts import lines
from afterno.wording.turning import to_you


@dataclass(frozen=True)
class Suggestion:
    """A sentence the seeker may choose, and where it comes from."""

    text: str
    source: str
    why: str = ""


_DID = re.compile(
    r"\b(?:explained|showed|drew|described|admitted|pointed out|said|told|asked|answered|took|gave"
    r"|made|let me|walked|demonstrated|shared"
    r"|spoke|talked|mentioned|turned|built|led|set up|introduced|cut|saved|opened|rebuilt|grew"
    r"|launched|designed|taught|wrote|argued|defended|stood up|listened|noticed)\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(
    r"\b(?:late|rude|bored|boring|interrupt\w*|annoy\w*|reject\w*|declin\w*|unfortunately|salary"
    r"|pay|money offered|smil\w*|laugh\w*|eyes|hair|dress\w*"
    r"|looks?|pretty|beautiful|handsome|young|old|age|pregnan\w*|husband|wife|children|kids|accent"
    r"|perfume|married|single|ill|sick|religio\w*"
    r"|no time|not sure|didn't|did not|never|seemed|forgot|confused|wrong|harsh|cold|competitor\w*"
    r"|someone else|other candidate\w*|decision)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\byears ago\b|\bdecades?\b")
_LONGEST = 22
_CLOSINGS = (
    "That has stayed with me.",
    "I have thought about that since.",
    "I took that home with me.",
)


def _fit(line: str, name: str) -> str:
    """Give the sentence turned to her, if it is about one thing she did or said and is fit to be said."""
    line = re.sub(r"^[-•*–\d.)\s]+", "", line).strip()
    if len(line.split()) > _LONGEST or "?" in line or _UNFIT.search(line) or _YEAR.search(line):
        return ""
    turned = to_you(line, name)
    if not turned.startswith("You ") or not _DID.search(turned):
        return ""
    return turned.rstrip(" .!;,") + "."


def compliments(her_story: str, interview_notes: str, *, her_name: str = "") -> tuple[Suggestion, ...]:
    """Suggest compliments about one thing she said or did; from the notes first, for there the seeker was present."""
    found: dict[str, Suggestion] = {}
    for line in lines(interview_notes)[:200]:
        turned = _fit(line, her_name)
        if turned:
            closing = _CLOSINGS[len(found) % len(_CLOSINGS)]
            found.setdefault(turned, Suggestion(f"{turned} {closing}", line, "your notes"))
    for line in lines(her_story)[:200]:
        turned = _fit(line, her_name)
        if turned:
            text = f"I read that you{turned[3:-1]}. I would like to learn to work like that."
            found.setdefault(turned, Suggestion(text, line, "what you pasted about her"))
    return tuple(found.values())[:6]


def _from_moves(her_story: str) -> list[Suggestion]:
    say = says()
    return [
        Suggestion(
            f"When you moved from {say[m.old]} to {say[m.new]}, what did you have to unlearn first?",
            m.source,
            "her own path",
        )
        for m in her_moves(sentences(her_story))
    ]


_DEEDS = re.compile(
    r"\b(?:turned|built|rebuilt|led|set up|introduced|opened|launched|merged|closed|moved|cut|grew"
    r"|founded)\b",
    re.IGNORECASE,
)


def _from_deeds(her_story: str, name: str) -> list[Suggestion]:
    found = []
    for line in lines(her_story)[:200]:
        turned = _fit(line, name)
        if turned and _DEEDS.search(turned) and len(turned.split()) <= 18:
            text = f"I read that you{turned[3:-1]}. What did you decide to leave alone at first?"
            found.append(Suggestion(text, line, "something she did"))
    return found


def questions(industry: str, role: str, her_story: str, *, her_name: str = "") -> tuple[Suggestion, ...]:
    """Suggest questions that are hard, in her field and answerable in two minutes; her own path comes first."""
    found = _from_moves(her_story)[:2] + _from_deeds(her_story, her_name)[:2]
    field = hard_questions(industry, role, her_story)
    found += [Suggestion(text, "", f"a question of {name}") for text, name in field]
    return tuple(found[:9])
