"""New mail brought from the server in rounds; a line that drops is taken up again."""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar

from afterno.connect.mailbox.imap import parts, problems, words
from afterno.connect.mailbox.imap.plan import Position
from afterno.connect.mailbox.imap.spool import Spool
from afterno.connect.mailbox.imap.wire import LineDroppedError
from afterno.connect.mailbox.source import MAIL_LIMIT
from afterno.errors import MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from afterno.connect.mailbox.imap.folders import Folder
    from afterno.connect.mailbox.imap.plan import Plan, Pull
    from afterno.connect.mailbox.imap.wire import Line
    from afterno.connect.mailbox.source import Progress
    from afterno.connect.mailbox.sources import SourceFile

ROUND: Final = 256 * 1024 * 1024
"""Bytes of mail that lie on this machine at a time."""
AT_ONCE: Final = 500
"""Mails asked for in one question."""
AT_ONCE_BYTES: Final = 8 * 1024 * 1024
TRIES: Final = 4
"""How often a dropped line is taken up again without anything coming."""
_MESSAGE_ID: Final = re.compile(rb"^message-id[ \t]*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_HEAD: Final = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
T = TypeVar("T")
_pause = time.sleep


@dataclass(frozen=True, slots=True)
class Round:
    """Mails that came: files to read, and how far the folders are read when that is done; what could not be had."""

    files: list[SourceFile]
    positions: dict[str, Position]
    mails: int
    skipped: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    folder: Folder
    position: Position
    waiting: deque[tuple[int, int]]

    @property
    def name(self) -> str:
        return self.folder.wire.decode("latin-1")

    @property
    def label(self) -> str:
        """What the reading is told of the folder: "Sent" in whatever language, else its name."""
        return "Sent" if self.folder.role == "sent" else self.folder.name


class Puller:
    """Brings what a plan asks for; `connect` opens a new line where the old one dropped."""

    def __init__(
        self, line: Line, connect: Callable[[], Line], spool: Path, *, progress: Progress | None = None
    ) -> None:
        self._line: Line | None = line
        self._account = line.account
        self._connect = connect
        self._spool = Spool(spool)
        self._progress = progress
        self._open: Folder | None = None
        self._end: MailboxError | None = None
        self._skipped: list[tuple[str, str]] = []
        self._positions: dict[str, Position] = {}
        self._done = self._total = self._mails = 0

    def rounds(self, plan: Plan) -> Iterator[Round]:
        """Bring it, a round at a time; each is to be read before the next is asked for.

        Where the line would not come back, the last round holds what came, and MailboxError is raised after it.
        """
        lost = False
        try:
            works = [work for pull in plan.pulls if (work := self._survey(pull))]
            self._total = sum(size for work in works for _, size in work.waiting)
            for work in works:
                while work.waiting:
                    self._bring(work)
                    if self._spool.size >= ROUND:
                        yield self._round()
                        self._spool.clear()
                self._finish(work)
        except LineDroppedError:
            lost = True
        yield self._round()
        self._spool.clear()
        if lost:
            raise self._end or problems.dropped(self._account)

    def _survey(self, pull: Pull) -> _Work | None:
        """Look what there is to bring of a folder."""
        try:
            position = self._proven(pull)
            sizes = self._held(pull.folder, lambda line: line.sizes(position.following))
        except MailboxError as error:
            self._skipped.append((pull.folder.name, str(error)))
            return None
        return _Work(pull.folder, replace(position, changes=None), deque(sizes))

    def _proven(self, pull: Pull) -> Position:
        """Give where to begin; a folder that seems renamed is only believed where its last mail is the same."""
        if not pull.was:
            return pull.position
        found = self._held(pull.folder, lambda line: list(line.fetch(str(pull.position.last), _HEAD)))
        heads = [word for _, said in found for name, word in said.items() if name.startswith(b"BODY[")]
        if any(isinstance(head, bytes) and mark_of(head) == pull.position.mark for head in heads):
            return pull.position
        return Position(pull.position.validity)

    def _bring(self, work: _Work) -> None:
        batch = _batch(work.waiting)
        mails = self._fetched(work, batch)
        for uid, raw in mails:
            before = work.position
            self._spool.add(raw, work.folder.name, work.label, before.mails)
            work.position = replace(before, mails=before.mails + 1, last=uid, mark=mark_of(raw))
        self._mails += len(mails)
        for _ in batch:
            work.waiting.popleft()
        self._done += sum(size for _, size in batch)
        work.position = replace(work.position, following=batch[-1][0] + 1)
        self._positions[work.name] = work.position
        if self._progress is not None:
            self._progress(self._done, self._total)

    def _fetched(self, work: _Work, batch: list[tuple[int, int]]) -> list[tuple[int, bytes]]:
        """Fetch mails together; where that fails, or breaks the line each time, one by one.

        One that the server will not give is named, and the others come.
        """
        try:
            mails = self._held(work.folder, lambda line: sorted(_fetched(line, batch)))
        except MailboxError as error:
            why = f"the server will not give it ({error})"
        except LineDroppedError:
            if not self._reachable(work.folder):
                raise
            why = "the line breaks at it"
        else:
            came = {uid for uid, _ in mails}
            for uid, _ in batch:
                if uid not in came:
                    self._skip(work, uid, "the server did not give it (deleted meanwhile?)")
            return mails
        if len(batch) > 1:
            return [mail for one in batch for mail in self._fetched(work, [one])]
        self._skip(work, batch[0][0], why)
        return []

    def _skip(self, work: _Work, uid: int, why: str) -> None:
        self._skipped.append((f"{work.folder.name}, mail {uid}", why))

    def _reachable(self, folder: Folder) -> bool:
        """Tell whether the server is there, so that it was the mail at which the line broke."""
        try:
            self._held(folder, lambda _line: None)
        except LineDroppedError:
            return False
        return True

    def _finish(self, work: _Work) -> None:
        """Remember that a folder is read to its end."""
        following = max(work.position.following, work.folder.following or 0)
        work.position = replace(work.position, following=following, changes=work.folder.changes)
        self._positions[work.name] = work.position

    def _round(self) -> Round:
        result = Round(self._spool.files(), dict(self._positions), self._mails, list(self._skipped))
        self._mails = 0
        self._skipped.clear()
        return result

    def _held(self, folder: Folder, ask: Callable[[Line], T]) -> T:
        """Ask something of an open folder; on a new line where this one drops."""
        for attempt in range(TRIES):
            try:
                line = self._line or self._taken_up(attempt)
                self._examine(line, folder)
                return ask(line)
            except LineDroppedError:
                self.close()
        raise LineDroppedError

    def _examine(self, line: Line, folder: Folder) -> None:
        if self._open is folder:
            return
        self._open = None
        validity = line.examine(folder)
        if folder.validity is not None and validity not in {None, folder.validity}:
            raise MailboxError("its mails were numbered anew meanwhile; the next sync reads it")
        self._open = folder

    def _taken_up(self, attempt: int) -> Line:
        """Give a new line, after a while. Raises LineDroppedError where there is none."""
        _pause(min(30.0, 2.0**attempt))
        try:
            self._line = self._connect()
        except MailboxError as error:
            if error.permanent:
                self._end = error
            raise LineDroppedError from error
        return self._line

    def close(self) -> None:
        """Say goodbye to the server."""
        if self._line is not None:
            self._line.close()
        self._line = self._open = None


def _batch(waiting: deque[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take so many mails from the beginning as are asked for in one question."""
    taken: list[tuple[int, int]] = []
    size = 0
    for one in waiting:
        size += min(one[1], parts.WHOLE)
        if taken and (len(taken) >= AT_ONCE or size > AT_ONCE_BYTES):
            break
        taken.append(one)
    return taken


def _fetched(line: Line, batch: list[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
    """Fetch mails: small ones whole, of large ones what holds words."""
    small = [uid for uid, size in batch if size <= parts.WHOLE]
    large = [uid for uid, size in batch if size > parts.WHOLE]
    if small:
        for uid, said in line.fetch(words.uid_set(small), "BODY.PEEK[]"):
            raw = said.get(b"BODY[]")
            if isinstance(raw, bytes):
                yield uid, raw
    if not large:
        return
    trees = {uid: parts.tree(said.get(b"BODYSTRUCTURE")) for uid, said in
             line.fetch(words.uid_set(large), "BODYSTRUCTURE")}  # fmt: skip
    for uid, root in trees.items():
        for found, said in line.fetch(str(uid), " ".join(parts.wanted(root))):
            if found == uid:
                yield uid, parts.together(root, said)[:MAIL_LIMIT]


def mark_of(raw: bytes) -> str:
    """Give a short hash of a mail's Message-ID; empty where it has none."""
    head = re.split(rb"\r?\n\r?\n", raw[:65_536], maxsplit=1)[0]
    found = _MESSAGE_ID.search(head)
    return blake2b(found[1], digest_size=8).hexdigest() if found else ""
