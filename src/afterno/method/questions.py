"""What only the seeker can say: did you talk, where is she now, shall it rest (`ask_seeker`)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.holds import LEAVE_DAYS
from afterno.method.relationship import LIVE_CHANNELS, SAME_CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.method.offers import Case
    from afterno.method.proposals import ReachOut
    from afterno.method.shapes import Event

MOVED_ON = frozenset(
    {"call_attempt", "voicemail", "assistant_message", "conversation", "email_sent", "pause", "resume"}
)


def question(case: Case) -> ReachOut | None:
    """The question that stands before everything else in this relationship, if there is one."""
    return next(_questions(case), None)


def _questions(case: Case) -> Iterator[ReachOut]:
    life = case.life
    if life.unwilling is not None and not _since(case, life.unwilling, frozenset({"pause", "resume"})):
        yield case.ask(
            "M13",
            f"{case.name} would rather not stay in touch: shall this relationship rest?",
            life.day(life.unwilling),
            [life.unwilling],
        )
    if life.gone is not None and (life.calling or not case.addresses()):
        yield case.ask(
            "M16",
            f"{case.name} has left: do you know where {case.name} works now?",
            life.day(life.gone),
            [life.gone],
            ["company", "email"],
        )
    talked = _unlogged_talk(case)
    if talked is not None:
        yield case.ask(
            "M4", f"{case.name} told you the no in person or by phone: did the two of you talk then?",
            life.day(talked), [talked],
        )  # fmt: skip
    if len(life.nos) >= 3 and not _since(case, life.nos[-1], MOVED_ON):
        yield case.ask(
            "M13",
            f"This is the third no with {case.name}: shall this relationship rest for a while?",
            life.day(life.nos[-1]),
            life.nos,
        )
    leave = _long_leave(case)
    if leave is not None:
        yield case.ask(
            "M13",
            f"{case.name} has been away since {case.on(life.day(leave))}: do you know of a return?",
            life.day(leave) + timedelta(days=LEAVE_DAYS),
            [leave],
        )
    meeting = _unlogged_meeting(case)
    if meeting is not None:
        yield case.ask(
            "M10",
            f"You were to meet {case.name} on {case.on(_meets_on(case, meeting))}: did you meet?",
            _meets_on(case, meeting),
            [meeting],
        )


def _since(case: Case, event: Event, kinds: frozenset[str]) -> bool:
    """Whether one of those kinds is on record with her after the event."""
    there = case.life.book.of_person.get(case.person.id, ())
    return any(one.kind in kinds and one.at >= event.at and one.id != event.id for one in there)


def _unlogged_talk(case: Case) -> Event | None:
    """A no she told by phone or in person, without the conversation on record (METHOD, what counts)."""
    life = case.life
    live = [no for no in life.book.nos.get(case.person.id, ()) if no.text("channel") in LIVE_CHANNELS]
    told = [no for no in live if life.said(no)]
    if not told or life.undone is not None:
        return None
    no = told[-1]
    talked = life.last_talk is not None and life.last_talk.at >= no.at - SAME_CALL
    return None if talked or _since(case, no, MOVED_ON) else no


def _long_leave(case: Case) -> Event | None:
    """A leave without a date whose ninety days are over, with no word since."""
    for event in reversed(case.life.holding):
        if event.kind == "her_change" and event.text("what") == "leave" and event.day("until") is None:
            over = case.life.day(event) + timedelta(days=LEAVE_DAYS) <= case.today
            heard = case.life.answers and case.life.answers[-1][1].at > event.at
            later = _since(case, event, frozenset({"her_change", "pause", "resume", *MOVED_ON}))
            return event if over and not heard and not later else None
    return None


def _meets_on(case: Case, agreed: Event) -> date:
    meets = agreed.moment("meets_at")
    return meets.astimezone(case.days.calendar.zone).date() if meets is not None else case.life.day(agreed)


def _unlogged_meeting(case: Case) -> Event | None:
    """An agreed meeting whose hour has passed, for a month."""
    agreed = case.life.agreed
    meets = agreed.moment("meets_at") if agreed is not None else None
    if meets is None or meets > case.days.now or case.days.now - meets > timedelta(days=30):
        return None
    return agreed
