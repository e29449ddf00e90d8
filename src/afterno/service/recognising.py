"""Reading without storing: what `afterno recognise` prints of every message."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from afterno.connect.mailbox.sources import open_sources
from afterno.reading import messages
from afterno.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson, Reading


def recognise_all(paths: Sequence[Path], *, me: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Read every message of these paths and give it in the shape of CONTRACTS.md, in the order of the files."""
    own = own_addresses(paths, me)
    for mail in open_sources(paths):
        if mail.problem is not None:
            yield unread(mail.source, mail.problem)
            continue
        message = messages.parse(mail.raw, me=own, folder=mail.folder)
        yield reading_json(mail.source, message, understand(message, me=own))


def own_addresses(paths: Sequence[Path], me: Collection[str]) -> frozenset[str]:
    """Say which addresses are the seeker's: those given, else the one most of the first mails were sent to."""
    given = frozenset(address.strip().lower() for address in me if address.strip())
    return given or guess_own(paths)


SAMPLE = 300
"""How many mails are looked at to guess whose mailbox it is."""


def guess_own(paths: Sequence[Path]) -> frozenset[str]:
    """Guess the mailbox's own address: named by delivery headers, or in To of most mails and From of the sent ones."""
    delivered: Counter[str] = Counter()
    seen = 0
    for mail in islice(open_sources(paths), SAMPLE):
        if mail.problem is not None:
            continue
        message = messages.parse(mail.raw, folder=mail.folder)
        seen += 1
        if message.direction == "out" and message.sender:
            delivered[message.sender.address] += 3
        for header in ("delivered-to", "x-original-to", "envelope-to"):
            if value := message.headers.get(header, "").strip("<> ").lower():
                delivered[value] += 1
        if len(message.to) == 1:
            delivered[message.to[0].address] += 1
    if not delivered:
        return frozenset()
    address, count = delivered.most_common(1)[0]
    return frozenset({address}) if address and count * 3 >= seen else frozenset()


def unread(source: str, why: str) -> dict[str, Any]:
    """Give a message that could not be read: named, never dropped without a word."""
    return {
        "source": source, "message_id": "", "date": None, "direction": "in", "subject": "",
        "from": {"name": "", "address": ""}, "language": "en", "kind": "other", "confidence": 0.0, "sure": False,
        "rejection": None, "evidence": "", "implied_no_after": None, "company": None, "role": None, "people": [],
        "problem": why,
    }  # fmt: skip


def reading_json(source: str, message: Message, reading: Reading) -> dict[str, Any]:
    """Give one message in the shape of CONTRACTS.md."""
    result: dict[str, Any] = {
        "source": source,
        "message_id": message.message_id,
        "date": message.date.isoformat() if message.date else None,
        "direction": message.direction,
        "subject": message.subject,
        "from": {
            "name": message.sender.name if message.sender else "",
            "address": message.sender.address if message.sender else "",
        },
        "language": reading.language,
        "kind": reading.kind,
        "confidence": round(reading.confidence, 3),
        "sure": reading.sure,
        "rejection": rejection_json(reading),
        "evidence": reading.evidence,
        "implied_no_after": reading.implied_no_after.isoformat() if reading.implied_no_after else None,
        "company": reading.company,
        "role": reading.role,
        "people": [person_json(person) for person in reading.people],
    }
    if reading.also:
        result["also"] = list(reading.also)
    if reading.promised_by:
        result["promised_by"] = reading.promised_by.isoformat()
    if reading.kind == "auto_reply":
        result["away_until"] = reading.away_until.isoformat() if reading.away_until else None
        result["has_left"] = reading.has_left
    if reading.kind == "bounce":
        result["bounced"] = list(reading.bounced)
        result["bounce_hard"] = reading.bounce_hard
    if message.problems:
        result["problems"] = list(message.problems)
    return result


def rejection_json(reading: Reading) -> dict[str, Any] | None:
    """Give how the no was said, None for every other kind."""
    if reading.rejection is None:
        return None
    no = reading.rejection
    return {
        "reason": no.reason, "signer": no.signer, "decider": no.decider, "door_open": no.door_open,
        "answerable": no.answerable,
    }  # fmt: skip


def person_json(person: FoundPerson) -> dict[str, Any]:
    """Give one person of a message."""
    result: dict[str, Any] = {
        "name": person.name,
        "role": person.role,
        "email": person.email,
        "phone": person.phone,
    }
    if person.phones:
        result["phones"] = list(person.phones)
    if person.title:
        result["title"] = person.title
    return result
