"""What to say on the phone, and the coach: sheets made of what is on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from afterno.service import planning, silence
from afterno.service.facts import FROM_HR, Known, facts_without_person, known_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.service.shown import Kept
    from afterno.wording.coach import Finding, Report
    from afterno.wording.sheets import Sheet
    from afterno.wording.spoken import Spoken

WITH_HOURS = ("call", "prepared")
"""Sheets that say when to call."""
KINDS_OF_SHEET = ("call", "ringing", "prepared", "hr")
"""For the call to the manager, a phone that rings now, a no that may come, and HR bringing it."""


def sheet(owner: int, person: str, kind: str, now: datetime) -> Sheet:
    """Prepare one of the sheets for one person. Raises NotOnRecordError, AmbiguousError, UserError after a stop."""
    from afterno.wording import sheets

    person_id = planning.find_person(owner, person)
    if kind == "call":
        silence.keep(owner, person_id, now)
    known = known_of(owner, person_id, now)
    if kind == "ringing" and known.role in FROM_HR:
        kind = "hr"
    if kind in WITH_HOURS:
        known = _with_hours(owner, known, person_id, now)
    make = {
        "call": sheets.call_sheet,
        "ringing": sheets.ringing,
        "prepared": sheets.prepared_no,
        "hr": sheets.hr_call,
    }
    return make[kind](known.facts)


def call_sheet(owner: int, person: str, now: datetime) -> Sheet:
    """Prepare the call to the manager (M3, M5)."""
    return sheet(owner, person, "call", now)


def prepared_sheet(owner: int, person: str, now: datetime) -> Sheet:
    """Prepare for a no before it comes (M2)."""
    return sheet(owner, person, "prepared", now)


def ringing_sheet(owner: int, person: str | None, now: datetime) -> Sheet:
    """Give the sheet for a phone that is ringing now (M2): for one person, or for whoever it may be."""
    from afterno.wording import sheets

    if person:
        return sheet(owner, person, "ringing", now)
    return sheets.ringing(facts_without_person(owner, now))


def hr_sheet(owner: int, now: datetime) -> Sheet:
    """Give the polite end of a call in which HR brings the no, whoever calls (M4)."""
    from afterno.wording import sheets

    return sheets.hr_call(facts_without_person(owner, now))


def message(owner: int, person: str, to: str, now: datetime) -> Spoken:
    """Give what to leave on her voicemail or with her assistant, its words and seconds counted (M5)."""
    from afterno.wording import sheets

    person_id = planning.find_person(owner, person)
    silence.keep(owner, person_id, now)
    known = known_of(owner, person_id, now)
    return (sheets.voicemail if to == "voicemail" else sheets.assistant_message)(known.facts)


def _with_hours(owner: int, known: Known, person_id: str, now: datetime) -> Known:
    """Say in which hours to call, in both clocks, where a call is proposed."""
    kept = planning.kept_of(owner, person_id, now) if known.facts.both_clocks else None
    call = next((act for act in kept.acts if act.channel == "phone"), None) if kept else None
    hours = call.window() if call else ""
    return (
        replace(known, facts=replace(known.facts, both_clocks=f"Best between {hours}.")) if hours else known
    )


def own_zone(owner: int) -> str:
    """Name the seeker's own time zone."""
    from afterno.record import store

    return str(store.load_seeker(owner).get("time_zone") or "")


def check(
    text: str, context: str, facts: Mapping[str, object] | None = None, ignored: frozenset[str] = frozenset()
) -> Report:
    """Read a message before it leaves (M12). Raises a ValueError for an unknown context."""
    from afterno.wording import coach

    return coach.check(text, context, facts, ignored)


def found_in(text: str, context: str) -> tuple[Finding, ...]:
    """Read a piece of what will be said or written: only what stands in it is found, never what is missing."""
    return standing_in(check(text, context)) if text.strip() else ()


def standing_in(report: Report) -> tuple[Finding, ...]:
    """Keep of a report what stands in the words themselves, without what is missing and without their length."""
    return tuple(
        one
        for one in report.findings
        if one.end > one.start and one.severity != "info" and one.code != "LEN001"
    )


def remarks(pieces: Mapping[str, str], context: str = "followup") -> tuple[str, ...]:
    """Say of pieces typed into forms what the coach finds in them, each in one line."""
    return tuple(
        f"{label}: “{one.text[:80]}”. {one.why} {one.better}".rstrip()
        for label, text in pieces.items()
        for one in found_in(text, context)
    )


def coach_facts(kept: Kept | None, known: Known, now: datetime) -> dict[str, Any]:
    """Say what the record knows of this person, for the coach's rules that rest on facts."""
    from afterno.service.facts import event_at

    if kept is None or not kept.stage:
        return {}
    talks = [event for event in known.events if event["kind"] == "conversation"]
    facts: dict[str, Any] = {
        "answers": kept.answers,
        "conversations": len(talks),
        "touches_last_30_days": sum((now - letter.on).days < 30 for letter in known.sent),
    }
    if talks:
        facts["months_since_conversation"] = round((now - event_at(talks[0])).days / 30.4, 1)
    return facts
