"""One relationship, folded from its events: who was reached, what was sent, what came back, what is open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from afterno.method import acts
from afterno.method.acts import Attempt, Touch
from afterno.method.fields import FROM_HER, RECEIVED
from afterno.method.identity import is_role_address

if TYPE_CHECKING:
    from afterno.method.book import Book
    from afterno.method.shapes import Event, Person

SAME_CALL = timedelta(hours=3)
LATELY = 30
SECOND_NO_DAYS = 60
STILL_CALLING = 14
LIVE_CHANNELS = frozenset({"phone", "in_person", "video"})


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
        self.told_last: str | None = None
        self.advice: dict[str, Event] = {}
        self.outcomes: dict[str, Event] = {}
        self.shared: set[str] = set()
        self.shared_until: dict[str, datetime] = {}
        self.last_news = False
        self.owed: Event | None = None
        self.unwilling: Event | None = None
        self.stopped: Event | None = None
        self.died: Event | None = None
        self.gone: Event | None = None
        self.change: Event | None = None
        self.wrong_number: Event | None = None
        self.last_try: Event | None = None
        """A call since the last touch that did not reach her, after the first conversation."""
        self.dead: set[str] = set()
        self.left_behind: set[str] = set()
        self.phone_open = False
        """A mail bounced, and nothing says that the phone is another's by now."""
        self.not_before: tuple[date, Event] | None = None
        self.every_days: tuple[int, Event] | None = None
        self.wished_channel: tuple[str, Event] | None = None
        self.holding: list[Event] = []
        self.back: list[date] = []
        home = book.home(person)
        self.company = home and book.key_of(home)
        self.companies: list[tuple[date, str | None]] = [(date.min, self.company)]
        self._fold()

    def _fold(self) -> None:
        self._count_nos()
        own, start = self.person.id, self._start()
        nos = {no.id for no in self.nos}
        for event in self.book.streams.get(own, ()):
            if event.kind == "rejection":
                if event.id in nos:
                    self._no(event)
            elif start is None or event.at < start:
                if event.kind in acts.BIND_FOR_GOOD and event.person == own:
                    acts.HANDLERS[event.kind](self, event)
            elif event.person == own:
                self._own(event)
            else:
                self._from_her_side(event)

    def _count_nos(self) -> None:
        """The nos that stand, each application once; `undone` is what took the last one back."""
        standing: dict[str | None, Event] = {}
        undone: Event | None = None
        for no in self.book.nos.get(self.person.id, ()):
            back = self.book.taken_back(no)
            if back is not None:
                undone = back
            elif no.application not in standing:
                standing[no.application] = no
            elif no.application is None and (no.at - standing[None].at).days > LATELY:
                standing[no.id] = no
        self.nos = sorted(standing.values(), key=lambda one: (one.at.timestamp(), one.id))
        self.undone = undone if not self.nos else None

    def _start(self) -> datetime | None:
        """From when on a talk is a conversation: the first no, or the call that brought it."""
        first = next(iter(self.book.nos.get(self.person.id, ())), None)
        if first is None:
            return None
        live = first.text("channel") in LIVE_CHANNELS and self.said(first)
        return first.at - SAME_CALL if live else first.at

    def said(self, no: Event) -> bool:
        """Whether she herself brought a no."""
        return no.person == self.person.id or (no.person is None and no.text("signer") == "manager")

    def _no(self, event: Event) -> None:
        """A no: the calling begins; or begins anew, without a talk in the last sixty days (case 18)."""
        first = self.plan_no is None
        self.plan_no = self.plan_no or event
        day = self.day(event)
        if self.last_talk is not None and (day - self.day(self.last_talk)).days <= SECOND_NO_DAYS:
            return
        if not first and self.attempts and (day - self.attempts[-1].day).days <= STILL_CALLING:
            return
        self.plan_no = event
        self.calling = True
        self.attempts = []
        self.asked = None
        self.ask_answered = None

    def _own(self, event: Event) -> None:
        kind = event.kind
        if kind in FROM_HER:
            self.answered(event)
            if kind in acts.SHE_IS_BACK:
                self.back.append(self.day(event))
        handler = acts.HANDLERS.get(kind)
        if handler is not None:
            handler(self, event)

    def _from_her_side(self, event: Event) -> None:
        """Her assistant or a colleague: an answer of her side, or a call that the assistant took (case 7)."""
        kind = event.kind
        hers = self.book.people[event.person or ""].assistant_of == self.person.id
        if kind in RECEIVED or (kind == "conversation" and event.text("direction") == "in"):
            if hers or self._lately(event):
                self.answered(event)
        elif hers and kind == "stop":
            acts.HANDLERS["stop"](self, event)
        elif hers and kind in acts.BY_THE_ASSISTANT:
            acts.attempt(self, event)

    def _lately(self, event: Event) -> bool:
        """Whether the seeker had tried or written to her within the month before."""
        day = self.day(event)
        tried = [one.day for one in self.attempts[-1:]] + [one.day for one in self.touches[-1:]]
        return any(0 <= (day - one).days <= LATELY for one in tried)

    def answered(self, event: Event) -> None:
        """Something came from her or her side: every wait for an answer is over."""
        self.answers.append((self.day(event), event))
        self.unanswered = 0
        self.unwilling = None
        self.gone = None
        if self.calling and (self.asked is not None or len(self.attempts) >= self.book.policy.attempts):
            self.ask_answered = event
            self.attempts = []

    def day(self, event: Event) -> date:
        """The date of an event in her calendar."""
        return event.at.astimezone(self.calendar.zone).date()

    def addresses(self) -> list[str]:
        """Her addresses that are alive."""
        gone = self.dead | self.left_behind
        return [one for one in self.person.emails if one.casefold() not in gone and not is_role_address(one)]

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
        first = self.first_talk
        if first is None:
            return []
        touches = self.touches
        index = next((i for i, one in enumerate(touches) if one.event.at >= first.at), len(touches))
        return touches[index:]


__all__ = ["Attempt", "Life", "Touch"]
