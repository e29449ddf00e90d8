"""Train the voice that hears whole sentences: python scripts/train_coach_hearing.py (needs scikit-learn; not shipped).

Reads the rules' own examples and tests/data/coach, `corpus` in it above all. `--check` leaves out each source of the corpus
in turn, trains on the rest, lets the coach read the source's messages without and with this voice, and prints how it does;
it writes nothing. The frames have seen round1 to round4, so the lettered sources and round5 say how it does on what nobody has seen.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from typing import TYPE_CHECKING, Any

from afterno.wording import coach, drafts, hearing, sheets
from afterno.wording.hearing import BUCKETS, CODES, SCALE, WEIGHTS, features, place
from afterno.wording.material import Advice, Facts, HerChange, Meeting, Milestone, News, Opening
from afterno.wording.rulebook import parsed, sources
from afterno.wording.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

CAST = Facts(
    seeker_name="Ines Falk",
    seeker_phone="0121 496 0177",
    her_name="Ruth Ambler",
    company="Heron Mills",
    role="Weaver",
    interview_on=date(2026, 2, 9),
    spoke_on=date(2026, 2, 20),
    rejection_channel="phone",
    compliment="How you read a cloth by its back has stayed with me",
    parallel="You came from a shop to a mill; I am about to",
    question="Which loom would you learn first?",
    topic="going from shop to mill",
    industry="textiles",
    advice=(Advice("learn to dye", date(2026, 2, 20), "took the evening class"),),
    milestone=Milestone("degree", "passed the dyeing exam", her_share="You named the class."),
    news=News("The museum opens its loom room", "https://news.example/loom", "It shows old drafts."),
    opening=Opening("Dyer"),
    her_change=HerChange("moved", "Teal Cloth"),
    meeting=Meeting("coffee", "early June", "Monday 8 June at 9"),
    reply="Yes, the class was worth it.",
)
"""Somebody to write letters for."""
OTHERS = (
    replace(CAST, question="", compliment="", parallel="", topic=""),
    replace(CAST, question="", compliment="", parallel="", topic="", advice=(), industry=""),
)
"""The same where little is known."""
DATA = ROOT / "tests" / "data" / "coach"
LINE = re.compile(r"([A-Z]{3}\d{3})((?: \[\w+\]| \{.*?\})*) ([+-])((?: \[\w+\]| \{.*?\})*) (.*)")
FAULTY = 3.0
"""How much a faulty sentence counts against a clean one."""
LISTED = 0.6
"""How much an example of a list counts against a sentence of the corpus."""
FEWEST = 3
SINGLE = frozenset({"c", "f", "g", "j", "k", "o", "p", "s", "t", "w"})
"""Sources of single sentences, where what is missing from a message is not marked."""
Row = tuple[dict[str, float], frozenset[str], float, str]


def marked(message: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Give code, begin and end of each marked place."""
    spans = message.get("spans") or {}
    pairs = list(spans.items()) if isinstance(spans, dict) else [(message["codes"][0], one) for one in spans]
    text = message["text"]
    return [
        (code, text.find(said), text.find(said) + len(said)) for code, said in pairs if said and said in text
    ]


