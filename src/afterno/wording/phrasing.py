"""Sentences from facts: a sentence that lacks a fact is left out or said without it, never left with a hole.

A template is plain text. One line is one thing to say; a line that begins with `|` is what to say
instead when the line above lacks a fact; an empty line begins a new paragraph. `{name}` puts a fact in,
`{?name}` only asks that it be there, `{!name}` that it be missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SLOT = re.compile(r"\{([?!]?)(\w{1,40})\}")
_SPACES = re.compile(r"[ \t]{2,}")
_BEFORE_STOP = re.compile(r" +([,.;:!?])")


def say(line: str, slots: Mapping[str, str]) -> str | None:
    """Fill one line, or None if a fact it needs is missing (or one it excludes is there)."""
    for sign, name in _SLOT.findall(line):
        if (name in slots) == (sign == "!"):
            return None
    filled = _SLOT.sub(lambda m: "" if m[1] else slots[m[2]], line)
    return _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", filled)).strip()


def first(lines: str, slots: Mapping[str, str]) -> str:
    """Take the first of several ways to say a thing that the facts allow; empty if none."""
    for line in lines.splitlines():
        filled = say(line.removeprefix("|").strip(), slots)
        if filled:
            return filled
    return ""


def blocks(text: str) -> Iterator[list[str]]:
    """Split a paragraph's lines into things to say, each with its other ways."""
    group: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|") and group:
            yield group
            group = []
        group.append(line.removeprefix("|").strip())
    if group:
        yield group


def compose(template: str, slots: Mapping[str, str]) -> str:
    """Render a whole template: paragraphs of the sentences that the facts allow."""
    paragraphs = (
        " ".join(filter(None, (first("\n".join(group), slots) for group in blocks(part))))
        for part in re.split(r"\n[ \t]*\n", template.strip())
    )
    return "\n\n".join(filter(None, paragraphs))


def slot_names(text: str) -> set[str]:
    """Name the facts a template speaks of."""
    return {name for _, name in _SLOT.findall(text)}
