"""Safe copies of the record: made while it is in use, checked after writing, put back without losing the present one."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

from afterno.errors import BusyError, FileProblemError, UserError
from afterno.record.exchange import export_record, import_record
from afterno.record.promises import Promises, keep, promised

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

PAGES_AT_A_TIME = 2000
BACKUP_FORMAT = "afterno-backup/1"


def is_sqlite() -> bool:
    """Tell whether the record is one person's file."""
    return connection.vendor == "sqlite"


def record_file() -> Path:
    """Name the file of the record."""
    return Path(
        str(
            settings.DATABASES["default"]["NAME"]
            if not connection.settings_dict
            else connection.settings_dict["NAME"]
        )
    )


def backup(target: Path, *, force: bool = False) -> Path:
    """Write a checked copy of everything to `target`; never over a file that is there, unless told.

    The copy is whole whatever is written meanwhile, and appears under its name only when it is checked. On a server
    (PostgreSQL) it is a file with every owner's export, one a line.
    """
    target = target.absolute()
    if target.is_dir():
        raise FileProblemError(f"{target} is a folder: name a file in it.")
    if target.exists() and not force:
        raise FileProblemError(f"{target} is there already: choose another name, or add --force.")
    if is_sqlite() and target.exists() and target.samefile(record_file()):
        raise FileProblemError(f"{target} is the record itself: choose another name.")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _copy_sqlite(draft) if is_sqlite() else _dump(draft)
        _settle(draft)
        draft.replace(target)
    except OSError as error:
        raise FileProblemError(
            f"The copy cannot be written: {error.strerror or error}. Choose another place."
        ) from error
    finally:
        for left in (draft, *(draft.with_name(draft.name + end) for end in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return target


def _copy_sqlite(draft: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(draft)) as copy:
        # One step takes all pages under one read snapshot: writers go on beside it in WAL mode.
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    problem = look_into(draft)
    if problem:
        raise FileProblemError(
            f"The copy is not whole ({problem}); nothing was written. Run `afterno doctor`."
        )


def _settle(path: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with path.open("rb") as written:
        os.fsync(written.fileno())


def look_into(path: Path) -> str:
    """Say why this file is no whole record; empty where it is one."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                return "the file is damaged"
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "entries point nowhere"
            names = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"record_event", "record_person", "django_migrations"} <= names:
                return "it holds no Afterno record"
            rows = copy.execute("SELECT name FROM django_migrations WHERE app = 'record'")
            return (
                ""
                if {row[0] for row in rows} <= _shipped()
                else "it was made by a newer Afterno: update this one"
            )
    except sqlite3.DatabaseError:
        return "it is no Afterno backup"


def held_in(path: Path) -> tuple[int, int]:
    """Count the people and the lines of what happened in a copy that was looked into."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        people, happened = (
            copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
            for table in ("record_person", "record_event")
        )
    return int(people), int(happened)


def _shipped() -> set[str]:
    """Name the migrations this version knows."""
    folder = Path(__file__).parent / "migrations"
    return {path.stem for path in folder.glob("0*.py")}


def restore(source: Path, now: datetime) -> Path | None:
    """Put a copy back; returns where the record of before is kept, None where there was none.

    The copy is checked before anything is touched. It goes in as one transaction of the database: other programs that
    have the record open see the old one or the new one, and a kill leaves the old one.
    """
    if not source.is_file():
        raise FileProblemError(f"{source} is not there.")
    if not is_sqlite():
        _restore_dump(source, now)
        return None
    if problem := look_into(source.absolute()):
        raise FileProblemError(f"{source} cannot be put back: {problem}. The record is as it was.")
    kept = _set_aside(now)
    promises = _promises() if kept else []
    _pour(source.absolute())
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    there = set(_owners())
    for owner, promise in promises:
        if owner in there:
            keep(owner, promise, now)
    return kept


def _promises() -> list[tuple[int, Promises]]:
    """What must outlive the present record; nothing where it cannot be read any more."""
    try:
        return [(owner, promised(owner)) for owner in _owners()]
    except DatabaseError:
        return []


def _owners() -> list[int]:
    return list(get_user_model().objects.order_by("pk").values_list("pk", flat=True))


def _set_aside(now: datetime) -> Path | None:
    if "record_event" not in connection.introspection.table_names():
        return None
    stem = f"record-before-restore-{now:%Y%m%d-%H%M%S}"
    folder = record_file().parent
    names = (folder / f"{stem}{f'-{number}' if number else ''}.sqlite3" for number in range(1000))
    return backup(next(path for path in names if not path.exists()))


def _pour(source: Path) -> None:
    """Copy the file into the record in use."""
    connection.close()
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as copy,
            closing(sqlite3.connect(record_file(), timeout=20)) as live,
        ):
            live.execute("PRAGMA journal_mode=WAL")
            copy.backup(live)
    except sqlite3.OperationalError as error:
        raise BusyError("Another copy of Afterno is using the record: close it and try again.") from error


def _dump(draft: Path) -> None:
    users = get_user_model().objects.order_by("pk")
    with draft.open("w", encoding="utf-8") as out:
        out.write(json.dumps({"format": BACKUP_FORMAT}) + "\n")
        for pk, name in users.values_list("pk", "username").iterator():
            out.write(json.dumps({"owner": name, "record": export_record(pk)}, ensure_ascii=False) + "\n")


def _lines(source: Path) -> Iterator[dict[str, object]]:
    try:
        with source.open(encoding="utf-8") as lines:
            if json.loads(next(lines, "null")) != {"format": BACKUP_FORMAT}:
                raise FileProblemError(f"{source} is no Afterno backup of a server.")
            for line in lines:
                yield json.loads(line)
    except (ValueError, OSError) as error:
        raise FileProblemError(f"{source} cannot be read: it is damaged or no backup of a server.") from error


def _restore_dump(source: Path, now: datetime) -> None:
    """Take every owner's record in; accounts that are not there are made without a password."""
    from django.db import transaction

    users = get_user_model().objects
    with transaction.atomic():
        for row in _lines(source):
            name = row.get("owner")
            if not isinstance(name, str) or not name:
                raise UserError(f"{source} holds an entry without its owner; nothing was taken in.")
            import_record(users.get_or_create(username=name)[0].pk, row.get("record"), now=now)
