"""Before the first conversation: the phone, and nothing else (M4, M6, M7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from afterno.method.offers import Case, quiet_stretch
from afterno.method.words import count, first_up, times
from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from afterno.method.proposals import ReachOut
    from afterno.method.shapes import Event

ASK_WAITS = 30
BY_WAY = {"phone": "phone", "video": "video", "relay": "relay service", "in_person": "visit"}


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
    _refuse_mail(case)
    if life.asked is not None and life.ask_answered is None:
        until = rests(case)
        case.refuse(
            "call",
            "M6",
            None,
            f"Your e-mail asks {case.name} for a call, so the next word is theirs; without one, this rests from "
            f"{case.on(until) if until is not None and until < FAR else 'then on'}.",
        )
        return None
    if len(life.attempts) < case.policy.attempts:
        return _call(case)
    return None if life.asked is not None else _ask_for_call(case)


def _refuse_mail(case: Case) -> None:
    case.refuse(
        "regular_touch", "M6", None, f"E-mails to {case.name} begin after the two of you have talked."
    )
    tried = len(case.life.attempts)
    if case.life.asked is None and tried < case.policy.attempts:
        case.refuse(
            "ask_for_call",
            "M6",
            None,
            f"An e-mail that asks for a call is the way out after {times(case.policy.attempts, 'attempt')}; "
            f"so far there {'was' if tried == 1 else 'were'} {count(tried)}.",
        )


def _call(case: Case) -> ReachOut | None:
    life = case.life
    if life.attempts:
        base = case.days.fitting(life.attempts[-1].day + DAY)
        rule, why, because = "M6", _again(case), [life.plan_no, *(one.event for one in life.attempts)]
    elif life.ask_answered is not None:
        base = case.days.at_once(life.ask_answered.at)
        rule, because = "M6", [life.plan_no, life.asked, life.ask_answered]
        why = f"{first_up(case.name)} answered your e-mail, so now call"
    else:
        assert life.plan_no is not None
        base = case.days.at_once(life.plan_no.at)
        rule, because = "M7", [life.plan_no]
        why = _first(case, life.plan_no)
    base = max(base, _wished(case))
    found = case.offer("call", _channel(case), base, rule, why, because, case.call_needs())
    return _at_another_hour(case, found) if found is not None and life.attempts else found


def _channel(case: Case) -> str:
    return "meeting" if case.life.book.record.seeker.calls_by == "in_person" else "phone"


def _wished(case: Case) -> date:
    wish = case.life.not_before
    return wish[0] if wish is not None else date.min


def _first(case: Case, no: Event) -> str:
    said = f"The no of {case.on(case.life.day(no))}"
    way = BY_WAY[case.life.book.record.seeker.calls_by]
    if "phone" in case.call_needs():
        company = case.life.book.companies.get(case.person.company or "")
        at = f" of {company.name}" if company is not None and company.name else ""
        return f"{said} opens a relationship with {case.name}, and the switchboard{at} can put you through"
    how = "by phone" if way == "phone" else f"by {way}"
    return f"{said} opens a relationship with {case.name}, and it begins with a talk {how}"


def _again(case: Case) -> str:
    attempts = case.life.attempts
    tried = len(attempts)
    why = f"{first_up(times(tried, 'attempt'))} did not reach {case.name}, so try on another day at another hour"
    if attempts[-1].message:
        return why + ", without a message on the voicemail this time"
    return why


def _at_another_hour(case: Case, found: ReachOut) -> ReachOut | None:
    """The same call on a weekday and at an hour not yet tried (M6)."""
    attempts = case.life.attempts
    week = case.days.calendar.week
    used = {one.day.weekday() for one in attempts}
    if len(used) >= 7 - len(week.weekend):
        used = {attempts[-1].day.weekday()}
    day = found.due
    for _ in range(40):
        opens, closes = case.days.calendar.window(day)
        stretch = quiet_stretch(opens, closes, [one.at for one in attempts], case.days.now)
        if day.weekday() not in used and stretch is not None:
            return replace(found, due=day, opens=stretch[0], closes=stretch[1])
        if day.weekday() not in used and day > case.today:
            return replace(found, due=day, opens=opens, closes=closes)
        day = case.days.fitting(day + DAY)
        if day >= FAR:
            return None
    return found


def _ask_for_call(case: Case) -> ReachOut | None:
    life = case.life
    last = life.attempts[-1]
    base = max(case.days.fitting(last.day + DAY), _wished(case))
    case.refuse("call", "M6", None, f"{first_up(times(len(life.attempts), 'attempt'))} are enough for now.")
    return case.offer(
        "ask_for_call",
        "email",
        base,
        "M6",
        f"{first_up(times(len(life.attempts), 'attempt'))} did not reach {case.name}; one short e-mail may ask for "
        "ten minutes on the phone, if you want to",
        [life.plan_no, *(one.event for one in life.attempts)],
        case.mail_needs(),
    )
