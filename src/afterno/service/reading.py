"""Reading mail into the record: what is sure is filed, what is doubtful waits for the seeker, the rest is left alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from afterno.connect.mailbox.scan import Scan
from afterno.connect.mailbox.workers import unhurried
from afterno.reading.recognise import speaks_of_jobs
from afterno.reading.result import Reading
from afterno.reading.understanding import understand
from afterno.record import store
from afterno.service import filing, learning, planning, unchanged
from afterno.service.mails import Letter, gather, is_clear
from afterno.service.recognising import guess_own, reading_json
from afterno.service.summary import ReadSummary, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from afterno.connect.mailbox.known import Known
    from afterno.connect.mailbox.sources import SourceFile
    from afterno.reading.messages import Message

BATCH = 250
"""Mails kept in one transaction: a killed reading loses at most these, and the next one brings them."""
SKIPPED_SHOWN = 200
UNCLEAR = frozenset({"other", "other_job"})
"""Kinds that thread and sender may tell more of."""
DOUBTED = 0.7
"""What no word of a job search, thread or sender speaks for is asked about from here on."""
WEIGHTY = frozenset({"rejection", "offer"})
"""Kinds worth asking about; "see you on Sunday" from a stranger is no invitation to an interview."""


@dataclass(slots=True)
class Tally:
    """What a reading came to, counted as it goes."""

    read: int = 0
    known: int = 0
    doubtful: int = 0
    recognised: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    ordinary: int = 0

    def summary(self, opened: int) -> ReadSummary:
        """Give the counts in their final form."""
        shown = tuple(self.skipped[:SKIPPED_SHOWN])
        return ReadSummary(
            self.read,
            dict(self.recognised),
            self.doubtful,
            self.known,
            self.ordinary,
            shown,
            len(self.skipped),
            opened,
        )


def read_mail(owner: int, paths: Sequence[Path], now: datetime, *, me: Collection[str] = (), again: bool = False,
              progress: Callable[[int, int], None] | None = None) -> ReadSummary:  # fmt: skip
    """Read mailboxes, mails and letters into the record; reading the same again changes nothing.

    Only what is new in a file is looked at, all of it with `again`. `progress` is told the bytes done and the bytes
    there are. Killed half-way, the record is whole and the next reading completes it.
    """
    own = own_addresses(owner, paths, me)
    remembered = {} if again else unchanged.remembered(owner)
    scan = Scan(paths, remembered=remembered, progress=progress)

    def remember() -> None:
        new = [
            source_row(path, known)
            for path, known in scan.remember().items()
            if remembered.get(path) != known
        ]
        store.save_batch(owner, store.Batch(sources=new), now=now)

    return read_scan(owner, scan, own, now, remember)


def read_files(
    owner: int, files: Iterable[SourceFile], own: frozenset[str], now: datetime, remember: Callable[[], None], *,
    skipped: Iterable[tuple[str, str]] = (), progress: Callable[[int, int], None] | None = None,
) -> ReadSummary:  # fmt: skip
    """Read mail that was brought from elsewhere; `skipped` names what could not be brought, and why."""
    scan = Scan((), files=files, progress=progress)
    return read_scan(owner, scan, own, now, remember, skipped=skipped)


def read_scan(
    owner: int, scan: Scan, own: frozenset[str], now: datetime, remember: Callable[[], None], *,
    skipped: Iterable[tuple[str, str]] = (),
) -> ReadSummary:  # fmt: skip
    """Read what a scan finds into the record; `remember` is called when all of it is on record.

    Only then: a reading that was killed must find its sources as if they had not been read.
    """
    world = filing.World.of(store.load_record(owner))
    before = store.count_standings(owner)
    with unhurried():
        gathered = gather(scan, own, people=world.by_email)
        tally = Tally(read=gathered.mails, skipped=[Skipped(*item) for item in (*skipped, *gathered.skipped)])
        file_all(owner, gathered.letters, world, tally, now, own)
    remember()
    tally.ordinary = tally.read - tally.known - tally.doubtful - sum(tally.recognised.values())
    planning.settle(owner, now, limit=20_000)
    return tally.summary(store.count_standings(owner) - before)


def source_row(path: str, known: Known) -> store.SourceRow:
    """Give what is kept of a file: its nanoseconds do not fit a float."""
    fingerprint = f"{known.modified} {known.mails} {known.read_at}"
    return store.SourceRow(path, fingerprint, known.size, known.modified / 1e9, known.tail)


def own_addresses(owner: int, paths: Sequence[Path], me: Collection[str]) -> frozenset[str]:
    """Say which addresses are the seeker's and remember those given."""
    seeker = store.load_seeker(owner)
    known = [address.lower() for address in seeker.get("emails") or ()]
    given = [address.strip().lower() for address in me if address.strip()]
    guessed = guess_own(paths) if not known and not given else frozenset()
    together = list(dict.fromkeys([*known, *given, *guessed]))
    if together != known:
        store.set_profile(owner, seeker={**seeker, "emails": together})
    return frozenset(together)


