"""Sentences of METHOD and CONTRACTS read again with fresh eyes: each a small record, and what a reader expects."""

from __future__ import annotations

import pytest
from tests.method.world import World, declined, reached


def waiting() -> World:
    """An interview that may have been the last, and a day promised."""
    world = World()
    world.company("acme")
    world.person("grant")
    world.post("post", manager="grant")
    world.on("2026-02-20", "interview", "grant", application="post", last=True)
    world.on("2026-02-20 12:00", "answer_promised", application="post", by="2026-02-27")
    return world


# ---- before the answer (M1, M2, M4) --------------------------------------------------------------


def test_m01_who_signed_as_the_manager_is_the_manager_whatever_role_is_on_record() -> None:
    world = World()
    world.company("acme")
    world.person("ivy", "interviewer")
    world.post("post")
    world.on("2026-03-02", "rejection", "ivy", application="post", channel="email", signer="manager")
    assert world.kinds("2026-03-02 12:00", "ivy") == [("call", "2026-03-02")]
    assert world.kinds("2026-03-02 12:00", None) == []


def test_m01_hr_who_signed_as_the_manager_by_mistake_is_not_called() -> None:
    world = World()
    world.company("acme")
    world.person("rowe", "hr")
    world.post("post")
    world.on("2026-03-02", "rejection", "rowe", application="post", channel="email", signer="manager")
    assert world.kinds("2026-03-02 12:00", None) == [("find_manager", "2026-03-02")]


def test_m02_the_sheet_leaves_the_list_three_months_after_the_day_promised() -> None:
    world = waiting()
    assert [one.kind for one in world.outs("2026-05-28")] == ["prepare_for_no", "review_silence"]
    assert [one.kind for one in world.outs("2026-05-29")] == ["review_silence"]
    world.on("2026-06-01", "email_received", "grant")
    assert [one.kind for one in world.outs("2026-06-02")] == ["prepare_for_no"]


def test_m02_an_interview_ahead_is_prepared_for_however_old_the_rest() -> None:
    world = waiting()
    world.on("2026-09-10", "interview", "grant", application="post")
    assert [one.kind for one in world.outs("2026-08-28")] == ["prepare_for_no"]


@pytest.mark.parametrize("kind", ["stop", "her_change"])
def test_m13_nothing_is_said_of_the_posts_of_one_who_is_silent_for_good(kind: str) -> None:
    world = waiting()
    world.on("2026-02-25", kind, "grant", what="died" if kind == "her_change" else None)
    assert world.plan("2026-03-25").reach_outs == ()


def test_at_most_one_open_reach_out_even_with_two_silent_posts() -> None:
    world = reached()
    for post in ("second", "third"):
        world.post(post, manager="grant")
        world.on("2026-03-10", "interview", "grant", application=post, last=False)
    assert [one.kind for one in world.outs("2026-06-10")] == ["regular_touch"]
    asked = world.outs("2026-06-10", None)
    assert [(one.kind, one.application) for one in asked] == [
        ("review_silence", "second"),
        ("review_silence", "third"),
    ]


def test_m04_hr_who_left_is_not_written_to() -> None:
    world = declined()
    world.events.pop()
    assert [one.kind for one in world.outs("2026-03-03", "rowe")] == ["thank_hr"]
    world.on("2026-03-03", "her_change", "rowe", what="left")
    assert world.outs("2026-03-04", "rowe") == []


# ---- the words of the calls (M6, M7) -------------------------------------------------------------


def test_m06_after_a_second_no_the_words_know_that_the_two_have_talked() -> None:
    world = reached()
    world.post("second", manager="grant")
    world.on("2026-05-20", "rejection", "rowe", application="second", channel="letter")
    assert "opens a relationship" not in world.the("2026-05-20 12:00").why
    assert "talked about this no" in world.refused("2026-05-20 12:00", "regular_touch").why


