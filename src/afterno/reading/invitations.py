"""Calendar invitations in a message: when, who, where, which number to dial.

Read by hand instead of by a library: an invitation is a hostile file like any other, and only a dozen properties of it
are wanted. Size, lines, events and attendees are bounded; what cannot be understood is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from afterno.reading.messages import Address, Message
from afterno.reading.phones import find, regions
from afterno.reading.windowszones import IANA

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CHARACTERS = 200_000
_MOST_LINES = 4_000
_MOST_EVENTS = 10
_MOST_ATTENDEES = 60
_LINE = re.compile(
    r"^(?P<name>[A-Za-z0-9-]{1,60})(?P<params>(?:;[^:;\"]{0,300}(?:\"[^\"]{0,300}\")?){0,20}):(?P<value>.*)$",
    re.DOTALL,
)
_PARAM = re.compile(r";(?P<key>[A-Za-z0-9-]{1,40})=(?P<value>\"[^\"]{0,300}\"|[^;:\"]{0,300})")
_STAMP = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_DURATION = re.compile(
    r"^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$"
)
_URL = re.compile(r"https?://[^\s<>\"'\\)\]]{4,400}")
_OFFSET = re.compile(r"^([+-])(\d{2})(\d{2})(?:\d{2})?$")


@dataclass(frozen=True, slots=True)
class Invitation:
    """One event of an invitation. `start` is aware where the zone is known, a date for a whole day."""

    method: str = "REQUEST"
    uid: str = ""
    summary: str = ""
    start: datetime | date | None = None
    end: datetime | date | None = None
    zone: str | None = None
    organizer: Address | None = None
    attendees: tuple[Address, ...] = ()
    location: str = ""
    description: str = ""
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(slots=True)
class _Property:
    name: str
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class _Calendar:
    method: str = ""
    offsets: dict[str, timedelta] = field(default_factory=dict)
    events: list[list[_Property]] = field(default_factory=list)


def read(message: Message) -> tuple[Invitation, ...]:
    """Read the events of a message's calendar parts; none where a part cannot be understood."""
    texts = [*message.calendar, *_attached(message)]
    found: list[Invitation] = []
    for text in texts[:4]:
        calendar = _parse(text[:_MOST_CHARACTERS])
        found += [_invitation(event, calendar) for event in calendar.events]
    unique = {
        (invitation.uid or str(place), str(invitation.start)): invitation
        for place, invitation in enumerate(found)
    }
    return tuple(unique.values())[:_MOST_EVENTS]


def _attached(message: Message) -> Iterator[str]:
    for part in message.attachments[:20]:
        is_calendar = part.content_type in {
            "text/calendar",
            "application/ics",
        } or part.filename.lower().endswith(".ics")
        if is_calendar and part.content and len(part.content) <= _MOST_CHARACTERS:
            yield part.content.decode("utf-8", "replace")


def _lines(text: str) -> list[str]:
    """Unfolded lines."""
    out: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_MOST_LINES]:
        if line[:1] in {" ", "\t"} and out:
            if len(out[-1]) < 20_000:
                out[-1] += line[1:]
        elif line:
            out.append(line)
    return out


def _parse(text: str) -> _Calendar:  # noqa: C901  one branch per property that is wanted
    calendar = _Calendar()
    stack: list[str] = []
    zone = ""
    for line in _lines(text):
        match = _LINE.match(line[:20_000])
        if match is None:
            continue
        prop = _Property(
            match.group("name").upper(), _params(match.group("params")), match.group("value").strip()
        )
        if prop.name == "BEGIN":
            stack.append(prop.value.upper())
            if stack[-1] == "VEVENT" and len(calendar.events) < _MOST_EVENTS:
                calendar.events.append([])
            if len(stack) > 20:
                break
        elif prop.name == "END":
            if stack:
                stack.pop()
        elif stack[-1:] == ["VCALENDAR"] and prop.name == "METHOD":
            calendar.method = prop.value.upper()[:20]
        elif stack[-1:] == ["VTIMEZONE"] and prop.name == "TZID":
            zone = prop.value[:100]
        elif prop.name == "TZOFFSETTO" and stack[-1:] in (["STANDARD"], ["DAYLIGHT"]):
            _note_offset(calendar, zone, prop.value, standard=stack[-1] == "STANDARD")
        elif stack[-1:] == ["VEVENT"] and calendar.events and len(calendar.events[-1]) < 300:
            calendar.events[-1].append(prop)
    return calendar


def _params(text: str) -> dict[str, str]:
    return {
        match.group("key").upper(): match.group("value").strip('"') for match in _PARAM.finditer(text[:4000])
    }


