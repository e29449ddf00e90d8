"""Bytes to a message: headers, the newest part, quotes and forwards apart, direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Direction = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox as a header names it; `address` is lower case, `name` decoded and may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the text: `filename` is a bare name without any path, `content` None where too large."""

    filename: str
    content_type: str
    size: int
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One mail, decoded and taken apart; texts are NFC with plain apostrophes, spaces and `\\n` line ends."""

    message_id: str = ""
    date: datetime | None = None
    subject: str = ""
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    direction: Direction = "in"
    text: str = ""
    """The newest part: what this sender wrote now, signature included, quotes and forwards apart."""
    quoted: str = ""
    """What is quoted from earlier messages of the thread."""
    forwarded: str = ""
    """The text of a forwarded message, where the seeker or somebody else passed one on."""
    forwarded_from: Address | None = None
    links: tuple[str, ...] = ()
    """Addresses of links in text and HTML (for template ids), at most 200."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Other headers by lower-case name (auto-submitted, list-id, precedence, x-failed-recipients, ...), decoded."""
    calendar: tuple[str, ...] = ()
    """The text of text/calendar parts."""
    delivery_status: str = ""
    """The text of a message/delivery-status part."""
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be read, in plain words, for the list of what was skipped."""
