"""An id that looks like a number or a word of JSON is an id like any other."""

from __future__ import annotations

import pytest
from tests.record.cast import NOW, birch_said_no, event

from afterno.record import store
from afterno.record.around import taken_back


@pytest.mark.parametrize("uid", ["0", "17", "true", "null", '"quoted"', "{}"])
def test_what_was_taken_back_is_known_by_any_id(alice: int, uid: str) -> None:
    birch_said_no(alice)
    told = [event(uid), event("slip", kind="void", event=uid, reason="A slip.", person=None)]
    assert not store.append_events(alice, told, now=NOW).problems
    assert taken_back(alice, [uid, "other"]) == {uid}
