"""Whole messages by thirteen strangers; nothing was learned from these.

Their figures, not their texts, were looked at while the likelihoods were set.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterno.wording import coach

HELD = Path(__file__).parent.parent / "data" / "coach" / "held"
CLEAN, CLEAN_ERRORS = 0.05, 0.02
"""The goals themselves, as shares of the clean messages."""


@pytest.mark.parametrize(
    ("names", "recall", "precision"),
    [("de", 0.68, 0.86), ("hilmnqr", 0.57, 0.79), ("v", 0.52, 0.79), ("uxy", 0.79, 0.83)],
)
def test_strangers_messages_are_read_as_well_as_when_it_was_measured(
    names: str, recall: float, precision: float
) -> None:
    """A little under what was measured: .72 and .91; of those whose writers sought the indirect, .61 and .82; .56 and
    .84 where each fault has a clean twin; in the mixture of everyday .83 and .87."""
    wanted = met = raised = right = 0
    clean: list[set[str]] = []
    for name in names:
        for case in map(json.loads, (HELD / f"{name}.jsonl").read_text("utf-8").splitlines()):
            found = coach.check(case["text"], case["context"], case.get("facts")).findings
            codes, grave = set(case["codes"]), {one.code for one in found if one.severity != "info"}
            families = {code[:3] for code in codes}
            wanted, met = wanted + len(families), met + len(families & {one.code[:3] for one in found})
            raised, right = raised + len(grave), right + len(grave & codes)
            if not codes:
                clean.append({one.severity for one in found})
    assert met / wanted >= recall
    assert right / raised >= precision
    assert sum(bool(one & {"warning", "error"}) for one in clean) / len(clean) <= CLEAN
    assert sum("error" in one for one in clean) / len(clean) <= CLEAN_ERRORS
