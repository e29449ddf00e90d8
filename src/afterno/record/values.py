"""What the store takes and gives: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Required, TypedDict

if TYPE_CHECKING:
    from datetime import date, datetime

Raw = Mapping[str, Any]
"""One entry of a record, as JSON has it."""
Json = dict[str, Any]


class Problem(TypedDict):
    """What could not be taken, and why: `event` is the id of the event or other entry."""

    event: str
    why: str


def problem(event: str, why: str) -> Problem:
    """Name what is wrong with one entry."""
    return {"event": event, "why": why}


@dataclass(frozen=True, slots=True)
class AppendResult:
    """What became of events handed in: ids added, ids that were there already (or alike), and problems.

    `ids` has one entry per event handed in: the id under which it stands on record, None where refused.
    """

    added: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    ids: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class UpsertResult:
    """What became of companies, people or applications handed in, by id."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of a longer list."""

    rows: tuple[Json, ...]
    total: int
    offset: int
    limit: int


class StandingRow(TypedDict, total=False):
    """Where one relationship stands, for the index.

    `key` is the person's id, or `application:<id>` where nobody is known yet. `rank`: the tens say how much it is
    wished for (0 the ideal), the units the channel (0 a call): the ideal come first, then by day, calls before mail.
    """

    key: Required[str]
    person: str | None
    next_due: date | None
    stage: str
    rank: int
    group: str
    data: Json
    shown: Json
    """What is kept of the plan, to be shown; taken, and given apart by `shown_of`."""
    computed_at: datetime | None
    stale: bool
    """Whether something it depends on changed since it was computed; given, never taken."""


MailState = Literal["applied", "review", "confirmed", "dismissed", "skipped"]


@dataclass(frozen=True, slots=True)
class MailRow:
    """One message that was read: `message` is its message-id, or a hash of its content."""

    message: str
    state: MailState
    kind: str = ""
    source: str = ""
    date: datetime | None = None
    verdict: Raw = field(default_factory=dict)
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A file that was read: with what tells whether it has grown since."""

    path: str
    fingerprint: str = ""
    size: int = 0
    mtime: float = 0.0
    tail_hash: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class MailboxRow:
    """A connected mailbox: `name` is its address, `folders` how far each folder was read; no secret is in it."""

    name: str
    host: str
    port: int = 993
    security: str = "tls"
    user: str = ""
    auth: str = "password"
    options: Raw = field(default_factory=dict)
    folders: Raw = field(default_factory=dict)
    read_at: datetime | None = None
    problem: str = ""
    mails: int = 0


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """How many messages of a source were left out for one reason."""

    source: str
    why: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What reading a number of messages brings to the record, kept in one transaction or not at all."""

    companies: Sequence[Raw] = ()
    people: Sequence[Raw] = ()
    applications: Sequence[Raw] = ()
    events: Sequence[Raw] = ()
    mails: Sequence[MailRow] = ()
    sources: Sequence[SourceRow] = ()
    skipped: Sequence[SkippedRow] = ()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch did."""

    events: AppendResult
    mails: int
    problems: tuple[Problem, ...] = ()
