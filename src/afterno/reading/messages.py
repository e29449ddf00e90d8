"""Bytes to a message: headers, the newest part, quotes and forwards apart, direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from afterno.reading import addresses, content, headdates, headers, heads, mime, normal, quotes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

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
    """One mail, decoded and taken apart; texts are NFC with plain apostrophes, spaces and newline ends."""

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


TEXT_LIMIT: Final = 400_000
"""Characters of text of one mail that are taken apart; more is cut and named."""

_OWN_FIELDS: Final = frozenset({"message-id", "date", "subject", "from", "reply-to", "to", "cc", "in-reply-to",
                                "references", "received", "content-transfer-encoding", "mime-version"})  # fmt: skip
_SENT_FOLDER: Final = re.compile(
    r"(?:^|[/\\.,\[\]\"\s])(?:sent(?: (?:mail|items|messages))?|gesendet(?:e (?:objekte|elemente|nachrichten))?|outbox"
    r"|(?:messages |éléments )?envoyés?|(?:correo |elementos )?enviad[ao]s?|(?:itens |mensagens )enviad[ao]s"
    r"|(?:posta )?inviat[aei]|verzonden(?: (?:items|berichten))?|wysłane|elementy wysłane)(?:$|[/\\.,\]\"])",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'\])}]{3,2000}")


def parse(raw: bytes, *, me: Collection[str] = (), folder: str = "") -> Message:
    """Take a mail's bytes apart; never raises, `problems` names what could not be read."""
    try:
        return _parse(raw, me=me, folder=folder)
    except Exception as error:  # noqa: BLE001 - whatever bytes do, one mail must not end the reading
        return Message(problems=(f"not read: {type(error).__name__}",))


def _parse(raw: bytes, *, me: Collection[str], folder: str) -> Message:
    root, problems = mime.walk(_from_the_header(raw))
    found = root.fields
    parts = content.gather(root, problems)
    text, cut = normal.body(parts.text[: TEXT_LIMIT + 1]), len(parts.text) > TEXT_LIMIT
    if cut:
        problems.append(f"text longer than {TEXT_LIMIT // 1000},000 characters, the rest of it not read")
    subject = headers.first(found, "subject")
    taken = quotes.take_apart(text, subject=subject)
    forwarded, forwarded_from = _passed_on(taken, parts)
    sender = _one(found, "from") or _one(found, "sender")
    return Message(
        message_id=next(iter(headers.message_ids(headers.first(found, "message-id"))), ""),
        date=_date(found),
        subject=subject,
        sender=sender,
        reply_to=_many(found, "reply-to"),
        to=_many(found, "to"),
        cc=_many(found, "cc"),
        in_reply_to=headers.message_ids(headers.first(found, "in-reply-to")),
        references=headers.message_ids(headers.first(found, "references")),
        direction=_direction(sender, found, me, folder),
        text=taken.newest,
        quoted="\n\n".join(part for part in (taken.quoted, parts.returned) if part),
        forwarded=forwarded,
        forwarded_from=forwarded_from,
        links=_links(text, parts.links),
        headers={name: headers.first(found, name) for name in list(found)[:200] if name not in _OWN_FIELDS},
        calendar=tuple(parts.calendar),
        delivery_status=parts.delivery_status,
        attachments=tuple(Attachment(*attachment) for attachment in parts.attachments),
        problems=tuple(problems),
    )


def _from_the_header(raw: bytes) -> bytes:
    """Without an mbox's separator line, a byte order mark or empty lines above the header; old Mac line ends mended."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raw = raw.decode("utf-16", "replace").encode()
    raw = raw.lstrip(b"\r\n") if raw[:1] in {b"\r", b"\n"} else raw
    if raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    if b"\r" in raw[:2000] and b"\n" not in raw[:100_000]:
        raw = raw.replace(b"\r", b"\n")
    return raw


def _many(found: headers.Fields, name: str) -> tuple[Address, ...]:
    pairs = (pair for value in found.get(name, ())[:20] for pair in addresses.mailboxes(value))
    return tuple(Address(*pair) for pair in dict.fromkeys(pairs))[: addresses.LIMIT]


def _one(found: headers.Fields, name: str) -> Address | None:
    """Give the first mailbox; a name without any address counts as well."""
    for address in _many(found, name):
        return address
    bare = headers.first(found, name)[:200]
    return Address(bare.strip("<>\"' "), "") if bare.strip("<>\"' ") else None


def _date(found: headers.Fields) -> datetime | None:
    """Give the Date field; where it is missing or broken, the moment the mail was received."""
    if moment := headers.date(headers.first(found, "date")):
        return moment
    for name in ("received", "x-received", "resent-date", "delivery-date"):
        for value in found.get(name, ())[:3]:
            if moment := headers.date(value.rpartition(";")[2].strip()):
                return moment
    return None


def _direction(sender: Address | None, found: headers.Fields, me: Collection[str], folder: str) -> Direction:
    if sender and sender.address and sender.address in {address.strip().lower() for address in me}:
        return "out"
    labels = headers.first(found, "x-gmail-labels")
    return "out" if _SENT_FOLDER.search(labels) or _SENT_FOLDER.search(folder) else "in"


def _passed_on(taken: quotes.Taken, parts: content.Content) -> tuple[str, Address | None]:
    """Give what was forwarded: inside the text, or as an attached mail."""
    if taken.forwarded:
        return taken.forwarded, _named(taken.forwarded_from)
    return parts.forwarded, _named(parts.forwarded_from)


def _named(line: str) -> Address | None:
    if not line:
        return None
    line = re.sub(r"\[?mailto:([^\]\s>]{1,300})\]?", r"<\1>", line)
    for name, address in addresses.mailboxes(line):
        return Address(name, address)
    name = normal.line(line).strip("<>\"'* ")
    return Address(name[:200], "") if name else None


def _links(text: str, of_html: Collection[str]) -> tuple[str, ...]:
    found = dict.fromkeys(of_html)
    if "http" in text or "www." in text:
        found.update(dict.fromkeys(match.group().rstrip(".,;:!?") for match in _LINK.finditer(text)))
    return tuple(found)[:200]


def from_text(text: str, *, subject: str = "", sender: str = "", me: Collection[str] = ()) -> Message:
    """Read a pasted mail or a letter; header lines at its top (From:, Subject:, Date:) are read as such."""
    text = normal.body(text[: TEXT_LIMIT * 2])[:TEXT_LIMIT]
    head, rest = heads.pasted_head(text)
    subject = normal.line(subject) or head.get("subject", "")
    taken = quotes.take_apart(rest, subject=subject)
    who = _named(sender) if sender.strip() else _named(head.get("sender", ""))
    mine = {address.strip().lower() for address in me}
    return Message(
        date=headdates.loose(head.get("sent", "")),
        subject=subject,
        sender=who,
        to=tuple(Address(*pair) for pair in addresses.mailboxes(head.get("to", ""))),
        direction="out" if who and who.address in mine and who.address else "in",
        text=taken.newest,
        quoted=taken.quoted,
        forwarded=taken.forwarded,
        forwarded_from=_named(taken.forwarded_from),
        links=_links(text, ()),
    )
