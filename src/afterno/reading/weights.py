"""A linear model as it is shipped: for each feature (the CRC-32 of its name) one byte for each kind of mail."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from afterno.reading.result import Kind, Reason, Signer

KINDS: Final[tuple[Kind, ...]] = (
    "rejection", "received", "interview", "assessment", "offer", "outreach", "alert", "withdrawal", "other_job", "other",
)  # fmt: skip
REASONS: Final[tuple[Reason, ...]] = ("declined", "filled", "cancelled", "paused")
SIGNERS: Final[tuple[Signer, ...]] = ("manager", "hr", "organisation", "machine")
HEADS: Final = (*KINDS, *(f"reason-{one}" for one in REASONS), *(f"signer-{one}" for one in SIGNERS))
"""What is asked of every feature: which kind; of a no also why, and who signs."""
FILE: Final = "recogniser.weights"
_HEAD: Final = struct.Struct("<4sHI")
_MAGIC: Final = b"ANW3"


def number(name: str) -> int:
    """Give a feature's number, the same on every machine."""
    return crc32(name.encode("utf-8"))


@dataclass(frozen=True)
class Model:
    """`numbers` are sorted; `rows` holds for each of them a byte for each of HEADS; a byte is worth its kind's scale."""

    numbers: array[int]
    rows: memoryview
    bias: tuple[float, ...]
    scale: tuple[float, ...]

    def row(self, name: str) -> Sequence[int] | None:
        """Give a feature's bytes, None where it was never learned."""
        wanted = number(name)
        at = bisect_left(self.numbers, wanted)
        if at == len(self.numbers) or self.numbers[at] != wanted:
            return None
        return self.rows[at * len(HEADS) : (at + 1) * len(HEADS)]

    def scores(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Give for each of HEADS the log-odds for a mail with these features."""
        sums = [0.0] * len(HEADS)
        for name, value in features.items():
            row = self.row(name)
            if row is not None:
                for place, weight in enumerate(row):
                    sums[place] += value * weight
        return tuple(
            start + scale * one for start, scale, one in zip(self.bias, self.scale, sums, strict=True)
        )


def pack(rows: Mapping[int, Sequence[int]], bias: Sequence[float], scale: Sequence[float]) -> bytes:
    """Give the file's bytes: a head, biases, scales, the sorted numbers, then their rows."""
    numbers = array("I", sorted(rows))
    body = b"".join(array("b", rows[one]).tobytes() for one in numbers)
    floats = struct.pack(f"<{2 * len(HEADS)}f", *bias, *scale)
    head = _HEAD.pack(_MAGIC, len(HEADS), len(numbers))
    return head + floats + struct.pack(f"<{len(numbers)}I", *numbers) + body


def unpack(data: bytes) -> Model:
    """Read what `pack` wrote; raises ValueError for another version's file."""
    magic, kinds, count = _HEAD.unpack_from(data)
    numbers_at = _HEAD.size + 8 * kinds
    rows_at = numbers_at + 4 * count
    if (magic, kinds) != (_MAGIC, len(HEADS)) or len(data) != rows_at + kinds * count:
        raise ValueError(f"{FILE} does not belong to this version")
    floats = struct.unpack_from(f"<{2 * kinds}f", data, _HEAD.size)
    numbers = array("I")
    numbers.frombytes(data[numbers_at:rows_at])
    if sys.byteorder == "big":
        numbers.byteswap()
    return Model(numbers, memoryview(data)[rows_at:].cast("b"), floats[:kinds], floats[kinds:])


@cache
def model() -> Model | None:
    """Give the shipped weights, read once; None where the file is missing (the rules alone then decide)."""
    try:
        return unpack(resources.files("afterno.reading").joinpath("rules", FILE).read_bytes())
    except FileNotFoundError:
        return None
