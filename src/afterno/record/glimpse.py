"""A glimpse of the connected mailboxes of the one person here, without Django: for `sync`, which mostly finds nothing.

Loading Django would take twice as long as the whole of `sync` may. Anything out of the ordinary (no record yet, another
database, one that is busy) gives None or False, and whoever asks takes the ordinary way.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from afterno.record.values import MailboxRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import Any

OWNER: Final = "me"
"""The one person of a local installation, as `access.LOCAL_NAME`."""
_COLUMNS: Final = "name, host, port, security, user, auth, options, folders, problem, mails"
_ASKED: Final = f"""
SELECT owner_id, {_COLUMNS} FROM record_mailbox JOIN auth_user ON auth_user.id = owner_id
WHERE username = ? ORDER BY name
"""  # noqa: S608 - our own names of columns
_NOTED: Final = """
UPDATE record_mailbox SET read_at = coalesce(?, read_at), folders = ?, problem = ? WHERE owner_id = ? AND name = ?
"""
PATIENCE: Final = 2.0


def mailboxes(file: Path) -> list[tuple[int, MailboxRow]] | None:
    """List owner and mailbox of each connected one; None where the record is not as expected."""
    try:
        with closing(
            sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        ) as record:
            rows = record.execute(_ASKED, (OWNER,)).fetchall()
        return [(int(row[0]), _value(row[1:])) for row in rows]
    except (sqlite3.Error, ValueError):
        return None


def note(
    file: Path,
    owner: int,
    name: str,
    folders: Mapping[str, Any],
    *,
    read_at: datetime | None,
    problem: str = "",
) -> bool:
    """Note how far a mailbox is read, as `store.note_mailbox` does; False where that was not possible."""
    when = read_at.strftime("%Y-%m-%d %H:%M:%S.%f") if read_at else None  # as Django writes it, in UTC
    try:
        with (
            closing(
                sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)
            ) as record,
            record,
        ):
            done = record.execute(_NOTED, (when, json.dumps(dict(folders)), problem[:500], owner, name))
            return done.rowcount == 1
    except sqlite3.Error:
        return False


def _value(row: tuple[Any, ...]) -> MailboxRow:
    name, host, port, security, user, auth, options, folders, problem, mails = row
    return MailboxRow(
        name, host, port, security, user, auth, json.loads(options), json.loads(folders), None, problem, mails
    )
