"""Every kind of file that holds mail, opened as one stream of mails."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox import archive, known, letters, mbox
from afterno.connect.mailbox.source import MAIL_LIMIT, Progress, RawMail
from afterno.reading import headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SNIFF: Final = 8_192
LETTERS: Final = frozenset({"pdf", "txt", "scan"})
"""Kinds of file that are one letter."""
SCANS: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_ARCHIVE = "Outlook's own archive: export the folder as mbox or as .eml files first"
_LATER: Final = {
    ".msg": "Outlook's own format: save it as .eml, or drag the mail into a folder as .eml",
    ".pst": _ARCHIVE,
    ".ost": _ARCHIVE,
    ".olm": _ARCHIVE,
    ".docx": "a Word file: save it as .pdf or .txt",
    ".doc": "a Word file: save it as .pdf or .txt",
    ".tgz": "a packed archive: unpack it first and give the folder",
    ".gz": "a packed archive: unpack it first and give the folder",
    ".7z": "a packed archive: unpack it first and give the folder",
    ".rar": "a packed archive: unpack it first and give the folder",
}
_IGNORED: Final = frozenset(
    {
        ".msf",
        ".dat",
        ".ini",
        ".db",
        ".sqlite",
        ".json",
        ".log",
        ".lock",
        ".html",
        ".ics",
        ".vcf",
        ".jpg",
        ".jpeg",
        ".png",
    }
    | {".gif", ".csv", ".xml", ".plist", ".idx", ".index", ".cache", ".py", ".js", ".toml", ".yaml", ".yml"}
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that holds mail: what it is, how people are shown it, which folder it stands for.

    `start` and `number` are where reading begins and how many mails lie before, where the file was read before.
    """

    path: str
    name: str
    kind: str
    folder: str
    size: int
    problem: str | None = None
    start: int = 0
    number: int = 0
    inside: bool = False
    """Found while walking a folder, not named by itself."""


def open_sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    progress: Progress | None = None,
    remembered: Mapping[str, known.Known] | None = None,
) -> Iterator[RawMail]:
    """Every mail of these files and folders, in a settled order; what is skipped comes as a RawMail with a problem."""
    files = list(find(paths, remembered=remembered))
    total = sum(file.size - file.start for file in files)
    done = 0
    for file in files:
        for mail in read(file):
            if progress is not None and file.kind == "mbox":
                progress(done + mail.offset - file.start, total)
            yield mail
        done += file.size - file.start
        if progress is not None:
            progress(done, total)


def find(
    paths: Iterable[str | os.PathLike[str]], *, remembered: Mapping[str, known.Known] | None = None
) -> Iterator[SourceFile]:
    """Give the files that hold mail under these paths; what was read before and did not change is left out.

    `remembered` goes by the whole path as text, wherever it was named from: files as `known.of_file` gives them, folders
    of single mails `of_folder`.
    """
    finder = _Finder(remembered or {})
    for given in paths:
        path = Path(os.path.abspath(given))  # noqa: PTH100 - links stay as they are named
        if path.is_dir():
            yield from finder.folder(str(path), path.name or "mail", path.name)
        elif path.is_file():
            yield from finder.file(
                str(path), path.name, path.stem if _holds_many(path.name) else path.parent.name
            )
        else:
            yield SourceFile(str(path), path.name, "skipped", "", 0, "no such file or folder")


