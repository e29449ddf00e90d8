"""Bringing mail: files sent up, one mail pasted, the sample as a tour; and how far the reading is."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.urls import reverse

from afterno.service import texts
from afterno.web import outcomes, reading_job

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpResponse

    from afterno.web.visit import Visit

ENDINGS = (".mbox", ".eml", ".zip", ".pdf", ".txt", ".mbx", ".jpg", ".jpeg", ".png", ".tif", ".tiff", "")
HEADERS = re.compile(r"\A(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
LONGEST_PASTE = 200_000


def bring(visit: Visit) -> HttpResponse:
    """Take mail as files or pasted, and begin to read it."""
    if not visit.posted:
        return visit.show("mail.html", problem="", pasted="")
    pasted = visit.request.POST.get("pasted", "").strip()[:LONGEST_PASTE]
    files = visit.request.FILES.getlist("files")
    if not pasted and not files:
        return refused(visit, "Choose a file, or paste a mail.", pasted)
    strange = [file.name or "" for file in files if ending(file.name or "") not in ENDINGS]
    if strange:
        return refused(
            visit, f"{strange[0]} is none of .mbox, .eml, .zip, .pdf, .txt, .jpg, .png or .tif.", pasted
        )
    folder = Path(tempfile.mkdtemp(prefix="afterno-mail-"))
    paths = [*kept(folder, files), *([as_file(folder, pasted)] if pasted else [])]
    if not reading_job.begin(visit.owner, folder, paths, visit.now):
        shutil.rmtree(folder, ignore_errors=True)
        return refused(visit, "A reading is still going on. Wait until it is done.", pasted)
    return visit.go(reverse("reading"))


def refused(visit: Visit, problem: str, pasted: str) -> HttpResponse:
    """Say beside the field what is wrong; what was pasted is kept."""
    return visit.show("mail.html", problem=problem, pasted=pasted, status=400)


def ending(name: str) -> str:
    """Give the ending of a file's name."""
    return Path(name).suffix.lower()


def kept(folder: Path, files: Iterable[UploadedFile[Any]]) -> list[Path]:
    """Write the files sent up into a folder of their own, under names of our own."""
    paths = []
    for number, file in enumerate(files, start=1):
        path = folder / f"mail-{number}{ending(file.name or '') or '.mbox'}"
        if isinstance(file, TemporaryUploadedFile):  # a large one lies in a file already
            shutil.move(file.temporary_file_path(), path)
        else:
            path.write_bytes(file.read())
        paths.append(path)
    return paths


def as_file(folder: Path, pasted: str) -> Path:
    """Write what was pasted as a mail where it has a mail's head, else as a letter."""
    text = pasted.replace("\r\n", "\n")
    path = folder / ("pasted.eml" if HEADERS.match(text) else "pasted.txt")
    path.write_text(text + "\n", encoding="utf-8")
    return path


def reading(visit: Visit) -> HttpResponse:
    """Show how far the reading is, and what it came to."""
    job = reading_job.job_of(visit.owner)
    if job is None:
        return visit.go(reverse("mail"))
    piece = bool(visit.request.headers.get("HX-Request"))
    template = "reading_piece.html" if piece else "reading.html"
    problem = outcomes.plain(job.problem)
    response = visit.show(template, job=job, problem=problem, kinds=texts.KINDS_OF_MAIL)
    if piece and job.over:
        response["HX-Refresh"] = "true"
    return response
