"""A linear model as it is shipped: for each feature (the CRC-32 of its name) one byte for each kind of mail."""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from afterno.reading.result import Kind, Reason, Signer

KINDS: Final[tuple[Kind, ...]] = (
    "rejection", "received", "interview", "assessment", "offer", "outreach", "alert", "withdrawal", "other_job", "other",
)  # fmt: skip
REASONS: Final[tuple[Reason, ...]] = ("declined", "filled", "cancelled", "paused")
SIGNERS: Final[tuple[Signer, ...]] = ("manager", "hr", "organisation", "machine")
HEADS: Final = (
    *KINDS,
    *(f"reason-{one}" for one in REASONS),
    *(f"signer-{one}" for one in SIGNERS),
    "door-open",
)
"""What is asked of every feature: which kind; of a no also why, who signs, and whether it leaves a door open."""
FILE: Final = "recogniser.weights"
_HEAD: Final = struct.Struct("<4sHI")
_MAGIC: Final = b"ANW3"
_LANES: Final = struct.Struct(f"<{len(HEADS) + 1}I")
"""A row as one long number: for each of HEADS its byte raised by 128, at last a one that counts rows. Long numbers are
added all lanes at once."""
_RAISED: Final = bytes((byte + 128) & 255 for byte in range(256))


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
    _seen: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    def row(self, name: str) -> memoryview | None:
        """Give a feature's bytes, None where it was never learned."""
        at = self._places.get(number(name))
        return None if at is None else self.rows[at * len(HEADS) : (at + 1) * len(HEADS)]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.numbers)}

    def scores(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Give for each of HEADS the log-odds for a mail with these features."""
        by_value: dict[float, list[int]] = {}
        places = self._places
        numbers = map(crc32, map(str.encode, features))
        for wanted, value in zip(numbers, features.values(), strict=True):
            if wanted in places:
                by_value.setdefault(value, []).append(wanted)
        sums = [0.0] * len(HEADS)
        for value, known in by_value.items():
            together = sum(map(self._lanes, known))
            *lanes_of, rows = _LANES.unpack(together.to_bytes(_LANES.size, "little"))
            for place, raised in enumerate(lanes_of):
                sums[place] += value * (raised - 128 * rows)
        return tuple(
            start + scale * one for start, scale, one in zip(self.bias, self.scale, sums, strict=True)
        )

    def first(self, names: Iterable[str]) -> int:
        """Give the sum of these features' bytes for the first of HEADS."""
        lanes_of: tuple[int, ...] = _LANES.unpack(
            sum(map(self._lanes, map(number, names))).to_bytes(_LANES.size, "little")
        )
        return lanes_of[0] - 128 * lanes_of[-1]

    def _lanes(self, wanted: int) -> int:
        """Give the row of a feature's number as one long number, 0 where it was never learned."""
        found = self._seen.get(wanted)
        if found is None and (at := self._places.get(wanted)) is not None:
            cells = self.rows[at * len(HEADS) : (at + 1) * len(HEADS)].tobytes().translate(_RAISED)
            self._seen[wanted] = found = int.from_bytes(_LANES.pack(*cells, 1), "little")
        return found or 0


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