def corpus() -> Iterator[Row]:
    """Give the sentences of the corpus."""
    for path in sorted((DATA / "corpus").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            message = json.loads(line)
            places = marked(message)
            for sentence in sentences(message["text"]):
                start, end = sentence.tokens[0].start, sentence.tokens[-1].end
                codes = {
                    code
                    for code, a, b in places
                    if min(end, b) - max(start, a) > 0.4 * min(end - start, b - a)
                }
                words = [token.word for token in sentence.tokens]
                yield features(words, message["context"]), frozenset(codes), 1.0, path.stem


def listed(text: str, codes: set[str]) -> Row:
    """Give one example of a list."""
    words = [token.word for sentence in sentences(text) for token in sentence.tokens]
    return features(words, "-"), frozenset(codes), LISTED, "lists"


def lists() -> Iterator[Row]:
    """Give the rules' own examples and the project's own sets."""
    for rule in parsed(sources())["rule"]:
        for key in ("must", "near"):
            for text in rule.get(key, []):
                yield listed(re.sub(r"^\[\w+\] ", "", text), {rule["code"]} if key == "must" else set())
    for path in sorted(DATA.glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = LINE.fullmatch(line)
            if match:
                yield listed(match[5], {match[1]} if match[3] == "+" else set())
            elif line and line[0] not in "#[" and path.name.startswith(("clean", "sentences")):
                for sentence in sentences(line):
                    yield (
                        features([token.word for token in sentence.tokens], "-"),
                        frozenset(),
                        LISTED,
                        "lists",
                    )


def own_letters() -> Iterator[Row]:
    """Give the sentences of letters Afterno writes itself; they are clean."""
    for reason in drafts.REASONS:
        for shape in drafts.shapes(reason):
            for formality in ("formal", "informal"):
                for cast, seed in product((CAST, *OTHERS), range(3)):
                    facts = replace(cast, formality=formality)
                    letter = drafts.draft(reason, facts, templates=(shape,), seed=seed)
                    for sentence in sentences(letter.body) if letter.ready else ():
                        words = [token.word for token in sentence.tokens]
                        yield features(words, letter.context), frozenset(), 2.0, "letters"


def own_sheets() -> Iterator[Row]:
    """Give the sentences Afterno gives her to say on the phone; they are clean, and weigh so that they stay so."""
    said = [("hr", sheets.hr_call(CAST).said), ("voicemail", sheets.voicemail(CAST).text)]
    said += [("assistant", sheets.assistant_message(CAST).text), ("call", sheets.call_sheet(CAST).said)]
    said += [("call", branch.say) for branch in sheets.call_sheet(CAST).branches]
    for context, text in said:
        for sentence in sentences(text):
            yield features([token.word for token in sentence.tokens], context), frozenset(), 5.0, "sheets"


def matrix(rows: list[Row]) -> csr_matrix:
    """One row a sentence; a feature that few hold is not learned."""
    seen: dict[str, int] = {}
    for row in rows:
        for name in row[0]:
            seen[name] = seen.get(name, 0) + 1
    cells = [
        (value, number, place(name))
        for number, row in enumerate(rows)
        for name, value in row[0].items()
        if seen[name] >= FEWEST
    ]
    values, numbers, places = zip(*cells, strict=True)
    return csr_matrix((values, (numbers, places)), shape=(len(rows), BUCKETS))


def train(rows: list[Row]) -> bytes:
    """Fit one model a code and give the bytes of the file, unpacked."""
    x = matrix(rows)
    weights = np.array([row[2] for row in rows])
    table = np.full((BUCKETS + 1, len(CODES)), 128, dtype=np.uint8)
    for number, code in enumerate(CODES):
        y = np.array([code in row[1] for row in rows])
        model = LogisticRegression(
            C=30, solver="liblinear", dual=True, tol=3e-3, max_iter=200, random_state=0
        )
        model.fit(x, y, weights * np.where(y, FAULTY, 1.0))
        flat = np.append(model.coef_[0], model.intercept_[0]) * SCALE
        table[:, number] = np.clip(np.round(flat) + 128, 0, 255).astype(np.uint8)
    return table.tobytes()


def check(rows: list[Row]) -> None:
    """Leave out each source in turn."""
    for path in sorted((DATA / "corpus").glob("*.jsonl")):
        messages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        table = train([row for row in rows if row[3] != path.stem])
        for title, weights in (("frames", None), ("with the voice", table)):
            with patch.object(hearing, "_weights", return_value=weights):
                print(f"{path.stem:7} {title:15} {figures(messages, only_said=path.stem in SINGLE)}")


def figures(messages: list[dict[str, Any]], *, only_said: bool) -> str:
    """Read whole messages; `only_said` for single sentences, where what is missing is not marked."""
    expected = found = raised = right = clean = flagged = wrong = 0
    for message in messages:
        findings = [
            one
            for one in coach.check(message["text"], message["context"], message.get("facts")).findings
            if not only_said or one.code in CODES
        ]
        codes, got = set(message["codes"]), {one.code for one in findings}
        families = {code[:3] for code in codes}
        expected, found = expected + len(families), found + len(families & {code[:3] for code in got})
        raised, right = raised + len(got), right + len(got & codes)
        if not codes:
            worst = {one.severity for one in findings}
            clean, flagged, wrong = (
                clean + 1,
                flagged + bool(worst & {"warning", "error"}),
                wrong + ("error" in worst),
            )
    return (
        f"families {found}/{expected} {found / expected:.3f}, precision {right}/{raised} {right / raised:.3f}, "
        f"clean with warning or error {flagged}/{clean}, with error {wrong}/{clean}"
    )


def main() -> None:
    """Train and write the file, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--to", type=Path, default=ROOT / "src/afterno/wording/rules" / WEIGHTS)
    chosen = parser.parse_args()
    rows = [row for row in (*corpus(), *lists(), *own_letters(), *own_sheets()) if row[0]]
    if chosen.check:
        check(rows)
        return
    chosen.to.write_bytes(zlib.compress(train(rows), 9))
    print(f"{len(rows)} sentences, {chosen.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
