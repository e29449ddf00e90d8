from __future__ import annotations

import re

import pytest

from afterno.wording import parallels
from afterno.wording.library import load
from afterno.wording.turning import to_you

NOTES = """- She explained how she reads a budget from the bottom up.
Dana took the plan apart on one sheet of paper
She was late and looked bored.
She has a nice smile.
Salary: she said 52,000
She told me about her first year on the floor.
"""


def test_a_compliment_is_about_one_thing_she_did_or_said() -> None:
    texts = [s.text for s in parallels.compliments("", NOTES, her_name="Dana Grant")]
    assert texts[0].startswith("You explained how you read a budget from the bottom up.")
    assert texts[1].startswith("You took the plan apart on one sheet of paper.")
    assert texts[2].startswith("You told me about your first year on the floor.")
    assert len(texts) == 3


def test_a_compliment_carries_its_source() -> None:
    sources = [s.source for s in parallels.compliments("", NOTES, her_name="Dana Grant")]
    assert all(source in NOTES for source in sources)


def test_what_stands_in_her_story_is_said_to_be_read() -> None:
    texts = [
        s.text for s in parallels.compliments("She turned the loss-making mill around in two years.", "")
    ]
    assert texts == [
        "I read that you turned the loss-making mill around in two years. I would like to learn to work like that."
    ]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("She showed me her list.", "You showed me your list."),
        ("She said that it is up to her.", "You said that it is up to you."),
        ("She wrote it herself", "You wrote it yourself"),
        ("She has built three plants.", "You have built three plants."),
        ("She still answers the phone herself.", "You still answer the phone yourself."),
        ("He gave me his own copy.", "You gave me your own copy."),
        ("She quixotes everything.", ""),
        ("They showed me their list.", ""),
    ],
)
def test_a_note_is_turned_to_her_only_where_the_grammar_is_certain(note: str, said: str) -> None:
    assert to_you(note) == said


def test_a_question_comes_from_her_own_path_first() -> None:
    found = parallels.questions(
        "paper manufacturing", "Controller", "After six years in audit, she moved to operations."
    )
    assert found[0].text == "When you moved from audit to operations, what did you have to unlearn first?"
    assert found[0].source == "After six years in audit, she moved to operations."
    assert "finance" in found[1].why


def test_every_field_has_questions_that_are_short_and_end_as_questions() -> None:
    for field, data in load("fields").items():
        assert len(data["questions"]) >= 3, field
        for text in data["questions"]:
            assert text.endswith("?")
            assert len(text.split()) <= 22
            assert not re.search(r"\b(?:hire|hiring|job|vacanc|refer)\b", text)


def test_without_any_field_there_is_still_a_question() -> None:
    assert parallels.questions("", "", "")
