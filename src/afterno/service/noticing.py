"""What the index remembers beside the plan: what came due while the app was off, and what a change spreads out.

Both are only notes on derived rows: thrown away, the plan is the same and the list a little longer (cases 5 and 24).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from afterno.method.reasons import still_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from afterno.method.planner import ReachOut
    from afterno.record.store import StandingRow
    from afterno.service.types import Act

OFF = timedelta(days=3)
"""The app was off when what was due has not been planned anew for so long."""
SHOWN = 3


def notes(before: StandingRow | None, reach: ReachOut, today: date, now: datetime) -> dict[str, Any]:
    """What to keep beside a row that is planned anew; `before` is the row as it was."""
    kept: dict[str, Any] = {"kind": reach.kind}
    old = data_of(before)
    if before is None or old.get("kind") != reach.kind:
        return kept
    if str(old.get("from", "")) > today.isoformat():
        kept["from"] = old["from"]
    if old.get("noticed") == today.isoformat():
        kept |= {"noticed": old["noticed"], "was": old["was"]}
    due, computed = before.get("next_due"), before.get("computed_at")
    if due is None or computed is None or reach.due > today:
        return kept
    if today - due >= OFF and now - computed >= OFF:
        kept |= {"noticed": today.isoformat(), "was": due.isoformat()}
    return kept


def data_of(row: StandingRow | None) -> Mapping[str, Any]:
    """The notes of a row; nothing where there is none."""
    return (row.get("data") or {}) if row is not None else {}


def starts(data: Mapping[str, Any], due: date) -> date:
    """The day on which it comes up: the day it is due, or the later one to which a change spread it."""
    spread = str(data.get("from") or "")
    return max(due, date.fromisoformat(spread)) if spread else due


def spread(reach: ReachOut, row: StandingRow | None, today: date) -> ReachOut:
    """The reach-out of a row, on the day it comes up where a changed number made it due."""
    data = data_of(row)
    day = starts(data, reach.due) if data.get("kind") == reach.kind else reach.due
    return replace(reach, due=day) if day > max(reach.due, today) else reach


def while_away(acts: Iterable[Act], rows: Iterable[StandingRow], today: date) -> tuple[str, ...]:
    """What came due while the app was off and still holds, a sentence each, at most three and the rest counted."""
    kept = {row["key"]: data_of(row) for row in rows}
    found = [
        still_right(act.kind, act.person.name if act.person else "", date.fromisoformat(data["was"]), today)
        for act in acts
        if act.channel != "none"
        and (data := kept.get(act.key, {})).get("noticed") == today.isoformat()
        and data.get("kind") == act.kind
    ]
    more = len(found) - SHOWN
    if more > 0:
        return (
            *found[:SHOWN],
            f"{more} more came due as well. Each stands below once, and nothing has piled up.",
        )
    return tuple(found)
