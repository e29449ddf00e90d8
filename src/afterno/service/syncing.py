"""`sync`: what is new in the connected mailboxes, read into the record."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from afterno.connect.mailbox.imap import plan as imap_plan
from afterno.errors import BusyError, MailboxError, SecretsError
from afterno.record import store
from afterno.service import looking, mailboxes
from afterno.service.looking import Synced
from afterno.service.summary import ReadSummary

if TYPE_CHECKING:
    from collections.abc import Callable

    from afterno.connect.mailbox.imap.plan import Plan
    from afterno.connect.mailbox.imap.pull import Round
    from afterno.connect.mailbox.imap.wire import Line

CLAIM = timedelta(minutes=3)
"""So long a reading may be without a sign of life before another one takes over."""


def sync(owner: int, now: datetime, *, address: str = "",
         progress: Callable[[int, int], None] | None = None) -> list[Synced]:  # fmt: skip
    """Read what is new in every connected mailbox (or the one of an address); one that fails stops no other.

    `progress` is told the bytes done and the bytes there are. Raises NotOnRecordError where none is connected.
    """
    rows = [mailboxes.find(owner, address)] if address else store.mailboxes(owner)
    if not rows:
        rows = [mailboxes.find(owner, "")]
    return [_one(owner, row, now, progress) for row in rows]


def _one(
    owner: int, row: store.MailboxRow, now: datetime, progress: Callable[[int, int], None] | None
) -> Synced:
    try:
        with closing(looking.line_to(owner, row, mailboxes.keys())) as line:
            plan = looking.decided(row, line)
            if plan.pulls:
                return _Reading(owner, row, now, progress).read(line, plan)
        _settle(owner, row, plan, now)
        return Synced(row.name, notes=plan.notes)
    except BusyError as error:
        return Synced(row.name, problem=str(error))
    except (MailboxError, SecretsError) as error:
        store.note_mailbox(owner, row.name, problem=str(error))
        return Synced(row.name, problem=str(error))


def _settle(owner: int, row: store.MailboxRow, plan: Plan, now: datetime) -> None:
    folders = {name: where.json() for name, where in plan.settled.items()}
    store.note_mailbox(owner, row.name, folders=folders, read_at=now)


@dataclass(slots=True)
class _Reading:
    """The reading of one mailbox, round by round."""

    owner: int
    row: store.MailboxRow
    now: datetime
    progress: Callable[[int, int], None] | None
    claimed: datetime | None = None
    summary: ReadSummary | None = None

    def read(self, line: Line, plan: Plan) -> Synced:
        """Bring what is new and read it. What came before a line broke is read all the same."""
        from django.conf import settings

        from afterno.connect.mailbox.imap import spool
        from afterno.connect.mailbox.imap.pull import Puller

        self._claim()
        try:
            with spool.folder(settings.DATA_DIR) as folder:
                puller = Puller(
                    line,
                    lambda: looking.line_to(self.owner, self.row, mailboxes.keys()),
                    folder,
                    progress=self._brought,
                )
                try:
                    for one in puller.rounds(plan):
                        self._take(one, plan)
                finally:
                    puller.close()
        except MailboxError as error:
            store.note_mailbox(self.owner, self.row.name, problem=str(error))
            return Synced(self.row.name, self.summary, str(error), plan.notes)
        finally:
            store.release_mailbox(self.owner, self.row.name)
        return Synced(self.row.name, self.summary, notes=plan.notes)

    def _claim(self) -> None:
        moment = datetime.now(UTC)
        until = moment + CLAIM
        if not store.claim_mailbox(self.owner, self.row.name, moment, until, mine=self.claimed):
            raise BusyError(f"{self.row.name} is being read just now. Look again in a few minutes.")
        self.claimed = until

    def _renew(self) -> None:
        if self.claimed and self.claimed - datetime.now(UTC) < CLAIM / 2:
            self._claim()

    def _brought(self, done: int, total: int) -> None:
        """Tell how far it is: bringing is the first half."""
        self._renew()
        if self.progress is not None:
            self.progress(done, total * 2)

    def _take(self, one: Round, plan: Plan) -> None:
        """Read one round, and only then remember how far the folders are read."""
        from afterno.service import reading

        folders = {**plan.settled, **one.positions}
        if len(one.positions) < len(plan.pulls):  # others are not yet read: what was known of them stays
            kept = {name: imap_plan.position(value) for name, value in self.row.folders.items()}
            folders = {**kept, **folders}

        def remember() -> None:
            store.note_mailbox(
                self.owner, self.row.name, folders={name: where.json() for name, where in folders.items()},
                read_at=self.now, more=one.mails,
            )  # fmt: skip

        own = frozenset(mailboxes.add_own(self.owner, [self.row.name]))
        summary = reading.read_files(self.owner, one.files, own, self.now, remember, skipped=one.skipped,
                                     progress=self._read)  # fmt: skip
        self.summary = together(self.summary, summary)

    def _read(self, done: int, total: int) -> None:
        self._renew()
        if self.progress is not None:
            self.progress(total + done, total * 2)


def together(first: ReadSummary | None, second: ReadSummary) -> ReadSummary:
    """Add what two readings came to."""
    if first is None:
        return second
    return ReadSummary(
        first.read + second.read,
        dict(Counter(first.recognised) + Counter(second.recognised)),
        first.doubtful + second.doubtful,
        first.known + second.known,
        first.ordinary + second.ordinary,
        first.skipped + second.skipped,
        first.skipped_total + second.skipped_total,
        first.opened + second.opened,
    )
