"""Why now, why not yet, what next and when: the three answers about one relationship, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.method.words import BOSS, first_up, on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from afterno.method.proposals import Plan, ReachOut, Refusal

WHAT = {
    "find_manager": "find out who would have been your boss",
    "prepare_for_no": "be prepared for a no",
    "thank_hr": "a short word of thanks",
    "call": "a call",
    "ask_for_call": "one short e-mail that asks for a call",
    "regular_touch": "a few lines",
    "report_back": "a few lines on what became of the advice",
    "tell_milestone": "your news",
    "share_news": "a few lines on a development in the field",
    "congratulate": "a word of congratulation",
    "mention_opening": "a word about the opening",
    "ask_to_meet": "the question whether you may meet",
    "prepare_meeting": "preparing the meeting",
    "reply": "your reply",
    "review_silence": "deciding whether the silence is a no",
    "ask_seeker": "a question for you",
}
STANDS = {
    "declined": "The no is on record, and the two of you have not talked yet.",
    "reached": "You have talked, and that is a beginning.",
    "in_touch": "You are in touch.",
    "established": "You have been in touch for months.",
    "met": "You have met.",
    "opened_a_door": "This relationship opened a door.",
    "dormant": "This rests until you hear something.",
    "stopped": "You were asked for silence, and it is kept.",
    "ended": "This has come to its end.",
}
WAITING = "The answer is still to come."


@dataclass(frozen=True)
class Reasons:
    """The answers about one person; each list may be empty."""

    stands: str
    why_now: tuple[str, ...]
    why_not_yet: tuple[str, ...]
    what_next: str


def reasons(plan: Plan, person: str) -> Reasons:
    """What the plan says about one person."""
    mine = [one for one in plan.reach_outs if one.person == person]
    now = [one for one in mine if is_due(plan, one)]
    ahead = [one for one in mine if not is_due(plan, one)]
    standing = next((one for one in plan.standing if one.person == person), None)
    waits = standing is None or (not standing.opened and standing.stage == "declined")
    stands = WAITING if standing is None or waits else STANDS[standing.stage]
    today = plan.now.date()
    not_yet = tuple(dict.fromkeys(_not_yet(one, today) for one in plan.refused if one.person == person))
    return Reasons(stands, tuple(one.why for one in now), not_yet, _next(now, ahead, today))


def is_due(plan: Plan, out: ReachOut) -> bool:
    """Whether it is due by now, in her calendar."""
    now = plan.now if out.opens is None else plan.now.astimezone(out.opens.tzinfo)
    return out.due <= now.date()


def _not_yet(refusal: Refusal, today: date) -> str:
    """The reason, and from when on it no longer holds."""
    if refusal.until is None or on(refusal.until, today) in refusal.why:
        return refusal.why
    return f"{refusal.why.rstrip('.')}: not before {on(refusal.until, today)}."


def _next(now: list[ReachOut], ahead: list[ReachOut], today: date) -> str:
    if now:
        return f"Next: {WHAT[now[0].kind]}, today."
    if ahead:
        first = min(ahead, key=lambda one: one.due)
        return f"Next: {WHAT[first.kind]}, on {on(first.due, today)}."
    return "Nothing is planned."


def while_away(before: Plan, after: Plan, names: Mapping[str, str]) -> tuple[str, ...]:
    """A short account of what came due between two plans of one record: each once, with its new day (case 5)."""
    today = after.now.date()
    days = {(one.person, one.kind): one.due for one in before.reach_outs}
    found: list[str] = []
    for out in after.reach_outs:
        was = days.get((out.person, out.kind))
        if out.person is None or was is None or was >= out.due or not is_due(after, out):
            continue
        found.append(still_right(out.kind, names.get(out.person) or "", was, today))
    return tuple(found)


def still_right(kind: str, name: str, was: date, today: date) -> str:
    """One sentence about what came due on an earlier day and still holds."""
    return f"{first_up(WHAT[kind])} for {name or BOSS}: due since {on(was, today)}, and still right today."
