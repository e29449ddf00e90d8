"""What the record remembers of a source, so that reading again reads only what is new."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO, Final

TAIL: Final = 4_096
SETTLED: Final = 2_000_000_000
"""Nanoseconds: a folder that changed so shortly before it was read may have changed again in the same tick."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file's size, time and last bytes when it was read, and how many mails it held; a folder has only its times."""

    size: int
    modified: int
    tail: str = ""
    mails: int = 0
    read_at: int = 0
    """Nanoseconds since 1970 when the reading began, for folders of single mails."""


def of_file(path: str | os.PathLike[str], *, mails: int = 0, size: int | None = None) -> Known:
    """Give what to remember of a file of which `size` bytes were read (all, if it is not given)."""
    with open(path, "rb") as stream:  # noqa: PTH123 - faster than Path for a hundred thousand files
        status = os.fstat(stream.fileno())
        read = status.st_size if size is None else size
        modified = status.st_mtime_ns if read == status.st_size else 0
        return Known(read, modified, _tail(stream, read), mails)


def of_folder(path: str | os.PathLike[str], *, read_at: int) -> Known:
    """Give what to remember of a folder of single mails."""
    return Known(0, os.stat(path).st_mtime_ns, read_at=read_at)  # noqa: PTH116 - as above


def _tail(stream: BinaryIO, end: int) -> str:
    start = max(0, end - TAIL)
    stream.seek(start)
    return blake2b(stream.read(end - start), digest_size=16).hexdigest()


def start(path: str | os.PathLike[str], remembered: Known | None) -> tuple[int, int]:
    """Where to begin reading a file, and how many mails lie before: the old end where only something was added."""
    if remembered is None or not remembered.tail:
        return 0, 0
    status = os.stat(path)  # noqa: PTH116 - as above
    if (status.st_size, status.st_mtime_ns) == (remembered.size, remembered.modified):
        return remembered.size, remembered.mails
    if status.st_size < remembered.size:
        return 0, 0
    with open(path, "rb") as stream:  # noqa: PTH123 - as above
        same = _tail(stream, remembered.size) == remembered.tail
    return (remembered.size, remembered.mails) if same else (0, 0)


def unchanged(path: str | os.PathLike[str], remembered: Known | None) -> bool:
    """Say whether a folder is as it was, so that none of its files is new."""
    if remembered is None or not remembered.read_at:
        return False
    modified = os.stat(path).st_mtime_ns  # noqa: PTH116 - as above
    return modified == remembered.modified and modified + SETTLED < remembered.read_at
