"""The 32 hard cases of METHOD, by their number."""

from __future__ import annotations

import json

import pytest
from tests.method.world import Earth, World, declined, reached, when

from afterno.method.events import parse_record
from afterno.method.planner import plan


def test_case_01_her_zone_is_not_the_seekers() -> None:
    world = declined("2026-03-02 08:00")
    world.people[0].update(phones=["+12125550100"], country="US")
    first = world.the("2026-03-02 09:00")
    assert str(first.due) == "2026-03-02"
    assert first.opens is not None
    assert first.opens.isoformat() == "2026-03-02T09:00:00-05:00"


def test_case_01_an_unknown_zone_gives_hours_that_suit_every_plausible_one() -> None:
    world = declined("2026-03-02 08:00")
    world.people[0].update(phones=[], country="US")
    first = world.the("2026-03-02 09:00")
    assert first.opens == when("2026-03-02T12:00:00-05:00")
    assert first.closes == when("2026-03-02T17:00:00-05:00")


def test_case_01_no_common_hour_asks_for_the_zone() -> None:
    world = declined("2026-03-02 08:00")
    world.people[0].update(phones=["+7 000"], country="RU")
    assert world.the("2026-03-02 09:00").needs == ("zone",)


def test_case_02_her_hours_follow_daylight_saving() -> None:
    world = declined("2026-03-27 13:30")
    world.people[0].update(phones=["+12125550100"], country="US")
    world.on("2026-03-27 15:00", "call_attempt", "grant", outcome="no_answer")
    monday = world.the("2026-03-29 12:00")
    assert monday.opens is not None
    assert str(monday.due) == "2026-03-30"
    assert monday.opens.utcoffset() == when("2026-03-30T09:00:00-04:00").utcoffset()


@pytest.mark.parametrize(
    ("talk", "day"),
    [("2025-10-31", "2026-02-28"), ("2026-01-31", "2026-05-31"), ("2027-10-29", "2028-02-29")],
)
def test_case_03_months_from_the_anchor_clamped_to_the_end(talk: str, day: str) -> None:
    world = reached(talk, talk)
    assert str(world.refused(talk + " 12:00", "ask_to_meet").until) == day


def test_case_04_weekend_and_friday_evening_roll_forward() -> None:
    assert world_due("2026-03-06 15:30", "2026-03-06 15:40") == "2026-03-09"
    assert world_due("2026-03-06 14:00", "2026-03-06 14:10") == "2026-03-06"
    assert world_due("2026-03-07 11:00", "2026-03-07 12:00") == "2026-03-09"


def test_case_04_her_public_holidays_by_country_and_region() -> None:
    assert world_due("2026-12-24 18:00", "2026-12-24 18:00") == "2026-12-28"
    assert world_due("2026-01-05 18:00", "2026-01-05 18:00") == "2026-01-06"
    assert world_due("2026-01-05 18:00", "2026-01-05 18:00", country="DE-BY") == "2026-01-07"


def test_case_04_friday_and_saturday_where_that_is_the_weekend() -> None:
    world = declined("2026-03-05 20:00")
    world.people[0].update(country="SA", phones=["+966 000"])
    assert str(world.the("2026-03-05 20:30").due) == "2026-03-08"


def world_due(no: str, now: str, **person: str) -> str:
    world = declined(no)
    world.people[0].update(person)
    return str(world.the(now).due)


def test_case_05_three_weeks_off_give_one_reach_out_each() -> None:
    world = reached()
    assert world.kinds("2026-06-15") == [("regular_touch", "2026-06-15")]
    assert "due since 4 May" in world.the("2026-06-15").why


def test_case_06_her_answer_restarts_the_clock() -> None:
    world = reached()
    world.on("2026-04-10", "email_received", "grant")
    world.on("2026-04-10 11:00", "email_sent", "grant", reason="reply")
    assert world.kinds("2026-04-11") == [("regular_touch", "2026-06-09")]


def test_case_06_the_seekers_own_mail_is_no_answer() -> None:
    world = reached()
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    assert world.standing("2026-05-05").answers == 1
    assert world.stage("2026-05-05") == "reached"


def test_case_07_the_assistant_answers_for_her() -> None:
    world = reached()
    world.person("ames", "assistant", assistant_of="grant")
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    world.on("2026-05-11", "email_received", "ames")
    assert world.standing("2026-05-12").answers == 2
    assert world.kinds("2026-05-12") == [("regular_touch", "2026-07-10")]
    assert world.outs("2026-05-12", "ames") == []


