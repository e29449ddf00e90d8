"""What words speak of, for the model that hears whole sentences: doubt, choice, praise, plea ... (`senses.txt`).

Senses are not findings. They let what was learned of "the panel misjudged me" help with "the jury misread me".
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from afterno.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@cache
def _lexicon() -> Lexicon:
    text = resources.files("afterno.wording").joinpath("senses.txt").read_text(encoding="utf-8")
    rows = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith("#"))
    return Lexicon({name: " ".join(_entries(line, rows)) for name, line in rows.items()})


def _entries(line: str, rows: dict[str, str]) -> Iterator[str]:
    """Give the entries of a row; `=other` stands for those of another row."""
    for entry in line.split():
        yield rows[entry[1:]] if entry.startswith("=") else entry


def of(words: Sequence[str]) -> list[tuple[int, str]]:
    """Give place and sense for each sense of a sentence's plain words, in order."""
    return _lexicon().of(words)
