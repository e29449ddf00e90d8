"""Asking to meet: when it is earned, and when again (M10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method.workdays import FAR, add_months

if TYPE_CHECKING:
    from datetime import date

    from afterno.method.offers import Case
    from afterno.method.shapes import Event

ANSWER_MONTHS = 6


def may_meet(case: Case, day: date) -> date | None:
    """None where asking to meet is right on that day; else the first day it may be."""
    earned = earned_on(case, day)
    if earned is not None:
        return earned
    life = case.life
    again = [one for one in (life.request, life.refused_meeting, life.last_meeting) if one is not None]
    if not again:
        return None
    since = max(life.day(one) for one in again)
    until = add_months(since, case.policy.meeting_again_months)
    return until if day < until else None


def earned_on(case: Case, day: date) -> date | None:
    """None where several months of contact exist on that day (M10); else when they might."""
    life, policy = case.life, case.policy
    if life.first_talk is None:
        return FAR
    months = add_months(life.day(life.first_talk), policy.meeting_months)
    if day < months:
        return months
    if len(_touches_after(case)) < policy.meeting_touches:
        return FAR
    if not any(add_months(answered, ANSWER_MONTHS) >= day for answered, _ in life.answers[-1:]):
        return FAR
    return None


def _touches_after(case: Case) -> list[Event]:
    first = case.life.first_talk
    return [one.event for one in case.life.limited_touches() if one.event is not first and one.unprompted]


def why_not_meet(case: Case) -> str:
    """Why the question does not come now."""
    life = case.life
    if life.first_talk is not None and earned_on(case, case.today) is not None:
        months = add_months(life.day(life.first_talk), case.policy.meeting_months)
        if case.today < months:
            talked = case.on(life.day(life.first_talk))
            return f"You first talked with {case.name} on {talked}, and a meeting wants some months."
        return f"A meeting wants some touches and an answer from {case.name} before it."
    return f"The last question for a meeting is too recent to ask {case.name} again."
