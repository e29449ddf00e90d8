"""Speeds, as ratios in one run: python scripts/bench.py [commands|plan|mail|pages ...].

Each figure is CPU seconds of the whole process (user and system), the least of several runs, and stands beside a bare
`python -c pass` of the same run, so that a slow machine does not look like a slow program.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def cpu(arguments: list[str], *, runs: int = 5, env: dict[str, str] | None = None) -> float:
    """Measure the CPU seconds of a command, the least of several runs."""
    best = float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})})  # noqa: S603 - our own commands
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def row(name: str, seconds: float, bare: float, goal: str = "") -> None:
    """Print one figure beside the bare interpreter."""
    print(f"{name:44} {seconds:8.3f} s CPU  {seconds / bare:8.1f} x bare python   {goal}")


def big_record(people: int) -> dict[str, object]:
    """Make a record of so many people, a conversation two months ago with each, one no each."""
    record: dict[str, object] = {
        "format": "afterno-record/1",
        "seeker": {"name": "Alice Ardent", "emails": ["alice@mail.example"], "time_zone": "Europe/London", "country": "GB"},
        "policy": {},
        "companies": [{"id": f"c{n}", "name": f"Company {n}", "country": "GB"} for n in range(people)],
        "people": [
            {"id": f"p{n}", "name": f"Manager {n}", "role": "manager", "company": f"c{n}", "time_zone": "Europe/London",
             "emails": [f"m{n}@c{n}.example"], "phones": [f"+4420{n:08}"]}
            for n in range(people)
        ],
        "applications": [{"id": f"a{n}", "company": f"c{n}", "title": "Planner", "manager": f"p{n}"} for n in range(people)],
        "events": [
            event
            for n in range(people)
            for event in (
                {"id": f"e{n}a", "at": f"2026-03-{n % 27 + 1:02}T10:00:00+00:00", "kind": "rejection", "application": f"a{n}",
                 "channel": "email", "signer": "hr", "reason": "declined"},
                {"id": f"e{n}b", "at": f"2026-04-{n % 27 + 1:02}T11:00:00+01:00", "kind": "conversation", "person": f"p{n}",
                 "channel": "phone", "direction": "out", "stay_in_touch": "yes"},
            )
        ],
    }  # fmt: skip
    return record


def commands(bare: float) -> None:
    """Start-up, and today's list with 10,000 people on record."""
    afterno = [sys.executable, "-m", "afterno"]
    row("afterno --help", cpu([*afterno, "--help"]), bare, "goal 0.15")
    with tempfile.TemporaryDirectory() as folder:
        env = {"AFTERNO_DATA_DIR": folder, "AFTERNO_NOW": "2026-06-10T09:00:00+01:00"}
        file = Path(folder) / "record.json"
        file.write_text(json.dumps(big_record(10_000)), encoding="utf-8")
        row("afterno import, 10,000 people", cpu([*afterno, "import", str(file)], runs=1, env=env), bare)
        cpu([*afterno, "today"], runs=1, env=env)
        row("afterno today, 10,000 people", cpu([*afterno, "today"], env=env), bare, "goal 0.35")
        row("afterno people, 10,000 people", cpu([*afterno, "people"], env=env), bare)
        row("afterno log, 10,000 people", cpu([*afterno, "log", "p77", "voicemail"], runs=1, env=env), bare)


BENCHES = {"commands": commands}


def main(names: list[str]) -> None:
    """Run the benches named, or all."""
    bare = cpu([sys.executable, "-c", "pass"])
    row("python -c pass", bare, bare)
    for name in names or BENCHES:
        BENCHES[name](bare)


if __name__ == "__main__":
    main(sys.argv[1:])
