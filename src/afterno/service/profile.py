"""The seeker's own page: who they are, the numbers of the method, and the end of it all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from afterno.errors import UserError
from afterno.method.events import parse_record
from afterno.method.policy import HOURS, NUMBERS, parse_policy
from afterno.method.reasons import WHAT
from afterno.method.whatif import what_if
from afterno.method.words import on
from afterno.record import store
from afterno.service import entry, mailboxes, planning, texts
from afterno.service.types import Logged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from afterno.method.planner import ReachOut


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the seeker is, as sheets and letters need it."""

    name: str = ""
    phone: str = ""
    emails: str = ""
    time_zone: str = ""
    country: str = ""
    industry: str = ""
    calls_by: str = "phone"


@dataclass(frozen=True, slots=True)
class PolicyNumber:
    """One number of the method that can be set: what it is, its rule, its bounds."""

    key: str
    value: str
    default: str
    lowest: str
    highest: str
    unit: str
    rule: str
    says: str


HOLIDAYS = 5
"""Public holidays that are named."""
SHOWN = 20
"""So many changes of a new number are shown one by one."""
PLAIN = ("name", "phone", "time_zone", "country", "industry", "calls_by")


def profile(owner: int) -> Profile:
    """Give who the seeker is."""
    seeker = store.load_seeker(owner)
    kept = {key: str(seeker.get(key) or "") for key in PLAIN}
    return Profile(
        **kept | {"calls_by": kept["calls_by"] or "phone"}, emails=", ".join(seeker.get("emails") or ())
    )


def save(owner: int, form: Profile, now: datetime) -> str:
    """Keep who the seeker is; everything is planned anew. Gives the change's id, empty where nothing changed.

    Raises UserError for a zone that is none.
    """
    if form.time_zone and texts.zone(form.time_zone) is None:
        raise UserError(f"{form.time_zone!r} is no time zone: write it like Europe/Madrid.")
    seeker: dict[str, Any] = dict(store.load_seeker(owner))
    for key in PLAIN:
        seeker[key] = str(getattr(form, key)).strip()
    seeker["emails"] = [part.strip().lower() for part in form.emails.split(",") if part.strip()]
    kept = {key: value for key, value in seeker.items() if value not in ("", [])}
    changed = store.change(owner, "settings", "What is kept of you", now, seeker=kept)
    if changed.problems:
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    planning.settle(owner, now)
    return changed.uid


def policy(owner: int) -> tuple[PolicyNumber, ...]:
    """List the numbers in force, each with its rule and its bounds."""
    raw = store.get_profile(owner)["policy"]
    in_force, _ = parse_policy(raw)
    numbers = [
        PolicyNumber(
            one.key, str(getattr(in_force, one.key)), str(one.default), str(one.lowest), str(one.highest),
            one.unit, one.rule, one.says,
        )
        for one in NUMBERS
    ]  # fmt: skip
    says = {"work_from": "her working hours begin", "work_to": "her working hours end"}
    hours = [
        PolicyNumber(key, f"{getattr(in_force, key):%H:%M}", default, "", "", "o'clock", "M7", says[key])
        for key, default in HOURS.items()
    ]
    return (*numbers, *hours)


