"""Whole histories written from the method alone: `histories/`, run by `histories.py`."""

from __future__ import annotations

import pytest
from tests.method.histories import History, histories

OPEN, KEPT = histories("open"), histories("kept")


@pytest.mark.parametrize("title", OPEN)
def test_history(title: str) -> None:
    history = History()
    assert not history.run(OPEN[title]), "\n".join(history.said)
    assert history.asked


@pytest.mark.parametrize("title", KEPT)
def test_history_never_tuned_on(title: str) -> None:
    history = History()
    assert not history.run(KEPT[title]), "\n".join(history.said)
    assert history.asked
