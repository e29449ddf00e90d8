"""Mail being read in the background of this process, so that a page can show how far it is."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

from afterno.errors import AfternoError
from afterno.service import reading, syncing
from afterno.service.summary import ReadSummary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    Step = Callable[[int, int], None]
    Work = Callable[[Step], "tuple[ReadSummary | None, str]"]


@dataclass(slots=True)
class Job:
    """One reading: how far it is, what it came to, and the page it was asked for on."""

    back: str = "mail"
    folder: Path | None = None
    """Where the files lie that are read, until they are."""
    done: int = 0
    total: int = 0
    summary: ReadSummary | None = None
    problem: str = ""
    over: bool = False
    """Whether it has ended, well or not."""
    thread: threading.Thread | None = field(default=None, repr=False)

    @property
    def percent(self) -> int:
        """How far it is, of a hundred."""
        return min(99, self.done * 100 // self.total) if self.total else 0


_JOBS: dict[int, Job] = {}
_LOCK = threading.Lock()


def job_of(owner: int) -> Job | None:
    """Give the reading of this owner, running or the last."""
    return _JOBS.get(owner)


def begin(owner: int, folder: Path, paths: list[Path], now: datetime) -> bool:
    """Begin to read files, which are taken away at the end; False where a reading is running."""

    def work(step: Step) -> tuple[ReadSummary | None, str]:
        try:
            return reading.read_mail(owner, paths, now, progress=step), ""
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return _begin(owner, work, Job(folder=folder))


def begin_sync(owner: int, address: str, now: datetime) -> bool:
    """Begin to read what is new in a connected mailbox; False where a reading is running."""

    def work(step: Step) -> tuple[ReadSummary | None, str]:
        found = syncing.sync(owner, now, address=address, progress=step)
        summary = ReadSummary()
        for one in found:
            summary = syncing.together(summary, one.summary or ReadSummary())
        return summary, " ".join(one.problem for one in found if one.problem)

    return _begin(owner, work, Job("mailboxes"))


def _begin(owner: int, work: Work, job: Job) -> bool:
    with _LOCK:
        running = _JOBS.get(owner)
        if running and not running.over:
            return False
        _JOBS[owner] = job
    job.thread = threading.Thread(target=_run, args=(job, work), name="reading", daemon=True)
    job.thread.start()
    return True


def _run(job: Job, work: Work) -> None:
    def step(done: int, total: int) -> None:
        job.done, job.total = done, total

    try:
        job.summary, job.problem = work(step)
    except AfternoError as error:
        job.problem = str(error)
    except Exception as error:  # noqa: BLE001 - a page must be able to say that it ended
        job.problem = f"Something went wrong inside ({type(error).__name__}). What was read before is kept."
    finally:
        connection.close()
        job.over = True
