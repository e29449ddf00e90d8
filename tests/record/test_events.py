from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.record.cast import HUGO, MARA, NO, NOW, STOP, VOICEMAIL, birch_said_no, event

from afterno.record import store
from afterno.record.models import Event

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


def whys(result: store.AppendResult) -> list[str]:
    return [problem["why"] for problem in result.problems]


def test_an_event_comes_back_as_it_was_given(alice: int) -> None:
    birch_said_no(alice)
    given = event(
        "x",
        "conversation",
        channel="phone",
        direction="out",
        stay_in_touch="yes",
        weather={"rain": [1, None]},
    )
    assert store.append_events(alice, [given], now=NOW).added == ("x",)
    assert store.load_record(alice)["events"] == [NO, VOICEMAIL, given]


def test_handing_in_the_same_again_changes_nothing(alice: int) -> None:
    birch_said_no(alice)
    again = store.append_events(alice, [NO, VOICEMAIL], now=NOW)
    assert (again.added, again.duplicates, again.problems) == ((), ("no", "vm"), ())
    assert again.ids == ("no", "vm")


def test_the_same_said_twice_within_a_minute_is_one(alice: int) -> None:
    birch_said_no(alice)
    double = {**VOICEMAIL, "id": "vm2", "at": "2026-03-03T15:00:59-05:00"}
    later = {**VOICEMAIL, "id": "vm3", "at": "2026-03-03T15:01:01-05:00"}
    result = store.append_events(alice, [double, later], now=NOW)
    assert result.ids == ("vm", "vm3")
    assert result.added == ("vm3",)


def test_two_alike_in_one_hand_are_one(alice: int) -> None:
    birch_said_no(alice)
    result = store.append_events(alice, [event("a"), event("b"), event("c", note="another")], now=NOW)
    assert result.added == ("a", "c")
    assert result.ids == ("a", "a", "c")