def file_all(
    owner: int, letters: list[Letter], world: filing.World, tally: Tally, now: datetime, own: frozenset[str]
) -> None:
    """File mails in the order in which they were written, a batch at a time."""
    seen = store.seen(owner, (letter.key for letter in letters))
    lessons = learning.lessons(owner)
    thread = {letter.message.message_id: letter.message for letter in letters if letter.message.message_id}
    batch = Batch()
    for letter in letters:
        if letter.key in seen:
            tally.known += 1
            continue
        seen.add(letter.key)
        reading = in_context(letter, thread, world, lessons, own)
        batch.take(letter, reading, file_one(letter, reading, world, now), tally)
        if batch.full():
            batch = batch.save(owner, now)
    batch.save(owner, now)


def in_context(
    letter: Letter,
    thread: dict[str, Message],
    world: filing.World,
    lessons: learning.Lessons,
    own: frozenset[str],
) -> Reading:
    """Understand one mail with its thread and sender where it does not speak for itself.

    What the seeker corrected before in such a mail is taken over.
    """
    message, reading = letter.message, letter.reading
    if message.direction == "in" and (reading.kind in UNCLEAR or not reading.sure):
        names = (*message.references, *message.in_reply_to)
        earlier = [thread[name] for name in names if name in thread][-5:]
        known = world.knows(message)
        if known or (earlier and not (reading.kind == "other" and says_nothing_of_work(earlier))):
            reading = understand(message, me=own, thread=earlier, known=known)
    if letter.unasked and not world.knows(message):
        reading = believed(reading)
    return learning.apply(lessons, message, reading)


def believed(reading: Reading) -> Reading:
    """Take what a mail says that nothing else speaks for: for a fact where it is clear, else for a doubt or nothing."""
    if reading.kind not in filing.ABOUT_A_JOB or is_clear(reading):
        return reading
    if reading.kind in WEIGHTY and reading.confidence >= DOUBTED:
        return replace(reading, sure=False)
    return Reading("other", 1 - reading.confidence, sure=True)


def says_nothing_of_work(thread: Iterable[Message]) -> bool:
    """Tell whether a thread tells nothing new: an everyday mail is then what it is by itself."""
    return not any(speaks_of_jobs(message.subject, message.text) for message in thread)


def file_one(letter: Letter, reading: Reading, world: filing.World, now: datetime) -> filing.Filed:
    """Decide what one mail comes to, and let the world know."""
    filed = filing.file(reading, letter.message, letter.key, world, now, letter=letter.is_letter)
    world.add(filed)
    return filed


@dataclass(slots=True)
class Batch:
    """What is kept in one transaction."""

    filed: list[filing.Filed] = field(default_factory=list)
    mails: list[store.MailRow] = field(default_factory=list)

    def take(self, letter: Letter, reading: Reading, filed: filing.Filed, tally: Tally) -> None:
        """Add one mail, and count it."""
        if filed.question:
            tally.doubtful += 1
        elif not filed.events and reading.kind not in filing.ABOUT_A_JOB:
            return
        if not filed.question:
            tally.recognised[reading.kind] += 1
        self.filed.append(filed)
        self.mails.append(mail_row(letter, reading, filed))

    def full(self) -> bool:
        """Tell whether it is time to save."""
        return len(self.mails) >= BATCH

    def save(self, owner: int, now: datetime) -> Batch:
        """Keep it all, or nothing of it; gives the next, empty one."""
        if self.mails:
            store.save_batch(owner, as_store_batch(self.filed, self.mails), now=now)
        return Batch()


def as_store_batch(filed: Iterable[filing.Filed], mails: Iterable[store.MailRow]) -> store.Batch:
    """Put together what the store keeps in one transaction; of a row that grew, its last form."""
    every = list(filed)
    return store.Batch(
        companies=last_forms(row for item in every for row in item.companies),
        people=last_forms(row for item in every for row in item.people),
        applications=last_forms(row for item in every for row in item.applications),
        events=[event for item in every for event in item.events],
        mails=list(mails),
    )


def last_forms(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the last form of each row, by id."""
    return list({row["id"]: row for row in rows}.values())


def mail_row(letter: Letter, reading: Reading, filed: filing.Filed) -> store.MailRow:
    """Say what is kept of one mail: what it is; of a doubtful one also its text, for the seeker's look."""
    verdict: dict[str, Any] = reading_json(letter.source, letter.message, reading)
    if filed.question:
        verdict |= {
            "why": filed.question,
            "text": letter.message.text,
            "in_reply_to": list(letter.message.in_reply_to),
            "references": list(letter.message.references[-20:]),
            "letter": letter.is_letter,
        }
    return store.MailRow(
        message=letter.key,
        state="review" if filed.question else "applied",
        kind=reading.kind,
        source=letter.source,
        date=letter.message.date,
        verdict=verdict,
        events=tuple(event["id"] for event in filed.events),
    )
