"""Train the recogniser's weights: `train_recogniser.py [--mails FILE...] [--ordinary FILE...] [--check]`.

Needs requirements/train.txt. It learns from the mails written for it (tests/data/recognise/corpus), from our own
cases that are not held back, from our phrases, and from labelled mails of other people given by hand. Of those only
features that at least three sources share are learned, so that nothing personal is. Ordinary texts (JSON lines like
the others) teach what is no news of a job. The same input gives the same bytes. `--check` leaves out each author in
turn and says how well that author's mails are read; it writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from measure_recogniser import message
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # no stubs; a tool of training only
from small_net import Net, Question, Shape, fit, joined

from afterno.reading import weighing, weights
from afterno.reading.recognise import Look, features_of, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "data" / "recognise"
WEIGHTS = ROOT / "src" / "afterno" / "reading" / "rules" / weights.FILE
FEWEST_SOURCES = 3
FEWEST_MAILS = 5
BESIDE = 0.5
"""How much why, who and the door count beside the kind."""
SEEDS = (0, 1)
"""Nets that began by different chances err on different mails; what they say is averaged."""
DOOR = ("open", "shut")
AUTHORS = "corpus"
"""Mails of these sources were written by people who knew no rule: what the rules see of them can be believed."""


PUZZLES = frozenset(
    {"everyday", "french-italian", "german-dutch", "life", "polish-english", "spanish-portuguese", "twins"}
)
PUZZLED = 0.3
"""Sources that set look-alikes beside no's count less: in a mailbox the usual words mostly mean what they say."""
ORDINARY = "ordinary"
USUAL = 0.7
"""How much a text of everyday counts; it teaches no words of its own."""


@dataclass(frozen=True)
class Sample:
    """A mail's features, its kind, its source, whether its source knew the rules, and how much it weighs."""

    features: dict[str, float]
    kind: str
    source: str
    knew_rules: bool
    weight: float
    seen: Look
    mine: bool = True
    reason: str = ""
    signer: str = ""
    door: bool | None = None
    """Of a no, whether it leaves a door open; None where its source does not tell."""


def read(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _look(row: dict[str, Any]) -> Look | None:
    seen = look(message({**row, "subject": row.get("subject") or ""}))
    return seen if isinstance(seen, Look) else None


def samples(
    rows: Iterable[dict[str, Any]], source: str, *, knew: bool, weight: float, mine: bool = True
) -> Iterator[Sample]:
    """Give what can be learned from; the seeker's own, automatic and clearly ordinary mail is read without the model."""
    rows = list(rows)
    tells = any(row.get("door_open") for row in rows)
    for row in rows:
        kind = "other_job" if row["kind"] == "not_rejection" else row["kind"]
        kind = "other" if not mine and kind not in weights.KINDS else kind
        seen = _look(row) if kind in weights.KINDS else None
        if seen is not None:
            where = source or str(row.get("source") or row["id"]).split("@")[0].split("/")[0]
            yield Sample(
                features_of(seen).values, kind, where, knew, weight, seen, mine,
                row.get("reason", "") if kind == "rejection" else "",
                row.get("signer", "") if kind == "rejection" else "",
                bool(row.get("door_open")) if tells and kind == "rejection" else None,
            )  # fmt: skip


def everything(given: Iterable[Path], ordinary: Iterable[Path] = ()) -> list[Sample]:
    """All there is to learn from."""
    found: list[Sample] = []
    for file in sorted((CASES / AUTHORS).glob("*.jsonl")):
        weight = PUZZLED if file.stem in PUZZLES else 1.0
        found += samples(read(file), file.stem, knew=False, weight=weight)
    for file in sorted(CASES.glob("*-develop.jsonl")):
        found += samples(read(file), "cases", knew=True, weight=1.0)
    found += samples(read(CASES / "phrases" / "develop.jsonl"), "phrases", knew=True, weight=1.0)
    for file in given:
        rows = [{**row, "sender": None} for row in read(file)]
        found += samples(rows, "", knew=True, weight=2.0, mine=False)
    for file in ordinary:
        found += samples(read(file), ORDINARY, knew=True, weight=USUAL)
    return found


def kept(found: Sequence[Sample]) -> set[str]:
    """Features that enough mails hold, and of other people's mails enough sources share."""
    found = [sample for sample in found if sample.source != ORDINARY]
    mails = Counter(name for sample in found for name in sample.features)
    mine = {name for sample in found if sample.mine for name in sample.features}
    sources: dict[str, set[str]] = defaultdict(set)
    for sample in found:
        if not sample.mine:
            for name in sample.features:
                sources[name].add(sample.source)
    shared = {name for name, where in sources.items() if len(where) >= FEWEST_SOURCES}
    return {
        name for name, count in mails.items() if count >= FEWEST_MAILS and (name in mine or name in shared)
    }


def copies(sample: Sample) -> Iterator[tuple[dict[str, float], float]]:
    """Give a mail with and without what the rules say, so that the model relies on neither alone."""
    words = {name: value for name, value in sample.features.items() if not name.startswith("@")}
    yield sample.features, sample.weight * (0.6 if sample.knew_rules and sample.mine else 1.0)
    yield words, sample.weight * 0.5


@dataclass(frozen=True)
class Learned:
    """The net before it is squeezed, and the names of its features."""

    names: list[str]
    net: Net

    def packed(self) -> bytes:
        """Squeeze to one byte a weight."""
        scale = np.abs(self.net.inner).max(axis=0) / 127.0
        rows = np.rint(self.net.inner / scale).astype(int).tolist()
        numbered: dict[int, Sequence[int]] = {}
        for name, row in zip(self.names, rows, strict=True):
            if any(row):
                numbered.setdefault(weights.number(name), row)
        return weights.pack(
            numbered,
            self.net.inner_bias.tolist(),
            scale.tolist(),
            self.net.outer.tolist(),
            self.net.outer_bias.tolist(),
        )


def matrix(rows: Sequence[dict[str, float]], place: dict[str, int]) -> csr_matrix:
    """One row a mail."""
    data, columns, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in place:
                columns.append(place[name])
                data.append(value)
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(rows), len(place)))


