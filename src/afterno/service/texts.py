"""Plain words for what the record and the method hold: headlines, dates, windows, timeline lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WAITING = "waiting"
"""The stage before any no, for people; CONTRACTS.md has no name for it."""

STAGES = {
    WAITING: "no answer yet",
    "declined": "no conversation yet",
    "reached": "reached",
    "in_touch": "in touch",
    "established": "established",
    "met": "met",
    "opened_a_door": "opened a door",
    "dormant": "resting",
    "stopped": "stopped, as wished",
    "ended": "ended well",
}
"""Where a relationship stands, in words for people; the keys are CONTRACTS.md's, and WAITING."""

HEADLINES = {
    "find_manager": "Find out who would have been your boss at {company}",
    "prepare_for_no": "Have your words ready in case {company} says no",
    "thank_hr": "Thank {name} briefly",
    "call": "Phone {name}",
    "ask_for_call": "Write {name} one short line asking for ten minutes on the phone",
    "regular_touch": "Write to {name}",
    "report_back": "Tell {name} what became of the advice",
    "tell_milestone": "Tell {name} your news",
    "share_news": "Share a development in the field with {name}",
    "congratulate": "Congratulate {name}",
    "mention_opening": "Ask {name} about the opening",
    "ask_to_meet": "Ask {name} for a coffee",
    "prepare_meeting": "Get ready to meet {name}",
    "reply": "Answer {name}",
    "review_silence": "No word from {company}: is it a no?",
    "ask_seeker": "A question for you about {name}",
}

ANSWERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "M4": (("talked", "Yes, we talked"), ("resume", "No, we did not talk")),
    "M10": (("met", "Yes, we met"), ("declined", "No, it did not come to that")),
    "M13": (("pause", "Let it rest"), ("resume", "Go on")),
    "M16": (("moved", "I know where she works now"), ("pause", "Let it rest")),
}
"""What answers a question to the seeker, by its rule: the word to log, and what it says."""

CAME_OF = {
    "advice": "Her advice",
    "meeting": "A meeting",
    "interview": "An interview",
    "offer": "An offer",
}
"""What may come of a relationship (M16)."""

KINDS_OF_MAIL = {
    "rejection": "a no",
    "received": "a receipt",
    "interview": "an invitation",
    "assessment": "a test or recorded interview",
    "offer": "an offer",
    "outreach": "a recruiter's approach",
    "alert": "a job alert",
    "withdrawal": "a withdrawal confirmed",
    "own_message": "your own mail",
    "auto_reply": "an automatic reply",
    "bounce": "an address that failed",
    "other_job": "other mail about a job",
    "other": "something else",
}

EVENTS = {
    "interview": "Interview",
    "answer_promised": "An answer was promised",
    "rejection": "They said no",
    "rejection_withdrawn": "The no was taken back",
    "offer": "An offer",
    "offer_accepted": "You took the offer",
    "withdrew": "You withdrew",
    "call_attempt": "You phoned",
    "voicemail": "You left a voicemail",
    "assistant_message": "You left a message with the assistant",
    "conversation": "You talked",
    "email_sent": "You wrote",
    "email_received": "She wrote",
    "letter_sent": "You sent a letter",
    "letter_received": "A letter came",
    "message_sent": "You sent a message",
    "message_received": "A message came",
    "auto_reply": "An automatic reply",
    "bounce": "The address failed",
    "meeting_requested": "You asked to meet",
    "meeting_agreed": "A meeting was agreed",
    "meeting_declined": "Not the time to meet",
    "meeting_held": "You met",
    "advice": "Her advice",
    "advice_acted": "What became of her advice",
    "milestone": "News of your life",
    "milestone_told": "You told the news",
    "her_change": "A change of hers",
    "opening": "An opening",
    "news": "News of the field",
    "wish": "Her wish",
    "stop": "She asked for no more contact",
    "pause": "Paused",
    "resume": "Resumed",
    "away": "You are away",
    "override": "You went past a floor",
    "void": "Taken back",
}

OUTCOMES = {
    "no_answer": "no answer", "busy": "busy", "wrong_number": "wrong number",
    "in_person": "in person", "new_job": "a new job",
    "filled": "the post is filled", "cancelled": "the search was cancelled", "paused": "the search is paused",
    "ask_for_call": "asking for a call", "report_back": "what became of her advice",
    "meeting_request": "asking to meet",
}  # fmt: skip


LETTERS = frozenset({"email_sent", "letter_sent", "message_sent"})
"""Events that may carry the words of a whole letter."""


def day(when: date) -> str:
    """Write a date out: 4 March 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Write a date out with its weekday: Wednesday 4 March."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def phone(number: str) -> str:
    """Write a number as one reads it out: +44 20 7946 0820; as it is where it is not understood."""
    if not number.startswith("+"):
        return number
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def zone(name: str) -> ZoneInfo | None:
    """Look a time zone up; None where it is unknown or no zone at all."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def window(opens: datetime | None, closes: datetime | None, own_zone: str) -> str:
    """Say a window in her clock and, where it differs, in the seeker's: 9:00 to 17:00 (14:00 to 22:00 yours)."""
    if opens is None or closes is None:
        return ""
    hers = f"{opens:%H:%M} to {closes:%H:%M}"
    own = zone(own_zone)
    if own is None:
        return hers
    mine_from, mine_to = opens.astimezone(own), closes.astimezone(own)
    if mine_from.utcoffset() == opens.utcoffset():
        return hers
    return f"{hers} her time, {mine_from:%H:%M} to {mine_to:%H:%M} yours"


def headline(kind: str, name: str, company: str, channel: str = "") -> str:
    """Say a reach-out in a few words: Phone Dana Rhodes."""
    text = HEADLINES.get(kind, kind.replace("_", " ").capitalize())
    if kind == "regular_touch" and channel == "phone":
        text = "Phone {name}"
    return text.format(
        name=name or f"the manager at {company or 'the company'}", company=company or "the company"
    )


def written(value: str) -> str:
    """Write a value of the record for people: a date out, an underscore as a space."""
    try:
        return day(date.fromisoformat(value[:10])) if value[:4].isdigit() else value.replace("_", " ")
    except ValueError:
        return value.replace("_", " ")


def event_line(event: Mapping[str, Any]) -> tuple[str, str]:
    """Say one event of the record as (text, detail)."""
    kind = str(event.get("kind", ""))
    text = EVENTS.get(kind, kind.replace("_", " ").capitalize())
    if kind == "conversation" and event.get("direction") == "in":
        text = "She called, and you talked"
    details = [
        OUTCOMES.get(str(value)) or written(str(value))
        for key in (
            "outcome",
            "channel",
            "what",
            "reason",
            "place",
            "by",
            "until",
            "not_before",
            "meets_at",
            "address",
        )
        if (value := event.get(key)) not in (None, "", "unknown", "regular", "phone")
    ]
    # The words of a letter are shown apart, on asking; its subject stands for it in a line.
    if kind in LETTERS:
        quoted = [f"“{event['subject']}”"] if event.get("subject") else []
        quoted += [str(event["note"])] if event.get("note") else []
    else:
        keys = ("text", "result", "title", "note", "evidence")
        quoted = [str(event[key]) for key in keys if event.get(key)]
    return text, ". ".join([", ".join(details), *quoted]).strip(". ")


NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def moment(text: str) -> datetime:
    """Read when something happened; one written without its offset is laid beside the others as UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def number(value: int) -> str:
    """Write a number as one does in a sentence: a small one in letters."""
    return NUMBERS[value] if 0 <= value < len(NUMBERS) else f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """Count things as one does in a sentence: one thing, two things."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"
