"""Notices of what is planned: quiet by default; where asked for, the seeker's own calendar gives them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from afterno.record import store
from afterno.service import texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from afterno.service.types import Act

KEY = "notices"
"""Where the seeker's fields hold what is chosen."""
CHOICES = {
    "morning": "In the morning of the day, at 8",
    "before": "A quarter of an hour before it begins",
}
MORNING = time(8)
BEFORE = timedelta(minutes=15)


def chosen(owner: int) -> frozenset[str]:
    """Give what is chosen; nothing where nothing was."""
    return chosen_of(store.load_seeker(owner))


def chosen_of(seeker: dict[str, object]) -> frozenset[str]:
    """Read what is chosen from the seeker's fields."""
    kept = seeker.get(KEY)
    return frozenset(str(one) for one in kept) & CHOICES.keys() if isinstance(kept, list) else frozenset()


def save(owner: int, wanted: Collection[str], now: datetime) -> str:
    """Keep what is chosen; gives the id of the change, empty where nothing changed."""
    seeker = {name: value for name, value in store.load_seeker(owner).items() if name != KEY}
    if wanted:
        seeker[KEY] = sorted(set(wanted) & CHOICES.keys())
    return store.change(owner, "settings", "The notices", now, seeker=seeker).uid


def alarms(act: Act, begins: datetime | None, wanted: Collection[str]) -> tuple[datetime | timedelta, ...]:
    """Say when the calendar rings for one entry: moments, or, on a whole day, the time after it began."""
    if begins is None:
        return (timedelta(hours=MORNING.hour),) if "morning" in wanted else ()
    zone = texts.zone(act.own_zone)
    local = begins.astimezone(zone)
    morning = datetime.combine(local.date(), MORNING, local.tzinfo)
    found: list[datetime | timedelta] = [morning] if "morning" in wanted and morning < begins else []
    return (*found, -BEFORE) if "before" in wanted else tuple(found)
