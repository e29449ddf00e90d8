"""The method around the plan, as the app gives it: what came of it, what would change, while away, the manager spared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from afterno.errors import UserError
from afterno.record import store
from afterno.service import (
    coaching,
    data,
    drafting,
    entry,
    long_view,
    planning,
    profile,
    relationships,
    sweep,
    texts,
    words,
)  # fmt: skip
from afterno.service.today import today

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""A Monday."""


def seeker(name: str) -> int:
    owner = int(get_user_model().objects.create_user(name).pk)
    store.set_profile(owner, seeker={"name": name.title(), "time_zone": "Europe/London", "country": "GB"})
    return owner


@pytest.fixture
def alice() -> int:
    return seeker("alice")


def a_no(owner: int, company: str, manager: str, at: datetime, email: str = "") -> str:
    entry.record_no(owner, entry.NoForm(company, "Planner", manager, email=email, at=at), at)
    return str(store.find_person(owner, manager)[0]["id"])


def talked(owner: int, company: str, manager: str, at: datetime) -> str:
    person = a_no(owner, company, manager, at - timedelta(hours=1))
    entry.log(owner, person, entry.LogForm("talked"), at)
    return person


# ---- while you were away (case 5) ----------------------------------------------------------------


def test_what_came_due_while_the_app_was_off_is_said_once_on_that_day(alice: int) -> None:
    talked(alice, "Acme", "Dana Rhodes", NOW)
    assert today(alice, NOW).while_away == ()
    back = datetime(2026, 5, 26, 10, tzinfo=UTC)
    found = today(alice, back)
    assert found.while_away == ("A few lines for Dana Rhodes: due since 1 May, and still right today.",)
    assert len(found.acts) == 1
    assert today(alice, back + timedelta(hours=2)).while_away == found.while_away
    assert today(alice, back + timedelta(days=1)).while_away == ()


def test_nobody_was_away_while_the_app_swept_every_day(alice: int) -> None:
    talked(alice, "Acme", "Dana Rhodes", NOW)
    for days in range(58, 86):
        sweep.sweep(alice, NOW + timedelta(days=days))
    assert today(alice, NOW + timedelta(days=86)).while_away == ()
    assert len(today(alice, NOW + timedelta(days=86)).acts) == 1


def test_the_account_of_an_absence_is_short(alice: int) -> None:
    for number in range(6):
        talked(alice, f"Firm {number}", f"Dana Number{number}", NOW)
    found = today(alice, datetime(2026, 5, 26, 10, tzinfo=UTC))
    assert len(found.while_away) == 4
    assert found.while_away[-1].startswith("3 more")


# ---- a changed number (case 24) ------------------------------------------------------------------


def settings(**changed: str) -> dict[str, str]:
    return {**{one.key: one.default for one in profile.policy(0)}, **changed}


def test_a_changed_number_is_shown_before_it_applies(alice: int) -> None:
    talked(alice, "Acme", "Dana Rhodes", NOW)
    later = NOW + timedelta(days=50)
    found = profile.preview_policy(alice, settings(rhythm_days="45"), later)
    assert [(one.who, one.before, one.after) for one in found.changes] == [
        ("Dana Rhodes", "a few lines on 1 May", "a few lines today")
    ]
    assert store.get_profile(alice)["policy"] == {}
    assert today(alice, later).acts == ()
    wrong = profile.preview_policy(alice, settings(rhythm_days="10"), later)
    assert (set(wrong.wrong), wrong.changes) == ({"rhythm_days"}, ())


