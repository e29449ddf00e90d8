from __future__ import annotations

from datetime import date, timedelta, timezone
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from tests.record.cast import NOW, birch_said_no, event

from afterno.record import store
from afterno.record.models import Standing

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

TODAY = date(2026, 6, 1)
EVERYBODY = {"mara", "hugo", "application:analyst"}


def row(key: str, due: date | None = TODAY, rank: int = 10, stage: str = "declined") -> store.StandingRow:
    return {"key": key, "next_due": due, "rank": rank, "stage": stage, "computed_at": NOW}


def compute(owner: int, *rows: store.StandingRow) -> None:
    """All is computed anew, with these rows."""
    store.replace_standings(owner, rows, everybody=True, revision=store.revision(owner), now=NOW)


def test_who_is_new_waits_to_be_computed(alice: int) -> None:
    birch_said_no(alice)
    assert set(store.stale(alice, NOW)) == EVERYBODY
    compute(alice, row("mara"))
    assert store.stale(alice, NOW) == []
    assert store.count_standings(alice) == 1


def test_the_ideal_come_first_then_the_day_then_calls_before_mail(alice: int) -> None:
    people = [
        {"id": name, "name": name, "role": "manager"}
        for name in ("dream", "late", "call", "mail", "ahead", "none")
    ]
    store.upsert_people(alice, people)
    compute(
        alice, row("mail", rank=12), row("call", rank=10), row("late", TODAY - timedelta(days=3), rank=12),
        row("dream", rank=2), row("ahead", TODAY + timedelta(days=1)), row("none", None),
    )  # fmt: skip
    assert [one["key"] for one in store.due(alice, TODAY)] == ["dream", "late", "call", "mail"]
    assert store.due(alice, TODAY)[0]["rank"] == 2
    assert [one["key"] for one in store.due(alice, TODAY, limit=2, offset=1)] == ["late", "call"]
    assert store.count_due(alice, TODAY) == 4
    assert [one["key"] for one in store.next_ahead(alice, TODAY)] == ["ahead"]
    assert store.count_standings(alice) == 6


def test_the_list_reads_every_row_as_the_orm_does(alice: int, bob: int) -> None:
    birch_said_no(alice)
    birch_said_no(bob)
    late = TODAY - timedelta(days=3)
    compute(
        alice,
        row("mara", rank=2) | {"group": "birch", "data": {"odd": 'Zoë \u2028 "', "n": [1, 2.5, None, True]}},
        row("hugo", late, stage="dormant") | {"computed_at": NOW.astimezone(timezone(timedelta(hours=9)))},
        row("application:analyst", late, rank=13, stage=""),
    )
    compute(bob, row("mara", late))
    store.append_events(alice, [event("x")], now=NOW)
    found = store.due(alice, TODAY)
    assert [one["key"] for one in found] == ["mara", "hugo", "application:analyst"]
    kept = store.standings_of(alice, EVERYBODY)
    assert found == [kept[one["key"]] for one in found]
    assert [one["stale"] for one in found] == [True, True, True]
    assert store.due(bob, TODAY) == [store.standings_of(bob, ["mara"])["mara"]]
    assert store.due(alice, late - timedelta(days=1)) == []


