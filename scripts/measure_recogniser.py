"""Measure the recogniser on cases: `measure_recogniser.py [--held] [--show] FILE_OR_FOLDER...` (JSON lines)."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afterno.reading.messages import Address, Message
from afterno.reading.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from afterno.reading.result import Reading

NO_JOB = {"other", "own_message", "auto_reply", "bounce"}
PARTS = ("reason", "signer", "door_open", "answerable", "decider")


def message(case: dict[str, Any]) -> Message:
    """Make a case a message; mail without headers is taken as text alone."""
    sender = case.get("sender") or {}
    address = (
        Address(sender["name"], sender["address"].lower()) if isinstance(sender, dict) and sender else None
    )
    return Message(
        subject=case.get("subject", ""),
        sender=address,
        direction=case.get("direction", "in"),
        text=case["text"],
        quoted=case.get("quoted", ""),
        forwarded=case.get("forwarded", ""),
        links=tuple(case.get("links", ())),
        headers={name.lower(): value for name, value in case.get("headers", {}).items()},
        in_reply_to=tuple(case.get("in_reply_to", ())),
    )


def cases(paths: Iterable[Path], split: str) -> Iterator[dict[str, Any]]:
    """Give the cases of files and folders; those marked held only where asked for."""
    for path in paths:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            for line in file.read_text(encoding="utf-8").splitlines():
                case = json.loads(line)
                if split == "all" or (case.get("split", "dev") == "held") == (split == "held"):
                    yield case


def measures(pairs: list[tuple[dict[str, Any], Reading]]) -> str:
    """Precision, recall, F1 of rejection, and how much of the job mail is unsure."""
    truth = [case["kind"] == "rejection" for case, _ in pairs]
    found = [reading.kind == "rejection" for _, reading in pairs]
    right = sum(a and b for a, b in zip(truth, found, strict=True))
    precision = right / max(sum(found), 1)
    recall = right / max(sum(truth), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    job = [reading for case, reading in pairs if case["kind"] not in NO_JOB]
    unsure = sum(not reading.sure for reading in job) / max(len(job), 1)
    kinds = sum(case["kind"] == reading.kind for case, reading in pairs) / max(len(pairs), 1)
    return (
        f"n {len(pairs):4} rejections {sum(truth):3} found {sum(found):3}  P {precision:.3f} R {recall:.3f} "
        f"F1 {f1:.3f}  unsure {unsure:.3f}  kind {kinds:.3f}"
    )


def _parts(pairs: list[tuple[dict[str, Any], Reading]]) -> Iterator[str]:
    for part in PARTS:
        asked = [(case, r.rejection) for case, r in pairs if r.rejection and part in case]
        good = sum(getattr(said, part) == case[part] for case, said in asked)
        if asked:
            yield f"  {part} {good}/{len(asked)}"


def _report(pairs: list[tuple[dict[str, Any], Reading]]) -> None:
    print(measures(pairs))
    print(*_parts(pairs))
    for language in sorted({case.get("language") or case.get("lang", "") for case, _ in pairs}):
        own = [(case, r) for case, r in pairs if (case.get("language") or case.get("lang")) == language]
        right = sum(r.language == language for _, r in own)
        print(f"  {language}: {measures(own)}  language {right}/{len(own)}")
    confusion = Counter((case["kind"], reading.kind) for case, reading in pairs)
    for (truth, found), count in sorted(confusion.items()):
        print(f"    {truth:12} -> {found:12} {count}")


def _show(case: dict[str, Any], reading: Reading) -> None:
    missed = case["kind"] != reading.kind
    said = reading.rejection
    wrong = [p for p in PARTS if said and p in case and getattr(said, p) != case[p]]
    if missed or wrong or not reading.sure:
        print(
            case["id"],
            case["kind"],
            "->",
            reading.kind,
            reading.confidence,
            "" if reading.sure else "UNSURE",
            wrong,
        )
        print("    ", case.get("subject", ""), "|", " ".join(case["text"].split())[:400])
        print("     evidence:", reading.evidence[:150], said)


def main() -> int:
    """Read, recognise, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="+", type=Path)
    parser.add_argument("--split", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    read = [(case, message(case)) for case in cases(chosen.path, chosen.split)]
    started = time.process_time()
    pairs = [(case, recognise(mail)) for case, mail in read]
    spent = time.process_time() - started
    if chosen.show:
        for case, reading in pairs:
            _show(case, reading)
    _report(pairs)
    print(f"{1000 * spent / max(len(pairs), 1):.3f} ms a mail")
    return 0


if __name__ == "__main__":
    sys.exit(main())
