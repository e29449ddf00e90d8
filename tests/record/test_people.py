from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.record.cast import MARA, birch_said_no

from afterno.record import store

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mara", ["mara"]),
        ("Mára Okoye", ["mara"]),
        ("mara okoye", ["mara"]),
        ("oko", ["mara"]),
        ("MARA.OKOYE@birch.example", ["mara"]),
        ("+1 (555) 010-0123", ["mara"]),
        ("h", ["hugo"]),
        ("l", ["hugo"]),
        ("yo", []),
        ("%", []),
        ("", []),
        ("x\x00", []),
    ],
)
def test_a_person_is_found_by_id_name_address_or_number(alice: int, text: str, found: list[str]) -> None:
    birch_said_no(alice)
    assert [row["id"] for row in store.find_person(alice, text)] == found


def test_two_who_fit_are_both_given(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_person(alice, {"id": "m2", "name": "Marabel Stone"})
    assert {row["id"] for row in store.find_person(alice, "mar")} == {"mara", "m2"}
    assert [row["id"] for row in store.find_person(alice, "Mara Okoye")] == ["mara"]


def test_fields_given_are_laid_over_those_on_record(alice: int) -> None:
    birch_said_no(alice)
    assert store.upsert_person(alice, {"id": "mara", "title": "Head"}).changed == ("mara",)
    assert store.get_person(alice, "mara") == MARA | {"title": "Head"}
    assert store.upsert_person(alice, {"id": "mara", "title": "Head"}).unchanged == ("mara",)


def test_a_new_address_finds_her_and_an_old_one_no_longer(alice: int) -> None:
    birch_said_no(alice)
    store.upsert_person(alice, {"id": "mara", "emails": ["mara@new.example"]})
    assert store.find_person(alice, "mara@new.example")
    assert store.find_person(alice, "mara.okoye@birch.example") == []


def test_a_name_that_points_nowhere_is_refused_with_those_who_hang_on_it(alice: int) -> None:
    boss = {"id": "boss", "company": "gone"}
    aide = {"id": "aide", "assistant_of": "boss"}
    result = store.upsert_people(alice, [aide, boss, {"id": "fine"}])
    assert result.added == ("fine",)
    assert {problem["event"] for problem in result.problems} == {"boss", "aide"}


@pytest.mark.parametrize(
    "bad", [None, 3, {}, {"id": ""}, {"id": 7}, {"id": "x", "name": "\x00"}, {"id": "y" * 201}]
)
def test_what_is_no_entry_is_a_problem_never_an_exception(alice: int, bad: object) -> None:
    for upsert in (store.upsert_people, store.upsert_companies, store.upsert_applications):
        assert len(upsert(alice, [bad]).problems) == 1  # type: ignore[list-item]


def test_the_list_is_searched_by_name_company_and_address(alice: int) -> None:
    birch_said_no(alice)
    for query in ("mar", "birch", "mara.okoye@birch.example"):
        assert "mara" in {row["id"] for row in store.search_people(alice, query=query).rows}
    assert [row["company_name"] for row in store.search_people(alice, query="hugo").rows] == ["Birch & Söhne"]
    assert store.search_people(alice, query="nobody").total == 0
    assert store.search_people(alice, role="hr", query="birch").total == 1


def test_companies_are_found_by_name_and_domain(alice: int) -> None:
    birch_said_no(alice)
    assert [row["id"] for row in store.find_companies(alice, name="BIRCH & SÖHNE")] == ["birch"]
    assert [row["id"] for row in store.find_companies(alice, domain="https://www.Birch.example/")] == [
        "birch"
    ]
    assert store.find_companies(alice, name="", domain="") == []


def test_thousands_of_people_take_few_queries(
    alice: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [{"id": f"p{n}", "name": f"Person {n}", "emails": [f"p{n}@x.example"]} for n in range(2000)]
    with django_assert_max_num_queries(110):
        assert len(store.upsert_people(alice, people).added) == 2000
    with django_assert_max_num_queries(4):
        assert len(store.find_person(alice, "p77@x.example")) == 1


def test_the_profile_is_set_in_parts(alice: int) -> None:
    assert store.get_profile(alice) == {"seeker": {}, "policy": {}}
    assert store.set_profile(alice, seeker={"name": "Alice"}) == ()
    assert store.set_profile(alice, policy={"attempts": 3}) == ()
    assert store.load_seeker(alice) == {"name": "Alice"}
    assert store.get_profile(alice)["policy"] == {"attempts": 3}
    assert store.set_profile(alice, seeker={"name": "\x00"})[0]["why"]
