"""M1 to M16, each sentence that sets a number or an order."""

from __future__ import annotations

import pytest
from tests.method.world import World, declined, reached


def kinds(world: World, now: str) -> list[tuple[str | None, str, str]]:
    return [(one.person, one.kind, one.rule) for one in world.plan(now).reach_outs]


# ---- M1, M2, M4 ----------------------------------------------------------------------------------


def test_m01_find_her_where_several_could_be_the_boss() -> None:
    world = declined()
    world.applications[0].pop("manager")
    world.person("hart")
    found = world.the("2026-03-02 12:00", None)
    assert (found.kind, found.channel) == ("find_manager", "none")
    assert "would have been your boss" in found.why


def test_m02_the_sheet_is_ready_as_soon_as_the_last_interview_is_on_record() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-03-10", "interview", "grant", application="post", last=True)
    assert kinds(world, "2026-03-05") == [("grant", "prepare_for_no", "M2")]
    assert world.plan("2026-03-05").problems == ()
    world.on("2026-03-12", "rejection", application="post", channel="email")
    assert kinds(world, "2026-03-12 12:00") == [("grant", "call", "M7")]


@pytest.mark.parametrize("end", ["offer", "withdrew", "rejection"])
def test_m02_the_sheet_is_gone_with_the_answer(end: str) -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-03-10", "interview", "grant", application="post", last=True)
    world.on("2026-03-11", end, application="post")
    assert "prepare_for_no" not in [one.kind for one in world.plan("2026-03-12").reach_outs]


def test_m02_an_interview_that_is_not_the_last_needs_no_sheet() -> None:
    world = World()
    world.company("acme")
    world.post("post")
    world.on("2026-03-10", "interview", application="post", last=False)
    assert kinds(world, "2026-03-30") == []
    assert kinds(world, "2026-03-31") == [(None, "review_silence", "M4")]


@pytest.mark.parametrize("channel", ["phone", "in_person", "email"])
def test_m04_hr_is_thanked_and_the_manager_called(channel: str) -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.person("rowe", "hr")
    world.post("post", manager="grant")
    world.on("2026-03-02", "rejection", "rowe", application="post", channel=channel)
    assert kinds(world, "2026-03-02 11:00") == [("grant", "call", "M7"), ("rowe", "thank_hr", "M4")]
    world.on("2026-03-02 12:00", "email_sent", "rowe")
    assert kinds(world, "2026-03-02 13:00") == [("grant", "call", "M7")]


def test_m04_a_portal_needs_no_thanks() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.person("rowe", "hr")
    world.post("post", manager="grant")
    world.on("2026-03-02", "rejection", "rowe", application="post", channel="portal")
    assert kinds(world, "2026-03-02 11:00") == [("grant", "call", "M7")]


@pytest.mark.parametrize("channel", ["phone", "in_person"])
def test_m04_the_manager_told_it_live_so_did_they_talk(channel: str) -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-03-02", "rejection", "grant", application="post", channel=channel)
    assert kinds(world, "2026-03-02 11:00") == [("grant", "ask_seeker", "M4")]
    world.on("2026-03-02 09:58", "conversation", "grant", direction="in")
    assert kinds(world, "2026-03-02 11:00") == [("grant", "regular_touch", "M8")]


def test_m04_an_interview_is_no_conversation() -> None:
    world = declined()
    world.on("2026-03-01", "interview", "grant", application="post", last=True)
    assert world.stage("2026-03-02 12:00") == "declined"


# ---- M6, M7 --------------------------------------------------------------------------------------


def test_m07_the_first_call_is_due_at_once_in_her_hours() -> None:
    world = declined("2026-03-02 10:00")
    assert world.kinds("2026-03-02 10:01") == [("call", "2026-03-02")]
    assert world.kinds("2026-03-02 18:00") == [("call", "2026-03-03")]
    assert "best by 4 March" in world.the("2026-03-02 10:01").why


