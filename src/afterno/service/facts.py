"""From the record to what wording may use: every field a fact on record, or empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from afterno.record import store
from afterno.service import planning, reasons, texts
from afterno.service.history import Sent, sent_to
from afterno.service.history import texts as words_of
from afterno.wording.material import Facts, Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

Row = dict[str, Any]
FROM_HR = ("hr", "agency")


@dataclass(frozen=True)
class Known:
    """What is on record about one person, made ready for words, and the letters she had."""

    facts: Facts
    sent: tuple[Sent, ...] = ()
    events: tuple[Row, ...] = ()
    role: str = ""
    milestone: str = ""
    """The id of the news she is to hear."""
    email: str = ""


def facts_for(owner: int, person_id: str, now: datetime) -> Facts:
    """Gather what is on record about one person and the seeker."""
    return known_of(owner, person_id, now).facts


def known_of(owner: int, person_id: str, now: datetime) -> Known:
    """Gather what is on record about one person and the seeker, with the letters she had."""
    return known_from(planning.record_of_her(owner, person_id), person_id, now)


def known_from(record: Row, person_id: str, now: datetime) -> Known:
    """Gather it from a record that holds at least what bears on words to her, those merged as one."""
    person = next(row for row in record["people"] if row["id"] == person_id)
    events = live_events(record["events"], now)
    companies = {row["id"]: row for row in record["companies"]}
    company: Row = companies.get(person.get("company"), {})
    application = planning.application_of(record["applications"], person["id"], person.get("company"))
    sent = sent_to(events, person_id, now)
    facts = replace(
        seeker_facts(record["seeker"]),
        **person_facts(person, company),
        **story_facts(person, application, events, record["people"]),
        **reasons.reasons_to_write(events, person_id, company, companies, now),
        both_clocks=both_clocks(record["seeker"], person, now),
        last_letters=words_of(sent),
    )
    mine = tuple(event for event in events if event.get("person") == person_id)
    news = reasons.milestone_to_tell(events, person_id) or {}
    return Known(
        facts,
        sent,
        mine,
        str(person.get("role") or ""),
        str(news.get("id") or ""),
        str((person.get("emails") or [""])[0]),
    )


def with_own_words(facts: Facts, own: Mapping[str, str]) -> Facts:
    """Lay over the record what the seeker says for this letter only: the weeks offered, the answer, her share."""
    given = {name: text.strip() for name, text in own.items() if text.strip()}
    facts = replace(
        facts,
        question=given.get("question", facts.question),
        topic=given.get("topic", facts.topic),
        reply=given.get("reply", facts.reply),
    )
    if facts.milestone and "her_share" in given:
        facts = replace(facts, milestone=replace(facts.milestone, her_share=given["her_share"]))
    if facts.news and "news_side" in given:
        facts = replace(facts, news=replace(facts.news, side=given["news_side"]))
    if "window" in given:
        facts = replace(facts, meeting=replace(facts.meeting or Meeting(), window=given["window"]))
    return facts


def facts_without_person(owner: int, now: datetime) -> Facts:
    """Gather what is known when a phone rings: the last interview on record may be why."""
    facts = seeker_facts(store.load_seeker(owner))
    interview = store.last_of_kind(owner, "interview", before=now)
    if interview is None:
        return facts
    if interview.get("person"):
        return facts_for(owner, planning.find_person(owner, interview["person"]), now)
    application = store.get_application(owner, str(interview.get("application") or ""))
    company = store.get_company(owner, str(application.get("company") or ""))
    return replace(
        facts,
        company=company.get("name", ""),
        role=application.get("title", ""),
        interview_on=event_day(interview),
    )


def seeker_facts(seeker: Mapping[str, Any]) -> Facts:
    """Say who speaks."""
    emails = seeker.get("emails") or [""]
    return Facts(
        seeker_name=seeker.get("name") or "",
        seeker_phone=texts.phone(seeker.get("phone") or ""),
        seeker_email=emails[0],
        seeker_country=seeker.get("country") or "",
        calls_by=seeker.get("calls_by") or "phone",
    )


def person_facts(person: Row, company: Row) -> dict[str, Any]:
    """Say who she is, and how she is spoken to."""
    phones = person.get("phones") or [""]
    return {
        "her_name": person.get("name") or "",
        "her_title": person.get("address_as") or person.get("title") or "",
        "her_phone": texts.phone(phones[0]),
        "her_role": person.get("role") or "",
        "her_country": person.get("country") or company.get("country") or "",
        "formality": "informal" if person.get("formality") == "informal" else "formal",
        "company": company.get("name") or "",
        "company_phone": texts.phone(company.get("phone") or ""),
        "industry": company.get("industry") or "",
        "compliment": person.get("compliment") or "",
        "parallel": person.get("parallel") or "",
        "question": person.get("question") or "",
        "topic": person.get("topic") or "",
    }


def story_facts(person: Row, application: Row, events: list[Row], people: Iterable[Row]) -> dict[str, Any]:
    """Say what happened: the interview, the no and who brought it, the conversation."""
    everybody = {row["id"]: row for row in people}
    mine = [event for event in events if event.get("person") == person["id"]]
    of_job = [event for event in events if application and event.get("application") == application.get("id")]
    interview = last(mine, "interview") or last(of_job, "interview")
    rejection = last(of_job, "rejection") or last(mine, "rejection") or {}
    conversation = last(mine, "conversation")
    assistant = next(
        (row for row in everybody.values() if row.get("assistant_of") == person["id"] != row["id"]), {}
    )
    seen_at = dict.fromkeys(
        str(everybody.get(event.get("person"), {}).get("name") or "")
        for event in of_job
        if event["kind"] == "interview" and event.get("person") != person["id"]
    )
    hr_name = hr_of(person, rejection, everybody)
    by = str(rejection.get("signer") or "")
    return {
        "her_assistant": assistant.get("name") or "",
        "role": application.get("title") or "",
        "interview_on": event_day(interview) if interview else None,
        "interviewers": tuple(filter(None, seen_at)),
        "rejection_channel": rejection.get("channel") or "",
        "rejection_by": hr_name if by == "hr" and hr_name else by,
        "hr_name": hr_name,
        "rejected_on": event_day(rejection) if rejection else None,
        "spoke_on": event_day(conversation) if conversation else None,
    }


def hr_of(person: Row, rejection: Row, everybody: Mapping[str, Row]) -> str:
    """Name the one at human resources who brought the no; the person herself where she is the one."""
    if person.get("role") in FROM_HR:
        return str(person.get("name") or "")
    said = everybody.get(str(rejection.get("person") or ""), {})
    return str(said.get("name") or "") if said.get("role") in FROM_HR else ""


def both_clocks(seeker: Mapping[str, Any], person: Row, now: datetime) -> str:
    """Say in one sentence how her clock and the seeker's differ; empty where they agree or hers is not known."""
    hers = texts.zone(str(person.get("time_zone") or ""))
    own = texts.zone(str(seeker.get("time_zone") or ""))
    if hers is None or own is None:
        return ""
    with_her, here = now.astimezone(hers), now.astimezone(own)
    if with_her.utcoffset() == here.utcoffset():
        return ""
    at = with_her.replace(hour=10, minute=0)
    yours = at.astimezone(own)
    day = (
        ""
        if yours.date() == at.date()
        else " the day before"
        if yours.date() < at.date()
        else " the next day"
    )
    return f"When it is {at:%H:%M} with her, it is {yours:%H:%M}{day} with you."


def live_events(events: Iterable[Row], now: datetime) -> list[Row]:
    """Leave out what was taken back and what lies ahead; oldest first."""
    rows = list(events)
    voided = {event.get("event") for event in rows if event["kind"] == "void"}
    kept = [event for event in rows if event["id"] not in voided and event["kind"] != "void"]
    return sorted((event for event in kept if event_at(event) <= now), key=event_at)


def event_at(event: Row) -> datetime:
    """Read the instant of an event."""
    return texts.moment(event["at"])


def event_day(event: Row) -> date:
    """Read the day of an event, as it was meant where it was written down."""
    return event_at(event).date()


def last(events: Iterable[Row], kind: str) -> Row | None:
    """Find the latest event of a kind."""
    return next((event for event in reversed(list(events)) if event["kind"] == kind), None)
