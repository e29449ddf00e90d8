"""What each kind of event does to a relationship; `relationship.Life` walks over them from the oldest on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from afterno.method.fields import ATTEMPTS, RECEIVED, SENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from afterno.method.relationship import Life
    from afterno.method.shapes import Event

QUARTER_HOUR = timedelta(minutes=15)
BOUNCES_WITHIN = timedelta(days=3)
ASIDE = frozenset({"reply", "logistics"})
SHE_IS_BACK = RECEIVED | {"conversation", "meeting_held"}
BY_THE_ASSISTANT = ATTEMPTS | {"conversation"}
BIND_FOR_GOOD = frozenset({"stop", "her_change", "wish", "bounce", "pause", "resume", "auto_reply"})
"""Kinds that count even before the no."""


class Touch(NamedTuple):
    """One deliberate contact from the seeker to her."""

    day: date
    event: Event
    reason: str
    unprompted: bool
    of_the_year: bool
    waits: bool
    implied: bool


class Attempt(NamedTuple):
    """One call that did not reach her; events within a quarter of an hour are one."""

    day: date
    at: datetime
    events: tuple[Event, ...]

    @property
    def message(self) -> bool:
        """Whether a message was left on the voicemail."""
        return any(one.kind == "voicemail" for one in self.events)


def attempt(life: Life, event: Event) -> None:
    """A call that did not reach her (M6); after the first conversation a message left is a touch."""
    if event.text("outcome") == "wrong_number":
        phone = event.text("phone")
        if phone is None or phone in life.person.phones:
            life.wrong_number = event
        return
    if event.kind != "assistant_message" and event.person == life.person.id:
        life.wrong_number = None
    if life.first_talk is not None and not life.calling:
        if event.kind in {"voicemail", "assistant_message"}:
            touch(life, event, "call", waits=True)
        life.last_try = event
        return
    last = life.attempts[-1] if life.attempts else None
    if last is not None and event.at - last.at <= QUARTER_HOUR:
        life.attempts[-1] = last._replace(events=(*last.events, event))
    else:
        life.attempts.append(Attempt(life.day(event), event.at, (event,)))


def touch(
    life: Life,
    event: Event,
    reason: str,
    *,
    unprompted: bool = True,
    of_the_year: bool = True,
    waits: bool = False,
    implied: bool = False,
) -> None:
    """One contact of the seeker; an implied one (a milestone told) is no second one that day."""
    day = life.day(event)
    last = life.touches[-1] if life.touches else None
    if last is not None and last.day == day and (implied or last.implied):
        if implied:
            return
        life.touches.pop()
        life.unanswered -= last.waits and life.unanswered > 0
    life.last_try = None
    life.touches.append(Touch(day, event, reason, unprompted, of_the_year, waits, implied))
    if waits:
        life.unanswered += 1
    if unprompted:
        life.last_news = reason == "news"


def conversation(life: Life, event: Event) -> None:
    """A live talk with her."""
    life.first_talk = life.first_talk or event
    life.last_talk = event
    life.calling = False
    life.owed = None
    touch(life, event, "conversation", of_the_year=event.text("direction") != "in")
    if event.text("stay_in_touch") == "no":
        life.unwilling = event
    if event.text("channel") in {None, "phone"}:
        life.wrong_number = None
    _said_in_person(life)


def meeting_held(life: Life, event: Event) -> None:
    """The two met."""
    life.last_meeting = event
    life.agreed = None
    life.owed = None
    life.first_talk = life.first_talk or event
    life.last_talk = event
    life.calling = False
    touch(life, event, "meeting")
    _said_in_person(life)


def _said_in_person(life: Life) -> None:
    """What came of her advice, and congratulations, are said when the two talk."""
    if life.change is not None:
        life.shared.add(life.change.id)
    for advice in life.outcomes:
        life.advice.pop(advice, None)


def sent(life: Life, event: Event) -> None:
    """An e-mail, a letter or a message to her."""
    reason = event.text("reason") or ("reply" if life.owed is not None else "regular")
    about = event.text("about")
    life.owed = None
    aside = reason in ASIDE
    if reason == "ask_for_call" and life.calling:
        life.asked = event
        life.ask_answered = None
    waits = life.first_talk is not None and not aside
    touch(life, event, reason, unprompted=not aside, of_the_year=not aside, waits=waits)
    if event.kind == "email_sent":
        life.left_behind.clear()
    if reason == "meeting_request":
        life.request = event
    elif reason == "milestone":
        _tell(life, about, event)
    elif reason == "report_back":
        _report(life, about)
    elif about is not None:
        life.shared.add(about)
    elif reason in {"news", "opening"}:
        life.shared_until[reason] = event.at
    if reason == "congratulation" and life.change is not None:
        life.shared.add(life.change.id)


def _tell(life: Life, about: str | None, event: Event) -> None:
    """The milestone named; without a name the one that was next."""
    if about is None:
        untold = [one for one in life.book.milestones if one.at <= event.at and one.id not in life.told]
        jobs = [one for one in untold if one.text("what") == "new_job"]
        about = (jobs[-1].id if jobs else untold[0].id) if untold else None
    life.told_last = about
    if about is not None:
        life.told.add(about)


def _report(life: Life, about: str | None) -> None:
    """The advice named is reported on; without a name all of it."""
    named = [key for key in life.advice if about in {key, _outcome(life, key)}]
    for key in named or tuple(life.advice):
        del life.advice[key]


def _outcome(life: Life, advice: str) -> str | None:
    found = life.outcomes.get(advice)
    return found.id if found is not None else None


def received(life: Life, event: Event) -> None:
    """She wrote; by mail, and a mail of yours has a place to go again."""
    life.owed = event
    life.left_behind.clear()
    if event.kind == "email_received":
        life.phone_open = False


def milestone_told(life: Life, event: Event) -> None:
    """News of the seeker's life reached her."""
    life.told.add(event.text("milestone") or "")
    touch(life, event, "milestone", waits=life.first_talk is not None, implied=True)


