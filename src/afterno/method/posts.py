"""What concerns an application itself: be prepared, thank, find her, ask after silence.

M1, M2 and M4 live here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.book import UNDOING, WORDS
from afterno.method.fields import SENT
from afterno.method.holds import Days, hers
from afterno.method.identity import is_role_address
from afterno.method.proposals import ReachOut
from afterno.method.relationship import Life
from afterno.method.silence import silenced
from afterno.method.words import called, first_up, on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from afterno.method.book import Book
    from afterno.method.shapes import Application, Event, Person

THANK_WITHIN = timedelta(days=30)
SAID = frozenset({"interview", "answer_promised", "rejection_withdrawn"})
BY_HR = frozenset({"hr", "agency"})
THANKED = frozenset({"phone", "email", "in_person", "video"})
PREPARED_FOR = timedelta(days=90)
"""So long after the last word or the day promised the sheet for a no stands on the list."""


def of_applications(book: Book, silent: AbstractSet[str], busy: AbstractSet[str]) -> Iterator[ReachOut]:
    """Everything that is due for the applications of the record.

    Nothing is said of the posts of those who are `silent` for good; of those who are `busy` with an open
    reach-out a silence is asked about without naming them, so that each has at most one.
    """
    calendar = book.seeker_calendar()
    today = calendar.day(book.now)
    named = set(busy)
    for application in book.record.applications:
        manager = book.manager_of(application)
        events = book.of_application.get(application.id, [])
        if (manager is not None and manager.id in silent) or _is_closed(events):
            continue
        yield from _prepare(book, application, events, today)
        asked = _silence(book, application, events, today)
        if asked is not None:
            yield replace(asked, person=None) if asked.person in named else asked
            named.add(asked.person or "")
    yield from _find(book, today)
    yield from _thanks(book)


def _prepare(book: Book, application: Application, events: list[Event], today: date) -> Iterator[ReachOut]:
    """The sheet for a no, from the day an interview that may be the last is on record (M2)."""
    interviews = [one for one in events if one.kind == "interview"]
    if not interviews or interviews[-1].flag("last") is False:
        return
    last = interviews[-1]
    word = _last_word(book, application, events)
    if last.at <= book.now and word is not None and today > word + PREPARED_FOR:
        return
    manager = book.manager_of(application)
    person = manager.id if manager is not None else last.person if last.person in book.people else None
    at = _company_name(book, application)
    day = book.seeker_calendar().day(last.at)
    who = called(manager)
    why = f"The interview{at} on {on(day, today)} may be the last, so be ready for a call of {who} with a no."
    yield ReachOut(
        person,
        "prepare_for_no",
        "none",
        today,
        "M2",
        why,
        (last.id,),
        () if person is not None else ("name",),
        application=application.id,
        company=application.company,
    )


def _is_closed(events: list[Event]) -> bool:
    """Whether an answer is on record: a no that stands, an offer, a withdrawal. A no taken back opens it again."""
    closed = False
    for event in events:
        if event.kind in UNDOING or event.kind == "rejection":
            closed = event.kind != "rejection_withdrawn"
    return closed


def _company_name(book: Book, application: Application | None) -> str:
    company = book.companies.get(application.company or "") if application is not None else None
    return f" at {company.name}" if company is not None and company.name else ""


def _employer(book: Book, application: Application) -> str:
    return _company_name(book, application).removeprefix(" at ") or "the employer"


def _silence(book: Book, application: Application, events: list[Event], today: date) -> ReachOut | None:
    """Silence is offered as a no, three weeks past the day promised or the last word (M4)."""
    last = _last_word(book, application, events)
    if last is None or any(event.kind == "interview" and event.at > book.now for event in events):
        return None
    if book.seeker_back(last + timedelta(days=book.policy.silence_days)) > today:
        return None
    manager = book.manager_of(application)
    return ReachOut(
        manager.id if manager is not None else None,
        "review_silence",
        "none",
        book.seeker_back(today),
        "M4",
        _silent_since(book, application, events, today),
        tuple(dict.fromkeys(event.id for event in _heard(book, application, events))),
        application=application.id,
        company=application.company,
    )


def _heard(book: Book, application: Application, events: list[Event]) -> list[Event]:
    """Everything that speaks of a wait: interviews so far, promises, the last word from there."""
    heard = [event for event in events if event.kind in SAID and event.at <= book.now]
    return heard + _words_from(book, application, events)


def _silent_since(book: Book, application: Application, events: list[Event], today: date) -> str:
    """The question, with the day promised or the day of the last word, whichever is later."""
    last, employer = _last_word(book, application, events), _employer(book, application)
    assert last is not None
    if last in _promised(_heard(book, application, events)):
        return f"{first_up(employer)} meant to answer by {on(last, today)}, and no word has come: is it a no for you?"
    return f"No word has come from {employer} since {on(last, today)}: is it a no for you?"


def _promised(heard: list[Event]) -> list[date]:
    return [by for event in heard if event.kind == "answer_promised" and (by := event.day("by")) is not None]


def _last_word(book: Book, application: Application, events: list[Event]) -> date | None:
    """The day of the last word or the last day promised, whichever is later."""
    calendar = book.seeker_calendar()
    heard = _heard(book, application, events)
    return max([*(calendar.day(event.at) for event in heard), *_promised(heard)], default=None)


def _words_from(book: Book, application: Application, events: list[Event]) -> list[Event]:
    """The last word from the employer since the application began."""
    found = [event for event in events if event.kind in WORDS]
    word = book.last_word(book.key_of(application.company)) if application.company is not None else None
    if word is not None:
        found.append(word)
    if application.applied_on is not None:
        return [event for event in found if event.at.date() >= application.applied_on]
    return [event for event in found if not events or event.at >= events[0].at]


def _find(book: Book, today: date) -> Iterator[ReachOut]:
    """The manager is not known: to find her is the first step (M1)."""
    seen: set[tuple[str | None, str | None]] = set()
    for no in book.lost:
        application = book.applications.get(no.application or "")
        speaker = book.people.get(no.person or "")
        company = (
            application.company
            if application is not None
            else speaker.company
            if speaker is not None
            else None
        )
        where = (application.id if application is not None else None, company)
        if where in seen or (application is not None and _back(book, application, no)):
            continue
        seen.add(where)
        several = company is not None and book.leading_managers(company) > 1
        hint = _where_to_look(book, application, speaker)
        if several:
            hint = "choose which of the managers on record it is"
        needs = ["name"]
        if application is None:
            needs += ["application"] if company is not None else ["application", "company"]
        yield ReachOut(
            None,
            "find_manager",
            "none",
            book.seeker_back(today),
            "M1",
            f"The no{_company_name(book, application)} opens a relationship with the manager who would have "
            f"been your boss: {hint}.",
            (no.id,),
            tuple(needs),
            application=where[0],
            company=company,
        )


def _where_to_look(book: Book, application: Application | None, speaker: Person | None) -> str:
    """Whoever held the interviews, the mails and invitations, a polite question to HR."""
    events = book.of_application.get(application.id, ()) if application is not None else ()
    met = [book.people[one.person] for one in events if one.kind == "interview" and one.person in book.people]
    if met:
        return f"it may be {called(met[-1])}, who interviewed you"
    hint = "look for the name in the mails and invitations"
    return (
        f"{hint}, or ask {called(speaker)} kindly" if speaker is not None and speaker.role in BY_HR else hint
    )


def _back(book: Book, application: Application, no: Event) -> bool:
    events = book.of_application.get(application.id, ())
    return any(one.kind in UNDOING and (one.at >= no.at or one.kind == "withdrew") for one in events)


def _thanks(book: Book) -> Iterator[ReachOut]:
    """A word of thanks to HR who brought the no, by phone or e-mail (M4)."""
    thanked: set[str] = set()
    silent = silenced(book.events, book.people, book.same)
    for no in reversed(book.events):
        person = book.people.get(no.person or "") if no.kind == "rejection" else None
        if person is None or person.id in thanked or not _is_hr(book, person, no):
            continue
        thanked.add(person.id)
        if book.same[person.id] in silent:
            continue
        found = _thank(book, person, no)
        if found is not None:
            yield found


def _is_hr(book: Book, person: Person, no: Event) -> bool:
    meant = book.manager_meant(no)
    return person.role in BY_HR and (meant is None or meant.id != person.id) and no.text("channel") in THANKED


def _thank(book: Book, person: Person, no: Event) -> ReachOut | None:
    there = book.of_person.get(person.id, ())
    if any(one.kind in SENT | {"conversation"} and one.at >= no.at for one in there):
        return None
    if any(one.text("what") == "left" for one in there) or book.now - no.at > THANK_WITHIN:
        return None
    application = book.applications.get(no.application or "")
    if application is not None and _back(book, application, no):
        return None
    if person.emails and all(is_role_address(one) and "reply" in one for one in person.emails):
        return None
    life = Life(book, person)
    days = Days(life, hers(life))
    due = days.due(days.at_once(no.at))
    opens, closes = days.calendar.window(due)
    day = on(days.calendar.day(no.at), days.today)
    why = f"{first_up(called(person))} brought you the no of {day}, and a short word of thanks ends it well."
    needs = () if person.emails else ("email",)
    return ReachOut(person.id, "thank_hr", "email", due, "M4", why, (no.id,), needs, opens, closes)
