"""Train the coach's vote: python scripts/train_coach_vote.py LABELLED.jsonl ... (needs scikit-learn; not shipped).

Reads the rules' own examples, the sentences in tests/data/coach and labelled messages (`text`, `codes`, `spans` a line).

"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from typing import TYPE_CHECKING

from afterno.wording.rulebook import parsed, sources
from afterno.wording.sentences import sentences
from afterno.wording.vote import BUCKETS, FAMILIES, SCALE, WEIGHTS, features

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = ROOT / "tests" / "data" / "coach"
FRESH_WEIGHT = 2.0
"""How much a sentence of a whole message counts against one of a list of examples."""
RARE = 2
"""Fewer positives than this and a family is left alone."""
LINE = re.compile(r"([A-Z]{3})\d{3}((?: \[\w+\]| \{.*?\})*) ([+-])((?: \[\w+\]| \{.*?\})*) (.*)")
Row = tuple[frozenset[int], frozenset[str], float]


def of_messages(path: Path) -> Iterator[Row]:
    """Give each sentence of labelled messages with the families whose span it holds."""
    for line in path.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        text = message["text"]
        spans = [
            (code[:3], text.find(span), text.find(span) + len(span))
            for code, span in (message.get("spans") or {}).items()
            if isinstance(span, str) and span and span in text
        ]
        for sentence in sentences(text):
            start, end = sentence.tokens[0].start, sentence.tokens[-1].end
            marked = {
                family
                for family, a, b in spans
                if min(end, b) - max(start, a) > 0.4 * min(end - start, b - a)
            }
            yield features(token.word for token in sentence.tokens), frozenset(marked), FRESH_WEIGHT


def of_text(text: str, families: frozenset[str]) -> Row:
    """Give one example."""
    return features(token.word for sentence in sentences(text) for token in sentence.tokens), families, 1.0


def of_rules() -> Iterator[Row]:
    """Give the rules' own examples."""
    for rule in parsed(sources())["rule"]:
        for key in ("must", "near"):
            for text in rule.get(key, []):
                family = {rule["code"][:3]} if key == "must" else set()
                yield of_text(re.sub(r"^\[\w+\] ", "", text), frozenset(family))


def of_tests() -> Iterator[Row]:
    """Give the sentences of the project's own sets."""
    for path in sorted(DATA.glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = LINE.fullmatch(line)
            if match:
                yield of_text(match[5], frozenset({match[1]} if match[3] == "+" else ()))
            elif line and line[0] not in "#[" and path.name.startswith(("clean", "sentences")):
                yield of_text(line, frozenset())


def matrix(rows: list[Row]) -> csr_matrix:
    """Lay the features out, each row of length one."""
    at = [(number, place, len(row[0]) ** -0.5) for number, row in enumerate(rows) for place in row[0]]
    numbers, places, values = zip(*at, strict=True)
    return csr_matrix((values, (numbers, places)), shape=(len(rows), BUCKETS))


def train(rows: list[Row]) -> bytes:
    """Fit one model a family and give the bytes of the file, unpacked."""
    x = matrix(rows)
    weights = np.array([row[2] for row in rows])
    table = np.full((len(FAMILIES), BUCKETS + 1), 128, dtype=np.uint8)
    for number, family in enumerate(FAMILIES):
        y = np.array([family in row[1] for row in rows])
        if y.sum() < RARE:
            continue
        balance = np.where(y, min(8.0, (len(y) / y.sum()) ** 0.5), 1.0)
        model = LogisticRegression(C=8, max_iter=400, solver="liblinear").fit(x, y, weights * balance)
        flat = np.append(model.coef_[0], model.intercept_[0]) * SCALE
        table[number] = np.clip(np.round(flat) + 128, 0, 255).astype(np.uint8)
    return table.tobytes()


def main() -> None:
    """Train and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", nargs="*", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "src/afterno/wording/rules" / WEIGHTS)
    chosen = parser.parse_args()
    rows = [*of_rules(), *of_tests(), *(row for path in chosen.labelled for row in of_messages(path))]
    rows = [row for row in rows if row[0]]
    chosen.to.write_bytes(zlib.compress(train(rows), 9))
    print(f"{len(rows)} sentences, {chosen.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