def test_case_28_a_call_she_asked_for_later_names_her_wish_and_no_earlier_day() -> None:
    world = declined()
    wish = world.on("2026-03-02 11:00", "wish", "grant", not_before="2026-04-13")
    found = world.the("2026-03-02 12:00")
    assert (found.kind, str(found.due)) == ("call", "2026-04-13")
    assert found.why == "Ms Grant asked you to call from 13 April on."
    assert wish in found.because


def test_m07_no_day_is_named_that_is_over_before_the_call_is_due() -> None:
    world = declined()
    world.on("2026-03-03", "her_change", "grant", what="leave", until="2026-03-31")
    found = world.the("2026-03-04")
    assert str(found.due) == "2026-04-01"
    assert "best by" not in found.why


def test_case_13_who_moved_before_any_talk_is_called_through_the_new_switchboard() -> None:
    world = declined()
    world.company("birch")
    world.on("2026-03-03 11:00", "her_change", "grant", what="moved", company="birch")
    found = world.the("2026-03-03 12:00")
    assert (found.kind, found.needs) == ("call", ("phone",))
    assert "switchboard of Birch" in found.why


def test_case_13_who_moved_there_before_the_no_keeps_the_phone_on_record() -> None:
    world = declined()
    world.on("2025-03-03 11:00", "her_change", "grant", what="moved", company="acme")
    assert world.the("2026-03-02 12:00").needs == ()


# ---- after the first conversation ----------------------------------------------------------------


def meeting_in_three_weeks() -> World:
    world = reached()
    world.on("2026-08-28", "email_sent", "grant", reason="meeting_request")
    world.on("2026-09-07", "meeting_agreed", "grant", meets_at="2026-09-28T15:00:00+02:00")
    return world


def test_m09_a_landed_job_is_told_at_once_though_a_meeting_lies_weeks_ahead() -> None:
    world = meeting_in_three_weeks()
    assert world.kinds("2026-09-10") == [("prepare_meeting", "2026-09-25")]
    world.on("2026-09-10", "milestone", what="new_job")
    assert world.kinds("2026-09-10 12:00") == [("tell_milestone", "2026-09-10")]
    assert world.kinds("2026-09-25 12:00") == [("prepare_meeting", "2026-09-25")]


def test_m09_other_news_can_wait_for_the_meeting() -> None:
    world = meeting_in_three_weeks()
    world.on("2026-09-14", "milestone", what="award")
    assert world.kinds("2026-09-14 12:00") == [("prepare_meeting", "2026-09-25")]


def test_m10_no_day_is_named_for_the_question_where_an_answer_must_come_first() -> None:
    world = reached()
    for day in ("2026-05-04", "2026-07-03"):
        world.on(day, "email_sent", "grant", reason="regular")
    assert world.refused("2026-07-03 12:00", "ask_to_meet").until is None


@pytest.mark.parametrize(
    ("wish", "words"),
    [({"every_days": 20}, "every 20 days"), ({"not_before": "2026-03-10"}, "only recently")],
)
def test_m08_the_reason_why_not_yet_fits_her_wish(wish: dict[str, object], words: str) -> None:
    world = reached()
    world.on("2026-03-04", "wish", "grant", **wish)
    assert words in world.refused("2026-03-04 12:00", "regular_touch").why


def test_m08_the_reason_why_not_yet_speaks_of_what_had_no_answer() -> None:
    world = reached()
    for day in ("2026-05-04", "2026-07-03"):
        world.on(day, "email_sent", "grant", reason="regular")
    assert "two touches had no answer" in world.refused("2026-07-03 12:00", "regular_touch").why


def eight_in_a_year() -> World:
    world = reached()
    for month in range(4, 11):
        world.on(f"2026-{month:02}-13", "email_sent", "grant", reason="regular")
        world.on(f"2026-{month:02}-14", "email_received", "grant")
        world.on(f"2026-{month:02}-15", "email_sent", "grant", reason="reply")
    return world


def test_m13_the_eight_hold_back_even_a_landed_job_and_say_so() -> None:
    world = eight_in_a_year()
    world.on("2026-11-10", "milestone", what="new_job")
    assert world.kinds("2026-11-10 12:00") == [("tell_milestone", "2027-03-03")]
    assert world.refused("2026-11-10 12:00", "tell_milestone").why.startswith("Eight touches in a year")


