"""Files that were read before and hold nothing new: said without loading what understands mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.connect.mailbox import sources
from afterno.connect.mailbox.known import Known
from afterno.record import store
from afterno.service.summary import ReadSummary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path


def summary(owner: int, paths: Sequence[Path], me: Collection[str] = ()) -> ReadSummary | None:
    """Give the summary of a reading that finds nothing new; None where there is something to read.

    So it is too where an address in `me` was not known as the seeker's, or where something has to be named as skipped.
    """
    before = remembered(owner)
    own = {str(address).lower() for address in store.load_seeker(owner).get("emails") or ()}
    if not before or not own or not {address.strip().lower() for address in me} <= own:
        return None
    return ReadSummary() if next(sources.find(paths, remembered=before), None) is None else None


def remembered(owner: int) -> dict[str, Known]:
    """Give what is known of every file and folder that was read."""
    return {row.path: known_source(row) for row in store.sources(owner)}


def known_source(row: store.SourceRow) -> Known:
    """Give what a scan is to know of a file read before."""
    modified, mails, read_at = (int(number) for number in (row.fingerprint or "0 0 0").split())
    return Known(row.size, modified, row.tail_hash, mails, read_at)
