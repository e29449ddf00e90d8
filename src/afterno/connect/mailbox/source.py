"""One mail as it lies in a source, before anybody has read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MAIL_LIMIT: Final = 50 * 1024 * 1024
"""A mail longer than this is named as skipped, never loaded."""

Progress = Callable[[int, int], None]
"""Told the bytes done and the bytes there are."""


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail's bytes; `problem` says why there are none.

    `source` names it for people: an mbox's name and the mail's number from 1 ("inbox.mbox#12"), else the file's name.
    """

    source: str
    raw: bytes
    folder: str = ""
    offset: int = 0
    """Where it begins in its file (after decompression, for one inside an archive)."""
    problem: str | None = None
    path: str = ""
    """The file it lies in."""
