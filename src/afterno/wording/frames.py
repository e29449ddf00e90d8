"""The little language the rules are written in, and its translation to regular expressions over tokens.

A pattern is a row of elements, matched against the plain tokens of one sentence:

    word        this token                        wor*      a token that begins so
    a|b c|d     inside ( ): alternatives          (..)?     may be absent
    <NAME>      any entry of the class NAME       !(..)     what follows must not be this
    ..3         up to three words in between      ~3        up to three tokens, commas too
    ^           the sentence begins here          $         a clause ends here
    #           a number

Every gap is bounded and tokens cannot overlap, so the time stays in proportion to the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECES = re.compile(r"!\(|\)\?|[()|^$#]|\.\.\d+|~\d+|<[A-Z_]+>\??|[^\s()|]+")
_COMMON = frozenset(
    "i you your my me we us our it its is are was were be been am have has had do does did not no to of in on at "
    "for a an the and or but that this these those with as if so by from will would can could should may might "
    "there here what who why how when which any some one just very really more most all out up , . ? !".split()
)
START = r"(?:(?<= )|^)"


class BadPattern(ValueError):  # noqa: N818 - named after what is wrong
    """A rule holds a pattern that cannot be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A translated piece of a pattern, and sets of words: of each set one word must occur where it matches."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()


def classes(source: Mapping[str, list[str]]) -> dict[str, Piece]:
    """Translate the word classes in order; a later class may use the earlier ones."""
    known: dict[str, Piece] = {}
    for name, entries in source.items():
        known[name] = translate(" | ".join(entries), known)
    return known


def translate(pattern: str, known: Mapping[str, Piece]) -> Piece:
    """Translate one pattern."""
    pieces = _PIECES.findall(pattern)
    piece, rest = _alternatives(pieces, 0, known)
    if rest != len(pieces):
        raise BadPattern(f"unmatched ) in pattern: {pattern}")
    return piece


def _alternatives(pieces: list[str], at: int, known: Mapping[str, Piece]) -> tuple[Piece, int]:
    rows: list[Piece] = []
    row, at = _row(pieces, at, known)
    rows.append(row)
    while at < len(pieces) and pieces[at] == "|":
        row, at = _row(pieces, at + 1, known)
        rows.append(row)
    if len(rows) == 1:
        return rows[0], at
    regex = "(?:" + "|".join(row.regex for row in rows) + ")"
    if not all(row.needs for row in rows):
        return Piece(regex), at
    return Piece(regex, (frozenset().union(*(row.needs[0] for row in rows)),)), at


def _row(pieces: list[str], at: int, known: Mapping[str, Piece]) -> tuple[Piece, int]:
    regex: list[str] = []
    needs: list[frozenset[str]] = []
    while at < len(pieces) and pieces[at] not in {"|", ")", ")?"}:
        piece, at = _element(pieces, at, known)
        regex.append(piece.regex)
        needs += piece.needs
    return Piece("".join(regex), tuple(sorted(needs, key=_commonness))), at


def _element(pieces: list[str], at: int, known: Mapping[str, Piece]) -> tuple[Piece, int]:
    piece = pieces[at]
    if piece in {"(", "!("}:
        inner, end = _alternatives(pieces, at + 1, known)
        if end >= len(pieces):
            raise BadPattern("a ( is never closed")
        if piece == "!(":
            return Piece(f"(?!{inner.regex})"), end + 1
        if pieces[end] == ")?":
            return Piece(f"(?:{inner.regex})?"), end + 1
        return Piece(f"(?:{inner.regex})", inner.needs), end + 1
    return _simple(piece, known), at + 1


def _simple(piece: str, known: Mapping[str, Piece]) -> Piece:
    if piece[:2] == "..":
        return Piece(rf"(?:[\w'+][^ ]* ){{0,{piece[2:]}}}?")
    if piece[0] == "~":
        return Piece(rf"(?:(?![.?!] )[^ ]+ ){{0,{piece[1:]}}}?")
    if piece == "^":
        return Piece("(?<![^ ] )^")
    if piece == "$":
        return Piece(r"(?=[^\w'] |$)")
    if piece == "#":
        return Piece(r"[\d+(][^ ]* ")
    if piece[0] == "<":
        return _class(piece, known)
    return _word(piece)


def _class(piece: str, known: Mapping[str, Piece]) -> Piece:
    name = piece.strip("<>?")
    if name not in known:
        raise BadPattern(f"unknown class <{name}>")
    inner = known[name]
    return Piece(f"(?:{inner.regex})?") if piece.endswith("?") else inner


def _word(piece: str) -> Piece:
    optional = len(piece) > 1 and piece.endswith("?")
    word = piece[:-1] if optional else piece
    stem = word.endswith("*")
    regex = re.escape(word.rstrip("*")) + ("[^ ]* " if stem else " ")
    return Piece(f"(?:{regex})?") if optional else Piece(regex, (frozenset({word}),))


def _commonness(words: frozenset[str]) -> float:
    """How often one of these words will occur, roughly."""
    return float(sum(9 for word in words if word in _COMMON) + len(words) ** 0.5)