def test_m06_attempts_on_other_days_weekdays_and_hours() -> None:
    world = declined("2026-03-02 08:00")
    seen: list[tuple[int, float]] = []
    for _ in range(4):
        now = world.events[-1]["at"]
        out = world.the(now)
        assert out.opens is not None
        assert out.due.weekday() not in {day for day, _ in seen}
        assert all(abs(out.opens.hour + out.opens.minute / 60 - hour) >= 1 for _, hour in seen)
        seen.append((out.due.weekday(), out.opens.hour + out.opens.minute / 60))
        world.on(out.opens.isoformat(), "call_attempt", "grant", outcome="no_answer")
    assert [day for day, _ in seen] == [0, 1, 2, 3]


def test_m06_one_voicemail_at_most_every_second_attempt() -> None:
    world = declined()
    world.on("2026-03-02 12:00", "voicemail", "grant")
    assert "without leaving a message" in world.the("2026-03-03 09:00").why
    world.on("2026-03-03 12:00", "call_attempt", "grant", outcome="busy")
    assert "message" not in world.the("2026-03-04 09:00").why


def tried(times: int = 4) -> World:
    world = declined()
    for day in range(times):
        world.on(f"2026-03-{3 + day:02} 1{day}:00", "call_attempt", "grant", outcome="no_answer")
    return world


def test_m06_one_email_when_the_attempts_are_used_up() -> None:
    world = tried()
    out = world.the("2026-03-07")
    assert (out.kind, out.channel, str(out.due), out.rule) == ("ask_for_call", "email", "2026-03-09", "M6")
    assert world.standing("2026-03-07").attempts == 4


def test_m06_fewer_attempts_go_on_until_four() -> None:
    assert tried(3).the("2026-05-04").kind == "call"


def test_m06_without_an_answer_it_rests_after_thirty_days() -> None:
    world = tried()
    world.on("2026-03-09", "email_sent", "grant", reason="ask_for_call")
    assert world.kinds("2026-03-10") == []
    assert world.stage("2026-04-07") == "declined"
    assert world.stage("2026-04-08") == "dormant"
    assert world.standing("2026-04-08").touches == 1


def test_m06_with_an_answer_the_attempts_are_fresh() -> None:
    world = tried()
    world.on("2026-03-09", "email_sent", "grant", reason="ask_for_call")
    world.on("2026-03-11 12:00", "email_received", "grant")
    assert world.kinds("2026-03-11 13:00") == [("call", "2026-03-11")]
    assert world.standing("2026-03-11 13:00").attempts == 0


def test_m06_a_wish_for_email_leads_to_the_one_way_out() -> None:
    world = declined()
    world.on("2026-03-03", "wish", "grant", channel="email")
    assert world.kinds("2026-03-03 12:00") == [("ask_for_call", "2026-03-03")]


def test_m06_her_mail_before_a_conversation_is_answered_by_phone() -> None:
    world = declined()
    world.on("2026-03-03 11:00", "email_received", "grant")
    assert [(one.kind, one.channel) for one in world.outs("2026-03-03 12:00")] == [("call", "phone")]


# ---- M8 ------------------------------------------------------------------------------------------


def test_m08_the_gap_widens_and_the_fourth_is_the_last() -> None:
    world = reached("2026-03-03")
    for day, due in (
        ("2026-05-04", "2026-07-03"), ("2026-07-03", "2026-10-01"), ("2026-10-01", "2027-01-29"),
    ):  # fmt: skip
        world.on(day, "email_sent", "grant", reason="regular")
        assert world.kinds(day + " 12:00") == [("regular_touch", due)]
        assert world.the(day + " 12:00").needs == ("reason",)
    world.on("2027-01-29", "email_sent", "grant", reason="regular")
    assert world.kinds("2027-01-29 12:00") == []
    assert world.stage("2027-01-29 12:00") == "dormant"
    world.on("2027-03-01", "milestone", what="new_job")
    assert world.kinds("2027-03-01 12:00") == []
    world.on("2027-06-01", "email_received", "grant")
    assert world.stage("2027-06-01 12:00") == "established"
    assert world.kinds("2027-06-01 12:00") == [("reply", "2027-06-01"), ("tell_milestone", "2027-06-01")]


