"""The long view (M16): every relationship as a line through time, and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from afterno.record import store
from afterno.service import facts, texts
from afterno.service.today import local_day, person_ref

if TYPE_CHECKING:
    from afterno.service.types import PersonRef

PAGE = 20
SPAN = timedelta(days=365)
MONTH = timedelta(days=30.4)
HERS = {"email_received", "letter_received", "message_received", "meeting_agreed", "meeting_declined"}
YOURS = {"email_sent", "letter_sent", "message_sent", "voicemail", "assistant_message", "call_attempt",
         "meeting_requested", "milestone_told"}  # fmt: skip
TOGETHER = {"conversation", "meeting_held"}


@dataclass(frozen=True, slots=True)
class Point:
    """One contact on the line: where on it (0 to 1), and whose it was: `hers`, `yours`, `together` or `no`."""

    at: float
    whose: str


@dataclass(frozen=True, slots=True)
class Line:
    """One relationship through time."""

    person: PersonRef
    stage: str
    points: tuple[Point, ...]
    since: date | None
    contacts: int
    answers: int
    advice: int
    months: int
    """Between the first and the last sign of hers."""
    done: int = 0
    """What was done since the no."""
    proposed: int = 0
    """That, and what is proposed by now and waits."""


@dataclass(frozen=True, slots=True)
class LongView:
    """One page of lines, the months under them, and where everybody stands."""

    lines: tuple[Line, ...]
    months: tuple[tuple[float, str], ...]
    stands: tuple[tuple[str, int], ...]
    total: int
    page: int
    pages: int
    kept_up: str = ""
    """How many of the proposed acts were done, in a sentence; empty before anything was proposed."""


def long_view(owner: int, now: datetime, page: int = 1) -> LongView:
    """Give the last twelve months of one page of relationships."""
    counted = store.stages(owner)
    found = store.relationships(owner, counted.due, counted.all, limit=PAGE, offset=(page - 1) * PAGE)
    events = store.contacts_of(owner, [row["id"] for row in found.rows]) if found.rows else {}
    today = local_day(now, store.load_seeker(owner))
    lines = tuple(
        line_of(row, facts.live_events(events.get(row["id"], ()), now), now, today) for row in found.rows
    )
    stands = tuple(
        (words, counted.stages[key]) for key, words in texts.STAGES.items() if key in counted.stages
    )
    pages = max(1, -(-found.total // PAGE))
    return LongView(
        lines,
        months(now),
        stands,
        found.total,
        page,
        pages,
        kept_up(counted),
    )


def kept_up(counted: store.Counted) -> str:
    """Say what of the proposed acts was done (M16): a measure, no reproach."""
    if not counted.proposed:
        return ""
    since = texts.day(date.fromisoformat(counted.since))
    return f"Of what was proposed since {since}, {counted.done:,} of {counted.proposed:,} are done."


def line_of(row: dict[str, Any], mine: list[dict[str, Any]], now: datetime, today: date) -> Line:
    """Draw one relationship: its contacts, and the no it began with."""
    person = person_ref(row, {row.get("company") or "": {"name": row.get("company_name") or ""}})
    assert person is not None
    kinds = Counter(whose(event["kind"]) for event in mine)
    points = tuple(
        Point(place, whose(event["kind"]))
        for event in mine
        if whose(event["kind"]) and (place := place_of(facts.event_at(event), now)) is not None
    )
    first = next((event for event in mine if event["kind"] == "rejection"), None)
    done = acts_since(first, mine)
    waits = row["next_due"] is not None and row["next_due"] <= today
    return Line(
        person,
        texts.STAGES.get(str(row["stage"]), ""),
        points,
        facts.event_day(first) if first else None,
        kinds["yours"] + kinds["together"],
        kinds["hers"] + kinds["together"],
        sum(event["kind"] == "advice" for event in mine),
        in_touch(mine),
        done,
        done + waits,
    )


def acts_since(no: dict[str, Any] | None, mine: list[dict[str, Any]]) -> int:
    """Count what the seeker did since the no; what came before it was not proposed."""
    begun = facts.event_at(no) if no else None
    acts = (event for event in mine if whose(event["kind"]) in {"yours", "together"})
    return sum(begun is not None and facts.event_at(event) >= begun for event in acts)


def in_touch(events: list[dict[str, Any]]) -> int:
    """Count the months between the first and the last sign of hers."""
    signs = [facts.event_at(event) for event in events if whose(event["kind"]) in {"hers", "together"}]
    return round((signs[-1] - signs[0]) / MONTH) if signs else 0


def whose(kind: str) -> str:
    """Say whose a contact was; empty for what is none."""
    if kind == "rejection":
        return "no"
    return "hers" if kind in HERS else "yours" if kind in YOURS else "together" if kind in TOGETHER else ""


def place_of(at: datetime, now: datetime) -> float | None:
    """Give the place of a moment on a line that ends now; None before it begins."""
    place = 1 - (now - at) / SPAN
    return place if place >= 0 else None


def months(now: datetime) -> tuple[tuple[float, str], ...]:
    """Give the beginnings of months along the line, every second one named."""
    marks = []
    year, month = now.year, now.month
    for back in range(12):
        start = datetime(year, month, 1, tzinfo=now.tzinfo)
        place = place_of(start, now)
        if place is not None:
            marks.append((place, texts.MONTHS[month - 1][:3] if back % 2 == 0 else ""))
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return tuple(reversed(marks))