def test_an_event_makes_her_whole_company_wait_and_nobody_else(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_company(alice, {"id": "alder", "name": "Alder"})
    store.upsert_person(alice, {"id": "una", "name": "Una", "company": "alder"})
    compute(alice)
    store.append_events(alice, [event("x")], now=NOW)
    assert set(store.stale(alice, NOW)) == EVERYBODY
    compute(alice)
    store.append_events(alice, [event("away", "away", person=None, **{"from": "2026-06-02"})], now=NOW)
    assert set(store.stale(alice, NOW)) == EVERYBODY | {"una"}


def test_taking_back_concerns_whom_the_mistake_concerned(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_person(alice, {"id": "una", "name": "Una"})
    store.append_events(alice, [event("x", person="una")], now=NOW)
    compute(alice)
    store.append_events(alice, [event("v", "void", person=None, event="x")], now=NOW)
    assert store.stale(alice, NOW) == ["una"]


def test_her_other_entry_waits_with_her(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_person(alice, {"id": "twin", "name": "M. Okoye", "emails": ["mara.okoye@BIRCH.example"]})
    compute(alice)
    store.append_events(alice, [event("x", person="twin")], now=NOW)
    assert "mara" in store.stale(alice, NOW)


def test_what_changes_while_it_is_computed_stays_stale(alice: int) -> None:
    birch_said_no(alice)
    revision = store.revision(alice)
    store.append_events(alice, [event("meanwhile")], now=NOW)
    store.replace_standings(alice, [row("mara")], everybody=True, revision=revision, now=NOW)
    assert set(store.stale(alice, NOW)) == EVERYBODY


def test_those_covered_without_a_row_are_computed_too(alice: int) -> None:
    birch_said_no(alice)
    compute(alice, row("mara"), row("application:analyst"))
    store.append_events(alice, [event("x")], now=NOW)
    store.replace_standings(alice, [row("mara")], covered=EVERYBODY, now=NOW)
    assert store.stale(alice, NOW) == []
    assert [one["key"] for one in store.due(alice, TODAY)] == ["mara"]


def test_a_key_nobody_has_is_passed_over(alice: int) -> None:
    birch_said_no(alice)
    compute(alice, row("mara"), row("ghost"), row("application:ghost"))
    assert [one["key"] for one in store.due(alice, TODAY)] == ["mara"]


def test_a_claim_is_held_by_one_and_runs_out(alice: int) -> None:
    birch_said_no(alice)
    assert set(store.claim_stale(alice, NOW)) == EVERYBODY
    assert store.claim_stale(alice, NOW) == []
    assert store.claim_stale(alice, NOW + timedelta(minutes=9)) == []
    assert set(store.claim_stale(alice, NOW + timedelta(minutes=11), limit=10)) == EVERYBODY


def test_what_is_due_is_computed_anew_the_next_day(alice: int) -> None:
    birch_said_no(alice)
    compute(alice, row("mara"), row("hugo", TODAY + timedelta(days=40)))
    assert store.stale(alice, NOW + timedelta(hours=19)) == []
    assert store.stale(alice, NOW + timedelta(days=1)) == ["mara"]
    assert set(store.stale(alice, NOW + timedelta(days=8))) == EVERYBODY


def test_a_row_that_fails_is_put_off(alice: int) -> None:
    birch_said_no(alice)
    store.put_off(alice, "mara", until=NOW + timedelta(hours=1))
    assert "mara" not in store.stale(alice, NOW + timedelta(minutes=59))
    assert "mara" in store.stale(alice, NOW + timedelta(minutes=61))


def test_the_list_takes_the_same_queries_for_many(
    alice: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    store.upsert_people(alice, [{"id": f"p{n}", "name": f"P {n}"} for n in range(300)])
    compute(alice, *(row(f"p{n}") for n in range(300)))
    with django_assert_num_queries(1):
        assert len(store.due(alice, TODAY, limit=50, offset=100)) == 50
    with django_assert_num_queries(1):
        assert store.count_due(alice, TODAY) == 300
    with django_assert_num_queries(3):
        assert store.search_people(alice, limit=50).total == 300


def test_acts_proposed_and_done_are_counted_of_all(alice: int, bob: int) -> None:
    birch_said_no(alice)
    assert store.stages(alice) == store.Counted({}, 0, 0, "", 0, 0)
    compute(
        alice, row("mara") | {"data": {"kind": "call", "proposed": 3, "done": 2, "since": "2026-03-02"}},
        row("hugo", stage="met") | {"data": {"proposed": 1, "since": "2026-02-27"}}, row("application:analyst", stage=""),
    )  # fmt: skip
    counted = store.stages(alice)
    assert counted == store.Counted({"declined": 1, "met": 1}, 2, 2, "2026-02-27", 4, 2)
    page = store.relationships(alice, counted.due, counted.all, limit=1, offset=1)
    assert page == store.search_people(alice, limit=1, offset=1)
    assert store.stages(bob) == store.Counted({}, 0, 0, "", 0, 0)


def test_counts_noted_before_they_had_columns_are_taken_over(alice: int) -> None:
    birch_said_no(alice)
    compute(alice, row("mara") | {"data": {"proposed": 3, "done": 2, "since": "2026-03-02"}}, row("hugo"))
    Standing.objects.update(since=None, proposed=0, done=0)
    assert store.stages(alice).proposed == 0
    import_module("afterno.record.migrations.0005_standing_sums").fill(apps, None)
    counted = store.stages(alice)
    assert (counted.since, counted.proposed, counted.done) == ("2026-03-02", 3, 2)
