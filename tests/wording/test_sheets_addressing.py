from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.wording import addressing, cleaning


@pytest.mark.parametrize(
    ("full", "title", "country", "formal", "informal"),
    [
        ("Dana Grant", "Ms", "", "Ms Grant", "Dana"),
        ("Dana Grant", "", "", "Dana Grant", "Dana"),
        ("Dana Grant", "Head of Finance", "", "Dana Grant", "Dana"),
        ("Dr. Dana Grant", "", "", "Dr Grant", "Dana"),
        ("Prof. Dr. Anke van der Berg", "", "", "Professor van der Berg", "Anke"),
        ("GRANT, Dana", "Mrs.", "", "Mrs Grant", "Dana"),
        ("Grant, Dana Louise", "", "", "Dana Louise Grant", "Dana Louise"),
        ("Dana Grant, PhD", "", "", "Dana Grant", "Dana"),
        ("Dana Grant MBA ACCA", "Ms", "", "Ms Grant", "Dana"),
        ("Dana Grant (she/her)", "Ms", "", "Ms Grant", "Dana"),
        ("Dana Grant | Birch Ltd", "Ms", "", "Ms Grant", "Dana"),
        ("dana grant", "ms", "", "Ms Grant", "Dana"),
        ("DANA MCGREGOR", "Ms", "", "Ms McGregor", "Dana"),
        ("Sinéad O'Brien", "Dr", "", "Dr O'Brien", "Sinéad"),
        ("María García López", "Ms", "ES", "Ms García López", "María"),
        ("Ana de la Cruz", "Ms", "", "Ms de la Cruz", "Ana"),
        ("Sir Tom Reed", "", "", "Sir Tom", "Tom"),
        ("Ms Grant", "", "", "Ms Grant", ""),
        ("Cher", "", "", "", "Cher"),
        ("Jean-Luc Martin", "M.", "", "Jean-Luc Martin", "Jean-Luc"),
        ("Recruiting Team", "", "", "", ""),
        ("careers@birch.example", "", "", "", ""),
        ("[Name]", "", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_she_is_called_what_she_is_called(
    full: str, title: str, country: str, formal: str, informal: str
) -> None:
    name = addressing.parse(full, title, country)
    assert (name.formal, name.informal) == (formal, informal)


@given(st.text(max_size=80), st.sampled_from(["", "Ms", "Dr"]), st.sampled_from(["", "ES", "GB"]))
def test_any_text_gives_a_name_or_none(full: str, title: str, country: str) -> None:
    name = addressing.parse(full, title, country)
    assert not set("[]{}<>") & set(name.formal + name.informal)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Controller (m/f/d)", "Controller"),
        ("Senior Accountant - Ref. 2231", "Senior Accountant"),
        ("The Ward Manager role", "Ward Manager"),
        ("Buyer (REQ-10293)", "Buyer"),
        ("Job ID: 4711 Data Analyst", "Data Analyst"),
        ("C++ Developer", "C++ Developer"),
        ("[role]", ""),
    ],
)
def test_a_post_is_named_as_one_says_it(role: str, said: str) -> None:
    assert cleaning.clean_role(role) == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("None of us knew the answer", "None of us knew the answer"),
        ("the unknown part of it", "the unknown part of it"),
        ("None", ""),
        ("n/a", ""),
        ("Hello [First Name]", ""),
        ("your name here", ""),
        ("a\tb\n c\u200b", "a b c"),
        ("x" * 700, ""),
    ],
)
def test_a_fact_is_tidy_or_it_is_none(text: str, kept: str) -> None:
    assert cleaning.clean(text) == kept
