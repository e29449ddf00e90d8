"""Mails on their way into the record: parsed and understood by themselves, in as many processes as there are.

Nothing here touches the record, so that a second process need not open it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox.sources import SCANS
from afterno.reading import mailboxes, messages
from afterno.reading.prefilter import Worth
from afterno.reading.understanding import understand
from afterno.service.filing import ABOUT_A_JOB, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.connect.mailbox.scan import Scan
    from afterno.connect.mailbox.source import RawMail
    from afterno.reading.messages import Message
    from afterno.reading.result import Reading

TEXT_KEPT: Final = 6000
"""Characters of a mail's text kept while it is filed; a doubtful one keeps them for the seeker's look."""
HEADERS: Final = frozenset({"auto-submitted", "precedence", "list-id"})
"""Headers that are asked for when a mail is understood again with its thread, besides those a mailer made up (`x-`)."""
FEW: Final = 5_000
"""So many mails are all read in full, whatever words they hold; it takes seconds."""
CLEAR: Final = 0.9
"""What no word of a job search, thread or sender speaks for is believed from here on."""
DAWN: Final = datetime(1970, 1, 1, tzinfo=UTC)
LETTERS: Final = (".pdf", ".txt", *SCANS)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: what names it, the message made light, and what it says by itself."""

    key: str
    source: str
    message: Message
    reading: Reading
    is_letter: bool = False
    unasked: bool = False
    """No word of a job search, no thread and no sender brought it: it begins like such mail, or there are few mails."""


def letter_of(mail: RawMail, own: frozenset[str]) -> Letter:
    """Parse and understand one mail by itself."""
    message = messages.parse(mail.raw, me=own, folder=mail.folder)
    reading = understand(message, me=own)
    return Letter(
        key_of(message, mail.raw),
        mail.source,
        lightened(message),
        reading,
        mail.path.lower().endswith(LETTERS),
    )


def lightened(message: Message) -> Message:
    """Leave out what filing does not need: quotes, links, attachments, headers nobody asks for."""
    asked = {
        name: value for name, value in message.headers.items() if name in HEADERS or name.startswith("x-")
    }
    return replace(
        message, text=message.text[:TEXT_KEPT], quoted="", forwarded="", links=(), attachments=(), delivery_status="",
        headers=asked,
    )  # fmt: skip


@dataclass(slots=True)
class Gathered:
    """All that a reading found: letters oldest first, and what was skipped."""

    letters: list[Letter]
    mails: int
    skipped: list[tuple[str, str]]


def gather(scan: Scan, own: frozenset[str], *, people: Iterable[str] = ()) -> Gathered:
    """Read what a scan finds: every mail that may be about a job by its words, its thread, what the people in them wrote.

    Of few mails, as of a day's or a small mailbox's, all are read, of many also those that begin like mail of a job
    search: a no may hold no word of a job at all.
    `people` are addresses on record; those of sure finds are added, and the domains of the firms they write from.
    """
    function = f"{__name__}:letter_of"
    few = scan.mails() <= FEW
    letters: list[Letter] = list(scan.read(function, own, upto=0.6 if few else 0.8))
    if few:
        letters += scan.read_rest(function, own, worth={Worth.OTHERWISE}, upto=0.6)
    found = [letter for letter in letters if letter.reading.sure and letter.reading.kind in ABOUT_A_JOB]
    known = {*people, *written_by(found)} - own
    letters += scan.read(function, own, people=known, domains=firms(found), upto=0.7 if few else 0.9)
    rest = scan.read_rest(function, own, worth=set(Worth) if few else {Worth.LIKELY}, upto=0.98)
    by_beginning = [replace(letter, unasked=True) for letter in rest]
    clear = [letter for letter in by_beginning if is_clear(letter.reading)]
    letters += [
        *by_beginning,
        *scan.read(function, own, people=written_by(clear) - own, domains=firms(clear)),
    ]
    skipped = [(item.source, item.why) for item in scan.skipped()]
    skipped += [(letter.source, why) for letter in letters for why in letter.message.problems]
    letters.sort(key=lambda letter: moment_of(letter.message))
    return Gathered(letters, scan.mails(), skipped)


def is_clear(reading: Reading) -> bool:
    """Tell whether a mail that nothing else speaks for is clearly mail of a job search."""
    return reading.kind in ABOUT_A_JOB and reading.confidence >= CLEAR


def written_by(letters: list[Letter]) -> set[str]:
    """Name the addresses of the people of these mails."""
    return {person.email for letter in letters for person in letter.reading.people if person.email}


def firms(letters: Iterable[Letter]) -> set[str]:
    """Name the domains sure finds come from; never a mail provider's or a hiring system's."""
    return {
        host
        for letter in letters
        if letter.message.sender
        if (host := mailboxes.company_domain(letter.message.sender.address))
    }


def moment_of(message: Message) -> datetime:
    """Give the instant of a mail for sorting; an undated one comes first."""
    if message.date is None:
        return DAWN
    return message.date if message.date.tzinfo else message.date.replace(tzinfo=UTC)
