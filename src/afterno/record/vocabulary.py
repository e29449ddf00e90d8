"""What the record knows of event kinds beside the method's own table: whom they concern, which name other events."""

from __future__ import annotations

from afterno.method.fields import KINDS, MAY_LIE_AHEAD

SEEKER: frozenset[str] = frozenset({"milestone", "news", "away"})
"""Kinds about the seeker alone: they belong to every relationship."""
FREE_COMPANY: frozenset[str] = frozenset({"milestone", "her_change"})
"""Kinds whose `company` may be the name of one that is not on record."""
EVENT_REFERENCES: dict[str, str] = {
    "void": "event",
    "advice_acted": "advice",
    "milestone_told": "milestone",
    "email_sent": "about",
    "email_received": "about",
    "letter_sent": "about",
    "letter_received": "about",
    "message_sent": "about",
    "message_received": "about",
}
"""Fields that name another event."""

__all__ = ["EVENT_REFERENCES", "FREE_COMPANY", "KINDS", "MAY_LIE_AHEAD", "SEEKER"]
