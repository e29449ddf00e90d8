"""Mail on its way from a server: written into a private folder, read there like any mbox, and taken away again."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox import mbox
from afterno.connect.mailbox.sources import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = b"From afterno@imap Thu Jan  1 00:00:00 1970\n"
_STUFF: Final = re.compile(rb"^(>*From )", re.MULTILINE)
PREFIX: Final = "mail-on-its-way-"


@contextmanager
def folder(within: Path) -> Iterator[Path]:
    """Give a folder for mail on its way, readable by its owner only; what a killed reading left is taken away."""
    within.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in within.glob(f"{PREFIX}*"):
        if not _alive(left.name.removeprefix(PREFIX)):
            shutil.rmtree(left, ignore_errors=True)
    mine = within / f"{PREFIX}{os.getpid()}"
    mine.mkdir(mode=0o700, exist_ok=True)
    try:
        yield mine
    finally:
        shutil.rmtree(mine, ignore_errors=True)


def _alive(process: str) -> bool:
    """Tell whether a process runs; where that cannot be known, it does."""
    if not process.isdigit() or os.name == "nt":  # there, asking would end it
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@dataclass(slots=True)
class Spool:
    """The mails of one round, a file for each folder they came from."""

    within: Path
    size: int = 0
    _files: dict[str, SourceFile] = field(default_factory=dict)
    _odd: list[SourceFile] = field(default_factory=list)
    _number: int = 0

    def add(self, raw: bytes, name: str, label: str, before: int) -> None:
        """Keep one mail of the folder `name`; `label` tells the reading what the folder is for.

        `before` is how many mails of the folder were read earlier.
        """
        self.size += len(raw)
        if not mbox.is_separator(_LINE + raw[:2_000], 0):
            self._keep_odd(raw, name, label)
            return
        file = self._files.get(name) or self._new("mbox", name, label, before)
        self._files[name] = file
        end = b"\n" if raw.endswith(b"\n") else b"\n\n"
        with Path(file.path).open("ab") as out:
            out.write(_LINE + (_STUFF.sub(rb">\1", raw) if b"From " in raw else raw) + end)

    def _keep_odd(self, raw: bytes, name: str, label: str) -> None:
        """Keep a mail that begins like no mail in a file of its own: in an mbox nobody would see where it begins."""
        file = self._new("eml", name, label, 0)
        Path(file.path).write_bytes(raw)
        self._odd.append(file)

    def _new(self, kind: str, name: str, label: str, before: int) -> SourceFile:
        self._number += 1
        path = self.within / f"{self._number}.{kind}"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        return SourceFile(str(path), name, kind, label, 0, number=before)

    def files(self) -> list[SourceFile]:
        """Give what there is to read."""
        return [
            SourceFile(
                one.path, one.name, one.kind, one.folder, Path(one.path).stat().st_size, number=one.number
            )
            for one in (*self._files.values(), *self._odd)
        ]

    def clear(self) -> None:
        """Take the mails away."""
        for one in (*self._files.values(), *self._odd):
            Path(one.path).unlink(missing_ok=True)
        self._files.clear()
        self._odd.clear()
        self.size = 0
