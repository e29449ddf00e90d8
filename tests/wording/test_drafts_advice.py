from __future__ import annotations

import pytest

from afterno.wording import advising
from afterno.wording.letter_pieces import milestone_line
from afterno.wording.material import Milestone


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("sit the audit exam first", "your advice to sit the audit exam first"),
        ("Learn SQL.", "your advice to learn SQL"),
        ("She said I should learn SQL", "your advice to learn SQL"),
        ("she told me to visit a plant", "your advice to visit a plant"),
        ("Dana suggested talking to people on the floor", "your advice about talking to people on the floor"),
        ("you should get your licence", "your advice to get my licence"),
        ("Don't apply too early", "your advice not to apply too early"),
        ("never take the first offer", "your advice not to take the first offer"),
        ("more time on the shop floor", "your advice about more time on the shop floor"),
        ("the audit exam", "your advice about the audit exam"),
        ("Know the plant before you lead it", "your advice, “Know the plant before you lead it”"),
        ("Cash first, then profit", "your advice, “cash first, then profit”"),
        ("A baker must smell the dough", "your advice, “A baker must smell the dough”"),
        ("the numbers: read them aloud", "your advice, “The numbers: read them aloud”"),
        ("what a foreman should read", "your advice about what a foreman should read"),
        ("SAP", "your advice about SAP"),
    ],
)
def test_advice_fits_into_a_sentence_as_it_was_given(noted: str, said: str) -> None:
    assert advising.as_noun(noted) == said


@pytest.mark.parametrize(
    "noted", ["", "[advice]", "talk to her former colleague", "word " * 40, "One. Two. Three."]
)
def test_advice_that_cannot_be_turned_safely_is_not_put_into_a_sentence(noted: str) -> None:
    assert advising.as_noun(noted) == ""


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("passed it in May", "I passed it in May."),
        ("I passed", "I passed."),
        ("a pass at the first attempt", "What came of it: a pass at the first attempt."),
        ("It got me the interview", "It got me the interview."),
        ("[result]", ""),
        ("word " * 60, ""),
        ("Passed. " + "And then more happened. " * 20, "I passed."),
    ],
)
def test_a_result_is_told_in_the_first_person(noted: str, said: str) -> None:
    result = advising.result_sentence(noted)
    assert result == said or (said and result.startswith(said) and len(result.split()) <= 45)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the audit exam", "the audit exam"),
        ("Moving from audit to industry.", "moving from audit to industry"),
        ("to get into industry", "how to get into industry"),
        ("move into a plant", "how to move into a plant"),
        ("How to choose between two offers?", "how to choose between two offers"),
        ("Excel", "Excel"),
        ("test automation", "test automation"),
        ("I want to know if the exam is worth it", ""),
        ("[topic]", ""),
    ],
)
def test_a_topic_reads_well_after_advice_on(noted: str, said: str) -> None:
    assert advising.as_topic(noted) == said


@pytest.mark.parametrize(
    ("milestone", "line"),
    [
        (
            Milestone("new_job", "Controller at Elm Foods, from 1 June"),
            "I have accepted an offer as Controller at Elm Foods, from 1 June.",
        ),
        (
            Milestone("new_job", "a six-month contract at Elm"),
            "I have accepted an offer: a six-month contract at Elm.",
        ),
        (
            Milestone("new_job", "", "Elm Ltd", "Controller (m/f/d)"),
            "I have accepted an offer as Controller at Elm.",
        ),
        (Milestone("new_job", "Elm has hired me"), "Elm has hired me."),
        (Milestone("new_job", "Started as Controller at Elm"), "I started as Controller at Elm."),
        (Milestone("promotion", "Head of Audit"), "I have been promoted to Head of Audit."),
        (Milestone("degree", "MSc in Accounting"), "I have completed my degree: MSc in Accounting."),
        (Milestone("move", "to Hull"), "I have moved to Hull."),
        (Milestone("other", "passed the exam"), "I passed the exam."),
        (Milestone("other", "[news]"), ""),
        (Milestone("other"), ""),
    ],
)
def test_the_news_is_told_in_a_sentence_of_ones_own(milestone: Milestone, line: str) -> None:
    assert milestone_line(milestone) == line