def test_case_08_out_of_office_holds_her_everywhere() -> None:
    world = reached()
    world.on("2026-05-04", "auto_reply", "grant", until="2026-05-13")
    assert world.refused("2026-05-05", "regular_touch").until is not None
    # Thursday is the day of return, the working day after it is right
    world = declined()
    world.on("2026-03-02 11:00", "auto_reply", "grant", until="2026-03-11")
    assert world.kinds("2026-03-03") == [("call", "2026-03-13")]


def test_case_08_without_a_date_ten_days() -> None:
    world = declined()
    world.on("2026-03-02 11:00", "auto_reply", "grant")
    assert world.kinds("2026-03-03") == [("call", "2026-03-12")]


def test_case_09_held_time_does_not_use_up_the_wait() -> None:
    world = reached()
    world.on("2026-03-16", "pause", "grant", until="2026-03-25")
    assert world.kinds("2026-03-26") == [("regular_touch", "2026-05-12")]


def test_case_10_a_hard_bounce_leaves_the_phone_open() -> None:
    world = reached()
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    world.on("2026-05-04 10:05", "bounce", "grant", address="grant@acme.example")
    found = world.the("2026-05-05")
    assert (found.kind, found.channel, found.needs) == ("regular_touch", "phone", ("email", "reason"))


def test_case_10_a_soft_bounce_waits() -> None:
    world = reached()
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    world.on("2026-05-04 10:05", "bounce", "grant", address="grant@acme.example", hard=False)
    assert world.kinds("2026-05-05") == [("regular_touch", "2026-07-03")]


def test_case_11_a_stop_is_lasting() -> None:
    world = reached()
    stop = world.on("2026-03-10", "stop", "grant")
    world.on("2026-04-10", "milestone", what="new_job")
    world.on("2026-04-10", "override", "grant", rule="M13", note="I want to")
    assert world.kinds("2026-06-10") == []
    assert world.stage("2026-06-10") == "stopped"
    assert world.refused("2026-06-10", "regular_touch").until is None
    world.on("2026-06-01", "void", event=stop)
    assert world.kinds("2026-06-10") == []
    world.on("2026-06-02", "void", event=stop, reason="she said so herself", source="import")
    assert world.kinds("2026-06-10") == []
    world.on("2026-06-03", "void", event=stop, reason="it was said by someone else")
    assert world.kinds("2026-06-10") == [("tell_milestone", "2026-06-10")]


def test_case_12_the_seekers_absence_holds_everything_without_a_backlog() -> None:
    world = declined()
    world.on("2026-03-02 12:00", "away", **{"from": "2026-03-02", "until": "2026-03-15"})
    assert world.kinds("2026-03-03") == [("call", "2026-03-16")]
    world = reached()
    world.on("2026-04-20", "away", **{"from": "2026-04-20", "until": "2026-05-17"})
    assert world.kinds("2026-05-18") == [("regular_touch", "2026-06-01")]


def test_case_13_follow_the_person() -> None:
    world = reached()
    world.company("birch")
    world.on("2026-04-20", "her_change", "grant", what="moved", company="birch")
    found = world.the("2026-04-20 12:00")
    assert (found.kind, found.rule, found.needs) == ("congratulate", "M16", ("email",))


def test_case_13_a_promotion_waits_only_for_the_floor() -> None:
    world = reached()
    world.on("2026-03-10", "her_change", "grant", what="promoted")
    assert world.kinds("2026-03-10 12:00") == [("congratulate", "2026-04-02")]


def test_case_13_she_has_left() -> None:
    world = declined()
    world.on("2026-03-03", "her_change", "grant", what="left")
    found = world.the("2026-03-04")
    assert (found.kind, found.channel, found.needs) == ("ask_seeker", "none", ("company", "email"))


def test_case_14_leave_holds_and_is_never_mentioned() -> None:
    world = reached()
    world.on("2026-03-20", "her_change", "grant", what="leave", until="2026-06-30")
    found = world.plan("2026-04-01")
    assert [str(one.due) for one in found.reach_outs] == ["2026-08-13"]
    assert not any(
        "leave" in why
        for why in (*(one.why for one in found.reach_outs), *(one.why for one in found.refused))
    )


def test_case_14_a_leave_without_a_date_asks_after_ninety_days() -> None:
    world = reached()
    world.on("2026-03-20", "her_change", "grant", what="leave")
    assert world.the("2026-06-17 09:00").kind == "regular_touch"
    assert world.the("2026-06-18").kind == "ask_seeker"


