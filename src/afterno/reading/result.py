"""What was understood of one message, in the shape of CONTRACTS.md (`recognise --json`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Kind = Literal[
    "rejection", "received", "interview", "assessment", "offer", "outreach", "alert", "withdrawal",
    "own_message", "auto_reply", "bounce", "other_job", "other",
]  # fmt: skip
Reason = Literal["declined", "filled", "cancelled", "paused", "unknown"]
Signer = Literal["manager", "hr", "organisation", "machine", "unknown"]
PersonRole = Literal["manager", "hr", "interviewer", "assistant", "agency", "unknown"]


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody who speaks in, or is named in, the newest part; `phone` is E.164."""

    name: str
    role: PersonRole = "unknown"
    email: str | None = None
    phone: str | None = None
    phones: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """How the no was said."""

    reason: Reason = "unknown"
    signer: Signer = "unknown"
    decider: str | None = None
    door_open: bool = False
    answerable: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, understood. `rejection` is None for every other kind."""

    kind: Kind
    confidence: float
    sure: bool
    language: str = "en"
    rejection: Rejection | None = None
    also: tuple[Kind, ...] = ()
    evidence: str = ""
    implied_no_after: date | None = None
    company: str | None = None
    role: str | None = None
    people: tuple[FoundPerson, ...] = ()
    away_until: date | None = None
    """An automatic reply's last day away, where it says one."""
    has_left: bool = False
    """An automatic reply that says the person has left."""
    bounced: tuple[str, ...] = ()
    """The addresses a bounce is about."""
    bounce_hard: bool = True
    promised_by: date | None = None
    """The day by which an answer was promised ("you will hear by Friday")."""
