"""Train the small linear model: `train_recogniser.py [--mails FILE.jsonl...] [--out FILE]`.

It learns from our own cases (those marked held are left out), from the examples of the rules, and from labelled mails
given by hand. Of those only features that at least three sources share are kept, so that nothing personal is; the
weights are the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # no stubs; a tool of training only
from sklearn.linear_model import LogisticRegression

from afterno.reading import linear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "data" / "recognise"
RULES = ROOT / "src" / "afterno" / "reading" / "rules"
WEIGHTS = RULES / "recogniser.weights"
FEWEST_SOURCES = 3
AS_KIND = {"no": "rejection", "filled": "rejection", "cancelled": "rejection", "paused": "rejection"}
SEVERITY = 6.0


@dataclass(frozen=True)
class Sample:
    """A text, what it is, where it is from, and how much it weighs."""

    subject: str
    text: str
    kind: str
    source: str
    own: bool
    weight: float = 1.0


def own_cases() -> Iterator[Sample]:
    """Our own cases that are not held back."""
    for file in sorted(CASES.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case.get("split") != "held" and case["kind"] in linear.KINDS:
                yield Sample(case["subject"], case["text"], case["kind"], file.stem, own=True, weight=2.0)


def own_phrases() -> Iterator[Sample]:
    """Read our own short phrases."""
    for file in sorted((CASES / "phrases").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            kind = "other_job" if row["kind"] == "not_rejection" else row["kind"]
            yield Sample("", row["text"], kind, f"phrases-{row['language']}", own=True)


def rule_examples() -> Iterator[Sample]:
    """Give the sentences that rules must meet."""
    for file in sorted(RULES.glob("??.toml")):
        for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]:
            kind = AS_KIND.get(rule["sign"], rule["sign"])
            if kind in linear.KINDS:
                for example in rule["hits"]:
                    yield Sample("", example, kind, file.stem, own=True, weight=0.5)


def given(paths: Iterable[Path]) -> Iterator[Sample]:
    """Labelled mails of other people, one JSON object a line."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            kind = row["kind"] if row["kind"] in linear.KINDS else "other"
            source = row.get("source") or row["id"]
            yield Sample(row["subject"], row["text"], kind, source.split("@")[0].split("/")[0], own=False)


def kept_features(samples: list[Sample]) -> set[str]:
    """Features of our own texts, and those that three other sources share."""
    sources: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    for sample in samples:
        found = linear.names(sample.subject, sample.text)
        if sample.own:
            own |= found
        for name in found:
            sources[name].add(sample.source)
    return {name for name, where in sources.items() if name in own or len(where) >= FEWEST_SOURCES}


def matrix(samples: list[Sample], kept: set[str]) -> csr_matrix:
    """One row a sample: its buckets, scaled as the model scales them when it reads."""
    rows, columns, values = [], [], []
    for number, sample in enumerate(samples):
        everything = linear.names(sample.subject, sample.text)
        buckets = sorted({linear.bucket(name) for name in everything if name in kept})
        rows += [number] * len(buckets)
        columns += buckets
        length = len({linear.bucket(name) for name in everything})
        values += [1.0 / max(length, 1) ** 0.5] * len(buckets)
    return csr_matrix((values, (rows, columns)), shape=(len(samples), linear.BUCKETS))


def train(samples: list[Sample]) -> bytes:
    """Fit, then squeeze into one byte a weight."""
    kept = kept_features(samples)
    answers = np.array([linear.KINDS.index(sample.kind) for sample in samples])
    counts = np.bincount(answers, minlength=len(linear.KINDS))
    weights = np.array(
        [sample.weight / counts[answer] ** 0.5 for sample, answer in zip(samples, answers, strict=True)]
    )
    model = LogisticRegression(C=SEVERITY, max_iter=400)
    model.fit(matrix(samples, kept), answers, sample_weight=weights / weights.mean())
    full = np.zeros((len(linear.KINDS), linear.BUCKETS))
    bias = np.full(len(linear.KINDS), -20.0)
    full[model.classes_] = model.coef_
    bias[model.classes_] = model.intercept_
    scale = float(np.abs(full).max()) / 127.0
    squeezed = np.rint(full / scale).astype(np.int8)
    return linear.pack(squeezed.ravel().tolist(), bias.tolist(), scale)


def samples_of(paths: Iterable[Path]) -> list[Sample]:
    """Everything there is to learn from."""
    return [*own_cases(), *own_phrases(), *rule_examples(), *given(paths)]


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", nargs="*", type=Path, default=[])
    parser.add_argument("--without", default="", help="leave out the samples of this source")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    samples = [one for one in samples_of(chosen.mails) if not chosen.without or one.source != chosen.without]
    data = train(samples)
    chosen.out.write_bytes(data)
    print(f"{len(samples)} samples, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
