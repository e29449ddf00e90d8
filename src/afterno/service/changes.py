"""Taking back what was changed of people and settings: details, a manager named, many at once, an import, a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.errors import NotOnRecordError
from afterno.record import store
from afterno.service import merging, planning
from afterno.service.types import Logged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

NAMED = 3
"""So many of those who stayed are named."""


def undo(owner: int, change: str, now: datetime) -> Logged:
    """Take a change back. What was changed since stays as it is now, and whoever is in use by now stays.

    Raises NotOnRecordError where there is none, or it was taken back before.
    """
    merged = store.merged_by(owner, change)
    stops = [(one, stop) for one, lead in merged for stop in merging.stops_meanwhile(owner, one, lead)]
    found = store.take_back(owner, change, now)
    if found is None:
        raise NotOnRecordError("That was taken back already, or lies too long ago.")
    merging.keep_stops(owner, stops, now)
    planning.settle(owner, now)
    if not found.restored and not found.stayed and not merged:
        return Logged((), "It was changed since, and stays as it is.")
    said = f"Taken back: {found.text[:1].lower()}{found.text[1:]}." if found.text else "Taken back."
    return Logged((), said + _stayed(found.stayed))


def _stayed(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" {', '.join(names[:NAMED])}{more} stayed: something else on record rests on them by now."


def known(owner: int, change: str) -> bool:
    """Tell whether this is the id of a change that can be taken back."""
    return any(one["uid"] == change for one in store.changes_of(owner, limit=300))


def made(owner: int, kind: str, now: datetime) -> str:
    """Give the id of the change of this kind made at this moment; an empty text where nothing changed."""
    found = store.changes_of(owner, limit=1)
    return str(found[0]["uid"]) if found and (found[0]["kind"], found[0]["at"]) == (kind, now) else ""
