"""Notices: quiet by default; where asked for, in the seeker's own calendar, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar

from afterno.service import calendar, notices

from .conftest import NOW

if TYPE_CHECKING:
    from typing import Any

    from .conftest import Cast, Visitor

PAGE = "/settings/notices/"


def alarms(owner: int) -> dict[str, list[Any]]:
    found: Any = Calendar.from_ical(calendar.as_file(owner, NOW))
    return {
        str(one["SUMMARY"]): [alarm["TRIGGER"].dt for alarm in one.walk("VALARM")]
        for one in found.walk("VEVENT")
    }


def test_it_is_quiet_unless_asked(cast: Cast, alice: Visitor) -> None:
    assert not any(alarms(alice.owner).values())
    assert "checked" not in alice.client.get(PAGE).text


def test_the_morning_and_a_quarter_of_an_hour_before(cast: Cast, alice: Visitor) -> None:
    alice.client.post(PAGE, {"morning": "yes", "before": "yes"})
    assert alice.client.get(PAGE).text.count(" checked") == 2
    call = alarms(alice.owner)["Phone Ruth Boyd"]
    (act,) = [one for one in calendar.planned(alice.owner, NOW) if one.key == cast.ruth]
    assert act.opens is not None
    eight_in_paris = datetime.combine(act.opens.date(), datetime.min.time(), UTC) + timedelta(hours=7)
    assert call == [eight_in_paris, -timedelta(minutes=15)]


def test_what_has_no_hour_rings_in_the_morning_only(cast: Cast, alice: Visitor) -> None:
    (letter, *_) = [one for one in calendar.planned(alice.owner, NOW) if one.opens is None]
    assert notices.alarms(letter, None, {"morning", "before"}) == (timedelta(hours=8),)
    assert notices.alarms(letter, None, {"before"}) == ()


def test_it_never_rings_in_the_morning_after_it_began(cast: Cast, alice: Visitor) -> None:
    (act,) = [one for one in calendar.planned(alice.owner, NOW) if one.key == cast.ruth]
    assert act.opens is not None
    early = act.opens.replace(hour=6)
    assert notices.alarms(act, early, {"morning"}) == ()


def test_it_is_taken_back_and_nothing_strange_is_kept(cast: Cast, alice: Visitor) -> None:
    alice.client.post(PAGE, {"before": "yes", "flashing": "yes", "morning": "no"})
    assert notices.chosen(alice.owner) == {"before"}
    page = alice.client.get(PAGE).text
    change = page.split('name="change" value="')[1].split('"')[0]
    alice.client.post("/undo/", {"change": change, "back": PAGE})
    assert notices.chosen(alice.owner) == frozenset()


def test_charlie_hears_nothing_of_alices(cast: Cast, alice: Visitor, charlie: Visitor) -> None:
    alice.client.post(PAGE, {"morning": "yes"})
    assert "checked" not in charlie.client.get(PAGE).text
