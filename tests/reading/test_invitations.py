"""Calendar parts: when, who, where, which number; and files nobody should trust."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.invitations import read
from afterno.reading.messages import Address, Attachment, Message

INTERVIEW = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:abc
SUMMARY:Interview Finance Analyst\\, round 2
DTSTART;TZID="W. Europe Standard Time":20260310T100000
DURATION:PT45M
ORGANIZER;CN="Rhodes, Dana":mailto:dana.rhodes@northwind.example
ATTENDEE;CUTYPE=INDIVIDUAL;RSVP=TRUE;CN=Omar Ha
 ddad:mailto:omar@northwind.example
ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@northwind.example
LOCATION:https://meet.example/abc
DESCRIPTION:Dial +44 20 7946 0123\\nbye
BEGIN:VALARM
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
END:VCALENDAR"""


def test_an_invitation_from_outlook() -> None:
    (event,) = read(Message(calendar=(INTERVIEW,)))
    berlin = ZoneInfo("Europe/Berlin")
    assert event.summary == "Interview Finance Analyst, round 2"
    assert event.start == datetime(2026, 3, 10, 10, tzinfo=berlin)
    assert event.end == datetime(2026, 3, 10, 10, 45, tzinfo=berlin)
    assert event.organizer == Address("Rhodes, Dana", "dana.rhodes@northwind.example")
    assert event.attendees == (Address("Omar Haddad", "omar@northwind.example"),)
    assert event.phones == ("+442079460123",)
    assert event.urls == ("https://meet.example/abc",)
    assert not event.cancelled


def test_a_cancelled_one_an_attached_one_and_a_whole_day() -> None:
    text = INTERVIEW.replace("METHOD:REQUEST", "METHOD:CANCEL").replace(
        'DTSTART;TZID="W. Europe Standard Time":20260310T100000', "DTSTART;VALUE=DATE:20260310"
    )
    part = Attachment("invite.ics", "application/octet-stream", len(text), text.encode())
    (event,) = read(Message(attachments=(part,)))
    assert event.cancelled
    assert event.start == date(2026, 3, 10)


def test_a_zone_the_file_defines_itself() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Hausuhr\nBEGIN:STANDARD\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
    event = "BEGIN:VEVENT\nDTSTART;TZID=Hausuhr:20260310T100000\nEND:VEVENT\n"
    (found,) = read(Message(calendar=(f"BEGIN:VCALENDAR\n{zone}{event}END:VCALENDAR",)))
    assert isinstance(found.start, datetime)
    assert found.start.utcoffset() == timedelta(hours=2)


def test_universal_time() -> None:
    (found,) = read(
        Message(calendar=("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260310T090000Z\nEND:VEVENT",))
    )
    assert found.start == datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_a_hostile_file_is_cut_short() -> None:
    many = "BEGIN:VEVENT\nDTSTART:99999999T999999Z\nATTENDEE:mailto:a@b.example\nEND:VEVENT\n" * 5000
    found = read(Message(calendar=("BEGIN:VCALENDAR\n" + many,)))
    assert len(found) <= 10
    assert all(event.start is None for event in found)
    assert read(Message(calendar=("BEGIN:" * 30_000, "X;" * 50_000, "\x00"))) == ()


@given(st.text(max_size=400))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read(
        Message(
            calendar=(
                text,
                f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID={text}\nDURATION:{text}\nEND:VEVENT",
            )
        )
    )
