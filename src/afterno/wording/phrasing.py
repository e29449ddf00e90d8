"""Sentences from facts: a sentence that lacks a fact is left out or said without it, never left with a hole.

A template is plain text. One line is one thing to say; an empty line begins a new paragraph. In a line
`{name}` puts a fact in, `{?name}` only asks that it be there, `{!name}` that it be missing. A line may be
followed by others for the same place: one that begins with `/` is another wording, one that begins with
`|` is what to say when the lines above it lack a fact. `~` before a line: leave it out where space is short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SLOT = re.compile(r"\{([?!]?)(\w{1,40})\}")
_SPACES = re.compile(r"[ \t]{2,}")
_BEFORE_STOP = re.compile(r" +([,.;:!?])")
_TWO_STOPS = re.compile(
    r"(?<![.…])([.!?])\.(?![.\w])"
)  # a name that ends with its own stop ends the sentence too
_STOPS = re.compile(r"(?<=[.?!])[”\"')]{0,2}\s+")


@dataclass(frozen=True)
class Place:
    """One thing to say: its wordings in tiers, the best first; `optional` where it may be left out."""

    tiers: tuple[tuple[str, ...], ...]
    optional: bool = False


@dataclass(frozen=True)
class Choice:
    """How to choose among wordings: what was said before is not said again; the seed turns the rest."""

    said: frozenset[str] = frozenset()
    seed: int = 0
    least: int = 4
    """Words from which on a sentence counts as said before; shorter ones ("Thank you.") may come again."""


_CONTRACTED = tuple(
    (re.compile(long), short)
    for long, short in (
        (r"\bI would (?=\w)", "I'd "),
        (r"\bI am (?=\w)", "I'm "),
        (r"\bI will not\b", "I won't"),
        (r"\bI will (?=\w)", "I'll "),
        (r"\bI have (?=(?:heard|accepted|learnt|not)\b)", "I've "),
        (r"\b([Dd])o not\b", r"\1on't"),
        (r"\bdoes not\b", "doesn't"),
        (r"\bdid not\b", "didn't"),
        (r"\bis not\b", "isn't"),
        (r"\bwould not\b", "wouldn't"),
        (r"\bcannot\b", "can't"),
        (r"(?<!of )(?<!from )(?<!to )(?<!in )\b([Ii])t is (?=\w)", r"\1t's "),
        (r"\b([Tt])hat is (?=\w)", r"\1hat's "),
        (r"\b([Tt])here is (?=\w)", r"\1here's "),
        (r"\b([Yy])ou will (?=(?:have|of course)\b)", r"\1ou'll "),
    )
)


def contract(line: str) -> str:
    """Say a line the way friends write: "I'd" and "don't"."""
    for long, short in _CONTRACTED:
        line = long.sub(short, line)
    return line


def say(line: str, slots: Mapping[str, str]) -> str | None:
    """Fill one line, or None if a fact it needs is missing (or one it excludes is there)."""
    for sign, name in _SLOT.findall(line):
        if (name in slots) == (sign == "!"):
            return None
    if "informal" in slots:
        line = contract(line)
    filled = _SLOT.sub(lambda m: "" if m[1] else slots[m[2]], line)
    tidy = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", filled)).strip()
    return _TWO_STOPS.sub(r"\1", tidy)


def place(lines: Sequence[str]) -> Place:
    """Read the lines of one place in a template."""
    tiers: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("|"):
            tiers.append([])
        tiers[-1].append(line.lstrip("|/~").strip())
    return Place(tuple(map(tuple, tiers)), optional=lines[0].startswith("~"))


def places(paragraph: str) -> Iterator[Place]:
    """Split a paragraph into the things it says."""
    group: list[str] = []
    for line in (line.strip() for line in paragraph.splitlines()):
        if group and not line.startswith(("|", "/")):
            yield place(group)
            group = []
        group.append(line)
    if group:
        yield place(group)


@lru_cache(maxsize=256)
def _paragraphs(template: str) -> tuple[tuple[Place, ...], ...]:
    """Read a whole template, which is asked for again and again."""
    return tuple(tuple(places(part)) for part in re.split(r"\n[ \t]*\n", template.strip()))


def key(text: str) -> str:
    """Reduce a sentence to what makes it the same to a reader."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def sentences(text: str) -> list[str]:
    """Split a text into sentences; good enough to see whether one was said before."""
    return [part for line in text.splitlines() for part in _STOPS.split(line) if part.strip()]


def _repeats(text: str, choice: Choice) -> bool:
    return any(key(part) in choice.said for part in sentences(text) if len(part.split()) >= choice.least)


def choose(where: Place, slots: Mapping[str, str], choice: Choice) -> str:
    """Take the best wording the facts allow that was not used before; an optional one rather not at all."""
    fallback = ""
    for tier in where.tiers:
        filled = [text for text in (say(line, slots) for line in tier) if text]
        turn = crc32(f"{choice.seed}{tier}".encode()) % len(filled) if filled else 0
        for text in filled[turn:] + filled[:turn]:
            if not _repeats(text, choice):
                return text
            fallback = fallback or text
    return "" if where.optional else fallback


def first(lines: str, slots: Mapping[str, str], choice: Choice | None = None) -> str:
    """Take the first of several ways to say a thing that the facts allow; empty if none."""
    ways = [line.strip() for line in lines.strip().splitlines()]
    return choose(place(ways or [""]), slots, choice or Choice())


def compose(template: str, slots: Mapping[str, str], choice: Choice | None = None, *, brief: int = 0) -> str:
    """Render a whole template; `brief` leaves out so many of its optional places, the last first."""
    how = choice or Choice()
    parts = _paragraphs(template)
    optional = [p for part in parts for p in part if p.optional]
    dropped = {id(p) for p in optional[max(0, len(optional) - brief) :]} if brief else set()
    paragraphs = (
        " ".join(filter(None, (choose(p, slots, how) for p in part if id(p) not in dropped)))
        for part in parts
    )
    return "\n\n".join(filter(None, paragraphs))


def optional_places(template: str) -> int:
    """Count the places that may be left out."""
    return sum(p.optional for part in _paragraphs(template) for p in part)


def slot_names(text: str) -> set[str]:
    """Name the facts a template speaks of."""
    return {name for _, name in _SLOT.findall(text)}
