from __future__ import annotations

from datetime import datetime

from afterno.method.events import parse_record
from afterno.method.planner import plan
from afterno.method.workdays import Nowhere


def test_a_no_opens_a_relationship_with_a_call_at_once() -> None:
    record, problems = parse_record(
        {
            "format": "afterno-record/1",
            "seeker": {"time_zone": "Europe/Berlin", "country": "DE"},
            "companies": [{"id": "acme", "name": "Acme"}],
            "people": [
                {"id": "grant", "name": "Ms Grant", "role": "manager", "company": "acme",
                 "phones": ["+49301234567"]}
            ],
            "applications": [{"id": "post", "company": "acme"}],
            "events": [
                {"id": "no", "at": "2026-03-02T10:00:00+01:00", "kind": "rejection", "application": "post",
                 "channel": "email"}
            ],
        }
    )  # fmt: skip
    found = plan(record, datetime.fromisoformat("2026-03-02T11:00:00+01:00"), Nowhere(), problems)
    assert [(one.person, one.kind, one.channel, str(one.due), one.rule) for one in found.reach_outs] == [
        ("grant", "call", "phone", "2026-03-02", "M7")
    ]
    assert found.problems == ()
