"""Titles of work said in passing."""

from __future__ import annotations

import pytest

from afterno.reading import occupations
from afterno.reading.rolesources import role


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("kp", "Hi, about the kitchen porter job, it went to my nephew. Lonnie", "kitchen porter"),
        ("Ihre Bewerbung", "Guten Tag, die Stelle als Melkerin ist leider vergeben. Reuter", "Melkerin"),
        ("Informacja", "Dziękujemy za udział w rekrutacji na stanowisko spawacza.", "spawacz"),
        (
            "Obrigado",
            "Obrigado por teres respondido ao anúncio de instalador. A equipa ficou completa.",
            "instalador",
        ),
        ("Re: saturday", "Thanks for coming. Our electrician says the lights are fine now. Bev", None),
    ],
)
def test_the_role_of_a_short_mail(subject: str, text: str, expected: str | None) -> None:
    assert role(subject, text) == expected


def test_a_title_after_a_name_is_somebody_elses() -> None:
    said = list(occupations.find("Please ring Dana Whitlock, accountant, on Monday.", "en"))
    assert [one.weight < 0 for one in said if one.title == "accountant"] == [True]


def test_a_compound_whose_last_part_is_a_title() -> None:
    assert [one.title for one in occupations.find("de functie van schoolbuschauffeur", "nl")] == [
        "schoolbuschauffeur"
    ]


def test_a_language_that_is_not_known_gives_nothing() -> None:
    assert list(occupations.find("vi söker en svetsare", "sv")) == []
