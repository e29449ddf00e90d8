"""Her part, played by a language model: what it is told, and what of its words may be said.

It is told nothing that is on record. What it says may name nothing that is not, offer nothing, promise nothing and give
no reason for the decision; else the built-in line is said instead.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from afterno.rehearsal.scenes import load
from afterno.wording.factcheck import key_of, strange
from afterno.wording.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from afterno.rehearsal.scenes import Turn
    from afterno.wording.material import Facts

MOST_WORDS = 40
MOST_TURNS = 8
"""Things that a model says in one practice."""
RULES = """You play a part, so that somebody can practise a telephone call. You are a manager: busy, fair, a little dry.
The caller once applied for a post with you and was turned down. That is final; never speak of why. The caller wants to
thank you and to ask your advice. Say only what you say next on the phone: one or two short sentences, under 30 words.
Name no person, company, place, date, number or sum. Tell nothing of your own past. Offer nothing, promise nothing,
arrange nothing. No stage directions, no brackets, no remark of your own."""
_NOT_SPOKEN = re.compile(r"[\[\]{}<>()*_#|\\`~^=@/]|\bTODO\b|\bX{2,}\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:manager|you|her|she|me)\s*:\s*", re.IGNORECASE)
_OTHER_PART = re.compile(r"\b(?:caller|user|assistant|system|candidate|manager|you|me)\s*:", re.IGNORECASE)


def names_of(facts: Facts) -> tuple[str, ...]:
    """Give the names on record that nobody else need hear: hers, the seeker's, the companies' and those around."""
    companies = [one.company for one in (facts.milestone, facts.her_change) if one]
    found = (facts.her_name, facts.seeker_name, facts.company, facts.her_assistant, facts.hr_name, facts.rejection_by,
             facts.seeker_email, *companies, *facts.interviewers)  # fmt: skip
    return tuple(filter(None, found))


def told(turn: Turn, talk: Sequence[tuple[str, str]], facts: Facts) -> list[dict[str, str]]:
    """Write what the model is asked: the talk so far, as (hers, the caller's), without names, then what she does next.

    Where the caller's words were said aloud, they are empty, and what was done stands for them.
    """
    names = names_of(facts)
    lines = [
        line
        for hers, yours in talk
        for line in (f"You: {masked(hers, names)}", f"Caller: {masked(yours, names)}" if yours else "")
        if line
    ]
    if not talk or not talk[-1][1]:
        lines.append(f"({turn.gist})")
    asked = "\n".join([*lines, "", f"What you do next: {turn.aim} Say it."])
    return [{"role": "system", "content": RULES}, {"role": "user", "content": asked}]


def spoken(answer: str) -> str:
    """Make one line of what a model wrote: no label, no quotation marks around it."""
    text = _LABEL.sub("", " ".join(answer.split()))
    return text.strip("\"“”'‘’ ") if text[:1] in "\"“‘'" else text.strip()


def refused(line: str, known: Iterable[str]) -> str:
    """Say why a line of the model may not be said, in a few words; empty where it may. Nothing of it is repeated."""
    if not any(c.isalpha() for c in line):
        return "nothing that can be said"
    if len(line.split()) > MOST_WORDS:
        return "too many words"
    if _NOT_SPOKEN.search(line) or _OTHER_PART.search(line):
        return "something that is not spoken"
    for reason, patterns in _never():
        if any(pattern.search(line) for pattern in patterns):
            return reason
    found = [one for one in strange(line, known) if one.kind != "name" or key_of(one.text) not in _openers()]
    return f"a {found[0].kind} that is not on record".replace("a address", "an address") if found else ""


@cache
def _openers() -> frozenset[str]:
    return frozenset(key_of(word) for word in load()["openers"].split())


@cache
def _never() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (one["reason"], tuple(re.compile(pattern, re.IGNORECASE) for pattern in one["patterns"]))
        for one in load()["never"]
    )
