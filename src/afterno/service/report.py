"""A report of the search for an employment office: what was applied for, what was done, what came back.

It holds days, companies, jobs and who was spoken to; no notes, no words of letters, no numbers or addresses.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from afterno.errors import UserError
from afterno.record import store
from afterno.service import facts, texts

MOST = 2_000
"""Lines of one report; more are cut off, and the report says so."""
FIRST, LAST = 1990, 2100
"""Years of which there can be a report."""
LONGEST = timedelta(days=800)
CAME_BACK = {
    "rejection": "A no", "interview": "An interview", "email_received": "An answer", "letter_received": "An answer",
    "message_received": "An answer", "offer": "An offer", "offer_accepted": "An offer, accepted",
}  # fmt: skip
DONE = {
    "conversation": "A conversation", "call_attempt": "A call, nobody there", "voicemail": "A voicemail",
    "assistant_message": "A message with the assistant", "email_sent": "An e-mail sent", "letter_sent": "A letter sent",
    "message_sent": "A message sent", "meeting_held": "A meeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the day, what it was, the company, the job, and with whom."""

    on: date
    what: str
    company: str
    role: str
    person: str


@dataclass(frozen=True, slots=True)
class Report:
    """The search from `first` to `last`: every line by day, and how many of each kind."""

    name: str
    first: date
    last: date
    entries: tuple[Entry, ...]
    counted: tuple[tuple[str, int], ...]
    cut: bool


def report(owner: int, first: date, last: date) -> Report:
    """Make the report of these days, both included. Raises UserError where they are the wrong way round or too many."""
    if last < first:
        raise UserError("The last day lies before the first.")
    if last - first > LONGEST:
        raise UserError("That is more than two years: make two reports of it.")
    if not FIRST <= first.year <= last.year <= LAST:
        raise UserError(f"Choose days between {FIRST} and {LAST}.")
    seeker = store.load_seeker(owner)
    zone = texts.zone(str(seeker.get("time_zone") or "")) or UTC
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last, time(), zone) + timedelta(days=1)
    words = CAME_BACK | DONE
    events = store.search_between(owner, begin, end, tuple(words), MOST)
    applied = store.applied_between(owner, first.isoformat(), last.isoformat(), MOST)
    lines = [
        Entry(date.fromisoformat(str(job["applied_on"])[:10]), "An application", job["company_name"],
              str(job.get("role") or ""), "")
        for job in applied
    ]  # fmt: skip
    lines += [
        Entry(facts.event_at(event).astimezone(zone).date(), words[event["kind"]], event["company_name"],
              event["role"], event["person_name"])
        for event in events
    ]  # fmt: skip
    lines.sort(key=lambda line: line.on)
    counted = Counter(line.what for line in lines).most_common()
    cut = len(events) == MOST or len(applied) == MOST
    return Report(str(seeker.get("name") or ""), first, last, tuple(lines), tuple(counted), cut)