def test_an_id_is_made_where_none_is_given(alice: int) -> None:
    birch_said_no(alice)
    bare = {"at": "2026-05-03T10:00:00Z", "kind": "voicemail", "person": "mara"}
    (made,) = store.append_events(alice, [bare], now=NOW).ids
    assert made
    assert store.get_events(alice, [made])[0]["kind"] == "voicemail"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (event("x", person="nobody"), "person 'nobody' is not in the record"),
        (event("x", person=None), "lacks its person"),
        (event("x", kind="serenade"), "nothing called 'serenade' can happen"),
        (event("x", at="yesterday"), "time is not understood"),
        (event("x", at="2026-06-01T10:00:00+00:00"), "lies in the future"),
        (event("x", kind="void", event="nothing"), "event 'nothing' is not in the record"),
        (event("x", kind="void"), "lacks its event"),
        (event("x", kind="advice_acted", advice="nothing"), "event 'nothing' is not in the record"),
        (event("x", kind="email_sent", reason="boredom"), "is none of"),
        (event("x", note="a\x00b"), "cannot be stored"),
        (event("x", note="\ud800"), "cannot be stored"),
        (event("x", note=float("nan")), "not finite"),
        (event("x", person=["mara"]), "is not"),
        (event("y" * 201), "longer than 200"),
        (event("no", "stop"), "another event has this id"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_the_rest_is_kept(
    alice: int, bad: dict[str, object], why: str
) -> None:
    birch_said_no(alice)
    result = store.append_events(alice, [bad, event("good", "advice", text="Learn to wait.")], now=NOW)
    assert len(result.problems) == 1
    assert why in whys(result)[0]
    assert result.added == ("good",)
    assert result.ids == (None, "good")


@pytest.mark.parametrize("bad", [None, 7, "voicemail", [], {}])
def test_what_is_no_event_is_a_problem_never_an_exception(alice: int, bad: object) -> None:
    assert store.append_events(alice, [bad], now=NOW).ids == (None,)  # type: ignore[list-item]


def test_an_interview_may_lie_ahead(alice: int) -> None:
    birch_said_no(alice)
    ahead = {
        "id": "i",
        "at": "2026-06-09T10:00:00Z",
        "kind": "interview",
        "application": "analyst",
        "last": True,
    }
    assert store.append_events(alice, [ahead], now=NOW).added == ("i",)


def test_two_clocks_may_differ_a_little(alice: int) -> None:
    birch_said_no(alice)
    soon = event("x", at=(NOW + timedelta(minutes=4)).isoformat())
    assert store.append_events(alice, [soon], now=NOW).added == ("x",)


def test_a_time_without_offset_is_meant_in_the_seekers_zone(alice: int) -> None:
    birch_said_no(alice)
    store.set_profile(alice, seeker={"time_zone": "America/New_York"})
    store.append_events(alice, [event("x", at="2026-05-03T10:00:00")], now=NOW)
    row = Event.objects.get(owner=alice, key=f"{alice}:x")
    assert row.at.isoformat() == "2026-05-03T14:00:00+00:00"
    assert row.at_text == "2026-05-03T10:00:00"


def test_a_stop_is_taken_back_only_by_hand_and_with_a_reason(alice: int) -> None:
    birch_said_no(alice)
    store.append_events(alice, [STOP], now=NOW)
    void = event("v", "void", person=None, event="stop")
    assert "needs your reason" in whys(store.append_events(alice, [void], now=NOW))[0]
    reasoned = {**void, "reason": "She wrote to me herself."}
    assert "by hand" in whys(store.append_events(alice, [reasoned], now=NOW, by_hand=False))[0]
    assert store.append_events(alice, [reasoned], now=NOW).added == ("v",)


def test_the_last_thing_entered_can_be_found_and_taken_back(alice: int) -> None:
    birch_said_no(alice)
    store.append_events(alice, [event("read")], now=NOW, by_hand=False)
    store.append_events(alice, [event("e-1", "call_attempt"), event("e-2", "advice", text="Wait.")], now=NOW)
    assert [row["id"] for row in store.last_by_hand(alice)] == ["e-2"]
    assert [row["id"] for row in store.entry_events(alice, "e")] == ["e-1", "e-2"]
    store.append_events(
        alice, [{"id": "v", "at": "2026-05-04T00:00:00Z", "kind": "void", "event": "e-2"}], now=NOW
    )
    assert [row["id"] for row in store.last_by_hand(alice)] == ["e-1"]
    assert store.last_of_kind(alice, "advice") is None
    store.append_events(
        alice, [{"id": "w", "at": "2026-05-05T00:00:00Z", "kind": "void", "event": "v"}], now=NOW
    )
    found = store.last_of_kind(alice, "advice", "mara")
    assert found is not None
    assert found["id"] == "e-2"


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_change_an_event(alice: int) -> None:
    birch_said_no(alice)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Event.objects.filter(owner=alice).update(kind="offer")
    assert {row["kind"] for row in store.load_record(alice)["events"]} == {"rejection", "voicemail"}


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_row_that_reaches_into_another_record(alice: int, bob: int) -> None:
    birch_said_no(alice)
    reaching = Event(
        key=f"{bob}:x", owner_id=bob, seq=1, at=NOW, at_text="", kind="voicemail", person_id=f"{alice}:mara"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        reaching.save(force_insert=True)


def test_many_events_take_few_queries(
    alice: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    birch_said_no(alice)
    many = [event(f"m{n}", at=f"2026-05-{n % 28 + 1:02}T{n // 28:02}:00:00Z") for n in range(300)]
    with django_assert_max_num_queries(30):
        assert len(store.append_events(alice, many, now=NOW).added) == 300


def test_her_timeline_is_hers_alone(alice: int) -> None:
    birch_said_no(alice)
    assert [row["id"] for row in store.events_of(alice, "mara")] == ["vm"]
    assert [row["id"] for row in store.events_of(alice, "hugo")] == ["no"]
    assert MARA["id"] != HUGO["id"]


def test_what_brought_a_stop_back_is_taken_back_only_by_hand_and_with_a_reason(alice: int) -> None:
    birch_said_no(alice)
    lifted = event("v", "void", person=None, event="stop", reason="She wrote to me.")
    back = event("w", "void", person=None, event="v")
    assert store.append_events(alice, [event("stop", "stop"), lifted, back], now=NOW).problems == ()
    third = event("x", "void", person=None, event="w")
    for void, by_hand in ((third, True), ({**third, "reason": "Once more."}, False)):
        assert store.append_events(alice, [void], now=NOW, by_hand=by_hand).added == ()
    assert store.append_events(alice, [{**third, "reason": "Once more."}], now=NOW).added == ("x",)
