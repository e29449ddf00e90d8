"""Random lives: the nevers of the method hold whatever happens (Hypothesis)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.method.contract import faults
from tests.method.world import Earth

from afterno.method.book import Book
from afterno.method.checks import violations
from afterno.method.events import Event, parse_record, record_json
from afterno.method.fields import KINDS
from afterno.method.groups import groups
from afterno.method.planner import BESIDE, Plan, ReachOut, plan
from afterno.method.simulate import SENT_AS

EARTH = Earth()
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
PEOPLE = ("grant", "hart", "poe", "ames", "rowe", "lee", "nobody")
POSTS = ("post", "other", "far")
ONE_OF: dict[str, tuple[Any, ...]] = {
    "channel": ("phone", "email", "letter", "in_person", "video"),
    "outcome": ("no_answer", "busy", "wrong_number"),
    "direction": ("in", "out"),
    "stay_in_touch": ("yes", "no", "unsaid"),
    "reason": ("regular", "reply", "milestone", "news", "ask_for_call", "meeting_request", "report_back"),
    "place": ("coffee",),
    "what": ("new_job", "award", "moved", "promoted", "left", "leave", "returned", "died"),
    "every_days": (10, 30, 180),
    "company": ("acme", "birch", "Cedar"),
    "industry": ("Biotech",),
    "last": (True, False),
    "hard": (True, False),
}
DATES = frozenset({"until", "by", "not_before", "from", "meets_at"})


@st.composite
def _event(draw: st.DrawFn, number: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    minutes = draw(st.integers(0, 400 * 24 * 60))
    event: dict[str, Any] = {
        "id": f"e{number}",
        "kind": kind,
        "at": (START + timedelta(minutes=minutes)).isoformat(),
        "person": draw(st.sampled_from(PEOPLE)),
        "application": draw(st.sampled_from(POSTS)),
    }
    for key in KINDS[kind]:
        if draw(st.booleans()):
            continue
        if key in DATES:
            event[key] = (START + timedelta(days=draw(st.integers(0, 500)))).isoformat()[
                : 10 if key != "meets_at" else 40
            ]
        elif key in {"event", "about", "advice", "milestone"}:
            event[key] = f"e{draw(st.integers(0, 30))}"
        else:
            event[key] = draw(st.sampled_from(ONE_OF.get(key, ("words",))))
    return event


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    raw = base()
    count = draw(st.integers(0, 30))
    raw["events"] = [draw(_event(number)) for number in range(count)]
    return raw


def base() -> dict[str, Any]:
    def someone(name: str, role: str, company: str, **more: object) -> dict[str, Any]:
        return {
            "id": name, "name": name.title(), "role": role, "company": company,
            "emails": [f"{name}@{company}.example"], "phones": [f"+49301234{sum(map(ord, name))}"],
            "time_zone": "Europe/Berlin" if company == "acme" else "America/Chicago",
            "country": "DE" if company == "acme" else "US", **more,
        }  # fmt: skip

    return {
        "format": "afterno-record/1",
        "seeker": {"name": "Alice", "time_zone": "Europe/Berlin", "country": "DE", "industry": "Biotech"},
        "companies": [
            {"id": "acme", "name": "Acme", "domain": "acme.example", "country": "DE", "industry": "biotech"},
            {"id": "birch", "name": "Birch", "domain": "birch.example", "country": "US"},
        ],
        "people": [
            someone("grant", "manager", "acme"),
            someone("hart", "manager", "acme"),
            someone("poe", "interviewer", "acme", lead=False),
            someone("ames", "assistant", "acme", assistant_of="grant"),
            someone("rowe", "hr", "acme"),
            someone("lee", "manager", "birch", phones=[]),
        ],
        "applications": [
            {"id": "post", "company": "acme", "manager": "grant"},
            {"id": "other", "company": "acme", "manager": "hart"},
            {"id": "far", "company": "birch"},
        ],
        "events": [],
    }


def planned(raw: dict[str, Any], now: datetime) -> Plan:
    record, problems = parse_record(raw)
    found = plan(record, now, EARTH, problems)
    assert not list(faults(raw, found.json()))
    return found


NOWS = st.integers(0, 500 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(records(), NOWS)
def test_whatever_the_record_the_plan_keeps_the_nevers(raw: dict[str, Any], now: datetime) -> None:
    found = planned(raw, now)
    book = Book(parse_record(raw)[0], now, EARTH)
    for out in found.reach_outs:
        check_reach_out(out, book, now)
    for person in {out.person for out in found.reach_outs if out.person is not None}:
        mine = [out for out in found.reach_outs if out.person == person]
        posts = [out for out in mine if out.kind == "review_silence"]
        assert len([out for out in mine if out.kind not in BESIDE | {"review_silence"}]) <= 1
        assert len(posts) <= len(POSTS)
    assert len({one.person for one in found.standing}) == len(found.standing)


def check_reach_out(out: ReachOut, book: Book, now: datetime) -> None:
    assert out.why.endswith((".", "?"))
    assert "  " not in out.why
    known = {event.id for event in book.events}
    assert set(out.because) <= known
    if out.opens is None or out.closes is None or out.person is None:
        return
    calendar = book.calendar(book.people[out.person])
    assert out.due >= calendar.day(now)
    assert calendar.week.works_on(out.due)
    opens, closes = calendar.window(out.due)
    assert opens <= out.opens < out.closes <= closes
    assert out.closes > now
    hers = book.of_person[out.person]
    assert not any(event.kind == "stop" or event.text("what") == "died" for event in hers)
    talked = any(event.kind in {"conversation", "meeting_held"} for event in hers)
    if out.channel == "email" and out.kind != "thank_hr" and not talked:
        assert out.kind == "ask_for_call"
    away = [e for e in book.events if e.kind == "away" and not any(r.kind == "resume" for r in book.absences)]
    assert not any(
        (e.day("from") or date.min) <= out.due <= (e.day("until") or out.due) for e in away if _in_order(e)
    )


def _in_order(event: Event) -> bool:
    since, until = event.day("from"), event.day("until")
    return until is None or since is None or since <= until


@MANY
@given(records(), NOWS, st.integers(0, 1000))
def test_the_order_of_entry_plays_no_part(raw: dict[str, Any], now: datetime, seed: int) -> None:
    first = planned(raw, now).json()
    shuffled = {**raw, "events": list(raw["events"])}
    Random(seed).shuffle(shuffled["events"])
    again = planned(shuffled, now).json()
    for part in ("reach_outs", "refused", "standing"):
        assert first[part] == again[part]
    assert planned(raw, now).json() == first


@MANY
@given(records(), NOWS)
def test_what_is_stored_and_read_again_is_the_same(raw: dict[str, Any], now: datetime) -> None:
    record, _ = parse_record(raw)
    again, problems = parse_record(record_json(record))
    assert again == record
    assert [
        one for one in problems if "is not in the record" not in one.why and "is not there" not in one.why
    ] == []


@MANY
@given(records(), NOWS, _event(900))
def test_a_void_restores_what_was_before(raw: dict[str, Any], now: datetime, event: dict[str, Any]) -> None:
    if event["kind"] == "void":
        event = {**event, "kind": "conversation"}
    event = {**event, "id": "new", "at": (START - timedelta(days=400)).isoformat()}
    void = {"id": "back", "kind": "void", "event": "new", "reason": "a mistake", "at": event["at"]}
    before = planned(raw, now).json()
    after = planned({**raw, "events": [*raw["events"], event, void]}, now).json()
    for part in ("reach_outs", "refused", "standing"):
        assert before[part] == after[part]


@MANY
@given(records(), NOWS)
def test_a_part_planned_alone_is_planned_the_same(raw: dict[str, Any], now: datetime) -> None:
    record, _ = parse_record(raw)
    whole = plan(record, now, EARTH)
    parts = groups(record)
    assert sum(len(part.people) for part in parts) == len(record.people)
    outs: list[object] = []
    refused: list[object] = []
    standing: list[object] = []
    for part in parts:
        found = plan(part, now, EARTH)
        outs += found.reach_outs
        refused += found.refused
        standing += found.standing
    assert sorted(map(repr, outs)) == sorted(map(repr, whole.reach_outs))
    assert sorted(map(repr, refused)) == sorted(map(repr, whole.refused))
    assert sorted(map(repr, standing)) == sorted(map(repr, whole.standing))


class JobSearch(RuleBasedStateMachine):
    """A seeker who does what the plan says, while the world does what it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.raw = base()
        self.now = START
        self.done: list[tuple[ReachOut, datetime]] = []
        self.plan = planned(self.raw, self.now)

    def log(self, kind: str, person: str | None = None, **fields: object) -> None:
        event = {"id": f"e{len(self.raw['events'])}", "at": self.now.isoformat(), "kind": kind, **fields}
        if person is not None:
            event["person"] = person
        self.raw["events"].append(event)
        self.now += timedelta(minutes=3)
        self.plan = planned(self.raw, self.now)

    @initialize(post=st.sampled_from(POSTS), channel=st.sampled_from(("email", "letter", "portal")))
    def a_no(self, post: str, channel: str) -> None:
        self.log("rejection", application=post, channel=channel)

    @rule(post=st.sampled_from(POSTS))
    def another_no(self, post: str) -> None:
        self.log("rejection", application=post, channel="email")

    @rule(hours=st.integers(1, 24 * 70))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.plan = planned(self.raw, self.now)

    def doable(self) -> list[ReachOut]:
        return [
            one for one in self.plan.reach_outs if one.opens and one.person and one.kind in {"call", *SENT_AS}
        ]

    @precondition(lambda self: self.doable())
    @rule(data=st.data(), luck=st.integers(0, 3))
    def does_what_is_due(self, data: st.DataObject, luck: int) -> None:
        out = data.draw(st.sampled_from(self.doable()))
        assert out.opens is not None
        self.now = max(self.now, out.opens)
        self.plan = planned(self.raw, self.now)
        if (out.person, out.kind, out.due) not in {
            (one.person, one.kind, one.due) for one in self.plan.reach_outs
        }:
            return
        self.done.append((out, self.now))
        if out.channel == "email":
            about = (
                {"about": out.because[0]}
                if out.kind in {"tell_milestone", "share_news", "mention_opening"}
                else {}
            )
            self.log("email_sent", out.person, reason=SENT_AS[out.kind], **about)
        elif luck:
            self.log("conversation", out.person, channel="phone", direction="out")
        else:
            self.log("voicemail", out.person)

    @rule(
        who=st.sampled_from(PEOPLE[:4]),
        kind=st.sampled_from(("email_received", "conversation", "auto_reply", "advice")),
    )
    def something_comes_from_her_side(self, who: str, kind: str) -> None:
        self.log(kind, who, direction="in", text="Learn to cost a plant.")

    @rule(
        who=st.sampled_from(PEOPLE[:3]),
        what=st.sampled_from(("moved", "promoted", "left", "leave", "returned")),
    )
    def something_changes_for_her(self, who: str, what: str) -> None:
        self.log("her_change", who, what=what, company="birch")

    @rule(what=st.sampled_from(("new_job", "award")))
    def something_happens_to_the_seeker(self, what: str) -> None:
        self.log("milestone", what=what, industry="Biotech")

    @rule()
    def there_is_news(self) -> None:
        self.log("news", industry="biotech", title="A finding")

    @rule(days=st.integers(1, 20))
    def the_seeker_goes_away(self, days: int) -> None:
        self.log(
            "away",
            **{
                "from": self.now.date().isoformat(),
                "until": (self.now + timedelta(days=days)).date().isoformat(),
            },
        )

    @rule(who=st.sampled_from(PEOPLE[:3]))
    def she_asks_for_silence(self, who: str) -> None:
        self.log("stop", who)

    @precondition(lambda self: any(one["kind"] not in {"void", "stop"} for one in self.raw["events"]))
    @rule(data=st.data())
    def something_was_logged_by_mistake(self, data: st.DataObject) -> None:
        """An event of now that is taken back at once leaves the plan of then as it was."""
        before = self.plan.json()
        mistake = data.draw(st.sampled_from(self.raw["events"]))
        wrong = {**mistake, "id": "mistake", "at": self.now.isoformat()}
        if wrong["kind"] in {"void", "stop"}:
            return
        void = {"id": "back", "at": self.now.isoformat(), "kind": "void", "event": "mistake"}
        again = {**self.raw, "events": [*self.raw["events"], wrong, void]}
        assert planned(again, self.now).json() == before

    @invariant()
    def nothing_done_broke_a_never(self) -> None:
        """No e-mail before a conversation, no floor, week or year broken, nothing out of her hours or after a stop."""
        record, _ = parse_record(self.raw)
        assert violations(record, self.done, EARTH) == []

    @invariant()
    def however_long_the_program_was_off_each_has_at_most_one_open_reach_out(self) -> None:
        for person in PEOPLE:
            mine = [one for one in self.plan.reach_outs if one.person == person and one.kind not in BESIDE]
            assert len(mine) <= 1

    @invariant()
    def nothing_is_planned_for_who_asked_for_silence(self) -> None:
        stopped = {one["person"] for one in self.raw["events"] if one["kind"] == "stop"}
        assert not [one for one in self.plan.reach_outs if one.person in stopped]

    @invariant()
    def every_reach_out_says_why_by_which_rule_and_resting_on_what(self) -> None:
        known = {one["id"] for one in self.raw["events"]}
        for one in self.plan.reach_outs:
            assert one.because
            assert set(one.because) <= known
            assert (one.rule[0], one.rule[1:].isdigit()) == ("M", True)
            assert one.why.endswith((".", "?"))

    @invariant()
    def the_plan_is_the_same_again_and_in_any_order_of_entry(self) -> None:
        events = list(self.raw["events"])
        Random(len(events)).shuffle(events)
        assert planned({**self.raw, "events": events}, self.now).json() == self.plan.json()


TestJobSearch = JobSearch.TestCase
TestJobSearch.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
