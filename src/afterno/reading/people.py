"""Who speaks in a message or is named in it: names, titles, addresses, phones, and whose no it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from afterno.reading.messages import Message
from afterno.reading.result import FoundPerson, Signer


def find_people(
    message: Message, *, me: Collection[str] = (), country: str | None = None
) -> tuple[FoundPerson, ...]:
    """Those who speak in or are named in the newest part, never the seeker."""
    del me, country
    sender = message.sender
    if sender is None or not sender.name:
        return ()
    return (FoundPerson(name=sender.name, email=sender.address),)


def decider(message: Message, people: Sequence[FoundPerson]) -> str | None:
    """Who is said to have decided, when that is not the signer."""
    del message, people
    return None


def signer(message: Message, people: Sequence[FoundPerson]) -> Signer:
    """Who signs: the manager, HR, the bare organisation, nobody at all."""
    del message, people
    return "unknown"


def answerable(message: Message) -> bool:
    """Can the address be answered?"""
    address = message.sender.address if message.sender else ""
    return not address.startswith(("noreply", "no-reply", "donotreply", "do-not-reply"))
