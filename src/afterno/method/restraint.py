"""What holds a touch back: floors, the eight a year, the company's week (M8, M9, M13)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.holds import Hold, hers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.relationship import Life, Touch

YEAR = timedelta(days=365)
WISH_FLOOR = 14


class Selves:
    """Everybody one person may be (case 16): what was sent to any of them, what any of them asked for."""

    def __init__(self, lives: Iterable[Life]) -> None:
        self.lives = tuple(lives)
        self.touches: list[Touch] = [touch for life in self.lives for touch in life.limited_touches()]
        self.holds: list[Hold] = [hold for life in self.lives for hold in hers(life)]
        if len(self.lives) > 1:
            self.touches.sort(key=lambda touch: (touch.day, touch.event.id))
        self.stopped = any(life.stopped is not None for life in self.lives)
        self.died = any(life.died is not None for life in self.lives)
        self.dead = {address for life in self.lives for address in life.dead}


class Restraint:
    """The limits of one relationship, counted over everybody she may be, and her company."""

    def __init__(self, life: Life, selves: Selves, company_touches: dict[str, date]) -> None:
        self.life = life
        self.policy = life.book.policy
        self.selves = selves
        self.touches = selves.touches
        self.company_touches = company_touches

    def floor(self) -> date | None:
        """Thirty days after the last touch nobody asked for; her wish puts its own number there (M8)."""
        last = next((touch.day for touch in reversed(self.touches) if touch.unprompted), None)
        if last is None:
            return None
        wish = self.life.every_days
        days = max(WISH_FLOOR, wish[0]) if wish is not None else self.policy.floor_days
        return last + timedelta(days=days)

    def milestone_floor(self) -> date | None:
        """Fourteen days after the last touch (M9)."""
        if not self.touches:
            return None
        return self.touches[-1].day + timedelta(days=self.policy.milestone_floor_days)

    def wished_floor(self) -> date | None:
        """Not below fourteen days after the last touch, whatever she wished."""
        return self.touches[-1].day + timedelta(days=WISH_FLOOR) if self.touches else None

    def company_week(self) -> date | None:
        """A week after the last touch to anybody at her company (case 17)."""
        there = self.company_touches.get(self.life.company or "")
        own = next((touch.day for touch in reversed(self.touches) if touch.unprompted), None)
        days = [day for day in (there, own) if day is not None]
        return max(days) + timedelta(days=self.policy.company_days) if days else None

    def year(self) -> date | None:
        """When the year has room for one more touch (M13)."""
        limit = self.policy.touches_a_year
        if self.life.every_days is not None:
            limit = max(limit, 365 // self.life.every_days[0])
        counted = [touch.day for touch in self.touches if touch.of_the_year]
        return counted[-limit] + YEAR if len(counted) >= limit else None

    def always(self) -> date:
        """The first day that neither the company's week nor the year forbids."""
        return max(self.company_week() or date.min, self.year() or date.min)


def touches_by_company(lives: Iterable[Life]) -> dict[str, date]:
    """The last touch that counts for a company's week, by the company she was at on that day.

    Companies with one relationship are left out: there her own touches are all there are.
    """
    known = tuple(lives)
    shared = Counter(key for life in known for key in {key for _, key in life.companies if key is not None})
    found: dict[str, date] = {}
    for life in known:
        if not any(shared[key] > 1 for _, key in life.companies if key is not None):
            continue
        for touch in life.limited_touches():
            key = life.company_on(touch.day)
            if touch.unprompted and key is not None:
                found[key] = max(found.get(key, touch.day), touch.day)
    return found
