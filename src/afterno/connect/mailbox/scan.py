"""Two passes over the sources: a glance at every mail, then a full reading of the few that matter.

scan = Scan(["mail.mbox"])
for mail in scan.candidates(): ...      # by their words, and the threads of those
for mail in scan.of({"dana@corp.example"}, {"corp.example"}): ...   # people of confirmed candidates
"""

from __future__ import annotations

import os
import time
import weakref
from array import array
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from afterno.connect.mailbox import glance, known, sources, workers
from afterno.reading.prefilter import Worth
from afterno.reading.threads import Index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from afterno.connect.mailbox.known import Known
    from afterno.connect.mailbox.source import Progress, RawMail

ALONE_BELOW: Final = 12 * 1024 * 1024
"""Less mail than this is not worth the start of another process."""
BATCH: Final = 40
EARLY: Final = 4
"""So many batches, from all over, are answered before other processes come to be: those then know what it loaded. Fewer
are not worth another process."""
GLANCED: Final = 0.4
"""How far a reading is told to be when every mail was glanced at; what is read in full is the rest."""
_Wanted = tuple[sources.SourceFile, list[tuple[int, int]]]
"""A file, and offset and number of each mail that is wanted of it."""
_Task = tuple[str, Any, list[_Wanted]]
"""The name of a function, what it is given besides a mail, the mails."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not read, and why."""

    source: str
    why: str


