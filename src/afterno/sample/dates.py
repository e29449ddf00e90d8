"""The sample's calendar: everything is counted from the working day before the demo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = "Europe/London"
_FIELD = re.compile(r"\{\{([wd][+-]\d{1,3})(?::([a-z]{2,6}))?\}\}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_TAGE = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Offsets of the story turned into days: `w-3` is three working days before its end, `d-3` three days."""

    end: date

    @classmethod
    def before(cls, now: datetime) -> Calendar:
        """Let the story end on the last working day before `now`."""
        day = now.date() - timedelta(days=1)
        while day.weekday() > 4:
            day -= timedelta(days=1)
        return cls(day)

    def day(self, offset: str) -> date:
        """Find the day an offset means."""
        count = int(offset[1:])
        if offset[0] == "d":
            return self.end + timedelta(days=count)
        weeks, rest = divmod(self.end.weekday() + count, 5)
        return self.end + timedelta(days=7 * weeks + rest - self.end.weekday())

    def moment(self, at: str, zone: str = HOME) -> datetime:
        """`w-3 09:42` in a zone."""
        offset, clock = at.split()
        return datetime.combine(self.day(offset), time.fromisoformat(clock), ZoneInfo(zone))

    def fill(self, text: str) -> str:
        """Dates written in a text, filled in: `{{w-3:long}}`."""
        return _FIELD.sub(lambda field: written(self.day(field[1]), field[2] or "long"), text)


def written(day: date, style: str) -> str:
    """Write a day as people write it."""
    month, name = _MONTHS[day.month - 1], _DAYS[day.weekday()]
    styles = {
        "long": f"{name} {day.day} {month}",
        "full": f"{day.day} {month} {day.year}",
        "us": f"{name}, {month} {day.day}",
        "day": name,
        "month": month,
        "iso": day.isoformat(),
        "num": f"{day.day:02}/{day.month:02}/{day.year}",
        "ics": f"{day:%Y%m%d}",
        "de": f"{_TAGE[day.weekday()]}, {day.day}. {_MONATE[day.month - 1]}",
        "dnum": f"{day.day:02}.{day.month:02}.{day.year}",
        "year": str(day.year),
    }
    return styles[style]
