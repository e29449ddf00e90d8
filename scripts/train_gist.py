"""Train the weights of `afterno.reading.gist`: python scripts/train_gist.py [--mails FILE ...] (needs requirements/train.txt).

It learns from the project's own mails in tests/data/recognise/corpus and from the cases beside them that are not held back.
Of other people's labelled mails (--mails) only features that three sources share are learned, so that nothing personal is
kept. Prints what the model knows of mails it was not trained on, fold by fold.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from afterno.reading import gist
from afterno.reading.linear import KINDS

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "data" / "recognise"
OUT = ROOT / "src" / "afterno" / "reading" / "rules" / gist.FILE
FEWEST_SOURCES = 3
SEVERITY = 12.0

Row = dict[str, Any]


def lines(path: Path) -> list[Row]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def own() -> list[Row]:
    """Give the project's own mails."""
    rows = [row for file in sorted((CASES / "corpus").glob("*.jsonl")) for row in lines(file)]
    rows += [row for file in sorted(CASES.glob("*-develop.jsonl")) for row in lines(file)]
    return [row for row in rows if row["kind"] in KINDS]


def matrix(rows: list[Row], strangers: list[Row]) -> csr_matrix:
    """One row a mail, scaled as the model scales it; of strangers only what several sources share."""
    known = {bucket for row in rows for bucket in gist.buckets(row["subject"], row["text"])}
    sources: dict[int, set[str]] = defaultdict(set)
    for row in strangers:
        for bucket in gist.buckets(row["subject"], row["text"]):
            sources[bucket].add(row["source"].split("@")[0])
    known |= {bucket for bucket, where in sources.items() if len(where) >= FEWEST_SOURCES}
    data, columns, starts = [], [], [0]
    for row in [*rows, *strangers]:
        found = gist.buckets(row["subject"], row["text"])
        kept = [bucket for bucket in found if bucket in known]
        columns += kept
        data += [1.0 / max(len(found), 1) ** 0.5] * len(kept)
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(starts) - 1, gist.BUCKETS))


def main() -> None:
    """Train, say how well, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", nargs="*", type=Path, default=[])
    chosen = parser.parse_args()
    mine = own()
    strangers = [
        {**row, "kind": row["kind"] if row["kind"] in KINDS else "other"}
        for path in chosen.mails
        for row in lines(path)
    ]
    features = matrix(mine, strangers)
    answers = np.array([KINDS.index(row["kind"]) for row in [*mine, *strangers]])
    model = LogisticRegression(C=SEVERITY, max_iter=2000)
    odds = cross_val_predict(model, features, answers, cv=5, method="predict_proba")[: len(mine)]
    truth = answers[: len(mine)] == KINDS.index("rejection")
    for least in (0.5, 0.7, 0.8, 0.9, 0.95):
        said = odds[:, KINDS.index("rejection")] >= least
        hit = int((said & truth).sum())
        print(
            f"own mails, rejection >= {least}: precision {hit / max(said.sum(), 1):.3f} recall {hit / truth.sum():.3f}"
        )
    print(f"kinds right: {(odds.argmax(axis=1) == answers[: len(mine)]).mean():.3f} of {len(mine)}")
    model.fit(features, answers)
    scale = float(np.abs(model.coef_).max()) / 127.0
    weights = np.rint(model.coef_.T / scale).astype(np.int8)
    OUT.write_bytes(gist.pack(weights.tobytes(), model.intercept_.tolist(), scale))
    print(f"{len(mine)} own and {len(strangers)} other mails, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
