"""Names become one word before a mail's words are weighed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.properly import NAME, masked
from afterno.reading.sentences import Sentence, fold, split


def shown(text: str, language: str = "en") -> str:
    return masked(Sentence(text, fold(text)), language).replace(NAME, "N")


@pytest.mark.parametrize(
    ("language", "text", "becomes"),
    [
        ("en", "We chose Tom in the end.", "we chose N in the end."),
        ("en", "In the end we chose Tomasina Okonjo-Bright!", "in the end we chose N !"),
        ("en", "Thanks for coming in on Tuesday.", "thanks for coming in on tuesday."),
        ("en", "Will you start in May?", "will you start in may?"),
        ("en", "Carlos starts on Monday.", "N starts on monday."),
        ("en", "It went to Karim's nephew.", "it went to N nephew."),
        ("en", "HR said no.", "hr said no."),
        ("en", "Your Application Has Been Received", "your application has been received"),
        ("en", "no names here", "no names here"),
        ("de", "Leider ist die Stelle besetzt.", "leider ist die stelle besetzt."),
        ("de", "Wir haben uns f\u00fcr Nadine entschieden.", "wir haben uns fur N entschieden."),
        ("fr", "C'est Karim qui commence lundi.", "c'est N qui commence lundi."),
        ("es", "Empieza Luc\u00eda el lunes.", "empieza N el lunes."),
    ],
)
def test_a_name_is_one_word_whoever_it_is(language: str, text: str, becomes: str) -> None:
    assert shown(text, language) == becomes


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "de", "pl", "xx"]))
def test_any_text_is_taken_and_what_holds_no_capital_stays(text: str, language: str) -> None:
    for sentence in split(text):
        said = masked(sentence, language)
        assert len(said.split()) <= 2 * len(sentence.folded.split())
        if sentence.text == sentence.text.lower():
            assert said == sentence.folded
