"""A file that is torn, garbled or never was a record: one clear error, or the rest of it; and nothing here is lost."""

from __future__ import annotations

import copy
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLES
from tests.method.histories import run
from tests.record.cast import STOP, birch_said_no
from tests.record.records import records

from afterno.cli.method import load_json
from afterno.errors import NotARecordError, UserError
from afterno.record import store
from afterno.service import data, long_view, relationships, today

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
GARBLED = settings(
    max_examples=2 * EXAMPLES,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def deep(levels: int) -> Any:
    found: Any = 1
    for level in range(levels):
        found = [found] if level % 2 else {"x": found}
    return found


ODD = st.sampled_from([
    None, True, -1, 0, 10**30, -(10**400), 1e308, float("nan"), float("inf"), 7.5, [], {}, [[]], {"": {}}, [None],
    {"id": None}, deep(45), deep(300), "", " ", "\x00", "\ud800", "\u202e\u200b", "é" * 400, "x" * 30_000,
    "2026-13-45", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-12:00", "2026-06-01T09:00:00+00:00[Mars]",
    "mara", "birch", "stop", "void", "rejection", "Europe/../etc",
])  # fmt: skip


NOISE = st.sampled_from([b"[" * 99_999, b"9" * 5_000, b"NaN", b"\xff\xfe", b"1e999"])


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, from the outside in."""
    found = [path]
    if isinstance(value, dict):
        found += [place for key in value for place in places(value[key], (*path, key))]
    elif isinstance(value, list):
        found += [place for index, one in enumerate(value) for place in places(one, (*path, index))]
    return found


@st.composite
def garbled(draw: st.DrawFn) -> Any:
    """A record in which some places hold something else, nothing, or the same twice."""
    raw: Any = {"it": draw(records())}
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(places(raw)[1:]))
        where = raw
        for step in path[:-1]:
            where = where[step]
        act = draw(st.sampled_from(["else", "gone", "twice", "wrapped"]))
        if act == "else":
            where[path[-1]] = draw(ODD)
        elif act == "gone" and len(path) > 1:
            del where[path[-1]]
        elif act == "twice" and isinstance(where, list):
            where.append(copy.deepcopy(where[path[-1]]))
        else:
            where[path[-1]] = [where[path[-1]]]
    return raw["it"]


@GARBLED
@given(raw=garbled())
def test_what_is_garbled_goes_in_as_far_as_it_is_whole_and_takes_nothing_away(db: None, raw: Any) -> None:
    users = get_user_model().objects
    owner = int(users.create(username=f"seeker {users.count()}").pk)
    birch_said_no(owner)
    store.append_events(owner, [STOP], now=NOW)
    before = store.load_record(owner)
    try:
        result = data.import_record(owner, raw, NOW)
    except NotARecordError:
        assert store.load_record(owner) == before
        return
    assert all(one["why"] for one in result.problems)
    after = json.loads(data.export_text(owner))
    for part in ("companies", "people", "applications"):
        assert {one["id"] for one in before[part]} <= {one["id"] for one in after[part]}
    assert all(event in after["events"] for event in before["events"])
    today.today(owner, NOW)
    mara = relationships.relationship(owner, "mara", NOW)
    assert mara.stage == "stopped"
    for person in after["people"][:3]:
        relationships.relationship(owner, person["id"], NOW)
    relationships.people(owner)
    long_view.long_view(owner, NOW)
    again = data.import_record(owner, after, NOW)
    assert (again.added, again.changed) == (0, 0)


@GARBLED
@given(raw=garbled() | ODD)
def test_a_garbled_record_is_planned_as_far_as_it_is_whole(raw: Any) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.json"
        path.write_text(json.dumps(raw), encoding="utf-8")
        for form in ([], ["--json"]):
            result = run(["--record", str(path), "--now", NOW.isoformat(), *form])
            assert result.exception is None or isinstance(result.exception, UserError), result.exc_info
        if result.exception is None:
            assert "reach_outs" in json.loads(result.stdout)


@GARBLED
@given(data=st.data(), raw=records())
def test_a_torn_file_is_one_clear_error_or_a_value(data: st.DataObject, raw: dict[str, Any]) -> None:
    whole = json.dumps(raw, ensure_ascii=data.draw(st.booleans())).encode()
    cut = data.draw(st.integers(0, len(whole)))
    noise = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"[" * 99_999, b"9" * 5_000, b"NaN", b"\xff\xfe", b"1e999"])
    )
    torn = whole[:cut] + noise + data.draw(st.sampled_from([b"", whole[cut:]]))
    said = ""
    try:
        load_json(io.TextIOWrapper(io.BytesIO(torn), encoding="utf-8-sig"), "record.json")
    except UserError as error:
        said = str(error)
    assert not said or said.startswith("record.json ")
    assert "\n" not in said
