"""What a reading of mail came to: apart from `types`, for a reading that finds nothing new waits for this alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Skipped:
    """One mail or file that was not read, and why."""

    source: str
    why: str


@dataclass(frozen=True)
class ReadSummary:
    """What a reading came to."""

    read: int = 0
    recognised: Mapping[str, int] = field(default_factory=dict)
    doubtful: int = 0
    known: int = 0
    ordinary: int = 0
    skipped: tuple[Skipped, ...] = ()
    skipped_total: int = 0
    opened: int = 0
    """Relationships opened by it."""
    undone: bool = False
