"""Reading mail into the record: what is sure is filed, what is doubtful waits for the seeker, the rest is left alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from afterno.connect.mailbox import open_sources
from afterno.reading import messages
from afterno.reading.prefilter import worth_parsing
from afterno.reading.understanding import understand
from afterno.record import store
from afterno.service import filing, learning, planning
from afterno.service.recognising import guess_own, reading_json
from afterno.service.types import ReadSummary, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from afterno.reading.messages import Message
    from afterno.reading.result import Reading

BATCH = 100
"""Mails kept in one transaction: a killed reading loses at most these, and the next one brings them."""
TEXT_KEPT = 6000
"""Characters of a doubtful mail kept for the seeker's look."""
SKIPPED_SHOWN = 200
DAWN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Letter:
    """One mail on its way: parsed, with what names it."""

    key: str
    source: str
    message: Message
    candidate: bool
    is_letter: bool


@dataclass(slots=True)
class Tally:
    """What a reading came to, counted as it goes."""

    read: int = 0
    known: int = 0
    ordinary: int = 0
    doubtful: int = 0
    recognised: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)

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


def read_mail(owner: int, paths: Sequence[Path], now: datetime, *, me: Collection[str] = (),
              progress: Callable[[int, int], None] | None = None) -> ReadSummary:  # fmt: skip
    """Read mailboxes, mails and letters into the record; reading the same again changes nothing.

    `progress` is told the bytes done and the bytes there are. Killed half-way, the record is whole and the next
    reading completes it.
    """
    own = own_addresses(owner, paths, me)
    tally = Tally()
    letters = gather(paths, own, tally, progress)
    before = store.count_standings(owner)
    file_all(owner, letters, tally, now, own)
    planning.settle(owner, now, limit=20_000)
    return tally.summary(store.count_standings(owner) - before)


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


def gather(paths: Sequence[Path], own: frozenset[str], tally: Tally,
           progress: Callable[[int, int], None] | None) -> list[Letter]:  # fmt: skip
    """Parse what these paths hold, oldest first; of ordinary mail only who wrote to whom is kept."""
    letters = []
    for mail in open_sources(paths, progress=progress):
        tally.read += 1
        if mail.problem is not None:
            tally.skipped.append(Skipped(mail.source, mail.problem))
            continue
        message = messages.parse(mail.raw, me=own, folder=mail.folder)
        is_letter = mail.path.lower().endswith((".pdf", ".txt"))
        candidate = is_letter or worth_parsing(mail.raw)
        tally.skipped.extend(Skipped(mail.source, problem) for problem in message.problems)
        light = replace(message, quoted="", attachments=(), delivery_status=message.delivery_status[:2000])
        if not candidate:
            light = replace(light, text=message.text[:2000], links=(), calendar=())
        letters.append(Letter(filing.key_of(message, mail.raw), mail.source, light, candidate, is_letter))
    return sorted(letters, key=lambda letter: moment_of(letter.message))


def moment_of(message: Message) -> datetime:
    """Give the instant of a mail for sorting; an undated one comes first."""
    if message.date is None:
        return DAWN
    return message.date if message.date.tzinfo else message.date.replace(tzinfo=UTC)


def file_all(owner: int, letters: list[Letter], tally: Tally, now: datetime, own: frozenset[str]) -> None:
    """File mails in the order in which they were written, a batch at a time."""
    seen = store.seen(owner, (letter.key for letter in letters))
    world = filing.World.of(store.load_record(owner))
    lessons = learning.lessons(owner)
    thread = {letter.message.message_id: letter.message for letter in letters if letter.message.message_id}
    batch = Batch()
    for letter in letters:
        if letter.key in seen:
            tally.known += 1
            continue
        seen.add(letter.key)
        reading = read_letter(letter, thread, world, lessons, own)
        batch.take(letter, reading, file_one(letter, reading, world, now), tally)
        if batch.full():
            batch = batch.save(owner, now)
    batch.save(owner, now)


def read_letter(
    letter: Letter, thread: dict[str, Message], world: filing.World, lessons: learning.Lessons, own: frozenset[str]
) -> Reading:
    """Understand one mail with its thread; what the seeker corrected before in such a mail is taken over."""
    message = letter.message
    earlier = [thread[name] for name in (*message.references, *message.in_reply_to) if name in thread]
    found = understand(message, me=own, thread=earlier[-5:], known=knows(world, message))
    return learning.apply(lessons, message, found)


def knows(world: filing.World, message: Message) -> bool:
    """Tell whether the sender is somebody on record."""
    return bool(message.sender and message.sender.address in world.by_email)


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
        elif reading.kind in {"other", "other_job"} and not filed.events:
            tally.ordinary += 1
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
            "text": letter.message.text[:TEXT_KEPT],
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
