"""The calendar's address: secret, taken back at will, the same until something changes; and nobody is invited."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar

from afterno.record import store
from afterno.record.models import CalendarFeed
from afterno.service import calendar, entry

from .conftest import NOW

if TYPE_CHECKING:
    from typing import Any

    from .conftest import Cast, Visitor

PAGE = "/settings/calendar/"


def address(visitor: Visitor, *, names: bool = True) -> str:
    visitor.client.post(PAGE, {"do": "make", "names": "yes" if names else ""})
    found = re.search(r'value="(http://testserver/calendar/[^"]+\.ics)"', visitor.client.get(PAGE).text)
    assert found
    return found[1].removeprefix("http://testserver")


def entries(client: Any, url: str) -> list[Any]:
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_address_needs_no_session_and_gives_none(cast: Cast, alice: Visitor, client: Any) -> None:
    found = entries(client, address(alice))
    assert "Phone Ruth Boyd" in {str(one["SUMMARY"]) for one in found}
    assert len(found) == len(calendar.planned(cast.owner, NOW)) > 3
    assert client.cookies == {}


def test_it_is_shown_once(alice: Visitor) -> None:
    url = address(alice)
    again = alice.client.get(PAGE).text
    assert url not in again
    assert "There is one" in again
    secret = url.removeprefix("/calendar/").removesuffix(".ics").partition(".")[2]
    assert secret not in repr(CalendarFeed.objects.values_list("selector", "secret_hash"))


def test_every_entry_lies_in_her_hours_and_invites_nobody(cast: Cast, alice: Visitor, client: Any) -> None:
    (call,) = [one for one in entries(client, address(alice)) if one["SUMMARY"] == "Phone Ruth Boyd"]
    (act,) = [one for one in calendar.planned(cast.owner, NOW) if one.key == cast.ruth]
    assert act.opens is not None
    assert act.closes is not None
    begins, ends = call["DTSTART"].dt, call["DTEND"].dt
    assert act.opens.astimezone(UTC) <= begins < ends <= act.closes.astimezone(UTC)
    assert ends - begins == timedelta(minutes=15)
    text = client.get(address(alice)).text
    for word in ("ATTENDEE", "ORGANIZER", "METHOD:", "mailto:", "@harbour.example", "VALARM"):
        assert word not in text


def test_without_names_it_says_only_what_kind_it_is(cast: Cast, alice: Visitor, client: Any) -> None:
    text = client.get(address(alice, names=False)).text
    assert "SUMMARY:A call" in text
    for name in ("Ruth", "Boyd", "Dana", "Larch", "Harbour"):
        assert name not in text


def test_it_is_the_same_until_something_changes(cast: Cast, alice: Visitor, client: Any) -> None:
    url = address(alice)
    first = client.get(url)
    assert client.get(url).content == first.content
    assert client.get(url, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    before = {str(one["UID"]): str(one["SUMMARY"]) for one in entries(client, url)}
    entry.log(cast.owner, cast.ruth, entry.LogForm("called", at=NOW), NOW)
    changed = client.get(url, headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200
    after = {str(one["UID"]): str(one["SUMMARY"]) for one in entries(client, url)}
    assert before == after  # the call moved to another day and is the same entry
    assert client.get(url).content != first.content


def test_taken_back_it_is_dead_and_a_new_one_kills_the_old(alice: Visitor, client: Any) -> None:
    first = address(alice)
    second = address(alice)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    alice.client.post(PAGE, {"do": "revoke"})
    assert client.get(second).status_code == 404
    assert "Make the address" in alice.client.get(PAGE).text


def test_nothing_else_opens_it(alice: Visitor, charlie: Visitor, client: Any) -> None:
    url = address(alice)
    selector, _, secret = url.removeprefix("/calendar/").removesuffix(".ics").partition(".")
    strange = (f"{selector}.", f"{selector}", f".{secret}", f"{selector}.{secret}x", f"{selector}.{secret[:-1]}",
               f"{'0' * 24}.{secret}", "%00", "x" * 5000, f"{selector}.é")  # fmt: skip
    for word in strange:
        assert client.get(f"/calendar/{word}.ics").status_code == 404, word
    assert client.post(url).status_code == 405
    # Charlie's own is his; Alice's is not on his page, and his taking back leaves hers alone.
    charlie.client.post(PAGE, {"do": "revoke"})
    assert "There is one" not in charlie.client.get(PAGE).text
    assert client.get(url).status_code == 200
    assert "Phone" not in client.get(address(charlie)).text


def test_hostile_names_stay_inside_their_line(cast: Cast, alice: Visitor, client: Any) -> None:
    name = "Eve\r\nATTENDEE:mailto:x@evil.example\nEND:VEVENT\x07;,\\"
    store.upsert_person(cast.owner, {"id": cast.ruth, "name": name})
    found = entries(client, address(alice))
    assert len(found) == len(calendar.planned(cast.owner, NOW))
    assert all("ATTENDEE" not in one for one in found)
    assert any("ATTENDEE:mailto:x@evil.example" in str(one["SUMMARY"]) for one in found)


def test_as_a_file(cast: Cast, alice: Visitor) -> None:
    response = alice.client.post(PAGE, {"do": "file"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="afterno.ics"'
    assert b"Phone Ruth Boyd" in response.content
