"""Putting things on record by hand: a no, what happened, a milestone; and taking back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from afterno.errors import NotOnRecordError, UserError
from afterno.reading.organisations import same_company
from afterno.record import store
from afterno.service import planning, texts, words
from afterno.service.today import acts_of
from afterno.service.types import Logged

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]

WHAT: Mapping[str, Row] = {
    "called": {"kind": "call_attempt", "outcome": "no_answer"},
    "busy": {"kind": "call_attempt", "outcome": "busy"},
    "wrong-number": {"kind": "call_attempt", "outcome": "wrong_number"},
    "voicemail": {"kind": "voicemail"},
    "assistant": {"kind": "assistant_message"},
    "talked": {"kind": "conversation", "channel": "phone", "direction": "out"},
    "she-called": {"kind": "conversation", "channel": "phone", "direction": "in"},
    "talked-in-person": {"kind": "conversation", "channel": "in_person", "direction": "out"},
    "talked-by-video": {"kind": "conversation", "channel": "video", "direction": "out"},
    "emailed": {"kind": "email_sent", "reason": "regular"},
    "answered": {"kind": "email_received"},
    "letter": {"kind": "letter_sent"},
    "letter-came": {"kind": "letter_received"},
    "message": {"kind": "message_sent"},
    "message-came": {"kind": "message_received"},
    "asked-to-meet": {"kind": "meeting_requested", "place": "coffee"},
    "agreed": {"kind": "meeting_agreed"},
    "declined": {"kind": "meeting_declined"},
    "met": {"kind": "meeting_held"},
    "advice": {"kind": "advice"},
    "did-it": {"kind": "advice_acted"},
    "told": {"kind": "milestone_told"},
    "away": {"kind": "auto_reply"},
    "bounced": {"kind": "bounce"},
    "moved": {"kind": "her_change", "what": "moved"},
    "promoted": {"kind": "her_change", "what": "promoted"},
    "left": {"kind": "her_change", "what": "left"},
    "leave": {"kind": "her_change", "what": "leave"},
    "returned": {"kind": "her_change", "what": "returned"},
    "died": {"kind": "her_change", "what": "died"},
    "wish": {"kind": "wish"},
    "stop": {"kind": "stop"},
    "pause": {"kind": "pause"},
    "resume": {"kind": "resume"},
}
"""What can be said to have happened, and the event it is."""

REASONS = frozenset({
    "ask_for_call", "regular", "report_back", "news", "milestone", "meeting_request", "congratulation", "opening",
    "reply", "logistics",
})  # fmt: skip
TEXT_FIELD = {"advice": "text", "advice_acted": "result"}
"""Where the note of an event belongs, when it is the event's own substance."""


@dataclass(frozen=True, slots=True)
class NoForm:
    """A no as somebody puts it on record by hand."""

    company: str
    role: str = ""
    manager: str = ""
    phone: str = ""
    email: str = ""
    signer: str = "unknown"
    channel: str = "email"
    reason: str = "unknown"
    at: datetime | None = None
    talked: bool | None = None
    ideal: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class LogForm:
    """What happened, as somebody says it."""

    what: str
    note: str = ""
    at: datetime | None = None
    reason: str = ""
    until: str = ""
    stay_in_touch: str = ""
    advice: str = ""
    place: str = ""
    meets_at: str = ""
    shape: str = ""
    """The shape of the draft that was sent, so that the next one differs."""


@dataclass(frozen=True, slots=True)
class MilestoneForm:
    """News of the seeker's life."""

    what: str
    text: str
    company: str = ""
    industry: str = ""
    at: datetime | None = None


def record_no(owner: int, form: NoForm, now: datetime) -> Logged:
    """Put a no on record; opens the relationship with the manager (M1). Raises UserError where no company is named."""
    if not form.company.strip():
        raise UserError("Which company said no? A name is enough.")
    at = past(form.at, now)
    entry = new_entry()
    company = find_or_add_company(owner, form.company.strip(), entry, ideal=form.ideal)
    manager = (
        find_or_add_manager(owner, form, company, entry)
        if form.manager.strip() or form.phone or form.email
        else None
    )
    application = find_or_add_application(owner, company, form.role.strip(), manager, entry, ideal=form.ideal)
    rejection: Row = {
        "kind": "rejection", "application": application, "channel": form.channel, "signer": form.signer,
        "reason": form.reason, "person": manager if form.signer == "manager" else None, "note": form.note.strip(),
    }  # fmt: skip
    events = [rejection]
    if form.talked and manager:
        events.append({"kind": "conversation", "person": manager, "channel": "phone", "direction": "in"})
    return append(
        owner, entry, events, at, now, f"On record: {form.company.strip()} said no.", manager, application
    )


