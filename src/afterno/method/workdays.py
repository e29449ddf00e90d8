"""Her calendar: working days and hours, public holidays, time zones, and months counted from an anchor."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Protocol

from afterno.method.reading import zone_named

if TYPE_CHECKING:
    from collections.abc import Container

DAY = timedelta(days=1)
HALF_AN_HOUR = timedelta(minutes=30)
A_MONDAY = date(2026, 1, 5)
FRIDAY = 4
FRIDAY_CLOSES = time(15)
FAR = date(2200, 12, 31)
"""A day that never comes."""

FRIDAY_AND_SATURDAY = frozenset(
    {"BH", "BD", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE"}
)
OTHER_WEEKENDS = {
    "AF": frozenset({3, 4}),
    "BN": frozenset({4, 6}),
    "DJ": frozenset({4}),
    "IR": frozenset({4}),
    "NP": frozenset({5}),
    "SO": frozenset({4}),
}
BY_NAME = {
    "afghanistan": "AF", "algeria": "DZ", "bahrain": "BH", "bangladesh": "BD", "brunei": "BN", "djibouti": "DJ",
    "egypt": "EG", "iran": "IR", "iraq": "IQ", "israel": "IL", "jordan": "JO", "kuwait": "KW", "libya": "LY",
    "maldives": "MV", "nepal": "NP", "oman": "OM", "palestine": "PS", "qatar": "QA", "saudi arabia": "SA",
    "somalia": "SO", "sudan": "SD", "syria": "SY", "yemen": "YE",
}  # fmt: skip
"""The countries above as somebody may have written them out."""
SATURDAY_AND_SUNDAY = frozenset({5, 6})


class Places(Protocol):
    """What must be known of the world, and is handed in: public holidays and plausible time zones."""

    def holidays(self, country: str, year: int) -> Container[date]:
        """The public holidays of a country, or of a region ("DE-BY"); empty where it is not known."""
        ...

    def zones(self, country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:
        """The zones a person of this country with these phones may be in; empty if unknown."""
        ...


class Nowhere:
    """Places of which nothing is known: no holidays, no zones."""

    def holidays(self, country: str, year: int) -> frozenset[date]:  # noqa: ARG002  (knows nothing)
        """Give no holiday."""
        return frozenset()

    def zones(self, country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002
        """Give no zone."""
        return ()


def add_months(anchor: date, months: int) -> date:
    """The same day of a later month, counted from the anchor and held to the month's end (case 3)."""
    months += anchor.month - 1
    year, month = anchor.year + months // 12, months % 12 + 1
    last = date(year + month // 12, month % 12 + 1, 1) - DAY
    return date(year, month, min(anchor.day, last.day))


def weekend_of(country: str | None) -> frozenset[int]:
    """The weekdays (Monday is 0) on which nobody works in that country."""
    plain = (country or "").strip()
    head = plain.partition("-")[0].upper()
    if len(head) != 2:
        head = BY_NAME.get(plain.casefold(), "")
    if head in FRIDAY_AND_SATURDAY:
        return frozenset({4, 5})
    return OTHER_WEEKENDS.get(head, SATURDAY_AND_SUNDAY)


class Week:
    """The working days and hours of one country under one policy; shared by all who work there."""

    __slots__ = ("_holidays", "_places", "closes", "country", "opens", "weekend")

    def __init__(self, places: Places, country: str | None, opens: time, closes: time) -> None:
        self.country = country
        self.weekend = weekend_of(country)
        self.opens = opens
        self.closes = closes
        self._places = places
        self._holidays: dict[int, Container[date]] = {}

    def works_on(self, day: date) -> bool:
        """Whether it is a working day there."""
        if day.weekday() in self.weekend:
            return False
        if self.country is None:
            return True
        found = self._holidays.get(day.year)
        if found is None:
            found = self._holidays[day.year] = self._places.holidays(self.country, day.year)
        return day not in found

    def ends(self, day: date) -> time:
        """When the working day ends: earlier on a Friday."""
        early = day.weekday() == FRIDAY and self.opens < FRIDAY_CLOSES < self.closes
        return FRIDAY_CLOSES if early else self.closes

    def next_from(self, day: date) -> date:
        """The first working day on or after `day`."""
        while not self.works_on(day):
            day += DAY
        return day

    def add(self, day: date, workdays: int) -> date:
        """The working day that many working days after `day`."""
        for _ in range(workdays):
            day = self.next_from(day + DAY)
        return day


class Calendar:
    """The calendar of one person: a week and the time zones that are plausible (case 1)."""

    __slots__ = ("known", "week", "zone", "zones")

    def __init__(self, week: Week, zones: tuple[tzinfo, ...], *, known: bool) -> None:
        self.week = week
        self.zones = zones
        self.zone = zones[0]
        self.known = known
        """False where the zone is only the seeker's own, for want of anything better."""

    def day(self, moment: datetime) -> date:
        """The date of that moment for her."""
        return moment.astimezone(self.zone).date()

    @property
    def certain(self) -> bool:
        """Whether her working hours are known, or at least an hour that suits every plausible zone."""
        return self.known and (len(self.zones) == 1 or self._common(A_MONDAY) is not None)

    def works_on(self, day: date) -> bool:
        """Whether she works on that day, and at an hour that suits every plausible zone if there is one."""
        if not self.week.works_on(day):
            return False
        return len(self.zones) == 1 or not self.certain or self._common(day) is not None

    def next_from(self, day: date) -> date:
        """The first such day on or after `day`."""
        while not self.works_on(day):
            day += DAY
        return day

    def window(self, day: date) -> tuple[datetime, datetime]:
        """The hours of `day` in which every plausible zone is at work; else those of her first zone."""
        common = self._common(day) if len(self.zones) > 1 else None
        if common is not None:
            return common
        zone = self.zone
        return datetime.combine(day, self.week.opens, zone), datetime.combine(day, self.week.ends(day), zone)

    def _common(self, day: date) -> tuple[datetime, datetime] | None:
        closing = self.week.ends(day)
        opens = max(datetime.combine(day, self.week.opens, zone).astimezone(UTC) for zone in self.zones)
        closes = min(datetime.combine(day, closing, zone).astimezone(UTC) for zone in self.zones)
        if closes - opens < HALF_AN_HOUR:
            return None
        return opens.astimezone(self.zone), closes.astimezone(self.zone)


def middle_first(zones: tuple[tzinfo, ...]) -> tuple[tzinfo, ...]:
    """The same zones, the one in the middle first: what to go by while nothing is known."""
    if len(zones) < 2:
        return zones
    noon = datetime(A_MONDAY.year, A_MONDAY.month, A_MONDAY.day, 12, tzinfo=UTC)
    offsets = [zone.utcoffset(noon) or timedelta() for zone in zones]
    middle = zones[offsets.index(sorted(offsets)[len(offsets) // 2])]
    return (middle, *(zone for zone in zones if zone is not middle))


def zones_named(names: tuple[str, ...]) -> tuple[tzinfo, ...]:
    """The zones of those names that exist."""
    return tuple(zone for name in names if (zone := zone_named(name)) is not None)