@pytest.mark.parametrize(
    ("number", "days", "before", "after"),
    [
        ({"rhythm_days": "90"}, 50, "a few lines on 1 May", "a few lines on 1 June"),
        ({"rhythm_days": "45"}, 70, "(due since 1 May).", "(due since 16 April)."),
        ({"work_from": "08:00"}, 0, "a call today, 09:00 to 17:00", "a call today, 08:00 to 17:00"),
        ({"work_to": "15:00"}, 0, "a call today, 09:00 to 17:00", "a call today, 09:00 to 15:00"),
        ({"meeting_months": "6"}, 3, "may meet not before 2 July", "may meet not before 2 September"),
        ({"meeting_months": "3"}, 3, "may meet not before 2 July", "may meet not before 2 June"),
        ({"first_call_workdays": "4"}, 0, "begins it, best by 4 March.", "begins it, best by 6 March."),
        ({"attempts": "2"}, 0, "last resort: four calls first.", "last resort: two calls first."),
        ({"attempts": "6"}, 0, "last resort: four calls first.", "last resort: six calls first."),
        ({"touches_a_year": "2"}, 3, "", ""),
    ],
)
def test_whatever_a_number_changes_is_shown(
    alice: int, number: dict[str, str], days: int, before: str, after: str
) -> None:
    form = entry.NoForm("Acme", "Planner", "Dana Rhodes", "+442079460111", channel="email", at=NOW)
    entry.record_no(alice, form, NOW)
    if days:
        entry.log(alice, str(store.find_person(alice, "Dana Rhodes")[0]["id"]), entry.LogForm("talked"), NOW)
    found = profile.preview_policy(alice, settings(**number), NOW + timedelta(days=days))
    if not before:
        assert found.changes == ()
        return
    (shown,) = found.changes
    assert (shown.who, found.total) == ("Dana Rhodes", 1)
    assert shown.before.endswith(before)
    assert shown.after.endswith(after)
    assert store.get_profile(alice)["policy"] == {}


def test_a_shorter_wait_shows_the_question_it_brings_where_nobody_is_known(alice: int) -> None:
    store.upsert_company(alice, {"id": "acme", "name": "Acme"})
    store.upsert_application(alice, {"id": "post", "company": "acme", "title": "Planner"})
    promised = {
        "id": "e",
        "at": NOW.isoformat(),
        "kind": "answer_promised",
        "application": "post",
        "by": "2026-03-09",
    }
    store.append_events(alice, [promised], now=NOW)
    (found,) = profile.preview_policy(alice, settings(silence_days="7"), NOW + timedelta(days=16)).changes
    assert (found.before, found.after) == ("nothing", "deciding whether the silence is a no today")


def test_a_changed_number_brings_no_burst(alice: int) -> None:
    names = [f"Dana Number{number}" for number in range(7)]
    people = [talked(alice, f"Firm {number}", name, NOW) for number, name in enumerate(names)]
    later = NOW + timedelta(days=50)
    assert profile.save_policy(alice, settings(rhythm_days="45"), later) == {}
    held = [relationships.relationship(alice, one, later) for one in people]
    assert sum(one.next[0].due > later.date() for one in held) == 5
    assert sum("today" in one.what_next for one in held) == 2
    days = [len(today(alice, later + timedelta(days=number)).acts) for number in range(7)]
    assert days == [2, 4, 6, 7, 0, 0, 7]  # a weekend between


def test_an_import_with_other_numbers_brings_no_burst_either(alice: int) -> None:
    for number in range(5):
        talked(alice, f"Firm {number}", f"Dana Number{number}", NOW)
    later = NOW + timedelta(days=50)
    raw = {"format": "afterno-record/1", "policy": {"rhythm_days": 45}}
    data.import_record(alice, raw, later)
    assert len(today(alice, later).acts) == 2


def test_what_is_due_anyway_waits_for_no_change(alice: int) -> None:
    for number in range(5):
        talked(alice, f"Firm {number}", f"Dana Number{number}", NOW)
    later = NOW + timedelta(days=70)
    profile.save_policy(alice, settings(rhythm_days="45"), later)
    assert len(today(alice, later).acts) == 5


# ---- acts proposed, acts done (M16) ---------------------------------------------------------------


