"""Every kind of file that holds mail, opened as one stream of mails."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox import archive, letters, mbox
from afterno.connect.mailbox.source import MAIL_LIMIT, Progress, RawMail
from afterno.reading import headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SNIFF: Final = 8_192
_LATER: Final = {
    ".msg": "Outlook's own format: save it as .eml or drag the mail to a folder of .eml files",
    ".pst": "Outlook's own archive: export the folder as mbox or .eml files first",
    ".ost": "Outlook's own archive: export the folder as mbox or .eml files first",
    ".olm": "Outlook's own archive: export the folder as mbox or .eml files first",
    ".docx": "a Word file: save it as .pdf or .txt",
    ".doc": "a Word file: save it as .pdf or .txt",
    ".tgz": "unpack it first and give the folder",
    ".gz": "unpack it first and give the folder",
}
_IGNORED: Final = frozenset({".msf", ".dat", ".ini", ".db", ".sqlite", ".json", ".log", ".lock", ".html", ".ics", ".vcf",
                             ".jpg", ".jpeg", ".png", ".gif", ".csv", ".xml", ".plist", ".idx", ".index", ".cache"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that holds mail: what it is, how people are shown it, which folder it stands for."""

    path: Path
    name: str
    kind: str
    folder: str
    size: int
    problem: str | None = None


def open_sources(
    paths: Iterable[str | os.PathLike[str]], *, progress: Progress | None = None
) -> Iterator[RawMail]:
    """Every mail of these files and folders, in a settled order; what is skipped comes as a RawMail with a problem."""
    files = list(find(paths))
    total = sum(file.size for file in files)
    done = 0
    for file in files:
        for mail in read(file):
            if progress is not None and file.kind == "mbox":
                progress(done + mail.offset, total)
            yield mail
        done += file.size
        if progress is not None:
            progress(done, total)


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[SourceFile]:
    """The files that hold mail under these paths."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _walk(path, path.name or "mail", path.name)
        elif path.is_file():
            name = path.stem if _is_mbox_name(path) else path.parent.name
            yield from _file(path, path.name, name, asked=True)
        else:
            yield SourceFile(path, path.name, "skipped", "", 0, "no such file or folder")


def _is_mbox_name(path: Path) -> bool:
    return path.suffix.lower() in {".mbox", ".mbx", ""}


def _walk(folder: Path, name: str, label: str) -> Iterator[SourceFile]:
    """A folder and what is below it; Maildirs and hidden files known for what they are, links not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield SourceFile(folder, name, "skipped", "", 0, f"folder not readable ({error.strerror})")
        return
    maildir = {"cur", "new"} <= {entry.name for entry in entries}
    for entry in entries:
        path, shown = Path(entry.path), f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if maildir and entry.name in {"cur", "new"}:
                yield from _maildir_files(path, shown, label)
            elif maildir and entry.name.startswith(".") and (path / "cur").is_dir():
                yield from _walk(path, shown, entry.name.lstrip(".").replace(".", "/"))
            elif not entry.name.startswith(".") and not (maildir and entry.name == "tmp"):
                yield from _walk(path, shown, f"{label}/{entry.name}".removesuffix(".mbox"))
        elif entry.is_file() and not entry.name.startswith(".") and not maildir:
            yield from _file(path, shown, path.stem if _is_mbox_name(path) else label, asked=False)


def _maildir_files(folder: Path, name: str, label: str) -> Iterator[SourceFile]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_file() and not entry.name.startswith("."):
            yield SourceFile(Path(entry.path), f"{name}/{entry.name}", "eml", label, entry.stat().st_size)


def _file(path: Path, name: str, folder: str, *, asked: bool) -> Iterator[SourceFile]:
    """A single file, by its ending and its first bytes."""
    ending = path.suffix.lower()
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(SNIFF)
    except OSError as error:
        yield SourceFile(path, name, "skipped", folder, 0, f"not readable ({error.strerror})")
        return
    kind, problem = _kind(ending, head)
    if kind or asked or problem:
        if not kind and not problem:
            problem = "not a kind of file that holds mail"
        yield SourceFile(path, name, kind or "skipped", folder, size, problem)


def _kind(ending: str, head: bytes) -> tuple[str, str | None]:
    """What a file is: its kind, or why it is not read; both empty for files that nobody would call mail."""
    if head.startswith(b"PK\3\4") or ending == ".zip":
        return ("zip", None) if head.startswith((b"PK\3\4", b"PK\5\6")) else ("", "damaged archive")
    if head.startswith(b"%PDF-") or ending == ".pdf":
        return "pdf", None
    if ending in _LATER:
        return "", _LATER[ending]
    if ending == ".emlx":
        return "emlx", None
    if mbox.looks_like_mbox(head):
        return "mbox", None
    if ending in {".eml", ".mail", ".mht"}:
        return "eml", None
    if ending in {".mbox", ".mbx"}:
        return (
            ("mbox", None)
            if not head.strip() or headers.looks_like_header(head)
            else ("", "damaged mbox file")
        )
    if ending in {".txt", ".text", ".md"}:
        return "txt", None
    if ending in _IGNORED or not mbox.looks_like_mail(head):
        return "", None
    return "eml", None


def read(file: SourceFile) -> Iterator[RawMail]:
    """The mails of one file; a file that breaks half-way gives what came before, and the problem."""
    try:
        yield from _read(file)
    except OSError as error:
        yield _skipped(file, f"not readable from here on ({error.strerror})")


def _read(file: SourceFile) -> Iterator[RawMail]:
    if file.problem is not None:
        yield _skipped(file, file.problem)
    elif file.kind == "mbox":
        yield from mbox_mails(file)
    elif file.kind == "zip":
        yield from archive.mails(file.path, file.name)
    elif file.size > (letters.LETTER_LIMIT if file.kind in {"pdf", "txt"} else MAIL_LIMIT):
        yield _skipped(file, f"too large to read ({file.size // 1_000_000} MB)")
    else:
        raw, problem = single(file.kind, file.path.read_bytes())
        yield RawMail(file.name, raw, file.folder, 0, problem, str(file.path))


def mbox_mails(file: SourceFile, *, start: int = 0, number: int = 0) -> Iterator[RawMail]:
    """The mails of an mbox from an offset on, numbered from 1."""
    with file.path.open("rb") as stream:
        stream.seek(start)
        for count, (offset, raw) in enumerate(mbox.mails(stream, start=start), number + 1):
            yield of_mbox(raw, f"{file.name}#{count}", file.folder, offset, str(file.path))


def of_mbox(raw: bytes | None, source: str, folder: str, offset: int, path: str) -> RawMail:
    """One mail out of an mbox; too long a one comes as a problem."""
    if raw is None:
        return RawMail(source, b"", folder, offset, f"mail longer than {MAIL_LIMIT >> 20} MB", path)
    return RawMail(source, mbox.unstuffed(raw), folder, offset, None, path)


def single(kind: str, data: bytes) -> tuple[bytes, str | None]:
    """A file that is one mail or one letter."""
    if kind == "pdf":
        return letters.from_pdf(data)
    if kind == "txt":
        return letters.from_txt(data), None
    if kind == "emlx":
        count, _, rest = data.partition(b"\n")
        return (rest[: int(count)] if count.strip().isdigit() and len(count) < 12 else data), None
    return data, None


def _skipped(file: SourceFile, problem: str) -> RawMail:
    return RawMail(file.name, b"", file.folder, 0, problem, str(file.path))
