from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.wording.letter_cast import FULL, any_facts

from afterno.wording import sheets
from afterno.wording.material import Facts
from afterno.wording.spoken import seconds, words


def test_a_number_is_one_word_and_its_digits_take_their_time() -> None:
    assert words("My number is 0113 496 0123.") == 4
    assert seconds("My number is 0113 496 0123.") == pytest.approx((3 + 11) * 0.4)
    assert seconds("Ring +44 113 496 0123") == pytest.approx((1 + 13) * 0.4)


def test_a_voicemail_says_who_what_for_and_the_number_twice() -> None:
    text = sheets.voicemail(FULL).text
    assert text.startswith("Hello Ms Grant, this is Sam Okafor.")
    assert text.count("0113 496 0123") == 2
    assert "not about the decision" in text or "not calling about the decision" in text
    assert "your quick advice on moving from audit to industry" in text
    assert "Thank you for interviewing me for the Controller post" in text


def test_a_voicemail_lasts_fifteen_to_thirty_seconds_with_and_without_facts() -> None:
    for facts in (
        FULL,
        Facts(),
        replace(FULL, topic="", role=""),
        Facts(seeker_name="Li Na", seeker_phone="0113 496 0123"),
    ):
        assert 15 <= sheets.voicemail(facts).seconds <= 30


def test_a_long_name_is_said_as_its_owner_would_say_it() -> None:
    long = replace(FULL, seeker_name="María del Carmen Fernández de la Vega y Ruiz de Alarcón")
    assert "this is María Alarcón" in sheets.voicemail(long).text


def test_the_assistant_is_greeted_by_name_and_told_the_truth() -> None:
    message = sheets.assistant_message(replace(FULL, her_assistant="Ruth Bell"))
    assert message.text.startswith("Hello Ruth, my name is Sam Okafor.")
    assert "interviewed me" in message.text
    assert "Please thank her" in message.text
    assert "0113 496 0123" in message.text
    assert message.words <= 60


def test_a_manager_who_is_a_man_is_spoken_of_as_one() -> None:
    by_title = replace(FULL, her_title="Mr", her_name="Tom Reed")
    for facts in (by_title, replace(FULL, pronoun="he", her_title="Dr", her_name="Tom Reed")):
        message = sheets.assistant_message(facts)
        assert "Reed interviewed me" in message.text
        assert "thank him for his time" in message.text


@given(any_facts)
@settings(max_examples=80, deadline=None)
def test_the_limits_hold_for_every_name_number_and_post(facts: Facts) -> None:
    voicemail, assistant = sheets.voicemail(facts), sheets.assistant_message(facts)
    assert voicemail.words <= 75
    assert 15 <= voicemail.seconds <= 30
    assert assistant.words <= 60
    for text in (voicemail.text, assistant.text):
        assert "  " not in text
        assert not set("[]{}<>") & set(text)
