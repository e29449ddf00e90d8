"""The gist of a mail by all its words together: a second, wider model for what no rule has seen.

Hashed stems, pairs of stems and pieces of words in eight languages, weights of one byte. Trained by
`scripts/train_gist.py` on mails written for it; it speaks only where the rules have nothing to say.
"""

from __future__ import annotations

import math
import re
import struct
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final
from zlib import crc32

from afterno.reading.linear import KINDS
from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BUCKETS: Final = 1 << 15
FILE: Final = "gist.weights"
_LOOK_AT: Final = 2500
_WORD: Final = re.compile(r"[a-z']+|\d")
_HEAD: Final = struct.Struct("<4sHIf")
_MAGIC: Final = b"ANG1"


def names(subject: str, text: str) -> Iterator[str]:
    """Give the features of a mail by name: stems, pairs, pieces of four and five letters, the subject's stems apart."""
    words = _WORD.findall(fold(text[:_LOOK_AT]))
    stems = [word[:8] for word in words]
    yield from stems
    yield from map("{} {}".format, stems, stems[1:])
    for word in set(words):
        if len(word) > 4:
            padded = f"<{word}>"
            for size in (4, 5):
                yield from (f"#{padded[at : at + size]}" for at in range(len(padded) - size + 1))
    yield from (f"s:{word[:8]}" for word in _WORD.findall(fold(subject[:200])))


def buckets(subject: str, text: str) -> list[int]:
    """Give the buckets of a mail, each once; the same on every machine."""
    return sorted({crc32(name.encode("utf-8")) % BUCKETS for name in names(subject, text)})


def pack(weights: bytes, bias: Sequence[float], scale: float) -> bytes:
    """Give the file's bytes: a head, a bias for each kind, then for each bucket a byte for each kind."""
    return _HEAD.pack(_MAGIC, len(KINDS), BUCKETS, scale) + struct.pack(f"<{len(KINDS)}f", *bias) + weights


@cache
def _model() -> tuple[memoryview, tuple[float, ...], float] | None:
    try:
        data = resources.files("afterno.reading").joinpath("rules", FILE).read_bytes()
    except FileNotFoundError:
        return None
    magic, kinds, size, scale = _HEAD.unpack_from(data)
    if (magic, kinds, size) != (_MAGIC, len(KINDS), BUCKETS):
        raise ValueError(f"{FILE} does not belong to this version")
    bias = struct.unpack_from(f"<{kinds}f", data, _HEAD.size)
    return memoryview(data)[_HEAD.size + 4 * kinds :].cast("b"), bias, scale


def probabilities(subject: str, text: str) -> dict[str, float]:
    """Say how likely each kind is by the words alone; empty where the weights are missing."""
    model = _model()
    found = buckets(subject, text)
    if model is None or not found:
        return {}
    weights, bias, scale = model
    count = len(KINDS)
    rows = [weights[bucket * count : bucket * count + count] for bucket in found]
    share = scale / math.sqrt(len(found))
    sums = [share * sum(column) + start for column, start in zip(zip(*rows, strict=True), bias, strict=True)]
    top = max(sums)
    raised = [math.exp(one - top) for one in sums]
    whole = sum(raised)
    return {kind: one / whole for kind, one in zip(KINDS, raised, strict=True)}