def test_m08_a_conversation_a_reply_and_logistics_never_count_as_unanswered() -> None:
    world = reached()
    for day, reason in (("2026-03-10", "reply"), ("2026-03-11", "logistics"), ("2026-03-12", "reply")):
        world.on(day, "email_sent", "grant", reason=reason)
    assert world.kinds("2026-03-13") == [("regular_touch", "2026-05-11")]


def test_m08_refused_says_until_when() -> None:
    refusal = reached().refused("2026-03-10", "regular_touch")
    assert (refusal.rule, str(refusal.until)) == ("M8", "2026-05-04")


# ---- M9 ------------------------------------------------------------------------------------------


def test_m09_news_waits_fourteen_days_a_landed_job_does_not() -> None:
    world = reached("2026-03-03")
    world.on("2026-03-12", "milestone", what="award")
    assert world.kinds("2026-03-12 12:00") == [("tell_milestone", "2026-03-17")]
    world.on("2026-03-12 13:00", "milestone", what="new_job", id="job")
    found = world.the("2026-03-12 14:00")
    assert (str(found.due), found.because, found.rule) == ("2026-03-12", ("job",), "M9")


def test_m09_the_companys_week_binds_even_a_landed_job() -> None:
    world = reached("2026-03-03")
    world.on("2026-03-05", "milestone", what="new_job")
    assert world.kinds("2026-03-05 12:00") == [("tell_milestone", "2026-03-10")]


def test_m09_one_by_one_and_once() -> None:
    world = reached("2026-03-03")
    world.on("2026-03-20", "milestone", what="degree", id="degree")
    world.on("2026-03-21", "milestone", what="award", id="award")
    assert world.the("2026-03-23").because == ("degree",)
    world.on("2026-03-23", "email_sent", "grant", reason="milestone", about="degree")
    assert world.the("2026-03-24").because == ("award",)
    assert str(world.the("2026-03-24").due) == "2026-04-06"
    world.on("2026-04-06", "milestone_told", "grant", milestone="award")
    assert world.the("2026-04-07").kind != "tell_milestone"
    assert world.standing("2026-04-07").touches == 3


def test_m09_what_was_before_the_conversation_is_no_news() -> None:
    world = declined()
    world.on("2026-03-02 12:00", "milestone", what="award")
    world.on("2026-03-03", "conversation", "grant")
    assert world.the("2026-03-04").kind == "regular_touch"


# ---- M10 -----------------------------------------------------------------------------------------


def long_contact() -> World:
    world = reached("2026-03-03")
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    world.on("2026-05-06", "email_received", "grant")
    world.on("2026-05-06 12:00", "email_sent", "grant", reason="reply")
    world.on("2026-07-06", "email_sent", "grant", reason="regular")
    return world


def test_m10_the_meeting_is_earned_and_waits_for_the_clock() -> None:
    world = long_contact()
    assert world.stage("2026-07-02") == "in_touch"
    assert world.stage("2026-07-07") == "established"
    out = world.the("2026-07-07")
    assert (out.kind, str(out.due), out.rule) == ("ask_to_meet", "2026-09-04", "M10")


def test_m10_the_meeting_waits_for_no_day_gone_by() -> None:
    """The touch was right on 4 September; the news takes its place and, told on a Saturday, waits for Monday."""
    world = long_contact()
    world.on("2026-09-12 21:00", "milestone", what="new_job", company_name="Brim")
    assert world.the("2026-09-12 22:00").kind == "tell_milestone"
    assert str(world.refused("2026-09-12 22:00", "ask_to_meet").until) == "2026-09-14"


