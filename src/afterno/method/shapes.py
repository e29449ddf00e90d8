"""What can happen in a job search, and the record of it: `afterno-record/1` (CONTRACTS).

Everything here is a frozen value; slots only where a record holds many, for they double the time to make a class.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.method.fields import Value

FORMAT = "afterno-record/1"


@dataclass(frozen=True)
class Problem:
    """What could not be understood, and why; `event` is the id of the event, where it is one."""

    event: str | None
    why: str

    def json(self) -> dict[str, object]:
        """As in `plan --json`."""
        return {"event": self.event, "why": self.why}


@dataclass(frozen=True)
class Seeker:
    """The person who looks for work."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phone: str | None = None
    time_zone: str | None = None
    country: str | None = None
    industry: str | None = None
    calls_by: str = "phone"
    resume: Mapping[str, object] | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Company:
    """An employer."""

    id: str
    name: str = ""
    domain: str | None = None
    industry: str | None = None
    country: str | None = None
    ideal: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody met on the way; `lead` is False for a secondary relationship."""

    id: str
    name: str = ""
    role: str = "other"
    company: str | None = None
    title: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    time_zone: str | None = None
    country: str | None = None
    assistant_of: str | None = None
    ideal: bool = False
    lead: bool = True
    story: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """An application for one post."""

    id: str
    company: str | None = None
    title: str = ""
    ideal: bool = False
    applied_on: date | None = None
    manager: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `fields` holds what its kind may carry (see `fields.KINDS`), typed."""

    id: str
    at: datetime
    kind: str
    person: str | None = None
    application: str | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)

    def text(self, key: str) -> str | None:
        """A field in words."""
        found = self.fields.get(key)
        return found if isinstance(found, str) else None

    def day(self, key: str) -> date | None:
        """A field that is a calendar date."""
        found = self.fields.get(key)
        return found if isinstance(found, date) and not isinstance(found, datetime) else None

    def moment(self, key: str) -> datetime | None:
        """A field that is a point in time."""
        found = self.fields.get(key)
        return found if isinstance(found, datetime) else None

    def flag(self, key: str) -> bool | None:
        """A field that is yes or no."""
        found = self.fields.get(key)
        return found if isinstance(found, bool) else None

    def number(self, key: str) -> int | None:
        """A field that is a whole number."""
        found = self.fields.get(key)
        return found if isinstance(found, int) and not isinstance(found, bool) else None


@dataclass(frozen=True)
class Record:
    """Everything on record of one seeker; `policy` holds only what differs from the defaults, unread."""

    seeker: Seeker = field(default_factory=Seeker)
    policy: Mapping[str, object] = field(default_factory=dict)
    companies: tuple[Company, ...] = ()
    people: tuple[Person, ...] = ()
    applications: tuple[Application, ...] = ()
    events: tuple[Event, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
