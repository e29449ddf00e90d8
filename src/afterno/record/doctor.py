"""Is everything in order? Findings, each with what to do."""

from __future__ import annotations

import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from afterno.record import triggers
from afterno.record.models import Event
from afterno.record.safe import is_sqlite, record_file
from afterno.record.standings import count_stale
from afterno.record.vocabulary import KINDS
from afterno.settings.folder import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

LITTLE_SPACE = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is in order, in words, and what to do where it is not."""

    code: str
    ok: bool
    text: str
    advice: str = ""


def doctor(owner: int, now: datetime) -> list[Finding]:
    """Look at the record, the database and the folder; a check that itself fails is a finding too."""
    checks: list[tuple[str, Callable[[], Finding]]] = [("migrations", _migrations)]
    if is_sqlite():
        checks += [("whole", _whole), ("references", _references), ("wal", _wal), ("space", _space)]
        checks += [("private", _private)]
    checks += [
        ("append-only", _append_only),
        ("kinds", lambda: _kinds(owner)),
        ("standings", lambda: _standings(owner, now)),
    ]
    return [_looked(code, check) for code, check in checks]


def _looked(code: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except (DatabaseError, OSError) as error:
        return Finding(
            code,
            False,
            f"Could not be looked at ({type(error).__name__}).",
            "Restore the last backup: afterno restore",
        )


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Finding(
            "migrations", False, f"{len(waiting)} changes of the database wait.", "Run `afterno today` once."
        )
    return Finding("migrations", True, "The database is up to date.")


def _one(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
        return row[0] if row else None


def _whole() -> Finding:
    if _one("PRAGMA integrity_check(1)") == "ok":
        return Finding("whole", True, "The record's file is whole.")
    return Finding(
        "whole", False, "The record's file is damaged.", "Put the last good copy back: afterno restore FILE"
    )


def _references() -> Finding:
    if _one("PRAGMA foreign_key_check") is None:
        return Finding("references", True, "Everything named in the record is there.")
    return Finding(
        "references", False, "An entry names something that is not there.", "Restore the last backup."
    )


def _wal() -> Finding:
    mode = _one("PRAGMA journal_mode")
    if mode == "wal":
        return Finding("wal", True, "Several programs can use the record at once.")
    text = f"The record is in {mode} mode, so programs wait for one another."
    return Finding("wal", False, text, "Keep the data folder on a local disk, not on a network drive.")


def _space() -> Finding:
    free = shutil.disk_usage(record_file().parent).free
    if free >= LITTLE_SPACE:
        return Finding("space", True, "There is room on the disk.")
    return Finding(
        "space", False, f"Only {free // 1024 // 1024} MB are free on the disk.", "Make room on the disk."
    )


def _private() -> Finding:
    loose = list(_open_to_others())
    if not loose:
        return Finding("private", True, "Only you can read the record.")
    return Finding(
        "private", False, f"Others on this machine can read {loose[0]}.", f"chmod go-rwx {loose[0]}"
    )


def _open_to_others() -> Iterator[str]:
    folder = settings.DATA_DIR
    file = record_file()
    for path in (
        folder,
        folder / KEY_FILE,
        file,
        *(file.with_name(file.name + end) for end in ("-wal", "-shm")),
    ):
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield str(path)


def _append_only() -> Finding:
    table = "sqlite_master WHERE type = 'trigger' AND name" if is_sqlite() else "pg_trigger WHERE tgname"
    if _one(f"SELECT 1 FROM {table} = '{triggers.NAME}'"):  # noqa: S608 - both parts are our own words
        return Finding("append-only", True, "What happened cannot be changed afterwards.")
    text = "The guard that keeps events from being changed is missing."
    return Finding("append-only", False, text, "Export the record, and import it into a new data folder.")


def _kinds(owner: int) -> Finding:
    there = set(Event.objects.filter(owner_id=owner).order_by().values_list("kind", flat=True).distinct())
    strange = sorted(there - set(KINDS))
    if not strange:
        return Finding("kinds", True, "Every event is understood.")
    return Finding(
        "kinds", False, f"Not understood: {', '.join(strange[:5])}.", "Update Afterno; nothing is lost."
    )


def _standings(owner: int, now: datetime) -> Finding:
    waiting = count_stale(owner, now)
    if not waiting:
        return Finding("standings", True, "The list of who is due is up to date.")
    return Finding("standings", True, f"{waiting} relationships are looked at again when the app next runs.")
