"""The parts of a practice have their words from the sheets, and no hole in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tests.wording.letter_cast import FULL, any_facts

from afterno.rehearsal import partner, scenes
from afterno.wording import sheets

if TYPE_CHECKING:
    from afterno.wording.material import Facts

HOLE = re.compile(r"[\[\]{}<>|]|\bNone\b|\bnull\b|TODO|XXX")
AFTER = ["call", "busy", "why", "final", "email", "assistant", "voicemail", "blank", "hr"]


def by_key(facts: Facts) -> dict[str, scenes.Part]:
    return {part.key: part for part in scenes.parts(facts)}


def test_the_parts_come_in_their_order_and_the_no_first_where_it_has_not_come() -> None:
    assert list(by_key(FULL)) == AFTER
    assert list(by_key(replace(FULL, rejection_channel="", rejection_by=""))) == ["rings", *AFTER]


def test_with_hr_there_is_one_part() -> None:
    assert [part.key for part in scenes.parts(FULL, of_hr=True)] == ["hr"]


def test_what_is_shown_is_the_sheets_own() -> None:
    parts = by_key(FULL)
    sheet = sheets.call_sheet(FULL)
    branches = {branch.key: branch for branch in sheet.branches}
    for key in ("busy", "why", "final", "email", "assistant", "voicemail", "blank"):
        assert parts[key].turns[0].say == branches[key].say
        assert parts[key].label == branches[key].when
    assert " ".join(turn.say for turn in parts["call"].turns) == sheet.said
    assert parts["hr"].turns[0].say == sheets.hr_call(FULL).said
    assert parts["voicemail"].turns[0].seconds > 15


def test_every_branch_of_the_call_is_practised_but_a_wrong_number() -> None:
    keys = {branch.key for branch in sheets.call_sheet(FULL).branches if branch.when != sheets.IF_IT_IS_EASY}
    assert keys - set(by_key(FULL)) == {"wrong"}


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"rejection_by": "Dana Grant"}, "I had to disappoint you"),
        ({"rejection_channel": "silence"}, "we never wrote to you"),
        ({"rejection_by": "hr"}, "You know that we have decided"),
    ],
)
def test_she_knows_how_the_no_came(known: dict[str, str], says: str) -> None:
    facts = replace(FULL, **known)  # type: ignore[arg-type]
    assert says in by_key(facts)["call"].turns[1].says


def test_a_man_is_spoken_of_as_one() -> None:
    said = by_key(replace(FULL, her_name="Mr Paul Grant", her_title="Mr"))["assistant"]
    assert "Mr Grant is in a meeting" in said.turns[0].says
    unnamed = by_key(replace(FULL, her_name="", pronoun="he"))["assistant"]
    assert "he's in a meeting" in unnamed.turns[0].says


@given(any_facts)
@settings(max_examples=40, deadline=None)
def test_whatever_is_known_there_is_no_hole_and_no_turn_without_words(facts: Facts) -> None:
    for part in scenes.parts(facts):
        assert part.label
        assert part.speaker
        assert part.turns
        assert len(part.turns) <= partner.MOST_TURNS
        for turn in part.turns:
            assert turn.say
            assert turn.says
            assert not HOLE.search(turn.says), turn.says