def test_acts_done_of_acts_proposed(alice: int, charlie: int) -> None:
    form = entry.NoForm("Acme", "Planner", "Dana Rhodes", "+442079460111", channel="email", at=NOW)
    assert long_view.long_view(alice, NOW).kept_up == ""
    entry.record_no(alice, form, NOW)
    dana = str(store.find_person(alice, "Dana Rhodes")[0]["id"])

    def kept_up(days: int) -> str:
        today(alice, NOW + timedelta(days=days))
        return long_view.long_view(alice, NOW + timedelta(days=days)).kept_up

    said = "Of what was proposed since 2 March 2026, {} are done."
    assert kept_up(0) == kept_up(1) == said.format("0 of 1")
    entry.log(alice, dana, entry.LogForm("voicemail"), NOW + timedelta(days=1, hours=1))
    assert kept_up(2) == said.format("1 of 2")  # the next call is proposed
    entry.log(alice, dana, entry.LogForm("talked"), NOW + timedelta(days=2, hours=1))
    assert kept_up(3) == said.format("2 of 2")
    assert kept_up(64) == kept_up(65) == said.format("2 of 3")
    data.import_record(
        alice, {"format": "afterno-record/1", "policy": {"company_days": 8}}, NOW + timedelta(days=66)
    )
    assert kept_up(66) == said.format("2 of 3")  # planned anew as a whole
    assert long_view.long_view(charlie, NOW).kept_up == ""


# ---- what came of it (M16), the stages for people -------------------------------------------------


def test_what_came_of_it_and_from_which_touch(alice: int) -> None:
    dana = talked(alice, "Acme", "Dana Rhodes", NOW)
    entry.log(alice, dana, entry.LogForm("advice", note="Learn to cost a plant."), NOW + timedelta(minutes=5))
    (found,) = relationships.relationship(alice, dana, NOW + timedelta(days=1)).came_of
    assert (found.what, found.detail, found.after) == ("Her advice", "Learn to cost a plant.", "You talked")
    assert found.after_on == NOW.date()


def test_before_any_no_nothing_speaks_of_a_no(alice: int) -> None:
    store.upsert_company(alice, {"id": "acme", "name": "Acme"})
    store.upsert_person(alice, {"id": "dana", "name": "Dana Rhodes", "role": "manager", "company": "acme"})
    store.upsert_application(alice, {"id": "post", "company": "acme", "manager": "dana"})
    interview = {
        "id": "i", "at": (NOW - timedelta(days=2)).isoformat(), "kind": "interview", "application": "post",
        "person": "dana",
    }  # fmt: skip
    store.append_events(alice, [interview], now=NOW)
    planning.settle(alice, NOW)
    found = relationships.relationship(alice, "dana", NOW)
    assert (found.stage, found.stage_text) == ("waiting", "no answer yet")
    assert found.stands == "The answer is still to come."
    assert [row.stage_text for row in relationships.people(alice).rows] == ["no answer yet"]
    entry.record_no(alice, entry.NoForm("Acme", manager="Dana Rhodes", at=NOW), NOW)
    assert relationships.relationship(alice, "dana", NOW).stage == "declined"


def test_why_now_why_not_yet_and_what_next(alice: int) -> None:
    dana = talked(alice, "Acme", "Dana Rhodes", NOW)
    found = relationships.relationship(alice, dana, NOW + timedelta(days=1))
    assert found.stands == "You have talked, and that is a beginning."
    assert found.what_next == "Next: a few lines, on 1 May."
    assert {one.rule for one in found.not_now} == {"M8", "M10"}
    assert all(one.why.endswith(".") for one in found.not_now)


# ---- questions to the seeker ---------------------------------------------------------------------


def test_did_the_two_of_you_talk_is_answered_either_way(alice: int) -> None:
    for company, answer, after in (("Acme", "talked", "regular_touch"), ("Birch", "resume", "call")):
        entry.record_no(
            alice,
            entry.NoForm(company, manager=f"Dana {company}", signer="manager", channel="phone", at=NOW),
            NOW,
        )
        person = str(store.find_person(alice, f"Dana {company}")[0]["id"])
        (asked,) = relationships.relationship(alice, person, NOW).next
        assert (asked.kind, answer in dict(texts.ANSWERS[asked.rule])) == ("ask_seeker", True)
        entry.log(alice, person, entry.LogForm(answer), NOW + timedelta(minutes=5))
        assert relationships.relationship(alice, person, NOW + timedelta(minutes=6)).next[0].kind == after


