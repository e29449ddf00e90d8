from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.wording.letter_cast import FULL

from afterno.wording import drafts
from afterno.wording.material import Advice, Facts, HerChange, Meeting, Milestone, News, Opening

CONTRACT = (
    "ask_for_call", "regular", "report_back", "news", "milestone",
    "meeting_request", "congratulation", "opening", "reply", "logistics",
)  # fmt: skip


def every_shape(reason: str, facts: Facts = FULL) -> list[drafts.Draft]:
    return [drafts.draft(reason, facts, templates=(shape,)) for shape in drafts.shapes(reason)]


@pytest.mark.parametrize("reason", [*CONTRACT, "thank_hr"])
def test_every_reason_has_at_least_four_shapes_that_open_differently(reason: str) -> None:
    letters = every_shape(reason, replace(FULL, question="") if reason == "regular" else FULL)
    letters = list({letter.shape: letter for letter in letters}.values())
    openings = {letter.body.split("\n\n")[1].split(".")[0] for letter in letters}
    assert len(letters) >= 4
    assert len(openings) == len(letters)


@pytest.mark.parametrize("reason", CONTRACT)
def test_every_letter_is_addressed_and_signed(reason: str) -> None:
    for letter in every_shape(reason):
        assert letter.body.startswith("Dear Ms Grant,\n\n")
        assert letter.body.endswith("\nSam Okafor")
        assert letter.subject
        assert letter.ready


def test_a_friend_is_written_to_as_a_friend() -> None:
    for letter in every_shape("regular", replace(FULL, formality="informal")):
        assert letter.body.startswith("Hi Dana,\n\n")
        assert letter.body.endswith(",\nSam")
        assert " I would " not in letter.body
        assert " do not " not in letter.body


def test_a_report_tells_what_she_said_and_what_came_of_it() -> None:
    for letter in every_shape("report_back"):
        assert "sit the audit exam before applying" in letter.body
        assert "I passed it in May." in letter.body
        assert letter.body.count("?") in {1, 2}


def test_a_report_without_a_result_is_not_written_but_asked_for() -> None:
    letter = drafts.draft("report_back", replace(FULL, advice=(Advice("learn SQL"),)))
    assert not letter.ready
    assert letter.body == letter.subject == ""
    assert [gap.fact for gap in letter.gaps][:1] == ["result"]


def test_the_advice_spoken_of_is_the_one_whose_result_she_has_not_heard() -> None:
    two = (
        Advice("learn SQL", date(2026, 3, 1), "I learnt it"),
        Advice("visit a plant", date(2026, 5, 1), "I saw two"),
    )
    facts = replace(FULL, advice=two)
    assert "I saw two." in drafts.draft("report_back", facts).body
    told = replace(facts, last_letters=("Dear Ms Grant, I saw two. Kind regards",))
    assert "I learnt it." in drafts.draft("report_back", told).body


def test_news_is_taken_as_known_to_her_and_asks_her_reading() -> None:
    known = ("will have seen", "will have read", "will of course have seen", "will not be news to you")
    for letter in every_shape("news"):
        assert any(part in letter.body for part in known), letter.body
        assert "?" in letter.body
        assert letter.words <= 100


def test_a_milestone_tells_the_news_and_her_share() -> None:
    for letter in every_shape("milestone"):
        assert "Controller at Elm Foods" in letter.body
        assert "You told me to ask for the plant, and I did." in letter.body
        assert letter.words <= 125


def test_a_milestone_needs_no_more_than_its_kind() -> None:
    letter = drafts.draft("milestone", replace(FULL, milestone=Milestone("promotion")))
    assert "I have been promoted." in letter.body
    assert "her_share" in [gap.fact for gap in letter.gaps]


def test_a_meeting_has_a_window_half_an_hour_and_an_easy_no() -> None:
    for letter in every_shape("meeting_request"):
        assert "second half of May" in letter.body
        assert (
            "half an hour" in letter.body
            or "twenty minutes" in letter.body
            or "Twenty minutes" in letter.body
        )
        assert "no" in letter.body.rsplit("\n\n", 2)[1] or "too much" in letter.body
        assert letter.words <= 100


def test_asking_for_a_call_leaves_the_decision_alone_and_gives_a_number() -> None:
    for letter in every_shape("ask_for_call"):
        assert "0113 496 0123" in letter.body
        assert "ten minutes" in letter.body
        assert (
            "accept" in letter.body
            or "respect" in letter.body
            or "settled" in letter.body
            or "not asking" in letter.body
        )


def test_who_cannot_phone_asks_for_a_talk_in_another_way() -> None:
    assert "by video" in drafts.draft("ask_for_call", replace(FULL, calls_by="video")).body


