"""What the record knows of event kinds: which references each must carry. Their meaning is the method's."""

from __future__ import annotations

SEEKER: frozenset[str] = frozenset({"milestone", "news", "away"})
"""Kinds about the seeker alone: they belong to every relationship."""
ABOUT_APPLICATION = frozenset(
    {
        "interview",
        "answer_promised",
        "rejection",
        "rejection_withdrawn",
        "offer",
        "offer_accepted",
        "withdrew",
    }
)
ABOUT_PERSON = frozenset(
    {
        "call_attempt", "voicemail", "assistant_message", "conversation", "email_sent", "email_received",
        "letter_sent", "letter_received", "message_sent", "message_received", "auto_reply", "bounce",
        "meeting_requested", "meeting_agreed", "meeting_declined", "meeting_held", "advice", "advice_acted",
        "milestone_told", "her_change", "wish", "stop", "override",
    }
)  # fmt: skip
KINDS = SEEKER | ABOUT_APPLICATION | ABOUT_PERSON | {"opening", "pause", "resume", "void"}
MAY_LIE_AHEAD = frozenset({"interview"})
"""Kinds whose own time may be in the future."""
PERSON_NEEDED = ABOUT_PERSON
EVENT_REFERENCES = {
    "void": "event",
    "advice_acted": "advice",
    "milestone_told": "milestone",
    "email_sent": "about",
}
"""Fields that name another event."""
