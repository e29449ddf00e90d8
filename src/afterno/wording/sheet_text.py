"""A sheet as plain text: one page of at most 60 lines, 78 columns wide."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from afterno.wording.material import Gap
    from afterno.wording.sheets import Branch, Sheet, Step

COLUMNS = 78
LINES = 60


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _step(number: int, step: Step, *, hints: bool) -> Iterator[str]:
    yield from _wrap(step.heading, f"{number:2}. ", "    ")
    yield from _wrap(f"“{step.say}”", "    ", "    ")
    if hints and step.hint:
        yield from _wrap(step.hint, "    - ", "      ")


def _branch(branch: Branch) -> Iterator[str]:
    seconds = f" ({branch.seconds:.0f} seconds)" if branch.seconds else ""
    hint = f" {branch.hint}" if branch.hint else ""
    yield from _wrap(f"{branch.when}{seconds}: “{branch.say}”{hint}", "  - ", "    ")


def _gaps(gaps: Iterable[Gap]) -> Iterator[str]:
    for gap in gaps:
        yield from _wrap(f"{gap.what}: {gap.where}", "  - ", "    ")


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    shown = list(lines)
    return ["", heading, *shown] if shown else []


def _lines(sheet: Sheet, *, hints: bool, gaps: int) -> list[str]:
    lines = [*_wrap(sheet.title), ""]
    lines += [line for opening in sheet.opening for line in _wrap(opening)]
    lines += [line for n, step in enumerate(sheet.steps, 1) for line in _step(n, step, hints=hints)]
    lines += _part("If it goes another way", (x for branch in sheet.branches for x in _branch(branch)))
    lines += ["", *_wrap(sheet.never)] if sheet.never else []
    return lines + _part("Still to find", _gaps(sheet.gaps[:gaps]))


def render(sheet: Sheet) -> str:
    """Render the sheet; where it would not fit a page, the lesser gaps go first, then the hints."""
    lines: list[str] = []
    for hints, gaps in ((True, 12), (True, 4), (True, 2), (False, 2), (False, 1), (False, 0)):
        lines = _lines(sheet, hints=hints, gaps=gaps)
        if len(lines) <= LINES:
            break
    return "\n".join(lines[:LINES]) + "\n"
