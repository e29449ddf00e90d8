"""The sweep: while the app is open, plans that grew old are made anew, a few at a time."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from afterno.record import store
from afterno.service import planning, today

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

EVERY = 15 * 60
"""Seconds between two sweeps."""
BATCH = 200


def sweep(owner: int, now: datetime) -> int:
    """Plan anew what changed or was planned before today; returns how many relationships.

    Each batch is claimed first, so that a row that fails cannot hold up the others.
    """
    done = 0
    while keys := store.claim_stale(owner, now, limit=BATCH):
        planning.refresh(owner, now, keys)
        done += len(keys)
    return done


def keep_warm(owner: int, now: datetime) -> None:
    """Sweep, then plan anew what today's page shows, so that no page has to wait for it."""
    sweep(owner, now)
    store.learn_sizes()
    today.today(owner, now)


@contextmanager
def running(owner: int) -> Iterator[None]:
    """Sweep in a thread of the server for as long as it runs."""
    stop = threading.Event()

    def run() -> None:
        from django.db import close_old_connections, connection

        while not stop.is_set():
            try:
                close_old_connections()
                keep_warm(owner, datetime.now(UTC))
            except Exception as error:  # noqa: BLE001 - one bad sweep must not end the sweeping
                log.warning("sweep failed: %s", type(error).__name__)
            finally:
                connection.close()
            stop.wait(EVERY)

    thread = threading.Thread(target=run, name="sweep", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