@dataclass(frozen=True, slots=True)
class Changed:
    """One relationship whose next reach-out a changed number would change, in words, and the day it would come up."""

    who: str
    before: str
    after: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What changed numbers would change: the first relationships of `total`, or what is `wrong`, by key."""

    changes: tuple[Changed, ...] = ()
    total: int = 0
    wrong: Mapping[str, str] = field(default_factory=dict)


def preview_policy(owner: int, given: Mapping[str, str], now: datetime) -> Preview:
    """Show what numbers would change before they apply (case 24); nothing is set."""
    wanted, wrong = wanted_policy(given)
    if wrong:
        return Preview(wrong=wrong)
    record, _ = parse_record(planning.record_of(owner))
    changes = what_if(record, now, planning.places(), wanted).changes
    names = {person.id: person.name for person in record.people}
    today = planning.local_day(now, store.load_seeker(owner))
    shown = tuple(
        Changed(
            names.get(one.person) or "the manager who would have been your boss",
            said_of(one.before, one.before.due if one.before else None, today),
            said_of(one.after, one.start, today),
            one.start,
        )
        for one in changes[:SHOWN]
    )
    return Preview(shown, len(changes))


def said_of(out: ReachOut | None, day: date | None, today: date) -> str:
    """Say a reach-out and its day in a few words."""
    if out is None or day is None:
        return "nothing"
    return f"{WHAT[out.kind]} {'today' if day <= today else 'on ' + on(day, today)}"


def save_policy(owner: int, given: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Set numbers of the method; nothing is set where one is out of its bounds. Gives what is wrong, by key.

    What only the change makes due comes up a few a day, never in a burst (case 24).
    """
    wanted, wrong = wanted_policy(given)
    if not wrong:
        starts = spread_out(owner, wanted, now)
        store.change(owner, "numbers", "The numbers of the method", now, policy=wanted)
        planning.refresh(owner, now, starts=starts)
    return wrong


def spread_out(owner: int, policy: Mapping[str, Any], now: datetime) -> dict[str, date]:
    """Say for whom a changed policy must wait a while, and until which day."""
    raw = planning.record_of(owner)
    if raw["policy"] == policy or not raw["people"]:
        return {}
    changes = what_if(parse_record(raw)[0], now, planning.places(), policy).changes
    return {
        one.person: one.start
        for one in changes
        if one.after is not None and one.start is not None and one.start > one.after.due
    }


def wanted_policy(given: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Read the numbers as they were typed: what differs from the usual ones, and what is wrong, by key."""
    wrong: dict[str, str] = {}
    wanted: dict[str, Any] = {}
    for one in NUMBERS:
        text = given.get(one.key, "").strip()
        if not text:
            continue
        if not (
            text.isascii() and text.isdigit() and len(text) < 6 and one.lowest <= int(text) <= one.highest
        ):
            wrong[one.key] = f"Between {one.lowest} and {one.highest} {one.unit}."
        elif int(text) != one.default:
            wanted[one.key] = int(text)
    for key, default in HOURS.items():
        text = given.get(key, "").strip()
        if text and text != default:
            wanted[key] = text
    hours = {key: value for key, value in wanted.items() if key in HOURS}
    if parse_policy(hours)[1]:
        wrong["work_to"] = "The hours must be times like 09:00, at least two hours apart."
    return wanted, wrong


def holidays_ahead(owner: int, now: datetime) -> tuple[date, ...]:
    """Give the next public holidays of the seeker's country; of her side those of her own country are kept free."""
    seeker = store.load_seeker(owner)
    country, today = str(seeker.get("country") or ""), planning.local_day(now, seeker)
    if not country:
        return ()
    both = (planning.places().holidays(country, year) for year in (today.year, today.year + 1))
    return tuple(sorted(day for days in both for day in days if day >= today))[:HOLIDAYS]


def away(owner: int, first: str, last: str, now: datetime) -> Logged:
    """Put on record that the seeker is away; nothing is due in that time and nothing piles up for after.

    Raises UserError for days that are none.
    """
    begins, ends = entry.a_date(first), entry.a_date(last)
    if ends < begins:
        raise UserError("The last day lies before the first.")
    number = entry.new_entry()
    entry.store_events(owner, number, [{"kind": "away", "from": begins, "until": ends}], now, now)
    planning.settle(owner, now)
    return Logged(
        (f"{number}-1",), "On record: you are away. Nothing will be due then, and nothing piles up."
    )


def erase_everything(owner: int) -> None:
    """Erase the whole record of the seeker; nothing can bring it back but a copy made before."""
    mailboxes.disconnect_all(owner)
    store.erase_owner(owner)
