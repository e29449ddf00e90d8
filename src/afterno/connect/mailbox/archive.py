"""A .zip of mail (Google Takeout, a folder of .eml files), read as a stream and never unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from afterno.connect.mailbox import letters, mbox
from afterno.connect.mailbox.source import MAIL_LIMIT, RawMail

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBER_LIMIT: Final = 200_000
RATIO_LIMIT: Final = 200
RATIO_FROM: Final = 64 * 1024 * 1024
"""Below so many bytes no ratio is suspicious."""
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class _TooMuchError(ValueError):
    """The member unpacks to more than any real mail does."""


class _Watched:
    """A member's stream that stops where it unpacks to absurd amounts."""

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self.stream, self.limit, self.given = stream, max(RATIO_FROM, packed * RATIO_LIMIT), 0

    def read(self, size: int) -> bytes:
        block = self.stream.read(size)
        self.given += len(block)
        if self.given > self.limit:
            raise _TooMuchError("unpacks to too much")
        return block


def mails(path: Path, name: str) -> Iterator[RawMail]:
    """Give the mails of every member that holds some; a member that cannot be read is named."""
    try:
        with zipfile.ZipFile(path) as packed:
            for number, member in enumerate(packed.infolist()):
                if number >= MEMBER_LIMIT:
                    yield RawMail(
                        name, b"", problem=f"more than {MEMBER_LIMIT} files in the archive, the rest not read"
                    )
                    return
                yield from _member(packed, member, path, name)
    except _BROKEN as error:
        yield RawMail(name, b"", problem=f"damaged archive ({type(error).__name__})", path=str(path))


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, name: str) -> Iterator[RawMail]:
    inner = PurePosixPath(
        *(part for part in PurePosixPath(member.filename).parts if part not in {"/", "..", "."})
    )
    ending = inner.suffix.lower()
    shown = f"{name}/{inner}"
    if member.is_dir() or ending not in {".mbox", ".mbx", ".eml", ".pdf", ".txt"}:
        if ending in {".zip", ".tgz", ".gz"}:
            yield RawMail(
                shown, b"", problem="an archive inside the archive: unpack it first", path=str(path)
            )
        return
    if member.flag_bits & 1:
        yield RawMail(shown, b"", problem="locked by a password", path=str(path))
        return
    try:
        with packed.open(member) as stream:
            watched = _Watched(cast("BinaryIO", stream), member.compress_size)
            yield from _mails(watched, ending, inner, shown, str(path))
    except _TooMuchError:
        yield RawMail(
            shown, b"", problem="unpacks to more than any mailbox does, stopped there", path=str(path)
        )
    except _BROKEN as error:
        yield RawMail(shown, b"", problem=f"damaged from here on ({type(error).__name__})", path=str(path))


def _mails(stream: _Watched, ending: str, inner: PurePosixPath, shown: str, path: str) -> Iterator[RawMail]:
    if ending in {".mbox", ".mbx"}:
        for number, (offset, raw) in enumerate(mbox.mails(cast("BinaryIO", stream)), 1):
            problem = None if raw is not None else f"mail longer than {MAIL_LIMIT >> 20} MB"
            yield RawMail(f"{shown}#{number}", mbox.unstuffed(raw or b""), inner.stem, offset, problem, path)
        return
    data = stream.read(MAIL_LIMIT + 1)
    if len(data) > MAIL_LIMIT:
        yield RawMail(shown, b"", problem=f"mail longer than {MAIL_LIMIT >> 20} MB", path=path)
        return
    problem = None
    if ending == ".pdf":
        data, problem = letters.from_pdf(data)
    elif ending == ".txt":
        data = letters.from_txt(data)
    yield RawMail(shown, data, inner.parent.name, 0, problem, path)
