"""A model in her part is told nothing of the record, and says nothing that is not on it."""

from __future__ import annotations

import pytest
from tests.wording.letter_cast import FULL

from afterno.rehearsal import partner, scenes

CALL = next(part for part in scenes.parts(FULL) if part.key == "call")
KNOWN = [turn.says for turn in CALL.turns]


def test_her_built_in_lines_would_pass_themselves() -> None:
    for part in scenes.parts(FULL):
        for turn in part.turns:
            assert not part.playable or partner.refused(turn.says, [turn.says]) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Yes, of course. And you know we've made our choice?",
        "That's a lovely thing to hear. Thank you for calling.",
        "Go and spend time with the people who do the work. They know where it hurts.",
        "Learn to listen first. Most problems are about people, not numbers.",
        "I'm in a hurry. Can we talk another time?",
        "The decision is final, I'm afraid. Nothing will change it.",
        "Would you put that in an e-mail for me?",
        "Why are you calling, if I may ask?",
    ],
)
def test_what_a_manager_might_say_is_said(line: str) -> None:
    assert partner.refused(line, KNOWN) == ""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Ask my colleague Brimstone.", "a name"),
        ("Talk to the people at Acme Works first.", "a name"),
        ("It took me fourteen weeks.", "a number"),
        ("It costs 300 a month.", "a number"),
        ("That was so last week.", "a date"),
        ("Write to me at dana.example.com please.", "an address"),
        ("I learned that in a plant.", "a deed"),
        ("We might have something for you.", "an offer"),
        ("There is another position in my team.", "an offer"),
        ("I would like to offer you a job.", "an offer"),
        ("Perhaps we should reconsider.", "an offer"),
        ("You have the job.", "an offer"),
        ("The role is yours after all.", "an offer"),
        ("Come to another interview.", "an offer"),
        ("I'll see what I can do.", "a promise"),
        ("I could introduce you to somebody.", "a promise"),
        ("You have my word.", "a promise"),
        ("The other candidate was stronger.", "a reason for the decision"),
        ("You were not good enough.", "a reason for the decision"),
        ("Your interview went badly.", "a reason for the decision"),
        ("You are wasting my time, stop bothering me.", "a reason|an unkind word"),
        ("Don't be pathetic.", "an unkind word"),
        ("Hello [Name], how are you?", "not spoken"),
        ("*sighs* What is it?", "not spoken"),
        ('<script>alert("x")</script>', "not spoken"),
        ("Hello. Caller: Hello, may I ask something?", "not spoken"),
        ("so " * 41, "too many words"),
        ("", "nothing that can be said"),
        ("?!", "nothing that can be said"),
    ],
)
def test_what_she_must_not_say_is_refused_in_a_few_words(line: str, why: str) -> None:
    said = partner.refused(line, KNOWN)
    assert any(part in said for part in why.split("|")), said
    assert "Brimstone" not in said
    assert len(said.split()) <= 8


def test_a_name_that_is_on_record_may_be_said() -> None:
    assert partner.refused("Birch is a small firm.", [*KNOWN, "Birch Ltd"]) == ""


def test_nothing_of_the_record_is_told() -> None:
    talk = [
        (
            CALL.turns[0].says,
            "Hello Ms Grant, this is Sam Okafor, 0113 496 0123. I applied to Birch on 3 March.",
        ),
        ("Two minutes, yes.", ""),
    ]
    messages = partner.told(CALL.turns[2], talk, FULL)
    sent = str(messages)
    for secret in ("Grant", "Dana", "Sam", "Okafor", "0113", "496", "Birch", "March"):
        assert secret not in sent
    assert "I applied to" in sent
    assert CALL.turns[2].aim in sent
    assert f"({CALL.turns[2].gist})" in sent, "what was said aloud is told by what it was"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("“Two minutes, yes.”", "Two minutes, yes."),
        ("Manager: Two minutes,\nyes.", "Two minutes, yes."),
        ("Two minutes, yes.", "Two minutes, yes."),
        ("That's good.", "That's good."),
    ],
)
def test_what_models_put_around_a_line_is_taken_off(answer: str, line: str) -> None:
    assert partner.spoken(answer) == line
