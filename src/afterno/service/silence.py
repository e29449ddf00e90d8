"""Nothing is prepared for who asked for silence, by whatever command or page it is asked for (M13, case 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.errors import UserError
from afterno.method.events import parse_record
from afterno.method.silence import silent
from afterno.service import planning

if TYPE_CHECKING:
    from datetime import datetime


def keep(owner: int, person: str, now: datetime) -> None:
    """Raise UserError where nothing may be prepared for this person any more."""
    record, _ = parse_record(planning.record_of(owner, people=[person]))
    if person not in silent(record, now):
        return
    name = next(one.name for one in record.people if one.id == person) or "The manager"
    raise UserError(f"Silence is kept with {name}. Nothing is prepared, and nothing sent.")