def questions(pairs: Sequence[tuple[Sample, Any, float]]) -> list[Question]:
    """What is asked of each mail: its kind; of a no also why, who signs and whether a door stays open."""
    shares = np.array([share for *_, share in pairs], np.float32)
    asked: list[tuple[Sequence[str], list[str]]] = [
        (weights.KINDS, [sample.kind for sample, *_ in pairs]),
        (weights.REASONS, [sample.reason for sample, *_ in pairs]),
        (weights.SIGNERS, [sample.signer for sample, *_ in pairs]),
        (DOOR, ["" if sample.door is None else DOOR[not sample.door] for sample, *_ in pairs]),
    ]
    found, begin = [], 0
    for ways, truths in asked:
        place = {way: number for number, way in enumerate(ways)}
        truth = np.array([place.get(one, -1) for one in truths])
        found.append(Question(begin, len(ways), truth, shares if not begin else shares * BESIDE))
        begin += len(ways)
    return found


def train(found: Sequence[Sample]) -> Learned:
    """Fit the net."""
    names = sorted(kept(found))
    place = {name: number for number, name in enumerate(names)}
    pairs = [(sample, values, share) for sample in found for values, share in copies(sample)]
    features = matrix([values for _, values, _ in pairs], place)
    asked = questions(pairs)
    nets = [fit(features, asked, len(weights.HEADS), Shape(seed=seed)) for seed in SEEDS]
    return Learned(names, joined(nets))


def check(found: list[Sample]) -> None:
    """Leave out each author in turn."""
    total: Counter[str] = Counter()
    for source in sorted({sample.source for sample in found if not sample.knew_rules}):
        learned = train([sample for sample in found if sample.source != source])
        model = weights.unpack(learned.packed())
        count = Counter({"n": 0})
        for sample in (one for one in found if one.source == source):
            weighed = weighing.odds(model, weighing.Features(sample.features))
            verdict = weighing.settle(sample.seen.ruled, weighed, sample.seen.view)
            count["n"] += 1
            count["kinds"] += verdict.kind == sample.kind
            count["ruled"] += sample.seen.ruled.kind == sample.kind
            count["unsure"] += not verdict.sure
            if sample.reason and verdict.kind == "rejection":
                count["reasons"] += 1
                count["reason"] += weighed.reason == sample.reason
                count["signer"] += weighed.signer == sample.signer
            if sample.door is not None and verdict.kind == "rejection":
                count[f"door{sample.door}{weighed.door_open}"] += 1
            count[f"{sample.kind == 'rejection'}{verdict.kind == 'rejection'}"] += 1
        print(source, figures(count), flush=True)
        total += count
    print("all", figures(total))


def figures(count: Counter[str]) -> str:
    """Precision, recall and F1 of rejection; the share of kinds right, by the rules alone too; the unsure."""
    precision = count["TrueTrue"] / max(count["TrueTrue"] + count["FalseTrue"], 1)
    recall = count["TrueTrue"] / max(count["TrueTrue"] + count["TrueFalse"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    shares = " ".join(f"{name} {count[name] / count['n']:.3f}" for name in ("kinds", "ruled", "unsure"))
    shares += f" reason {count['reason']}/{count['reasons']} signer {count['signer']}/{count['reasons']}"
    open_, found = (
        count["doorTrueTrue"] + count["doorTrueFalse"],
        count["doorTrueTrue"] + count["doorFalseTrue"],
    )
    shares += f" door R {count['doorTrueTrue']}/{open_} P {count['doorTrueTrue']}/{found}"
    return f"n {count['n']} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} {shares}"


def main() -> int:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", nargs="*", type=Path, default=[])
    parser.add_argument("--ordinary", nargs="*", type=Path, default=[])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    found = everything(chosen.mails, chosen.ordinary)
    if chosen.check:
        check(found)
        return 0
    data = train(found).packed()
    chosen.out.write_bytes(data)
    print(f"{len(found)} mails, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
