"""A text that somebody else wrote says no more than is known."""

from __future__ import annotations

import pytest
from tests.wording.letter_cast import FULL

from afterno.wording import drafts
from afterno.wording.factcheck import strange

KNOWN = (
    "Dear Ms Grant,\n\nIn March you advised me to sit the audit exam before applying. I passed it in May. "
    "We spoke for 20 minutes at Birch Ltd. What would you learn next?\n\nKind regards,\nSam Okafor"
)


def found(text: str) -> set[tuple[str, str]]:
    return {(one.kind, one.text) for one in strange(text, [KNOWN])}


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms Grant, I sat the audit exam, as you advised in March, and passed it in May.",
        "Thank you. Your advice on the exam has served me well, Ms Grant.",
        "I'd be glad of a line. May I ask what you would learn next?",
        "Birch's exam advice was right. Twenty minutes was enough.",
        "Honestly, the exam was the right step. Since then I have thought about what you said.",
        "One question, if I may: what would you learn next?",
    ],
)
def test_the_same_in_other_words_says_nothing_new(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("I now work at Elm.", ("name", "Elm")),
        ("Thank you, Dana.", ("name", "Dana")),
        ("Brimstone has made me an offer.", ("name", "Brimstone")),
        ("ACME taught me a lot.", ("name", "ACME")),
        ("It took 45 minutes.", ("number", "45")),
        ("I passed with 92%.", ("number", "92")),
        ("Three colleagues sat it too.", ("number", "Three")),
        ("I passed it in June.", ("date", "June")),
        ("I passed it last week.", ("date", "last week")),
        ("I passed it two years ago.", ("date", "two years ago")),
        ("Shall we meet on Tuesday?", ("date", "Tuesday")),
        ("Write to sam@new.example please.", ("address", "sam@new.example")),
        ("See https://sam.example/x for more.", ("address", "https://sam.example/x")),
        ("I was promoted after the exam.", ("deed", "I was promoted")),
        ("I’ve graduated since.", ("deed", "I’ve graduated")),
        ("I have just won the tender.", ("deed", "I have just won")),
    ],
)
def test_what_is_not_known_is_named(text: str, new: tuple[str, str]) -> None:
    assert new in found(text)


@pytest.mark.parametrize("reason", drafts.REASONS)
def test_our_own_letters_pass_against_each_other(reason: str) -> None:
    """Every shape is one another's variation: the facts are the same, so nothing in one is strange beside all."""
    letters = [drafts.draft(reason, FULL, templates=(shape,)).body for shape in drafts.shapes(reason)]
    for letter in letters:
        assert strange(letter, letters) == ()


def test_long_hostile_text_is_looked_through_quickly() -> None:
    text = ("I " + "have " * 50 + "A-" * 50 + "1" * 500 + " last ") * 60
    assert isinstance(strange(text, [KNOWN]), tuple)
