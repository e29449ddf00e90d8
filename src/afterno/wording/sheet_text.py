"""A sheet as plain text: one page of at most 60 lines, 78 columns wide."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.wording.sheets import Branch, Sheet, Step

COLUMNS = 78
LINES = 60


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _step(number: int, step: Step, hints: bool) -> Iterator[str]:
    yield from _wrap(step.heading, f"{number:2}. ", "    ")
    yield from _wrap(f"“{step.say}”", "    ", "    ")
    if hints and step.hint:
        yield from _wrap(step.hint, "    · ", "      ")


def _branch(branch: Branch) -> Iterator[str]:
    seconds = f" ({branch.seconds:.0f} seconds)" if branch.seconds else ""
    yield from _wrap(f"{branch.when}{seconds}: “{branch.say}”", "  - ", "    ")


def _gaps(sheet: Sheet) -> Iterator[str]:
    if sheet.gaps:
        yield "Still to find"
    for gap in sheet.gaps:
        yield from _wrap(f"{gap.what}: {gap.where}", "  [ ] ", "      ")


def _lines(sheet: Sheet, *, hints: bool, gaps: int) -> list[str]:
    shown = sheet.gaps[:gaps]
    lines = [*_wrap(sheet.title), ""]
    lines += [line for opening in sheet.opening for line in _wrap(opening)]
    lines += [line for n, step in enumerate(sheet.steps, 1) for line in _step(n, step, hints)]
    if sheet.branches:
        lines += ["", "If it goes another way"]
        lines += [line for branch in sheet.branches for line in _branch(branch)]
    lines += ["", *_wrap(sheet.never)] if sheet.never else []
    if shown:
        lines += ["", "Still to find"]
        lines += [line for g in shown for line in _wrap(f"{g.what}: {g.where}", "  [ ] ", "      ")]
    return lines


def render(sheet: Sheet) -> str:
    """Render the sheet; where it would not fit a page, hints go first, then the lesser gaps."""
    lines: list[str] = []
    for hints, gaps in ((True, 10), (True, 4), (False, 4), (False, 2), (False, 0)):
        lines = _lines(sheet, hints=hints, gaps=gaps)
        if len(lines) <= LINES:
            break
    return "\n".join(lines[:LINES]) + "\n"
