"""A small linear model beside the rules: hashed word and stem features, weights of one byte each."""

from __future__ import annotations

import math
import re
import struct
from array import array
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import itemgetter
from typing import TYPE_CHECKING
from zlib import crc32

from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = (
    "rejection",
    "received",
    "interview",
    "assessment",
    "offer",
    "outreach",
    "alert",
    "withdrawal",
    "other_job",
    "other",
)
BUCKETS = 8192
_STEM = 7
_WORDS = 260
_WORD = re.compile(r"[a-z']+|\d")
_HEAD = struct.Struct("<4sHHf")
_MAGIC = b"ANR1"


@dataclass(frozen=True, slots=True)
class Model:
    """For each kind a weight of one byte for each bucket, a scale, and a bias for each kind."""

    weights: tuple[array[int], ...]
    bias: tuple[float, ...]
    scale: float

    def odds(self, features: Sequence[int]) -> tuple[float, ...]:
        """Give the probability of each of KINDS for these buckets."""
        if not features:
            return tuple(1.0 / len(KINDS) for _ in KINDS)
        share = self.scale / math.sqrt(len(features))
        pick = itemgetter(*features, features[0])
        sums = [
            (sum(pick(weights)) - weights[features[0]]) * share + bias
            for weights, bias in zip(self.weights, self.bias, strict=True)
        ]
        top = max(sums)
        raised = [math.exp(one - top) for one in sums]
        whole = sum(raised)
        return tuple(one / whole for one in raised)


def _names(subject: str, text: str) -> Iterator[str]:
    words = [word[:_STEM] for word in _WORD.findall(fold(text[:6000]))[:_WORDS]]
    yield from words
    yield from map("{} {}".format, words, words[1:])
    yield from map("{} {} {}".format, words, words[1:], words[2:])
    heads = [word[:_STEM] for word in _WORD.findall(fold(subject[:200]))[:20]]
    yield from (f"s:{word}" for word in heads)
    yield from map("s:{} {}".format, heads, heads[1:])


def names(subject: str, text: str) -> set[str]:
    """Give the features by name, for training; words are cut to seven letters."""
    return set(_names(subject, text))


def bucket(name: str) -> int:
    """Where a feature's weight stands; the same on every machine."""
    return crc32(name.encode("ascii")) % BUCKETS


def features(subject: str, text: str) -> list[int]:
    """Give the buckets of a text, each once."""
    return list({bucket(name) for name in _names(subject, text)})


def pack(weights: Sequence[int], bias: Sequence[float], scale: float) -> bytes:
    """Give the file's bytes: a head, the biases, then the weights."""
    head = _HEAD.pack(_MAGIC, len(KINDS), BUCKETS, scale)
    return head + struct.pack(f"<{len(KINDS)}f", *bias) + array("b", weights).tobytes()


def unpack(data: bytes) -> Model:
    """Read what `pack` wrote."""
    magic, kinds, buckets, scale = _HEAD.unpack_from(data)
    if (magic, kinds, buckets) != (_MAGIC, len(KINDS), BUCKETS):
        raise ValueError("recogniser.weights does not belong to this version")
    bias = struct.unpack_from(f"<{kinds}f", data, _HEAD.size)
    body = memoryview(data)[_HEAD.size + 4 * kinds :]
    return Model(
        tuple(array("b", body[at : at + buckets].tobytes()) for at in range(0, kinds * buckets, buckets)),
        bias,
        scale,
    )


@cache
def model() -> Model | None:
    """Give the shipped weights, read once; None where the file is missing (rules alone then decide)."""
    path = resources.files("afterno.reading").joinpath("rules", "recogniser.weights")
    try:
        return unpack(path.read_bytes())
    except FileNotFoundError:
        return None


def probabilities(subject: str, text: str) -> dict[str, float]:
    """How likely each kind is by the words alone."""
    loaded = model()
    if loaded is None:
        return {}
    return dict(zip(KINDS, loaded.odds(features(subject, text)), strict=True))
