"""Train the words of the first glance: `train_prefilter.py [--others FILE...] [--out FILE]`.

Needs requirements/train.txt. It learns from the mails written for the recogniser (tests/data/recognise/corpus) and our own
cases that are not held back which words stand in mail of a job search; only words of those are learned, so that nothing
of other people's mails and texts (`--others`) comes in. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # no stubs; a tool of training only
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # likewise

from afterno.reading import bagofwords

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "data" / "recognise"
WEIGHTS = ROOT / "src" / "afterno" / "reading" / "rules" / bagofwords.FILE
FEWEST_MAILS = 8
WEIGHTY = frozenset({"rejection", "interview", "offer"})
TWICE = 2.0
"""How much what must not be missed counts."""
STRENGTH = 20.0
"""The inverse of the regularisation."""


def read(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines; the seeker's own mails are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["kind"] != "own_message" and row.get("direction") != "out"]


def features(row: dict[str, Any]) -> set[int]:
    """Give what is heard of a mail."""
    return bagofwords.features((row.get("subject") or "").encode(), row["text"].encode())


def train(mine: list[dict[str, Any]], others: list[dict[str, Any]]) -> bytes:
    """Fit, and squeeze to one byte a weight."""
    heard = [features(row) for row in mine]
    counts = Counter(number for one in heard for number in one)
    names = sorted(number for number, count in counts.items() if count >= FEWEST_MAILS)
    place = {number: at for at, number in enumerate(names)}
    rows = mine + others
    heard += [features(row) for row in others]
    values, columns, starts = [], [], [0]
    for one in heard:
        known = [place[number] for number in sorted(one) if number in place]
        columns += known
        values += [bagofwords.share(len(known))] * len(known)
        starts.append(len(columns))
    matrix = csr_matrix((values, columns, starts), shape=(len(rows), len(names)))
    fitted = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=500).fit(
        matrix,
        [row["kind"] != "other" for row in rows],
        sample_weight=[TWICE if row["kind"] in WEIGHTY else 1.0 for row in rows],
    )
    step = float(np.abs(fitted.coef_).max()) / 127
    squeezed = np.rint(fitted.coef_[0] / step).astype(int).tolist()
    weights = dict(zip(names, squeezed, strict=True))
    return bagofwords.pack(weights, step, float(fitted.intercept_[0]))


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    files = [*sorted((CASES / "corpus").glob("*.jsonl")), *sorted(CASES.glob("*-develop.jsonl"))]
    mine = [row for file in files for row in read(file)]
    others = [row for file in chosen.others for row in read(file)]
    data = train(mine, others)
    chosen.out.write_bytes(data)
    print(f"{len(mine) + len(others)} mails, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
