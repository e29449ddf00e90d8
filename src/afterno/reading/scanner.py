"""One scan of bytes for the terms: by RE2 where it is installed, else by looking for literals first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from afterno.reading import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GAP: Final = r"\W*"
_WHOLE_WORDS: Final = 5
"""Weak terms so short stand for a whole word (or its plural)."""
_EMAIL_RESUME: Final = r"r(?:\xc3\xa9|\xe9|e\xcc\x81)sum(?:\xc3\xa9|\xe9|e)"


class _Match(Protocol):
    def group(self) -> bytes: ...


class Scanner(Protocol):
    """Says whether bytes hold what makes a mail worth reading."""

    def text(self, data: bytes) -> bool:
        """Say whether there is a strong term, or two different weak ones."""

    def sender(self, data: bytes) -> bool:
        """Say whether header lines name somebody who sends such mail."""


def _pattern(term: str) -> str:
    return re.escape(term).replace("_", _GAP)


def _weak_pattern(term: str) -> str:
    return _pattern(term) + (r"s?\b" if len(term) < _WHOLE_WORDS else "")


def _union(patterns: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(patterns)})"


def _different(found: Iterator[_Match]) -> bool:
    """Two weak terms that do not begin alike (so that a plural is no second one)."""
    first: bytes | None = None
    for match in found:
        beginning = match.group()[:4].lower().rstrip(b"s")
        if first is None:
            first = beginning
        elif beginning != first:
            return True
    return False


class Re2Scanner:
    """Google's RE2: one pass, linear, whatever the text."""

    def __init__(self) -> None:
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.case_sensitive = False
        options.log_errors = False
        options.max_mem = 32 << 20
        strong = [*map(_pattern, terms.STRONG), _EMAIL_RESUME]
        weak = [*map(_weak_pattern, terms.WEAK)]
        self._any, self._strong, self._weak, self._sender = (
            re2.compile(pattern.encode("latin-1"), options)
            for pattern in (
                _union([*strong, *weak]),
                _union(strong),
                _union(weak),
                "|".join(map(re.escape, terms.SENDERS)),
            )
        )

    def text(self, data: bytes) -> bool:
        """Say whether there is a strong term, or two different weak ones."""
        if self._any.search(data) is None:
            return False
        return self._strong.search(data) is not None or _different(self._weak.finditer(data))

    def sender(self, data: bytes) -> bool:
        """Say whether header lines name somebody who sends such mail."""
        return self._sender.search(data) is not None


class LiteralScanner:
    """Without any compiled package: literals are looked for first, and only around a find the whole term."""

    def __init__(self) -> None:
        self._strong = [_gated(term, _pattern(term)) for term in terms.STRONG]
        self._resume = re.compile(rb"\b" + _EMAIL_RESUME.encode("ascii"), re.IGNORECASE)
        self._senders = [name.encode("ascii") for name in terms.SENDERS]
        self._weak = [_gated(term, _weak_pattern(term)) for term in terms.WEAK]

    def text(self, data: bytes) -> bool:
        """Say whether there is a strong term, or two different weak ones."""
        low = data.lower()
        if any(literal in low and pattern.search(low) for literal, pattern in self._strong):
            return True
        if b"sum" in low and self._resume.search(low) is not None:
            return True
        matches = (pattern.search(low) for literal, pattern in self._weak if literal in low)
        return _different(match for match in matches if match is not None)

    def sender(self, data: bytes) -> bool:
        """Say whether header lines name somebody who sends such mail."""
        low = data.lower()
        return any(name in low for name in self._senders)


def _gated(term: str, pattern: str) -> tuple[bytes, re.Pattern[bytes]]:
    """Give the longest word of a term as the literal that is looked for, and the whole term as a pattern."""
    literal = max(term.split("_"), key=len).encode("ascii")
    return literal, re.compile(rb"\b" + pattern.encode("latin-1"))


@cache
def scanner() -> Scanner:
    """Give the fastest scanner there is here."""
    try:
        return Re2Scanner()
    except ImportError:
        return LiteralScanner()
