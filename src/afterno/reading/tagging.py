"""The tagger as it is shipped: a conditional random field that marks the words of a role in a mail.

Each feature (the CRC-32 of its name) has one byte for each of the three tags; one tag behind another has a weight too.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE: Final = "roles.weights"
TAGS: Final = ("O", "B", "I")
"""Outside of any role, its first word, a further word of it."""
_MAGIC: Final = b"ART1"
_HEAD: Final = struct.Struct("<4sIf9f")
_LANE: Final = 20
"""Three weights are kept in one long number, so many bits apart, and added together."""
_HALF: Final = 1 << (_LANE - 1)
_MASK: Final = (1 << _LANE) - 1


@dataclass(frozen=True, eq=False)
class Tagger:
    """Sorted numbers of features, three bytes each, what a step of a byte is worth, and what tag may follow what."""

    numbers: array[int]
    rows: bytes
    step: float
    turns: tuple[tuple[float, ...], ...]
    """`turns[before][after]`, in units of the model."""

    @cached_property
    def _table(self) -> dict[int, int]:
        rows = memoryview(self.rows).cast("b")
        return {
            number: rows[at] + (rows[at + 1] << _LANE) + (rows[at + 2] << 2 * _LANE)
            for number, at in zip(self.numbers, range(0, len(rows), 3), strict=True)
        }

    def spans(self, tokens: Iterable[Sequence[int]]) -> list[tuple[int, int, float]]:
        """Give, by the numbers of each word's features, where a role may begin and end, and how likely just that is.

        Only what is likelier than LEAST is given; the chances of all spans that hold one word add up to at most 1.
        """
        odds = [self._odds(numbers) for numbers in tokens]
        if not odds:
            return []
        begins, after_b, after_i = self._weighed(odds)
        found = []
        for start, chance in enumerate(begins):
            left, at, goes_on = chance, start + 1, after_b
            while left > LEAST and at - start <= LONGEST:
                on = goes_on[at] if at < len(odds) else 0.0
                if left * (1 - on) > LEAST:
                    found.append((start, at, left * (1 - on)))
                left, at, goes_on = left * on, at + 1, after_i
        return found

    def _odds(self, numbers: Sequence[int]) -> tuple[float, float]:
        """How much likelier a word begins or goes on with a role than stands outside, taken alone."""
        table = self._table
        together = sum([table[number] for number in numbers if number in table])
        outside = ((together + _HALF) & _MASK) - _HALF
        rest = (together - outside) >> _LANE
        begins = ((rest + _HALF) & _MASK) - _HALF
        goes_on = (rest - begins) >> _LANE
        return exp(min(self.step * (begins - outside), _MOST)), exp(
            min(self.step * (goes_on - outside), _MOST)
        )

    def _weighed(self, odds: Sequence[tuple[float, float]]) -> tuple[list[float], list[float], list[float]]:
        """Forwards and backwards over all ways to tag the words.

        For each word: how likely it begins a role, and how likely it goes on with one that began, or went on, just before.
        """
        (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = (tuple(map(exp, row)) for row in self.turns)
        behind = [(1.0, 1.0, 1.0)]
        after_b, after_i = [], []
        for b, i in reversed(odds):
            o1, b1, i1 = behind[-1]
            b1, i1 = b1 * b, i1 * i
            before = (oo * o1 + ob * b1 + oi * i1, bo * o1 + bb * b1 + bi * i1, io * o1 + ib * b1 + ii * i1)
            after_b.append(bi * i1 / before[1])
            after_i.append(ii * i1 / before[2])
            behind.append(_even(*before))
        behind.reverse()
        begins = []
        here = _even(1.0, *odds[0])
        for place, (b, i) in enumerate(odds):
            o0, b0, i0 = here
            if place:
                here = o0, b0, i0 = _even(
                    o0 * oo + b0 * bo + i0 * io,
                    (o0 * ob + b0 * bb + i0 * ib) * b,
                    (o0 * oi + b0 * bi + i0 * ii) * i,
                )
            o1, b1, i1 = behind[place + 1]
            begins.append(b0 * b1 / (o0 * o1 + b0 * b1 + i0 * i1))
        return begins, after_b[::-1], after_i[::-1]


LEAST: Final = 0.01
LONGEST: Final = 12
_MOST: Final = 60.0


def _even(*values: float) -> tuple[float, float, float]:
    """Three values whose sum is one."""
    whole = sum(values)
    o, b, i = values
    return o / whole, b / whole, i / whole


def pack(rows: Mapping[int, Sequence[int]], step: float, turns: Sequence[Sequence[float]]) -> bytes:
    """Give the file's bytes: a head with the turns, the sorted numbers, then their rows."""
    numbers = array("I", sorted(rows))
    head = _HEAD.pack(_MAGIC, len(numbers), step, *(weight for row in turns for weight in row))
    body = b"".join(array("b", rows[one]).tobytes() for one in numbers)
    return head + struct.pack(f"<{len(numbers)}I", *numbers) + body


def unpack(data: bytes) -> Tagger:
    """Read what `pack` wrote; raises ValueError for another version's file."""
    magic, count, step, *turns = _HEAD.unpack_from(data)
    rows_at = _HEAD.size + 4 * count
    if magic != _MAGIC or len(data) != rows_at + 3 * count:
        raise ValueError(f"{FILE} does not belong to this version")
    numbers = array("I")
    numbers.frombytes(data[_HEAD.size : rows_at])
    if sys.byteorder == "big":
        numbers.byteswap()
    return Tagger(numbers, data[rows_at:], step, tuple(tuple(turns[at : at + 3]) for at in (0, 3, 6)))


@cache
def tagger() -> Tagger:
    """Give the shipped tagger, read once."""
    return unpack(resources.files("afterno.reading").joinpath("rules", FILE).read_bytes())
