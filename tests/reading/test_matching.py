"""Which application and which person a message belongs to (METHOD.md, cases 16 and 17)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from afterno.reading.matching import (
    NEW,
    Known,
    KnownApplication,
    KnownCompany,
    KnownPerson,
    match,
)
from afterno.reading.messages import Address, Message
from afterno.reading.result import FoundPerson, Reading

NORTHWIND = KnownCompany("c1", "Northwind", "northwind.example", ("Northwind Traders",))
CALDER = KnownCompany("c2", "Calder Bank", "calderbank.example")
DANA = KnownPerson("p1", "Dana Rhodes", ("dana.rhodes@northwind.example",), "c1")
FINANCE = KnownApplication("a1", "c1", "Finance Analyst", date(2026, 2, 1), frozenset({"<m1>"}))
BUYER = KnownApplication("a2", "c1", "Buyer", date(2026, 2, 1), frozenset({"<m2>"}))
TELLER = KnownApplication("a3", "c2", "Teller")


def reading(company: str | None = None, role: str | None = None, *people: FoundPerson) -> Reading:
    return Reading("rejection", 0.97, sure=True, company=company, role=role, people=people)


def mail(address: str = "jobs@northwind.example", **more: Any) -> Message:
    return Message(sender=Address("", address), date=datetime(2026, 3, 2, tzinfo=UTC), **more)


BOTH = Known((NORTHWIND, CALDER), (DANA,), (FINANCE, BUYER, TELLER))


def test_the_thread_decides_first() -> None:
    found = match(reading("Northwind", "Something else"), mail(in_reply_to=("<m2>",)), BOTH)
    assert found.application.id == "a2"
    assert found.company.id == "c1"


def test_two_roles_at_one_company_stay_apart() -> None:
    assert match(reading("Northwind Ltd", "Finance Analyst (m/w/d)"), mail(), BOTH).application.id == "a1"
    assert match(reading("Northwind Traders", "Buyer"), mail(), BOTH).application.id == "a2"
    assert match(reading("Northwind", "Warehouse Supervisor"), mail(), BOTH).application.id == NEW


def test_a_senior_post_is_not_the_junior_one() -> None:
    senior = KnownApplication("a4", "c1", "Senior Finance Analyst")
    known = Known((NORTHWIND,), (), (FINANCE, senior))
    assert match(reading("Northwind", "Senior Finance Analyst"), mail(), known).application.id == "a4"
    only = Known((NORTHWIND,), (), (senior,))
    assert match(reading("Northwind", "Junior Finance Analyst"), mail(), only).application.id == NEW


def test_nothing_is_merged_on_the_company_alone() -> None:
    found = match(reading("Northwind"), mail(), BOTH).application
    assert found.id is None
    assert found.candidates == ("a1", "a2")
    assert "no role" in found.reason
    lone = match(reading("Calder Bank"), mail("jobs@calderbank.example"), BOTH).application
    assert (lone.id, lone.candidates) == (None, ("a3",))


def test_a_known_person_and_one_application_suffice() -> None:
    known = Known((NORTHWIND,), (DANA,), (FINANCE,))
    dana = FoundPerson("Dana Rhodes", "manager", "dana.rhodes@northwind.example")
    assert (
        match(reading("Northwind", None, dana), mail("dana.rhodes@northwind.example"), known).application.id
        == "a1"
    )


def test_the_same_person_by_address_or_by_name_and_company() -> None:
    by_address = FoundPerson("D. Rhodes", email="dana.rhodes@northwind.example")
    by_name = FoundPerson("Dana Rhodes")
    found = match(reading("Northwind", "Buyer", by_address, by_name), mail(), BOTH).people
    assert [link.id for link in found] == ["p1", "p1"]


def test_a_namesake_elsewhere_is_somebody_else() -> None:
    other = match(
        reading("Calder Bank", "Teller", FoundPerson("Dana Rhodes")), mail("x@calderbank.example"), BOTH
    )
    assert other.people[0].id == NEW


def test_a_first_name_only_makes_a_candidate() -> None:
    link = match(reading("Northwind", "Buyer", FoundPerson("Dana")), mail(), BOTH).people[0]
    assert (link.id, link.candidates) == (None, ("p1",))


def test_a_shared_mailbox_is_never_a_person() -> None:
    shared = KnownPerson("p2", "Priya Nair", ("hr@northwind.example",), None)
    link = match(
        reading("Northwind", "Buyer", FoundPerson("Tom Ashworth", email="hr@northwind.example")),
        mail("hr@northwind.example"),
        Known((NORTHWIND,), (shared,), (BUYER,)),
    ).people[0]
    assert link.id == NEW


def test_an_unknown_company_is_new_and_silence_is_silence() -> None:
    assert (
        match(
            reading("Blue Crane Films", "Assistant Editor"), mail("x@bluecrane.example"), BOTH
        ).application.id
        == NEW
    )
    nothing = match(reading(), mail("x@gmail.com"), BOTH)
    assert (nothing.company.id, nothing.application.id) == (None, None)


def test_the_domain_against_the_name_is_left_to_the_seeker() -> None:
    found = match(reading("Gantry & Sons", "Buyer"), mail("x@northwind.example"), BOTH)
    assert found.company.id is None
    assert found.company.candidates == ("c1",)
    assert found.application.id is None


def test_a_mail_older_than_the_application_is_about_another() -> None:
    late = KnownApplication("a5", "c2", "Teller", date(2026, 6, 1))
    found = match(
        reading("Calder Bank", "Teller"), mail("x@calderbank.example"), Known((CALDER,), (), (late,))
    )
    assert found.application.id == NEW