def test_m10_replies_are_no_touches_there() -> None:
    world = reached("2026-03-03")
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    for day in ("2026-05-06", "2026-05-08"):
        world.on(day, "email_received", "grant")
        world.on(day + " 12:00", "email_sent", "grant", reason="reply")
    assert world.the("2026-07-08").kind == "regular_touch"
    assert world.refused("2026-07-08", "ask_to_meet").until is None


def test_m10_one_ask_and_again_after_six_months() -> None:
    world = long_contact()
    world.on("2026-09-04", "meeting_requested", "grant", place="coffee")
    assert str(world.refused("2026-09-10", "ask_to_meet").until) == "2027-03-04"
    world.on("2026-09-08", "meeting_declined", "grant")
    assert str(world.refused("2026-09-10", "ask_to_meet").until) == "2027-03-08"
    assert world.kinds("2026-09-10") == [("regular_touch", "2026-11-09")]


def test_m10_a_meeting_agreed_is_prepared_and_asked_after() -> None:
    world = long_contact()
    world.on("2026-09-04", "meeting_requested", "grant", place="coffee")
    world.on("2026-09-07", "meeting_agreed", "grant", meets_at="2026-09-21T15:00:00+02:00")
    out = world.the("2026-09-08")
    assert (out.kind, out.channel, str(out.due)) == ("prepare_meeting", "meeting", "2026-09-18")
    assert world.the("2026-09-22").kind == "ask_seeker"
    world.on("2026-09-21 16:00", "meeting_held", "grant", place="coffee")
    assert world.stage("2026-09-22") == "met"
    assert str(world.the("2026-09-22").due) == "2026-11-20"


# ---- M11, M14, M16 -------------------------------------------------------------------------------


def test_m11_news_takes_the_place_of_a_regular_touch_every_second_time() -> None:
    world = reached("2026-03-03", industry="BIOTECH")
    world.on("2026-04-20", "news", industry="biotech", title="A finding", id="finding")
    out = world.the("2026-05-04 09:00")
    assert (out.kind, str(out.due), out.because[0], out.rule) == (
        "share_news",
        "2026-05-04",
        "finding",
        "M11",
    )
    world.on("2026-05-04", "email_sent", "grant", reason="news", about="finding")
    world.on("2026-06-20", "news", industry="biotech", title="Another")
    assert world.the("2026-07-03 09:00").kind == "regular_touch"
    world.on("2026-07-03", "email_sent", "grant", reason="regular")
    world.on("2026-09-20", "news", industry="biotech", title="A third")
    assert world.the("2026-10-01 09:00").kind == "share_news"


def test_m11_the_industry_of_the_latest_job_counts() -> None:
    world = reached("2026-03-03", industry="biotech")
    world.on("2026-04-20", "news", industry="biotech")
    job = world.on("2026-04-01", "milestone", what="new_job", industry="Steel")
    world.on("2026-04-01", "milestone_told", "grant", milestone=job)
    assert world.the("2026-06-01").kind == "regular_touch"


def test_m11_old_news_is_no_news() -> None:
    world = reached("2026-03-03", industry="biotech")
    world.on("2026-03-04", "news", industry="biotech")
    assert world.the("2026-05-04 09:00").kind == "regular_touch"


def test_m14_the_next_touch_reports_back() -> None:
    world = reached()
    advice = world.on("2026-03-03 10:05", "advice", "grant", text="Learn to cost a plant.")
    out = world.the("2026-03-10")
    assert (out.kind, out.rule, out.needs, str(out.due)) == ("report_back", "M14", ("result",), "2026-05-04")
    acted = world.on("2026-04-10", "advice_acted", "grant", advice=advice, result="took a course")
    out = world.the("2026-04-11")
    assert (out.needs, out.because) == ((), (advice, acted))
    world.on("2026-05-04", "email_sent", "grant", reason="report_back", about=advice)
    assert world.the("2026-05-05").kind == "regular_touch"