def test_case_15_after_her_death_everything_is_silent() -> None:
    world = reached()
    world.on("2026-03-20", "her_change", "grant", what="died")
    world.on("2026-04-20", "milestone", what="new_job")
    found = world.plan("2026-08-01")
    assert found.reach_outs == ()
    assert found.refused == ()
    assert found.standing[0].stage == "ended"


def test_case_16_limits_are_kept_on_who_may_be_the_same() -> None:
    world = reached()
    world.person("grant2", emails=["GRANT@acme.example"], name="J Grant")
    world.post("other", manager="grant2")
    world.on("2026-03-10", "rejection", "rowe", application="other", channel="letter")
    assert world.kinds("2026-03-10 12:00", "grant2") == [("call", "2026-04-02")]
    world.on("2026-03-11", "stop", "grant")
    assert world.kinds("2026-03-12", "grant2") == []
    assert world.stage("2026-03-12", "grant2") == "stopped"


def test_case_16_a_role_address_is_never_a_person() -> None:
    world = reached()
    world.people[0]["emails"] = ["jobs@acme.example"]
    world.company("birch")
    world.person("lee", company="birch", emails=["jobs@acme.example"])
    world.post("other", "birch", manager="lee")
    world.on("2026-03-10", "rejection", application="other", channel="letter")
    assert world.kinds("2026-03-10 12:00", "lee") == [("call", "2026-03-10")]
    assert world.the("2026-06-10").needs == ("email", "reason")


def test_case_17_never_two_touches_to_one_company_in_a_week() -> None:
    world = reached()
    world.person("hart")
    world.post("other", manager="hart")
    world.on("2026-03-03", "rejection", "rowe", application="other", channel="letter")
    assert world.kinds("2026-03-03 12:00", "hart") == [("call", "2026-03-03")]
    world.on("2026-03-04", "conversation", "hart")
    assert world.kinds("2026-05-04") == [("regular_touch", "2026-05-04")]
    assert world.kinds("2026-05-04", "hart") == [("regular_touch", "2026-05-11")]


def test_case_17_one_lead_the_others_secondary() -> None:
    world = declined()
    world.person("poe", lead=False)
    assert world.kinds("2026-03-02 12:00") == [("call", "2026-03-02")]
    assert world.kinds("2026-03-02 12:00", "poe") == []
    world.on("2026-03-03", "conversation", "grant")
    assert world.kinds("2026-03-04", "poe") == [("call", "2026-03-10")]


def test_case_18_a_second_no_from_the_same_manager() -> None:
    world = reached()
    world.post("second", manager="grant")
    world.on("2026-04-30", "rejection", "rowe", application="second", channel="letter")
    assert world.kinds("2026-04-30 12:00") == [("regular_touch", "2026-05-04")]
    world = reached()
    world.post("second", manager="grant")
    world.on("2026-05-05", "rejection", "rowe", application="second", channel="letter")
    assert world.kinds("2026-05-05 12:00") == [("call", "2026-05-05")]
    assert len(world.plan("2026-05-05 12:00").standing) == 1


def test_case_18_the_third_no_offers_to_rest() -> None:
    world = reached()
    for number, day in enumerate(("2026-03-20", "2026-04-20")):
        world.post(f"post{number}", manager="grant")
        world.on(day, "rejection", "rowe", application=f"post{number}", channel="letter")
    assert world.the("2026-04-20 12:00").kind == "ask_seeker"
    world.on("2026-04-21", "pause", "grant")
    assert world.kinds("2026-08-20 12:00") == []


@pytest.mark.parametrize("kind", ["rejection_withdrawn", "offer", "offer_accepted", "withdrew"])
def test_case_19_it_ends_well(kind: str) -> None:
    world = declined()
    world.on("2026-03-03", kind, application="post")
    assert world.kinds("2026-03-04") == []
    assert world.stage("2026-03-04") == "ended"


def test_case_20_a_landed_job_is_told_once_one_by_one() -> None:
    world = reached()
    job = world.on("2026-03-12", "milestone", what="new_job", company="Birch")
    assert world.kinds("2026-03-12 12:00") == [("tell_milestone", "2026-03-12")]
    world.on("2026-03-12 13:00", "email_sent", "grant", reason="milestone", about=job)
    assert world.kinds("2026-03-13") == [("regular_touch", "2026-05-11")]


def test_case_20_openings_are_for_who_looks_for_work() -> None:
    world = reached()
    world.on("2026-05-01", "opening", company="acme", title="Chemist")
    assert world.the("2026-05-04").kind == "mention_opening"
    told = world.on("2026-04-02", "milestone", what="new_job")
    world.on("2026-04-02", "milestone_told", "grant", milestone=told)
    assert world.the("2026-06-04").kind == "regular_touch"