def test_a_promotion_and_a_move_are_named() -> None:
    assert "your promotion to Finance Director" in drafts.draft("congratulation", FULL).body
    moved = replace(FULL, her_change=HerChange("moved", "Elm Foods Ltd"))
    assert "your move to Elm Foods" in drafts.draft("congratulation", moved).body
    assert not drafts.draft("congratulation", replace(FULL, her_change=HerChange("left"))).ready


def test_an_opening_is_a_question_and_no_request() -> None:
    for letter in every_shape("opening", replace(FULL, opening=Opening("Accountant, Plants (m/f/d)"))):
        assert "an Accountant, Plants" in letter.body or "Accountant, Plants" in letter.subject
        assert "put in a word" not in letter.body
        assert "?" in letter.body


def test_a_window_reads_as_one_says_it() -> None:
    def window(text: str) -> str:
        return drafts.draft("meeting_request", replace(FULL, meeting=Meeting("office", text))).body

    assert "in the second half of May" in window("the second half of May")
    assert "between 4 and 15 May" in window("between 4 and 15 May")
    assert "from 4 to 15 May" in window("4 to 15 May")
    assert "at your office" in window("May")


def test_the_manager_is_never_thanked_in_the_place_of_hr() -> None:
    letter = drafts.draft("thank_hr", FULL)
    assert letter.body.startswith("Dear Priya Shah,")
    assert drafts.draft("thank_hr", replace(FULL, rejection_by="hr")).body.startswith("Hello,")
    assert letter.context == "hr"


def test_a_headline_is_quoted_and_a_description_is_not() -> None:
    assert "“EU drops the levy on small mills”" in drafts.draft("news", FULL).body
    plain = drafts.draft("news", replace(FULL, news=News("the new levy on small mills")))
    assert "“" not in plain.body
    assert "the new levy on small mills" in plain.body.lower()


def test_the_seekers_own_template_is_used_and_its_holes_are_left_out() -> None:
    own = drafts.own(
        "mine",
        "Hello again",
        "It was good to talk about {topic}. I have a new question: {question} This needs {nothing_known}.\n\nUntil soon.",
    )
    letter = drafts.draft("regular", FULL, templates=(own,))
    assert "It was good to talk about moving from audit to industry. I have a new question:" in letter.body
    assert "This needs" not in letter.body
    assert letter.shape == "mine"
    assert drafts.unknown_slots(own.body) == ("nothing_known",)


def test_a_placeholder_left_in_an_own_template_never_gets_out() -> None:
    own = drafts.own(
        "mine", "About [Name]", "Dear [Name], how are you? I wanted to write to you about {topic}."
    )
    letter = drafts.draft("regular", FULL, templates=(own,))
    assert "[" not in letter.body + letter.subject
    assert "I wanted to write to you about moving" in letter.body


def test_an_own_template_keeps_its_paragraphs_and_gets_the_right_greeting() -> None:
    own = drafts.own(
        "mine", "Hello", "Dear Dana,\n\nI think of {topic}\nquite often.\n\nWhat is new?\n\nBest,\nSam"
    )
    body = drafts.draft("regular", FULL, templates=(own,)).body
    assert body.startswith(
        "Dear Ms Grant,\n\nI think of moving from audit to industry quite often.\n\nWhat is new?\n\n"
    )
    assert body.count("Sam") == 1


@pytest.mark.parametrize("reason", ["", "checking_in", "../letters", "call"])
def test_a_reason_that_is_none_is_refused(reason: str) -> None:
    with pytest.raises(ValueError, match="choose one of: ask_for_call, regular"):
        drafts.draft(reason, FULL)


def test_a_subject_used_before_is_not_used_again() -> None:
    first = drafts.draft("news", FULL)
    second = drafts.draft("news", FULL, avoid=(first.subject,), templates=(drafts.shapes("news")[0],))
    assert first.subject != second.subject


def test_advice_that_fits_into_no_sentence_is_asked_for_in_other_words() -> None:
    noted = replace(FULL, advice=(Advice("talk to her former colleague", date(2026, 3, 12), "I met him"),))
    letter = drafts.draft("report_back", noted)
    assert "her former colleague" not in letter.body
    assert "advice" in letter.body
    assert "her_advice" in [gap.fact for gap in letter.gaps]
    assert "her_advice" not in [gap.fact for gap in drafts.draft("report_back", FULL).gaps]


def test_a_meeting_is_confirmed_before_it_and_thanked_for_after_it() -> None:
    before = {drafts.draft("logistics", FULL, seed=seed).shape for seed in range(8)}
    held = replace(FULL, meeting=Meeting("coffee", when="Tuesday 12 May at 10", held=True))
    after = {drafts.draft("logistics", held, seed=seed).shape for seed in range(8)}
    assert before == {"logistics/confirm", "logistics/two-lines", "logistics/where", "logistics/until-then"}
    assert after == {"logistics/after", "logistics/after-short"}
