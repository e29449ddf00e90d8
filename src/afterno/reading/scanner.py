"""One scan of bytes for the terms: by RE2 where it is installed, else by looking for literals first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from afterno.reading import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TRIES: Final = 12
_LONG: Final = 5
_SHORT: Final = 3
"""Words are known by so many letters of their beginning, the long ones and the short ones."""
LETTERS: Final = bytes(c if 97 <= c <= 122 else c + 32 if 65 <= c <= 90 else 32 for c in range(256))
"""Bytes to the small letters of ASCII; all else is a space, so that one table serves every charset that contains ASCII."""
_AROUND: Final = 300
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
        first = self._any.search(data)
        if first is None:
            return False
        at = first.start()
        return self._strong.search(data, at) is not None or _different(self._weak.finditer(data, at))

    def sender(self, data: bytes) -> bool:
        """Say whether header lines name somebody who sends such mail."""
        return self._sender.search(data) is not None


class LiteralScanner:
    """Without any compiled package: the beginnings of the text's words say which terms are worth a search."""

    def __init__(self) -> None:
        self._strong = _by_beginning(_Gated.of(term, _pattern(term)) for term in terms.STRONG)
        self._weak = _by_beginning(_Gated.of(term, _weak_pattern(term)) for term in terms.WEAK)
        self._resume = re.compile(rb"\b" + _EMAIL_RESUME.encode("ascii"), re.IGNORECASE)
        self._senders = [name.encode("ascii") for name in terms.SENDERS]

    def text(self, data: bytes) -> bool:
        """Say whether there is a strong term, or two different weak ones."""
        words = set(data.translate(LETTERS).split())
        beginnings = {word[:_LONG] for word in words} | {word[:_SHORT] for word in words}
        low = data.lower()
        for beginning in self._strong.keys() & beginnings:
            if any(term.search(low) for term in self._strong[beginning]):
                return True
        if b"sum" in beginnings and self._resume.search(low) is not None:
            return True
        weak = (
            term.search(low) for beginning in self._weak.keys() & beginnings for term in self._weak[beginning]
        )
        return _different(match for match in weak if match is not None)

    def sender(self, data: bytes) -> bool:
        """Say whether header lines name somebody who sends such mail."""
        low = data.lower()
        return any(name in low for name in self._senders)


def _by_beginning(found: Iterable[_Gated]) -> dict[bytes, list[_Gated]]:
    terms_of: dict[bytes, list[_Gated]] = {}
    for term in found:
        word = re.split(rb"[^a-z]", term.literal)[0]
        keys = [word[:_LONG]] if len(word) >= _LONG else [word[:_SHORT]]
        if len(word) < _SHORT:
            keys.append(word + b"s")
        for key in keys:
            terms_of.setdefault(key, []).append(term)
    return terms_of


@dataclass(frozen=True, slots=True)
class _Gated:
    """A term: its longest word is looked for, and where it stands the whole pattern is tried."""

    literal: bytes
    first: bool
    """Does the term begin with the literal?"""
    pattern: re.Pattern[bytes]

    @classmethod
    def of(cls, term: str, pattern: str) -> _Gated:
        words = term.split("_")
        longest = max(words[::-1], key=len)
        return cls(
            longest.encode("ascii"), words[0] == longest, re.compile(rb"\b" + pattern.encode("latin-1"))
        )

    def search(self, low: bytes) -> re.Match[bytes] | None:
        """Find the term around its literal; a text with the literal all over is searched from end to end."""
        at = low.find(self.literal)
        for _ in range(_TRIES):
            if at < 0:
                return None
            if self.first:
                match = self.pattern.match(low, at)
            else:
                match = self.pattern.search(low, max(0, at - _AROUND), at + _AROUND)
            if match is not None:
                return match
            at = low.find(self.literal, at + 1)
        return self.pattern.search(low)


@cache
def scanner() -> Scanner:
    """Give the fastest scanner there is here."""
    try:
        return Re2Scanner()
    except ImportError:
        return LiteralScanner()
