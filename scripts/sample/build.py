"""Build the sample that ships: the mailbox and the truth about it, as of one fixed day.

Run it after every change of the story: `python scripts/sample/build.py`.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from afterno import sample

BUILT_FOR = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[2] / "src" / "afterno" / "sample"


def main() -> None:
    """Write mailbox.mbox and expected.json."""
    count = sample.write_mbox(FOLDER / "mailbox.mbox", BUILT_FOR)
    truth = json.dumps(sample.expected(BUILT_FOR), ensure_ascii=False, indent=1)
    (FOLDER / "expected.json").write_text(truth + "\n", "utf-8")
    print(f"{count} mails")


if __name__ == "__main__":
    main()
