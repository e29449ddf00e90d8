"""What is kept of a plan is what planning anew would say, at any hour; and it is thrown away when anything changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import NOW, Cast, furnish

from afterno.record import store
from afterno.service import entry, pages, planning, relationships
from afterno.service.acts import acts_of, not_now_of
from afterno.service.today import today

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.service.types import Act

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(alice: int) -> Cast:
    return furnish(alice)


def said(act: Act) -> tuple[object, ...]:
    return (act.key, act.kind, act.due, act.opens, act.closes, act.window(), act.why, act.person, act.company)


def planning_acts(owner: int, now: datetime) -> list[Act]:
    raw = planning.record_of(owner)
    return acts_of(raw, planning.plan_record(raw, now).reach_outs)


def anew(owner: int, now: datetime) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {}
    for act in planning_acts(owner, now):
        found.setdefault(act.key, []).append(said(act))
    return found


def test_at_any_hour_the_kept_plan_is_what_a_new_one_says(cast: Cast) -> None:
    """Two days in steps of twenty minutes: windows close, days turn in her zone and in the seeker's."""
    entry.log(cast.owner, cast.ruth, entry.LogForm("called", at=NOW - timedelta(hours=20)), NOW)
    for step in range(144):
        now = NOW + step * timedelta(minutes=20)
        day = today(cast.owner, now)
        expected = anew(cast.owner, now)
        for act in (*day.acts, *day.waiting):
            assert said(act) in expected[act.key], now
        shown = {act.key for act in (*day.acts, *day.waiting)}
        due = {act.key for act in planning_acts(cast.owner, now) if act.due <= day.on}
        assert due <= shown, now


def test_a_relationship_shows_what_a_new_plan_says(cast: Cast) -> None:
    for person in (cast.dana, cast.ruth, cast.hostile):
        for _ in range(2):
            found = relationships.relationship(cast.owner, person, NOW)
            raw = planning.record_of(cast.owner)
            plan = planning.plan_record(raw, NOW)
            assert [said(act) for act in found.next] == anew(cast.owner, NOW).get(person, [])
            assert list(found.not_now) == not_now_of(raw, plan.refused).get(person, [])
            (standing,) = [one for one in plan.standing if one.person == person]
            assert (found.stage, found.attempts, found.touches, found.answers) == (
                standing.stage, standing.attempts, standing.touches, standing.answers,
            )  # fmt: skip


def test_a_second_look_plans_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    today(cast.owner, NOW)
    relationships.relationship(cast.owner, cast.dana, NOW)

    def refused(*_: object) -> None:
        raise AssertionError("planned anew")

    monkeypatch.setattr(planning, "plan_record", refused)
    today(cast.owner, NOW + timedelta(minutes=5))
    relationships.relationship(cast.owner, cast.dana, NOW + timedelta(minutes=5))


def test_whatever_changes_is_seen_at_once(cast: Cast) -> None:
    today(cast.owner, NOW)
    store.upsert_person(cast.owner, {"id": cast.ruth, "name": "Ruth Boyd-Lane"})
    assert "Phone Ruth Boyd-Lane" in [act.headline for act in today(cast.owner, NOW).acts]
    entry.log(cast.owner, cast.ruth, entry.LogForm("talked", at=NOW), NOW)
    assert cast.ruth not in [act.key for act in today(cast.owner, NOW).acts]
    store.set_profile(cast.owner, seeker={"name": "Alice", "time_zone": "America/New_York"})
    (act,) = relationships.relationship(cast.owner, cast.ruth, NOW).next
    assert act.own_zone == "America/New_York"


def test_what_stands_around_a_page_is_one_question(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        frame = pages.frame(cast.owner)
    assert (frame.name, frame.zone, frame.reviews, len(asked)) == ("Alice Moreau", "Europe/Paris", 1, 1)


def test_mail_that_waits_is_counted_before_anything_else_is_known(bob: int) -> None:
    assert pages.frame(bob).reviews == 0
