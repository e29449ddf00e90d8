"""Planning is fast, and its cost grows with the record, not faster; wide bounds, for busy machines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Any

from tests.method.world import Earth

from afterno.method.events import Record, parse_record
from afterno.method.planner import plan

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
KINDS = (
    "email_sent",
    "email_received",
    "advice",
    "email_sent",
    "auto_reply",
    "conversation",
    "meeting_requested",
)


def life(people: int, events: int, company: str | None = None) -> Record:
    raw: dict[str, Any] = {
        "format": "afterno-record/1",
        "seeker": {"time_zone": "Europe/Berlin", "country": "DE"},
    }
    raw["companies"] = [{"id": f"c{n}", "name": f"Firm {n}", "country": "DE"} for n in range(people)]
    raw["people"] = [
        {"id": f"p{n}", "name": f"Ann {n}", "role": "manager", "company": company or f"c{n}"}
        for n in range(people)
    ]
    raw["applications"] = [
        {"id": f"a{n}", "company": company or f"c{n}", "manager": f"p{n}"} for n in range(people)
    ]
    raw["events"] = []
    for n in range(people):
        at = datetime(2022, 1, 3, 10, tzinfo=UTC)
        for number in range(events):
            kind = ("rejection", "conversation")[number] if number < 2 else KINDS[number % 7]
            event = {"id": f"e{n}.{number}", "at": at.isoformat(), "kind": kind, "person": f"p{n}"}
            if kind == "rejection":
                event = {**event, "application": f"a{n}", "channel": "email"}
            raw["events"].append(event)
            at += timedelta(days=7, minutes=3)
    return parse_record(raw)[0]


def seconds(record: Record, times: int) -> float:
    best = 99.0
    for _ in range(times):
        start = process_time()
        plan(record, NOW, Earth())
        best = min(best, process_time() - start)
    return best


def test_one_relationship_with_two_hundred_events_is_planned_in_a_millisecond_or_so() -> None:
    assert seconds(life(1, 200), 20) < 0.004


def test_many_people_cost_no_more_each() -> None:
    few, many = seconds(life(50, 8), 5) / 50, seconds(life(800, 8), 2) / 800
    assert many < few * 4


def test_many_people_at_one_company_cost_little_more_each() -> None:
    assert seconds(life(400, 4, "c0"), 1) < 3


def test_many_nos_brought_by_many_of_hr_cost_no_more_each() -> None:
    def record(people: int) -> Record:
        raw: dict[str, Any] = {"format": "afterno-record/1", "events": []}
        raw["companies"] = [{"id": f"c{n}", "name": f"Firm {n}"} for n in range(people)]
        raw["people"] = [
            {"id": f"h{n}", "name": f"Ann {n}", "role": "hr", "company": f"c{n}"} for n in range(people)
        ]
        raw["applications"] = [{"id": f"a{n}", "company": f"c{n}"} for n in range(people)]
        raw["events"] = [
            {"id": f"e{n}", "at": "2026-03-02T10:00:00+00:00", "kind": "rejection", "person": f"h{n}",
             "application": f"a{n}", "channel": "email"}
            for n in range(people)
        ]  # fmt: skip
        return parse_record(raw)[0]

    few, many = seconds(record(50), 5) / 50, seconds(record(1600), 2) / 1600
    assert many < few * 4
