"""A second voice beside the frames: how much a sentence as a whole sounds like a family of findings.

A frame sees a few words, the vote sees all of them: a linear model on word stems and pairs, one byte a weight. It never
finds anything by itself. Where a frame shows a sign, the vote decides whether the sentence as a whole bears it out.
`scripts/train_coach_vote.py` makes the weights.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FAMILIES = ("ASK", "CHL", "GTK", "MIL", "MTG", "NWS", "OBS", "PER", "POL", "PST", "YNG")
"""Families the vote knows, in the order of their weights in the file."""
BUCKETS = 1 << 14
"""Features are hashed into this many places."""
SCALE = 16
"""A weight of one byte is the model's weight times this."""
BORNE_OUT = -2.6
"""A sentence that sounds less like the family than this is not what a frame takes it for."""
WEIGHTS = "vote.weights"
_ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 3
_OFFSET = 128


def stem(word: str) -> str:
    """Cut a common ending off a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def features(words: Iterable[str]) -> frozenset[int]:
    """Give the places of a sentence's stems, neighbours and near neighbours."""
    row = ["^", *(stem(word) for word in words if word and (word[0].isalpha() or word in "?!")), "$"]
    return frozenset(zlib.crc32(name.encode()) % BUCKETS for name in neighbours(row))


def neighbours(row: Sequence[str]) -> Iterator[str]:
    """Give the stems of a row between its two ends, their pairs, and pairs with one stem left out."""
    yield from row[1:-1]
    for first, second in pairwise(row):
        yield f"{first}_{second}"
    for first, second in zip(row[1:], row[3:-1], strict=False):
        yield f"{first}__{second}"


@lru_cache(maxsize=4)
def table_of(name: str) -> bytes | None:
    """Unpack a model's weights, one byte each; None where the file is missing."""
    try:
        packed = (files("afterno.wording") / "rules" / name).read_bytes()
    except FileNotFoundError:
        return None
    return zlib.decompress(packed)


def _weights() -> bytes | None:
    return table_of(WEIGHTS)


def score(family: str, words: Iterable[str]) -> float | None:
    """Say how much these words sound like the family: above 0 rather yes; None where the vote is not asked."""
    table = _weights()
    if table is None or family not in FAMILIES:
        return None
    return _score(table, FAMILIES.index(family), features(words))


def spoken_against(words: Iterable[str]) -> frozenset[str]:
    """Give the families a sentence of these words does not sound like at all: their frames need not look."""
    table = _weights()
    if table is None:
        return frozenset()
    places = features(words)
    return frozenset(
        family for number, family in enumerate(FAMILIES) if _score(table, number, places) < BORNE_OUT
    )


def _score(table: bytes, number: int, places: frozenset[int]) -> float:
    begin = number * (BUCKETS + 1)
    total = sum([table[begin + place] for place in places]) - _OFFSET * len(places)
    bias = table[begin + BUCKETS] - _OFFSET
    return float((total / max(len(places), 1) ** 0.5 + bias) / SCALE)
