"""A second voice beside the frames: what a sentence as a whole sounds like, code by code.

A frame sees a few words, this voice sees all of them. It takes away: where the whole sentence does not sound like the
family, what a frame shows is no finding. And it adds: where no frame has spoken and the sentence is no quotation, what it
very likely is. A linear model over word stems, their pairs and what the words speak of (`senses.py`), one byte a weight,
hashed into `BUCKETS` places. `scripts/train_coach_hearing.py` makes the weights from tests/data/coach.
"""

from __future__ import annotations

import math
import re
import zlib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from afterno.wording import senses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

CODES: Final = (
    "OBS001", "OBS002", "OBS003", "OBS004", "CHL001", "CHL002", "CHL003", "CHL004", "CHL005", "ASK003", "PST001",
    "PST002", "PST003", "NWS001", "NWS002", "MIL001", "MTG002", "POL001", "GTK001", "YNG001", "PER001",
)  # fmt: skip
"""What the model was taught, in the order of its weights."""
BUCKETS: Final = 1 << 17
SCALE: Final = 8.0
"""A weight of one byte is the model's weight times this."""
LIKELY: Final[dict[str, float]] = {
    "OBS001": 0.69, "OBS002": 0.61, "OBS003": 0.20, "OBS004": 0.20, "CHL001": 0.56,
    "CHL002": 0.43, "CHL003": 0.47, "CHL004": 0.46, "CHL005": 0.20, "ASK003": 0.20,
    "PST001": 0.42, "PST002": 0.22, "PST003": 0.20, "NWS001": 0.71, "NWS002": 0.20,
    "MIL001": 0.91, "MTG002": 0.20, "POL001": 0.80, "GTK001": 0.90, "YNG001": 0.47,
    "PER001": 0.95,
}  # fmt: skip
"""From this probability on a sentence is a finding, more for an error than for a warning; chosen by leaving out each
source of the corpus in turn."""
CERTAIN: Final = 0.9
"""Only from this probability on it is called an error; below, what would be one is a warning."""
BORNE_OUT: Final = 0.1
"""A sentence that sounds less like any code of a family than this is not what a frame takes it for; chosen like LIKELY."""
FEWEST_WORDS: Final = 4
WEIGHTS: Final = "hearing.weights"
_OF_WORDS, _OF_SENSES, _OF_SHAPE = 1.0, 0.6, 0.3
_NEAR: Final = 5
_OFFSET: Final = 128
_ENDINGS: Final = ("ingly", "edly", "ing", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM: Final = 3

_ASKS: Final = (
    "ask|call|ring|request|want|expect|seek|look|question|doubt|challeng|disput|contest|appeal|quarrel|reopen"
)
_DISCLAIMED: Final = re.compile(
    r"\b(?:i|we) (?:(?:am|was|will|do|would|shall) not|never) (?:(?:really|at all|here to|going to|want to|mean to) )*"
    rf"(?:{_ASKS}|writ|mean)"
    rf"|\bnot (?:\w+ ){{0,2}}(?:my|our) (?:intention|aim|wish|plan|purpose) (?:here )?to (?:{_ASKS})"
    rf"|\bno (?:intention|wish|plan|desire) (?:at all )?(?:to|of) (?:{_ASKS})"
)


def disclaimed(line: str) -> bool:
    """Whether the sentence says what it does not ask for: what it then names is no finding."""
    return _DISCLAIMED.search(line) is not None


def stem(word: str) -> str:
    """Cut a common ending off a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def neighbours(row: Sequence[str]) -> Iterator[str]:
    """Give the stems of a row between its two ends, their pairs, and pairs with one stem left out."""
    yield from row[1:-1]
    for first, second in pairwise(row):
        yield f"{first}_{second}"
    for first, second in zip(row[1:], row[3:-1], strict=False):
        yield f"{first}__{second}"


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
    found = senses.of(words)
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


@lru_cache(maxsize=1)
def _weights() -> bytes | None:
    """Unpack the weights; None where the file is missing."""
    try:
        return zlib.decompress((files("afterno.wording") / "rules" / WEIGHTS).read_bytes())
    except FileNotFoundError:
        return None


def sounds(words: Sequence[str], context: str) -> Mapping[str, float]:
    """Give each of CODES with how likely a sentence of these words is one; nothing where there are no weights."""
    table = _weights()
    return {} if table is None else _sounds(table, tuple(words), context)


@lru_cache(maxsize=64)
def _sounds(table: bytes, words: tuple[str, ...], context: str) -> Mapping[str, float]:
    return dict(odds(table, features(words, context)))


def spoken_against(words: Sequence[str], context: str) -> frozenset[str]:
    """Give the codes whose frames need not look: the sentence does not sound like anything of their family."""
    likely: dict[str, float] = {}
    for code, share in sounds(words, context).items():
        likely[code[:3]] = max(share, likely.get(code[:3], 0.0))
    return frozenset(code for code in CODES if likely.get(code[:3], 1.0) < BORNE_OUT)


def heard(words: Sequence[str], context: str, needed: Mapping[str, float]) -> tuple[str, bool] | None:
    """Say which code a sentence of these words most likely is, of those with a needed probability, and whether surely.

    None where it falls short of what its code needs, the words are too few, or there are no weights.
    """
    if len(words) < FEWEST_WORDS:
        return None
    code, likely = max(
        ((code, share) for code, share in sounds(words, context).items() if code in needed),
        key=lambda one: one[1] / needed[one[0]],
        default=("", 0.0),
    )
    return (code, likely >= CERTAIN) if code and likely >= needed[code] else None


def odds(table: bytes, found: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Give each of CODES with its probability by these weights."""
    width = len(CODES)
    blank = bytes([_OFFSET]) * width
    by_value: dict[float, list[bytes]] = {}
    for name, value in found.items():
        begin = place(name) * width
        if (cells := table[begin : begin + width]) != blank:
            by_value.setdefault(value, []).append(cells)
    scores = [float(byte - _OFFSET) for byte in table[BUCKETS * width :]]
    for value, rows in by_value.items():
        for number, column in enumerate(zip(*rows, strict=True)):
            scores[number] += value * (sum(column) - _OFFSET * len(rows))
    for code, score in zip(CODES, scores, strict=True):
        yield code, 1.0 / (1.0 + math.exp(-score / SCALE))
