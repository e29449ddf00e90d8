"""Before the first conversation: the phone, and nothing else (M4, M6, M7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from afterno.method.offers import Case, quiet_stretch
from afterno.method.words import first_up, times
from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.method.proposals import ReachOut
    from afterno.method.shapes import Event

ASK_WAITS = 30
BY_WAY = {
    "phone": "by phone",
    "video": "by video",
    "relay": "over the relay service",
    "in_person": "in person",
}
_GATE = "begin after the two of you have talked"
IN_WRITING = frozenset({"email", "letter", "message"})


def rests(case: Case) -> date | None:
    """The day from which nothing more is tried without a word from her; None while something is open."""
    life = case.life
    if life.asked is None:
        return None
    if life.ask_answered is None:
        return case.days.wait(life.day(life.asked), ASK_WAITS)
    if len(life.attempts) >= case.policy.attempts:
        return case.days.wait(life.attempts[-1].day, ASK_WAITS)
    return None


def next_call(case: Case) -> ReachOut | None:
    """The next step towards a first conversation."""
    life = case.life
    anew = "go on once the two of you have talked about this no" if life.first_talk is not None else _GATE
    case.refuse("regular_touch", "M6", None, f"E-mails to {case.name} {anew}.")
    if _waits_for_another(case):
        return None
    tried = len(life.attempts)
    if life.asked is not None and (life.ask_answered is None or tried >= case.policy.attempts):
        _refuse_more(case)
        return None
    if tried >= case.policy.attempts or (_wants_writing(case) and life.asked is None):
        return _ask_for_call(case)
    _refuse_ask(case, tried)
    return _call(case)


def _waits_for_another(case: Case) -> bool:
    """Whether someone else comes first: the one who would have been the boss, or an entry that may be she."""
    for lead in case.leads:
        if lead.limits.selves.stopped:
            silent = f"{first_up(lead.name)}, who would have been your boss, asked for silence"
            case.refuse("call", "M13", None, f"{silent}, so nobody else there is called.")
            return True
        if lead.life.calling and not _resting(lead) and not lead.limits.selves.died:
            case.refuse("call", "M13", None, f"First comes {lead.name}, who would have been your boss.")
            return True
    for other in case.others:
        if other.life.calling and not _resting(other) and _before(other, case):
            twice = f"{first_up(case.name)} may be on record twice, and the other entry is called first."
            case.refuse("call", "M13", None, twice)
            return True
    return False


def _resting(case: Case) -> bool:
    until = rests(case)
    return until is not None and until <= case.today


def _before(one: Case, other: Case) -> bool:
    return _turn(one) < _turn(other)


def _turn(case: Case) -> tuple[bool, float, str]:
    no = case.life.plan_no
    return (not case.person.lead, no.at.timestamp() if no is not None else 0, case.person.id)


def _wants_writing(case: Case) -> bool:
    wished = case.life.wished_channel
    return wished is not None and wished[0] in IN_WRITING


def _refuse_more(case: Case) -> None:
    until = rests(case)
    rest = f"; without one this rests from {case.on(until)}" if until is not None and until < FAR else ""
    case.refuse("call", "M6", None, f"The next word is with {case.name} now{rest}.")


def _refuse_ask(case: Case, tried: int) -> None:
    left = case.policy.attempts - tried
    more = f"{times(left, 'more call')} first" if tried else f"{times(left, 'call')} first"
    case.refuse("ask_for_call", "M6", None, f"An e-mail that asks for a call is the last resort: {more}.")


def _call(case: Case) -> ReachOut | None:
    base, rule, why, because = _next_attempt(case)
    wish = case.life.not_before
    held = _held_back(case)
    if wish is not None and base < wish[0] == held:
        why, because = f"{case.name} asked you to call from {case.on(held)} on", [*because, wish[1]]
    found = case.offer("call", _channel(case), max(base, held), rule, why, because, case.call_needs())
    if found is not None and case.life.attempts:
        found = _at_another_hour(case, found)
    if found is not None and found.due > case.today:
        case.refuse(
            "call", rule, found.due, f"{first_up(case.on(found.due))} is the next right day for a call."
        )
    return found


def _next_attempt(case: Case) -> tuple[date, str, str, list[Event | None]]:
    life = case.life
    if life.attempts:
        tried = [event for one in life.attempts for event in one.events]
        return life.attempts[-1].day + DAY, "M6", _again(case), [life.plan_no, *tried]
    if life.ask_answered is not None:
        why = f"{case.name} has answered, so this is the moment to call"
        return (
            case.days.at_once(life.ask_answered.at),
            "M6",
            why,
            [life.plan_no, life.asked, life.ask_answered],
        )
    assert life.plan_no is not None
    base = case.days.at_once(life.plan_no.at)
    return base, "M7", _first(case, life.plan_no, max(base, _held_back(case))), [life.plan_no]


def _held_back(case: Case) -> date:
    """Her wish; for a secondary relationship the company's week; for one who may be she, the floor."""
    wish = case.life.not_before
    day = wish[0] if wish is not None else date.min
    if case.leads:
        day = max(day, case.limits.company_week() or date.min, *map(_left_open, case.leads))
    if any(not other.life.calling for other in case.others):
        day = max(day, case.limits.floor() or date.min)
    return day


