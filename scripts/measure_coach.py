"""Measure the coach on the sets in tests/data/coach and on the rules' own examples: recall, precision, false alarms."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from typing import TYPE_CHECKING

from afterno.wording.coach import check
from afterno.wording.facts import CONTEXTS
from afterno.wording.rulebook import book, parsed, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSENT = frozenset({"ASK001", "ASK002", "ASK004", "VML001", "VML002", "POL002", "SLT001", "LEN001", "LEN002"})
LINE = re.compile(
    r"(?P<code>[A-Z]{3}\d{3})(?: \[(?P<context>\w+)\])?(?: (?P<facts>\{.*?\}))? (?P<sign>[+-])(?: \[(?P<context2>\w+)\])?(?: (?P<facts2>\{.*?\}))? (?P<text>.*)"
)


@dataclass(frozen=True)
class Case:
    """A line that must or must not be flagged."""

    code: str
    context: str
    facts: dict[str, object]
    flagged: bool
    text: str


@dataclass
class Tally:
    """What became of the cases of one family."""

    expected: int = 0
    found: int = 0
    strict: int = 0
    raised: int = 0
    false: int = 0
    near: int = 0
    near_hit: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def cases(folder: Path) -> Iterator[Case]:
    """Read the sentences of a split."""
    for path in sorted(folder.glob("*.txt")):
        if path.name.startswith(("clean", "sentences")):
            continue
        for line in path.read_text().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            match = LINE.fullmatch(line)
            if match is None:
                raise SystemExit(f"{path.name}: {line}")
            context = match["context"] or match["context2"] or default_context(match["code"])
            facts = json.loads(match["facts"] or match["facts2"] or "{}")
            yield Case(match["code"], context, facts, match["sign"] == "+", match["text"])


def default_context(code: str) -> str:
    """A context in which the code holds."""
    contexts = book().codes[code].contexts
    return next(context for context in ("call", "followup", "news", *CONTEXTS) if context in contexts)


def own_examples() -> Iterator[Case]:
    """The rules' own examples."""
    for rule in parsed(sources())["rule"]:
        for key, sign in (("must", True), ("near", False)):
            for text in rule.get(key, []):
                match = re.match(r"(?:\[(\w+)\] )?(.*)", text, re.DOTALL)
                if match:
                    yield Case(rule["code"], match[1] or default_context(rule["code"]), {}, sign, match[2])


def messages(path: Path) -> Iterator[tuple[str, dict[str, object], str]]:
    """Read whole messages: `[context] {facts}` and the text until a blank line."""
    for block in re.split(r"\n\s*\n", path.read_text()):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            head = re.match(r"\[(\w+)\]\s*(\{.*\})?", lines[0])
            if head:
                yield head[1], json.loads(head[2] or "{}"), "\n".join(lines[1:])


def tally(given: Iterator[Case]) -> dict[str, Tally]:
    """Check every case."""
    result: dict[str, Tally] = defaultdict(Tally)
    for case in given:
        entry = result[case.code[:3]]
        found = [f for f in check(case.text, case.context, case.facts).findings if f.code not in ABSENT]
        if case.flagged:
            entry.expected += 1
            families = {f.code[:3] for f in found}
            entry.found += case.code[:3] in families
            entry.strict += any(f.code == case.code for f in found)
            if case.code[:3] not in families:
                entry.misses.append(f"{case.code} [{case.context}] {case.text}")
        else:
            entry.near += 1
            entry.near_hit += bool(found)
        for finding in found:
            owner = result[finding.code[:3]]
            owner.raised += 1
            if not case.flagged or finding.code != case.code:
                owner.false += 1
                sign = f"{case.code}{'+' if case.flagged else '-'}"
                owner.alarms.append(
                    f"{finding.code} for {sign} [{case.context}] {case.text} <{finding.text}>"
                )
    return result


