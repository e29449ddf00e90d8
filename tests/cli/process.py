"""The command as its own process, as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def afterno(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `afterno` with these words; `given` is typed in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "AFTERNO_"))}
    return subprocess.run(
        [sys.executable, "-m", "afterno", *arguments],
        input=given, capture_output=True, text=True, check=False, timeout=120,
        env={**kept, "PYTHONPATH": str(SOURCE), **environment},
    )  # fmt: skip
