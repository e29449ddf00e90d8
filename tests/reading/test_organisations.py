"""The employer and the role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.messages import Address, Message
from afterno.reading.organisations import company_and_role, same_company
from afterno.reading.orgnames import bare
from afterno.reading.rolewords import clean


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Northwind Ltd", "Northwind"),
        ("Nordlicht Energie GmbH & Co. KG", "Nordlicht Energie"),
        ("Aceites del Sur, S.L.", "Aceites del Sur"),
        ("Ceramiche Alba S.r.l.", "Ceramiche Alba"),
        ("Zielona Linia sp. z o.o.", "Zielona Linia"),
        ("Waterwijs B.V.", "Waterwijs"),
        ("Vinhas do Douro, Lda.", "Vinhas do Douro"),
        ("Transports Roche SAS", "Transports Roche"),
        ("STERLING PAPER CO.", "Sterling Paper"),
        ("Thornton & Co", "Thornton & Co"),
        ("Harbour Foods Talent Acquisition Team", "Harbour Foods"),
        ("Glasperle-Team", "Glasperle"),
        ("The Gilded Pear", "The Gilded Pear"),
        ("De Waag", "De Waag"),
        ("Human Resources", ""),
        ("unserem Unternehmen", ""),
    ],
)
def test_a_companys_name_as_one_says_it(written: str, said: str) -> None:
    assert bare(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Buchhalterin (m/w/d)", "Buchhalterin"),
        ("Warehouse Supervisor (Leeds)", "Warehouse Supervisor"),
        ("R-20391 Warehouse Supervisor", "Warehouse Supervisor"),
        ("Conservation Officer (ref CO/2217)", "Conservation Officer"),
        ("Software Engineer, Product", "Software Engineer, Product"),
        ("Comptable (H/F)", "Comptable"),
        ("Data Analyst - Berlin", "Data Analyst"),
        ("our next steps", None),
    ],
)
def test_a_role_without_numbers_and_places(written: str, said: str | None) -> None:
    assert clean(written) == said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Northwind Ltd", "NORTHWIND", True),
        ("The Gilded Pear", "Gilded Pear", True),
        ("Aceites del Sur, S.L.", "aceitesdelsur.example", True),
        ("Éditions du Pont", "Editions du Pont SAS", True),
        ("International Steam Works", "ISW", True),
        ("Northwind", "Northwind Traders", False),
        ("Delta Chemie", "Delta Bank", False),
        ("ISW", "Iron Works", False),
        ("", "Northwind", False),
    ],
)
def test_two_names_of_one_company(one: str, other: str, same: bool) -> None:
    assert same_company(one, other) is same
    assert same_company(other, one) is same


def test_an_agency_that_does_not_name_its_client_gives_no_employer() -> None:
    text = "Hi Ana,\n\nMy client has gone with someone else for the Buyer role.\n\nBest,\nGareth Pugh\nFenwick Recruitment"
    message = Message(text=text, sender=Address("Gareth Pugh", "gareth@fenwickrecruitment.example"))
    assert company_and_role(message) == (None, "Buyer")


def test_an_applicant_systems_domain_is_never_the_employer() -> None:
    message = Message(text="Thank you for applying.", sender=Address("", "no-reply@us.greenhouse-mail.io"))
    assert company_and_role(message) == (None, None)


def test_a_private_mailbox_is_never_the_employer() -> None:
    assert company_and_role(Message(text="Lunch?", sender=Address("Dana", "dana@gmail.com")))[0] is None


@given(st.text(max_size=300), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str, subject: str) -> None:
    company, role = company_and_role(
        Message(text=text, subject=subject, sender=Address(subject, "x@northwind.example"))
    )
    assert company is None or company == company.strip() != ""
    assert role is None or 2 <= len(role) <= 80


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_sameness_goes_both_ways(one: str, other: str) -> None:
    assert same_company(one, other) == same_company(other, one)
