"""Two years of a job search, lived day by day against the real planner; the pure part of `afterno simulate`.

Managers pick up, let the assistant answer, go on leave, move, ask for silence; the seeker forgets, is late,
logs an act twice. What was done is checked by `checks.violations`, which knows the rules but not the
planner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from afterno.method.checks import violations
from afterno.method.planner import plan
from afterno.method.shapes import Application, Company, Event, Person, Record, Seeker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.method.proposals import Plan, ReachOut
    from afterno.method.workdays import Places

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
YEARS = 730
ZONES = (("DE", "Europe/Berlin"), ("US", "America/New_York"), ("GB", "Europe/London"), ("IN", "Asia/Kolkata"))
SENT_AS = {
    "regular_touch": "regular",
    "report_back": "report_back",
    "tell_milestone": "milestone",
    "share_news": "news",
    "congratulate": "congratulation",
    "mention_opening": "opening",
    "ask_to_meet": "meeting_request",
    "ask_for_call": "ask_for_call",
    "reply": "reply",
}


@dataclass(frozen=True)
class Outcome:
    """What came of one life."""

    seed: int
    proposed: int
    done: int
    violations: tuple[str, ...]
    stages: tuple[str, ...]
    record: Record = field(repr=False)


@dataclass(frozen=True)
class Summary:
    """What came of many lives."""

    lives: int
    proposed: int
    done: int
    violations: tuple[str, ...]
    stages: Counter[str]

    @property
    def reached(self) -> int:
        """Relationships that came as far as a conversation."""
        return sum(number for stage, number in self.stages.items() if stage != "declined")

    def json(self) -> dict[str, object]:
        """For `afterno simulate --json`."""
        return {
            "lives": self.lives,
            "proposed": self.proposed,
            "done": self.done,
            "violations": list(self.violations),
            "stages": dict(sorted(self.stages.items())),
        }


def simulate(lives: int, places: Places, seed: int = 0, days: int = YEARS) -> Summary:
    """Live so many lives and add up what came of them."""
    proposed = done = 0
    broken: list[str] = []
    stages: Counter[str] = Counter()
    for number in range(lives):
        outcome = live(seed + number, places, days)
        proposed += outcome.proposed
        done += outcome.done
        broken += [f"life {outcome.seed}: {one}" for one in outcome.violations]
        stages.update(outcome.stages)
    return Summary(lives, proposed, done, tuple(broken), stages)


def added(summaries: Iterable[Summary]) -> Summary:
    """What came of lives that were lived apart."""
    several = tuple(summaries)
    stages: Counter[str] = Counter()
    for one in several:
        stages.update(one.stages)
    return Summary(
        sum(one.lives for one in several),
        sum(one.proposed for one in several),
        sum(one.done for one in several),
        tuple(violation for one in several for violation in one.violations),
        stages,
    )


def live(seed: int, places: Places, days: int = YEARS) -> Outcome:
    """One life, the same for the same seed."""
    return _Life(seed, places).run(days)


class _Manager:
    """How one manager behaves."""

    def __init__(self, chance: Random, person: Person) -> None:
        self.person = person
        self.picks_up = chance.choice((0.1, 0.3, 0.6))
        self.calls_back = chance.choice((0.1, 0.3))
        self.answers = chance.choice((0.05, 0.4, 0.8))
        self.screens = chance.random() < 0.3
        self.unwilling = chance.random() < 0.05


class _Life:
    def __init__(self, seed: int, places: Places) -> None:
        self.seed = seed
        self.chance = Random(seed)  # noqa: S311  (a life, not a secret)
        self.places = places
        self.events: list[Event] = []
        self.later: list[tuple[datetime, str, str | None, dict[str, object]]] = []
        self.now = START
        self.proposed: set[tuple[str, str, date]] = set()
        self.done: list[tuple[ReachOut, datetime]] = []
        self.lazy = self.chance.choice((0.0, 0.2, 0.5))
        self._people()
        self._fate()

    def _people(self) -> None:
        employers = self.chance.randint(1, 3)
        self.companies, self.people, self.posts = [], [], []
        self.managers: dict[str, _Manager] = {}
        for number in range(self.chance.randint(employers, employers + 1)):
            at = number % employers
            country, zone = self.chance.choice(ZONES)
            company, manager = f"c{at}", f"m{number}"
            if number < employers:
                self.companies.append(Company(company, f"Company {at}", f"c{at}.example", "Energy", country))
            person = Person(
                manager, f"Manager {number}", "manager", company, emails=(f"{manager}@c{at}.example",),
                phones=(f"+1 555 01{number:02}0",), time_zone=zone, country=country,
            )  # fmt: skip
            self.people.append(person)
            self.posts.append(Application(f"a{number}", company, "Post", manager=manager))
            self.managers[manager] = _Manager(self.chance, person)

    def _fate(self) -> None:
        """What will happen whatever the seeker does."""
        for number, post in enumerate(self.posts):
            day = self.chance.randint(0, 120)
            channel = self.chance.choice(("email", "letter", "portal", "email"))
            self._at(day, "rejection", None, application=post.id, channel=channel)
            manager = f"m{number}"
            for kind, odds, fields in (
                ("her_change", 0.15, {"what": "promoted"}),
                ("her_change", 0.1, {"what": "leave"}),
                ("her_change", 0.03, {"what": "died"}),
                ("her_change", 0.1, {"what": "moved", "company": self.companies[-1].id}),
                ("her_change", 0.05, {"what": "left"}),
                ("auto_reply", 0.1, {}),
                ("stop", 0.05, {}),
                ("pause", 0.05, {}),
            ):
                if self.chance.random() < odds:
                    self._at(self.chance.randint(day, YEARS), kind, manager, **fields)
        for what in ("new_job", "award", "publication"):
            if self.chance.random() < 0.4:
                self._at(self.chance.randint(60, YEARS), "milestone", None, what=what, industry="Energy")
        for _ in range(self.chance.randint(0, 4)):
            self._at(self.chance.randint(30, YEARS), "news", None, industry="Energy", title="A finding")
        if self.chance.random() < 0.4:
            since = (START + timedelta(days=self.chance.randint(10, 600))).date()
            self._at(0, "away", None, **{"from": since, "until": since + timedelta(days=21)})

    def _at(self, day: int, kind: str, person: str | None, **fields: object) -> None:
        hour = timedelta(days=day, minutes=self.chance.randint(0, 12 * 60))
        self.later.append((START + hour, kind, person, fields))

    def _soon(self, days: float, kind: str, person: str | None, **fields: object) -> None:
        self.later.append((self.now + timedelta(days=days), kind, person, fields))

    def _log(self, kind: str, person: str | None, **fields: object) -> Event:
        application = fields.pop("application", None)
        event = Event(
            f"e{len(self.events)}",
            self.now,
            kind,
            person,
            str(application) if application is not None else None,
            fields,  # type: ignore[arg-type]  # made here, from values of the right kinds
        )
        self.events.append(event)
        return event

    def record(self) -> Record:
        """What is on record by now."""
        return Record(
            seeker=Seeker("Alice", time_zone="Europe/Berlin", country="DE"),
            companies=tuple(self.companies),
            people=tuple(self.people),
            applications=tuple(self.posts),
            events=tuple(self.events),
        )

    def run(self, days: int) -> Outcome:
        """From the first day to the last."""
        end = START + timedelta(days=days)
        found = plan(self.record(), self.now, self.places)
        while True:
            moment, out = self._next(found, end)
            if moment is None:
                break
            self.now = moment
            if out is None:
                self._happen()
            elif self.chance.random() < self.lazy:
                self.now += timedelta(days=self.chance.randint(1, 9))
            else:
                self._do(out)
            self._happen()
            found = plan(self.record(), self.now, self.places)
        found = plan(self.record(), end, self.places)
        stages = tuple(one.stage for one in found.standing)
        broken = violations(self.record(), self.done, self.places)
        return Outcome(self.seed, len(self.proposed), len(self.done), tuple(broken), stages, self.record())

    def _next(self, found: Plan, end: datetime) -> tuple[datetime | None, ReachOut | None]:
        """The next moment at which something happens, and what the seeker then does."""
        best: tuple[datetime, ReachOut | None] | None = None
        if self.later:
            best = min(one[0] for one in self.later), None
        for out in found.reach_outs:
            if out.person is None or out.opens is None or out.closes is None or out.kind == "ask_seeker":
                continue
            self.proposed.add((out.person, out.kind, out.due))
            moment = (
                max(out.opens, self.now)
                + (out.closes - max(out.opens, self.now)) * self.chance.random() * 0.9
            )
            if best is None or moment < best[0]:
                best = moment, out
        if best is None or best[0] >= end:
            return None, None
        return max(best[0], self.now), best[1]

    def _happen(self) -> None:
        """What fate had for now."""
        for one in sorted(one for one in self.later if one[0] <= self.now):
            self.later.remove(one)
            _, kind, person, fields = one
            self._log(kind, person, **fields)

    def _do(self, out: ReachOut) -> None:
        """The seeker acts, and she reacts."""
        assert out.person is not None
        self.done.append((out, self.now))
        manager = self.managers[out.person]
        about = out.because[0] if out.kind in {"tell_milestone", "share_news", "mention_opening"} else None
        if out.kind == "call":
            self._call(manager)
        elif out.channel == "phone":
            self._talk(manager)
        else:
            reason = SENT_AS.get(out.kind, "regular")
            self._log("email_sent", out.person, reason=reason, **({"about": about} if about else {}))
            if self.chance.random() < 0.05:
                self.events.append(_again(self.events[-1], len(self.events)))
            self._react(manager, out.kind)

    def _call(self, manager: _Manager) -> None:
        luck = self.chance.random()
        if luck < manager.picks_up:
            self._talk(manager)
        elif manager.screens:
            self._log("assistant_message", manager.person.id)
        else:
            last = [one.kind for one in self.events if one.person == manager.person.id][-1:]
            self._log("call_attempt" if last == ["voicemail"] else "voicemail", manager.person.id)
        if luck >= manager.picks_up and self.chance.random() < manager.calls_back:
            self._soon(
                self.chance.random() * 2, "conversation", manager.person.id, direction="in", channel="phone"
            )

    def _talk(self, manager: _Manager) -> None:
        stay = "no" if manager.unwilling else "yes"
        self._log("conversation", manager.person.id, channel="phone", direction="out", stay_in_touch=stay)
        if self.chance.random() < 0.3:
            advice = self._log("advice", manager.person.id, text="Learn to cost a plant.")
            if self.chance.random() < 0.7:
                self._soon(self.chance.randint(5, 50), "advice_acted", manager.person.id, advice=advice.id)

    def _react(self, manager: _Manager, kind: str) -> None:
        if kind == "reply" or self.chance.random() > manager.answers:
            return
        who = manager.person.id
        days = self.chance.random() * 6
        if kind == "ask_to_meet":
            self._soon(days, "meeting_agreed", who, meets_at=self.now + timedelta(days=days + 10))
            self._soon(days + 10, "meeting_held", who)
        elif kind == "ask_for_call":
            self._soon(days, "conversation", who, direction="in", channel="phone")
        elif self.chance.random() < 0.1:
            self._soon(days, "auto_reply", who)
        else:
            self._soon(days, "email_received", who)


def _again(event: Event, number: int) -> Event:
    """The same act logged twice by two devices."""
    at = event.at + timedelta(seconds=20)
    return Event(f"e{number}", at, event.kind, event.person, event.application, event.fields)


def done_by(outcomes: Iterable[Outcome]) -> int:
    """How many acts were done in all."""
    return sum(one.done for one in outcomes)