def meeting_requested(life: Life, event: Event) -> None:
    """The seeker asked to meet."""
    touch(life, event, "meeting_request", waits=True, implied=True)
    life.request = event


def meeting_agreed(life: Life, event: Event) -> None:
    """A meeting is agreed."""
    life.agreed = event
    life.request = life.request or event


def meeting_declined(life: Life, event: Event) -> None:
    """Not now."""
    life.refused_meeting = event
    life.agreed = None


def advice(life: Life, event: Event) -> None:
    """She gave advice."""
    life.advice[event.id] = event


def advice_acted(life: Life, event: Event) -> None:
    """What became of it; without a name of the latest."""
    about = event.text("advice") or next(reversed(life.advice), None)
    if about is not None:
        life.outcomes[about] = event


def stop(life: Life, event: Event) -> None:
    """She asked for silence."""
    life.stopped = life.stopped or event


def her_change(life: Life, event: Event) -> None:
    """Something changed for her: follow the person, not the post (case 13)."""
    what = event.text("what")
    if what == "died":
        life.died = event
    elif what in {"leave", "returned"}:
        life.holding.append(event)
    elif what == "left":
        life.gone = event
        life.phone_open = False
        _leave_company(life)
    else:
        life.change = event
        if what == "moved":
            life.gone = None
            life.phone_open = False
            _leave_company(life)
            _arrive(life, event)


def _leave_company(life: Life) -> None:
    """The addresses of the old post are dead; where its domain is unknown, until a mail goes through."""
    company = life.book.companies.get(life.book.home(life.person) or "")
    domain = (company.domain or "").casefold() if company is not None else ""
    for address in life.person.emails:
        host = address.rpartition("@")[2].casefold()
        if not domain:
            life.left_behind.add(address.casefold())
        elif host == domain or host.endswith("." + domain):
            life.dead.add(address.casefold())


def _arrive(life: Life, event: Event) -> None:
    named = event.text("company")
    life.company = life.book.key_of(named) if named else None
    life.companies.append((life.day(event), life.company))
    new = life.book.companies.get(life.company or "")
    if new is not None and new.domain:
        host = new.domain.casefold()
        here = {one.casefold() for one in life.person.emails if one.casefold().rpartition("@")[2] == host}
        life.dead -= here
        life.left_behind -= here


def wish(life: Life, event: Event) -> None:
    """What she asked for: when, how often, by which channel (case 28)."""
    day, every, channel = event.day("not_before"), event.number("every_days"), event.text("channel")
    life.unwilling = None
    life.unanswered = 0
    if day is not None:
        life.not_before = (day, event)
    if every is not None:
        life.every_days = (every, event)
    if channel is not None:
        life.wished_channel = (channel, event)


def hold(life: Life, event: Event) -> None:
    """An absence notice, a pause or its end."""
    life.holding.append(event)
    if event.kind == "resume":
        life.unwilling = None


def bounce(life: Life, event: Event) -> None:
    """A hard bounce: the address is dead, and the mail of the days before never arrived (case 10)."""
    if event.flag("hard") is False:
        return
    address = event.text("address")
    dead = life.person.emails if address is None else (address.strip(),)
    life.dead.update(one.casefold() for one in dead)
    life.phone_open = life.gone is None
    last = life.touches[-1] if life.touches else None
    if last is not None and last.event.kind == "email_sent" and event.at - last.event.at <= BOUNCES_WITHIN:
        _undelivered(life, last)


def _undelivered(life: Life, last: Touch) -> None:
    life.touches.pop()
    life.unanswered -= last.waits and life.unanswered > 0
    about = last.event.text("about") or ""
    life.told.discard(about)
    life.shared.discard(about)
    if last.reason == "milestone":
        life.told.discard(life.told_last or "")
    if life.asked is last.event:
        life.asked = None
    if life.request is last.event:
        life.request = None


HANDLERS: dict[str, Callable[[Life, Event], None]] = {
    **dict.fromkeys(ATTEMPTS, attempt),
    **dict.fromkeys(SENT, sent),
    **dict.fromkeys(RECEIVED, received),
    "conversation": conversation,
    "milestone_told": milestone_told,
    "meeting_requested": meeting_requested,
    "meeting_agreed": meeting_agreed,
    "meeting_declined": meeting_declined,
    "meeting_held": meeting_held,
    "advice": advice,
    "advice_acted": advice_acted,
    "stop": stop,
    "her_change": her_change,
    "wish": wish,
    "auto_reply": hold,
    "pause": hold,
    "resume": hold,
    "bounce": bounce,
}
