from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from tests.conftest import ON_POSTGRES
from tests.record.cast import NOW, birch_said_no, event

from afterno.errors import FileProblemError
from afterno.record import safe, store, triggers
from afterno.record.doctor import doctor
from afterno.record.exchange import export_record, import_record

if TYPE_CHECKING:
    from pathlib import Path

sqlite_only = pytest.mark.skipif(ON_POSTGRES, reason="about the file of one person")
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_copy_put_back_gives_the_record_of_then(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    then = export_record(alice)
    copy = safe.backup(tmp_path / "deep" / "copy")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    if ON_POSTGRES:
        store.erase_owner(alice)
    else:
        store.append_events(alice, [event("later")], now=NOW)
    kept = safe.restore(copy, NOW)
    assert export_record(alice) == then
    assert store.append_events(alice, [event("later")], now=NOW).added == ("later",)
    if kept is not None:
        safe.restore(kept, NOW)
        assert "later" in {row["id"] for row in export_record(alice)["events"]}
        kept.unlink()
    assert [path.name for path in copy.parent.iterdir()] == ["copy"]


def test_a_copy_never_lands_on_a_file_that_is_there(alice: int, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("dear")
    with pytest.raises(FileProblemError, match="there already"):
        safe.backup(there)
    assert there.read_text() == "dear"
    with pytest.raises(FileProblemError, match="folder"):
        safe.backup(tmp_path)
    assert safe.backup(there, force=True).read_bytes() != b"dear"


@sqlite_only
def test_a_copy_is_never_written_over_the_record_itself(alice: int) -> None:
    with pytest.raises(FileProblemError, match="the record itself"):
        safe.backup(safe.record_file(), force=True)


@sqlite_only
def test_a_copy_made_while_others_write_is_whole(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(safe.record_file(), timeout=10)) as other:
            while not stop.is_set():
                other.execute("UPDATE record_profile SET revision = revision + 1")
                other.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [safe.backup(tmp_path / str(number)) for number in range(5)]
    finally:
        stop.set()
        writer.join()
    assert [safe.look_into(copy) for copy in copies] == [""] * 5


@pytest.mark.parametrize(
    "content", [b"", b"text", b"SQLite format 3\x00" + b"\x00" * 200, b'{"format": "other"}\n']
)
def test_what_is_no_copy_is_refused_and_the_record_stays(alice: int, tmp_path: Path, content: bytes) -> None:
    birch_said_no(alice)
    before = export_record(alice)
    wrong = tmp_path / "wrong"
    wrong.write_bytes(content)
    for path in (wrong, tmp_path / "missing"):
        with pytest.raises(FileProblemError):
            safe.restore(path, NOW)
    assert export_record(alice) == before


@sqlite_only
def test_a_damaged_copy_or_one_of_a_newer_version_is_refused(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    whole = safe.backup(tmp_path / "whole").read_bytes()
    damaged = tmp_path / "damaged"
    damaged.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileProblemError, match="cannot be put back"):
        safe.restore(damaged, NOW)
    newer = tmp_path / "newer"
    newer.write_bytes(whole)
    with closing(sqlite3.connect(newer)) as other:
        other.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('record', '9999_later', '2030-01-01')"
        )
        other.commit()
    with pytest.raises(FileProblemError, match="newer Afterno"):
        safe.restore(newer, NOW)


def wrong(owner: int) -> set[str]:
    return {finding.code for finding in doctor(owner, NOW) if not finding.ok}


def test_a_record_in_order_has_no_findings(alice: int) -> None:
    birch_said_no(alice)
    if not ON_POSTGRES:
        for path in safe.record_file().parent.glob("*"):
            path.chmod(0o600)
        safe.record_file().parent.chmod(0o700)
    assert wrong(alice) == set()
    assert all(finding.text and (finding.ok or finding.advice) for finding in doctor(alice, NOW))


def test_the_doctor_finds_what_is_wrong(alice: int) -> None:
    birch_said_no(alice)
    raw = {"format": "afterno-record/1", "events": [event("x", "telepathy")]}
    import_record(alice, raw, now=NOW)
    assert "kinds" in wrong(alice)
    with connection.schema_editor() as editor:
        triggers.lift(None, editor)
    assert "append-only" in wrong(alice)
    with connection.schema_editor() as editor:
        triggers.lay(None, editor)
    assert "append-only" not in wrong(alice)


@sqlite_only
def test_the_doctor_finds_a_file_open_to_others(alice: int) -> None:
    safe.record_file().chmod(0o644)
    assert "private" in wrong(alice)
    safe.record_file().chmod(0o600)


@sqlite_only
def test_a_copy_from_before_a_stop_does_not_undo_it(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    copy = safe.backup(tmp_path / "copy")
    store.append_events(alice, [event("stop", "stop")], now=NOW)
    safe.restore(copy, NOW)
    assert [row["id"] for row in export_record(alice)["events"] if row["kind"] == "stop"] == ["stop"]


@sqlite_only
def test_a_copy_in_which_a_stop_was_lifted_does_not_lift_it_again(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    lifted = event(
        "v", "void", person=None, event="stop", reason="She wrote to me.", at="2026-05-04T10:00:00Z"
    )
    back = event("w", "void", person=None, event="v", at="2026-05-05T10:00:00Z")
    store.append_events(alice, [event("stop", "stop"), lifted], now=NOW)
    copy = safe.backup(tmp_path / "copy")
    store.append_events(alice, [back], now=NOW)
    safe.restore(copy, NOW)
    assert [row["at"] for row in export_record(alice)["events"] if row["kind"] == "stop"] == [
        event("stop")["at"],
        NOW.isoformat(),
    ]


@sqlite_only
def test_a_stop_that_was_lifted_does_not_come_back_with_a_copy(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    copy = safe.backup(tmp_path / "copy")
    lifted = event(
        "v", "void", person=None, event="stop", reason="She wrote to me.", at="2026-05-04T10:00:00Z"
    )
    store.append_events(alice, [event("stop", "stop"), lifted], now=NOW)
    safe.restore(copy, NOW)
    assert [row["id"] for row in export_record(alice)["events"] if row["kind"] == "stop"] == []


@sqlite_only
def test_a_copy_from_before_somebody_was_erased_does_not_bring_her_back(alice: int, tmp_path: Path) -> None:
    birch_said_no(alice)
    copy = safe.backup(tmp_path / "copy")
    store.erase_person(alice, "mara")
    safe.restore(copy, NOW)
    assert [row["id"] for row in export_record(alice)["people"]] == ["hugo"]
    assert "Okoye" not in str(export_record(alice))
