"""The sample as a walk inside the app: in a record of its own, of an owner of its own, thrown away at the end."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from afterno.record import store
from afterno.service.sample import read_sample

if TYPE_CHECKING:
    from datetime import datetime


def begin(owner: int, now: datetime) -> int:
    """Make the sample's record anew and give its owner; the seeker's own record is not touched."""
    end(owner)
    sample = store.sample_owner(owner, make=True)
    assert sample is not None
    with tempfile.TemporaryDirectory(prefix="afterno-tour-") as folder:
        read_sample(sample, Path(folder), now)
    return sample


def record_of(owner: int) -> int | None:
    """Give the owner of the sample this seeker walks through; None where there is none."""
    return store.sample_owner(owner)


def end(owner: int) -> None:
    """Throw the sample away, with everything that was put down in it."""
    sample = store.sample_owner(owner)
    if sample is not None:
        store.erase_owner(sample, account=True)
