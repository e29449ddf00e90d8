"""What the seeker corrected is learned on this machine: the next mail of the same sender and template."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from afterno.reading.result import Kind, Reading, Rejection
from afterno.record import store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.reading.messages import Message

Lessons = dict[str, str]
KINDS: frozenset[str] = frozenset(get_args(Kind))


def pattern_of(message: Message) -> str:
    """Name the sender and the template of a mail: its address, and its subject without numbers and names."""
    words = re.findall(r"[^\W\d_]{2,}", message.subject)
    shape = " ".join(word.lower() for word in words if word.islower())[:80]
    return f"{message.sender.address if message.sender else ''}|{shape}"


def lessons(owner: int) -> Lessons:
    """Give what the seeker taught so far."""
    return store.learned(owner)


def learn(owner: int, message: Message, kind: str) -> None:
    """Remember that mail of this sender and template is of that kind; a mail without a sender teaches nothing."""
    if message.sender and message.sender.address:
        store.learn(owner, pattern_of(message), kind)


def apply(known: Mapping[str, str], message: Message, reading: Reading) -> Reading:
    """Take over what was taught about such a mail."""
    kind = known.get(pattern_of(message)) if known else None
    return reading if kind is None or message.direction == "out" else as_kind(reading, kind)


def as_kind(reading: Reading, kind: str) -> Reading:
    """Give a reading as the kind a person said it is; a person is sure."""
    if kind not in KINDS:
        return reading
    rejection = (reading.rejection or Rejection()) if kind == "rejection" else None
    return replace(reading, kind=kind, sure=True, confidence=1.0, rejection=rejection)  # type: ignore[arg-type]
