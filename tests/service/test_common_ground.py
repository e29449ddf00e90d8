"""Something true to say: found with its sources, chosen by the seeker, carried into sheets and letters."""

from __future__ import annotations

import json

import pytest

from afterno.errors import UserError
from afterno.record import store
from afterno.service import common_ground, correspondence, cv, data, drafting, entry, words

from .conftest import NOW, days_ago

STORY = (
    "Dana Rhodes studied history at the University of Leeds. She began as a trainee at Alder & Finch. "
    "In 2015 she rebuilt the night shift of the Hull depot."
)
CV = "Alice Moreau\n\nEducation\nBA History, Leeds University, 2010\n\nWork\nAnalyst, Alder & Finch, 2013 - 2019\n"


def test_what_stands_in_both_is_offered_with_both_sources(alice: int, dana: str) -> None:
    cv.give(alice, "cv.txt", CV.encode(), NOW)
    common_ground.keep_story(alice, dana, STORY)
    offers = common_ground.common_ground(alice, dana, NOW).offers["parallel"]
    assert "You studied at the University of Leeds, and so did I." in [offer.text for offer in offers]
    for offer in offers:
        assert offer.of_her in STORY
        assert offer.of_you in CV


def test_without_a_cv_or_a_story_nothing_is_made_up(alice: int, dana: str) -> None:
    found = common_ground.common_ground(alice, dana, NOW)
    assert found.offers["parallel"] == found.offers["compliment"] == ()
    assert not found.has_cv
    cv.give_text(alice, CV, NOW)
    assert common_ground.common_ground(alice, dana, NOW).offers["parallel"] == ()


def test_a_compliment_comes_from_the_notes_of_a_talk(alice: int, dana: str) -> None:
    entry.log(
        alice,
        dana,
        entry.LogForm("talked", note="She drew the whole depot on a napkin.", at=days_ago(9)),
        NOW,
    )
    offers = common_ground.common_ground(alice, dana, NOW).offers["compliment"]
    assert offers[0].text.startswith("You drew the whole depot on a napkin.")
    assert offers[0].of_her == "She drew the whole depot on a napkin."


def test_what_is_chosen_is_said_on_the_sheet_and_in_a_letter(alice: int, dana: str) -> None:
    common_ground.keep_story(alice, dana, STORY)
    cv.give_text(alice, CV, NOW)
    offers = common_ground.common_ground(alice, dana, NOW).offers
    chosen = {kind: offers[kind][0].text for kind in ("parallel", "question")}
    common_ground.choose(alice, dana, chosen, NOW)
    sheet = words.call_sheet(alice, dana, NOW).text().replace("\n", " ")
    assert chosen["question"].split("?")[0][-40:] in " ".join(sheet.split())
    assert chosen["question"] in drafting.draft(alice, dana, NOW, reason="regular").body.replace("\n", " ")


def test_a_question_she_has_read_is_marked(alice: int, dana: str) -> None:
    question = common_ground.common_ground(alice, dana, NOW).offers["question"][0].text
    letter = correspondence.with_words(
        drafting.draft(alice, dana, NOW, reason="regular"), "Hello", f"Dear Dana, {question} Alice"
    )
    correspondence.put_on_record(alice, dana, letter, NOW)
    heard = [
        offer.text
        for offer in common_ground.common_ground(alice, dana, NOW).offers["question"]
        if offer.heard
    ]
    assert heard == [question]


def test_the_coach_reads_what_is_chosen(alice: int, dana: str) -> None:
    found = common_ground.choose(alice, dana, {"compliment": "You are my role model."}, NOW)
    assert [remark for remark in found.remarks if "my role model" in remark]
    assert not common_ground.choose(
        alice, dana, {"compliment": "You took the budget apart on one page."}, NOW
    ).remarks


@pytest.mark.parametrize("text", ["You did [something].", "XXXX", "x" * 601])
def test_a_blank_or_a_speech_is_not_kept(alice: int, dana: str, text: str) -> None:
    with pytest.raises(UserError, match="One thing that is true"):
        common_ground.choose(alice, dana, {"compliment": text}, NOW)
    assert not store.get_person(alice, dana).get("compliment")


def test_a_choice_is_taken_back_and_what_is_not_named_stays(alice: int, dana: str) -> None:
    common_ground.choose(alice, dana, {"compliment": "You listened well.", "question": "What next?"}, NOW)
    found = common_ground.choose(alice, dana, {"compliment": ""}, NOW)
    assert dict(found.chosen) == {"parallel": "", "compliment": "", "question": "What next?"}


def test_a_cv_is_replaced_and_removed_and_the_profile_stays(alice: int) -> None:
    cv.give_text(alice, json.dumps({"work": [{"name": "Elm Foods", "position": "Planner"}]}), NOW)
    first = cv.current(alice)
    assert first is not None
    assert ("Employers", "Elm Foods") in first.understood
    cv.give(alice, "a.txt", CV.encode(), NOW)
    second = cv.current(alice)
    assert second is not None
    assert second.kind == "a text"
    assert "resume" not in store.load_seeker(alice)
    assert "Alder & Finch" in data.export_text(alice)
    cv.remove(alice)
    assert cv.current(alice) is None
    assert store.load_seeker(alice)["name"] == "Alice Moreau"