def _holds_many(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in {".mbox", ".mbx", ""}  # noqa: PTH122 - faster for many


class _Finder:
    """Walks folders; links to folders are not followed, so no walk is endless."""

    def __init__(self, remembered: Mapping[str, known.Known]) -> None:
        self.remembered = remembered

    def folder(self, path: str, name: str, label: str) -> Iterator[SourceFile]:
        """Give a folder and what is below it; Maildirs and hidden files known for what they are."""
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield SourceFile(path, name, "skipped", "", 0, f"folder not readable ({error.strerror})")
            return
        maildir = {"cur", "new"} <= {entry.name for entry in entries}
        for entry in entries:
            shown = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self._below(entry, shown, label, maildir=maildir)
            elif not entry.name.startswith(".") and not maildir and entry.is_file():
                folder = os.path.splitext(entry.name)[0] if _holds_many(entry.name) else label  # noqa: PTH122 - as above
                yield from self.file(entry.path, shown, folder, asked=False, since=self._since(path))

    def _since(self, path: str) -> int:
        remembered = self.remembered.get(path)
        return remembered.read_at if remembered else 0

    def _below(
        self, entry: os.DirEntry[str], shown: str, label: str, *, maildir: bool
    ) -> Iterator[SourceFile]:
        if maildir and entry.name in {"cur", "new"}:
            yield from self._maildir(entry.path, shown, label)
        elif maildir and entry.name.startswith(".") and os.path.isdir(f"{entry.path}/cur"):  # noqa: PTH112 - as above
            yield from self.folder(entry.path, shown, entry.name.lstrip(".").replace(".", "/"))
        elif not entry.name.startswith(".") and not (maildir and entry.name == "tmp"):
            yield from self.folder(entry.path, shown, f"{label}/{entry.name}".removesuffix(".mbox"))

    def _maildir(self, path: str, name: str, label: str) -> Iterator[SourceFile]:
        """Give the mails of `cur` or `new`; those that came after the last reading, if there was one."""
        if known.unchanged(path, self.remembered.get(path)):
            return
        since = self._since(path)
        for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
            if entry.name.startswith(".") or not entry.is_file():
                continue
            status = entry.stat()
            if status.st_ctime_ns >= since - known.SETTLED:
                yield SourceFile(
                    entry.path, f"{name}/{entry.name}", "eml", label, status.st_size, inside=True
                )

    def file(
        self, path: str, name: str, folder: str, *, asked: bool = True, since: int = 0
    ) -> Iterator[SourceFile]:
        """Give a single file, by its ending and its first bytes."""
        ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - as above
        try:
            status = os.stat(path)  # noqa: PTH116 - as above
            if path not in self.remembered and status.st_ctime_ns < since - known.SETTLED:
                return
            start, number = known.start(path, self.remembered.get(path))
            if start and start == status.st_size:
                return
            with open(path, "rb") as stream:  # noqa: PTH123 - as above
                head = stream.read(SNIFF)
        except OSError as error:
            yield SourceFile(path, name, "skipped", folder, 0, f"not readable ({error.strerror})")
            return
        kind, problem = _kind(ending, head)
        if kind == "scan" and not asked:  # among other files a picture is a picture
            return
        if not kind and not problem:
            if not asked:
                return
            problem = "not a kind of file that holds mail"
        start, number = (start, number) if kind == "mbox" else (0, 0)
        yield SourceFile(
            path, name, kind or "skipped", folder, status.st_size, problem, start, number, not asked
        )


def _kind(ending: str, head: bytes) -> tuple[str, str | None]:
    """Give what a file is: its kind, or why it is not read; both empty for files that nobody would call mail."""
    if ending == ".emlx" or head.startswith(b"%PDF-") or ending == ".pdf":
        return "emlx" if ending == ".emlx" else "pdf", None
    if ending in _LATER:
        return "", _LATER[ending]
    if head.startswith((b"PK\3\4", b"PK\5\6")) or ending == ".zip":
        return ("zip", None) if head.startswith(b"PK") else ("", "damaged archive")
    if mbox.looks_like_mbox(head):
        return "mbox", None
    if ending in {".eml", ".mail"}:
        return "eml", None
    if ending in {".mbox", ".mbx"}:
        fine = not head.strip() or headers.looks_like_header(head.lstrip())
        return ("mbox", None) if fine else ("", "damaged mbox file")
    if ending in {".txt", ".text", ".md"}:
        return "txt", None
    if ending in SCANS:
        return "scan", None
    if ending in _IGNORED or not mbox.looks_like_mail(head):
        return "", None
    return "eml", None


def read(file: SourceFile) -> Iterator[RawMail]:
    """Give the mails of one file; a file that breaks half-way gives what came before, and the problem."""
    try:
        yield from _read(file)
    except OSError as error:
        yield _skipped(file, f"not readable from here on ({error.strerror})")


def _read(file: SourceFile) -> Iterator[RawMail]:
    if file.problem is not None:
        yield _skipped(file, file.problem)
    elif file.kind == "mbox":
        yield from _mbox_mails(file)
    elif file.kind == "zip":
        yield from archive.mails(Path(file.path), file.name)
    elif file.size > (letters.LETTER_LIMIT if file.kind in LETTERS else MAIL_LIMIT):
        yield _skipped(file, f"too large to read ({file.size // 1_000_000} MB)")
    else:
        with open(file.path, "rb") as stream:  # noqa: PTH123 - as above
            raw, problem = single(file.kind, stream.read())
        yield RawMail(file.name, raw, file.folder, 0, problem, file.path)


def _mbox_mails(file: SourceFile) -> Iterator[RawMail]:
    with open(file.path, "rb") as stream:  # noqa: PTH123 - as above
        stream.seek(file.start)
        for count, (offset, raw) in enumerate(mbox.mails(stream, start=file.start), file.number + 1):
            yield of_mbox(raw, f"{file.name}#{count}", file.folder, offset, file.path)


def of_mbox(raw: bytes | None, source: str, folder: str, offset: int, path: str) -> RawMail:
    """One mail out of an mbox; too long a one comes as a problem."""
    if raw is None:
        return RawMail(source, b"", folder, offset, f"mail longer than {MAIL_LIMIT >> 20} MB", path)
    return RawMail(source, mbox.unstuffed(raw), folder, offset, None, path)


def single(kind: str, data: bytes) -> tuple[bytes, str | None]:
    """Give the bytes of a file that is one mail or one letter."""
    if kind == "pdf":
        return letters.from_pdf(data)
    if kind == "scan":
        return letters.from_scan(data, "picture")
    if kind == "txt":
        return letters.from_txt(data), None
    if kind == "emlx":
        count, _, rest = data.partition(b"\n")
        return (rest[: int(count)] if count.strip().isdigit() and len(count) < 12 else data), None
    return data, None


def _skipped(file: SourceFile, problem: str) -> RawMail:
    return RawMail(file.name, b"", file.folder, 0, problem, file.path)
