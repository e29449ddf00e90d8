"""The employer beside a person in the sender's name, and behind the name of who signs."""

from __future__ import annotations

import pytest

from afterno.reading import organisations
from afterno.reading.messages import Address, Message

SIGNED = [
    ("Tilda Marrow", "tilda@oldquarrygd.example", "See you Monday. Tilda, Old Quarry Garden Design",
     "Old Quarry Garden Design"),
    ("Gil", "gil@copperlanternbakes.example", "so sorry!! Gil @ Copper Lantern Bakehouse", "Copper Lantern Bakehouse"),
    (
        "Rosa Winter", "rosa@tfhc.example",
        "We chose another applicant. Rosa Winter, Tern Fell Home Care (Night Carer recruitment)", "Tern Fell Home Care",
    ),
    ("Ned Farrow", "ned@hillsidesurgery.example", "All the best. Ned Farrow, Clerk, Upper Hillside Surgery",
     "Upper Hillside Surgery"),
    (
        "Greet Maes", "greet.maes@zwd.example",
        "U hoort volgende week meer.\n\nHoogachtend,\n\nGreet Maes\nHR-medewerker\nZeelse Waterdienst", "Zeelse Waterdienst",
    ),
    (
        "Ewa Nowik", "e.nowik@szpital-brzezina.example",
        "Zapraszam na rozmowę.\n\nEwa Nowik\nDział Kadr\nSzpital Miejski w Brzezinie", "Szpital Miejski w Brzezinie",
    ),
]  # fmt: skip
SHOWN = [
    ("Ravi Pal | Rekencentrum Oost", "r.pal@rc-oost.example", "Rekencentrum Oost"),
    ("Kadry - Zakład Wodny Brzezina", "kadry@zw-brzezina.example", "Zakład Wodny Brzezina"),
    ("Taxi Ruf Süd", "buero@taxi-sued.example", "Taxi Ruf Süd"),
    ("École de danse Pas Chassé", "direction@paschasse.example", "École de danse Pas Chassé"),
    ("Marlow Primary Care Network", "noreply@clinicrecruit.example", "Marlow Primary Care Network"),
]


@pytest.mark.parametrize(("name", "address", "text", "company"), SIGNED)
def test_the_house_behind_the_name_that_signs(name: str, address: str, text: str, company: str) -> None:
    message = Message(subject="Your application", text=text, sender=Address(name, address))
    assert organisations.company(message) == company


@pytest.mark.parametrize(("name", "address", "company"), SHOWN)
def test_the_house_in_the_senders_name(name: str, address: str, company: str) -> None:
    message = Message(subject="News", text="We will write again on Monday.", sender=Address(name, address))
    assert organisations.company(message) == company


@pytest.mark.parametrize(
    ("name", "address"),
    [("Jule & Ole", "crew@kornfeld-kaffee.example"), ("Orla Keane", "jobs@kornfeld-kaffee.example")],
)
def test_people_are_no_house(name: str, address: str) -> None:
    message = Message(subject="hi", text="Bis Montag!", sender=Address(name, address))
    assert organisations.company(message) == "Kornfeld Kaffee"


def test_an_office_and_its_place() -> None:
    message = Message(subject="Réponse", text="Bonjour,", sender=Address("DRH", "drh@ville-aubrac.example"))
    assert organisations.company(message) == "Ville d'Aubrac"
