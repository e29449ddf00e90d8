"""Moves from one field to another, in her text and in the seeker's path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from afterno.wording.fields import fields
from afterno.wording.story import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.wording.cv import Entry

_MOVED = re.compile(
    r"\b(?:moved|went|changed|switched|shifted|crossed(?: over)?|transferred|turned"
    r"|made the (?:move|jump|switch|step)|transition\w*|came)\b"
    r"[^.;]{0,40}?\bfrom\b(?P<old>[^.;]{2,80}?)\b(?:to|into|over to|in)\b(?P<new>[^.;]{2,80})",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|gave up|swapped|traded)\b(?P<old>[^.;]{2,60}?)\b(?:for|to join"
    r"|to go into)\b(?P<new>[^.;]{2,60})",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\b(?:after|following)\b(?P<old>[^.;]{2,80}?),[^.;]{0,40}?\b(?:moved|went|changed|switched"
    r"|turned|crossed)\b[^.;]{0,30}?\b(?:to|into)\b(?P<new>[^.;]{2,80})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:began|started|starting|beginning|trained|spent)\b(?P<old>[^.;]{2,80}?)\b(?:before"
    r"|and then|then)\b[^.;]{0,20}?\b(?:moving|going|switching|moved|went|turning"
    r"|joining)\b(?P<new>[^.;]{2,80})",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(
    r"\b(?:husband|wife|brother|sister|father|mother|company|firm|clients?|customers?|helped|helps"
    r"|people who|anyone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Move:
    """A step from one field to another, with the sentence or lines that say so."""

    old: str
    new: str
    source: str


def her_moves(told: list[Sentence]) -> Iterator[Move]:
    """Find the moves her text tells of."""
    for sentence in told:
        if _OTHER_PERSON.search(sentence.text):
            continue
        for pattern in (_MOVED, _LEFT, _INTO, _BEFORE):
            match = pattern.search(sentence.text[:600])
            old = fields(match["old"], hints=True) if match else []
            new = [f for f in fields(match["new"], hints=True) if f not in old] if match else []
            if old and new:
                yield Move(old[-1], new[0], sentence.text)
                break


def own_moves(entries: list[Entry]) -> Iterator[Move]:
    """Find the moves in the seeker's path: two posts after one another in different fields, or a sentence that says so."""
    yield from her_moves([Sentence(e.source) for e in entries if e.kind == "text"])
    posts = sorted((e for e in entries if e.kind == "post" and e.start), key=lambda e: e.start)
    for before, after in pairwise(posts):
        old, new = fields(before.source), fields(after.source)
        if old and new and before.source != after.source:
            yield from (
                Move(o, n, f"{before.source}; then {after.source}")
                for o in old[:1]
                for n in new[:1]
                if o != n
            )
