from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.wording.letter_cast import FULL, any_facts

from afterno.wording import sheets
from afterno.wording.material import Facts
from afterno.wording.spoken import words

MAKERS = (sheets.call_sheet, sheets.ringing, sheets.prepared_no, sheets.hr_call)
HOLE = re.compile(r"[\[\]{}<>]|  \S.*\S  \S|\bNone\b|\bnull\b|TODO|XXX")


def everything_said(sheet: sheets.Sheet) -> list[str]:
    branches = [text for branch in sheet.branches for text in (branch.when, branch.say, branch.hint)]
    steps = [text for step in sheet.steps for text in (step.heading, step.say, step.hint)]
    return [sheet.title, *sheet.opening, *steps, *branches, sheet.never]


def test_the_call_follows_the_order_of_m3() -> None:
    said = [step.say for step in sheets.call_sheet(replace(FULL, compliment="You drew it on one page")).steps]
    order = [
        "Sam Okafor",
        "I accept it",
        "thank you for your time",
        "stay in touch",
        "one page",
        "unlearn",
        "in a couple of",
    ]
    assert [next(i for i, s in enumerate(said) if part in s) for part in order] == [
        0,
        1,
        1,
        2,
        3,
        len(said) - 2,
        len(said) - 1,
    ]


def test_every_way_the_call_may_go_has_its_words() -> None:
    branches = {branch.when: branch.say for branch in sheets.call_sheet(FULL).branches}
    wanted = [
        "Not a good time",
        "Why do you call",
        "decision is final",
        "e-mail",
        "Wrong number",
        "assistant",
        "Voicemail",
    ]
    assert all(any(part in when and say for when, say in branches.items()) for part in wanted)


def test_the_no_is_taken_as_it_came() -> None:
    def grace(**known: str) -> str:
        return sheets.call_sheet(replace(FULL, **known)).steps[1].say  # type: ignore[arg-type]

    assert "from Priya Shah" in grace(rejection_by="Priya Shah")
    assert "telling me yourself" in grace(rejection_by="Dana Grant")
    assert "telling me yourself" in grace(rejection_by="manager")
    assert "I take it that you have chosen" in grace(rejection_channel="silence")
    assert "yourself" not in grace(rejection_by="hr")


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("facts", [FULL, Facts(), replace(FULL, formality="informal")])
def test_a_sheet_is_one_page(make: object, facts: Facts) -> None:
    lines = make(facts).text().splitlines()  # type: ignore[operator]
    assert 8 < len(lines) <= 60
    assert max(map(len, lines)) <= 78


def test_the_ringing_sheet_is_read_in_half_a_minute() -> None:
    for facts in (FULL, Facts()):
        text = sheets.ringing(facts).text()
        assert words(text) <= 125  # 250 words a minute, read silently
        assert len(text.splitlines()) <= 22


def test_an_hr_call_holds_thanks_and_a_good_wish_and_asks_for_nothing() -> None:
    said = sheets.hr_call(FULL).said
    assert "Thank you for calling me, Priya" in said
    assert "I wish you and everyone at Birch well" in said
    assert "?" not in said


def test_a_parallel_that_would_make_the_call_too_long_waits_for_an_easy_talk() -> None:
    sheet = sheets.call_sheet(
        replace(FULL, compliment="You drew the whole plant on one page, and it has stayed with me")
    )
    assert FULL.parallel not in sheet.said
    assert any(
        branch.when == sheets.IF_IT_IS_EASY and "audit into a plant" in branch.say
        for branch in sheet.branches
    )


def test_what_is_missing_is_a_gap_with_a_place_to_look() -> None:
    gaps = sheets.call_sheet(Facts()).gaps
    assert {"her", "her_phone", "phone", "compliment"} <= {gap.fact for gap in gaps}
    assert all(gap.what and gap.where for gap in gaps)
    assert sheets.call_sheet(replace(FULL)).gaps == ()


def test_what_is_on_record_but_cannot_be_said_is_a_gap_that_says_so() -> None:
    long = replace(FULL, compliment="You said that a forecast is a promise, " * 8, topic="[topic]")
    where = {gap.fact: gap.where for gap in sheets.call_sheet(long).gaps}
    assert "too long to say, or holds a blank" in where["compliment"]
    assert "too long to say, or holds a blank" in where["topic"]
    assert "interview" in {gap.fact: gap.where for gap in sheets.call_sheet(Facts()).gaps}["compliment"]


def test_without_a_number_the_switchboard_is_the_way() -> None:
    opening = sheets.call_sheet(replace(FULL, her_phone="", company_phone="0113 496 0000")).opening[0]
    assert opening == "Dana Grant: no number yet. Ask for her at the switchboard, 0113 496 0000"


@given(any_facts)
@settings(max_examples=60, deadline=None)
def test_no_sheet_ever_has_a_hole_or_runs_over_its_page(facts: Facts) -> None:
    for make in MAKERS:
        sheet = make(facts)
        for text in everything_said(sheet):
            assert not HOLE.search(text), text
            assert "  " not in text
        lines = sheet.text().splitlines()
        assert len(lines) <= 60
        assert max(map(len, lines)) <= 78
    assert words(sheets.call_sheet(facts).said) <= 120
