"""What to do today: the due relationships, most wanted first, each planned anew as it is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from afterno.record import store
from afterno.service import noticing, planning
from afterno.service.acts import acts_of, not_now_of, person_ref
from afterno.service.types import Act, Today

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["acts_of", "local_day", "not_now_of", "order", "person_ref", "planned", "today"]

PAGE = 20
AHEAD = 5
"""How many of those that wait are shown."""


def today(owner: int, now: datetime, page: int = 1, *, swept: bool = False) -> Today:
    """Give one page of what is due and what waits next.

    Only what changed and what is shown is planned anew; the index says who to look at. `swept` where a sweep runs
    beside, which finds what has only grown old.
    """
    planning.settle(owner, now, aged=not swept)
    seeker, reviews = store.seeker_and_reviews(owner)
    on = local_day(now, seeker)
    # A manager's calendar may be a day ahead of the seeker's.
    horizon = on + timedelta(days=1)
    total = store.count_due(owner, horizon)
    rows = store.due(owner, horizon, limit=PAGE, offset=(page - 1) * PAGE)
    ahead = store.next_ahead(owner, horizon, limit=AHEAD) if page == 1 else []
    acts = planned(owner, [*rows, *ahead], now)
    due = sorted((act for act in acts if act.due <= on), key=order)
    later = [act for act in acts if act.due > on]
    shown = {row["key"] for row in rows}
    return Today(
        on=on,
        acts=tuple(due),
        total=max(total - sum(act.key in shown for act in later), len(due)),
        waiting=tuple(sorted(later, key=lambda act: act.due))[:AHEAD],
        reviews=reviews,
        begun=bool(rows or ahead) or store.any_standing(owner),
        page=page,
        pages=max(1, -(-total // PAGE)),
        while_away=noticing.while_away(due, rows, on) if page == 1 else (),
    )


def order(act: Act) -> tuple[bool, date, int]:
    """Put a dream first, then what is due longest, calls before mail (M15)."""
    return (not act.ideal, act.due, planning.CALLS_FIRST[act.channel])


def planned(owner: int, rows: list[store.StandingRow], now: datetime) -> list[Act]:
    """Give the first reach-out of each of these index rows, planned anew where its plan has grown old."""
    kept = planning.kept(owner, rows, now)
    mine = (kept[row["key"]].acts for row in rows if row["key"] in kept)
    return [min(acts, key=lambda act: (act.due, planning.CALLS_FIRST[act.channel])) for acts in mine if acts]


local_day = planning.local_day
