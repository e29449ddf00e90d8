"""Mail being read in the background of this process, so that a page can show how far it is."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

from afterno.errors import AfternoError
from afterno.service import reading

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from afterno.service.types import ReadSummary


@dataclass(slots=True)
class Job:
    """One reading: how far it is, and what it came to."""

    folder: Path
    done: int = 0
    total: int = 0
    summary: ReadSummary | None = None
    problem: str = ""
    thread: threading.Thread | None = field(default=None, repr=False)

    @property
    def over(self) -> bool:
        """Tell whether it has ended, well or not."""
        return self.summary is not None or bool(self.problem)

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
    """Begin a reading; False where one is running."""
    with _LOCK:
        running = _JOBS.get(owner)
        if running and not running.over:
            return False
        job = _JOBS[owner] = Job(folder)
    job.thread = threading.Thread(target=_run, args=(owner, job, paths, now), name="reading", daemon=True)
    job.thread.start()
    return True


def _run(owner: int, job: Job, paths: list[Path], now: datetime) -> None:
    def progress(done: int, total: int) -> None:
        job.done, job.total = done, total

    try:
        job.summary = reading.read_mail(owner, paths, now, progress=progress)
    except AfternoError as error:
        job.problem = str(error)
    except Exception as error:  # noqa: BLE001 - a page must be able to say that it ended
        job.problem = f"Something went wrong inside ({type(error).__name__}). What was read before is kept."
    finally:
        shutil.rmtree(job.folder, ignore_errors=True)
        connection.close()
