"""A linear model on the first words of a mail: how likely it is mail of a job search, before it is parsed.

It hears what no single word says: half of the no's that people write in their own words hold none of the usual words.
Each word and each pair of neighbours (the CRC-32 of its ASCII letters) has one byte.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final
from zlib import crc32

from afterno.reading.scanner import LETTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "prefilter.weights"
WORDS: Final = 80
"""So many words of a mail are heard, its subject's first: what a mail is about stands at its beginning."""
_BYTES: Final = 2_000
BYTES: Final = 16_000
"""So much of a text is enough to find so many words behind what it quotes."""
_DAMPED: Final = 30
"""So many words and pairs of no weight are put to those known: few of them do not say much."""
_MAGIC: Final = b"APW1"
_HEAD: Final = struct.Struct("<4sI2f")


def features(subject: bytes, text: bytes) -> set[int]:
    """Give the numbers of the first words, and of each two that stand together; quoted lines are left out."""
    text = text[:BYTES]
    if b"\n>" in text or b"\n >" in text or text[:1] == b">":
        text = b"\n".join([line for line in text.split(b"\n") if line.lstrip()[:1] != b">"])
    words = (subject + b" " + text[:_BYTES]).translate(LETTERS).split(None, WORDS)[:WORDS]
    numbers = [*map(crc32, words)]
    return {*numbers, *map(crc32, words[1:], numbers)}


def share(known: int) -> float:
    """Give how much each of so many known words and pairs counts."""
    return float((known + _DAMPED) ** -0.5)


@dataclass(frozen=True, eq=False)
class Model:
    """A byte for each number; `step` is what one is worth."""

    weights: Mapping[int, int]
    step: float
    bias: float

    def score(self, subject: bytes, text: bytes) -> tuple[float, int]:
        """Give the log odds that a mail belongs to a job search, and of how many words and pairs that was heard.

        Subject and text may be in any charset that contains ASCII.
        """
        weights = self.weights
        heard = features(subject, text)
        known = [weights[number] for number in heard if number in weights]
        return self.bias + self.step * sum(known) * share(len(known)), len(heard)


def pack(weights: Mapping[int, int], step: float, bias: float) -> bytes:
    """Give the file's bytes: a head, the sorted numbers, then a byte for each."""
    numbers = array("I", sorted(weights))
    body = array("b", [weights[number] for number in numbers]).tobytes()
    return _HEAD.pack(_MAGIC, len(numbers), step, bias) + struct.pack(f"<{len(numbers)}I", *numbers) + body


def unpack(data: bytes) -> Model:
    """Read what `pack` wrote; raises ValueError for another version's file."""
    if len(data) < _HEAD.size:
        raise ValueError(f"{FILE} is cut short")
    magic, count, step, bias = _HEAD.unpack_from(data)
    rows_at = _HEAD.size + 4 * count
    if magic != _MAGIC or len(data) != rows_at + count:
        raise ValueError(f"{FILE} does not belong to this version")
    numbers = array("I")
    numbers.frombytes(data[_HEAD.size : rows_at])
    if sys.byteorder == "big":
        numbers.byteswap()
    return Model(dict(zip(numbers, memoryview(data)[rows_at:].cast("b"), strict=True)), step, bias)


@cache
def model() -> Model:
    """Give the shipped weights, read once."""
    return unpack(resources.files("afterno.reading").joinpath("rules", FILE).read_bytes())
