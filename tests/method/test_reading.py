"""Any JSON value is read: what can be understood is kept, the rest is named, and nothing raises."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.method.world import Earth, declined, when

from afterno.method.events import Event, Problem, parse_event, parse_record, record_json
from afterno.method.fields import KINDS
from afterno.method.planner import plan

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    [
        "id",
        "at",
        "kind",
        "person",
        "application",
        "what",
        "until",
        "channel",
        "text",
        "event",
        "name",
        "emails",
    ]
)
ALMOST = st.fixed_dictionaries(
    {},
    optional={
        "format": st.just("afterno-record/1") | ANYTHING,
        "seeker": ANYTHING | st.dictionaries(KEYS, ANYTHING, max_size=5),
        "policy": ANYTHING,
        "companies": st.lists(ANYTHING | st.dictionaries(KEYS, ANYTHING, max_size=5), max_size=3),
        "people": st.lists(st.dictionaries(KEYS, ANYTHING, max_size=6) | ANYTHING, max_size=3),
        "applications": st.lists(st.dictionaries(KEYS, ANYTHING, max_size=6), max_size=3),
        "events": st.lists(
            st.dictionaries(
                KEYS, ANYTHING | st.sampled_from(sorted(KINDS)) | st.just("2026-03-02"), max_size=8
            ),
            max_size=4,
        ),
    },
)


@settings(max_examples=300)
@given(ANYTHING | ALMOST)
def test_anything_is_read_and_planned_without_an_exception(raw: object) -> None:
    record, problems = parse_record(raw)
    found = plan(record, when("2026-03-02"), Earth(), problems)
    assert isinstance(found.json(), dict)
    again, _ = parse_record(record_json(record))
    assert again == record


@pytest.mark.parametrize(
    "raw", [None, [], "record", 7, {"events": 7, "people": "x", "seeker": [], "policy": 3}]
)
def test_what_is_no_record_is_a_problem(raw: object) -> None:
    _, problems = parse_record(raw)
    assert problems


def test_fields_nobody_knows_are_kept() -> None:
    world = declined()
    world.people[0]["nickname"] = "Jo"
    world.events[0]["import"] = {"from": "mail"}
    world.seeker["pronouns"] = "she"
    raw = {**world.raw(), "made_by": "a program"}
    found = record_json(parse_record(raw)[0])
    assert found["made_by"] == "a program"
    assert found["seeker"] == world.seeker
    assert found["people"] == [{**one, "ideal": False} for one in world.people]
    assert found["events"] == world.events


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ({"kind": "stop"}, "id"),
        ({"id": "x", "kind": "hover"}, "hover"),
        ({"id": "x", "kind": "stop", "at": "soon", "person": "a"}, "time"),
        ({"id": "x", "kind": "stop", "at": "2026-03-02"}, "person"),
        ({"id": "x", "kind": "void", "at": "2026-03-02"}, "event"),
        ({"id": "x", "kind": "offer", "at": "2026-03-02"}, "application"),
        (
            {"id": "x", "kind": "call_attempt", "at": "2026-03-02", "person": "a", "outcome": "eaten"},
            "outcome",
        ),
        ({"id": "x", "kind": "wish", "at": "2026-03-02", "person": "a", "every_days": 0}, "days"),
        (
            {"id": "x", "kind": "away", "at": "2026-03-02", "from": "2026-03-09", "until": "2026-03-01"},
            "before",
        ),
        ({"id": "\ud800", "kind": "stop", "at": "2026-03-02", "person": "a"}, "id"),
        (["stop"], "object"),
    ],
)
def test_one_event_read_strictly(event: object, why: str) -> None:
    found = parse_event(event)
    assert isinstance(found, Problem)
    assert why in found.why


def test_an_event_with_an_unclear_word_is_kept_and_the_word_named() -> None:
    world = declined()
    world.on("2026-03-03", "conversation", "grant", channel="pigeon")
    found = world.plan("2026-03-04")
    assert [one.event for one in found.problems] == [world.events[-1]["id"]]
    assert found.standing[0].stage == "reached"


def test_two_different_events_of_one_id_are_named_whatever_their_order() -> None:
    world = declined()
    world.on("2026-03-03", "conversation", "grant", id="twice")
    world.on("2026-03-04", "stop", "grant", id="twice")
    first = parse_record(world.raw())
    world.events.reverse()
    again = parse_record(world.raw())
    assert {one.id: one for one in first[0].events} == {one.id: one for one in again[0].events}
    assert [one.event for one in first[1]] == ["twice"]


def test_a_time_without_an_offset_is_the_seekers() -> None:
    found = parse_event({"id": "x", "kind": "stop", "person": "a", "at": "2026-03-02T10:00:00Z"})
    assert isinstance(found, Event)
    raw: dict[str, Any] = declined().raw()
    raw["events"][0]["at"] = "2026-03-02T10:00:00"
    assert parse_record(raw)[0].events[0].at == when("2026-03-02 10:00")


def test_what_is_very_deep_or_very_long_is_named() -> None:
    deep: Any = 1
    for _ in range(900):
        deep = [deep]
    raw = declined().raw()
    raw["events"].append({"id": "d", "kind": "stop", "at": "2026-03-02", "person": "grant", "note": deep})
    raw["events"].append({"id": "d", "kind": "stop", "at": "2026-03-03", "person": "grant", "note": deep})
    raw["people"][0]["story"] = "x" * 100_000
    record, problems = parse_record(raw)
    assert len(problems) >= 2
    assert record.people[0].story is None
