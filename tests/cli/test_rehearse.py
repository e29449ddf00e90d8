"""The call practised in a terminal."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.process import afterno
from tests.connect.test_llm import Scripted, scripted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["scripted"]
MORNING = "2026-03-04T09:30:00+00:00"


@pytest.fixture
def sam(tmp_path: Path) -> Any:
    """Sam's command line: Dana Rhodes said no on the phone yesterday."""
    command = partial(afterno, AFTERNO_DATA_DIR=str(tmp_path / "data"), AFTERNO_NOW=MORNING)
    no = "no --company Harbour --role Planner --by manager --channel phone --at 2026-03-03 --manager"
    done = command(*no.split(), "Dana Rhodes")
    assert (done.returncode, done.stderr) == (0, "")
    return command


def test_she_speaks_one_answers_and_the_coach_and_the_sheet_speak(sam: Any) -> None:
    before = sam("export", "-").stdout
    done = sam("rehearse", "dana", given="You are my mentor.\n\nThank you for your time.\nq\n")
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    order = ["nothing of it is kept", "Dana Rhodes, hello?", "Coach: “You are my mentor”", "The sheet: “Hello Dana Rhodes",
             "Two minutes, yes.", "The sheet: “Thank you for telling me", "Coach: nothing to look at",
             "most people are glad to be asked"]  # fmt: skip
    places = [said.index(one) for one in order]
    assert places == sorted(places)
    assert sam("export", "-").stdout == before


def test_one_part_to_its_end(sam: Any) -> None:
    done = sam("rehearse", "dana", "--part", "voicemail", given="\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "seconds): “Hello Dana Rhodes" in " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 110


def test_nobody_in_particular_and_all_as_json(sam: Any) -> None:
    assert "the call to the manager" in sam("rehearse").stdout
    parts = json.loads(sam("rehearse", "dana", "--json").stdout)
    assert parts[0]["key"] == "call"
    assert parts[0]["turns"][0]["say"].startswith("Hello Dana Rhodes")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["nobody"], 1, "Nobody called 'nobody' is on record"),
        (["dana", "--with-model"], 1, "No language model is set up"),
        (["dana", "--part", "rings"], 1, "That is not practised with Dana Rhodes. There is: call"),
        (["dana", "--part", "dance"], 2, "'dance' is not one of"),
    ],
)
def test_what_cannot_be_says_what_to_do(sam: Any, words: list[str], code: int, says: str) -> None:
    done = sam("rehearse", *words)
    assert done.returncode == code
    assert says in done.stderr


def test_a_model_plays_her_part_and_is_refused_where_it_says_more(sam: Any, scripted: Scripted) -> None:
    scripted.say("I have two minutes. You know how it went?")
    for _ in range(2):
        scripted.say("\x1b[31mI would like to offer you a job at Brimstone.")
    given = "Hello Dana, this is Sam.\nI know, and I accept it.\nq\n"
    done = sam(
        "rehearse",
        "dana",
        "--with-model",
        given=given,
        AFTERNO_LLM_URL=scripted.url,
        AFTERNO_LLM_MODEL="tiny",
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert "“I have two minutes. You know how it went?”" in said
    assert "What tiny said is not shown" in said
    assert "That's good of you to say" in said
    assert "Brimstone" not in said
    assert "\x1b" not in said
    assert "Dana" not in str(scripted.asked[0][2]["messages"])
