"""What her path and the seeker's have in common: only what stands in both texts, each with its source (M3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.wording import cv
from afterno.wording.cleaning import clean_company
from afterno.wording.fields import fields, says
from afterno.wording.library import load
from afterno.wording.moves import Move, her_moves, own_moves
from afterno.wording.story import (
    Mention,
    Sentence,
    came_from,
    contains,
    mention,
    same_name,
    sentences,
)
from afterno.wording.suggesting import Suggestion, compliments, questions
from afterno.wording.texts import name_tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Parallel", "Suggestion", "compliments", "find", "questions"]

_STRENGTH = {
    "move": 5, "school": 4, "first employer": 4, "employer": 3, "stage": 3, "study": 2, "place": 2, "field": 1,
}  # fmt: skip
_SAID = {
    "school": "You studied at {name}, and so did I.",
    "first employer": "You began at {name}, and so did I.",
    "employer": "You once worked at {name}, and so did I.",
}
_THERE = {"home": "I live there", "work": "I have worked there", "school": "I studied there"}
_BEGAN = re.compile(
    r"\b(?:start(?:ed)?|began|first (?:job|role|post|position|employer)|trainee|apprentice\w*|trained|graduate scheme)\b",
    re.IGNORECASE,
)
_NOT_HERS = re.compile(
    r"\b(?:husband|wife|brother|sister|father|mother|parents?|sons?|daughters?|colleagues?|friends?|clients?|customers?"
    r"|never|not|recruits?|hires?|teaches|taught|mentors?|mentored|supervis\w+|apprentices|trainees|interns|volunteers"
    r"|for (?:apprentices|trainees|veterans|graduates))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:lead|leader|head|manager|supervisor|foreman)\b", re.IGNORECASE)
_STUDIED = re.compile(
    r"\b(?:studied|study|degree|graduat\w+|bsc|msc|ba|ma|phd|bachelor\w*|master\w*|diploma|read)\b",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"\b(?:worked|began|started|career|joined|years|spent|came|moved|background|trained|led)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Parallel:
    """One thing two paths have in common; `text` can be said to her as it stands."""

    kind: str
    text: str
    her_source: str
    seeker_source: str
    strength: int


def _made(kind: str, text: str, hers: str, own: str) -> Parallel:
    return Parallel(kind, text, hers, own, _STRENGTH[kind])


def _first_employer(entries: list[cv.Entry]) -> str:
    dated = sorted((e for e in entries if e.kind == "employer" and e.start), key=lambda e: e.start)
    return dated[0].source if dated else ""


def _called(entry: cv.Entry, found: Mention) -> str:
    """Name it by the fuller of the two spellings, with its article."""
    name = max(clean_company(found.name), clean_company(entry.name.strip(" .,")), key=len)
    return (
        f"the {name}"
        if name.startswith(("University of", "Institute of", "College of", "School of"))
        else name
    )


def _place(entry: cv.Entry, found: Mention) -> str:
    there = _THERE.get(entry.via, "I know it too")
    if came_from(found.clause, found.name):
        return f"You come from {found.name}; {there}."
    return (
        f"You have been in {found.name}; {there} too."
        if "too" not in there
        else f"You have been in {found.name}, as I have."
    )


def _named(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    first = _first_employer(entries)
    taken: list[str] = []
    for kind in ("school", "place", "employer"):  # a city in a line of the CV is no employer
        for entry in (e for e in entries if e.kind == kind):
            found = mention(kind, entry.name, told)
            if not found or any(same_name(entry.name, name) for name in taken):
                continue
            taken.append(entry.name)
            if kind == "place":
                yield _made(kind, _place(entry, found), found.sentence, entry.source)
                continue
            began = kind == "employer" and entry.source == first and _BEGAN.search(found.clause)
            how = "first employer" if began else kind
            yield _made(how, _SAID[how].format(name=_called(entry, found)), found.sentence, entry.source)


def _moves(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    say, own = says(), list(own_moves(entries))
    for hers in her_moves(told):
        for mine in own:
            if (hers.old, hers.new) == (mine.old, mine.new):
                text = f"You moved from {say[hers.old]} to {say[hers.new]}; I am on that same road."
                yield _made("move", text, hers.source, mine.source)


def _near(move: Move) -> bool:
    return "leading" in {move.old, move.new} or any(
        {move.old, move.new} <= set(g) for g in load("paths")["near"]
    )


def _changes(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    """Both changed their field, though not in the same direction: a stage, not the same move."""
    say, own = says(), [move for move in own_moves(entries) if not _near(move)]
    for hers in her_moves(told):
        if own and not any((hers.old, hers.new) == (mine.old, mine.new) for mine in own):
            text = f"You moved from {say[hers.old]} to {say[hers.new]}; I have changed my field too."
            yield _made("stage", text, hers.source, own[-1].source)


def _first_lead(entries: list[cv.Entry]) -> str:
    """Give the seeker's first post of leading others, if it is the latest one."""
    posts = sorted((e for e in entries if e.kind == "post" and e.start), key=lambda e: e.start)
    leading = [post for post in posts if _LEADS.search(post.name)]
    return posts[-1].source if len(posts) > 1 and leading == posts[-1:] else ""


def _about_her(text: str) -> bool:
    return not _NOT_HERS.search(text)


def _stages(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    for stage in load("paths")["stage"]:
        needles = [tuple(tokens(word)) for word in stage["words"]]
        hers = next((s.text for s in told for c in s.clauses if contains(c, needles) and _about_her(c)), "")
        own = next((e.source for e in entries if contains(e.source, needles) and _about_her(e.source)), "")
        own = own or (_first_lead(entries) if stage["key"] == "first team" else "")
        if hers and own:
            yield _made("stage", stage["say"], hers, own)


def _subjects(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    clauses = [(s, c) for s in told for c in s.clauses if _STUDIED.search(c) and _about_her(c)]
    for entry in (e for e in entries if e.kind == "study"):
        for part in re.split(r",|&|\band\b|\bwith\b", entry.name):
            needle = name_tokens(part)
            if not needle or len("".join(needle)) < 3:
                continue
            hers = next((s.text for s, c in clauses if contains(c, [needle])), "")
            if hers:
                subject = part.strip(" .")
                subject = subject if subject.isupper() else subject[0].lower() + subject[1:]
                yield _made("study", f"You studied {subject}, as I did.", hers, entry.source)


def _fields(entries: list[cv.Entry], told: list[Sentence]) -> Iterator[Parallel]:
    say = says()
    own = {field: e for e in reversed(entries) if e.kind == "post" for field in fields(e.name)}
    for sentence in told:
        for clause in sentence.clauses:
            for field in fields(clause) if _WORKED.search(clause) and _about_her(clause) else []:
                if field in own:
                    yield _made(
                        "field",
                        f"You have worked in {say[field]}, as I have.",
                        sentence.text,
                        own[field].source,
                    )


def find(her_story: str, resume: Mapping[str, Any] | str) -> tuple[Parallel, ...]:
    """Find what stands in both texts, the strongest first; nothing is inferred and nothing invented."""
    entries, told = cv.read(resume)[:1500], sentences(her_story)
    found: dict[str, Parallel] = {}
    for source in (_moves, _changes, _named, _stages, _subjects, _fields):
        for parallel in source(entries, told):
            found.setdefault(parallel.text, parallel)
    moved = any(p.kind == "move" for p in found.values())
    kept = (p for p in found.values() if not (moved and p.kind == "field"))
    return tuple(sorted(kept, key=lambda p: -p.strength))
