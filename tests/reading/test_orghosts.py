"""What a sender's domain says of the employer, and whether a no leaves the door open."""

from __future__ import annotations

import pytest

from afterno.reading import desks, doors, houses, orghosts
from afterno.reading.messages import Address, Message
from afterno.reading.organisations import company
from afterno.reading.sentences import fold


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("kestrelfoods.example", "firm"),
        ("karriere-kestrelfoods.example", "firm"),
        ("talentgrader.example", "platform"),
        ("apply-mail.example", "platform"),
        ("morven-executive.example", "agency"),
        ("wexley-research.example", "firm"),
    ],
)
def test_a_domain_is_a_firms_a_platforms_or_an_agencys(host: str, kind: str) -> None:
    assert orghosts.of(host).kind == kind


def test_a_label_spells_a_name_by_words_and_by_beginnings_of_words() -> None:
    assert orghosts.fits("Lorton District Council", "lortondc")
    assert not orghosts.fits("Lorton District Council", "harwooddc")


def test_a_kind_of_house_stands_where_the_language_puts_it() -> None:
    assert houses.in_order(["oriol", "notaria"]) == ["notaria", "oriol"]
    assert houses.in_order(["oriol", "school"]) == ["oriol", "school"]


@pytest.mark.parametrize("name", ["Office of the Director", "Jefatura de Personal", "Ufficio Selezione"])
def test_a_desk_is_no_employer(name: str) -> None:
    assert desks.is_desk(name)


def test_a_platform_names_the_firm_it_writes_for() -> None:
    text = "Hello Ana,\n\nLorton Mills has invited you to take a test of 20 minutes."
    sender = Address("TalentGrader", "invite@talentgrader.example")
    assert company(Message(text=text, subject="Your test", sender=sender)) == "Lorton Mills"


@pytest.mark.parametrize(
    ("language", "sentence", "said"),
    [
        ("en", "We would like to keep your details on file.", True),
        ("de", "Ihre Unterlagen nehmen wir gern in unseren Bewerberpool auf.", True),
        ("fr", "Nous gardons votre CV dans notre vivier.", True),
        ("es", "Su perfil queda en nuestra bolsa de trabajo.", True),
        ("pt", "O seu currículo fica na nossa base de dados.", True),
        ("it", "Terremo il suo curriculum in archivio.", True),
        ("nl", "Wij zetten u op de reservelijst.", True),
        ("pl", "Zapraszamy do udziału w kolejnych rekrutacjach.", True),
        ("en", "We do not keep applications from one year to the next.", False),
        ("en", "Thank you for your time.", None),
    ],
)
def test_the_door_is_open_shut_or_not_spoken_of(language: str, sentence: str, said: bool | None) -> None:
    assert doors.left_open(["", fold(sentence)], language) is said
