"""The report of the search, to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from afterno.record import store
from afterno.service import entry

from .conftest import NOW, days_ago

if TYPE_CHECKING:
    from .conftest import Cast, Visitor


def test_the_last_month_by_day_without_what_is_private(cast: Cast, alice: Visitor, charlie: Visitor) -> None:
    entry.log(
        alice.owner, cast.ruth, entry.LogForm("voicemail", at=days_ago(1), note="Hoarse, and I forgot."), NOW
    )
    page = alice.client.get("/report/").text
    assert "2 March 2026" in page
    assert "Larch &amp; Sons" in page
    assert "A voicemail" in page
    assert "Hoarse" not in page
    assert "Harbour Freight" not in page, "five months ago"
    assert "<script>alert" not in page
    assert "Larch" not in charlie.client.get("/report/").text


def test_the_days_asked_for_both_included(cast: Cast, alice: Visitor) -> None:
    day = days_ago(2).date().isoformat()
    assert "Larch" in alice.client.get("/report/", {"first": day, "last": day}).text
    before = days_ago(3).date().isoformat()
    assert "Larch" not in alice.client.get("/report/", {"first": before, "last": before}).text


def test_an_application_stands_on_the_day_it_went(cast: Cast, alice: Visitor) -> None:
    store.upsert_application(alice.owner, {"id": cast.nameless, "role": "Clerk", "applied_on": "2026-02-20"})
    page = alice.client.get("/report/", {"first": "2026-02-20", "last": "2026-02-20"}).text
    assert "An application" in page
    assert "Clerk" in page


def test_what_was_taken_back_is_not_in_it(cast: Cast, alice: Visitor) -> None:
    logged = entry.log(alice.owner, cast.ruth, entry.LogForm("voicemail", at=days_ago(1)), NOW)
    alice.client.post("/undo/", {"event": logged.events[0], "back": "/"})
    assert "A voicemail" not in alice.client.get("/report/").text


@pytest.mark.parametrize(("first", "last", "said"), [
    ("2026-03-04", "2026-03-01", "before the first"), ("2020-01-01", "2026-01-01", "two years"),
    ("soon", "2026-03-01", "Write the day like"), ("", "", "required"),
    ("0001-01-01", "0001-01-02", "between 1990"), ("9999-12-30", "9999-12-31", "between 1990"),
])  # fmt: skip
def test_strange_days_are_said_beside_the_field(alice: Visitor, first: str, last: str, said: str) -> None:
    response = alice.client.get("/report/", {"first": first, "last": last})
    assert response.status_code == 400
    assert said in response.text
