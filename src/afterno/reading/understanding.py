"""One message, understood whole: what it is, who speaks in it, which company and role, which dates it sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from afterno.reading import autoreply, dates, organisations, people, signoff
from afterno.reading.recognise import recognise
from afterno.reading.result import Reading, Rejection

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson

ABOUT_A_JOB: Final = frozenset({
    "rejection", "received", "interview", "assessment", "offer", "outreach", "withdrawal", "other_job",
})  # fmt: skip
"""Kinds of mail whose company, role and people are worth finding."""
SETS_A_DATE: Final = frozenset({"received", "interview", "assessment", "other_job"})


def understand(
    message: Message, *, me: Collection[str] = (), thread: Sequence[Message] = (), known: bool = False
) -> Reading:
    """Say what a message is and all that can be known from it.

    `me` are the seeker's own addresses, `thread` earlier messages of the thread, `known` whether the sender is on
    record. Never raises for anything a message may hold.
    """
    if message.direction == "in" and (automatic := read_automatic(message)):
        return automatic
    reading = recognise(message, thread=thread, known=known)
    if reading.kind not in ABOUT_A_JOB:
        return reading
    found = people.find_people(message, me=me, thread=thread)
    company, role = organisations.company_and_role(message)
    reading = replace(reading, people=found, company=company, role=role)
    if reading.kind == "received":
        reading = replace(reading, implied_no_after=dates.implied_no_after(message))
    if reading.kind in SETS_A_DATE:
        reading = replace(reading, promised_by=dates.promised_by(message))
    if reading.kind == "rejection":
        no = whose_no(message, reading)
        reading = replace(reading, rejection=no, people=_known_by_signing(message, found, no))
    return reading


def _known_by_signing(
    message: Message, found: tuple[FoundPerson, ...], no: Rejection
) -> tuple[FoundPerson, ...]:
    """Who signs a no as manager or HR is that in the list of people too, where nothing else says what they are."""
    signs = people.signing(message, found)
    if signs is None or signs.role != "unknown" or no.signer not in {"manager", "hr"}:
        return found
    return tuple(replace(person, role=no.signer) if person is signs else person for person in found)


def read_automatic(message: Message) -> Reading | None:
    """Read an out-of-office or a bounce; None where it is neither."""
    if failed := autoreply.bounce(message):
        return Reading(
            "bounce",
            0.99,
            sure=True,
            bounced=failed.addresses,
            bounce_hard=failed.hard,
            evidence=failed.evidence,
        )
    if away := autoreply.read(message):
        found = people.find_people(message)
        return Reading(
            "auto_reply", 0.99, sure=True, away_until=away.away_until, has_left=away.has_left,
            evidence=away.evidence, people=found,
        )  # fmt: skip
    return None


def whose_no(message: Message, reading: Reading) -> Rejection:
    """Say who signed a no, who decided, and whether its address can be answered."""
    no = reading.rejection or Rejection()
    signer = people.signer(message, reading.people)
    if (
        signer == "unknown"
        and no.signer in {"organisation", "machine"}
        and people.signing(message, reading.people)
    ):
        signer = people.by_voice(message)
    return replace(
        no,
        signer=signoff.refined(message, no.signer if signer == "unknown" else signer),
        decider=people.decider(message, reading.people),
        answerable=people.answerable(message),
    )
