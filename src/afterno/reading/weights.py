"""The model as it is shipped, a small net: each feature (the CRC-32 of its name) has one byte for each hidden unit."""

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
    "door-shut",
)
"""What is asked of a mail: which kind; of a no also why, who signs, and whether it leaves a door open."""
FILE: Final = "recogniser.weights"
_HEAD: Final = struct.Struct("<4sHHI")
_MAGIC: Final = b"ANW4"
_RAISED: Final = bytes((byte + 128) & 255 for byte in range(256))


def number(name: str) -> int:
    """Give a feature's number, the same on every machine."""
    return crc32(name.encode("utf-8"))


@dataclass(frozen=True)
class Model:
    """One hidden layer. `numbers` are sorted; `rows` holds for each of them a byte for each hidden unit.

    A byte is worth its unit's scale. `outer` has a row for each hidden unit, a value for each of HEADS.
    """

    numbers: array[int]
    rows: memoryview
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    outer: tuple[tuple[float, ...], ...]
    outer_bias: tuple[float, ...]
    _seen: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def hidden(self) -> int:
        """How many hidden units there are."""
        return len(self.bias)

    def row(self, name: str) -> memoryview | None:
        """Give a feature's bytes, None where it was never learned."""
        at = self._places.get(number(name))
        return None if at is None else self.rows[at * self.hidden : (at + 1) * self.hidden]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.numbers)}

    @cached_property
    def _lanes(self) -> struct.Struct:
        """A row as one long number: for each unit its byte raised by 128, at last a one that counts rows.

        Long numbers are added all lanes at once.
        """
        return struct.Struct(f"<{self.hidden + 1}I")

    def units(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Give what each hidden unit says to a mail with these features, 0 where it keeps silent."""
        by_value: dict[float, list[int]] = {}
        places = self._places
        numbers = map(crc32, map(str.encode, features))
        for wanted, value in zip(numbers, features.values(), strict=True):
            if wanted in places:
                by_value.setdefault(value, []).append(wanted)
        sums = [0.0] * self.hidden
        for value, known in by_value.items():
            for place, said in enumerate(self._sums(sum(map(self._long, known)))):
                sums[place] += value * said
        said_by = zip(self.bias, self.scale, sums, strict=True)
        return tuple(max(0.0, start + scale * one) for start, scale, one in said_by)

    def scores(self, units: Sequence[float]) -> tuple[float, ...]:
        """Give for each of HEADS its score; those of one question are compared with one another."""
        scores = list(self.outer_bias)
        for said, row in zip(units, self.outer, strict=True):
            if said:
                for place, weight in enumerate(row):
                    scores[place] += said * weight
        return tuple(scores)

    def towards(self, units: Sequence[float], head: int, other: int) -> tuple[float, ...]:
        """Give what a byte of each unit does, in such a mail, for one of HEADS against another."""
        return tuple(
            scale * (row[head] - row[other]) if said else 0.0
            for said, scale, row in zip(units, self.scale, self.outer, strict=True)
        )

    def along(self, way: Sequence[float], names: Iterable[str]) -> float:
        """Give how far these features go along a way that `towards` gave."""
        together = sum(map(self._long, map(number, names)))
        return sum(one * said for one, said in zip(way, self._sums(together), strict=True))

    def _sums(self, together: int) -> list[int]:
        *raised, rows = self._lanes.unpack(together.to_bytes(self._lanes.size, "little"))
        return [one - 128 * rows for one in raised]

    def _long(self, wanted: int) -> int:
        """Give the row of a feature's number as one long number, 0 where it was never learned."""
        found = self._seen.get(wanted)
        if found is None and (at := self._places.get(wanted)) is not None:
            cells = self.rows[at * self.hidden : (at + 1) * self.hidden].tobytes().translate(_RAISED)
            self._seen[wanted] = found = int.from_bytes(self._lanes.pack(*cells, 1), "little")
        return found or 0


def pack(
    rows: Mapping[int, Sequence[int]], bias: Sequence[float], scale: Sequence[float],
    outer: Sequence[Sequence[float]], outer_bias: Sequence[float],
) -> bytes:  # fmt: skip
    """Give the file's bytes: a head, biases, scales, the outer weights, the sorted numbers, then their rows."""
    numbers = array("I", sorted(rows))
    body = b"".join(array("b", rows[one]).tobytes() for one in numbers)
    floats = [*bias, *scale, *(weight for row in outer for weight in row), *outer_bias]
    head = _HEAD.pack(_MAGIC, len(HEADS), len(bias), len(numbers))
    return head + struct.pack(f"<{len(floats)}f{len(numbers)}I", *floats, *numbers) + body


def unpack(data: bytes) -> Model:
    """Read what `pack` wrote; raises ValueError for another version's file."""
    magic, heads, hidden, count = _HEAD.unpack_from(data)
    numbers_at = _HEAD.size + 4 * (2 * hidden + hidden * heads + heads)
    rows_at = numbers_at + 4 * count
    if (magic, heads) != (_MAGIC, len(HEADS)) or len(data) != rows_at + hidden * count:
        raise ValueError(f"{FILE} does not belong to this version")
    floats = struct.unpack_from(f"<{(numbers_at - _HEAD.size) // 4}f", data, _HEAD.size)
    outer = floats[2 * hidden : -heads]
    numbers = array("I")
    numbers.frombytes(data[numbers_at:rows_at])
    if sys.byteorder == "big":
        numbers.byteswap()
    return Model(
        numbers, memoryview(data)[rows_at:].cast("b"), floats[:hidden], floats[hidden : 2 * hidden],
        tuple(outer[at : at + heads] for at in range(0, len(outer), heads)), floats[-heads:],
    )  # fmt: skip


@cache
def model() -> Model | None:
    """Give the shipped weights, read once; None where the file is missing (the rules alone then decide)."""
    try:
        return unpack(resources.files("afterno.reading").joinpath("rules", FILE).read_bytes())
    except FileNotFoundError:
        return None
