"""`sync` where nothing is new: answered without loading what reading and the record need."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC
from typing import TYPE_CHECKING

from afterno.errors import MailboxError, SecretsError
from afterno.record import glimpse
from afterno.service import looking
from afterno.service.looking import Keys, Synced

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from afterno.record.values import MailboxRow


def look(file: Path, keys: Keys, now: datetime, address: str = "") -> dict[str, Synced | None] | None:
    """Say of each mailbox that nothing is new or what is wrong; None where it has to be read.

    All of it is None where the ordinary way has to be taken: no mailbox, or a record not as expected.
    """
    rows = glimpse.mailboxes(file)
    chosen = [
        one for one in rows or () if not address or one[1].name.casefold() == address.strip().casefold()
    ]
    return {row.name: _one(file, owner, row, keys, now) for owner, row in chosen} or None


def _one(file: Path, owner: int, row: MailboxRow, keys: Keys, now: datetime) -> Synced | None:
    try:
        with closing(looking.line_to(owner, row, keys)) as line:
            plan = looking.decided(row, line)
    except (MailboxError, SecretsError) as error:
        noted = glimpse.note(file, owner, row.name, row.folders, read_at=None, problem=str(error))
        return Synced(row.name, problem=str(error)) if noted else None
    if plan.pulls:
        return None
    folders = {name: where.json() for name, where in plan.settled.items()}
    noted = glimpse.note(file, owner, row.name, folders, read_at=now.astimezone(UTC))
    return Synced(row.name, notes=plan.notes) if noted else None
