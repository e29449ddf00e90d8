"""Our own cases, whole mails in eight languages: figures that may not fall (docs/recogniser.md says how they were made)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from afterno.reading.messages import Address, Message
from afterno.reading.recognise import recognise
from afterno.reading.result import Reading
from afterno.reading.rulebook import LANGUAGES

CASES = Path(__file__).parent.parent / "data" / "recognise"
PERSONAL = {"other", "own_message"}
Pairs = tuple[tuple[dict[str, Any], Reading], ...]


def message(case: dict[str, Any]) -> Message:
    sender = Address(case["sender"]["name"], case["sender"]["address"])
    return Message(subject=case["subject"], sender=sender, text=case["text"])


@cache
def read(split: str) -> Pairs:
    files = sorted(CASES.glob(f"*-{split}.jsonl"))
    cases = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return tuple((case, recognise(message(case))) for case in cases)


def figures(pairs: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1 of rejection."""
    true = {case["id"] for case, _ in pairs if case["kind"] == "rejection"}
    found = {case["id"] for case, reading in pairs if reading.kind == "rejection"}
    precision, recall = len(true & found) / len(found), len(true & found) / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("split", ["develop", "held"])
def test_rejections_are_found_and_nothing_else_is(split: str) -> None:
    precision, recall, f1 = figures(read(split))
    assert precision >= 0.96
    assert recall >= 0.95
    assert f1 >= 0.96


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(language: str) -> None:
    pairs = tuple(
        pair for split in ("develop", "held") for pair in read(split) if pair[0]["language"] == language
    )
    assert figures(pairs)[2] >= 0.9


def test_the_language_is_told() -> None:
    pairs = (*read("develop"), *read("held"))
    assert sum(case["language"] == reading.language for case, reading in pairs) >= 0.98 * len(pairs)


def test_little_job_mail_is_left_to_a_person() -> None:
    job = [
        reading
        for split in ("develop", "held")
        for case, reading in read(split)
        if case["kind"] not in PERSONAL
    ]
    assert sum(not reading.sure for reading in job) <= 0.05 * len(job)


def test_every_evidence_of_a_no_stands_in_its_mail() -> None:
    for split in ("develop", "held"):
        for case, reading in read(split):
            if reading.kind == "rejection":
                assert reading.evidence
                assert reading.evidence in case["text"]


@pytest.mark.parametrize("part", ["reason", "door_open", "answerable"])
def test_how_a_no_was_said(part: str) -> None:
    pairs = [
        (case, reading.rejection) for case, reading in (*read("develop"), *read("held")) if reading.rejection
    ]
    right = sum(getattr(said, part) == case[part] for case, said in pairs if part in case)
    assert right >= 0.95 * sum(part in case for case, _ in pairs)
