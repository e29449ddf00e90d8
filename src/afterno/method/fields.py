"""What each kind of event may carry, and how one value of it is read.

A reader takes any JSON value and gives the value understood, or raises `Unclear` with a plain reason.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value = str | bool | int | date | datetime
LONGEST_TEXT = 20_000
LONGEST_ID = 200


class Unclear(ValueError):  # noqa: N818 - it says what the value is
    """A value that cannot be understood."""


def text(raw: object) -> str:
    """Words, at most twenty thousand characters of them."""
    if not isinstance(raw, str):
        raise Unclear("is not text")
    if len(raw) > LONGEST_TEXT:
        raise Unclear("is too long")
    return _unicode(raw)


def name(raw: object) -> str:
    """An id: text that is not empty, or a whole number."""
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 10**18:
        raw = str(raw)
    if not isinstance(raw, str) or not raw.strip():
        raise Unclear("is not an id")
    if len(raw) > LONGEST_ID:
        raise Unclear("is too long for an id")
    return _unicode(raw)


def _unicode(raw: str) -> str:
    """Half a character (a lone surrogate) cannot be stored or shown."""
    if not raw.isascii():
        try:
            raw.encode()
        except UnicodeEncodeError:
            raise Unclear("holds half a character, so it is not an id or text") from None
    return raw


DEEPEST = 40


def is_shallow(raw: object, left: int = DEEPEST) -> bool:
    """Whether a value nests less deeply than anybody would write."""
    if isinstance(raw, dict):
        return left > 0 and all(is_shallow(one, left - 1) for one in raw.values())
    if isinstance(raw, list):
        return left > 0 and all(is_shallow(one, left - 1) for one in raw)
    return True


def day(raw: object) -> date:
    """A calendar date, `2026-03-04`; of a full time its date."""
    if isinstance(raw, str) and 10 <= len(raw) <= 40:
        try:
            found = date.fromisoformat(raw[:10]) if raw[10:11] in {"", "T", " "} else None
        except ValueError:
            found = None
        if found is not None and 1900 <= found.year <= 2200:
            return found
    raise Unclear("is not a date such as 2026-03-04")


def moment(raw: object, zone: tzinfo = UTC) -> datetime:
    """A time with its offset; without one it is taken to be in `zone`, a bare date at noon."""
    if isinstance(raw, str) and 10 <= len(raw) <= 40:
        try:
            found = datetime.fromisoformat(raw if len(raw) > 10 else raw + "T12:00:00")
        except ValueError:
            found = None
        if found is not None and 1900 <= found.year <= 2200:
            return found if found.tzinfo is not None else found.replace(tzinfo=zone)
    raise Unclear("is not a time such as 2026-03-04T10:15:00+01:00")


def flag(raw: object) -> bool:
    """Yes or no."""
    if not isinstance(raw, bool):
        raise Unclear("is neither true nor false")
    return raw


def days(raw: object) -> int:
    """A number of days, from one to ten years."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if not isinstance(raw, int) or isinstance(raw, bool) or not 1 <= raw <= 3660:
        raise Unclear("is not a number of days")
    return raw


def one_of(*known: str) -> Callable[[object], str]:
    """A word out of a fixed few."""
    words = frozenset(known)

    def read(raw: object) -> str:
        if not isinstance(raw, str) or raw not in words:
            raise Unclear("is none of " + ", ".join(known))
        return raw

    return read


Reader = "Callable[[object], Value]"
Shape = dict[str, "Callable[[object], Value]"]

_TALK = one_of("phone", "in_person", "video", "relay")
_WISHED = one_of("phone", "email", "letter", "in_person", "video", "relay", "message", "meeting")
_SAID_NO = one_of("phone", "email", "letter", "portal", "in_person", "silence", "video")
_PLACE = one_of("office", "coffee", "drink", "other")
_REASON = one_of(
    "ask_for_call", "regular", "report_back", "news", "milestone", "meeting_request", "congratulation",
    "opening", "reply", "logistics",
)  # fmt: skip
_NEWS_OF_LIFE = one_of("new_job", "promotion", "degree", "award", "publication", "move", "other")
_CHANGE = one_of("moved", "promoted", "left", "leave", "returned", "died")

