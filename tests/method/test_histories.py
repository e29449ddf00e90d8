"""Whole histories written from the method alone: `histories/`, run by `histories.py`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.method.contract import faults
from tests.method.histories import History, histories, run

from afterno.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

OPEN, KEPT = histories("open"), histories("kept")


@pytest.mark.parametrize("title", OPEN)
def test_history(title: str) -> None:
    history = History()
    assert not history.run(OPEN[title]), "\n".join(history.said)
    assert history.asked
    assert not out_of_contract(history)


@pytest.mark.parametrize("title", KEPT)
def test_history_never_tuned_on(title: str) -> None:
    history = History()
    assert not history.run(KEPT[title]), "\n".join(history.said)
    assert history.asked
    assert not out_of_contract(history)


def out_of_contract(history: History) -> str:
    """Where an answer of `plan --json` leaves the shape that CONTRACTS.md promises."""
    plans = history.plans.values()
    return "\n".join(fault for plan in plans for fault in faults(history.record, plan))


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:00:00-12:00"])
def test_a_time_out_of_all_calendars_is_a_clear_error(now: str, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps(History().record), encoding="utf-8")
    result = run(["--record", str(record), "--now", now])
    assert isinstance(result.exception, UserError)
    assert "1900" in str(result.exception)
