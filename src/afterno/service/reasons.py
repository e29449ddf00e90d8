"""What can be a reason to write to her: her advice, a milestone, news, an opening, a change of hers, a meeting."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from afterno.service.texts import weekday
from afterno.wording.material import Advice, HerChange, Meeting, Milestone, News, Opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Row = dict[str, Any]
CONGRATULATED = ("promoted", "moved", "returned")
"""The changes of hers that a letter may speak of."""
A_NAME = 6
"""Words of a note that may be the name of a company or a post."""


def reasons_to_write(
    events: Sequence[Row], person: str, company: Row, companies: Mapping[str, Row], now: datetime
) -> dict[str, Any]:
    """Gather the reasons on record, as wording takes them; `events` are in their order, none taken back."""
    mine = [event for event in events if event.get("person") == person]
    news = _last(events, "news")
    opening = _last([event for event in events if event.get("company") == company.get("id")], "opening")
    return {
        "advice": tuple(advice(mine)),
        "milestone": _milestone(milestone_to_tell(events, person), companies),
        "news": News(_text(news, "title"), _text(news, "url")) if news else None,
        "opening": Opening(_text(opening, "title"), _text(opening, "url")) if opening else None,
        "her_change": her_change(mine, companies),
        "meeting": meeting(mine, now),
    }


def advice(mine: Iterable[Row]) -> Iterable[Advice]:
    """Pair each piece of advice with what became of it (M14)."""
    rows = list(mine)
    results = {row.get("advice"): row.get("result") or "" for row in rows if row["kind"] == "advice_acted"}
    for row in rows:
        if row["kind"] == "advice":
            yield Advice(_text(row, "text"), _moment(row["at"]).date(), results.get(row["id"], ""))


def milestone_to_tell(events: Sequence[Row], person: str) -> Row | None:
    """Find the latest milestone she has not heard, else the latest (M9)."""
    told = {
        row.get("milestone") or row.get("about")
        for row in events
        if row.get("person") == person and row["kind"] in {"milestone_told", "email_sent", "letter_sent"}
    }
    found = [row for row in events if row["kind"] == "milestone"]
    fresh = [row for row in found if row["id"] not in told]
    known = fresh or found
    return known[-1] if known else None


def _milestone(row: Row | None, companies: Mapping[str, Row]) -> Milestone | None:
    if row is None:
        return None
    return Milestone(_text(row, "what") or "other", _text(row, "text"), company_name(row, companies))


def her_change(mine: Sequence[Row], companies: Mapping[str, Row]) -> HerChange | None:
    """Say what has last changed for her, where it is something to congratulate on (M16)."""
    row = _last([row for row in mine if row.get("what") in CONGRATULATED], "her_change")
    if row is None:
        return None
    what, note = _text(row, "what"), _text(row, "note").strip(" .")
    named = note if 0 < len(note.split()) <= A_NAME else ""
    company = company_name(row, companies)
    if what == "moved":
        return HerChange(what, company or named, _text(row, "title"))
    return HerChange(what, company, _text(row, "title") or (named if what == "promoted" else ""))


def company_name(row: Row, companies: Mapping[str, Row]) -> str:
    """Name the company of an event, which may carry its id or its name."""
    given = _text(row, "company")
    return str(companies[given].get("name") or "") if given in companies else given


def meeting(mine: Sequence[Row], now: datetime) -> Meeting | None:
    """Say how it stands with a meeting: asked for, agreed for a day and hour, or held (M10)."""
    rows = [row for row in mine if row["kind"].startswith("meeting_")]
    if not rows:
        return None
    latest = rows[-1]["kind"]
    place = next((row["place"] for row in reversed(rows) if row.get("place")), "coffee")
    if latest == "meeting_held":
        return Meeting(place, held=True)
    at = _text(rows[-1], "meets_at") if latest == "meeting_agreed" else ""
    return Meeting(place, when=_when(at, now))


def _when(text: str, now: datetime) -> str:
    """Write the hour of a meeting as one says it; empty once it has passed."""
    try:
        at = datetime.fromisoformat(text) if text else None
    except ValueError:
        return ""
    if at is None or (at if at.tzinfo else at.replace(tzinfo=now.tzinfo)) < now:
        return ""
    return f"{weekday(date(at.year, at.month, at.day))} at {at:%H:%M}"


def _text(row: Row | None, key: str) -> str:
    value = (row or {}).get(key)
    return value if isinstance(value, str) else ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _last(rows: Iterable[Row], kind: str) -> Row | None:
    return next((row for row in reversed(list(rows)) if row["kind"] == kind), None)