KINDS: Mapping[str, Shape] = {
    "interview": {"last": flag},
    "answer_promised": {"by": day},
    "rejection": {"channel": _SAID_NO, "signer": text, "reason": text},
    "rejection_withdrawn": {},
    "offer": {},
    "offer_accepted": {},
    "withdrew": {},
    "call_attempt": {"outcome": one_of("no_answer", "busy", "wrong_number"), "phone": text},
    "voicemail": {},
    "assistant_message": {},
    "conversation": {
        "channel": _TALK,
        "direction": one_of("in", "out"),
        "stay_in_touch": one_of("yes", "no", "unsaid"),
    },
    "email_sent": {"reason": _REASON, "about": name},
    "email_received": {"about": name},
    "letter_sent": {"reason": _REASON, "about": name},
    "letter_received": {"about": name},
    "message_sent": {"reason": _REASON, "about": name},
    "message_received": {"about": name},
    "auto_reply": {"until": day},
    "bounce": {"address": text, "hard": flag},
    "meeting_requested": {"place": _PLACE},
    "meeting_agreed": {"meets_at": moment, "place": _PLACE},
    "meeting_declined": {},
    "meeting_held": {"place": _PLACE},
    "advice": {"text": text},
    "advice_acted": {"advice": name, "result": text},
    "milestone": {"what": _NEWS_OF_LIFE, "text": text, "company": text, "industry": text},
    "milestone_told": {"milestone": name},
    "her_change": {"what": _CHANGE, "company": text, "until": day},
    "opening": {"company": name, "title": text, "url": text},
    "news": {"industry": text, "title": text, "url": text},
    "wish": {"not_before": day, "every_days": days, "channel": _WISHED},
    "stop": {},
    "pause": {"until": day},
    "resume": {},
    "away": {"from": day, "until": day},
    "override": {"rule": text, "note": text},
    "void": {"event": name, "reason": text, "source": text},
}
"""Every kind of event, with its fields besides id, at, person and application."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "milestone": ("what",),
    "her_change": ("what",),
    "void": ("event",),
    "opening": ("company",),
    "away": ("from",),
    "answer_promised": ("by",),
    "milestone_told": ("milestone",),
}
"""Fields without which the event says nothing."""

OF_A_PERSON = frozenset(
    {
        "call_attempt", "voicemail", "assistant_message", "conversation", "email_sent", "email_received",
        "letter_sent", "letter_received", "message_sent", "message_received", "auto_reply", "bounce",
        "meeting_requested", "meeting_agreed", "meeting_declined", "meeting_held", "advice", "milestone_told",
        "her_change", "wish", "stop", "override",
    }
)  # fmt: skip
"""Kinds that say nothing without a person."""

OF_AN_APPLICATION = frozenset(
    {"answer_promised", "rejection_withdrawn", "offer", "offer_accepted", "withdrew", "interview"}
)
"""Kinds that say nothing without an application."""

FROM_HER = frozenset(
    {
        "conversation", "email_received", "letter_received", "message_received", "meeting_agreed",
        "meeting_declined", "meeting_held",
    }
)  # fmt: skip
"""Kinds that are an answer (METHOD, what counts)."""

SENT = frozenset({"email_sent", "letter_sent", "message_sent"})
RECEIVED = frozenset({"email_received", "letter_received", "message_received"})
ATTEMPTS = frozenset({"call_attempt", "voicemail", "assistant_message"})

MAY_LIE_AHEAD = frozenset({"interview"})
"""Kinds whose own time may be in the future."""

A_MINUTE = timedelta(seconds=60)
