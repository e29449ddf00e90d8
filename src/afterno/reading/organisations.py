"""The employer and the role a message is about."""

from __future__ import annotations

from afterno.reading.messages import Message


def company_and_role(message: Message) -> tuple[str | None, str | None]:
    """The employer without legal form, and the role as written; None where the message does not say."""
    del message
    return None, None


def same_company(a: str, b: str) -> bool:
    """Do the two names mean one company?"""
    return a.casefold() == b.casefold()
