"""A day with the command line: each act by itself, in a data folder of its own."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.process import afterno

if TYPE_CHECKING:
    from pathlib import Path

MORNING = "2026-03-04T09:30:00+00:00"


@pytest.fixture
def alice(tmp_path: Path) -> Any:
    """Alice's command line, on Wednesday 4 March 2026, half past nine, in London."""
    return partial(afterno, AFTERNO_DATA_DIR=str(tmp_path / "data"), AFTERNO_NOW=MORNING)


def put_a_no_on_record(alice: Any, *more: str) -> None:
    """Northwind's HR says no by mail; Dana Rhodes would have been the boss."""
    done = alice("no", "--company", "Northwind", "--role", "Night editor", "--manager", "Dana Rhodes",
                 "--phone", "+44 20 7946 0101", "--by", "hr", "--channel", "email", "--at", "2026-03-03", *more)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def today(alice: Any) -> list[dict[str, Any]]:
    """What `afterno today` proposes."""
    acts: list[dict[str, Any]] = json.loads(alice("today", "--json").stdout)["acts"]
    return acts


def test_an_empty_day_says_so_kindly(alice: Any) -> None:
    done = alice("today")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing to do today" in done.stdout


def test_a_no_becomes_todays_call_with_its_rule_and_why(alice: Any) -> None:
    put_a_no_on_record(alice)
    (act,) = today(alice)
    assert (act["kind"], act["channel"], act["rule"]) == ("call", "phone", "M7")
    assert act["person"]["name"] == "Dana Rhodes"
    assert act["why"]


def test_the_no_is_asked_for_where_no_option_is_given(alice: Any) -> None:
    done = alice("no", given="Northwind\nNight editor\nDana Rhodes\n\nemail\nhr\n")
    assert done.returncode == 0
    assert "Phone Dana Rhodes" in done.stdout


def test_a_second_no_at_the_same_company_finds_company_and_manager_again(alice: Any) -> None:
    put_a_no_on_record(alice)
    done = alice("no", "--company", "northwind ltd", "--role", "Day editor", "--manager", "dana rhodes")
    assert done.returncode == 0
    assert len(json.loads(alice("people", "--json").stdout)["rows"]) == 1


def test_never_two_attempts_on_one_day(alice: Any) -> None:
    put_a_no_on_record(alice)
    assert alice("log", "dana", "called").returncode == 0
    assert today(alice) == []


def test_what_was_logged_is_taken_back_by_undo(alice: Any) -> None:
    put_a_no_on_record(alice)
    alice("log", "dana", "called")
    done = alice("undo")
    assert (done.returncode, done.stderr) == (0, "")
    assert [act["kind"] for act in today(alice)] == ["call"]


def test_a_stop_silences_at_once_and_is_not_undone_without_a_reason(alice: Any) -> None:
    put_a_no_on_record(alice)
    alice("log", "dana", "stop")
    assert today(alice) == []
    done = alice("undo")
    assert done.returncode == 1
    assert "reason" in done.stderr
    assert today(alice) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["log", "dana", "danced"], "is not known"),
        (["log", "nobody", "called"], "is on record"),
        (["log", "dana", "advice"], "--note"),
        (["log", "dana", "called", "--at", "2027-01-01"], "future"),
        (["log", "dana", "wish", "--until", "soon"], "is no date"),
        (["log", "dana", "did-it", "--note", "it helped"], "No advice"),
        (["show", "nobody"], "is on record"),
        (["people", "--stage", "hopeful"], "is no stage"),
    ],
)
def test_a_mistake_is_one_line_with_what_to_do_and_changes_nothing(
    alice: Any, words: list[str], says: str
) -> None:
    put_a_no_on_record(alice)
    before = alice("export", "-").stdout
    done = alice(*words)
    assert done.returncode == 1
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert alice("export", "-").stdout == before


def test_the_call_sheet_names_her_number_and_what_is_missing(alice: Any) -> None:
    put_a_no_on_record(alice)
    sheet = alice("call", "dana").stdout
    assert "Dana Rhodes" in sheet
    assert "+44 20 7946 0101" in sheet
    assert "Still to find" in sheet
    assert max(len(line) for line in sheet.splitlines()) <= 78


def test_the_ringing_sheet_is_there_with_nobody_on_record(alice: Any) -> None:
    done = alice("ringing")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) <= 40


def test_export_goes_in_again_and_a_second_time_changes_nothing(alice: Any, tmp_path: Path) -> None:
    put_a_no_on_record(alice)
    file = tmp_path / "record.json"
    assert alice("export", str(file)).returncode == 0
    assert alice("export", str(file)).returncode == 1, "a file that is there is not written over"
    other = partial(afterno, AFTERNO_DATA_DIR=str(tmp_path / "other"), AFTERNO_NOW=MORNING)
    assert other("import", str(file)).returncode == 0
    again = json.loads(other("import", str(file), "--json").stdout)
    assert (again["added"], again["changed"]) == (0, 0)
    assert [act["kind"] for act in today(other)] == ["call"]
    assert json.loads(other("export", "-").stdout) == json.loads(file.read_text(encoding="utf-8"))


def test_backup_restore_and_doctor(alice: Any, tmp_path: Path) -> None:
    put_a_no_on_record(alice)
    copy = tmp_path / "copy.sqlite3"
    assert alice("backup", str(copy)).returncode == 0
    alice("log", "dana", "called")
    done = alice("restore", str(copy), "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert [act["kind"] for act in today(alice)] == ["call"]
    checked = alice("doctor")
    assert checked.returncode == 0, checked.stdout
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"not a record")
    assert alice("restore", str(broken), "--yes").returncode == 1
    assert [act["kind"] for act in today(alice)] == ["call"]


@pytest.mark.parametrize(
    "now", ["2026-03-18T10:00:00+00:00", "2026-03-18T23:00:00+00:00", "2026-03-21T12:00:00+00:00"]
)
def test_the_demo_shows_the_first_call_sheet_at_any_hour(now: str) -> None:
    """By day, at night and on a Saturday."""
    done = afterno("demo", "--no-serve", AFTERNO_NOW=now)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The call to Helena Marsh" in done.stdout


def test_a_number_is_changed_only_after_what_it_would_change_was_shown(alice: Any) -> None:
    put_a_no_on_record(alice)
    assert "rhythm_days                     60  days" in alice("numbers").stdout
    shown = alice("numbers", "first_call_workdays=4", "rhythm_days=90", given="n\n")
    assert "best by 9 March" in shown.stdout
    assert "best by 5 March" in shown.stdout
    assert {one["value"] for one in json.loads(alice("numbers", "--json").stdout)} >= {"60", "2"}
    alice("numbers", "rhythm_days=90", "--preview")
    refused = alice("numbers", "rhythm_days=9", "--yes")
    assert (refused.returncode, refused.stderr) == (1, "afterno: rhythm_days: Between 45 and 90 days.\n")
    assert alice("numbers", "rythm=60").returncode == 1
    assert "60" in alice("numbers").stdout.splitlines()[0]
    kept = alice("numbers", "rhythm_days=90", "--yes")
    assert "Kept." in kept.stdout
    assert " 90 " in alice("numbers").stdout.splitlines()[0]
    alice("undo", kept.stdout.split()[-1])
    assert " 60 " in alice("numbers").stdout.splitlines()[0]
