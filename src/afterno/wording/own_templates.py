"""The seeker's own shapes of a letter: plain text, in which a sentence that lacks a fact is left out."""

from __future__ import annotations

import re

from afterno.wording import phrasing
from afterno.wording.library import load

_GREETING = re.compile(
    r"^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|\{hello\})\b[^.?!\n]{0,60}[,:]?$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:with )?(?:kind|best|warm|warmest|many)?\s*regards|best(?: wishes)?|all (?:the )?best|(?:with )?best wishes"
    r"|yours(?: \w+)?|sincerely|many thanks|thanks|cheers|\{bye\})\b",
    re.IGNORECASE,
)
# Facts that are whole sentences: what follows them is the next sentence.
_AFTER_WHOLE = re.compile(
    r"(\{(?:question|compliment|parallel|result|milestone_line|her_share|news_side|reply)\})\s+(?=[A-ZÀ-Þ{“\"])"
)
_BARE = re.compile(r"\{\w{1,40}\}[.?!]?")
_MARKED = ("|", "/", "~")
LONGEST = 6000


def known_slots() -> dict[str, str]:
    """Give the facts a template of the seeker's own may speak of, each with what it is."""
    return dict(load("slots"))


def unknown_slots(text: str) -> tuple[str, ...]:
    """Name what a template asks for that is no fact; its sentences would always be left out."""
    return tuple(sorted(phrasing.slot_names(text) - known_slots().keys()))


def _paragraph(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(line.startswith(_MARKED) for line in lines):
        return "\n".join(lines)  # written as the built-in ones are: a line is one thing to say
    return "\n".join(_led_up_to(phrasing.sentences(_AFTER_WHOLE.sub("\\1\n", " ".join(lines)))))


def _led_up_to(sentences: list[str]) -> list[str]:
    """Keep "May I ask this?" with the fact it leads up to: where that is missing, both go."""
    found: list[str] = []
    for line in sentences:
        if found and found[-1].endswith("?") and _BARE.fullmatch(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def as_template(body: str) -> str:
    """Turn a plain text into a template: a sentence a line, its own greeting and closing taken off.

    Greeting and closing are put on by the program, which knows her name and title.
    """
    return "\n\n".join(filter(None, map(_paragraph, frame(body)[1])))


def frame(body: str) -> tuple[str, list[str], str]:
    """Take a letter apart: its greeting, the paragraphs between, its closing; greeting and closing may be empty."""
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n", body[:LONGEST].strip()) if part.strip()]
    hello = bye = ""
    if parts:
        first, _, rest = parts[0].partition("\n")
        if _GREETING.match(first.strip()):
            hello, parts[0] = first.strip(), rest.strip()
    if parts and _CLOSING.match(parts[-1]) and len(parts[-1].split()) <= 12:
        bye = parts.pop()
    return hello, [part for part in parts if part], bye
