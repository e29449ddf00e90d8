from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.wording.letter_cast import FULL, any_facts

from afterno.wording import drafts, sheets
from afterno.wording.material import Milestone
from afterno.wording.phrasing import key, sentences
from afterno.wording.spoken import words

if TYPE_CHECKING:
    from afterno.wording.material import Facts

LIMITS = {"followup": 125, "news": 100, "meeting": 100, "milestone": 125, "hr": 100}
HOLE = re.compile(r"[\[\]{}<>]|\bNone\b|\bnull\b|TODO|XXX|_{2}| {2}| [,.;:?!](?:\s|$)|\.\.|,\.|:\.|\(\)|“”")
FORBIDDEN = re.compile(
    r"mentor|role model|mentee|prot[eé]g|idol|checking in|touch base|circl\w+ back|following up|haven't heard|any update"
    r"|reconsider|changed? your mind|other candidate|as soon as possible|you may not know|in case you missed|did you know"
    r"|!|\bsorry\b|honou?red|privilege|your age|when you were young",
    re.IGNORECASE,
)


@given(st.sampled_from(drafts.REASONS), any_facts, st.integers(0, 50))
@settings(max_examples=150, deadline=None)
def test_no_letter_ever_has_a_hole_and_none_is_too_long(reason: str, facts: Facts, seed: int) -> None:
    letter = drafts.draft(reason, facts, seed=seed)
    for text in (letter.subject, *letter.body.split("\n")):
        assert not HOLE.search(text), text
    assert words(letter.body) <= LIMITS[letter.context]
    assert letter.ready or letter.gaps
    assert bool(letter.body) == letter.ready


@pytest.mark.parametrize("reason", drafts.REASONS)
def test_no_template_says_what_is_never_said(reason: str) -> None:
    for shape in drafts.shapes(reason):
        assert not FORBIDDEN.search((shape.subject + shape.body).replace("{!", "{")), shape.id


@pytest.mark.parametrize("reason", drafts.REASONS)
def test_a_letter_about_later_things_does_not_speak_of_the_no(reason: str) -> None:
    if reason in {"ask_for_call", "thank_hr"}:
        return
    for shape in drafts.shapes(reason):
        text = drafts.draft(reason, FULL, templates=(shape,)).body
        assert not re.search(
            r"\bdecision\b|\breject|\bdeclin|turned down|did not get", text.replace("these decisions", "")
        ), text


@pytest.mark.parametrize("seed", range(4))
def test_without_an_interview_or_a_talk_on_record_none_is_spoken_of(seed: int) -> None:
    stranger = replace(FULL, interview_on=None, spoke_on=None, advice=(), milestone=Milestone("promotion"))
    for reason in drafts.REASONS:
        for shape in (shape for shape in drafts.shapes(reason) if shape.only != "{?held}"):
            letter = drafts.draft(reason, stranger, templates=(shape,), seed=seed)
            told = re.search(
                r"interview|conversation|we met|I met|talked|you told|your advice to", letter.body
            )
            assert not told, letter.body
    for message in (sheets.voicemail(stranger), sheets.assistant_message(stranger)):
        assert "interview" not in message.text
    assert "interview" not in sheets.call_sheet(stranger).said
    assert "I applied to you for the Controller post." in sheets.call_sheet(stranger).said


@pytest.mark.parametrize(
    "reason", ["regular", "report_back", "news", "milestone", "congratulation", "opening"]
)
def test_a_letter_is_long_enough_to_carry_its_reason(reason: str) -> None:
    for shape in drafts.shapes(reason):
        assert drafts.draft(reason, FULL, templates=(shape,)).words >= (30 if reason == "news" else 50)


def test_two_years_of_letters_repeat_no_sentence() -> None:
    letters: list[str] = []
    shapes: list[str] = []
    bare = replace(FULL, question="", compliment="", parallel="", advice=())
    for month in range(12):
        letter = drafts.draft("regular", replace(bare, last_letters=tuple(letters)), avoid=tuple(shapes[-4:]))
        said = {key(s) for old in letters for s in sentences(old) if len(s.split()) > 4}
        again = [s for s in sentences(letter.body) if key(s) in said]
        assert len(again) <= 2, (month, again)
        assert not letters or not again or month > 5, (month, again)
        letters.append(letter.body)
        shapes.append(letter.shape)
    assert len(set(shapes)) >= 5


def test_the_last_letters_are_shown_with_the_new_one() -> None:
    facts = replace(FULL, last_letters=("Dear Ms Grant, one.", "Dear Ms Grant, two."))
    assert drafts.draft("regular", facts).last_letters == facts.last_letters


def test_a_shape_to_avoid_is_not_used() -> None:
    used = drafts.draft("regular", FULL).shape
    letter = drafts.draft("regular", FULL, avoid=(used,))
    assert letter.shape != used
    assert used in letter.alternatives


def test_a_question_she_was_asked_is_not_asked_again() -> None:
    first = drafts.draft("regular", FULL)
    second = drafts.draft("regular", replace(FULL, last_letters=(first.body,)))
    assert "unlearn" in first.body
    assert "unlearn" not in second.body


def test_the_same_seed_gives_the_same_letter_and_another_another() -> None:
    assert drafts.draft("regular", FULL, seed=3) == drafts.draft("regular", FULL, seed=3)
    fitting = 6  # two of the eight shapes ask a question of their own
    assert len({drafts.draft("regular", FULL, seed=seed).shape for seed in range(fitting)}) == fitting
