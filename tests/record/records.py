"""Records nobody thought of: whole, in the format `afterno-record/1`, for property tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
START = datetime(2025, 9, 1, tzinfo=UTC)

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
IDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8)
LEAF = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | TEXT | st.floats(-1e9, 1e9)
JSON = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=5
)
OWN = st.dictionaries(TEXT.map(lambda name: f"x-{name}"), JSON, max_size=2)
"""Fields of a later version, or of another program."""
OFFSETS = st.sampled_from(["+00:00", "Z", "+05:45", "-03:30", "+01:00", ""])


@st.composite
def times(draw: st.DrawFn) -> str:
    moment = START + timedelta(minutes=draw(st.integers(0, 60 * 24 * 270)))
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + draw(OFFSETS)


def some_of(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of the fields, for each may be missing."""
    return st.fixed_dictionaries({}, optional=fields)


def one(ids: list[str]) -> st.SearchStrategy[Any]:
    return st.sampled_from(ids) if ids else st.none()


@st.composite
def events(draw: st.DrawFn, uid: str, people: list[str], jobs: list[str], firms: list[str]) -> dict[str, Any]:
    kinds = ["milestone", "news", "away", "pause", "unheard-of"]
    kinds += ["voicemail", "conversation", "email_sent", "stop", "her_change", "advice"] if people else []
    kinds += ["rejection", "offer", "interview"] if jobs else []
    kinds += ["opening"] if firms else []
    kind = draw(st.sampled_from(kinds))
    entry: dict[str, Any] = {"id": uid, "at": draw(times()), "kind": kind}
    if kind in {"rejection", "offer", "interview"}:
        entry["application"] = draw(one(jobs))
    if people and kind not in {"milestone", "news", "away", "opening", "unheard-of"}:
        entry["person"] = draw(one(people))
    if kind == "opening":
        entry["company"] = draw(one(firms))
    if kind in {"milestone", "her_change"}:
        entry["company"] = draw(one(firms) | TEXT)
        entry["what"] = draw(
            st.sampled_from(["moved", "promoted"] if kind == "her_change" else ["new_job", "award"])
        )
    if kind == "conversation":
        entry |= {"channel": "phone", "direction": draw(st.sampled_from(["in", "out"]))}
    if kind == "advice":
        entry["text"] = draw(TEXT)
    if kind == "email_sent":
        entry["reason"] = draw(st.sampled_from(["regular", "reply", "news"]))
    if kind == "away":
        entry |= {"from": "2026-02-01", "until": "2026-02-10"}
    return entry | draw(OWN)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a whole record in which every name points at somebody."""
    firms: list[str] = draw(st.lists(IDS, unique=True, max_size=3))
    people: list[str] = draw(st.lists(IDS, unique=True, max_size=4))
    jobs: list[str] = draw(st.lists(IDS, unique=True, max_size=3))
    happened: list[str] = draw(st.lists(IDS, unique=True, max_size=8))
    company = some_of({
        "name": st.sampled_from(["Birch", "Alder", "Café Linde"]) | TEXT, "ideal": st.booleans(),
        "domain": st.sampled_from(["birch.example", "alder.example", ""]), "country": st.sampled_from(["US", "DE", None]),
    })  # fmt: skip
    person = some_of({
        "name": TEXT, "role": st.sampled_from(["manager", "hr", "assistant"]), "company": one(firms),
        "emails": st.lists(st.sampled_from(["mara@birch.example", "HUGO@alder.example", "x@y.example"]), max_size=2),
        "phones": st.lists(st.sampled_from(["+1 555 010 0123", "0049 30 55501"]), max_size=2), "ideal": st.booleans(),
        "assistant_of": one(people), "lead": st.booleans(), "story": TEXT, "time_zone": st.just("Europe/Berlin"),
    })  # fmt: skip
    job = some_of({
        "title": TEXT, "company": one(firms), "manager": one(people),
        "applied_on": st.sampled_from(["2026-01-05", "2026-04-01", None]),
    })  # fmt: skip
    record: dict[str, Any] = {
        "format": "afterno-record/1",
        "seeker": draw(
            some_of(
                {
                    "name": TEXT,
                    "time_zone": st.just("Asia/Kathmandu"),
                    "resume": JSON,
                    "emails": st.lists(TEXT),
                }
            )
        ),
        "policy": draw(some_of({"rhythm_days": st.integers(45, 90), "attempts": st.integers(2, 6)})),
        "companies": [{"id": uid} | draw(company) | draw(OWN) for uid in firms],
        "people": [{"id": uid} | draw(person) | draw(OWN) for uid in people],
        "applications": [{"id": uid} | draw(job) | draw(OWN) for uid in jobs],
        "events": [draw(events(uid, people, jobs, firms)) for uid in happened],
    }
    slipped: bool = draw(st.booleans())
    if happened and slipped:
        target = draw(st.sampled_from(happened))
        void = {
            "id": f"void {target}",
            "at": draw(times()),
            "kind": "void",
            "event": target,
            "reason": "A slip.",
        }
        record["events"].append(void)
    return record | draw(OWN)


@st.composite
def busy_records(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a spring in which a few managers, at companies that may be one, by names that may be one, were in touch."""
    firms = [
        {"id": f"c{n}", "name": draw(st.sampled_from(["Birch", "BIRCH", "Elm", f"Firm {n}"]))}
        for n in range(3)
    ]
    emails = st.lists(st.sampled_from(["mara@x.example", "una@x.example"]), max_size=1)
    people = [
        {"id": f"p{n}", "name": f"Manager {n}", "role": "manager", "company": f"c{n}", "emails": draw(emails),
         "phones": draw(st.sampled_from([[], ["+49 30 5550100"], [f"+49 30 555010{n}"]]))}
        for n in range(3)
    ]  # fmt: skip
    jobs = [
        {
            "id": f"a{n}",
            "company": f"c{n}",
            "manager": f"p{n}",
            "title": "Post",
            "applied_on": f"2026-0{n + 1}-05",
        }
        for n in range(3)
    ]
    happened: list[dict[str, Any]] = [
        {"id": f"no{n}", "at": f"2026-0{n + 1}-2{n}T10:00:00Z", "kind": "rejection", "application": f"a{n}",
         "person": f"p{n}", "channel": "phone"}
        for n in range(3)
    ]  # fmt: skip
    for number, (who, days) in enumerate(
        draw(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 90)), max_size=7))
    ):
        at = (NOW - timedelta(days=days)).isoformat()
        kind, more = draw(
            st.sampled_from([
                ("conversation", {"channel": "phone", "direction": "out"}), ("email_sent", {"reason": "regular"}),
                ("email_received", {}), ("stop", {}), ("auto_reply", {"until": "2026-06-20"}), ("call_attempt", {}),
                ("her_change", {"what": "moved", "company": f"c{number % 3}"}),
            ])
        )  # fmt: skip
        happened.append({"id": f"e{number}", "at": at, "kind": kind, "person": f"p{who}"} | more)
    if draw(st.booleans()):
        at = f"2026-0{draw(st.integers(1, 4))}-15T10:00:00Z"
        happened.append(
            {"id": "job", "at": at, "kind": "milestone", "what": "new_job", "company": "Elsewhere"}
        )
    return {
        "format": "afterno-record/1", "companies": firms, "people": people, "applications": jobs, "events": happened,
    }  # fmt: skip
