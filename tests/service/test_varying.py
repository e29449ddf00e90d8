"""A language model may say a letter another way; what it adds is refused, with the reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.connect.test_llm import Scripted, scripted

from afterno.errors import UserError
from afterno.record import store
from afterno.service import data, drafting, varying

from .conftest import NOW

if TYPE_CHECKING:
    from afterno.service.drafting import CheckedDraft

__all__ = ["scripted"]
QUESTION = "What would you learn next in my place?"
FINE = f"I keep coming back to something you could judge better than I can.\n\n{QUESTION}\n\nA short answer would do."


@pytest.fixture
def asked(alice: int, dana: str, scripted: Scripted) -> Scripted:
    """A model at hand, and a question for Dana."""
    store.upsert_person(alice, {"id": dana, "question": QUESTION})
    varying.set_up(alice, scripted.url, "tiny", NOW)
    return scripted


def vary(owner: int, person: str) -> CheckedDraft:
    """Let it vary a regular letter."""
    return drafting.vary(owner, person, NOW, reason="regular")


def test_off_until_it_is_set_up(alice: int, dana: str) -> None:
    assert drafting.model(alice) == ""
    with pytest.raises(UserError, match="No language model is set up"):
        vary(alice, dana)


def test_the_middle_alone_is_sent_and_comes_back_in_its_frame(alice: int, dana: str, asked: Scripted) -> None:
    asked.say(FINE)
    before, after = drafting.draft(alice, dana, NOW, reason="regular"), vary(alice, dana)
    assert after.body == f"Dear Dana Rhodes,\n\n{FINE}\n\n" + before.body.rsplit("\n\n", 1)[1]
    assert (after.varied_by, after.subject, after.shape) == ("tiny", before.subject, before.shape)
    sent = str(asked.asked[0][2]["messages"])
    assert "Dana" not in sent
    assert "Alice" not in sent


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<think>They want Acme in 2031.</think>\n{FINE}", f"```\n{FINE}\n```", f"Here is the letter:\n\n{FINE}",
        f"Dear Dana Rhodes,\n\n{FINE}\n\nKind regards,\nAlice Moreau", f"Subject: Hello\n\n{FINE}",
    ],
)  # fmt: skip
def test_what_models_put_around_a_text_is_taken_off(
    alice: int, dana: str, asked: Scripted, wrapped: str
) -> None:
    asked.say(wrapped)
    body = vary(alice, dana).body
    assert FINE in body
    assert body.count("Dear") == 1


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("I start at Brimstone soon.", "“Brimstone” .name. is not on record"),
        ("It is 14 weeks away.", "“14” .number. is not on record"),
        ("I was promoted.", "“I was promoted” .deed. is not on record"),
        ("You are my role model.", "role model"),
        ("Yours, [Name].", r"“?Name|blank"),
        ("Why was I not selected?", "The coach found"),
    ],
)
def test_what_says_more_or_says_it_badly_is_refused_with_the_reason(
    alice: int, dana: str, asked: Scripted, more: str, why: str
) -> None:
    asked.say(f"{FINE} {more}")
    asked.say(f"{FINE} {more}")
    with pytest.raises(varying.Refused, match=why):
        vary(alice, dana)
    assert "cannot be used" in asked.asked[1][2]["messages"][-1]["content"], (
        "it was told why, and asked once more"
    )


def test_a_second_try_without_the_fault_is_taken(alice: int, dana: str, asked: Scripted) -> None:
    asked.say(f"{FINE} I start at Brimstone soon.")
    asked.say(FINE)
    assert FINE in vary(alice, dana).body


@pytest.mark.parametrize("text", ["Thanks.", "   x"])
def test_a_letter_gone_is_no_variation(alice: int, dana: str, asked: Scripted, text: str) -> None:
    asked.say(text)
    asked.say(text)
    with pytest.raises(varying.Refused, match="Too little"):
        vary(alice, dana)


def test_it_is_taken_away_again_and_needs_both_parts(alice: int, dana: str, asked: Scripted) -> None:
    with pytest.raises(UserError, match="Both are needed"):
        varying.set_up(alice, asked.url, "", NOW)
    with pytest.raises(UserError, match="https"):
        varying.set_up(alice, "http://model.example.com/v1", "big", NOW)
    assert varying.setup(alice).name == "tiny"
    varying.set_up(alice, "", "", NOW)
    assert varying.model(alice) is None


def test_a_record_from_a_file_does_not_say_where_letters_go(alice: int, asked: Scripted) -> None:
    record = json.loads(data.export_text(alice))
    record["seeker"]["model"] = {"url": "https://elsewhere.example/v1", "name": "big"}
    data.import_record(alice, record, NOW)
    assert varying.setup(alice).url == asked.url
    varying.set_up(alice, "", "", NOW)
    data.import_record(alice, record, NOW)
    assert varying.model(alice) is None


def test_one_elsewhere_is_named_with_its_place(alice: int) -> None:
    varying.set_up(alice, "https://elsewhere.example/v1", "big", NOW)
    assert drafting.model(alice) == "big at elsewhere.example"


def test_what_is_set_where_the_program_runs_is_not_changed_here(
    alice: int, asked: Scripted, settings: pytest.FixtureRequest
) -> None:
    settings.LLM_URL, settings.LLM_MODEL = "https://model.example/v1", "house"  # type: ignore[attr-defined]
    assert varying.setup(alice).name == "house"
    assert not varying.setup(alice).is_here
    with pytest.raises(UserError, match="AFTERNO_LLM_URL"):
        varying.set_up(alice, asked.url, "tiny", NOW)