def show(title: str, result: dict[str, Tally], *, verbose: bool) -> None:
    """Print one line per family."""
    print(f"\n{title}: family recall, strict recall, strict precision, near misses touched")
    total = Tally()
    for family, entry in sorted(result.items()):
        print(
            f"  {family}  {entry.found:3}/{entry.expected:3} {share(entry.found, entry.expected)}  {share(entry.strict, entry.expected)}  {share(entry.raised - entry.false, entry.raised)}  {entry.near_hit}/{entry.near}"
        )
        for name in ("expected", "found", "strict", "raised", "false", "near", "near_hit"):
            setattr(total, name, getattr(total, name) + getattr(entry, name))
        if verbose:
            for line in entry.misses:
                print("      miss ", line)
            for line in entry.alarms:
                print("      alarm", line)
    print(
        f"  all  {total.found}/{total.expected} {share(total.found, total.expected)}  {share(total.strict, total.expected)}  {share(total.raised - total.false, total.raised)}  {total.near_hit}/{total.near}"
    )


def share(part: int, whole: int) -> str:
    """A share with two digits."""
    return f"{part / whole:.2f}" if whole else " -  "


def show_clean(folder: Path, *, verbose: bool) -> None:
    """Print the false alarms on clean messages and sentences."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("clean*.txt")):
        for context, facts, text in messages(path):
            report = check(text, context, facts)
            worst = {finding.severity for finding in report.findings}
            counts["messages"] += 1
            counts["with warning or error"] += bool(worst & {"warning", "error"})
            counts["with error"] += "error" in worst
            counts["with info"] += "info" in worst
            if verbose and worst:
                print(
                    "  ",
                    context,
                    [(f.code, f.text or f.why) for f in report.findings],
                    text[:70].replace("\n", " "),
                )
    for path in sorted(folder.glob("sentences*.txt")):
        for line in path.read_text().splitlines():
            if not line.startswith("#") and line.strip():
                found = {
                    (f.code, f.text)
                    for c in CONTEXTS
                    for f in check(line, c).findings
                    if f.code not in ABSENT
                }
                counts["sentences"] += 1
                counts["sentences touched"] += bool(found)
                if verbose and found:
                    print("  ", found, line)
    print(f"\n{folder.name} clean: {dict(counts)}")


def show_speed(folder: Path) -> None:
    """Print the time of a check of about 120 words."""
    texts = [
        (context, (text + " ") * max(1, round(120 / len(text.split()))))
        for context, _, text in messages(folder / "clean.txt")
    ]
    times: list[float] = []
    for turn in range(4):
        for context, text in texts:
            begun = time.perf_counter()
            check(text, context)
            if turn:
                times.append(time.perf_counter() - begun)
    times.sort()
    print(
        f"speed: median {times[len(times) // 2] * 1000:.1f} ms, p95 {times[int(len(times) * 0.95)] * 1000:.1f} ms, n {len(times)}"
    )


def show_labelled(path: Path) -> None:
    """Print how the coach does on whole labelled messages: families found, precision by code, clean ones flagged."""
    expected = found = raised = right = clean = flagged = wrong = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        findings = check(message["text"], message["context"], message.get("facts")).findings
        codes, got = set(message["codes"]), {finding.code for finding in findings}
        families = {code[:3] for code in codes}
        expected += len(families)
        found += len(families & {code[:3] for code in got})
        raised += len(got)
        right += len(got & codes)
        if not codes:
            worst = {finding.severity for finding in findings}
            clean += 1
            flagged += bool(worst & {"warning", "error"})
            wrong += "error" in worst
    print(
        f"{path.name}: families {found}/{expected} {share(found, expected)}, precision {right}/{raised} {share(right, raised)}, "
        f"clean {clean}, with warning or error {flagged}, with error {wrong}"
    )


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=["rules", "tune", "held", "speed"])
    parser.add_argument("-v", action="store_true", help="show misses and alarms")
    parser.add_argument(
        "--labelled", type=Path, nargs="*", default=[], help="whole messages with `codes`, JSON lines"
    )
    chosen = parser.parse_args()
    for path in chosen.labelled:
        show_labelled(path)
    data = ROOT / "tests" / "data" / "coach"
    for what in chosen.what:
        if what == "rules":
            show("own examples", tally(own_examples()), verbose=chosen.v)
        elif what == "speed":
            show_speed(data / "held")
        else:
            show(what, tally(cases(data / what)), verbose=chosen.v)
            show_clean(data / what, verbose=chosen.v)


if __name__ == "__main__":
    main()
