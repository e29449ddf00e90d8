"""Her calendar: zones and their transitions, holidays, months; and the places that know them offline."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.method.world import declined

from afterno.method.workdays import Calendar, Nowhere, Week, add_months, middle_first, weekend_of
from afterno.service.places import OfflinePlaces

PLAIN = Week(Nowhere(), None, time(9), time(17))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def transitions(zone: ZoneInfo, first: int = 2026, years: int = 10) -> list[date]:
    """The days of ten years on which the clock of that zone is changed."""
    found: list[date] = []
    moment = datetime(first, 1, 1, 12, tzinfo=UTC)
    offset = moment.astimezone(zone).utcoffset()
    while moment.year < first + years:
        later = moment + timedelta(days=7)
        after = later.astimezone(zone).utcoffset()
        if after != offset:
            found += [(moment + timedelta(days=number)).date() for number in range(8)]
            offset = after
        moment = later
    return found


def test_the_hours_of_every_zone_hold_over_ten_years_of_transitions() -> None:
    seen = 0
    for name in sorted(available_timezones()):
        if name.startswith(("Etc/", "posix", "right", "SystemV")) or "/" not in name:
            continue
        calendar = Calendar(PLAIN, (ZoneInfo(name),), known=True)
        for day in transitions(ZoneInfo(name)):
            opens, closes = calendar.window(day)
            assert (opens.hour, opens.date(), calendar.day(opens)) == (9, day, day), name
            assert closes.astimezone(UTC) - opens.astimezone(UTC) == timedelta(
                hours=6 if day.weekday() == 4 else 8
            )
            seen += 1
    assert seen > 20_000


def test_the_first_call_keeps_her_hours_in_every_zone_whenever_its_clock_changes() -> None:
    seen = 0
    for number, name in enumerate(sorted(available_timezones())):
        zone = ZoneInfo(name)
        for day in transitions(zone)[number % 5 :: 5]:
            world = declined(f"{day - timedelta(days=1)}T18:00:00+00:00")
            world.people[0]["time_zone"] = name
            call = world.the(f"{day}T00:30:00+00:00")
            assert call.opens is not None
            assert call.closes is not None
            opens, closes = call.opens.astimezone(zone), call.closes.astimezone(zone)
            friday = call.due.weekday() == 4
            assert (opens.date(), opens.hour, closes.hour) == (call.due, 9, 15 if friday else 17), name
            assert call.due.weekday() < 5
            seen += 1
    assert seen > 5_000


@given(DAYS, st.integers(0, 36))
def test_months_are_counted_from_the_anchor(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(0, 30), st.sampled_from(["DE", "SA", "NP", "IR", None]))
def test_working_days_only_roll_forward(day: date, number: int, country: str | None) -> None:
    week = Week(Nowhere(), country, time(9), time(17))
    later = week.add(day, number)
    assert later >= day
    assert number == 0 or week.works_on(later)
    worked = sum(week.works_on(day + timedelta(days=one)) for one in range(1, (later - day).days + 1))
    assert worked == number


@pytest.mark.parametrize(
    "country", ["Ireland", "South Africa", "South Korea", "Bhutan", "", "  ", None, "GB", "de-by"]
)
def test_a_country_written_out_is_not_taken_for_the_code_it_begins_with(country: str | None) -> None:
    assert weekend_of(country) == {5, 6}


@pytest.mark.parametrize("country", ["Israel", "IL", "il", "Saudi Arabia", "EG-C"])
def test_a_weekend_on_friday_and_saturday_by_code_or_name(country: str) -> None:
    assert weekend_of(country) == {4, 5}


def test_weekends() -> None:
    assert weekend_of("SA") == {4, 5}
    assert weekend_of("DE-BY") == {5, 6}
    assert weekend_of(None) == {5, 6}


PLACES = OfflinePlaces()


@pytest.mark.parametrize(
    ("country", "day", "free"),
    [
        ("DE", date(2026, 10, 3), True),
        ("DE", date(2026, 1, 6), False),
        ("DE-BY", date(2026, 1, 6), True),
        ("US", date(2026, 7, 4), True),
        ("us", date(2026, 11, 26), True),
        ("GB", date(2027, 12, 27), True),
        ("DE-XX", date(2026, 10, 3), True),
        ("XX", date(2026, 10, 3), False),
        ("", date(2026, 10, 3), False),
    ],
)
def test_public_holidays_offline(country: str, day: date, free: bool) -> None:
    assert (day in PLACES.holidays(country, day.year)) is free


def test_zones_by_country_and_phone_offline() -> None:
    assert PLACES.zones("DE", ())[0] == "Europe/Berlin"
    assert PLACES.zones("US", ())[0] == "America/New_York"
    assert "America/Los_Angeles" in PLACES.zones("US", ())
    assert PLACES.zones("US", ("+1 212 555 0100",)) == ("America/New_York",)
    assert PLACES.zones(None, ("+49 30 1234567",)) == ("Europe/Berlin",)
    assert PLACES.zones("FR", ("01 70 18 99 00",)) == ("Europe/Paris",)
    assert PLACES.zones(None, ("what", "")) == ()
    assert PLACES.zones("ZZ", ()) == ()
    for zone in (*PLACES.zones("RU", ()), *PLACES.zones("AU", ())):
        assert ZoneInfo(zone)


def test_a_day_without_an_hour_that_suits_everywhere_is_no_day_for_a_call() -> None:
    """On a summer Friday New York closes when Honolulu opens."""
    zones = (ZoneInfo("America/New_York"), ZoneInfo("Pacific/Honolulu"))
    calendar = Calendar(PLAIN, zones, known=True)
    assert calendar.certain
    assert not calendar.works_on(date(2026, 7, 10))
    assert calendar.next_from(date(2026, 7, 10)) == date(2026, 7, 13)
    opens, closes = calendar.window(date(2026, 7, 13))
    assert closes - opens == timedelta(hours=2)


def test_the_middle_zone_goes_first() -> None:
    zones = tuple(
        ZoneInfo(name) for name in ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Omsk", "Asia/Kamchatka")
    )
    assert str(middle_first(zones)[0]) == "Asia/Omsk"
    assert (
        str(middle_first(tuple(ZoneInfo(name) for name in ("Europe/Berlin", "Europe/Busingen")))[0])
        == "Europe/Berlin"
    )
