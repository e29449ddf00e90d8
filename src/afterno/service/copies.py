"""Safe copies, as the pages make them and put them back: of the one person whose the whole file is, nobody else's."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from afterno.errors import NotOnRecordError, UserError
from afterno.record import exchange, safe, store
from afterno.service import data

if TYPE_CHECKING:
    from afterno.record.exchange import ImportResult

NAMES = "backup-*.sqlite3"
SHOWN = 5
"""So many of the last copies are named."""
IS_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy kept beside the record: when it was made, and its bytes."""

    name: str
    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds: the people and lines of a copy, or what taking a record in would do."""

    people: int = 0
    happened: int = 0
    result: ImportResult | None = None

    @property
    def replaces(self) -> bool:
        """Whether it is a copy, which takes the place of what is here; a record is laid over it."""
        return self.result is None


def possible(owner: int) -> bool:
    """Tell whether this seeker may copy the whole file: it is theirs alone."""
    return safe.is_sqlite() and store.is_local_owner(owner)


def copies(owner: int) -> tuple[Copy, ...]:
    """Give the last copies kept beside the record, the newest first."""
    if not possible(owner):
        return ()
    found = [(path, path.stat()) for path in safe.record_file().parent.glob(NAMES)]
    made = (Copy(path.name, datetime.fromtimestamp(is_.st_mtime, UTC), is_.st_size) for path, is_ in found)
    return tuple(sorted(made, key=lambda one: one.made, reverse=True))[:SHOWN]


def make(owner: int, now: datetime) -> str:
    """Make a checked copy beside the record; gives its name. Raises UserError where it is not theirs."""
    _theirs(owner)
    stem = f"backup-{now:%Y%m%d-%H%M%S}"
    folder = safe.record_file().parent
    paths = (folder / f"{stem}{f'-{number}' if number else ''}.sqlite3" for number in range(100))
    return data.backup(next(path for path in paths if not path.exists()), now).name


def content(owner: int, name: str) -> bytes:
    """Give a copy that is kept here, to be taken elsewhere. Raises NotOnRecordError for another file."""
    _theirs(owner)
    if name not in {one.name for one in copies(owner)}:
        raise NotOnRecordError("There is no such copy.")
    return (safe.record_file().parent / name).read_bytes()


def look(owner: int, given: bytes, now: datetime) -> Held:
    """Say what a file holds before anything is done with it. Raises UserError for what is neither copy nor record."""
    if not given.startswith(IS_SQLITE):
        return Held(result=exchange.preview_record(owner, _record(given), now=now))
    _theirs(owner)
    with tempfile.TemporaryDirectory(prefix="afterno-look-") as folder:
        path = _written(Path(folder), given)
        if problem := safe.look_into(path):
            raise UserError(f"This copy cannot be put back: {problem}. Nothing was changed.")
        return Held(*safe.held_in(path))


def put_back(owner: int, given: bytes, now: datetime) -> str:
    """Put a copy in the place of what is here, which is kept; or lay a record over it. Says what was done."""
    if not given.startswith(IS_SQLITE):
        return told(data.import_record(owner, _record(given), now))
    _theirs(owner)
    with tempfile.TemporaryDirectory(prefix="afterno-back-") as folder:
        kept = data.restore(_written(Path(folder), given), now)
    beside = f" What was here before is kept as {kept.name}." if kept else ""
    return f"The copy is put back.{beside}"


def told(result: ImportResult) -> str:
    """Say in one line what taking a record in did."""
    first = result.problems[0]["why"] if result.problems else ""
    left_out = f" {len(result.problems)} left out, the first: {first}." if first else ""
    return f"{result.added} added, {result.changed} changed, {result.unchanged} were there already.{left_out}"


def _record(given: bytes) -> object:
    try:
        return json.loads(given.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError(
            "That file is neither a copy (.sqlite3) nor a record (.json) that Afterno wrote."
        ) from None


def _written(folder: Path, given: bytes) -> Path:
    path = folder / "copy.sqlite3"
    path.touch(mode=0o600)
    path.write_bytes(given)
    return path


def _theirs(owner: int) -> None:
    if not possible(owner):
        raise UserError("The whole file is copied where the program runs. Take your own record out instead.")