def test_m16_openings_wait_for_the_floor_and_go_stale() -> None:
    world = reached("2026-03-03")
    world.on("2026-03-10", "opening", company="acme", title="Chemist", id="chemist")
    out = world.the("2026-03-11")
    assert (out.kind, str(out.due), out.rule) == ("mention_opening", "2026-04-02", "M16")
    assert world.the("2026-05-12").kind == "regular_touch"
    world.on("2026-04-02", "email_sent", "grant", reason="opening", about="chemist")
    assert world.the("2026-04-03").kind == "regular_touch"


def test_m16_a_door_opened() -> None:
    world = reached()
    world.post("next", manager="grant", applied_on="2026-05-20")
    world.on("2026-06-01", "interview", "grant", application="next", last=False)
    assert world.stage("2026-06-02") == "opened_a_door"


def test_m16_reached_then_in_touch() -> None:
    world = reached()
    assert world.stage("2026-03-04") == "reached"
    world.on("2026-05-04", "email_sent", "grant", reason="regular")
    assert world.stage("2026-05-05") == "reached"
    world.on("2026-05-06", "email_received", "grant")
    assert world.stage("2026-05-07") == "in_touch"


# ---- M13, M15 ------------------------------------------------------------------------------------


def test_m13_a_reply_is_owed_on_top_of_the_rhythm() -> None:
    world = reached()
    world.on("2026-03-20", "email_received", "grant")
    assert world.kinds("2026-03-20 12:00") == [("reply", "2026-03-20"), ("regular_touch", "2026-05-19")]
    assert world.outs("2026-03-20 12:00")[0].rule == "M13"


def test_m13_at_most_eight_touches_a_year() -> None:
    world = reached("2026-01-07", "2026-01-06")
    for month in range(2, 9):
        world.on(f"2026-{month:02}-09", "email_sent", "grant", reason="regular")
        world.on(f"2026-{month:02}-10", "email_received", "grant")
        world.on(f"2026-{month:02}-10 12:00", "email_sent", "grant", reason="reply")
    assert world.kinds("2026-08-11") == [("regular_touch", "2027-01-07")] or world.kinds("2026-08-11") == [
        ("ask_to_meet", "2027-01-07")
    ]
    assert world.refused("2026-08-11", "regular_touch").rule == "M13"
    world.on("2026-08-11", "wish", "grant", every_days=30)
    assert world.the("2026-08-12").due.isoformat() == "2026-09-09"


def test_m13_she_would_rather_not() -> None:
    world = declined()
    world.on("2026-03-03", "conversation", "grant", stay_in_touch="no")
    assert kinds(world, "2026-03-04") == [("grant", "ask_seeker", "M13")]
    world.on("2026-03-05", "pause", "grant")
    assert kinds(world, "2026-08-04") == []
    world.on("2026-08-05", "email_received", "grant")
    world.on("2026-08-05 11:00", "resume", "grant")
    assert ("grant", "reply", "M13") in kinds(world, "2026-08-05 12:00")


def test_m15_an_ideal_one_that_is_due_stands_first() -> None:
    world = declined("2026-03-02 08:00")
    for name in ("birch", "cedar"):
        world.company(name)
        world.person("of_" + name, company=name)
        world.post("at_" + name, name, manager="of_" + name, ideal=name == "cedar")
    world.on("2026-03-02 09:00", "rejection", application="at_birch", channel="email")
    world.on("2026-03-02 09:00", "rejection", application="at_cedar", channel="email")
    world.on("2026-03-02 09:30", "conversation", "of_birch")
    found = [one.person for one in world.plan("2026-03-02 12:00").reach_outs]
    assert found == ["of_cedar", "grant", "of_birch"]


