"""A slice must be planned as the whole is: what bears on a person is in her slice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLES
from tests.record.cast import MARA, NOW, birch_said_no, event
from tests.record.records import busy_records, records

from afterno.method.events import parse_record
from afterno.method.planner import Plan, plan
from afterno.method.workdays import Nowhere
from afterno.record import store
from afterno.record.exchange import import_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_django import DjangoAssertNumQueries


def planned(raw: Mapping[str, Any]) -> Plan:
    record, problems = parse_record(raw)
    return plan(record, NOW, Nowhere(), problems)


def about(result: Plan, person: str) -> tuple[Any, ...]:
    return tuple(
        [row for row in rows if row.person == person]
        for rows in (result.reach_outs, result.refused, result.standing)
    )


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=busy_records() | records(), data=st.data())
def test_a_person_is_planned_from_her_slice_as_from_the_whole(
    db: None, record: dict[str, Any], data: st.DataObject
) -> None:
    users = get_user_model().objects
    owner = int(users.create(username=f"seeker {users.count()}").pk)
    import_record(owner, record, now=NOW)
    if not record["people"]:
        return
    person = data.draw(st.sampled_from([row["id"] for row in record["people"]]))
    whole = planned(store.load_record(owner))
    slice_ = planned(store.load_record(owner, people=[person]))
    assert about(slice_, person) == about(whole, person)


def test_a_slice_of_everybody_is_the_whole(alice: int) -> None:
    birch_said_no(alice)
    assert store.load_record(alice, people=["mara", "hugo"]) == store.load_record(alice)
    assert store.load_record(alice, applications=["analyst"]) == store.load_record(alice)
    assert store.load_record(alice, companies=["birch"]) == store.load_record(alice)


def test_another_company_stays_outside(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_company(alice, {"id": "alder", "name": "Alder"})
    store.upsert_person(alice, {"id": "una", "name": "Una", "company": "alder", "role": "manager"})
    store.append_events(
        alice, [event("x", person="una"), event("v", "void", person=None, event="x")], now=NOW
    )
    hers = store.load_record(alice, people=["mara"])
    assert {row["id"] for row in hers["people"]} == {"mara", "hugo"}
    assert {row["id"] for row in hers["events"]} == {"no", "vm"}
    assert {row["id"] for row in store.load_record(alice, people=["una"])["events"]} == {"x", "v"}


def test_her_other_entry_and_her_company_under_another_id_are_in_the_slice(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_company(alice, {"id": "birch2", "name": "BIRCH & Sohne"})
    store.upsert_company(alice, {"id": "elm", "name": "Elm"})
    store.upsert_people(
        alice,
        [
            {"id": "twin", "name": "M. Okoye", "company": "elm", "phones": ["001 (555) 010-0123"]},
            {"id": "desk", "name": "Front desk", "company": "birch2"},
        ],
    )
    store.append_events(alice, [event("x", person="twin"), event("y", person="desk")], now=NOW)
    hers = store.load_record(alice, people=["mara"])
    assert {row["id"] for row in hers["people"]} == {"mara", "hugo", "twin", "desk"}
    assert {"x", "y"} <= {row["id"] for row in hers["events"]}


def test_somebody_named_from_outside_comes_along(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_company(alice, {"id": "agency", "name": "Fern Talent"})
    store.upsert_person(alice, {"id": "ada", "name": "Ada", "company": "agency", "role": "agency"})
    no = event("n2", "rejection", person="ada", application="analyst", channel="email")
    store.append_events(alice, [no], now=NOW)
    hers = store.load_record(alice, people=["mara"])
    assert {row["id"] for row in hers["people"]} == {"mara", "hugo", "ada"}
    assert {row["id"] for row in hers["companies"]} == {"birch", "agency"}
    assert parse_record(hers)[1] == ()


def test_a_slice_takes_as_many_queries_for_one_as_for_fifty(
    alice: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    firms = [{"id": f"c{n}", "name": f"Firm {n}"} for n in range(50)]
    people = [
        {**MARA, "id": f"p{n}", "company": f"c{n}", "emails": [f"p{n}@f{n}.example"], "phones": []}
        for n in range(50)
    ]
    store.upsert_companies(alice, firms)
    store.upsert_people(alice, people)
    store.append_events(alice, [event(f"e{n}", person=f"p{n}") for n in range(50)], now=NOW)
    with django_assert_max_num_queries(32):
        assert len(store.load_record(alice, people=["p1"])["people"]) == 1
    with django_assert_max_num_queries(32):
        assert len(store.load_record(alice, people=[f"p{n}" for n in range(50)])["events"]) == 50
    with django_assert_max_num_queries(5):
        assert len(store.load_record(alice)["people"]) == 50


def test_whether_the_seeker_looks_again_after_a_job_is_known_in_every_slice(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_application(alice, {"id": "later", "title": "Elsewhere", "applied_on": "2026-05-20"})
    job = {"id": "j", "at": "2026-04-01T00:00:00Z", "kind": "milestone", "what": "new_job"}
    assert {row["id"] for row in store.load_record(alice, people=["mara"])["applications"]} == {"analyst"}
    store.append_events(alice, [job], now=NOW)
    assert {row["id"] for row in store.load_record(alice, people=["mara"])["applications"]} == {
        "analyst",
        "later",
    }
