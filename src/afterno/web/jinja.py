"""The environment of the page templates: escaping on, a missing name is an error, dates in plain words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from afterno.service import hushing, texts
from afterno.web import assets, links, outcomes, rules

if TYPE_CHECKING:
    from datetime import date, datetime


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django hands its options over
    """Make the environment; Django calls it once."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**options)  # noqa: S701 - autoescape is set above
    env.globals |= {
        "asset": assets.url,
        "url": page_url,
        "action_of": links.action_of,
        "paper": links.paper_of,
        "rules": rules.RULES,
    }
    env.filters |= {
        "day": texts.day,
        "weekday": texts.weekday,
        "short_day": short_day,
        "due": due,
        "when": when,
        "local_day": local_day,
        "count": texts.count,
        "number": texts.number,
        "capitalize_first": capitalize_first,
        "mark": hushing.mark,
        "written": texts.written,
        "for_pages": outcomes.plain,
        "phone": lru_cache(maxsize=512)(texts.phone),
    }
    return env


@lru_cache(maxsize=4096)
def page_url(name: str, **keys: str) -> str:
    """Write the address of a page."""
    return reverse(name, kwargs=keys)


def short_day(value: date) -> str:
    """Write a day for the margin: Wed 4 March."""
    return f"{texts.WEEKDAYS[value.weekday()][:3]} {value.day} {texts.MONTHS[value.month - 1]}"


def due(value: date, today: date) -> str:
    """Say when something is due, as somebody would: today, tomorrow, since Monday."""
    days = (value - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if -7 < days < 0:
        return f"since {texts.WEEKDAYS[value.weekday()]}"
    if days < 0:
        return f"since {value.day} {texts.MONTHS[value.month - 1]}"
    return short_day(value) if value.year == today.year or days < 200 else texts.day(value)


def when(value: datetime, zone: str) -> str:
    """Write a moment in the seeker's clock: 4 March 2026, 15:00."""
    local = value.astimezone(texts.zone(zone))
    return f"{texts.day(local.date())}, {local:%H:%M}"


def local_day(value: datetime, zone: str) -> str:
    """Write the day of a moment, in the seeker's clock."""
    return texts.day(value.astimezone(texts.zone(zone)).date())


def capitalize_first(text: str) -> str:
    """Begin a line with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]