class Scan:
    """A reading of sources: `paths`, and `files` somebody found already.

    The first pass runs when the first candidate is asked for.
    """

    def __init__(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        remembered: Mapping[str, Known] | None = None,
        processes: int | None = None,
        progress: Progress | None = None,
        files: Iterable[sources.SourceFile] = (),
    ) -> None:
        self._begun = time.time_ns()
        self._remembered = dict(remembered or {})
        self.files = [*sources.find(paths, remembered=remembered), *files]
        self.total = sum(file.size - file.start for file in self.files)
        self.index = Index()
        self._unread: list[tuple[int, int, int]] = []
        self._progress = progress
        self._told = 0.0
        wanted = min(2, os.cpu_count() or 1) if processes is None else processes
        self._pool = workers.Pool(wanted if self.total > ALONE_BELOW else 1)
        weakref.finalize(self, self._pool.close)
        self._places, self._offsets, self._numbers = array("I"), array("Q"), array("I")
        self._counts: dict[int, int] = {}
        self._glanced = False

    def candidates(self) -> Iterator[RawMail]:
        """Every mail that could belong to a job search by its words, and the threads of those."""
        yield from self._fetched(self._candidates())

    def of(self, people: Iterable[str], domains: Iterable[str] = ()) -> Iterator[RawMail]:
        """Give what these people and companies wrote or were sent, with its threads, unless it was given before."""
        self.glance()
        yield from self._fetched(sorted([*self.index.of(people, domains), *self.index.widen()]))

    def read(
        self,
        function: str,
        given: object = None,
        *,
        people: Iterable[str] | None = None,
        domains: Iterable[str] = (),
        upto: float = 1.0,
    ) -> Iterator[Any]:
        """Answers of `function` ("module:name") to the candidates, worked out in all processes.

        It is called with one RawMail and `given`. With `people` (or `domains`) the answers to what `of` gives instead.
        `upto` is how far of the whole it then is told to be.
        """
        if people is None and not domains:
            wanted = self._candidates()
        else:
            self.glance()
            wanted = sorted([*self.index.of(people or (), domains), *self.index.widen()])
        yield from self._answers(function, given, wanted, upto)

    def read_rest(
        self, function: str, given: object = None, *, worth: Collection[Worth], upto: float = 1.0
    ) -> Iterator[Any]:
        """Answers, as `read` gives them, to the mails of which this was said and that were not given before."""
        self.glance()
        yield from self._answers(function, given, self.index.rest(worth), upto)

    def _answers(self, function: str, given: object, wanted: list[int], upto: float) -> Iterator[Any]:
        tasks = [(function, given, batch) for batch in self._batches(wanted)]
        early = self._early(tasks)
        later = (task for place, task in enumerate(tasks) if place not in early)
        answered = self._pool.mapped("afterno.connect.mailbox.scan:answers", later, alone=len(tasks) <= EARLY)
        begun = self._told
        for place in range(len(tasks)):
            yield from early[place] if place in early else next(answered)
            self._tell(begun + (upto - begun) * (place + 1) / len(tasks))
        self._tell(upto)

    def _early(self, tasks: list[_Task]) -> dict[int, list[Any]]:
        """Answer a few batches here, by place among all, and let the next processes be copies of this one."""
        if len(tasks) <= EARLY or not self._pool.renewed():
            return {}
        return {place: answers(tasks[place]) for place in range(0, len(tasks), -(-len(tasks) // EARLY))}

    def skipped(self) -> Iterator[Skipped]:
        """Name what could not be read at all, and why."""
        self.glance()
        for place, group in groupby(self._unread, key=lambda unread: unread[0]):
            for _, mail in glance.fetch(self.files[place], [(offset, number) for _, offset, number in group]):
                yield Skipped(mail.source, mail.problem or "not readable")

    def remember(self) -> dict[str, Known]:
        """Give what to hand to the next scan as `remembered`, so that it reads only what is new."""
        self.glance()
        found = dict(self._remembered)
        folders = set()
        for place, file in enumerate(self.files):
            if file.kind == "skipped":
                continue
            if file.kind in {"mbox", "zip"} or not file.inside:
                found[file.path] = known.of_file(file.path, mails=self._counts.get(place, 0), size=file.size)
            else:
                folders.add(os.path.dirname(file.path))  # noqa: PTH120 - a hundred thousand of them
        for folder in folders:
            found[folder] = known.of_folder(folder, read_at=self._begun)
        return found

    def mails(self) -> int:
        """Say how many mails the sources hold."""
        self.glance()
        return len(self.index) + len(self._unread)

    def glance(self) -> None:
        """Look at every mail once."""
        if self._glanced:
            return
        self._glanced = True
        pieces = list(glance.pieces(self.files))
        done = 0
        packs = self._pool.mapped("afterno.connect.mailbox.glance:rows", pieces)
        for piece, packed in zip(pieces, packs, strict=True):
            self._take(packed)
            done += piece.size
            self._tell(GLANCED * done / self.total if self.total else GLANCED)

    def _tell(self, share: float) -> None:
        """Tell how far the reading is; never less than before."""
        self._told = max(self._told, share)
        if self._progress is not None:
            self._progress(int(self._told * self.total), self.total)

    def _take(self, packed: array[int]) -> None:
        for mail in glance.unpacked(packed):
            place = mail.place
            self._counts[place] = number = self._counts.get(place, self.files[place].number) + 1
            if mail.worth is None:
                self._unread.append((place, mail.offset, number))
                continue
            self.index.add(mail.row, worth=mail.worth, chosen=mail.worth is Worth.WORDS)
            self._places.append(place)
            self._offsets.append(mail.offset)
            self._numbers.append(number)

    def _candidates(self) -> list[int]:
        self.glance()
        self.index.widen()
        return [mail for mail, chosen in enumerate(self.index.chosen) if chosen]

    def _batches(self, mails: list[int]) -> Iterator[list[_Wanted]]:
        """Give the mails to fetch in handy batches; those of one archive together, for it is read from its start."""
        held: list[_Wanted] = []
        count = 0
        for place, group in groupby(mails, key=self._places.__getitem__):
            wanted = [(self._offsets[mail], self._numbers[mail]) for mail in group]
            step = len(wanted) if self.files[place].kind == "zip" else BATCH
            for start in range(0, len(wanted), step):
                held.append((self.files[place], wanted[start : start + step]))
                count += len(held[-1][1])
                if count >= BATCH:
                    yield held
                    held, count = [], 0
        if held:
            yield held

    def _fetched(self, mails: list[int]) -> Iterator[RawMail]:
        for place, group in groupby(mails, key=self._places.__getitem__):
            wanted = [(self._offsets[mail], self._numbers[mail]) for mail in group]
            for _, mail in glance.fetch(self.files[place], wanted):
                yield mail


def answers(task: _Task) -> list[Any]:
    """Fetch a batch of mails and give each to a function."""
    name, given, batch = task
    function = workers.resolved(name)
    return [function(mail, given) for file, wanted in batch for _, mail in glance.fetch(file, wanted)]


def label(mail: RawMail, _given: object) -> str:
    """Give a mail's name and length, for measurements."""
    return f"{mail.source} {len(mail.raw)}"