def _note_offset(calendar: _Calendar, zone: str, value: str, *, standard: bool) -> None:
    match = _OFFSET.match(value.strip())
    if match and len(calendar.offsets) < 50:
        minutes = int(match.group(2)) * 60 + int(match.group(3))
        offset = timedelta(minutes=-minutes if match.group(1) == "-" else minutes)
        if standard or zone not in calendar.offsets:
            calendar.offsets[zone] = offset


def _invitation(event: list[_Property], calendar: _Calendar) -> Invitation:
    first = {prop.name: prop for prop in reversed(event)}
    start, zone = _moment(first.get("DTSTART"), calendar)
    end, _ = _moment(first.get("DTEND"), calendar)
    if end is None:
        end = _after(start, first["DURATION"].value if "DURATION" in first else "")
    location, description = _text(first.get("LOCATION"), 500), _text(first.get("DESCRIPTION"), 8000)
    words = f"{location}\n{description}"
    links = [*_URL.findall(_text(first.get("URL"), 500)), *_URL.findall(words)]
    return Invitation(
        method=calendar.method or "REQUEST",
        uid=_text(first.get("UID"), 300),
        summary=_text(first.get("SUMMARY"), 300),
        start=start,
        end=end,
        zone=zone,
        organizer=_address(first.get("ORGANIZER")),
        attendees=_attendees(event),
        location=location,
        description=description,
        phones=tuple(phone.number for phone in find(words, regions(words)))[:10],
        urls=tuple(dict.fromkeys(links))[:20],
        cancelled=calendar.method == "CANCEL" or _text(first.get("STATUS"), 20).upper() == "CANCELLED",
    )


def _text(prop: _Property | None, most: int) -> str:
    if prop is None:
        return ""
    value = re.sub(r"\\([nN,;\\])", lambda m: "\n" if m.group(1) in "nN" else m.group(1), prop.value)
    return value.strip()[:most]


def _address(prop: _Property | None) -> Address | None:
    if prop is None:
        return None
    value = prop.value.strip()
    mail = value[7:] if value.lower().startswith("mailto:") else prop.params.get("EMAIL", "")
    mail = mail.strip().lower()[:254]
    return Address(prop.params.get("CN", "").strip()[:200], mail if "@" in mail else "")


def _attendees(event: list[_Property]) -> tuple[Address, ...]:
    """People only: rooms and resources are left out."""
    wanted = (prop for prop in event if prop.name == "ATTENDEE")
    people = (
        prop
        for prop in wanted
        if prop.params.get("CUTYPE", "INDIVIDUAL").upper() in {"INDIVIDUAL", "UNKNOWN"}
    )
    found = [address for prop in people if (address := _address(prop)) and (address.name or address.address)]
    return tuple(dict.fromkeys(found))[:_MOST_ATTENDEES]


def _moment(prop: _Property | None, calendar: _Calendar) -> tuple[datetime | date | None, str | None]:
    """A date, or a date and time with its zone."""
    match = _STAMP.match(prop.value.strip()) if prop else None
    if prop is None or match is None:
        return None, None
    try:
        if match.group(4) is None:
            return date(int(match.group(1)), int(match.group(2)), int(match.group(3))), None
        plain = datetime(*(int(part or 0) for part in match.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001  the zone follows
    except ValueError:
        return None, None
    if match.group(7):
        return plain.replace(tzinfo=UTC), "UTC"
    return _in_zone(plain, prop.params.get("TZID", ""), calendar)


def _in_zone(plain: datetime, name: str, calendar: _Calendar) -> tuple[datetime, str | None]:
    """By an IANA name, a Windows name, the offset the file itself gives; else without a zone."""
    wanted = IANA.get(name.strip('"'), name.strip('"').removeprefix("/").rpartition("mozilla.org/")[2])
    if re.fullmatch(r"[A-Za-z_]{2,20}(?:/[A-Za-z0-9_+-]{1,30}){0,2}", wanted):
        try:
            return plain.replace(tzinfo=ZoneInfo(wanted)), wanted
        except (KeyError, ValueError, OSError):
            pass
    offset = calendar.offsets.get(name)
    return (
        (plain.replace(tzinfo=timezone(offset)), None)
        if offset is not None and abs(offset) < timedelta(hours=24)
        else (plain, None)
    )


def _after(start: datetime | date | None, duration: str) -> datetime | date | None:
    match = _DURATION.match(duration.strip())
    if start is None or match is None or match.group(1) == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    try:
        return start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
