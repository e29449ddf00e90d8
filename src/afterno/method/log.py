"""What counts of a list of events at a moment: sorted, voids applied, the future left out, each act once.

The order in which things were entered plays no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method.fields import A_MINUTE, MAY_LIE_AHEAD
from afterno.method.shapes import Event, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

_TELLING = ("text", "milestone", "advice", "what", "title", "company", "meets_at", "rule", "from")


def effective(events: Iterable[Event], now: datetime) -> tuple[list[Event], list[Problem]]:
    """What counts at `now`, oldest first, and what was left out because it lies ahead."""
    known = sorted(events, key=order)
    past: list[Event] = []
    problems: list[Problem] = []
    voids: dict[str, Event] = {}
    limit = now.timestamp()
    for event in known:
        kind = event.kind
        if kind == "void" and event.at <= now:
            voids[event.id] = event
        elif event.at.timestamp() <= limit or kind in MAY_LIE_AHEAD:
            past.append(event)
        else:
            problems.append(
                Problem(event.id, f"This {kind} is dated in the future and was left out for now.")
            )
    if voids:
        gone = _voided(voids, {event.id: event for event in known}, problems)
        past = [event for event in past if event.id not in gone]
    return _each_act_once(past), problems


def order(event: Event) -> tuple[float, bool, str]:
    """By time; a no before what came with it; then by id."""
    return (event.at.timestamp(), event.kind != "rejection", event.id)


def _voided(
    voids: Mapping[str, Event], known: Mapping[str, Event], problems: list[Problem]
) -> frozenset[str]:
    """The ids that a void still standing takes back; a void of a void restores what it took."""
    standing = dict(voids)
    for void in sorted(voids.values(), key=order):
        if _would_lift_a_stop(void, known) and not _may_lift_a_stop(void):
            del standing[void.id]
            problems.append(
                Problem(void.id, "A stop is only taken back by hand and with a reason; it still stands.")
            )
    for void in sorted(voids.values(), key=order, reverse=True):
        target = void.text("event")
        if void.id in standing and target in standing and target != void.id:
            del standing[target]
    targets = {void.text("event") or "" for void in standing.values()}
    return frozenset(targets - voids.keys())


def _would_lift_a_stop(void: Event, known: Mapping[str, Event]) -> bool:
    """Whether it takes back a stop, or what had brought a stop back: every second link of such a chain."""
    lifts, seen, target = True, {void.id}, known.get(void.text("event") or "")
    while target is not None and target.kind == "void" and target.id not in seen:
        seen.add(target.id)
        lifts, target = not lifts, known.get(target.text("event") or "")
    return lifts and target is not None and target.kind == "stop"


def _may_lift_a_stop(void: Event) -> bool:
    by_hand = (void.text("source") or "hand").casefold() in {"hand", "by hand", "manual"}
    return by_hand and bool((void.text("reason") or "").strip())


def _each_act_once(events: list[Event]) -> list[Event]:
    """Two events alike in person, kind and text within a minute are one, with what either tells."""
    kept: list[Event] = []
    recent: dict[tuple[object, ...], int] = {}
    before: Event | None = None
    for event in events:
        near = before is not None and event.at - before.at <= A_MINUTE
        if not near:
            recent.clear()
        elif not recent and kept:
            recent[_likeness(kept[-1])] = len(kept) - 1
        before = event
        index = recent.get(_likeness(event)) if near else None
        if index is not None and event.at - kept[index].at <= A_MINUTE and _of_one_thing(event, kept[index]):
            kept[index] = _both(kept[index], event)
            continue
        if near:
            recent[_likeness(event)] = len(kept)
        kept.append(event)
    return kept


def _likeness(event: Event) -> tuple[object, ...]:
    fields = event.fields
    about = tuple([fields.get(key) for key in _TELLING]) if fields else ()
    return (event.kind, event.person, event.application, about)


def _of_one_thing(one: Event, other: Event) -> bool:
    about, before = one.fields.get("about"), other.fields.get("about")
    return about is None or before is None or about == before


def _both(one: Event, other: Event) -> Event:
    if all(key in one.fields for key in other.fields):
        return one
    return Event(
        one.id, one.at, one.kind, one.person, one.application, {**other.fields, **one.fields}, one.extra
    )