def test_case_21_silence_is_asked_about_never_assumed() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    assert world.plan("2026-06-01").reach_outs == ()
    world.on("2026-03-02", "answer_promised", application="post", by="2026-03-20")
    assert world.kinds("2026-04-09") == []
    found = world.the("2026-04-10 09:00")
    assert (found.kind, str(found.due), found.rule) == ("review_silence", "2026-04-10", "M4")
    world.on("2026-03-30", "email_received", "grant")
    assert world.kinds("2026-04-19") == []
    assert world.kinds("2026-04-20") == [("review_silence", "2026-04-20")]
    world.on("2026-04-21", "rejection", application="post", channel="silence")
    assert world.kinds("2026-04-21 11:00") == [("call", "2026-04-21")]


def test_case_22_the_same_act_is_recorded_once() -> None:
    world = declined()
    world.on("2026-03-03 10:00:00", "call_attempt", "grant", outcome="no_answer")
    world.on("2026-03-03 10:00:40", "call_attempt", "grant", outcome="no_answer")
    world.on("2026-03-03 10:10:00", "voicemail", "grant")
    assert world.standing("2026-03-04").attempts == 1
    world.on("2026-03-04 09:00", "conversation", "grant", direction="in")
    world.on("2026-03-04 09:00:30", "conversation", "grant", direction="in")
    assert world.standing("2026-03-04").answers == 1
    assert world.the("2026-03-05").kind == "regular_touch"


def test_case_23_the_plan_is_what_the_corrected_record_implies() -> None:
    world = declined()
    wrong = world.on("2026-03-03", "conversation", "grant")
    right = world.kinds("2026-03-03 09:00")
    assert world.the("2026-03-04").kind == "regular_touch"
    world.on("2026-03-04", "void", event=wrong)
    assert world.kinds("2026-03-04 12:00")[0][0] == right[0][0] == "call"
    world.on("2026-03-20", "conversation", "grant", id="ahead")
    found = world.plan("2026-03-04 12:00")
    assert [one.event for one in found.problems] == ["ahead"]
    assert found.standing[0].answers == 0


def test_case_24_a_changed_policy_brings_no_burst() -> None:
    world = reached()
    world.policy = {"rhythm_days": 45}
    assert world.kinds("2026-03-04") == [("regular_touch", "2026-04-17")]
    world.policy = {"rhythm_days": 10}
    found = world.plan("2026-03-04")
    assert [str(one.due) for one in found.reach_outs] == ["2026-05-04"]
    assert len(found.problems) == 1


def test_case_25_needs_name_the_one_thing_to_find() -> None:
    world = declined()
    world.people[0].update(phones=[])
    assert world.the("2026-03-02 12:00").needs == ("phone",)
    world = declined()
    world.people[0].update(name="", phones=["+4930123456"])
    assert world.the("2026-03-02 12:00").needs == ("name",)
    assert "would have been your boss" in world.the("2026-03-02 12:00").why
    world = declined()
    world.on("2026-03-02 11:00", "call_attempt", "grant", outcome="wrong_number")
    found = world.the("2026-03-02 12:00")
    assert (found.kind, found.needs, found.rule) == ("call", ("phone",), "M7")


def test_case_25_no_manager_no_person() -> None:
    world = World()
    world.company("acme")
    world.post("post")
    world.on("2026-03-02", "rejection", application="post", channel="email")
    found = world.the("2026-03-02 12:00", None)
    assert (found.kind, found.rule, found.needs, found.application, found.company) == (
        "find_manager", "M1", ("name",), "post", "acme",
    )  # fmt: skip


def test_case_26_a_reminder_waits_until_it_is_done() -> None:
    """Whatever channel carries a notice, the plan itself keeps the reach-out until the act is on record."""
    world = declined()
    for day in ("2026-03-02", "2026-03-09", "2026-04-15"):
        assert world.kinds(day + " 12:00") == [("call", day)]


def test_case_27_one_bad_event_leaves_the_rest_planned() -> None:
    world = declined()
    world.events += [
        {"id": "bad1", "at": "yesterday", "kind": "conversation", "person": "grant"},
        {"id": "bad2", "at": "2026-03-02T10:00:00+01:00", "kind": "telepathy", "person": "grant"},
        {"id": "bad3", "at": "2026-03-02T10:00:00+01:00", "kind": "conversation", "person": "nobody"},
        {"id": "bad4", "at": "2026-03-02T10:00:00+01:00", "kind": "void", "event": "nothing"},
    ]
    found = world.plan("2026-03-02 12:00")
    assert [one.event for one in found.problems] == ["bad1", "bad2", "bad3", "bad4"]
    assert [one.kind for one in found.reach_outs] == ["call"]


