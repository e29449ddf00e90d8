"""Words on the command line: something true, letters, templates, mail files, the language model."""

from __future__ import annotations

import email
import email.policy
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
CV = "Sam Okafor\nEducation\nBA History, University of Leeds, 2010\n"


@pytest.fixture
def sam(tmp_path: Path) -> Any:
    """Sam's command line: Dana Rhodes said no on the phone in December, and they talked."""
    command = partial(afterno, AFTERNO_DATA_DIR=str(tmp_path / "data"), AFTERNO_NOW=MORNING)
    words = (
        "no --company Harbour --role Planner --talked --email dana@harbour.example --by manager --channel phone"
        " --at 2025-12-01 --manager"
    )
    done = command(*words.split(), "Dana Rhodes")
    assert (done.returncode, done.stderr) == (0, "")
    return command


def test_something_true_from_a_cv_to_the_call_sheet(sam: Any, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")
    assert "University of Leeds" in sam("cv", str(tmp_path / "cv.txt")).stdout
    found = sam(
        "parallels",
        "dana",
        "--story",
        "-",
        "--json",
        given="Dana studied history at the University of Leeds.",
    )
    offers = json.loads(found.stdout)["offers"]["parallel"]
    assert offers[0]["of_you"] == "BA History, University of Leeds, 2010"
    chosen = sam("parallels", "dana", "--parallel", "1", "--question", "What would you drop first?")
    assert (chosen.returncode, chosen.stderr) == (0, "")
    sheet = " ".join(sam("call", "dana").stdout.split())
    assert offers[0]["text"] in sheet
    assert "What would you drop first?" in sheet
    assert sam("cv", "--remove").stdout == "Removed.\n"
    assert sam("cv").returncode == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["cv", "nowhere.pdf"], "cannot be read"),
        (["parallels", "dana", "--question", "99"], "There is no question 99"),
        (["parallels", "dana", "--compliment", "You did [x]."], "holds a blank"),
        (["template", "Nothing"], "None is kept yet"),
        (["draft", "dana", "--reason", "regular", "--vary"], "No language model is set up"),
        (["draft", "dana", "--reason", "thank_hr"], "not from human resources"),
        (["draft", "dana", "--reason", "report_back", "--eml", "-"], "There is no letter yet"),
        (["draft", "dana", "--reason", "report_back", "--mailto"], "There is no letter yet"),
    ],
)
def test_what_cannot_be_is_one_line_with_what_to_do(sam: Any, words: list[str], says: str) -> None:
    done = sam(*words)
    assert done.returncode == 1
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_letter_as_a_mail_file_is_not_written_over_another(sam: Any, tmp_path: Path) -> None:
    file = tmp_path / "letter.eml"
    done = sam(
        "draft",
        "dana",
        "--reason",
        "meeting_request",
        "--say",
        "window=the second half of May",
        "--eml",
        str(file),
    )
    assert done.returncode == 0
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert mail["To"] == "dana@harbour.example"
    assert "the second half of May" in " ".join(mail.get_content().split())
    again = sam("draft", "dana", "--reason", "regular", "--eml", str(file))
    assert again.returncode == 1
    assert "is there already" in again.stderr
    assert sam("draft", "dana", "--reason", "regular", "--say", "colour=red").returncode == 2


def test_what_was_sent_is_kept_as_it_went_and_shown_beside_the_next(sam: Any) -> None:
    done = sam(
        "draft",
        "dana",
        "--reason",
        "regular",
        "--sent",
        "-",
        "--subject",
        "A line",
        given="Dear Dana, how are things?",
    )
    assert "On record: You wrote" in done.stdout
    assert "“A line”" in sam("draft", "dana", "--reason", "regular").stdout
    assert "> Dear Dana, how are things?" in sam("draft", "dana", "--reason", "regular").stdout


def test_a_template_is_kept_tried_and_used(sam: Any) -> None:
    kept = sam(
        "template", "Mine", "--reason", "regular", "--from", "-", given="I wish you a good week. {topic}"
    )
    assert (kept.returncode, kept.stderr) == (0, "")
    assert "{topic}" in sam("template", "Mine", "--try", "dana").stdout
    assert "I wish you a good week." in sam("draft", "dana", "--reason", "regular").stdout
    assert sam("template").stdout == "Mine  (regular)\n"
    assert sam("template", "mine", "--remove").stdout == "Removed.\n"


def test_a_model_named_in_the_environment_varies_a_letter(sam: Any, scripted: Scripted) -> None:
    scripted.say(
        "How do you tell a good plan from a lucky one? I keep coming back to that. A short answer would do me good."
    )
    with_model = partial(
        sam, AFTERNO_LLM_URL=scripted.url, AFTERNO_LLM_MODEL="tiny", AFTERNO_LLM_KEY="secret"
    )
    done = with_model("draft", "dana", "--reason", "regular", "--vary")
    assert (done.returncode, done.stderr) == (0, "")
    assert "a good plan from a lucky one" in done.stdout
    assert scripted.asked[0][1]["Authorization"] == "Bearer secret"
    assert "secret" not in sam("export", "-").stdout
