"""What is built around the plan: the three answers, what a change would change, two seekers of one coach."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.method.world import Earth, World, declined, reached, when

from afterno.method import planner, rhythm
from afterno.method.outcomes import came_of
from afterno.method.policy import NUMBERS, Policy, parse_policy
from afterno.method.reasons import reasons, while_away
from afterno.method.restraint import Restraint
from afterno.method.simulate import live, simulate
from afterno.method.together import spare
from afterno.method.whatif import what_if
from afterno.method.workdays import Week


def test_the_three_answers() -> None:
    found = reasons(reached().plan("2026-03-10"), "grant")
    assert found.stands == "You have talked, and that is a beginning."
    assert found.why_now == ()
    assert found.what_next == "Next: a few lines, on 4 May."
    assert any(one.endswith("not before 4 May.") for one in found.why_not_yet)
    found = reasons(declined().plan("2026-03-02 12:00"), "grant")
    assert found.what_next == "Next: a call, today."
    assert len(found.why_now) == 1


def test_a_change_is_shown_before_it_applies_and_never_a_burst() -> None:
    world = World()
    for number in range(7):
        name = f"firm{number}"
        world.company(name)
        world.person(f"boss{number}", company=name)
        world.post(f"post{number}", name, manager=f"boss{number}")
        world.on("2026-03-02", "rejection", application=f"post{number}", channel="letter")
        world.on("2026-03-03", "conversation", f"boss{number}")
    found = what_if(world.record(), when("2026-04-20 12:00"), Earth(), {"rhythm_days": 45})
    assert len(found.changes) == 7
    starts = [one.start for one in found.changes]
    assert max(starts.count(day) for day in starts) == 2
    assert all(one.before is not None and one.before.due == date(2026, 5, 4) for one in found.changes)
    assert what_if(world.record(), when("2026-04-20"), Earth(), {"rhythm_days": 9}).problems


def test_case_30_two_seekers_of_one_coach_spare_the_manager() -> None:
    alice, bob = declined(), declined()
    plans = {
        name: (world.record(), world.plan("2026-03-02 12:00"))
        for name, world in (("alice", alice), ("bob", bob))
    }
    found = spare(plans, Earth())
    days = {name: next(o.due for o in plan.reach_outs if o.person == "grant") for name, plan in found.items()}
    assert days == {"alice": date(2026, 3, 2), "bob": date(2026, 3, 9)}
    assert "alice" not in " ".join(one.why.casefold() for one in found["bob"].reach_outs)


@given(st.dictionaries(st.sampled_from([one.key for one in NUMBERS]), st.integers(-5, 500)))
def test_a_number_out_of_bounds_is_a_problem_and_the_default_is_used(raw: dict[str, object]) -> None:
    found, problems = parse_policy(raw)
    bounds = {one.key: one for one in NUMBERS}
    wrong = {k: v for k, v in raw.items() if not bounds[k].lowest <= int(str(v)) <= bounds[k].highest}
    assert len(problems) == len(wrong)
    for key, value in raw.items():
        assert getattr(found, key) == (bounds[key].default if key in wrong else value)
    assert parse_policy(found.json())[0] == found


def test_every_number_has_a_default_within_its_bounds() -> None:
    for number in NUMBERS:
        assert number.lowest <= number.default <= number.highest
        assert getattr(Policy(), number.key) == number.default


def test_hours_are_read_and_checked() -> None:
    assert str(parse_policy({"work_from": "08:00"})[0].work_from) == "08:00:00"
    for wrong in ({"work_from": "16:30"}, {"work_from": "later"}, {"work_to": 9}, {"colour": 1}):
        found, problems = parse_policy(wrong)
        assert len(problems) == 1
        assert found == Policy()


def test_simulated_lives_break_no_never() -> None:
    found = simulate(25, Earth())
    assert found.violations == ()
    assert found.done > 100
    assert found.reached > 20


def test_the_same_seed_lives_the_same_life() -> None:
    assert live(7, Earth(), 200).record == live(7, Earth(), 200).record


def test_the_checker_sees_what_is_wrong() -> None:
    """The second opinion is worth something only if it can object."""
    from afterno.method.checks import violations

    outcome = next(one for one in (live(seed, Earth()) for seed in range(20)) if one.done > 8)
    world = reached()
    out = world.the("2026-05-04 09:00")
    record = world.record()
    person = record.people[0]
    assert person.time_zone is None
    sunday, early = when("2026-05-03T12:00:00+00:00"), when("2026-03-10T12:00:00+00:00")
    assert any("weekend" in one for one in violations(record, [(out, sunday)], Earth()))
    assert any("only 7 days" in one for one in violations(record, [(out, early)], Earth()))
    before = when("2026-03-02T12:00:00+00:00") + timedelta(hours=1)
    assert any("before a conversation" in one for one in violations(record, [(out, before)], Earth()))
    assert outcome.violations == ()


def test_case_05_while_you_were_away() -> None:
    world = declined()
    before, after = world.plan("2026-03-02 12:00"), world.plan("2026-03-23 12:00")
    assert while_away(before, after, {"grant": "Ms Grant"}) == (
        "A call for Ms Grant: due since 2 March, and still right today.",
    )
    assert while_away(after, after, {"grant": "Ms Grant"}) == ()


def test_what_came_of_it_and_which_touch_it_came_from() -> None:
    world = reached()
    advice = world.on("2026-03-03 10:05", "advice", "grant", text="Learn to cost a plant.")
    mail = world.on("2026-05-04", "email_sent", "grant", reason="regular")
    world.post("next", manager="grant", applied_on="2026-05-20")
    interview = world.on("2026-06-01", "interview", "grant", application="next")
    found = came_of(world.record(), when("2026-06-02"), Earth())
    assert [(one.what, one.event, one.touch) for one in found] == [
        ("advice", advice, "talk"),
        ("interview", interview, mail),
    ]


@pytest.mark.parametrize(
    ("owner", "name", "value", "says"),
    [
        (Restraint, "company_week", lambda _: None, "within a week"),
        (Week, "works_on", lambda *_: True, "on a weekend"),
        (Week, "ends", lambda *_: time(21), "out of her hours"),
        (rhythm, "clock", lambda case: case.today, "days after the last touch"),
        (Restraint, "milestone_floor", lambda _: None, "days after the last touch"),
    ],
)
def test_the_checker_objects_to_a_planner_without_a_rule(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, value: object, says: str
) -> None:
    monkeypatch.setattr(owner, name, value)
    monkeypatch.setattr(planner, "_one_at_a_time", lambda *_: None)
    assert any(says in one for one in simulate(25, Earth()).violations)


def test_late_hours_hold_on_a_friday_too() -> None:
    world = declined("2026-03-05 21:00")
    world.policy = {"work_from": "16:00", "work_to": "20:00"}
    found = world.the("2026-03-06 12:00")
    assert found.opens is not None
    assert found.closes is not None
    assert (found.opens.hour, found.closes.hour, str(found.due)) == (16, 20, "2026-03-06")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        planner.plan(declined().record(), when("2026-03-02").replace(tzinfo=None), Earth())
