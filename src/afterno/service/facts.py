"""From the record to what wording may use: every field a fact on record, or empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from afterno.service import planning, texts
from afterno.wording.material import Advice, Facts, HerChange, Milestone, News, Opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]


def facts_for(owner: int, person_id: str, now: datetime) -> Facts:
    """Gather what is on record about one person and the seeker."""
    record = planning.record_of(owner, people=[person_id])
    person = next(row for row in record["people"] if row["id"] == person_id)
    events = live_events(record["events"], now)
    facts = seeker_facts(record["seeker"])
    company: Row = next((row for row in record["companies"] if row["id"] == person.get("company")), {})
    application = planning.application_of(record["applications"], person["id"], person.get("company"))
    return replace(
        facts,
        **person_facts(person, company),
        **story_facts(person, application, events, record["people"]),
        **news_facts(events, company),
    )


def facts_without_person(owner: int, now: datetime) -> Facts:
    """Gather what is known when a phone rings: the last interview on record may be why."""
    record = planning.record_of(owner)
    events = live_events(record["events"], now)
    interview = last(events, "interview")
    facts = seeker_facts(record["seeker"])
    if interview is None:
        return facts
    if interview.get("person"):
        return facts_for(owner, interview["person"], now)
    application: Row = next(
        (row for row in record["applications"] if row["id"] == interview.get("application")), {}
    )
    company: Row = next((row for row in record["companies"] if row["id"] == application.get("company")), {})
    return replace(
        facts,
        company=company.get("name", ""),
        role=application.get("title", ""),
        interview_on=event_day(interview),
    )


def letters_to(owner: int, person_id: str) -> tuple[str, ...]:
    """Give the shapes of the letters written to her, so that the next one is another."""
    record = planning.record_of(owner, people=[person_id])
    mine = [event for event in record["events"] if event.get("person") == person_id and event.get("shape")]
    return tuple(str(event["shape"]) for event in mine[-6:])


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
    """Say who she is."""
    phones = person.get("phones") or [""]
    return {
        "her_name": person.get("name") or "",
        "her_title": person.get("title") or "",
        "her_phone": texts.phone(phones[0]),
        "her_role": person.get("role") or "",
        "her_country": person.get("country") or company.get("country") or "",
        "company": company.get("name") or "",
        "industry": company.get("industry") or "",
        "compliment": person.get("compliment") or "",
        "parallel": person.get("parallel") or "",
        "question": person.get("question") or "",
        "topic": person.get("topic") or "",
    }


def story_facts(person: Row, application: Row, events: list[Row], people: Iterable[Row]) -> dict[str, Any]:
    """Say what happened: the interview, the no, the conversation, her advice, the letters."""
    mine = [event for event in events if event.get("person") == person["id"]]
    of_application = [event for event in events if event.get("application") == application.get("id")]
    interview = last(mine, "interview") or last(of_application, "interview")
    rejection = last(of_application, "rejection") or last(mine, "rejection") or {}
    conversation = last(mine, "conversation")
    assistant = next((row.get("name") or "" for row in people if row.get("assistant_of") == person["id"]), "")
    return {
        "her_assistant": assistant,
        "role": application.get("title") or "",
        "interview_on": event_day(interview) if interview else None,
        "rejection_channel": rejection.get("channel") or "",
        "rejection_by": rejection.get("signer") or "",
        "rejected_on": event_day(rejection) if rejection else None,
        "spoke_on": event_day(conversation) if conversation else None,
        "advice": tuple(advice_facts(mine)),
        "last_letters": tuple(
            str(event.get("text") or "") for event in mine if event["kind"] == "email_sent"
        )[-3:],
    }


def news_facts(events: list[Row], company: Row) -> dict[str, Any]:
    """Say what could be a reason: a milestone, news of the field, an opening, a change of hers."""
    milestone, news = last(events, "milestone"), last(events, "news")
    opening = last([event for event in events if event.get("company") == company.get("id")], "opening")
    change = last(events, "her_change")
    return {
        "milestone": Milestone(
            milestone.get("what", "other"), milestone.get("text") or "", milestone.get("company") or ""
        )
        if milestone
        else None,
        "news": News(news.get("title") or "", news.get("url") or "") if news else None,
        "opening": Opening(opening.get("title") or "", opening.get("url") or "") if opening else None,
        "her_change": HerChange(change.get("what", ""), change.get("company") or "") if change else None,
    }


def advice_facts(events: list[Row]) -> Iterable[Advice]:
    """Pair each piece of advice with what became of it (M14)."""
    results = {
        event.get("advice"): event.get("result") or "" for event in events if event["kind"] == "advice_acted"
    }
    for event in events:
        if event["kind"] == "advice":
            yield Advice(event.get("text") or "", event_day(event), results.get(event["id"], ""))


def live_events(events: Iterable[Row], now: datetime) -> list[Row]:
    """Leave out what was taken back and what lies ahead; oldest first."""
    rows = list(events)
    voided = {event.get("event") for event in rows if event["kind"] == "void"}
    kept = [event for event in rows if event["id"] not in voided and event["kind"] != "void"]
    return sorted((event for event in kept if event_at(event) <= now), key=event_at)


def event_at(event: Row) -> datetime:
    """Read the instant of an event."""
    return datetime.fromisoformat(event["at"])


def event_day(event: Row) -> date:
    """Read the day of an event, as it was meant where it was written down."""
    return event_at(event).date()


def last(events: Iterable[Row], kind: str) -> Row | None:
    """Find the latest event of a kind."""
    return next((event for event in reversed(list(events)) if event["kind"] == kind), None)