def test_case_28_her_wish_beats_the_rhythm_both_ways() -> None:
    world = reached()
    world.on("2026-03-03 10:30", "wish", "grant", not_before="2026-03-30", channel="phone")
    found = world.the("2026-03-04")
    assert (found.kind, found.channel, str(found.due)) == ("regular_touch", "phone", "2026-03-30")
    world = reached()
    world.on("2026-03-03 10:30", "wish", "grant", every_days=180)
    world.on("2026-03-20", "milestone", what="new_job")
    assert world.kinds("2026-04-04") == [("tell_milestone", "2026-08-31")]
    world = reached()
    world.on("2026-03-03 10:30", "wish", "grant", every_days=5)
    assert world.kinds("2026-03-04") == [("regular_touch", "2026-03-17")]


@pytest.mark.parametrize(
    ("way", "channel"), [("relay", "phone"), ("video", "phone"), ("in_person", "meeting")]
)
def test_case_29_the_seeker_cannot_phone(way: str, channel: str) -> None:
    world = declined(calls_by=way)
    found = world.the("2026-03-02 12:00")
    assert (found.kind, found.channel) == ("call", channel)
    world.on("2026-03-03", "conversation", "grant", channel="video")
    assert world.the("2026-03-04").channel == "email"


def test_case_31_hr_is_the_manager() -> None:
    world = World()
    world.company("acme")
    world.person("rowe", "hr")
    world.post("post", manager="rowe")
    world.on("2026-03-02", "rejection", "rowe", application="post", channel="email")
    assert world.kinds("2026-03-02 12:00", "rowe") == [("call", "2026-03-02")]


def test_case_32_known_by_name_only() -> None:
    world = declined()
    world.people[0].update(phones=[], emails=[])
    found = world.the("2026-03-02 12:00")
    assert found.needs == ("phone",)
    assert "switchboard of Acme" in found.why


def test_plan_json_has_the_shape_of_the_contract() -> None:
    world = declined()
    record, problems = parse_record(world.raw())
    found = plan(record, when("2026-03-02 12:00"), Earth(), problems).json()
    assert list(found) == ["now", "reach_outs", "refused", "standing", "problems"]
    assert found["now"] == "2026-03-02T12:00:00+01:00"
    first = json.loads(json.dumps(found))["reach_outs"][0]
    assert list(first) == [
        "person",
        "kind",
        "channel",
        "due",
        "opens",
        "closes",
        "rule",
        "why",
        "because",
        "needs",
    ]
    assert first["because"] == ["no"]


def test_case_23_a_void_of_a_void_restores() -> None:
    world = declined()
    talk = world.on("2026-03-03", "conversation", "grant")
    void = world.on("2026-03-04", "void", event=talk)
    again = world.on("2026-03-05", "void", event=void)
    assert world.stage("2026-03-06") == "reached"
    world.on("2026-03-06", "void", event=again)
    assert world.stage("2026-03-07") == "declined"


def test_case_16_a_hold_on_who_may_be_the_same_holds_too() -> None:
    world = declined()
    world.person("grant2", role="interviewer", emails=["grant@acme.example"], name="J Grant")
    world.on("2026-03-02 11:00", "auto_reply", "grant2", until="2026-03-11")
    assert world.kinds("2026-03-03") == [("call", "2026-03-13")]


def test_case_17_a_company_entered_twice_is_one() -> None:
    world = reached()
    world.company("acme2", domain="ACME.example")
    world.person("hart", company="acme2")
    world.post("other", "acme2", manager="hart")
    world.on("2026-03-03", "rejection", application="other", channel="letter")
    world.on("2026-03-04", "conversation", "hart")
    assert world.kinds("2026-05-04", "hart") == [("regular_touch", "2026-05-11")]


def test_case_01_her_calendar_follows_her_to_another_country() -> None:
    world = reached()
    world.people[0].update(phones=[])
    world.company("birch", country="SA")
    world.on("2026-04-01", "her_change", "grant", what="moved", company="birch")
    world.on("2026-04-05", "conversation", "grant")
    found = world.the("2026-04-06")
    assert (found.kind, str(found.due)) == ("regular_touch", "2026-06-04")
    assert found.opens == when("2026-06-04T09:00:00+03:00")
