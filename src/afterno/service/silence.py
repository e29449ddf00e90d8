"""Nothing is prepared for who asked for silence, by whatever command or page it is asked for (M13, case 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.errors import UserError
from afterno.method.events import parse_record
from afterno.method.silence import silent
from afterno.record import store
from afterno.service import planning

if TYPE_CHECKING:
    from datetime import datetime


def keep(owner: int, person: str, now: datetime) -> None:
    """Raise UserError where nothing may be prepared for this person any more; `person` is the id that leads."""
    kept = planning.kept_of(owner, person, now)
    if not (kept.silent if kept is not None else _silent(owner, person, now)):
        return
    name = str(store.get_person(owner, person).get("name") or "The manager")
    raise UserError(f"Silence is kept with {name}. Nothing is prepared, and nothing sent.")


def _silent(owner: int, person: str, now: datetime) -> bool:
    record, _ = parse_record(planning.record_of(owner, people=[person]))
    return person in silent(record, now)
