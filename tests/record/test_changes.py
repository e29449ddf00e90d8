"""What is changed at once is taken back at once; what was changed since stays, and nothing in use is lost."""

from __future__ import annotations

import pytest
from tests.record.cast import NOW, birch_said_no, event

from afterno.record import store
from afterno.record.exchange import export_record
from afterno.record.models import Change


def test_what_was_changed_and_added_is_taken_back_exactly(alice: int) -> None:
    birch_said_no(alice)
    store.set_profile(alice, seeker={"name": "Alice", "phone": "1"}, policy={"attempts": 3})
    before = export_record(alice)
    done = store.change(
        alice, "many", "This and that", NOW,
        companies=[{"id": "new", "name": "Elm"}],
        people=[{"id": "mara", "tags": ["a"], "name": "M. Okoye"}, {"id": "p9", "name": "Nine", "company": "new"}],
        applications=[{"id": "analyst", "manager": "p9"}],
        seeker={"name": "Alice"}, policy={},
    )  # fmt: skip
    assert (done.added, set(done.changed)) == (("new", "p9"), {"mara", "analyst"})
    assert export_record(alice) != before
    assert [one["text"] for one in store.changes_of(alice)] == ["This and that"]
    taken = store.take_back(alice, done.uid, NOW)
    assert taken is not None
    assert taken.stayed == ()
    assert export_record(alice) == before
    assert store.changes_of(alice) == []
    assert store.take_back(alice, done.uid, NOW) is None


def test_what_was_changed_since_stays(alice: int) -> None:
    birch_said_no(alice)
    done = store.change(
        alice, "person", "Her details", NOW, people=[{"id": "mara", "title": "A", "story": "B"}]
    )
    store.upsert_person(alice, {"id": "mara", "title": "Newer"})
    store.take_back(alice, done.uid, NOW)
    mara = store.get_person(alice, "mara")
    assert (mara["title"], "story" in mara) == ("Newer", False)


def test_whoever_is_in_use_by_now_stays(alice: int) -> None:
    birch_said_no(alice)
    done = store.change(
        alice, "import", "Three", NOW, people=[{"id": f"p{n}", "name": f"P {n}"} for n in range(3)]
    )
    store.append_events(alice, [event("e9", "voicemail", person="p1")], now=NOW)
    store.upsert_person(alice, {"id": "p2", "title": "By hand"})
    taken = store.take_back(alice, done.uid, NOW)
    assert taken is not None
    assert set(taken.stayed) == {"P 1", "P 2"}
    assert not store.get_person(alice, "p0")
    assert store.get_person(alice, "p1")


def test_nothing_changed_is_no_change(alice: int) -> None:
    birch_said_no(alice)
    mara = store.get_person(alice, "mara")
    assert store.change(alice, "person", "Nothing", NOW, people=[mara]).uid == ""
    assert store.changes_of(alice) == []


def test_an_entry_that_cannot_be_kept_is_named_and_the_others_are_kept(alice: int) -> None:
    done = store.change(
        alice, "import", "Two", NOW, people=[{"id": "a", "name": "\x00"}, {"id": "b", "name": "B"}]
    )
    assert done.added == ("b",)
    assert [one["event"] for one in done.problems] == ["a"]


@pytest.mark.parametrize("when", ["erased", "everything"])
def test_nothing_is_kept_of_somebody_erased(alice: int, when: str) -> None:
    birch_said_no(alice)
    store.change(alice, "person", "Mara Okoye", NOW, people=[{"id": "mara", "title": "Head of Okoye"}])
    if when == "erased":
        store.erase_person(alice, "mara")
    else:
        store.erase_owner(alice)
    assert "Okoye" not in repr(list(Change.objects.values()))


def test_a_stranger_takes_nothing_back(alice: int, charlie: int) -> None:
    done = store.change(alice, "person", "One", NOW, people=[{"id": "a", "name": "A"}])
    assert store.take_back(charlie, done.uid, NOW) is None
    assert store.get_person(alice, "a")
