"""Where a relationship stands, and what came of it (M16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method import calling, meeting, rhythm

if TYPE_CHECKING:
    from afterno.method.offers import Case
    from afterno.method.shapes import Event

STAGES = (
    "stopped", "ended", "dormant", "opened_a_door", "met", "established", "in_touch", "reached", "declined",
)  # fmt: skip
"""Which stage wins, where several would hold."""


def is_stopped(case: Case) -> bool:
    """Whether she, or anybody she may be, asked for silence (case 11)."""
    return case.limits.selves.stopped


def is_ended(case: Case) -> bool:
    """An offer after all, the no taken back, or her death."""
    return case.life.undone is not None or case.limits.selves.died


def is_resting(case: Case) -> bool:
    """Dormant: after four touches, or an e-mail for a call, without an answer."""
    if case.life.calling:
        until = calling.rests(case)
        return until is not None and until <= case.today
    return case.life.first_talk is not None and rhythm.is_dormant(case)


def stage(case: Case) -> str:
    """The stage of this relationship."""
    life = case.life
    if is_stopped(case):
        return "stopped"
    if is_ended(case):
        return "ended"
    if is_resting(case):
        return "dormant"
    if life.first_talk is None:
        return "declined"
    if doors(case):
        return "opened_a_door"
    if life.last_meeting is not None:
        return "met"
    if meeting.earned_on(case, case.today) is None:
        return "established"
    if any(event is not life.first_talk and event.at > life.first_talk.at for _, event in life.answers):
        return "in_touch"
    return "reached"


def doors(case: Case) -> list[Event]:
    """Interviews and offers that came after the first conversation, through her or at her company."""
    life, book = case.life, case.life.book
    if life.first_talk is None:
        return []
    refused = {no.application for no in life.nos}
    talked = life.first_talk
    found: list[Event] = []
    for post in book.posts_of(case.person):
        if post.id in refused or (post.applied_on is not None and post.applied_on < life.day(talked)):
            continue
        later = (one for one in book.of_application.get(post.id, ()) if one.at > talked.at)
        found += [one for one in later if one.kind in {"interview", "offer", "offer_accepted"}]
    named = [one for one in book.of_person.get(case.person.id, ()) if one.kind == "interview"]
    found += [one for one in named if one.at > talked.at and one not in found]
    return sorted(found, key=lambda one: (one.at.timestamp(), one.id))
