"""The call is practised on the sheet's own words; a model may play her part, and nothing is put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.connect.test_llm import Scripted, scripted

from afterno.errors import NotOnRecordError, UserError
from afterno.record import store
from afterno.service import data, entry, hushing, playing, rehearsing, varying, words

from .conftest import NOW

if TYPE_CHECKING:
    from afterno.rehearsal.scenes import Part

__all__ = ["scripted"]


def part_of(owner: int, person: str | None, key: str = "call") -> tuple[rehearsing.Practice, Part]:
    made = rehearsing.practice(owner, person, NOW)
    part = made.part(key)
    assert part is not None
    return made, part


def test_the_sheets_words_are_those_of_the_call_sheet(alice: int, dana: str) -> None:
    made, part = part_of(alice, "Dana Rhodes")
    assert made.person == dana
    assert part.turns[0].say == words.call_sheet(alice, dana, NOW).steps[0].say
    assert made.model == ""


def test_nobody_in_particular(alice: int) -> None:
    made, part = part_of(alice, None)
    assert (made.person, made.label) == ("", "the manager")
    assert "Alice Moreau" in part.turns[0].say


def test_who_is_not_on_record_and_who_asked_for_silence(alice: int, dana: str) -> None:
    with pytest.raises(NotOnRecordError):
        rehearsing.practice(alice, "Nobody", NOW)
    entry.log(alice, dana, entry.LogForm("stop"), NOW)
    with pytest.raises(UserError, match="Silence is kept"):
        rehearsing.practice(alice, dana, NOW)


def test_the_coach_finds_in_a_line_what_stands_in_it_and_in_a_message_what_it_lacks(
    alice: int, dana: str
) -> None:
    made, call = part_of(alice, dana)
    voicemail = part_of(alice, dana, "voicemail")[1]
    text = "You are my mentor. Why was I not selected?"
    found = {one.code for one in rehearsing.heard(alice, call.turns[0], text, made.known).findings}
    assert found == {"OBS001", "CHL003"}
    lacking = {one.code for one in rehearsing.heard(alice, voicemail.turns[0], "Thank you. Bye.").findings}
    assert {"VML001", "ASK001"} <= lacking
    assert rehearsing.heard(alice, call.turns[0], "  ").findings == ()


def test_the_sheets_own_words_are_not_found_fault_with(alice: int, dana: str) -> None:
    made = rehearsing.practice(alice, dana, NOW)
    for part in made.parts:
        for turn in part.turns:
            found = rehearsing.heard(alice, turn, turn.say, made.known).findings
            assert [one.code for one in found if one.severity != "info"] == [], (part.key, turn.say)


def test_what_is_hushed_for_good_stays_so(alice: int, dana: str) -> None:
    hushing.hush(alice, "OBS001")
    _, call = part_of(alice, dana)
    assert rehearsing.heard(alice, call.turns[0], "You are my mentor.").findings == ()


def test_nothing_is_put_on_record(alice: int, dana: str, scripted: Scripted) -> None:
    varying.set_up(alice, scripted.url, "tiny", NOW)
    scripted.say("Two minutes, yes.")
    before, changes = data.export_text(alice), store.revision(alice)
    made, part = part_of(alice, dana)
    rehearsing.heard(alice, part.turns[0], "Hello, this is Alice.", made.known)
    playing.line(alice, made, part, part.turns[1], [("Hello?", "Hello, this is Alice.")])
    assert data.export_text(alice) == before
    assert store.revision(alice) == changes


@pytest.fixture
def asked(alice: int, dana: str, scripted: Scripted) -> Scripted:
    varying.set_up(alice, scripted.url, "tiny", NOW)
    return scripted


def line(owner: int, person: str, at: int = 1, said: str = "Hello Dana, this is Alice.") -> playing.Line:
    made, part = part_of(owner, person)
    return playing.line(owner, made, part, part.turns[at], [("Dana Rhodes, hello?", said)])


def test_a_model_says_her_line_and_is_told_no_names(alice: int, dana: str, asked: Scripted) -> None:
    asked.say("<think>Hm.</think>“I have two minutes, yes.”")
    assert line(alice, dana) == playing.Line("I have two minutes, yes.", "tiny")
    sent = str(asked.asked[0][2]["messages"])
    for secret in ("Dana", "Rhodes", "Alice", "Harbour"):
        assert secret not in sent


def test_her_first_word_is_never_asked_for(alice: int, dana: str, asked: Scripted) -> None:
    made, part = part_of(alice, dana)
    assert playing.line(alice, made, part, part.turns[0], []) == playing.Line("Dana Rhodes, hello?")
    assert asked.asked == []


@pytest.mark.parametrize(
    "bad",
    [
        "Ask Brimstone.",
        "I would like to offer you a job.",
        "I'll call you.",
        "[Name], hello.",
        "so " * 60,
        "<script>alert(1)</script>",
    ],
)
def test_what_is_refused_twice_gives_way_to_the_built_in_line(
    alice: int, dana: str, asked: Scripted, bad: str
) -> None:
    asked.say(bad)
    asked.say(bad)
    said = line(alice, dana)
    assert said.text == part_of(alice, dana)[1].turns[1].says
    assert "Her line is the built-in one." in said.note
    assert bad.strip()[:9] not in said.note
    assert "cannot be used" in asked.asked[1][2]["messages"][-1]["content"]


def test_a_second_try_without_the_fault_is_said(alice: int, dana: str, asked: Scripted) -> None:
    asked.say("Ask Brimstone.")
    asked.say("I have two minutes.")
    assert line(alice, dana).text == "I have two minutes."


@pytest.mark.parametrize(("status", "body"), [(500, b""), (200, b"nonsense"), (200, b"x" * 300_000)])
def test_a_model_that_fails_stops_nobody(
    alice: int, dana: str, asked: Scripted, status: int, body: bytes
) -> None:
    asked.send(status, body)
    said = line(alice, dana)
    assert said.text == part_of(alice, dana)[1].turns[1].says
    assert "built-in one" in said.note


def test_without_a_model_there_is_her_line_all_the_same(alice: int, dana: str) -> None:
    said = line(alice, dana)
    assert said.text == part_of(alice, dana)[1].turns[1].says
    assert said.note == "No language model is set up."


def test_a_model_speaks_at_most_eight_times(alice: int, dana: str, asked: Scripted) -> None:
    made, part = part_of(alice, dana)
    talk = [("Yes?", "Yes.")] * 9
    assert playing.line(alice, made, part, part.turns[1], talk).by == ""
    assert asked.asked == []


def test_the_assistant_is_not_hers_to_play(alice: int, dana: str, asked: Scripted) -> None:
    made, part = part_of(alice, dana, "assistant")
    assert playing.line(alice, made, part, part.turns[0], []).text == part.turns[0].says
    assert asked.asked == []


def test_what_comes_back_with_a_form_is_checked_once_more(alice: int, dana: str) -> None:
    made, part = part_of(alice, dana)
    talk = playing.checked([("I would like to offer you a job.", "Yes!")] * 20, made, part)
    assert talk == [(turn.says, "Yes!") for turn in part.turns]
