"""Two entries that are one person: read as one, and taken apart exactly as they were (hard case 16)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.conftest import NOW, Cast, days_ago, furnish

from afterno.errors import NotOnRecordError, UserError
from afterno.method.merging import fold
from afterno.record import store
from afterno.record.exchange import export_record, import_record
from afterno.service import changes, entry, many, merging, planning, relationships
from afterno.service.today import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(alice: int) -> Cast:
    return furnish(alice)


@pytest.fixture
def twin(cast: Cast) -> str:
    """Dana again, from another address, with a letter of hers."""
    row = {
        "id": "twin",
        "name": "D. Rhodes",
        "role": "other",
        "emails": ["dana@private.example"],
        "title": "Director",
    }
    store.upsert_person(cast.owner, row)
    entry.log(cast.owner, "twin", entry.LogForm("answered", at=days_ago(20)), NOW)
    return "twin"


def shown(owner: int, person: str) -> tuple[object, ...]:
    found = relationships.relationship(owner, person, NOW)
    lines = [(line.event, line.voided) for line in found.timeline]
    return found.stage, found.next, found.not_now, lines, found.emails, found.answers


def test_merged_they_are_read_as_one_and_taken_apart_they_are_as_before(cast: Cast, twin: str) -> None:
    before, record = (shown(cast.owner, cast.dana), shown(cast.owner, twin)), export_record(cast.owner)
    logged = merging.merge(cast.owner, cast.dana, [twin], NOW)
    found = relationships.relationship(cast.owner, cast.dana, NOW)
    assert found.emails == ("dana@harbour.example", "dana@private.example")
    assert found.person.title == "Director"
    assert [one.id for one in found.merged] == [twin]
    assert "email_received" in {line.kind for line in found.timeline if line.at == days_ago(20)}
    assert found.answers == before[0][5] + 1  # type: ignore[operator]  # a number
    assert relationships.relationship(cast.owner, twin, NOW).person.id == cast.dana
    assert [row.person.id for row in relationships.people(cast.owner, query="rhodes").rows] == [cast.dana]
    assert "one person" in logged.text

    merging.take_apart(cast.owner, twin, NOW)
    assert (shown(cast.owner, cast.dana), shown(cast.owner, twin)) == before
    assert export_record(cast.owner) == record


def test_a_merge_is_taken_back_as_any_change(cast: Cast, twin: str) -> None:
    before, record = shown(cast.owner, cast.dana), export_record(cast.owner)
    logged = merging.merge(cast.owner, cast.dana, [twin], NOW)
    changes.undo(cast.owner, logged.change, NOW)
    assert shown(cast.owner, cast.dana) == before
    assert export_record(cast.owner) == record


def test_the_plan_is_that_of_one_person(cast: Cast, twin: str) -> None:
    """As if she had stood there once from the first day."""
    merging.merge(cast.owner, cast.dana, [twin], NOW)
    merged = planning.plan_record(store.load_record(cast.owner), NOW)
    once = store.load_record(cast.owner)
    (dana,) = [one for one in once["people"] if one["id"] == cast.dana]
    dana |= {"emails": [*dana["emails"], "dana@private.example"], "title": "Director"}
    once["people"] = [one for one in once["people"] if one["id"] != twin]
    once["events"] = [
        one | ({"person": cast.dana} if one.get("person") == twin else {}) for one in once["events"]
    ]
    assert merged == planning.plan_record(once, NOW)


@pytest.mark.parametrize("how", ["apart", "undo"])
def test_a_stop_that_came_meanwhile_stays_with_both(cast: Cast, twin: str, how: str) -> None:
    logged = merging.merge(cast.owner, cast.dana, [twin], NOW)
    entry.log(cast.owner, cast.dana, entry.LogForm("stop", at=NOW), NOW)
    if how == "apart":
        merging.take_apart(cast.owner, twin, NOW)
    else:
        changes.undo(cast.owner, logged.change, NOW)
    for person in (cast.dana, twin):
        assert "stop" in {line.kind for line in relationships.relationship(cast.owner, person, NOW).timeline}


def test_a_stop_of_one_stops_both_while_they_are_one_and_no_longer(cast: Cast, twin: str) -> None:
    entry.log(cast.owner, twin, entry.LogForm("stop", at=NOW), NOW)
    merging.merge(cast.owner, cast.dana, [twin], NOW)
    assert relationships.relationship(cast.owner, cast.dana, NOW).stage == "stopped"
    assert cast.dana not in {act.key for act in today(cast.owner, NOW).acts}
    merging.take_apart(cast.owner, twin, NOW)
    kinds = {line.kind for line in relationships.relationship(cast.owner, cast.dana, NOW).timeline}
    assert "stop" not in kinds


def test_it_goes_along_in_a_file(cast: Cast, twin: str, bob: int) -> None:
    merging.merge(cast.owner, cast.dana, [twin], NOW)
    import_record(bob, export_record(cast.owner), now=NOW)
    assert shown(bob, cast.dana) == shown(cast.owner, cast.dana)


def test_merges_on_merges(cast: Cast, twin: str) -> None:
    merging.merge(cast.owner, cast.dana, [twin], NOW)
    merging.merge(cast.owner, cast.ruth, [cast.dana], NOW)
    found = relationships.relationship(cast.owner, twin, NOW)
    assert found.person.id == cast.ruth
    assert {one.id for one in found.merged} == {cast.dana, twin}


def test_nobody_is_merged_with_herself_or_a_stranger(cast: Cast, twin: str, charlie: int) -> None:
    with pytest.raises(UserError, match="two people"):
        merging.merge(cast.owner, cast.dana, [cast.dana], NOW)
    merging.merge(cast.owner, cast.dana, [twin], NOW)
    with pytest.raises(UserError, match="two people"):
        merging.merge(cast.owner, cast.dana, [twin], NOW)
    with pytest.raises(NotOnRecordError):
        merging.merge(charlie, cast.dana, [twin], NOW)
    with pytest.raises(NotOnRecordError):
        merging.take_apart(charlie, twin, NOW)


@pytest.mark.parametrize(
    "people",
    [
        [{"id": "a", "same_as": "a"}], [{"id": "a", "same_as": "b"}, {"id": "b", "same_as": "a"}],
        [{"id": "a", "same_as": "nobody"}], [{"id": "a", "same_as": ["x"]}], [{"id": 1, "same_as": "a"}, "x", None],
    ],
)  # fmt: skip
def test_marks_that_mean_nothing_change_nothing(people: list[object]) -> None:
    raw = {"people": people, "events": [{"id": "e", "person": "a"}]}
    assert fold(raw) == raw


def test_forgetting_her_forgets_every_entry(cast: Cast, twin: str) -> None:
    from afterno.service import pages

    merging.merge(cast.owner, cast.dana, [twin], NOW)
    pages.forget(cast.owner, cast.dana, NOW)
    assert not store.get_person(cast.owner, cast.dana)
    assert not store.get_person(cast.owner, twin)
    assert store.erased(cast.owner, ["dana@private.example"])


def test_many_at_once_and_taken_back(cast: Cast) -> None:
    before = export_record(cast.owner)
    people = [cast.dana, cast.ruth]
    logged = many.mark(cast.owner, people, many.Marks(tag="Fair in March", ideal=True), NOW)
    assert logged.text == "On record: The tag Fair in March, a dream for two people."
    assert many.tags(cast.owner) == {"fair in march": 2}
    found = relationships.people(cast.owner, tag="Fair in MARCH")
    assert {row.person.id for row in found.rows} == set(people)
    assert {row.person.id for row in relationships.people(cast.owner, ideal=True).rows} == set(people)
    assert many.mark(cast.owner, people, many.Marks(tag="fair in march"), NOW).change == ""
    noted = many.mark(cast.owner, people, many.Marks(note="Ask about trains."), NOW)
    assert relationships.relationship(cast.owner, cast.dana, NOW).note == "Ask about trains."
    changes.undo(cast.owner, noted.change, NOW)
    changes.undo(cast.owner, logged.change, NOW + timedelta(minutes=1))
    assert export_record(cast.owner) == before
    assert many.tags(cast.owner) == {}


def test_nobody_or_nothing_chosen_is_said(cast: Cast, charlie: int) -> None:
    with pytest.raises(UserError, match="Nobody is ticked"):
        many.mark(cast.owner, [], many.Marks(tag="x"), NOW)
    with pytest.raises(UserError, match="Say what"):
        many.mark(cast.owner, [cast.dana], many.Marks(), NOW)
    assert many.mark(charlie, [cast.dana], many.Marks(tag="x"), NOW).change == ""
