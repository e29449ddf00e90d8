"""A child process that reads the words of one scanned letter with Tesseract; `letters` starts and limits it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox import pdftext

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES: Final = 6
PROGRAM: Final = "tesseract"
LANGUAGES: Final = ("eng", "fra", "deu", "spa", "por", "ita", "nld", "pol")
SECONDS: Final = 60


def main(kind: str) -> None:
    """Print the text of the scan ("pdf" or "picture") on standard input, and what stands in the way."""
    pdftext.limit(cpu_seconds=SECONDS)
    data = sys.stdin.buffer.read()
    texts: list[str] = []
    problem = ""
    try:
        languages = _languages()
        texts = [
            _read(picture, languages) for picture in (_pictures(data) if kind == "pdf" else iter((data,)))
        ]
    except ImportError:
        problem = "pillow"
    except Exception as error:  # noqa: BLE001 - pictures of other people fail in ways of their own
        problem = type(error).__name__
    json.dump(("\n\n".join(texts)[: pdftext.TEXT_LIMIT], problem), sys.stdout)


def _pictures(data: bytes) -> Iterator[bytes]:
    """Give the largest picture of each of the first pages."""
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(data), strict=False).pages[:PAGES]:
        found = [image.data for image in page.images]
        if found:
            yield max(found, key=len)


def _languages() -> str:
    """Name those of our languages that Tesseract has here."""
    listed = subprocess.run(  # noqa: S603 - a fixed program with a fixed word
        [PROGRAM, "--list-langs"], capture_output=True, timeout=SECONDS, check=True
    )
    here = set(listed.stdout.decode("ascii", "replace").split())
    return "+".join(name for name in LANGUAGES if name in here) or "eng"


def _read(picture: bytes, languages: str) -> str:
    done = subprocess.run(  # noqa: S603 - a fixed program, the picture on its standard input
        [PROGRAM, "stdin", "stdout", "-l", languages],
        input=picture, capture_output=True, timeout=SECONDS, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")