def test_every_answer_can_be_logged() -> None:
    assert {key for answers in texts.ANSWERS.values() for key, _ in answers} <= entry.WHAT.keys()


# ---- what is to be found (case 25) ----------------------------------------------------------------


def test_a_wrong_number_asks_for_another_until_there_is_one(alice: int) -> None:
    dana = a_no(alice, "Acme", "Dana Rhodes", NOW)
    store.upsert_person(alice, {"id": dana, "phones": ["+442079460111"]})
    assert today(alice, NOW).acts[0].needs == ()
    entry.log(alice, dana, entry.LogForm("wrong-number"), NOW)
    assert today(alice, NOW).acts[0].needs == ("phone",)
    store.upsert_person(alice, {"id": dana, "phones": ["+442079460222"]})
    assert today(alice, NOW).acts[0].needs == ()


# ---- silence (M13, cases 11 and 15) ---------------------------------------------------------------


@pytest.mark.parametrize("what", ["stop", "died"])
def test_nothing_is_prepared_for_who_is_to_be_left_in_silence(alice: int, what: str) -> None:
    dana = talked(alice, "Acme", "Dana Rhodes", NOW)
    assert drafting.draft(alice, dana, NOW, reason="regular").reason == "regular"
    assert words.call_sheet(alice, dana, NOW)
    entry.log(alice, dana, entry.LogForm(what), NOW)
    with pytest.raises(UserError, match="Silence is kept with Dana Rhodes"):
        drafting.draft(alice, dana, NOW, reason="regular")
    with pytest.raises(UserError, match="Silence is kept with Dana Rhodes"):
        words.call_sheet(alice, dana, NOW)


def test_silence_is_kept_under_every_entry_she_may_have(alice: int) -> None:
    dana = talked(alice, "Acme", "Dana Rhodes", NOW)
    entry.log(alice, dana, entry.LogForm("stop"), NOW)
    store.upsert_person(alice, {"id": dana, "emails": ["dana@acme.example"]})
    company = store.get_person(alice, dana)["company"]
    other = {"id": "d2", "name": "D. R.", "role": "hr", "company": company, "emails": ["DANA@acme.example"]}
    store.upsert_person(alice, other)
    with pytest.raises(UserError, match="Silence is kept"):
        drafting.draft(alice, "d2", NOW, reason="regular")


# ---- two seekers of one coach (case 30) ----------------------------------------------------------


def test_case_30_the_manager_of_two_seekers_is_spared(alice: int) -> None:
    bob = seeker("bob")
    dana = a_no(alice, "Acme", "Dana Rhodes", NOW - timedelta(days=3), email="dana@acme.example")
    same = a_no(bob, "ACME", "D. Rhodes", NOW, email="Dana@acme.example")
    alone = {owner: planning.plan_record(store.load_record(owner), NOW) for owner in (alice, bob)}
    assert [alone[alice].reach_outs[0].due, alone[bob].reach_outs[0].due] == [NOW.date(), NOW.date()]
    found = coaching.plans([alice, bob], NOW)
    (first,) = [one for one in found[alice].reach_outs if one.person == dana]
    (second,) = [one for one in found[bob].reach_outs if one.person == same]
    assert abs((second.due - first.due).days) >= 7
    for owner, other in ((alice, "bob"), (bob, "alice")):
        assert other not in str(found[owner].json()).lower()


def test_case_30_whoever_reached_her_lately_keeps_the_other_away_for_a_week(alice: int) -> None:
    bob = seeker("bob")
    dana = talked(alice, "Acme", "Dana Rhodes", NOW)
    store.upsert_person(alice, {"id": dana, "emails": ["dana@acme.example"]})
    same = a_no(bob, "Acme", "Dana Rhodes", NOW, email="dana@acme.example")
    (call,) = [one for one in coaching.plans([bob, alice], NOW)[bob].reach_outs if one.person == same]
    assert (call.due - NOW.date()).days == 7
    assert coaching.plans([bob], NOW)[bob].reach_outs[0].due == NOW.date()
