from __future__ import annotations

import copy
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from tests.conftest import EXAMPLES
from tests.record.cast import BIRCH, MARA, NO, NOW, STOP, birch_said_no, event
from tests.record.records import records

from afterno.errors import NotARecordError
from afterno.record import store
from afterno.record.exchange import export_record, import_record

PROPERTY = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def fresh() -> int:
    """A new owner with nothing on record."""
    users = get_user_model().objects
    return int(users.create(username=f"seeker {users.count()}").pk)


@PROPERTY
@given(record=records())
def test_what_goes_in_comes_out_the_same_and_a_second_time_changes_nothing(
    db: None, record: dict[str, Any]
) -> None:
    owner = fresh()
    before = copy.deepcopy(record)
    first = import_record(owner, record, now=NOW)
    assert first.problems == ()
    assert record == before
    assert timed(export_record(owner)) == timed(record)
    second = import_record(owner, record, now=NOW)
    assert (second.added, second.changed, second.problems) == (0, 0, ())
    assert second.unchanged == first.added
    assert timed(export_record(owner)) == timed(record)


def timed(record: dict[str, Any]) -> dict[str, Any]:
    """The same record with its times as points in time: one without an offset goes out with the seeker's own."""
    zone = ZoneInfo(record["seeker"].get("time_zone", "UTC"))
    moments = [datetime.fromisoformat(one["at"]) for one in record["events"]]
    meant = [at if at.tzinfo else at.replace(tzinfo=zone) for at in moments]
    events = [one | {"at": at} for one, at in zip(record["events"], meant, strict=True)]
    return record | {"events": events}


def test_a_time_without_an_offset_goes_out_as_it_was_meant(alice: int) -> None:
    birch_said_no(alice)
    store.set_profile(alice, seeker={"time_zone": "Asia/Kathmandu"})
    store.append_events(
        alice, [event("wall", at="2026-05-03T00:30:00"), event("day", at="2026-05-04")], now=NOW
    )
    times = {one["id"]: one["at"] for one in export_record(alice)["events"]}
    assert times["wall"] == "2026-05-03T00:30:00+05:45"
    assert times["day"] == "2026-05-04T12:00:00+05:45"


def test_a_record_moves_to_another_owner_whole(alice: int, bob: int) -> None:
    birch_said_no(alice)
    store.set_profile(alice, seeker={"name": "Alice"}, policy={"rhythm_days": 75})
    import_record(bob, export_record(alice), now=NOW)
    assert export_record(bob) == export_record(alice)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ([], "no Afterno record"),
        ("text", "no Afterno record"),
        (None, "no Afterno record"),
        ({}, "names no format"),
        ({"format": "afterno-record/2"}, "newer Afterno"),
        ({"format": "jsonresume"}, "'afterno-record/1' is wanted"),
        ({"format": "afterno-record/1", "people": {}}, "'people' is not a list"),
        ({"format": "afterno-record/1", "seeker": []}, "'seeker' is not an object"),
    ],
)
def test_what_is_no_record_is_refused_whole_with_what_to_do(alice: int, raw: object, why: str) -> None:
    birch_said_no(alice)
    before = export_record(alice)
    with pytest.raises(NotARecordError, match=why):
        import_record(alice, raw, now=NOW)
    assert export_record(alice) == before


def test_one_bad_entry_is_left_out_and_named_and_the_rest_goes_in(alice: int) -> None:
    raw = {
        "format": "afterno-record/1",
        "companies": [BIRCH, {"name": "without id"}, 7, {"id": "birch"}],
        "people": [MARA, {"id": "x", "name": "a\x00b"}],
        "events": [
            event("good"),
            event("bad", person="nobody"),
            {**event("ahead"), "at": "2031-01-01T00:00:00Z"},
            None,
        ],
    }
    result = import_record(alice, raw, now=NOW)
    assert result.added == 3
    assert [problem["event"] for problem in result.problems][:4] == ["companies", "companies", "birch", "x"]
    assert {problem["why"] for problem in result.problems} >= {
        "person 'nobody' is not in the record", "it lies in the future", "stands twice among the companies",
    }  # fmt: skip
    assert [row["id"] for row in export_record(alice)["events"]] == ["good"]


def test_an_entry_that_names_a_company_not_there_is_kept_as_it_is(alice: int) -> None:
    lost = {"id": "p", "name": "Per", "company": "gone"}
    raw = {"format": "afterno-record/1", "people": [lost]}
    assert "is not in the record (the entry is kept)" in import_record(alice, raw, now=NOW).problems[0]["why"]
    assert export_record(alice)["people"] == [lost]
    found = {**raw, "companies": [{"id": "gone", "name": "Found"}]}
    assert import_record(alice, found, now=NOW).changed == 1
    assert store.people_of_company(alice, "gone") == [lost]


def test_an_event_that_differs_from_the_one_on_record_does_not_replace_it(alice: int) -> None:
    birch_said_no(alice)
    raw = export_record(alice)
    raw["events"] = [{**NO, "reason": "filled"}]
    result = import_record(alice, raw, now=NOW)
    assert "another event has this id" in result.problems[0]["why"]
    assert store.get_events(alice, ["no"]) == [NO]


