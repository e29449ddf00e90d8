"""How one reach-out is made: the day on which it is right, her hours, and what is still to be found."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from afterno.method.proposals import ReachOut, Refusal
from afterno.method.words import called, first_up, on
from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from afterno.method.holds import Days
    from afterno.method.relationship import Life
    from afterno.method.restraint import Restraint
    from afterno.method.shapes import Event

AN_HOUR = timedelta(hours=1)


class Case:
    """One relationship with its calendar and its limits: what the planner looks at."""

    def __init__(self, life: Life, days: Days, limits: Restraint) -> None:
        self.life = life
        self.days = days
        self.limits = limits
        self.person = life.person
        self.policy = life.book.policy
        self.today = life.today
        self.name = called(life.person)
        self.refused: list[Refusal] = []
        self.others: list[Case] = []
        """Cases of entries that may be the same person (case 16)."""
        self.leads: list[Case] = []
        """For a secondary relationship: those who would have been the boss (case 17)."""

    def refuse(self, kind: str, rule: str, until: date | None, why: str) -> None:
        """Why not now; the same reason is not given twice."""
        until = None if until == FAR else until
        if any((one.kind, one.rule, one.why) == (kind, rule, why) for one in self.refused):
            return
        self.refused.append(Refusal(self.person.id, kind, rule, until, why))

    def on(self, day: date) -> str:
        """A date as it is written."""
        return on(day, self.today)

    def offer(
        self,
        kind: str,
        channel: str,
        base: date,
        rule: str,
        why: str,
        because: Iterable[Event | None] = (),
        needs: Iterable[str] = (),
    ) -> ReachOut | None:
        """The reach-out on the first right day from `base` on; None where there is no such day."""
        tried = self.life.last_try
        if tried is not None and channel == "phone" and not self.life.calling:
            base = max(base, self.life.day(tried) + DAY)
        first = self.days.fitting(base)
        due = self.days.due(first)
        if due >= FAR:
            return None
        since = f" (due since {self.on(first)})" if first < min(due, self.today) else ""
        opens, closes = self.days.calendar.window(due)
        return ReachOut(
            self.person.id,
            kind,
            channel,
            due,
            rule,
            f"{first_up(why)}{since}.",
            ids(because),
            tuple(needs),
            opens,
            closes,
        )

    def ask(
        self, rule: str, why: str, base: date, because: Iterable[Event | None], needs: Iterable[str] = ()
    ) -> ReachOut:
        """A question to the seeker; it is no touch and needs no working day of hers."""
        due = self.life.book.seeker_back(max(base, self.today))
        return ReachOut(
            self.person.id, "ask_seeker", "none", due, rule, first_up(why), ids(because), tuple(needs)
        )

    def call_needs(self) -> list[str]:
        """What is missing for a call, the first thing first (case 25)."""
        needs = [] if self.person.name.strip() else ["name"]
        if not self.reachable_by_phone():
            needs.append("phone")
        elif not self.days.calendar.certain:
            needs.append("zone")
        return needs

    def reachable_by_phone(self) -> bool:
        """Whether a number of hers is known that nothing speaks against: a wrong one, a move before any talk."""
        life = self.life
        change, no = life.change, life.plan_no
        moved = change is not None and change.text("what") == "moved" and life.last_talk is None
        moved = moved and change is not None and no is not None and change.at > no.at
        return bool(self.person.phones) and life.wrong_number is None and not moved

    def mail_needs(self) -> list[str]:
        """What is missing for an e-mail."""
        needs = [] if self.person.name.strip() else ["name"]
        if not self.addresses():
            needs.append("email")
        return needs

    def bounced(self) -> bool:
        """Whether her mail bounced and no other address is known (case 10)."""
        return self.life.phone_open and not self.addresses()

    def addresses(self) -> list[str]:
        """Her addresses that are alive, for every entry she may be."""
        dead = self.limits.selves.dead
        return [address for address in self.life.addresses() if address.casefold() not in dead]

    def way(self) -> tuple[str, list[str]]:
        """By which channel a touch goes (her wish, else e-mail, else the phone) and what it lacks."""
        wished = self.life.wished_channel
        if wished is not None and wished[0] in {"phone", "video", "relay"}:
            return "phone", self.call_needs()
        needs = self.mail_needs()
        if self.bounced() and self.person.phones:
            return "phone", needs
        return "email", needs


def ids(events: Iterable[Event | None]) -> tuple[str, ...]:
    """The ids of the events a reach-out rests on, each once."""
    return tuple(dict.fromkeys(one.id for one in events if one is not None))


def quiet_stretch(
    opens: datetime, closes: datetime, tried: list[datetime], now: datetime
) -> tuple[datetime, datetime] | None:
    """The longest stretch of a day at least an hour from the time of every attempt (M6).

    Only what is left after `now` counts; None where less than a quarter of an hour is left.
    """
    taken = sorted(_on(opens, one.astimezone(opens.tzinfo).time()) for one in tried)
    edges = [opens]
    for one in taken:
        edges.extend((one - AN_HOUR, one + AN_HOUR))
    edges.append(closes)
    stretches = [
        (max(start, opens), min(end, closes)) for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
    left = [(start, end) for start, end in stretches if end - max(start, now) >= timedelta(minutes=15)]
    if not left:
        return None
    return max(left, key=lambda one: (one[1] - max(one[0], now), one[0]))


def _on(opens: datetime, at: time) -> datetime:
    return datetime.combine(opens.date(), at.replace(tzinfo=None), opens.tzinfo)
