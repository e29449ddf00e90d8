"""Whole messages by two strangers; nothing was learned from these.

Their figures, not their texts, were looked at while the likelihoods were set.
"""

from __future__ import annotations

import json
from pathlib import Path

from afterno.wording import coach

HELD = Path(__file__).parent.parent / "data" / "coach" / "held"
RECALL, PRECISION, CLEAN, CLEAN_ERRORS = 0.60, 0.80, 0.05, 0.02
"""Of recall and precision a little under what was measured (.63, .84); the last two are the goals themselves."""


def test_strangers_messages_are_read_as_well_as_when_it_was_measured() -> None:
    wanted = met = raised = right = 0
    clean: list[set[str]] = []
    for name in ("d", "e"):
        for case in map(json.loads, (HELD / f"{name}.jsonl").read_text("utf-8").splitlines()):
            found = coach.check(case["text"], case["context"], case.get("facts")).findings
            codes, grave = set(case["codes"]), {one.code for one in found if one.severity != "info"}
            families = {code[:3] for code in codes}
            wanted, met = wanted + len(families), met + len(families & {one.code[:3] for one in found})
            raised, right = raised + len(grave), right + len(grave & codes)
            if not codes:
                clean.append({one.severity for one in found})
    assert met / wanted >= RECALL
    assert right / raised >= PRECISION
    assert sum(bool(one & {"warning", "error"}) for one in clean) / len(clean) <= CLEAN
    assert sum("error" in one for one in clean) / len(clean) <= CLEAN_ERRORS
