"""The long view: what was done of what was proposed, where everybody stands; what was taken back counts nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.service import entry
from afterno.service.long_view import long_view

from .conftest import NOW, days_ago

if TYPE_CHECKING:
    from .conftest import Cast, Visitor


def test_acts_done_of_acts_proposed(cast: Cast, alice: Visitor) -> None:
    lines = {line.person.id: line for line in long_view(alice.owner, NOW).lines}
    ruth, dana = lines[cast.ruth], lines[cast.dana]
    assert (ruth.done, ruth.proposed) == (0, 1)  # the first call is due
    assert dana.done == 2  # the talk that brought the no, and a letter
    page = alice.client.get("/long-view/").text
    assert "One act is proposed, none done yet." in page
    assert "acts proposed since the no, two are done." in page


def test_what_is_done_and_what_is_taken_back(cast: Cast, alice: Visitor) -> None:
    before = long_view(alice.owner, NOW)
    logged = entry.log(alice.owner, cast.ruth, entry.LogForm("called", at=days_ago(1)), NOW)
    after = long_view(alice.owner, NOW)
    assert {line.person.id: line.done for line in after.lines}[cast.ruth] == 1
    entry.undo(alice.owner, logged.events[0], NOW)
    assert long_view(alice.owner, NOW) == before


def test_the_stranger_sees_his_own_empty_page(cast: Cast, charlie: Visitor) -> None:
    assert "Here the lines of your relationships will run" in charlie.client.get("/long-view/").text
