"""Which mails belong together: an index of a few numbers for every mail, threads, people, companies."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from afterno.reading import headers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

PEOPLE_LIMIT: Final = 6
REFERENCE_LIMIT: Final = 12
_ADDRESS: Final = re.compile(rb"[^\s<>\"(),:;@\[\]]{1,128}@[^\s<>\"(),:;@]{1,255}")
_BRACKETED: Final = re.compile(rb"<([^<>\s@]{1,128}@[^<>\s@]{1,255})>")
_ID: Final = re.compile(rb"<([^<>\s]{1,400})>")
_PREFIX: Final = re.compile(
    rb"\s*(?:(?:re|aw|antw|sv|r|rif|ref|odp|res|fwd?|wg|tr|rv|enc|pd)\s?(?:\[\d+\])?\s?:\s*|\[[^\]]{1,40}\]\s*)+",
    re.IGNORECASE,
)
_REPLY: Final = re.compile(rb"\s*(?:re|aw|antw|sv|r|rif|odp|res)\s?(?:\[\d+\])?\s?:", re.IGNORECASE)


def key(data: bytes) -> int:
    """Give a number for a name; two names share one about never."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def row(fields: dict[bytes, bytes]) -> list[int]:
    """Give what the index keeps of a mail: its id, its subject among two people, counts, people, references."""
    people = _people(fields)
    sender = people[0] if people else b""
    subject = _subject(fields.get(b"subject", b""), sender, people[1] if len(people) > 1 else b"")
    ids = _ids(fields.get(b"message-id", b""))
    references = dict.fromkeys(_ids(fields.get(b"in-reply-to", b"")) + _ids(fields.get(b"references", b"")))
    cut = list(references)
    cut = cut[:2] + cut[2 - REFERENCE_LIMIT :] if len(cut) > REFERENCE_LIMIT else cut
    numbers = [key(ids[0]) if ids else 0, subject, len(people), len(cut)]
    for address in people:
        numbers += (_named(address), _named(address.rpartition(b"@")[2]))
    numbers += [key(reference) for reference in cut]
    return numbers


def _ids(value: bytes) -> list[bytes]:
    return _ID.findall(value) if value else []


def _people(fields: dict[bytes, bytes]) -> list[bytes]:
    """Sender first, then the first receivers, in lower case."""
    found: dict[bytes, None] = {}
    for name in (b"from", b"to", b"cc"):
        value = fields.get(name)
        if value:
            found.update(dict.fromkeys(_addresses(value[:4_000])))
    return list(found)[:PEOPLE_LIMIT]


@lru_cache(maxsize=4_096)
def _addresses(value: bytes) -> tuple[bytes, ...]:
    """Give the first addresses of a field, in lower case."""
    value = value.lower()
    addresses = _BRACKETED.findall(value)
    if len(addresses) != value.count(b"@"):
        addresses = _ADDRESS.findall(value)
    return tuple(address.strip(b".'") for address in addresses[:PEOPLE_LIMIT])


def _subject(value: bytes, sender: bytes, receiver: bytes) -> int:
    """Give a number for a subject between two people, odd for an answer: only answers look for their question."""
    value = headers.unfolded(value)
    if b"=?" in value:
        value = headers.decoded(value.decode("utf-8", "replace")).encode("utf-8", "replace")
    marked = b":" in value or b"[" in value
    bare = b" ".join((_PREFIX.sub(b"", value, count=1) if marked else value).lower().split())
    if not bare:
        return 0
    number = key(bare + b"\0" + min(sender, receiver) + b"\0" + max(sender, receiver)) & ~1
    return number | (1 if marked and _REPLY.match(value) else 0)


_named = lru_cache(maxsize=50_000)(key)


