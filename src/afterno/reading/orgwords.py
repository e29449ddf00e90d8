"""A domain read apart: `harbourlights` is Harbour Lights, by words that names of employers are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from afterno.reading.names import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN: Final = {3: 1.6, 4: 1.4}
_KNOWN_LONG: Final = 1.0
_HEARD: Final = 1.4
_JOINING: Final = 0.7
_OPENING: Final = 1.5
_UNKNOWN: Final = 2.5
_UNKNOWN_LETTER: Final = 0.5
_STUMP: Final = 1.2
_STUMP_LETTERS: Final = 4
_LONGEST: Final = 18
_LEAST: Final = 3
_JOINS: Final = frozenset(
    "and of the at in on by for de del du des d la le les el los las y e et und der die das am im zum zur an "
    "da do dos das di della delle dello dei van het ter ten w na pod nad".split()
)
_SOME_JOINS: Final = _JOINS - {"d", "y", "e", "w", "in", "on", "at", "an", "by", "am", "im", "na", "das"}
_OPENS: Final = frozenset({"the", "st", "los", "las", "les"})
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SHORT: Final = {
    "hq",
    "uk",
    "usa",
    "it",
    "tv",
    "fm",
    "ngo",
    "nhs",
    "hr",
    "bv",
    "nv",
    "kg",
    "ag",
    "sa",
    "sl",
    "cd",
    "fc",
}


@cache
def words() -> Mapping[str, str]:
    """Each known word without accents (umlauts both ways), and as it is written."""
    known: dict[str, str] = {}
    text = files("afterno.reading").joinpath("rules/orgwords.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        for word in line.split():
            if len(word) < _LEAST:
                continue
            for folded in (plain(word), plain(word.translate(_UMLAUTS))):
                known.setdefault(folded, word)
    return known


def heard(text: str, sender: str) -> dict[str, str]:
    """The words of a message that a domain may hold: any of the sender's name, the longer ones of the text."""
    found = {plain(word): word for word in re.findall(r"[^\W\d_]{5,}", text[:3000]) if word[0].isupper()}
    found |= {plain(word): word for word in re.findall(r"[^\W\d_]{3,}", sender)}
    return found


def name(label: str, said: Mapping[str, str]) -> str:
    """The domain's label as a name: split at hyphens, and inside them at words."""
    pieces = [piece for piece in label.lower().split("-") if piece]
    parts = [part for piece in pieces for part in _split(piece, tuple(sorted(said.items())))]
    shown = [_cased(part, place, len(pieces)) for place, part in enumerate(parts)]
    return " ".join(shown)


def _cased(part: str, place: int, pieces: int) -> str:
    if place and part in _JOINS:
        return part
    if part != part.lower():
        return part
    if part in _SHORT or (len(part) <= _LEAST and part not in words() and (pieces > 1 or not place)):
        return part.upper()
    return part[:1].upper() + part[1:]


@lru_cache(maxsize=256)
def _split(piece: str, said: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The cheapest reading: known words, words the mail says, and at most what is left between them."""
    heard_words, known = dict(said), words()
    piece = _said(piece)
    if middle := _two_and_two(piece):
        return (*_split(piece[:middle], said), "and", *_split(piece[middle + 3 :], said))
    best: list[tuple[float, tuple[str, ...], bool]] = [(0.0, (), False)]
    for end in range(1, len(piece) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            cost, parts, unknown = best[start]
            word = piece[start:end]
            if word in heard_words:
                options.append((cost + _HEARD, (*parts, _own_case(heard_words[word])), False))
            if word in known:
                options.append((cost + _KNOWN.get(len(word), _KNOWN_LONG), (*parts, known[word]), False))
            elif end < len(piece) and word in (_SOME_JOINS if start else _OPENS):
                options.append((cost + (_JOINING if start else _OPENING), (*parts, word), False))
            if not unknown and (len(word) >= _LEAST or (not start and end == len(piece))):
                stump = _STUMP if len(word) <= _STUMP_LETTERS else 0.0
                options.append((cost + _UNKNOWN + _UNKNOWN_LETTER * len(word) + stump, (*parts, word), True))
        best.append(min(options, key=lambda option: option[0], default=(99.0, (piece[:end],), True)))
    return best[-1][1]


def _said(piece: str) -> str:
    """The label without an abbreviation at its end, that nobody says: `ardmorenh`, `maplecrestcu`, `riverbend12`."""
    cut = _ABBREVIATED.search(piece)
    return piece[: cut.start()] if cut and cut.start() >= _WITHOUT and piece not in words() else piece


_ABBREVIATED: Final = re.compile(
    r"(?:\d+|cu|usd|isd|(?:bh|nh|qp|sd|cc|hc|hd|cd|vc|wc|bc|cf|cp|dc|fc|fd|gc|hb|hf|kc|mc|mh|pc|pd|qc|sf|sl|tc|td))$"
)
_WITHOUT: Final = 6


def _two_and_two(piece: str) -> int:
    """Where `and` joins two words of a label that the known words do not read apart, as in `peatandbarley`; else 0."""
    at = piece.find("and", _LEAST)
    if at < 0 or len(piece) - at - 3 < _LEAST or piece.find("and", at + 1) >= 0:
        return 0
    for start in range(max(0, at - _AROUND), at + 1):
        for end in range(at + 3, min(len(piece), at + _AROUND) + 1):
            word = piece[start:end]
            if (word in words() or word in _HOLD_AND) and (start, end) != (at, at + 3):
                return 0
    sides = (piece[:at], piece[at + 3 :])
    return at if any(side in words() for side in sides) else 0


_AROUND: Final = 8
_HOLD_AND: Final = frozenset(
    "land hand sand band grand brand stand island highland strand andy wand candle".split()
)


def _own_case(word: str) -> str:
    """`Köhler` stays as it is said; `KÖHLER` does not shout."""
    return word.capitalize() if word.isupper() or word.islower() else word
