"""Who is found in a message, and who never is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading import mailboxes, people
from afterno.reading.messages import Address, Message
from afterno.reading.names import clean_name
from afterno.reading.phones import find, regions
from afterno.reading.titles import role_of_title
from afterno.reading.understanding import understand

ANA = Address("Ana Novak", "ana@mail.example")


def mail(text: str, name: str = "", address: str = "dana.rhodes@northwind.example", **more: Any) -> Message:
    return Message(text=text, sender=Address(name, address), to=(ANA,), **more)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("VAN DER BERG, Sanne", "Sanne van der Berg"),
        ("Rhodes, Dana M.", "Dana M. Rhodes"),
        ("DUPONT Claire", "Claire Dupont"),
        ("Prof. Dr. Ute Beck, MBA", "Ute Beck"),
        ("Dott.ssa Giulia Bianchi", "Giulia Bianchi"),
        ("mgr inż. Anna Nowak", "Anna Nowak"),
        ("María José García Márquez", "María José García Márquez"),
        ("Dana Rhodes (she/her) | Northwind", "Dana Rhodes"),
        ("Dana Rhodes via LinkedIn", "Dana Rhodes"),
        ("O'Brien, Siobhan", "Siobhan O'Brien"),
        ("Edward Penrose", "Edward Penrose"),
        ("Cllr. Maureen Babbage", "Maureen Babbage"),
        ("Matron Joyce Pettifer", "Joyce Pettifer"),
        ("Captain Tove Lind", "Tove Lind"),
        ("Major League Careers", None),
        ("王小明", "王小明"),
        ("Иван Петров", "Иван Петров"),
        ("The Talent Team", None),
        ("People & Culture", None),
        ("Northwind Careers", None),
        ("no-reply", None),
        ("Lead Engineer", None),
        ("Recursos Humanos", None),
    ],
)
def test_a_name_as_one_says_it(raw: str, name: str | None) -> None:
    assert clean_name(raw) == name


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Head of Finance", "manager"),
        ("HR Business Partner", "hr"),
        ("Head of People", "hr"),
        ("Executive Assistant to the CEO", "assistant"),
        ("Recruiting Coordinator", "hr"),
        ("Account Manager", "unknown"),
        ("Project Manager", "unknown"),
        ("Lead Engineer", "unknown"),
        ("Ward Manager", "manager"),
        ("Recruitment Consultant", "agency"),
        ("Leiterin Rechnungswesen", "manager"),
        ("Personalreferentin", "hr"),
        ("Assistenz der Geschäftsführung", "assistant"),
        ("Responsable recrutement", "hr"),
        ("Directrice financière", "manager"),
        ("Chef de projet", "unknown"),
        ("Jefa de cocina", "manager"),
        ("Técnica de selección", "hr"),
        ("Coordenadora de Operações", "manager"),
        ("Responsabile amministrazione", "manager"),
        ("Ufficio Risorse Umane", "hr"),
        ("Hoofd Financiën", "manager"),
        ("Kierownik działu księgowości", "manager"),
        ("Specjalista ds. rekrutacji", "hr"),
    ],
)
def test_what_a_title_stands_for(title: str, role: str) -> None:
    assert role_of_title(title) == role


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Tel: +44 20 7946 0123\nFax: +44 20 7946 0124", "en", ["+442079460123"]),
        ("T 020 7946 0123 | M 07700 900123 | London SW1A 1AA", "en", ["+442079460123", "+447700900123"]),
        ("(212) 555-0142", "en", ["+12125550142"]),
        ("Tel. 030 23125 014, Fax 030 23125 015, HRB 123456, 10115 Berlin", "de", ["+493023125014"]),
        ("Telefon 069 90009-123, Telefax: 069 90009-124", "de", ["+496990009123"]),
        ("Tél. : 01 99 00 12 34", "fr", ["+33199001234"]),
        ("Tfno. 976 555 012", "es", ["+34976555012"]),
        ("(11) 98765-4321 - São Paulo", "pt", ["+5511987654321"]),
        ("cell. 347 555 0123", "it", ["+393475550123"]),
        ("06 12345678", "nl", ["+31612345678"]),
        ("tel. kom. 601 555 777", "pl", ["+48601555777"]),
        ("Ref: 2023-4567890, Job ID 20301230, by 12.03.2026 10:00-11:30", "en", []),
        ("Meeting ID: 845 123 4567 Passcode: 123456", "en", []),
        ("SIRET 123 456 789 00012", "fr", []),
        ("CNPJ 12.345.678/0001-90", "pt", []),
        ("Invoice no. 20231177, order 4711-2026-0815", "en", []),
    ],
)
def test_numbers_that_ring_and_numbers_that_do_not(text: str, language: str, numbers: list[str]) -> None:
    assert [phone.number for phone in find(text, regions(text, language=language))] == numbers


@pytest.mark.parametrize(
    "address",
    [
        "jobs@northwind.example",
        "no-reply@northwind.example",
        "hr@northwind.example",
        "talent@northwind.example",
        "bewerbung@northwind.example",
        "ne-pas-repondre@northwind.example",
        "rekrutacja@northwind.example",
        "talentacquisition@northwind.example",
        "careers.uk@northwind.example",
    ],
)
def test_a_role_address_is_never_a_persons(address: str) -> None:
    found = people.find_people(
        mail("Dear Ana,\n\nNo.\n\nBest,\nDana Rhodes\nHead of Finance", "Northwind", address)
    )
    assert mailboxes.is_role(address)
    assert [(person.name, person.email) for person in found] == [("Dana Rhodes", None)]


@pytest.mark.parametrize(
    ("shown", "address", "text", "found"),
    [
        ("Ruud", "ruud@garageruud.example", "nee nog niet, vrijdag hoor je het. Ruud", ["Ruud"]),
        (
            "Carlos",
            "carlos@donpepe.example",
            "the boss says it is not going to be possible, good luck",
            ["Carlos"],
        ),
        ("Melanie", "haarwerk@mail.example", "Ich habe mich anders entschieden.\n\nMelanie", ["Melanie"]),
        ("Renia", "renia@szwalnia.example", "do piatku. renia", ["Renia"]),
        ("Rhonda Kitchens", "rkitchens@deltagrain.example", "You were close.\n\nRhonda", ["Rhonda Kitchens"]),
        ("Señora Amparo", "amparo@casaamparo.example", "Un café y ya. Amparo", ["Amparo"]),
        ("Stripe", "stripe@stripe.example", "Your payout is on its way.", []),
        ("Heritage", "info@heritage.example", "We look after old houses. Heritage", []),
        ("Rhonda Kitchens", "sales@kitchens.example", "Our new kitchens are here.", []),
        ("Melanie", "newsletter@melanie.example", "The spring collection is here. Melanie", []),
        ("Cornwall", "bookings@cornwall-cottages.example", "Your booking is confirmed.", []),
    ],
)
def test_one_name_alone_in_the_sender_is_a_person_where_it_is_spelled_or_signed(
    shown: str, address: str, text: str, found: list[str]
) -> None:
    got = people.find_people(mail(text, shown, address))
    assert [person.name for person in got] == found
    assert all(person.email == address for person in got)


def test_the_one_who_is_greeted_is_the_seeker() -> None:
    message = Message(text="Dear Ana,\n\nAna Novak, you were great.\n\nBest,\nDana Rhodes")
    assert [person.name for person in people.find_people(message)] == ["Dana Rhodes"]


def test_a_namesake_who_signs_is_not_the_seeker() -> None:
    found = people.find_people(
        mail("Hi Ana,\n\nNo.\n\nBest,\nAna Whitlock\nDirector", "Ana Whitlock", "ana@tide.example")
    )
    assert [person.name for person in found] == ["Ana Whitlock"]


def test_the_number_belongs_to_whom_the_sentence_names() -> None:
    text = "Dear Ana,\n\nPlease call Gwen Tudor, Parks Manager, on 01632 960345.\n\nRegards,\nNia Prosser\nTel 01632 960311"
    phones = {person.name: person.phone for person in people.find_people(mail(text))}
    assert phones == {"Nia Prosser": "+441632960311", "Gwen Tudor": "+441632960345"}


def test_an_earlier_mail_completes_a_name_and_adds_nobody() -> None:
    earlier = mail(
        "Hi Ana,\n\nYou will meet Anja Wiesner, Head of Dispatch, and Omar Haddad.\n\nBest,\nPriya Nair"
    )
    later = mail("Hi Ana,\n\nMs Wiesner has decided for somebody else.\n\nBest,\nPriya Nair")
    found = people.find_people(later, thread=[earlier])
    assert {person.name: person.role for person in found}["Anja Wiesner"] == "manager"
    assert "Omar Haddad" not in {person.name for person in found}


def test_an_invitation_brings_organizer_and_attendees() -> None:
    event = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nORGANIZER;CN=Dana Rhodes:mailto:dana@northwind.example\n"
        "ATTENDEE;CN=Ana Novak:mailto:ana@mail.example\nATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@northwind.example\n"
        "END:VEVENT\nEND:VCALENDAR"
    )
    found = people.find_people(mail("See you.", "Northwind", "jobs@northwind.example", calendar=(event,)))
    assert [(person.name, person.email) for person in found] == [("Dana Rhodes", "dana@northwind.example")]


@given(st.text(max_size=400), st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception_and_never_names_the_seeker(text: str, name: str) -> None:
    message = mail(f"Dear Ana Novak,\n\n{text}\n\nAna Novak", name)
    for person in people.find_people(message, me=["ana@mail.example"]):
        assert person.name != "Ana Novak"
        assert person.email is None or not mailboxes.is_role(person.email)


NO_WORDS = (
    "Hi Ana,\n\nI've thought about it and I'm taking on somebody who has run a lab before. I'm sorry.\n\n"
)


@pytest.mark.parametrize(
    ("signature", "role"),
    [("Rhonda Kitchens\nDelta Grain", "manager"), ("Rhonda Kitchens\nHuman Resources, Delta Grain", "hr")],
)
def test_who_signs_a_no_is_in_the_list_what_the_no_says_of_them(signature: str, role: str) -> None:
    found = understand(
        mail(NO_WORDS + signature, "Rhonda Kitchens", "rkitchens@deltagrain.example"), me=["ana@mail.example"]
    )
    assert found.rejection is not None
    assert [person.role for person in found.people] == [found.rejection.signer] == [role]


def test_of_a_receipt_nobody_is_made_a_manager() -> None:
    text = "Hi Ana,\n\nWe have received your application for Grain Inspector.\n\nBest,\nRhonda Kitchens\nDelta Grain"
    found = understand(mail(text, "Rhonda Kitchens", "rkitchens@deltagrain.example"), me=["ana@mail.example"])
    assert [person.role for person in found.people] == ["unknown"]
