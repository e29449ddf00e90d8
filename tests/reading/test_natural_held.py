"""Mails as a mailbox holds them, by twenty-six hands; nothing was learned from these.

Their figures, not their texts, were looked at while the limits of settling were set.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scripts.measure_recogniser import message

from afterno.reading.recognise import recognise

HELD = Path(__file__).parent.parent / "data" / "recognise" / "held"


@pytest.mark.parametrize(
    ("name", "precision", "recall", "unsure"),
    [
        ("natural", 0.93, 0.87, 0.05),
        ("natural-2", 0.88, 0.88, 0.05),
        ("natural-3", 0.86, 0.85, 0.05),
        ("natural-4", 0.79, 0.82, 0.05),
    ],
)
def test_unseen_natural_mail_is_read_as_well_as_when_it_was_measured(
    name: str, precision: float, recall: float, unsure: float
) -> None:
    """A little under what was measured when the weights were made; unsure is a share of job mail."""
    cases = map(json.loads, (HELD / f"{name}.jsonl").read_text("utf-8").splitlines())
    pairs = [(case, recognise(message(case))) for case in cases]
    said = [case["kind"] == "rejection" for case, _ in pairs]
    found = [reading.kind == "rejection" for _, reading in pairs]
    right = sum(a and b for a, b in zip(said, found, strict=True))
    jobs = [
        not reading.sure for case, reading in pairs if case["kind"] not in {"other", "auto_reply", "bounce"}
    ]
    assert right / sum(found) >= precision
    assert right / sum(said) >= recall
    assert sum(jobs) / len(jobs) <= unsure