def test_no_import_undoes_a_stop(alice: int) -> None:
    birch_said_no(alice)
    store.append_events(alice, [STOP], now=NOW)
    raw = export_record(alice)
    void = {"id": "v", "at": "2026-04-02T00:00:00Z", "kind": "void", "event": "stop", "reason": "I want to."}
    result = import_record(alice, {**raw, "events": [*raw["events"], void]}, now=NOW)
    assert [problem["event"] for problem in result.problems] == ["v"]
    without = import_record(alice, {**raw, "events": [NO]}, now=NOW)
    assert without.problems == ()
    assert "stop" in {row["id"] for row in export_record(alice)["events"]}
    assert "v" not in {row["id"] for row in export_record(alice)["events"]}


def test_no_import_undoes_a_stop_by_taking_back_what_brought_it_back(alice: int) -> None:
    birch_said_no(alice)
    lifted = {
        "id": "v",
        "at": "2026-04-02T00:00:00Z",
        "kind": "void",
        "event": "stop",
        "reason": "She wrote.",
    }
    again = {"id": "w", "at": "2026-04-03T00:00:00Z", "kind": "void", "event": "v"}
    assert store.append_events(alice, [STOP, lifted, again], now=NOW).problems == ()
    third = {"id": "x", "at": "2026-04-04T00:00:00Z", "kind": "void", "event": "w", "reason": "Once more."}
    raw = {"format": "afterno-record/1", "events": [third]}
    assert import_record(alice, raw, now=NOW).problems[0]["event"] == "x"


def test_a_history_in_which_a_stop_was_lifted_by_hand_is_kept_when_it_moves(alice: int, bob: int) -> None:
    birch_said_no(alice)
    lifted = {
        "id": "v",
        "at": "2026-04-02T00:00:00Z",
        "kind": "void",
        "event": "stop",
        "reason": "She wrote.",
    }
    store.append_events(alice, [STOP, lifted], now=NOW)
    assert import_record(bob, export_record(alice), now=NOW).problems == ()
    assert export_record(bob) == export_record(alice)


def test_an_import_without_a_seeker_leaves_the_seeker_alone(alice: int) -> None:
    store.set_profile(alice, seeker={"name": "Alice"}, policy={"attempts": 3})
    import_record(alice, {"format": "afterno-record/1"}, now=NOW)
    assert store.get_profile(alice) == {"seeker": {"name": "Alice"}, "policy": {"attempts": 3}}


def test_who_was_erased_does_not_come_back_and_stays_out_when_the_record_moves(alice: int, bob: int) -> None:
    birch_said_no(alice)
    old = export_record(alice)
    store.erase_person(alice, "mara")
    renamed = {**old, "people": [{**MARA, "id": "m2", "name": "M. O."}], "events": [event("x", person="m2")]}
    for raw in (old, renamed):
        result = import_record(alice, raw, now=NOW)
        assert any("erased" in problem["why"] for problem in result.problems)
        assert "Okoye" not in str(export_record(alice))
        assert [row["id"] for row in export_record(alice)["people"]] == ["hugo"]
    import_record(bob, export_record(alice), now=NOW)
    import_record(bob, old, now=NOW)
    assert [row["id"] for row in export_record(bob)["people"]] == ["hugo"]


def test_an_import_takes_nothing_away_by_which_one_who_asked_for_silence_is_known(alice: int) -> None:
    birch_said_no(alice)
    raw = export_record(alice)
    store.append_events(alice, [STOP], now=NOW)
    bare = [
        {key: value for key, value in row.items() if key not in {"emails", "phones"}} for row in raw["people"]
    ]
    import_record(alice, {**raw, "people": bare}, now=NOW)
    people = {row["id"]: row for row in export_record(alice)["people"]}
    assert (people["mara"]["emails"], people["mara"]["phones"]) == (MARA["emails"], MARA["phones"])
    assert "emails" not in people["hugo"]


def test_an_import_may_bring_a_stop_back(alice: int) -> None:
    birch_said_no(alice)
    lifted = {
        "id": "v",
        "at": "2026-04-02T00:00:00Z",
        "kind": "void",
        "event": "stop",
        "reason": "She wrote.",
    }
    again = {"id": "w", "at": "2026-04-03T00:00:00Z", "kind": "void", "event": "v"}
    store.append_events(alice, [STOP, lifted], now=NOW)
    result = import_record(alice, {"format": "afterno-record/1", "events": [again]}, now=NOW)
    assert (result.added, result.problems) == (1, ())


def test_what_does_not_fit_its_field_is_left_out_and_what_was_there_stays(alice: int) -> None:
    birch_said_no(alice)
    garbled = {
        "format": "afterno-record/1", "seeker": {"time_zone": 7},
        "companies": [BIRCH | {"name": ["Birch"]}],
        "people": [MARA | {"emails": ["new@birch.example", 7], "phones": "none", "ideal": "yes"}],
        "events": [event("x", "conversation", stay_in_touch={"maybe": 1}, direction="sideways"), event("y", person=7)],
    }  # fmt: skip
    result = import_record(alice, garbled, now=NOW)
    why = {(one["event"], one["why"].split(" and was")[0]) for one in result.problems}
    assert why == {
        ("seeker", "its time_zone is not text"), ("birch", "its name is not text"),
        ("mara", "its emails is not a list of texts"), ("mara", "its phones is not a list of texts"),
        ("mara", "its ideal is not true or false"), ("x", "its stay_in_touch is not text"),
        ("y", "person 7 is not in the record"),
    }  # fmt: skip
    kept = export_record(alice)
    assert kept["companies"] == [BIRCH]
    assert kept["people"][0] == MARA | {"emails": ["new@birch.example"]}
    assert kept["events"][-1] == event("x", "conversation", direction="sideways")
    assert import_record(alice, garbled, now=NOW).added == 0
