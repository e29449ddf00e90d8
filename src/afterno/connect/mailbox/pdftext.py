"""A child process that reads one PDF from standard input and prints its text as JSON; `letters` starts and limits it."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_LIMIT: Final = 30
TEXT_LIMIT: Final = 200_000
MEMORY: Final = 1 << 30
CPU_SECONDS: Final = 20


def main() -> None:
    """Print the text of the PDF and, where it cannot be read, what stands in the way."""
    limit()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    problem = ""
    try:
        for text in _pages(sys.stdin.buffer.read()):
            pages.append(text)
            if sum(map(len, pages)) > TEXT_LIMIT:
                break
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever a broken file makes it raise
        problem = "" if pages else f"{type(error).__name__}"
    json.dump(("\n\n".join(pages)[:TEXT_LIMIT], problem), sys.stdout)


def limit(*, cpu_seconds: int = CPU_SECONDS) -> None:
    """Ask the system to stop this process and its children before they take too much, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def _pages(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PermissionError("locked by a password")
    for number, page in enumerate(reader.pages):
        if number >= PAGE_LIMIT:
            return
        yield page.extract_text()