def _left_open(lead: Case) -> date:
    """From when on the turn of the secondary is: the leading one rests, or died a month ago."""
    if lead.life.died is not None:
        return lead.life.day(lead.life.died) + ASK_WAITS * DAY
    return (lead.life.calling and rests(lead)) or date.min


def _channel(case: Case) -> str:
    return "meeting" if case.life.book.record.seeker.calls_by == "in_person" else "phone"


def _first(case: Case, no: Event, base: date) -> str:
    opens = "opens a relationship" if case.life.first_talk is None else "is a reason to talk again"
    said = f"the no of {case.on(case.life.day(no))} {opens} with {case.name}"
    if no.text("channel") == "silence":
        said = f"you count the silence as a no since {case.on(case.life.day(no))}, which {opens} with {case.name}"
    if not case.reachable_by_phone():
        company = case.life.book.companies.get(case.life.company or "")
        at = f" of {company.name}" if company is not None and company.name else ""
        return f"{said}, and the switchboard{at} can put you through"
    away = case.days.held(case.life.day(no))
    since = case.life.day(no) if away is None or away.end >= FAR else away.end
    best = case.days.calendar.week.add(since, case.policy.first_call_workdays)
    way = BY_WAY[case.life.book.record.seeker.calls_by]
    by = f", best by {case.on(best)}" if best >= case.days.due(base) else ""
    begins = "begins it" if case.life.first_talk is None else "comes before any mail"
    return f"{said}, and a talk {way} {begins}{by}"


def _again(case: Case) -> str:
    attempts = case.life.attempts
    why = f"{times(len(attempts), 'attempt')} did not reach {case.name}, so try another day and hour"
    if attempts[-1].message:
        why += ", without leaving a message this time"
    until = _all_calls_by(case)
    return f"{why}; there is time until {case.on(until)}" if until > case.today else why


def _all_calls_by(case: Case) -> date:
    """The end of the fifteen working days for all calls; held days do not use them up."""
    no = case.life.plan_no
    assert no is not None
    day = case.life.day(no)
    for _ in range(case.policy.attempt_workdays):
        day = case.days.fitting(day + DAY)
        if day >= FAR:
            return case.today
    return day


def _at_another_hour(case: Case, found: ReachOut) -> ReachOut | None:
    """The same call on a weekday and at an hour not yet tried (M6)."""
    attempts = case.life.attempts
    used = {one.day.weekday() for one in attempts}
    if len(used) >= 7 - len(case.days.calendar.week.weekend):
        used = {attempts[-1].day.weekday()}
    tried: list[datetime] = [one.at.astimezone(case.days.calendar.zone) for one in attempts]
    day = found.due
    for _ in range(60):
        if day.weekday() not in used:
            opens, closes = case.days.calendar.window(day)
            stretch = quiet_stretch(opens, closes, tried, case.days.now)
            if stretch is not None or day > case.today:
                opens, closes = stretch or (opens, closes)
                return replace(found, due=day, opens=opens, closes=closes)
        day = case.days.fitting(day + DAY)
        if day >= FAR:
            return None
    return found


def _ask_for_call(case: Case) -> ReachOut | None:
    life = case.life
    tried = times(len(life.attempts), "attempt")
    because = [life.plan_no, *(event for one in life.attempts for event in one.events)]
    wished = life.wished_channel if _wants_writing(case) else None
    if wished is not None:
        why = f"{case.name} would rather be written to, so one short e-mail may ask for ten minutes by phone"
        because.append(wished[1])
        case.refuse("call", "M6", None, f"{first_up(case.name)} would rather be written to.")
    else:
        why = f"{tried} did not reach {case.name}, so one short e-mail may ask for ten minutes by phone"
        are = "is" if len(life.attempts) == 1 else "are"
        case.refuse("call", "M6", None, f"{first_up(tried)} {are} enough for now.")
    if life.attempts:
        base = life.attempts[-1].day + DAY
    else:
        base = case.days.at_once((wished[1] if wished is not None else life.plan_no or life.nos[0]).at)
    return case.offer(
        "ask_for_call", "email", max(base, _held_back(case)), "M6", why, because, case.mail_needs()
    )
