"""Train the tagger of roles: `train_roles.py [--leave-out SOURCE...] [--out FILE]`.

Needs requirements/train.txt. It learns from the job mails of tests/data/recognise/corpus in whose subject or text the role
stands, and, of sources that name no role but where one stands, from the mails without one. The same input gives the same
bytes. With `--leave-out` these sources are not learned from, and nothing is written unless `--out` says where.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped]  # no stubs; a tool of training only
from measure_recogniser import message

from afterno.reading import rolemarks, tagging
from afterno.reading.names import plain
from afterno.reading.newest import one_line, tidy, unmarked
from afterno.reading.understanding import ABOUT_A_JOB

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "data" / "recognise" / "corpus"
WEIGHTS = ROOT / "src" / "afterno" / "reading" / "rules" / tagging.FILE
SETTINGS = {
    "c1": 0.15,
    "c2": 0.02,
    "max_iterations": 100,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}
HONEST = 0.95
"""Of a source that names no role but where one stands, at least this share of the roles named stands in the mail."""


@dataclass(frozen=True)
class Lesson:
    """A mail's features and tags; whether the role it names stands in it."""

    source: str
    features: list[list[int]]
    tags: list[str]
    role: str | None
    stands: bool


def lessons(path: Path) -> list[Lesson]:
    """Give the job mails of a source."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] in ABOUT_A_JOB:
            found.append(lesson(row, path.stem))
    named = [one for one in found if one.role]
    honest = sum(one.stands for one in named) >= HONEST * len(named) > 0
    return [one for one in found if one.stands or (honest and not one.role)]


def lesson(row: dict[str, Any], source: str) -> Lesson:
    """Mark the role's words wherever they stand before the signature, else in it."""
    mail = message(row)
    words = rolemarks.words(unmarked(one_line(mail.subject)), tidy(mail.text))
    features = rolemarks.features(words, mail.sender.name if mail.sender else "")
    tags = ["O"] * len(words.tokens)
    role = row.get("role") or None
    wanted = [plain(word) for word in rolemarks.TOKEN.findall(role or "")]
    lows = [plain(words.written[start:end]) for start, end in words.tokens]
    places = [at for at in range(len(lows)) if wanted and lows[at : at + len(wanted)] == wanted]
    before = [at for at in places if words.places[at] != rolemarks.SIGNED]
    for at in before or places:
        tags[at : at + len(wanted)] = ["B", *["I"] * (len(wanted) - 1)]
    return Lesson(source, features, tags, role, bool(places))


def train(found: list[Lesson]) -> bytes:
    """Fit the field and squeeze it to one byte a weight."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in found:
        trainer.append([list(map(str, numbers)) for numbers in one.features], one.tags)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model, told = Path(folder) / "model", Path(folder) / "told"
        trainer.train(str(model))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(model))
        tagger.dump(str(told))
        return squeezed(told.read_text(encoding="utf-8"))


_TURN = re.compile(r"\(1\) (\w) --> (\w): (\S+)")
_STATE = re.compile(r"\(0\) (\d+) --> (\w): (\S+)")


def squeezed(told: str) -> bytes:
    """Give the file's bytes from what the library says of its model."""
    turns = {(before, after): float(weight) for before, after, weight in _TURN.findall(told)}
    states: dict[int, dict[str, float]] = {}
    for number, tag, weight in _STATE.findall(told):
        states.setdefault(int(number), {})[tag] = float(weight)
    step = max(abs(weight) for each in states.values() for weight in each.values()) / 127
    rows = {
        number: [round(each.get(tag, 0.0) / step) for tag in tagging.TAGS] for number, each in states.items()
    }
    return tagging.pack(
        {number: row for number, row in rows.items() if any(row)},
        step,
        [[turns.get((before, after), -30.0) for after in tagging.TAGS] for before in tagging.TAGS],
    )


def main() -> int:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    found = [
        one
        for file in sorted(CORPUS.glob("*.jsonl"))
        if file.stem not in chosen.leave_out
        for one in lessons(file)
    ]
    data = train(found)
    print(f"{len(found)} mails, {sum(one.stands for one in found)} with a role; {len(data)} bytes")
    if out := chosen.out or (None if chosen.leave_out else WEIGHTS):
        out.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
