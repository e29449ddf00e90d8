from __future__ import annotations

from afterno.wording import vote
from afterno.wording.coach import check
from afterno.wording.sentences import sentences


def words(text: str) -> list[str]:
    return [token.word for sentence in sentences(text) for token in sentence.tokens]


def test_each_family_has_its_weights() -> None:
    for family in vote.FAMILIES:
        assert vote.score(family, words("Thank you for your advice on the course.")) is not None


def test_a_family_without_weights_is_not_asked() -> None:
    assert vote.score("TPL", words("Dear [Name]")) is None
    assert "TPL" not in vote.spoken_against(words("Dear [Name]"))


def test_a_doubt_about_the_decision_sounds_more_like_one_than_a_question_about_a_course_does() -> None:
    doubt = vote.score("CHL", words("I am sure the panel was wrong to turn me down."))
    course = vote.score("CHL", words("Which evening course would you take next?"))
    assert doubt is not None
    assert course is not None
    assert doubt > 0 > course


def test_what_the_whole_sentence_speaks_against_is_not_found_for_one_word() -> None:
    said = "The berth on the ferry is taken, and I wish the new mate calm water."
    assert not {"PER001", "CHL004"} & {finding.code for finding in check(said, "followup").findings}


def test_no_words_are_no_error() -> None:
    assert vote.spoken_against([]) <= set(vote.FAMILIES)
