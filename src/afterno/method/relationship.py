"""One relationship, folded from its events: who was reached, what was sent, what came back, what is open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from afterno.method.book import QUARTER_HOUR, UNDOING, Book
from afterno.method.fields import ATTEMPTS, FROM_HER, RECEIVED, SENT
from afterno.method.identity import is_role_address

if TYPE_CHECKING:
    from afterno.method.shapes import Event, Person

SAME_CALL = timedelta(hours=3)
BOUNCES_WITHIN = timedelta(days=3)
NOT_A_TOUCH_OF_ITS_OWN = frozenset({"reply", "logistics"})


class Touch(NamedTuple):
    """One deliberate contact from the seeker to her."""

    day: date
    event: Event
    reason: str
    unprompted: bool
    of_the_year: bool
    waits: bool


class Attempt(NamedTuple):
    """One call that did not reach her; events within a quarter of an hour are one."""

    day: date
    at: datetime
    event: Event
    message: bool


class Life:
    """Where one relationship stands at the moment of its book."""

    def __init__(self, book: Book, person: Person) -> None:
        self.book = book
        self.person = person
        self.calendar = book.calendar(person)
        self.today = self.calendar.day(book.now)
        self.nos: list[Event] = []
        self.undone: Event | None = None
        self.plan_no: Event | None = None
        self.calling = False
        self.attempts: list[Attempt] = []
        self.asked: Event | None = None
        self.ask_answered: Event | None = None
        self.first_talk: Event | None = None
        self.last_talk: Event | None = None
        self.touches: list[Touch] = []
        self.answers: list[tuple[date, Event]] = []
        self.unanswered = 0
        self.request: Event | None = None
        self.refused_meeting: Event | None = None
        self.agreed: Event | None = None
        self.last_meeting: Event | None = None
        self.told: set[str] = set()
        self.advice: dict[str, Event] = {}
        self.outcomes: dict[str, Event] = {}
        self.owed: Event | None = None
        self.unwilling: Event | None = None
        self.stopped: Event | None = None
        self.died: Event | None = None
        self.gone: Event | None = None
        self.change: Event | None = None
        self.shared: set[str] = set()
        self.last_news = False
        self.wrong_number: Event | None = None
        self.dead: set[str] = set()
        self.bounced: Event | None = None
        self.not_before: tuple[date, Event] | None = None
        self.every_days: tuple[int, Event] | None = None
        self.wished_channel: tuple[str, Event] | None = None
        self.holding: list[Event] = []
        self.asked_at_third: Event | None = None
        self.company = person.company and book.key_of(person.company)
        self.companies: list[tuple[date, str | None]] = [(date.min, self.company)]
        self._fold()

    # ---- folding -------------------------------------------------------------------------------------------

    def _fold(self) -> None:
        self._count_nos()
        start = self._start()
        stream = self.book.of_person.get(self.person.id, [])
        beside = [event for event in self.book.colleagues(self.person) if event.person != self.person.id]
        own = self.person.id
        nos = list(self.nos)
        if nos or beside:
            stream = sorted(
                [*(one for one in stream if one.kind != "rejection"), *nos, *beside],
                key=lambda event: (event.at.timestamp(), event.kind != "rejection", event.id),
            )
        for event in stream:
            if event.kind == "rejection":
                self._no(event)
            elif event.person != own:
                if start is not None and event.at >= start:
                    self._from_her_side(event)
            elif start is not None and event.at >= start:
                self._own(event)
            else:
                self._before(event)

    def _count_nos(self) -> None:
        """The nos that stand, each application once; `undone` is what took the last one back."""
        by_application: dict[str | None, Event] = {}
        undone: Event | None = None
        for no in self.book.nos.get(self.person.id, ()):
            back = self._taken_back(no)
            if back is not None:
                undone = back
                continue
            earlier = by_application.get(no.application)
            if earlier is None:
                by_application[no.application] = no
            elif no.application is None and (no.at - earlier.at).days > 30:
                by_application[no.id] = no
        self.nos = sorted(by_application.values(), key=lambda event: (event.at.timestamp(), event.id))
        self.undone = undone if not self.nos else None

    def _taken_back(self, no: Event) -> Event | None:
        if no.application is None:
            return None
        for event in self.book.of_application.get(no.application, ()):
            if event.kind in UNDOING and (event.at >= no.at or event.kind == "withdrew"):
                return event
        return None

    def _start(self) -> datetime | None:
        first = self.nos[0] if self.nos else next(iter(self.book.nos.get(self.person.id, ())), None)
        if first is None:
            return None
        live = first.text("channel") in {"phone", "in_person", "video"}
        return first.at - SAME_CALL if live else first.at

    def _no(self, event: Event) -> None:
        """A no: the calling begins, or begins anew without a conversation in the sixty days before it (case 18)."""
        self.plan_no = self.plan_no or event
        talked = self.last_talk
        if talked is not None and (self.day(event) - self.day(talked)).days <= 60:
            return
        self.plan_no = event
        self.calling = True
        self.attempts = []
        self.asked = None
        self.ask_answered = None

    def day(self, event: Event) -> date:
        """The date of an event in her calendar."""
        return event.at.astimezone(self.calendar.zone).date()

    def _before(self, event: Event) -> None:
        """Before the no only what binds for good counts."""
        kind = event.kind
        if kind in {"stop", "her_change", "wish", "bounce", "pause", "resume", "auto_reply"}:
            _HANDLERS[kind](self, event)

    def _own(self, event: Event) -> None:
        kind = event.kind
        if kind in FROM_HER:
            self._answered(event)
        handler = _HANDLERS.get(kind)
        if handler is not None:
            handler(self, event)

    def _from_her_side(self, event: Event) -> None:
        """Her assistant or a colleague: an answer of her side, or a call that the assistant took (case 7)."""
        kind, hers = event.kind, self.book.people[event.person or ""].assistant_of == self.person.id
        if kind == "stop" and hers:
            self.stopped = self.stopped or event
        elif kind in RECEIVED or (kind == "conversation" and event.text("direction") == "in"):
            if hers or self._lately(event):
                self._answered(event)
        elif hers and (kind in ATTEMPTS or kind == "conversation"):
            self._attempt(event)

    def _lately(self, event: Event) -> bool:
        """Whether the seeker had tried or written to her within the month before."""
        day = self.day(event)
        tried = [one.day for one in self.attempts[-1:]] + [one.day for one in self.touches[-1:]]
        return any(0 <= (day - one).days <= 30 for one in tried)

    def _answered(self, event: Event) -> None:
        self.answers.append((self.day(event), event))
        self.unanswered = 0
        self.unwilling = None
        if self.asked is not None and self.calling and self.ask_answered is None:
            self.ask_answered = event
            self.attempts = []

    def _attempt(self, event: Event) -> None:
        if event.text("outcome") == "wrong_number":
            phone = event.text("phone")
            if phone is None or phone in self.person.phones:
                self.wrong_number = event
            return
        if event.kind != "assistant_message":
            self.wrong_number = None
        message = event.kind == "voicemail"
        if self.first_talk is not None and not self.calling:
            if event.kind in {"voicemail", "assistant_message"}:
                self._touch(event, "call", waits=True)
            return
        last = self.attempts[-1] if self.attempts else None
        if last is not None and event.at - last.at <= QUARTER_HOUR:
            self.attempts[-1] = last._replace(message=last.message or message)
        else:
            self.attempts.append(Attempt(self.day(event), event.at, event, message))

    def _touch(
        self,
        event: Event,
        reason: str,
        *,
        unprompted: bool = True,
        of_the_year: bool = True,
        waits: bool = False,
    ) -> None:
        self.touches.append(Touch(self.day(event), event, reason, unprompted, of_the_year, waits))
        if waits:
            self.unanswered += 1
        if unprompted and reason != "conversation":
            self.last_news = reason == "news"

    def _conversation(self, event: Event) -> None:
        self.first_talk = self.first_talk or event
        self.last_talk = event
        self.calling = False
        self.owed = None
        self._touch(event, "conversation", of_the_year=event.text("direction") != "in")
        if event.text("stay_in_touch") == "no":
            self.unwilling = event
        if event.text("channel") in {None, "phone"}:
            self.wrong_number = None
        self._told_in_person(event)

    def _told_in_person(self, event: Event) -> None:
        """What came of her advice, and congratulations, are said when the two talk."""
        self.shared.update(one.id for one in self.outcomes.values())
        if self.change is not None:
            self.shared.add(self.change.id)
        for advice in tuple(self.outcomes):
            self.advice.pop(advice, None)

    def _sent(self, event: Event) -> None:
        reason = event.text("reason") or ("reply" if self.owed is not None else "regular")
        about = event.text("about")
        self.owed = None
        aside = reason in NOT_A_TOUCH_OF_ITS_OWN
        if reason == "ask_for_call" and self.calling:
            self.asked = self.asked or event
        reached = self.first_talk is not None
        self._touch(event, reason, unprompted=not aside, of_the_year=not aside, waits=reached and not aside)
        if reason == "meeting_request":
            self.request = event
        elif reason == "milestone":
            self._tell(about, event)
        elif reason == "report_back":
            self._report(about, event)
        elif about is not None:
            self.shared.add(about)
        if reason == "congratulation" and self.change is not None:
            self.shared.add(self.change.id)
        if reason in {"news", "opening"} and about is None:
            self._shared_latest(reason, event)

    def _tell(self, about: str | None, event: Event) -> None:
        if about is not None:
            self.told.add(about)
            return
        untold = [one for one in self.book.milestones if one.at <= event.at and one.id not in self.told]
        if untold:
            jobs = [one for one in untold if one.text("what") == "new_job"]
            self.told.add((jobs or untold)[-1 if jobs else 0].id)

    def _report(self, about: str | None, event: Event) -> None:
        if about in self.advice:
            self.shared.add(about or "")
            del self.advice[about or ""]
        else:
            self.advice.clear()
        self.shared.add(event.id)

    def _shared_latest(self, reason: str, event: Event) -> None:
        known = self.book.news if reason == "news" else self.book.openings.get(self.company or "", [])
        self.shared.update(one.id for one in known if one.at <= event.at)

    def _received(self, event: Event) -> None:
        self.owed = event

    def _milestone_told(self, event: Event) -> None:
        self.told.add(event.text("milestone") or "")
        if not self._same_act(event):
            self._touch(event, "milestone", waits=self.first_talk is not None)

    def _same_act(self, event: Event) -> bool:
        """Whether the seeker's contact this event tells of is on record already, as a touch of that day."""
        day = self.day(event)
        return bool(self.touches) and self.touches[-1].day == day

    def _requested(self, event: Event) -> None:
        if self.request is None or not self._same_act(event):
            if not self._same_act(event):
                self._touch(event, "meeting_request", waits=True)
        self.request = event

    def _agreed(self, event: Event) -> None:
        self.agreed = event
        self.request = self.request if self.request is not None else event

    def _declined(self, event: Event) -> None:
        self.refused_meeting = event
        self.agreed = None

    def _met(self, event: Event) -> None:
        self.last_meeting = event
        self.agreed = None
        self.owed = None
        self.first_talk = self.first_talk or event
        self.last_talk = event
        self.calling = False
        self._touch(event, "meeting")
        self._told_in_person(event)

    def _advised(self, event: Event) -> None:
        self.advice[event.id] = event

    def _acted(self, event: Event) -> None:
        about = event.text("advice")
        if about is None and self.advice:
            about = next(reversed(self.advice))
        if about is not None:
            self.outcomes[about] = event

    def _stop(self, event: Event) -> None:
        self.stopped = self.stopped or event

    def _her_change(self, event: Event) -> None:
        what = event.text("what")
        if what == "died":
            self.died = event
        elif what in {"leave", "returned"}:
            self.holding.append(event)
        elif what == "left":
            self.gone = event
            self._leave_company()
        else:
            self.change = event
            if what == "moved":
                self.gone = None
                self._leave_company()
                self._arrive(event)

    def _leave_company(self) -> None:
        """The addresses of the old post are dead: follow the person (case 13)."""
        company = self.book.companies.get(self.person.company or "")
        domain = (company.domain or "").casefold() if company else ""
        for address in self.person.emails:
            host = address.rpartition("@")[2].casefold()
            if not domain or host == domain or host.endswith("." + domain):
                self.dead.add(address.casefold())

    def _arrive(self, event: Event) -> None:
        named = event.text("company")
        self.company = self.book.key_of(named) if named else None
        self.companies.append((self.day(event), self.company))
        new = self.book.companies.get(self.company or "")
        if new is not None and new.domain:
            host = new.domain.casefold()
            self.dead -= {address for address in self.dead if address.rpartition("@")[2] == host}

    def _wish(self, event: Event) -> None:
        day, every, channel = event.day("not_before"), event.number("every_days"), event.text("channel")
        self.unwilling = None
        if day is not None:
            self.not_before = (day, event)
        if every is not None:
            self.every_days = (every, event)
        if channel is not None:
            self.wished_channel = (channel, event)

    def _hold(self, event: Event) -> None:
        self.holding.append(event)
        if event.kind == "resume":
            self.unwilling = None

    def _bounce(self, event: Event) -> None:
        if event.flag("hard") is False:
            return
        address = event.text("address")
        if address is None:
            self.dead.update(one.casefold() for one in self.person.emails)
        else:
            self.dead.add(address.strip().casefold())
        self.bounced = event
        last = self.touches[-1] if self.touches else None
        if (
            last is not None
            and last.event.kind == "email_sent"
            and event.at - last.event.at <= BOUNCES_WITHIN
        ):
            self._undelivered(last)

    def _undelivered(self, touch: Touch) -> None:
        """A mail that never arrived is no touch, and told her nothing."""
        self.touches.pop()
        if touch.waits and self.unanswered:
            self.unanswered -= 1
        about = touch.event.text("about")
        self.told.discard(about or "")
        self.shared.discard(about or "")
        if self.asked is touch.event:
            self.asked = None
        if self.request is touch.event:
            self.request = None

    # ---- what follows --------------------------------------------------------------------------------------

    def addresses(self) -> list[str]:
        """Her addresses that are alive."""
        return [
            one for one in self.person.emails if one.casefold() not in self.dead and not is_role_address(one)
        ]

    def company_on(self, day: date) -> str | None:
        """The key of the company she was at on that day."""
        return next(key for since, key in reversed(self.companies) if since <= day)

    def last_contact(self) -> date | None:
        """The day of the last touch or answer: what the clock counts from (M8)."""
        days = [self.touches[-1].day] if self.touches else []
        if self.answers:
            days.append(self.answers[-1][0])
        return max(days) if days else None

    def limited_touches(self) -> list[Touch]:
        """The touches that floors and limits count: from the first conversation on."""
        if self.first_talk is None:
            return []
        first = self.first_talk.at
        return [one for one in self.touches if one.event.at >= first]


_HANDLERS = {
    "call_attempt": Life._attempt,
    "voicemail": Life._attempt,
    "assistant_message": Life._attempt,
    "conversation": Life._conversation,
    **dict.fromkeys(SENT, Life._sent),
    **dict.fromkeys(RECEIVED, Life._received),
    "milestone_told": Life._milestone_told,
    "meeting_requested": Life._requested,
    "meeting_agreed": Life._agreed,
    "meeting_declined": Life._declined,
    "meeting_held": Life._met,
    "advice": Life._advised,
    "advice_acted": Life._acted,
    "stop": Life._stop,
    "her_change": Life._her_change,
    "wish": Life._wish,
    "auto_reply": Life._hold,
    "pause": Life._hold,
    "resume": Life._hold,
    "bounce": Life._bounce,
}
