"""The sample: a mailbox over five months and what her record knows, moved to end just before today."""

from __future__ import annotations

import json
import re
from email.utils import format_datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from afterno.sample.compose import Composer
from afterno.sample.dates import HOME, Calendar
from afterno.sample.story import Entry, entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

ME = "maren.okafor@posthaven.example"
__all__ = ["ME", "expected", "facts", "mails", "write_mbox"]

_FROM_LINE = re.compile(rb"^(>*From )", re.MULTILINE)
_MOMENT = re.compile(r"[wd][+-]\d{1,3} \d\d:\d\d")
_DAY = re.compile(r"[wd][+-]\d{1,3}")


def _in_order(calendar: Calendar) -> list[Entry]:
    shown = [entry for entry in entries() if not entry.hidden]
    return sorted(shown, key=lambda e: calendar.moment(e.sheet["at"], e.sheet.get("zone", HOME)))


def _composer(calendar: Calendar) -> Composer:
    return Composer(calendar, {entry.id: entry for entry in entries()}.__getitem__)


def mails(now: datetime) -> Iterator[bytes]:
    """Every mail of the sample, oldest first; the last no arrived on the working day before `now`."""
    calendar = Calendar.before(now)
    composer = _composer(calendar)
    return (composer.mail(entry) for entry in _in_order(calendar))


def write_mbox(path: Path, now: datetime) -> int:
    """Write the sample as one mbox file; returns how many mails it holds."""
    count = 0
    with path.open("wb") as file:
        for count, raw in enumerate(mails(now), start=1):  # noqa: B007 -- the count is the result
            file.write(b"From sample@posthaven.example Thu Jan  1 00:00:00 1970\n")
            file.write(_FROM_LINE.sub(rb">\1", raw).rstrip(b"\r\n") + b"\n\n")
    return count


def expected(now: datetime) -> list[dict[str, Any]]:
    """Tell what a careful reader understands of each mail, in the order of `mails`."""
    calendar = Calendar.before(now)
    composer = _composer(calendar)
    return [_truth(entry, calendar, composer) for entry in _in_order(calendar)]


def _truth(entry: Entry, calendar: Calendar, composer: Composer) -> dict[str, Any]:
    truth = {
        key: calendar.fill(value) if isinstance(value, str) else value for key, value in entry.expect.items()
    }
    direction = "out" if entry.address == ME else "in"
    moment = calendar.moment(entry.sheet["at"], entry.sheet.get("zone", HOME))
    head = {"id": entry.id, "message_id": composer.message_id(entry), "date": format_datetime(moment)}
    return {**head, "direction": direction, **truth}


def facts(now: datetime) -> dict[str, Any]:
    """Give what the mailbox cannot hold, in the shape of `afterno-record/1`, dates filled in."""
    raw = json.loads((resources.files("afterno.sample") / "facts.json").read_text("utf-8"))
    filled: dict[str, Any] = _dated(raw, Calendar.before(now))
    return filled


def _dated(value: Any, calendar: Calendar) -> Any:  # noqa: ANN401 -- JSON of any depth
    if isinstance(value, dict):
        return {key: _dated(each, calendar) for key, each in value.items()}
    if isinstance(value, list):
        return [_dated(each, calendar) for each in value]
    if not isinstance(value, str):
        return value
    if _MOMENT.fullmatch(value):
        return calendar.moment(value).isoformat()
    return calendar.day(value).isoformat() if _DAY.fullmatch(value) else value