def test_the_order_of_reasons() -> None:
    world = reached("2026-01-07", "2026-01-06", industry="biotech")
    world.on("2026-01-07 10:05", "advice", "grant", text="Read more.", id="advice")
    world.on("2026-04-01", "news", industry="biotech", id="news")
    world.on("2026-04-01", "opening", company="acme", title="Chemist", id="opening")
    world.on("2026-04-01", "her_change", "grant", what="promoted", id="promoted")
    world.on("2026-04-01", "milestone", what="award", id="award")
    world.on("2026-04-01", "milestone", what="new_job", industry="biotech", id="job")
    order = []
    for gone in ("job", "award", "promoted", "advice", "opening", "news"):
        order.append(world.the("2026-04-02").kind)
        world.events = [event for event in world.events if event["id"] != gone]
    assert order == [
        "tell_milestone", "tell_milestone", "congratulate", "report_back", "mention_opening", "share_news",
    ]  # fmt: skip
    assert world.the("2026-04-02").kind == "regular_touch"


def test_m13_a_phone_touch_is_tried_once_a_day_and_a_message_is_the_touch() -> None:
    world = reached()
    world.on("2026-03-03 10:05", "wish", "grant", channel="phone")
    world.on("2026-05-04", "call_attempt", "grant", outcome="no_answer")
    assert world.kinds("2026-05-04 11:00") == [("regular_touch", "2026-05-05")]
    world.on("2026-05-05", "voicemail", "grant")
    assert world.kinds("2026-05-05 11:00") == [("regular_touch", "2026-07-06")]


def test_m06_a_weekday_that_was_tried_is_passed_over() -> None:
    world = declined()
    world.on("2026-03-02 12:00", "call_attempt", "grant", outcome="no_answer")
    assert world.kinds("2026-03-09 09:00") == [("call", "2026-03-10")]


def test_m06_a_second_no_amid_the_calls_does_not_begin_them_anew() -> None:
    world = tried(3)
    world.post("second", manager="grant")
    world.on("2026-03-06", "rejection", "rowe", application="second", channel="letter")
    assert world.standing("2026-03-06 12:00").attempts == 3
    world.post("third", manager="grant")
    world.events = [event for event in world.events if event.get("application") != "second"]
    world.on("2026-05-06", "rejection", "rowe", application="third", channel="letter")
    assert world.standing("2026-05-06 12:00").attempts == 0
    assert world.the("2026-05-06 12:00").rule == "M7"


def test_m04_thanks_come_within_the_month_or_not_at_all() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.person("rowe", "hr")
    world.post("post", manager="grant")
    world.on("2026-03-02", "rejection", "rowe", application="post", channel="email")
    assert ("rowe", "thank_hr", "M4") in kinds(world, "2026-03-30")
    assert ("rowe", "thank_hr", "M4") not in kinds(world, "2026-04-30")


def test_refusals_name_the_rule_that_holds_back() -> None:
    world = reached("2026-03-03")
    world.on("2026-03-05", "milestone", what="award")
    assert world.refused("2026-03-06", "tell_milestone").rule == "M9"
    world.on("2026-03-05", "her_change", "grant", what="promoted")
    found = world.refused("2026-03-06", "congratulate")
    assert (found.rule, str(found.until)) == ("M8", "2026-04-02")
    world = reached("2026-03-03")
    world.on("2026-03-05", "milestone", what="new_job")
    found = world.refused("2026-03-06", "tell_milestone")
    assert (found.rule, str(found.until)) == ("M13", "2026-03-10")


def test_m04_signed_by_the_manager_without_a_person() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-03-02", "rejection", application="post", channel="phone", signer="manager")
    assert kinds(world, "2026-03-02 11:00") == [("grant", "ask_seeker", "M4")]


def test_m02_a_no_before_the_interview_ends_the_waiting_and_a_no_taken_back_opens_it_again() -> None:
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-03-10", "interview", "grant", application="post", last=True)
    world.on("2026-03-05", "rejection", application="post", channel="email")
    assert kinds(world, "2026-03-06 11:00") == [("grant", "call", "M7")]
    world.on("2026-03-07", "rejection_withdrawn", application="post")
    assert kinds(world, "2026-03-08") == [("grant", "prepare_for_no", "M2")]