@dataclass(slots=True)
class Index:
    """Every mail of a reading, about a hundred bytes each."""

    ids: array[int] = field(default_factory=lambda: array("Q"))
    subjects: array[int] = field(default_factory=lambda: array("Q"))
    starts: array[int] = field(default_factory=lambda: array("Q"))
    counts: bytearray = field(default_factory=bytearray)
    numbers: array[int] = field(default_factory=lambda: array("Q"))
    chosen: bytearray = field(default_factory=bytearray)
    """1 for a mail that was chosen."""
    worth: bytearray = field(default_factory=bytearray)
    """What was said of each mail when it was added."""

    def add(self, numbers: Collection[int] | array[int], *, worth: int, chosen: bool) -> int:
        """Put a mail's row into the index; its number there."""
        mail_id, subject, people, references, *rest = numbers
        self.ids.append(mail_id)
        self.subjects.append(subject)
        self.starts.append(len(self.numbers))
        self.counts += bytes((people, references))
        self.numbers.extend(rest)
        self.chosen.append(1 if chosen else 0)
        self.worth.append(worth)
        return len(self.ids) - 1

    def __len__(self) -> int:
        return len(self.ids)

    def references(self, mail: int) -> array[int]:
        """Give the ids a mail refers to."""
        start = self.starts[mail] + 2 * self.counts[2 * mail]
        return self.numbers[start : start + self.counts[2 * mail + 1]]

    def people(self, mail: int) -> array[int]:
        """Address and domain of each person of a mail, by turns."""
        start = self.starts[mail]
        return self.numbers[start : start + 2 * self.counts[2 * mail]]

    def widen(self) -> list[int]:
        """Choose the rest of every chosen mail's thread; the newly chosen, in order."""
        roots = self._roots()
        wanted = {roots[self.ids[mail]] for mail in self._chosen() if self.ids[mail] in roots}
        wanted |= {roots[number] for mail in self._chosen() for number in self.references(mail)}
        asked = {self.subjects[mail] & ~1 for mail in self._chosen() if self.subjects[mail]}
        answered = {self.subjects[mail] & ~1 for mail in self._chosen() if self.subjects[mail] & 1}
        return self._choose(
            mail
            for mail, chosen in enumerate(self.chosen)
            if not chosen and self._belongs(mail, roots, wanted, asked, answered)
        )

    def _belongs(
        self, mail: int, roots: dict[int, int], wanted: set[int], asked: set[int], answered: set[int]
    ) -> bool:
        if roots.get(self.ids[mail]) in wanted:
            return True
        if self.counts[2 * mail + 1] and any(roots[number] in wanted for number in self.references(mail)):
            return True
        subject = self.subjects[mail]
        return bool(subject) and ((subject & ~1) in (asked if subject & 1 else answered))

    def _roots(self) -> dict[int, int]:
        """Every id's thread; a mail without id or references stands alone and is left out."""
        parents: dict[int, int] = {}
        for mail, references in enumerate(self.counts[1::2]):
            if not references:
                continue
            family = [*self.references(mail)]
            if self.ids[mail]:
                family.append(self.ids[mail])
            top = _find(parents, family[0])
            for number in family[1:]:
                parents[_find(parents, number)] = top
        return {number: _find(parents, number) for number in parents}

    def of(self, people: Iterable[str], domains: Iterable[str] = ()) -> list[int]:
        """Choose what these people and companies wrote or were sent; the newly chosen, in order."""
        addresses = {key(address.strip().lower().encode()) for address in people}
        companies = {key(domain.strip().lower().encode()) for domain in domains}
        if not addresses and not companies:
            return []
        return self._choose(
            mail
            for mail in range(len(self))
            if not addresses.isdisjoint(self.people(mail)[::2])
            or not companies.isdisjoint(self.people(mail)[1::2])
        )

    def rest(self, worth: Collection[int]) -> list[int]:
        """Choose every mail of which this was said and that was not chosen yet; in order."""
        return self._choose(mail for mail in range(len(self)) if self.worth[mail] in worth)

    def _chosen(self) -> Iterator[int]:
        return (mail for mail, chosen in enumerate(self.chosen) if chosen)

    def _choose(self, mails: Iterable[int]) -> list[int]:
        fresh = [mail for mail in mails if not self.chosen[mail]]
        for mail in fresh:
            self.chosen[mail] = 1
        return fresh


def _find(parents: dict[int, int], number: int) -> int:
    """Find the top of a number's family and shorten the way there."""
    top = number
    while parents.setdefault(top, top) != top:
        top = parents[top]
    while parents[number] != top:
        parents[number], number = top, parents[number]
    return top
