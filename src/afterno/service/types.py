"""What pages and commands are given: plain values, ready to be shown.

Without slots: making a class with them takes twice as long, and every command waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from afterno.service.summary import ReadSummary


@dataclass(frozen=True)
class PersonRef:
    """Somebody, as a line names them."""

    id: str
    name: str
    role: str = "other"
    title: str = ""
    company_id: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    ideal: bool = False

    @property
    def phone_shown(self) -> str:
        """Her number as one reads it out."""
        from afterno.service.texts import phone

        return phone(self.phone)

    @property
    def label(self) -> str:
        """Name them, or say what they are where no name is known."""
        return self.name or (f"the manager at {self.company}" if self.company else "the manager")


@dataclass(frozen=True)
class Act:
    """One reach-out as it is shown: what, to whom, when in both clocks, and why."""

    key: str
    kind: str
    channel: str
    headline: str
    why: str
    rule: str
    due: date
    person: PersonRef | None = None
    application: str = ""
    company: str = ""
    role: str = ""
    opens: datetime | None = None
    closes: datetime | None = None
    zone: str = ""
    """Her time zone where one is known; `opens` and `closes` carry it."""
    own_zone: str = ""
    needs: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    ideal: bool = False

    def window(self) -> str:
        """Say the window in her clock, and in the seeker's own where it differs; empty without one."""
        from afterno.service.texts import window

        return window(self.opens, self.closes, self.own_zone)


@dataclass(frozen=True)
class NotNow:
    """What the seeker may want next and why it waits."""

    kind: str
    headline: str
    why: str
    rule: str
    until: date | None


@dataclass(frozen=True)
class Today:
    """The day's list: `acts` is one page of what is due, `waiting` the next ones ahead."""

    on: date
    acts: tuple[Act, ...]
    total: int
    waiting: tuple[Act, ...] = ()
    reviews: int = 0
    begun: bool = False
    """Whether there is any relationship yet."""
    problems: tuple[str, ...] = ()
    page: int = 1
    pages: int = 1
    while_away: tuple[str, ...] = ()
    """What came due while the app was off and still holds (case 5)."""


@dataclass(frozen=True)
class TimelineEntry:
    """One line of what happened; a voided one stays visible, struck out."""

    event: str
    at: datetime
    kind: str
    text: str
    detail: str = ""
    voided: bool = False
    can_undo: bool = True
    letter: str = ""
    """The words of a letter, where it was one and they were kept."""


@dataclass(frozen=True)
class CameOf:
    """One good thing that came of a relationship, and the contact it came after; None where it came of itself."""

    what: str
    on: date
    detail: str = ""
    after: str = ""
    after_on: date | None = None


@dataclass(frozen=True)
class Glance:
    """What of one relationship stands beside a sheet or a letter."""

    person: PersonRef
    stage: str
    next: tuple[Act, ...] = ()
    not_now: tuple[NotNow, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relationship:
    """One relationship whole: her, where it stands, what next and why, why not now, what was."""

    person: PersonRef
    stage: str
    stage_text: str
    next: tuple[Act, ...]
    not_now: tuple[NotNow, ...]
    timeline: tuple[TimelineEntry, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    time_zone: str = ""
    country: str = ""
    story: str = ""
    true_things: tuple[str, ...] = ()
    """What is chosen to be said to her: a parallel, a compliment, a question."""
    note: str = ""
    tags: tuple[str, ...] = ()
    merged: tuple[PersonRef, ...] = ()
    """Entries that the seeker merged into this one."""
    applications: tuple[str, ...] = ()
    colleagues: tuple[PersonRef, ...] = ()
    attempts: int = 0
    touches: int = 0
    answers: int = 0
    stands: str = ""
    """Where it stands, in a sentence."""
    what_next: str = ""
    """What comes next, and when, in a sentence."""
    came_of: tuple[CameOf, ...] = ()
    """What came of it, oldest first (M16)."""


@dataclass(frozen=True)
class PersonRow:
    """One line of the list of relationships."""

    person: PersonRef
    stage: str
    stage_text: str
    next_due: date | None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeoplePage:
    """One page of relationships."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Review:
    """One mail in doubt: what it seems to be, the sentence that decided, what else it may be."""

    id: str
    subject: str
    sender: str
    date: datetime | None
    kind: str
    evidence: str
    confidence: float
    company: str = ""
    role: str = ""
    person: str = ""
    why: str = ""
    """Why it is asked about, in one sentence."""
    text: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviewPage:
    """The review list, and honestly above it what was read."""

    rows: tuple[Review, ...]
    total: int
    page: int
    pages: int
    summary: ReadSummary | None = None


@dataclass(frozen=True)
class Logged:
    """What was put on record, in words, and how to take it back."""

    events: tuple[str, ...]
    text: str
    next: str = ""
    problems: tuple[str, ...] = ()
    change: str = ""
    """Where people or settings were changed: the id by which that is taken back."""
