from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.service import entry, texts
from afterno.web import forms, jinja, outcomes, rules
from afterno.web.keys import KeyConverter

TODAY = date(2026, 3, 4)


@given(st.text(min_size=1, max_size=40))
def test_any_id_goes_through_an_address(uid: str) -> None:
    converter = KeyConverter()
    try:
        uid.encode()
    except UnicodeEncodeError:
        return
    if "\0" in uid:
        return
    shown = converter.to_url(uid)
    assert converter.to_python(shown) == uid
    assert "/" not in shown
    assert shown.strip(".")


@pytest.mark.parametrize(("day", "words"), [
    (date(2026, 3, 4), "today"), (date(2026, 3, 5), "tomorrow"), (date(2026, 3, 2), "since Monday"),
    (date(2026, 2, 2), "since 2 February"), (date(2026, 3, 9), "Mon 9 March"), (date(2027, 3, 9), "9 March 2027"),
])  # fmt: skip
def test_a_due_day_is_said_as_somebody_would(day: date, words: str) -> None:
    assert jinja.due(day, TODAY) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no mails"), (1, "one mail"), (12, "twelve mails"), (1300, "1,300 mails")]
)
def test_things_are_counted_in_words(number: int, words: str) -> None:
    assert texts.count(number, "mail") == words


def test_every_rule_has_its_line() -> None:
    assert list(rules.RULES) == [f"M{number}" for number in range(1, 17)]


def test_everything_that_can_happen_has_its_words() -> None:
    assert set(outcomes.LABELS) == set(entry.WHAT)
    assert set(forms.MORE_FIELDS) <= set(entry.WHAT)


def test_the_reasons_of_a_letter_are_the_services() -> None:
    assert {key for key, _ in forms.LETTER_REASONS} == entry.REASONS


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Nobody called 'x' is on record. `afterno people` lists everybody.",
            "Nobody called 'x' is on record.",
        ),
        ("What was it? Say it in a line: --note", "What was it? Say it in a line."),
        (
            "No news of yours is on record yet: afterno milestone",
            "No news of yours is on record yet: put it on record under News.",
        ),
        ("That lies in the future.", "That lies in the future."),
    ],
)
def test_what_was_said_for_the_command_line_is_said_for_a_page(said: str, shown: str) -> None:
    assert outcomes.plain(said) == shown
