"""The plan as a calendar: one entry for each reach-out, inside her working hours, and nothing in it for her."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.record import store
from afterno.service import notices, planning, texts
from afterno.service.today import local_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from afterno.connect.calendar import Entry
    from afterno.service.types import Act

MOST = 200
"""Relationships in one calendar, those due soonest."""
LENGTH = {"phone": timedelta(minutes=15)}
OTHERWISE = timedelta(minutes=30)
NAMELESS = {"phone": "A call", "email": "A letter", "meeting": "A meeting", "none": "A question for you"}


@dataclass(frozen=True)
class Feed:
    """The address of the calendar: since when there is one, and whether its entries name people."""

    since: datetime | None = None
    names: bool = True


def feed(owner: int) -> Feed:
    """Say whether there is an address."""
    found = store.feed_of(owner)
    return Feed(*found) if found else Feed()


def make(owner: int, now: datetime, *, names: bool = True) -> str:
    """Make the secret word of a new address; it is shown this once. An address made before is dead."""
    return store.make_feed(owner, now, names=names)


def revoke(owner: int) -> bool:
    """Make the address dead; False where there was none."""
    return store.revoke_feed(owner)


def by_secret(
    word: str, now: datetime, link: Callable[[Act], str] = lambda _act: ""
) -> tuple[bytes, str] | None:
    """Give the calendar behind a secret word, and its mark (an ETag); None for a word that opens nothing."""
    found = store.find_feed(word)
    if found is None:
        return None
    owner, names = found
    content = as_file(owner, now, names=names, link=link)
    return content, hashlib.sha256(content).hexdigest()[:32]


def as_file(
    owner: int, now: datetime, *, names: bool = True, link: Callable[[Act], str] = lambda _act: ""
) -> bytes:
    """Write the plan as iCalendar, the same until something of it changes."""
    from afterno.connect import calendar

    seeker = store.load_seeker(owner)
    made = entries(planned(owner, now), names=names, link=link, wanted=notices.chosen_of(seeker))
    return calendar.write(made, name="Afterno", on=local_day(now, seeker))


def planned(owner: int, now: datetime) -> list[Act]:
    """Give every reach-out of those due soonest."""
    rows = store.next_ahead(owner, date.min, limit=MOST)
    kept = planning.kept(owner, rows, now)
    return [act for row in rows if row["key"] in kept for act in kept[row["key"]].acts]


def entries(
    acts: Iterable[Act], *, names: bool, link: Callable[[Act], str], wanted: Collection[str] = ()
) -> Iterable[Entry]:
    """Turn reach-outs into entries of a calendar, with the notices wanted."""
    from afterno.connect.calendar import Entry

    seen: Counter[str] = Counter()
    for act in acts:
        mark = f"{act.key}|{act.kind}|{act.application if act.person is None else ''}"
        seen[mark] += 1
        begins, ends = hours(act)
        yield Entry(
            uid=uid_of(f"{mark}|{seen[mark]}"),
            title=act.headline if names else NAMELESS[act.channel],
            notes=notes_of(act) if names else "",
            day=act.due,
            begins=begins,
            ends=ends,
            link=link(act),
            alarms=notices.alarms(act, begins, wanted),
        )


def hours(act: Act) -> tuple[datetime | None, datetime | None]:
    """Say when to set it down: where her window opens, and no longer than it lasts."""
    if act.opens is None or act.closes is None or act.closes <= act.opens:
        return None, None
    return act.opens, min(act.opens + LENGTH.get(act.channel, OTHERWISE), act.closes)


def notes_of(act: Act) -> str:
    """Say why, and until when her window is open."""
    place = ", ".join(part for part in (act.person.title if act.person else "", act.company) if part)
    window = act.window()
    said = [place, act.why, f"Her hours: {window}." if window else ""]
    return "\n".join(part for part in said if part)


def uid_of(mark: str) -> str:
    """Make the name by which a calendar program knows the entry again; it tells nothing of whom it is about."""
    return f"{hashlib.sha256(mark.encode('utf-8', 'replace')).hexdigest()[:32]}@afterno"


def since_text(found: Feed) -> str:
    """Say since when there is an address."""
    return texts.day(found.since.date()) if found.since else ""