def log(owner: int, person: str, form: LogForm, now: datetime) -> Logged:
    """Put on record what happened with one person. Raises UserError with the words that are known."""
    person_id = planning.find_person(owner, person)
    events = events_of(owner, person_id, form)
    name = str(store.get_person(owner, person_id).get("name") or "the manager")
    said = texts.event_line(events[0])[0]
    remarks = words.remarks({"What came of it": form.note}) if form.what == "did-it" else ()
    logged = append(
        owner, new_entry(), events, past(form.at, now), now, f"On record: {said} ({name}).", person_id
    )
    return replace(logged, problems=(*logged.problems, *remarks))


def milestone(owner: int, form: MilestoneForm, now: datetime) -> Logged:
    """Put a milestone on record (M9) and say who is to be told."""
    if not form.text.strip():
        raise UserError("Say in a line what the news is.")
    event: Row = {
        "kind": "milestone", "what": form.what, "text": form.text.strip(), "company": form.company.strip(),
        "industry": form.industry.strip(),
    }  # fmt: skip
    entry = new_entry()
    store_events(owner, entry, [drop_empty(event)], past(form.at, now), now)
    plan = planning.refresh(owner, now)
    raw = planning.record_of(owner)
    tell = [act for act in acts_of(raw, plan.reach_outs) if act.kind == "tell_milestone"]
    named = "\n".join(f"  {texts.weekday(act.due)}: {act.headline}" for act in tell)
    after = (
        f"To tell, one by one:\n{named}" if tell else "Nobody is to be told yet: a conversation comes first."
    )
    remarks = words.remarks({"Your news": form.text}, "milestone")
    return Logged((f"{entry}-1",), "On record: your news.", after, remarks)


def undo(owner: int, event: str | None, now: datetime, reason: str = "") -> Logged:
    """Take back an event, or what was put on record last, with all that belongs to the same entry.

    A stop is taken back only with the seeker's own reason (M13). Raises UserError where there is nothing to take back.
    """
    found = store.get_events(owner, [event]) if event else store.last_by_hand(owner)
    if not found:
        raise NotOnRecordError(
            "There is nothing to take back." if event is None else "No such event is on record."
        )
    targets = store.entry_events(owner, entry_of(found[0]["id"])) or found
    if any(row["kind"] == "stop" for row in targets) and not reason.strip():
        raise UserError("She asked for no more contact. Taking that back needs your own reason, in words.")
    entry = new_entry()
    voids = [drop_empty({"kind": "void", "event": row["id"], "reason": reason.strip()}) for row in targets]
    store_events(owner, entry, voids, now, now)
    planning.settle(owner, now)
    said = ", ".join(texts.event_line(row)[0].lower() for row in targets)
    return Logged(tuple(f"{entry}-{n}" for n in range(1, len(voids) + 1)), f"Taken back: {said}.")


def events_of(owner: int, person_id: str, form: LogForm) -> list[Row]:
    """Turn what somebody says happened into events."""
    if form.what not in WHAT:
        raise UserError(f"{form.what!r} is not known. Say one of: {', '.join(WHAT)}.")
    event: Row = {**WHAT[form.what], "person": person_id}
    kind = event["kind"]
    note = form.note.strip()
    if kind in {"advice", "advice_acted"} and not note:
        raise UserError("What was it? Say it in a line: --note")
    if note:
        event[TEXT_FIELD.get(kind, "note")] = note
    if form.reason:
        if form.reason not in REASONS:
            raise UserError(f"{form.reason!r} is no reason. Say one of: {', '.join(sorted(REASONS))}.")
        event["reason"] = form.reason
    if form.until:
        event["not_before" if kind == "wish" else "until"] = a_date(form.until)
    event |= drop_empty({"stay_in_touch": form.stay_in_touch, "place": form.place, "shape": form.shape})
    event |= details(owner, person_id, kind, form)
    events = [event]
    if form.advice.strip():
        events.append({"kind": "advice", "person": person_id, "text": form.advice.strip()})
    return events


def details(owner: int, person_id: str, kind: str, form: LogForm) -> Row:
    """Fill in what an event rests on: which advice, which news, which address, which time."""
    if kind == "advice_acted":
        return {
            "advice": last_event(
                owner, person_id, "advice", "No advice of hers is on record yet: log it first."
            )
        }
    if kind == "milestone_told":
        return {
            "milestone": last_event(
                owner, None, "milestone", "No news of yours is on record yet: afterno milestone"
            )
        }
    if form.what == "wrong-number":
        # With the number, so that another one on record later counts again.
        return drop_empty({"phone": (store.get_person(owner, person_id).get("phones") or [""])[0]})
    if kind == "bounce":
        return {"address": planning.address_of(owner, person_id)}
    if kind == "meeting_agreed":
        if not form.meets_at:
            raise UserError("When do you meet? Say it like 2026-03-04T15:00.")
        return {"meets_at": form.meets_at}
    return {}


