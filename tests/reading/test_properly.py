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
        ("en", "Please mark it, Mark.", "please mark it, mark."),
        (
            "en",
            "He said: We chose somebody else and we are sorry.",
            "he said: we chose somebody else and we are sorry.",
        ),
        ("en", "- Unfortunately we chose another.", "- unfortunately we chose another."),
        ("en", "(Unfortunately) no.", "(unfortunately) no."),
        ("en", "Kind regards\nThe team", "kind regards the team"),
        ("es", "\u00a1Enhorabuena por la oferta!", "enhorabuena por la oferta!"),
        (
            "fr",
            "Nous avons \u00e9t\u00e9 ravis mais votre \u00e9quipe a \u00e9galement \u00e9crit.",
            "nous avons ete ravis mais votre equipe a egalement ecrit.",
        ),
        (
            "pl",
            "Nie uda\u0142o si\u0119, wi\u0119c \u017cyczymy powodzenia.",
            "nie udalo sie, wiec zyczymy powodzenia.",
        ),
        ("de", "Leider ist die Stelle besetzt.", "leider ist die stelle besetzt."),
        ("de", "Wir haben uns f\u00fcr Nadine entschieden.", "wir haben uns fur N entschieden."),
        ("fr", "C'est Karim qui commence lundi.", "c'est N qui commence lundi."),
        ("es", "Empieza Luc\u00eda el lunes.", "empieza N el lunes."),
    ],
)
def test_a_name_is_one_word_whoever_it_is(language: str, text: str, becomes: str) -> None:
    assert shown(text, language) == becomes


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.text(alphabet="ae\u00e9\u00e8\u0142\u017c\u015b\u00fc .,!?\u00bf\n", max_size=120),
    st.sampled_from(["en", "de", "pl", "fr"]),
)
def test_any_text_is_taken_and_what_holds_no_capital_stays(text: str, language: str) -> None:
    for sentence in split(text):
        said = masked(sentence, language)
        assert len(said.split()) <= 2 * len(sentence.folded.split())
        if not any(ch.isupper() for ch in sentence.text):
            assert said == sentence.folded
