"""The first pass over a piece of a source: a row of numbers for every mail, and which of them are worth reading."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox import archive, mbox, sources
from afterno.reading import prefilter, threads
from afterno.reading.prefilter import Worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.connect.mailbox.source import RawMail
    from afterno.connect.mailbox.sources import SourceFile

RANGE: Final = 24 * 1024 * 1024
FILES: Final = 400
_SKIPPED: Final = 255


@dataclass(frozen=True, slots=True)
class Piece:
    """So much of the sources as one process looks through at a time: a range of an mbox, or a few files."""

    files: tuple[SourceFile, ...]
    first: int
    """The number of the first file among all files."""
    start: int = 0
    stop: int | None = None
    size: int = 0


def pieces(files: list[SourceFile]) -> Iterator[Piece]:
    """Give the sources cut into pieces, in order."""
    held: list[SourceFile] = []
    for number, file in enumerate(files):
        if file.kind in {"mbox", "zip"}:
            if held:
                yield _single(held, number - len(held))
                held = []
            yield from _ranges(file, number)
        else:
            held.append(file)
            if len(held) >= FILES:
                yield _single(held, number + 1 - len(held))
                held = []
    if held:
        yield _single(held, len(files) - len(held))


def _single(held: list[SourceFile], first: int) -> Piece:
    return Piece(tuple(held), first, size=sum(file.size for file in held))


def _ranges(file: SourceFile, number: int) -> Iterator[Piece]:
    if file.kind == "zip":
        yield Piece((file,), number, size=file.size)
        return
    for start in range(file.start, file.size, RANGE):
        stop = start + RANGE if start + RANGE < file.size else None
        yield Piece((file,), number, start, stop, min(RANGE, file.size - start))


def rows(piece: Piece) -> array[int]:
    """For every mail of a piece: its file, offset, worth, length of its row, and the row (`threads.row`)."""
    out = array("Q")
    kind = piece.files[0].kind
    if kind == "mbox":
        _mbox_rows(piece, out)
    elif kind == "zip":
        for offset, mail in enumerate(archive.mails(Path(piece.files[0].path), piece.files[0].name)):
            _add(out, piece.first, offset, None if mail.problem else mail.raw)
    else:
        for number, file in enumerate(piece.files, piece.first):
            _file_rows(file, number, out)
    return out


def _mbox_rows(piece: Piece, out: array[int]) -> None:
    file = piece.files[0]
    with Path(file.path).open("rb") as stream:
        start = mbox.first_separator(stream, piece.start) if piece.start != file.start else piece.start
        if start is None or (piece.stop is not None and start >= piece.stop):
            return
        stream.seek(start)
        for offset, raw in mbox.mails(stream, start=start, stop=piece.stop):
            _add(out, piece.first, offset, raw)


def _file_rows(file: SourceFile, number: int, out: array[int]) -> None:
    for mail in sources.read(file):
        _add(out, number, 0, None if mail.problem else mail.raw, letter=file.kind in sources.LETTERS)


def _add(out: array[int], number: int, offset: int, raw: bytes | None, *, letter: bool = False) -> None:
    if raw is None:
        out.extend((number, offset, _SKIPPED, 4, 0, 0, 0, 0))
        return
    worth, fields = prefilter.look(raw)
    row = threads.row(fields)
    out.extend((number, offset, Worth.WORDS if letter else worth, len(row), *row))


@dataclass(frozen=True, slots=True)
class Glanced:
    """One mail: its file, its offset there, what the look says of it (None where it had to be skipped), its row."""

    place: int
    offset: int
    worth: Worth | None
    row: array[int]


def unpacked(packed: array[int]) -> Iterator[Glanced]:
    """Give each mail of what `rows` gave."""
    at = 0
    while at < len(packed):
        number, offset, worth, length = packed[at : at + 4]
        at += 4
        yield Glanced(number, offset, None if worth == _SKIPPED else Worth(worth), packed[at : at + length])
        at += length


def fetch(file: SourceFile, wanted: list[tuple[int, int]]) -> Iterator[tuple[int, RawMail]]:
    """Give the wanted mails of one file, by (offset, number for people), in order."""
    if file.kind == "mbox":
        with Path(file.path).open("rb") as stream:
            for offset, number in wanted:
                stream.seek(offset)
                _, raw = next(
                    mbox.mails(stream, start=offset, stop=offset + 1, block=mbox.SMALL_BLOCK), (0, b"")
                )
                yield offset, sources.of_mbox(raw, f"{file.name}#{number}", file.folder, offset, file.path)
    elif file.kind == "zip":
        offsets = {offset for offset, _ in wanted}
        for offset, mail in enumerate(archive.mails(Path(file.path), file.name)):
            if offset in offsets:
                yield offset, mail
    else:
        for mail in sources.read(file):
            yield 0, mail