def last_event(owner: int, person_id: str | None, kind: str, missing: str) -> str:
    """Find the latest event of a kind; raises UserError with `missing`."""
    found = store.last_of_kind(owner, kind, person_id)
    if found is None:
        raise UserError(missing)
    return str(found["id"])


def append(owner: int, entry: str, events: list[Row], at: datetime, now: datetime, text: str,
           person: str | None, application: str | None = None) -> Logged:  # fmt: skip
    """Store one entry, plan anew whom it is about, and say what comes next."""
    problems = store_events(owner, entry, [drop_empty(event) for event in events], at, now)
    planning.settle(owner, now)
    raw = planning.record_of(
        owner, people=[person] if person else [], applications=[application] if application else []
    )
    acts = acts_of(raw, planning.plan_record(raw, now).reach_outs)
    keys = {person, f"application:{application}"}
    following = min((act for act in acts if act.key in keys), key=lambda act: act.due, default=None)
    after = (
        f"Next, {texts.weekday(following.due)}: {following.headline}. {following.why}" if following else ""
    )
    return Logged(tuple(f"{entry}-{n}" for n in range(1, len(events) + 1)), text, after, problems)


def store_events(owner: int, entry: str, events: list[Row], at: datetime, now: datetime) -> tuple[str, ...]:
    """Append the events of one entry in order; raises UserError where none could be taken."""
    rows = [{"id": f"{entry}-{n}", "at": at.isoformat(), **event} for n, event in enumerate(events, start=1)]
    result = store.append_events(owner, rows, now=now)
    problems = tuple(problem["why"] for problem in result.problems)
    if problems and not any(result.ids):
        raise UserError(f"That cannot go on record: {problems[0]}.")
    return problems


def find_or_add_company(owner: int, name: str, entry: str, *, ideal: bool) -> str:
    """Find the company by its name, or add it."""
    known = next((row for row in store.companies(owner) if same_company(row.get("name") or "", name)), None)
    row: Row = known or {"id": f"c-{entry}", "name": name}
    if known is None or ideal:
        store.upsert_company(owner, {**row, "ideal": ideal or bool(row.get("ideal"))})
    return str(row["id"])


def find_or_add_manager(owner: int, form: NoForm, company: str, entry: str) -> str:
    """Find her among those of the company by name or address, or add her; new numbers are kept."""
    row = manager_row(owner, form, company, entry)
    store.upsert_person(owner, row)
    return str(row["id"])


def manager_row(owner: int, form: NoForm, company: str, entry: str) -> Row:
    """Make her entry out of what is on record of her and what is given."""
    name = form.manager.strip()
    colleagues = store.people_of_company(owner, company)
    known: Row | None = next(
        (
            row
            for row in colleagues
            if (name and (row.get("name") or "").casefold() == name.casefold())
            or (form.email and form.email.casefold() in (row.get("emails") or []))
        ),
        None,
    )
    row: Row = known or {"id": f"p-{entry}", "name": name, "company": company, "role": "manager"}
    row = {**row, "role": "manager"}
    if form.email.strip():
        row["emails"] = list(dict.fromkeys([form.email.strip().lower(), *(row.get("emails") or [])]))
    if form.phone.strip():
        row["phones"] = list(dict.fromkeys([form.phone.strip(), *(row.get("phones") or [])]))
    if form.ideal:
        row["ideal"] = True
    return row


def find_or_add_application(
    owner: int, company: str, title: str, manager: str | None, entry: str, *, ideal: bool
) -> str:
    """Find the application by its title (or the only one there without a title), or add it."""
    there = store.applications_of_company(owner, company)
    same = [row for row in there if (row.get("title") or "").casefold() == title.casefold()]
    row: Row = (same or (there if not title and len(there) == 1 else []) or [{"id": f"a-{entry}"}])[0]
    row = {**row, "company": company, "title": row.get("title") or title}
    if manager:
        row["manager"] = manager
    if ideal:
        row["ideal"] = True
    store.upsert_application(owner, row)
    return str(row["id"])


def past(at: datetime | None, now: datetime) -> datetime:
    """Take the moment given, or now; raises UserError for one that lies ahead."""
    if at is None:
        return now
    if at > now + timedelta(minutes=1):
        raise UserError("That lies in the future: only what has happened can be put on record.")
    return at


def a_date(text: str) -> str:
    """Check a date; raises UserError saying how to write one."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UserError(f"{text!r} is no date: write it like 2026-03-04") from None


def new_entry() -> str:
    """Make an id for one entry; its events carry it with their number."""
    return "h" + secrets.token_hex(6)


def entry_of(event_id: str) -> str:
    """Name the entry an event belongs to."""
    return event_id.rsplit("-", 1)[0]


def drop_empty(row: Row) -> Row:
    """Leave out what was not said."""
    return {key: value for key, value in row.items() if value not in (None, "")}
