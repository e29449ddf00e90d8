"""The sample: one believable job search, read as any mailbox is, with what its mail cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno import sample
from afterno.service import data, planning, reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from afterno.service.summary import ReadSummary


def read_sample(owner: int, folder: Path, now: datetime, *,
                progress: Callable[[int, int], None] | None = None) -> ReadSummary:  # fmt: skip
    """Write the sample mailbox into a folder, put its facts on record, read it."""
    data.import_record(owner, sample.facts(now), now)
    mailbox = folder / "sample.mbox"
    sample.write_mbox(mailbox, now)
    summary = reading.read_mail(owner, [mailbox], now, progress=progress)
    planning.settle(owner, now)
    return summary
