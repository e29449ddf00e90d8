"""An mbox file cut into its mails, in one pass over large blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from afterno.connect.mailbox.source import MAIL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK: Final = 512 * 1024
"""So much is read at a time: what a processor keeps at hand, and no new memory for every block."""
SMALL_BLOCK: Final = 32 * 1024
_MARK: Final = b"\nFrom "
_DATED: Final = re.compile(rb"From [^\r\n]{0,300}?\d{1,2}:\d{2}(?::\d{2})?[^\r\n]{0,40}?\b(?:19|20)\d\d\b|From [^\r\n]{0,200}\b(?:19|20)\d\d\b[^\r\n]{0,40}\d{1,2}:\d{2}")  # fmt: skip  # noqa: E501
_USUAL: Final = re.compile(rb"From \S{1,200} +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d")
_CLEAR: Final = re.compile(_USUAL.pattern + rb"[^\n]{0,300}\n[!-9;-~]{1,100}[ \t]*:")
"""What nearly every separator looks like, together with the header field below it."""
_UNDATED: Final = re.compile(rb"From (?:-|\S+@\S+|MAILER-DAEMON|nobody)?[ \t]*\r?$")
_FIELD: Final = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>From ")
_KNOWN_FIELD: Final = re.compile(
    rb"(?:return-path|received|delivered-to|envelope-to|date|from|to|subject|message-id|mime-version|content-[a-z-]+"
    rb"|x-[a-z0-9-]+|status|reply-to|sender|dkim-signature|authentication-results"
    rb"|arc-[a-z-]+|x400-[a-z-]+|list-[a-z-]+|in-reply-to|references)[ \t]*:",
    re.IGNORECASE,
)
_STUFFED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_LOOK: Final = 2_000


def is_separator(data: bytes | bytearray, at: int) -> bool:
    """Say whether a mail begins here; a sentence that begins with "From " has no date, and no header below."""
    if data[at - 2 : at] == b"\n\n" and _CLEAR.match(data, at):
        return True
    end = data.find(b"\n", at, at + _LOOK)
    if end < 0:
        return False
    blank = at == 0 or data[at - 2 : at] == b"\n\n" or data[at - 3 : at] == b"\n\r\n"
    if _USUAL.match(data, at, end) or _DATED.match(data, at, end):
        return (_FIELD if blank else _KNOWN_FIELD).match(data, end + 1) is not None or (
            blank and end + 1 >= len(data)
        )
    return blank and _UNDATED.match(data, at, end) is not None and _two_fields(data, end + 1)


def _two_fields(data: bytes | bytearray, at: int) -> bool:
    following = data.find(b"\n", at, at + _LOOK) + 1
    return bool(
        following
        and _KNOWN_FIELD.match(data, at)
        and (_KNOWN_FIELD.match(data, following) or data[following : following + 1] in {b" ", b"\t"})
    )


def looks_like_mbox(head: bytes) -> bool:
    """Say whether this is the beginning of an mbox."""
    head = head.lstrip(b"\r\n")
    return head.startswith(b"From ") and is_separator(head, 0)


def unstuffed(raw: bytes) -> bytes:
    """Give a mail's bytes with ">From " lines as they were sent."""
    return _STUFFED.sub(rb"\1", raw) if b"\n>" in raw and b">From " in raw else raw


def mails(
    stream: BinaryIO, *, start: int = 0, stop: int | None = None, block: int = BLOCK
) -> Iterator[tuple[int, bytes | None]]:
    """Each mail's offset and bytes, without its separator line; None for one that is too long to load.

    `stream` stands at `start`; mails that begin at or after `stop` are left to somebody else.
    Memory: twice the longest mail and a block.
    """
    cutter = _Cutter(base=start, mail=start)
    while cutter.take(stream.read(block)):
        for end in cutter.ends():
            if stop is not None and cutter.mail >= stop:
                return
            if not cutter.is_blank(end):
                yield cutter.mail, cutter.cut(end)
            cutter.mail = end
        cutter.forget()
        if stop is not None and cutter.mail >= stop:
            return
    end = cutter.base + len(cutter.data)
    if not cutter.is_blank(end):
        yield cutter.mail, cutter.cut(end)


@dataclass(slots=True)
class _Cutter:
    """The bytes that are held: `base` is where they begin in the file, `mail` where the mail being read begins."""

    base: int
    mail: int
    data: bytearray = field(default_factory=bytearray)
    searched: int = 0
    complete: bool = False

    def take(self, block: bytes) -> bool:
        """Add a block; False once there is nothing left to look through."""
        if self.complete:
            return False
        self.data += block
        self.complete = not block
        return True

    def ends(self) -> Iterator[int]:
        """Where the mails end whose end is held, as places in the file."""
        data, at = self.data, self.searched
        while (found := data.find(_MARK, at)) >= 0:
            if found + _LOOK > len(data) and not self.complete:
                break
            at = found + 1
            if is_separator(data, at):
                yield self.base + at
        self.searched = found if found >= 0 else max(at, len(data) - len(_MARK))

    def is_blank(self, end: int) -> bool:
        """Say whether there is nothing between the separators."""
        return (
            end - self.mail < 200
            and self.mail >= self.base
            and not self.data[self.mail - self.base : end - self.base].strip()
        )

    def cut(self, end: int) -> bytes | None:
        """Give the mail's bytes without its separator line."""
        if self.mail < self.base or end - self.mail > MAIL_LIMIT:
            return None
        begin = self.mail - self.base
        if self.data.startswith(b"From ", begin):
            begin = self.data.find(b"\n", begin) + 1 or end
        return bytes(memoryview(self.data)[begin : end - self.base])

    def forget(self) -> None:
        """Let go of the mails that were read, and of the beginning of one that is too long."""
        drop = max(0, self.mail - self.base)
        if len(self.data) - drop > MAIL_LIMIT:
            drop = max(drop, self.searched - 4)
        del self.data[:drop]
        self.base += drop
        self.searched = max(0, self.searched - drop)


def looks_like_mail(head: bytes) -> bool:
    """Say whether this is the beginning of a single mail: a header field first, two of a mail among them."""
    lines = head.lstrip(b"\r\n").split(b"\n")[:60]
    fields = [line for line in lines[:60] if _FIELD.match(line)]
    return (
        bool(lines)
        and _FIELD.match(lines[0]) is not None
        and len([f for f in fields if _KNOWN_FIELD.match(f)]) >= 2
    )


def first_separator(stream: BinaryIO, start: int) -> int | None:
    """Find the first mail that begins at or after `start` and leave the stream there; None where none does."""
    if start == 0:
        stream.seek(0)
        return 0
    base = max(0, start - 4)
    stream.seek(base)
    data = bytearray()
    at = 0
    while True:
        block = stream.read(BLOCK // 4)
        data += block
        while (found := data.find(_MARK, at)) >= 0:
            if found + _LOOK > len(data) and block:
                break
            at = found + 1
            if base + at >= start and is_separator(data, at):
                stream.seek(base + at)
                return base + at
        if not block:
            return None
        drop = max(0, (found if found >= 0 else len(data) - len(_MARK)) - 4)
        del data[:drop]
        base += drop
        at = max(0, at - drop) if found < 0 else found - drop
