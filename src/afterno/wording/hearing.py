"""A third voice that may add a finding: what a sentence no frame knows sounds like, code by code.

A linear model over word stems, their pairs and what the words speak of (`senses.py`), one byte a weight, hashed into
`BUCKETS` places. `scripts/train_coach_hearing.py` makes the weights from tests/data/coach. Where a frame has spoken in
a sentence, or the sentence is quoted, this voice keeps silent.
"""

from __future__ import annotations

import math
import re
import zlib
from typing import TYPE_CHECKING, Final

from afterno.wording import senses
from afterno.wording.vote import neighbours, stem, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

CODES: Final = (
    "OBS001", "OBS002", "OBS003", "OBS004", "CHL001", "CHL002", "CHL003", "CHL004", "CHL005", "ASK003", "PST001",
    "PST002", "PST003", "NWS001", "NWS002", "MIL001", "MTG002", "POL001", "GTK001", "YNG001", "PER001",
)  # fmt: skip
"""What the model was taught, in the order of its weights."""
BUCKETS: Final = 1 << 16
SCALE: Final = 8.0
"""A weight of one byte is the model's weight times this."""
LIKELY: Final[dict[str, float]] = {
    "OBS001": 0.64, "OBS002": 0.56, "OBS003": 0.29, "OBS004": 0.42, "CHL001": 0.72, "CHL002": 0.56,
    "CHL003": 0.35, "CHL004": 0.65, "CHL005": 0.35, "ASK003": 0.52, "PST001": 0.48, "PST002": 0.59,
    "PST003": 0.35, "NWS001": 0.72, "NWS002": 0.36, "MIL001": 0.75, "MTG002": 0.33, "POL001": 0.75,
    "GTK001": 0.75, "YNG001": 0.75, "PER001": 0.75,
}  # fmt: skip
"""From this probability on a sentence is a finding, more for an error than for a warning; chosen by leaving out each
source of the corpus in turn."""
FEWEST_WORDS: Final = 4
WEIGHTS: Final = "hearing.weights"
_OF_WORDS, _OF_SENSES, _OF_SHAPE = 1.0, 0.6, 0.3
_NEAR: Final = 5
_OFFSET: Final = 128


_DISCLAIMED: Final = re.compile(
    r"\b(?:i|we) (?:(?:am|was|will|do|would|shall) not|never) (?:(?:really|at all|here to|going to|want to|mean to) )*"
    r"(?:ask|call|ring|writ|request|want|expect|seek|look|question|doubt|challeng|disput|reopen|mean)"
)


def disclaimed(line: str) -> bool:
    """Whether the sentence says what it does not ask for: what it then names is no finding."""
    return _DISCLAIMED.search(line) is not None


def place(name: str) -> int:
    """Give the place of a feature."""
    return zlib.crc32(name.encode()) % BUCKETS


def features(words: Sequence[str], context: str) -> dict[str, float]:
    """Give a sentence's features by name with their values."""
    said = [word for word in words if word and (word[0].isalnum() or word in "?!")]
    row = ["^", *("#" if word[0].isdigit() else stem(word) for word in said), "$"]
    values: dict[str, float] = {}
    _spread(values, {*neighbours(row)}, _OF_WORDS)
    _spread(values, {*_sensed(said)}, _OF_SENSES)
    shape = {f"@{context}", f"@length{int(math.log2(len(said) + 1))}"} | ({"@?"} if "?" in said else set())
    values.update(dict.fromkeys(sorted(shape), _OF_SHAPE))
    return values


def _spread(values: dict[str, float], names: Collection[str], share: float) -> None:
    for name in names:
        values[name] = share / math.sqrt(len(names))


def _sensed(words: Sequence[str]) -> Iterator[str]:
    found = list(senses.of(words))
    here = sorted({sense for _, sense in found})
    yield from (f"^{sense}" for sense in here)
    for at, one in enumerate(here):
        yield from (f"^{one}&{other}" for other in here[at + 1 :])
    for number, (at, one) in enumerate(found):
        for later, other in found[number + 1 :]:
            if later - at > _NEAR:
                break
            if later > at:
                yield f"^{one}>{other}"


def _weights() -> bytes | None:
    return table_of(WEIGHTS)


def heard(words: Sequence[str], context: str, needed: Mapping[str, float]) -> str | None:
    """Say which code a sentence of these words most likely is, of those with a needed probability.

    None where it falls short of what its code needs, the words are too few, or there are no weights.
    """
    table = _weights()
    if table is None or len(words) < FEWEST_WORDS:
        return None
    code, likely = max(
        odds(table, features(words, context), needed),
        key=lambda one: one[1] / needed[one[0]],
        default=("", 0.0),
    )
    return code if code and likely >= needed[code] else None


def odds(
    table: bytes, found: dict[str, float], allowed: Collection[str] = CODES
) -> Iterator[tuple[str, float]]:
    """Give each allowed code with its probability by these weights."""
    width = len(CODES)
    blank = bytes([_OFFSET]) * width
    rows = [
        (cells, value)
        for name, value in found.items()
        if (cells := table[(begin := place(name) * width) : begin + width]) != blank
    ]
    total = sum(value for _, value in rows)
    for number, code in enumerate(CODES):
        if code in allowed:
            score = sum([cells[number] * value for cells, value in rows]) - _OFFSET * total
            bias = table[BUCKETS * width + number] - _OFFSET
            yield code, 1.0 / (1.0 + math.exp(-(score + bias) / SCALE))