def test_m13_the_companys_week_says_whether_she_or_another_heard_last() -> None:
    world = reached()
    world.on("2026-03-04", "milestone", what="new_job")
    assert world.refused("2026-03-04 12:00", "tell_milestone").why == (
        "Ms Grant heard from you less than a week ago."
    )
    world.person("hart")
    world.post("other", manager="hart")
    world.on("2026-03-03", "rejection", "rowe", application="other", channel="letter")
    world.on("2026-03-16", "conversation", "hart")
    assert "Someone else at" in world.refused("2026-03-17", "tell_milestone").why


def test_case_12_a_pause_of_everything_is_not_called_an_absence() -> None:
    world = declined()
    world.on("2026-03-02 12:00", "pause")
    assert world.refused("2026-03-03", "call").why.startswith("You have paused everything")


def test_case_11_taking_back_what_brought_a_stop_back_needs_a_reason_too() -> None:
    world = reached()
    stop = world.on("2026-03-10", "stop", "grant")
    lifted = world.on("2026-03-11", "void", event=stop, reason="it was said by someone else")
    assert world.stage("2026-03-12") == "reached"
    back = world.on("2026-03-13", "void", event=lifted)
    assert world.stage("2026-03-14") == "stopped"
    world.on("2026-03-15", "void", event=back)
    world.on("2026-03-15", "void", event=back, reason="a machine says so", source="import")
    assert world.stage("2026-03-16") == "stopped"
    assert len([one for one in world.plan("2026-03-16").problems if "still stands" in one.why]) == 2
    world.on("2026-03-17", "void", event=back, reason="she called me")
    assert world.stage("2026-03-18") == "reached"


def test_m13_a_mail_left_without_an_answer_for_two_months_is_answered_by_the_next_touch() -> None:
    world = reached()
    world.on("2026-03-20", "email_received", "grant")
    assert [one.kind for one in world.outs("2026-05-18")] == ["reply", "regular_touch"]
    assert [one.kind for one in world.outs("2026-05-19")] == ["regular_touch"]


def test_case_16_hr_who_asked_for_silence_under_another_entry_is_not_thanked() -> None:
    world = declined()
    world.events.pop()
    world.person("rowe2", "hr", emails=["ROWE@acme.example"])
    world.on("2026-03-01", "stop", "rowe2")
    assert world.outs("2026-03-02 12:00", "rowe") == []


def test_m04_a_silence_called_a_no_is_not_called_a_no_of_theirs() -> None:
    world = waiting()
    world.on("2026-03-20", "rejection", application="post", channel="silence")
    assert world.the("2026-03-20 11:00").why.startswith(
        "You count the silence as a no since 20 March, which opens"
    )


def test_case_17_two_small_firms_with_a_mailbox_of_everybodys_are_not_one_company() -> None:
    world = World()
    for firm, boss in (("oak", "ada"), ("elm", "eve")):
        world.company(firm, domain="gmail.com")
        world.person(boss, company=firm)
        world.post(f"post at {firm}", firm)
        world.on("2026-03-02", "rejection", application=f"post at {firm}", channel="email")
    assert world.kinds("2026-03-02 12:00", None) == []
    for boss in ("ada", "eve"):
        assert world.kinds("2026-03-02 12:00", boss) == [("call", "2026-03-02")]
        world.on("2026-03-03", "conversation", boss)
    assert (
        world.kinds("2026-05-04", "ada")
        == world.kinds("2026-05-04", "eve")
        == [("regular_touch", "2026-05-04")]
    )


def test_m08_what_is_overdue_and_held_names_one_day_only() -> None:
    world = reached()
    world.on("2026-05-08", "auto_reply", "grant", until="2026-05-20")
    found = world.the("2026-05-11")
    assert str(found.due) == "2026-05-22"
    assert found.why.endswith("a few lines are right again (due since 4 May).")
