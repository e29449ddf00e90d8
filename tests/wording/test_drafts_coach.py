"""What this room prepares must please its own coach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.wording.letter_cast import FULL

from afterno.wording import coach, drafts, sheets
from afterno.wording.material import Advice, Facts, HerChange, Milestone, News, Opening

if TYPE_CHECKING:
    from collections.abc import Iterator

THIN = Facts(
    seeker_name="Priyanka Rao",
    seeker_phone="0113 496 0188",
    her_name="Helen Marsh",
    milestone=Milestone("other", "finished the level 3 course in housing"),
    news=News("the new rules on damp"),
    opening=Opening("Housing Officer"),
    her_change=HerChange("moved", "Northbank Homes"),
    advice=(Advice("spend a day with the repairs team", None, "spent two days with them"),),
)
PEOPLE = {
    "full": FULL,
    "informal": replace(FULL, formality="informal"),
    "thin": THIN,
    "by video, no question": replace(
        FULL, calls_by="video", question="", compliment="", parallel="", topic=""
    ),
    "her own words": replace(
        FULL, advice=(Advice("Know the plant before you lead it", None, "it took me a year"),)
    ),
}


def grave(text: str, context: str) -> list[str]:
    findings = coach.check(text, context).findings
    kept = [f for f in findings if f.severity != "info"]
    return [f"{f.code} {f.text!r} in {text}" for f in kept]


def letters(facts: Facts) -> Iterator[drafts.Draft]:
    for reason in drafts.REASONS:
        for shape in drafts.shapes(reason):
            for seed in range(2):
                yield drafts.draft(reason, facts, templates=(shape,), seed=seed)


@pytest.mark.parametrize("who", PEOPLE)
def test_the_coach_finds_nothing_grave_in_any_shape_of_letter(who: str) -> None:
    found = [
        finding
        for letter in letters(PEOPLE[who])
        if letter.ready
        for finding in grave(letter.body, letter.context)
    ]
    assert found == []


def test_a_letter_with_its_facts_has_every_part_its_kind_asks_for() -> None:
    arrangements = {"logistics"}  # neither a reason nor a question is owed where a meeting is being arranged
    missing = [
        (letter.shape, finding.why)
        for letter in letters(FULL)
        for finding in coach.check(letter.body, letter.context).findings
        if finding.code == "SLT001" and letter.reason not in arrangements
    ]
    assert missing == []


@pytest.mark.parametrize("who", PEOPLE)
def test_the_coach_finds_nothing_grave_in_what_is_said_on_the_phone(who: str) -> None:
    facts = PEOPLE[who]
    found = grave(sheets.voicemail(facts).text, "voicemail")
    found += grave(sheets.assistant_message(facts).text, "assistant")
    found += grave(sheets.call_sheet(facts).said, "call")
    found += grave(sheets.hr_call(facts).said, "hr")
    assert found == []


def test_nothing_said_when_the_call_goes_another_way_is_grave() -> None:
    for branch in sheets.call_sheet(FULL).branches:
        assert not [
            finding for finding in grave(branch.say, "call") if not finding.startswith(("ASK004", "SLT"))
        ], branch
