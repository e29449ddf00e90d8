"""What can have happened, in the words somebody would use, in groups; and which of it is likely now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.service.texts import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.service.types import Act

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("On the phone", (
        ("talked", "We talked"),
        ("she-called", "She called and we talked"),
        ("voicemail", "I left a voicemail"),
        ("assistant", "I left a message with her assistant"),
        ("called", "Nobody answered"),
        ("busy", "The line was busy"),
        ("wrong-number", "It was a wrong number"),
    )),
    ("In writing", (
        ("emailed", "I wrote to her"),
        ("answered", "She wrote to me"),
        ("letter", "I sent a letter"),
        ("letter-came", "A letter came from her"),
        ("message", "I sent a message"),
        ("message-came", "A message came from her"),
        ("bounced", "My mail came back"),
        ("away", "An absence notice came"),
    )),
    ("Face to face", (
        ("asked-to-meet", "I asked to meet"),
        ("agreed", "We agreed to meet"),
        ("declined", "Not the time to meet"),
        ("met", "We met"),
        ("talked-in-person", "We talked in person"),
        ("talked-by-video", "We talked by video"),
    )),
    ("Advice and news", (
        ("advice", "She gave me advice"),
        ("did-it", "I did what she advised"),
        ("told", "I told her my news"),
    )),
    ("A change for her", (
        ("promoted", "She was promoted"),
        ("moved", "She moved to another company"),
        ("left", "She left the company"),
        ("leave", "She is on leave"),
        ("returned", "She is back"),
        ("died", "She died"),
    )),
    ("Her wishes, and yours", (
        ("wish", "She named a time to hear from me"),
        ("stop", "She asked for no more contact"),
        ("pause", "I want to pause this"),
        ("resume", "I want to go on"),
    )),
)  # fmt: skip
LABELS = {key: label for _, group in GROUPS for key, label in group}

AFTER_CALL = ("talked", "called", "voicemail", "assistant", "wrong-number")
AFTER_LETTER = ("emailed", "answered", "bounced")
AFTER_MEETING = ("met", "declined", "agreed")
LIKELY = {"phone": AFTER_CALL, "email": AFTER_LETTER, "meeting": AFTER_MEETING}
ANY_TIME = ("talked", "she-called", "emailed", "answered")


SENTENCES = re.compile(r"(?<=[.?!]) ")
FOR_COMMANDS = re.compile(r"\bafterno [a-z]|(?:^|\s)--[a-z]")


def likely(acts: Iterable[Act]) -> tuple[str, ...]:
    """Name what has probably happened, from what was to be done next."""
    first = next(iter(acts), None)
    if first is not None and first.kind == "ask_seeker":
        return tuple(key for key, _ in ANSWERS[first.rule])
    return LIKELY.get(first.channel, ANY_TIME) if first else ANY_TIME


def labels(acts: Iterable[Act]) -> dict[str, str]:
    """What each is called; for a question that stands, its answers in its own words."""
    first = next(iter(acts), None)
    answers = ANSWERS[first.rule] if first is not None and first.kind == "ask_seeker" else ()
    return {**LABELS, **dict(answers)}


def plain(text: str) -> str:
    """Say a message that was written for the command line in the page's words."""
    said = text.replace(" Say it in a line: --note", " Say it in a line.")
    said = said.replace(": afterno milestone", ": put it on record under News.")
    kept = [sentence for sentence in SENTENCES.split(said) if not FOR_COMMANDS.search(sentence)]
    return " ".join(kept) or text
