"""What to say on the phone, and the coach: sheets made of what is on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from afterno.service import planning, silence
from afterno.service.facts import FROM_HR, Known, facts_without_person, known_of
from afterno.service.texts import window

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.method.planner import Plan
    from afterno.wording.coach import Finding, Report
    from afterno.wording.sheets import Sheet
    from afterno.wording.spoken import Spoken

KINDS_OF_SHEET = ("call", "ringing", "prepared", "hr")
"""For the call to the manager, a phone that rings now, a no that may come, and HR bringing it."""


def sheet(owner: int, person: str, kind: str, now: datetime) -> Sheet:
    """Prepare one of the sheets for one person. Raises NotOnRecordError, AmbiguousError, UserError after a stop."""
    from afterno.wording import sheets

    if kind == "call":
        silence.keep(owner, planning.find_person(owner, person), now)
    known = _for_a_sheet(owner, person, now)
    if kind == "ringing" and known.role in FROM_HR:
        kind = "hr"
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

    silence.keep(owner, planning.find_person(owner, person), now)
    known = _for_a_sheet(owner, person, now)
    return (sheets.voicemail if to == "voicemail" else sheets.assistant_message)(known.facts)


def _for_a_sheet(owner: int, person: str, now: datetime) -> Known:
    """Gather the facts, with the hours in which to call in both clocks where a call is proposed."""
    person_id = planning.find_person(owner, person)
    known = known_of(owner, person_id, now)
    plan = planning.plan_people(owner, [person_id], now)
    call = next((one for one in plan.reach_outs if one.person == person_id and one.channel == "phone"), None)
    if call and known.facts.both_clocks and (hours := window(call.opens, call.closes, own_zone(owner))):
        known = replace(known, facts=replace(known.facts, both_clocks=f"Best between {hours}."))
    return known


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
    found = check(text, context).findings if text.strip() else ()
    return tuple(
        one for one in found if one.end > one.start and one.severity != "info" and one.code != "LEN001"
    )


def remarks(pieces: Mapping[str, str], context: str = "followup") -> tuple[str, ...]:
    """Say of pieces typed into forms what the coach finds in them, each in one line."""
    return tuple(
        f"{label}: “{one.text[:80]}”. {one.why} {one.better}".rstrip()
        for label, text in pieces.items()
        for one in found_in(text, context)
    )


def coach_facts(plan: Plan, person_id: str, known: Known, now: datetime) -> dict[str, Any]:
    """Say what the record knows of this person, for the coach's rules that rest on facts."""
    from afterno.service.facts import event_at

    standing = next((item for item in plan.standing if item.person == person_id), None)
    if standing is None:
        return {}
    talks = [event for event in known.events if event["kind"] == "conversation"]
    facts: dict[str, Any] = {
        "answers": standing.answers,
        "conversations": len(talks),
        "touches_last_30_days": sum((now - letter.on).days < 30 for letter in known.sent),
    }
    if talks:
        facts["months_since_conversation"] = round((now - event_at(talks[0])).days / 30.4, 1)
    return facts
