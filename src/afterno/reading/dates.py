"""Days a message promises or implies."""

from __future__ import annotations

from datetime import date

from afterno.reading.messages import Message


def implied_no_after(message: Message) -> date | None:
    """The last day of the wait a receipt names, after which silence is a no."""
    del message
    return None


def promised_by(message: Message) -> date | None:
    """The day by which an answer is promised."""
    del message
    return None
