"""Everything out, in, safe, checked."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from afterno.errors import FileProblemError
from afterno.record import doctor as record_doctor
from afterno.record import exchange, safe, store
from afterno.service import planning, profile

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.record.doctor import Finding
    from afterno.record.exchange import ImportResult


def export_text(owner: int) -> str:
    """Give the whole record as text, in the format afterno-record/1."""
    return json.dumps(exchange.export_record(owner), ensure_ascii=False, indent=1) + "\n"


def write_private(target: Path, text: str) -> None:
    """Write a file only its owner can read; it appears under its name when it is whole.

    Raises FileProblemError where it cannot be written.
    """
    try:
        descriptor, draft = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
        Path(draft).replace(target)
    except OSError as error:
        raise FileProblemError(
            f"{target} cannot be written: {error.strerror}. Choose another place."
        ) from None


def import_record(owner: int, raw: object, now: datetime) -> ImportResult:
    """Take a record in: what is there already stays, a second time changes nothing.

    Raises NotARecordError for anything that is none.
    """
    policy = raw.get("policy") if isinstance(raw, dict) else None
    starts = profile.spread_out(owner, policy, now) if isinstance(policy, dict) and policy else {}
    result = exchange.import_record(owner, _keeping_the_model(owner, raw), now=now)
    if result.added or result.changed or starts:
        store.learn_sizes()
        planning.refresh(owner, now, starts=starts)
        store.learn_sizes()  # again: what was stale is planned, and the index of who is due is full
    return result


def _keeping_the_model(owner: int, raw: object) -> object:
    """Leave out where letters may be sent to be varied: a file does not set that, only the seeker does."""
    seeker = raw.get("seeker") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(seeker, dict):
        return raw
    kept = store.load_seeker(owner).get("model")
    without = {key: value for key, value in seeker.items() if key != "model"}
    return {**raw, "seeker": {**without, "model": kept} if kept else without}


def backup(target: Path | None, now: datetime, *, force: bool = False) -> Path:
    """Make a checked copy of everything; in the data folder without a target. Raises FileProblemError."""
    if target is None:
        target = safe.record_file().parent / f"backup-{now:%Y%m%d-%H%M%S}.sqlite3"
    return safe.backup(target, force=force)


def restore(source: Path, now: datetime) -> Path | None:
    """Put a copy back; gives where the record of before is kept. Raises FileProblemError, nothing changed."""
    return safe.restore(source, now)


def doctor(owner: int, now: datetime) -> list[Finding]:
    """Look whether everything is in order, and say what to do where it is not."""
    return record_doctor.doctor(owner, now)
