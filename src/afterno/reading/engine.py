"""Regular expressions over folded text: RE2 where it is installed, Python's own where it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

try:
    import re2
except ImportError:  # no wheel for this machine: slower, the same answers
    re2 = None

_MEMORY = 32 << 20


class Match(Protocol):
    """A match of either engine."""

    def start(self) -> int:
        """Give where it begins."""

    def end(self) -> int:
        """Give where it ends."""

    def group(self) -> bytes:
        """Give what was met."""


class Pattern(Protocol):
    """A pattern of either engine; it looks at ASCII bytes, as folded text is ASCII."""

    def search(self, string: bytes, /) -> Match | None:
        """Find the first match."""

    def finditer(self, string: bytes, /) -> Iterator[Match]:
        """Find all matches."""


def _options() -> Any:  # noqa: ANN401 - re2 has no types
    options = re2.Options()
    options.max_mem = _MEMORY
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    return options


def compile_pattern(source: str) -> Pattern:
    """Compile a pattern, linear in the text by RE2."""
    encoded = source.encode("ascii")
    compiled: Pattern = re.compile(encoded) if re2 is None else re2.compile(encoded, _options())
    return compiled


class Sieve:
    """Which of many patterns could be met in a text, by the literal words they need; all of them without RE2."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Collect the patterns and what each needs."""
        self._sources = kept = list(sources)
        self._all = tuple(range(len(kept)))
        self._patterns: dict[int, Pattern] = {}
        self._filter: Any = None
        if re2 is not None and kept:
            self._filter = re2.Filter()
            for source in kept:
                self._filter.Add(source.encode("ascii"), _options())
            self._filter.Compile()

    def pattern(self, number: int) -> Pattern:
        """Give one of the patterns; RE2 compiled it when it was collected."""
        if number not in self._patterns:
            self._patterns[number] = (
                compile_pattern(self._sources[number]) if self._filter is None else self._filter.re(number)
            )
        return self._patterns[number]

    def candidates(self, text: bytes) -> Iterable[int]:
        """Give the numbers of the patterns worth trying, in order."""
        if self._filter is None:
            return self._all
        found: list[int] | None = self._filter.Match(text, True)
        return sorted(found or ())
