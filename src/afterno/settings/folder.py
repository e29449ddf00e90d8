"""The data folder of one person: private, with the record and the key inside."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

from afterno.errors import SettingError

RECORD_FILE = "record.sqlite3"
KEY_FILE = "secret-key"
SQLITE_OPTIONS: dict[str, Any] = {
    # A transaction that begins as a reader and then writes fails at once when another process writes;
    # one that takes the write lock first waits its turn.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def data_folder(chosen: str) -> Path:
    """Where the record lies: as chosen, else the system's place for data of programs."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("afterno", appauthor=False)


def make_private(folder: Path) -> Path:
    """Make the folder if need be, open to its owner only."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingError(
            f"The data folder {folder} cannot be made: {error.strerror}. "
            "Choose another with --data-dir or AFTERNO_DATA_DIR.",
        ) from error
    return folder


def private_file(path: Path) -> Path:
    """Make the file if need be, readable by its owner only; what SQLite puts beside it takes after it."""
    if not path.exists():
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    return path


def secret_key(folder: Path) -> str:
    """Give the signing key of this data folder; it is made at the first start, and two at once agree."""
    path = make_private(folder) / KEY_FILE
    try:
        return path.read_text("ascii").strip() or _new_key(path)
    except FileNotFoundError:
        return _new_key(path)
    except OSError as error:
        raise SettingError(
            f"{path} cannot be read: {error.strerror}. Check who owns the data folder."
        ) from error


def _new_key(path: Path) -> str:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        draft.replace(path)
    draft.unlink(missing_ok=True)
    return path.read_text("ascii").strip()
