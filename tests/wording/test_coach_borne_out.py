from __future__ import annotations

from afterno.wording import hearing
from afterno.wording.coach import check
from afterno.wording.sentences import sentences


def words(text: str) -> list[str]:
    return [token.word for sentence in sentences(text) for token in sentence.tokens]


def test_each_code_has_its_weights() -> None:
    assert set(hearing.sounds(words("Thank you for your advice on the course."), "call")) == set(
        hearing.CODES
    )


def test_a_code_without_weights_is_not_asked() -> None:
    assert not {"TPL001", "MTG001"} & hearing.spoken_against(words("Dear [Name]"), "call")


def test_a_doubt_about_the_decision_sounds_more_like_one_than_a_question_about_a_course_does() -> None:
    doubt = hearing.sounds(words("I am sure the panel was wrong to turn me down."), "call")
    course = hearing.sounds(words("Which evening course would you take next?"), "call")
    assert doubt["CHL001"] > 0.5
    assert course["CHL001"] < 0.1


def test_what_the_whole_sentence_speaks_against_is_not_found_for_one_word() -> None:
    said = "The berth on the ferry is taken, and I wish the new mate calm water."
    assert not {"PER001", "CHL004"} & {finding.code for finding in check(said, "followup").findings}


def test_no_words_are_no_error() -> None:
    assert hearing.spoken_against([], "call") <= set(hearing.CODES)
