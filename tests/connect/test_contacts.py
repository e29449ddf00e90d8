"""Files of contacts as programs write them, and as somebody writes them who means harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.connect.contacts import Card, read
from afterno.connect.contacts.linkedin import HEADINGS
from afterno.errors import UserError

V21 = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:B=C3=B6hm;J=C3=BCrgen;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen =
B=C3=B6hm
TEL;WORK;VOICE:+49 30 555 0100
TEL;CELL;PREF:+49 170 555 0101
EMAIL;INTERNET:juergen@birke.example
ORG:Birke GmbH;Einkauf
PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJ

AGENT:
BEGIN:VCARD
VERSION:2.1
FN:The Agent
END:VCARD
TITLE:Leiter
END:VCARD
"""
V30 = """BEGIN:VCARD\r
VERSION:3.0\r
N:Rhodes;Dana;;Dr.;\r
FN:Dana Rhodes\r
item1.EMAIL;type=INTERNET;type=pref:dana@harbour.example\r
item1.X-ABLabel:_$!<Work>!$_\r
EMAIL;type=INTERNET:not an address\r
TEL;type=CELL:(020) 7946-0111\r
ORG:Harbour Freight\\, Ltd;Planning\r
NOTE:Met twice.\\nLikes trains\\; and\r
  ferries.\r
URL:https://harbour.example/dana\r
END:VCARD\r
"""
V40 = """BEGIN:VCARD
VERSION:4.0
KIND:individual
FN;LANGUAGE=en:Ruth "Ruthie" Boyd
EMAIL;PREF=2:second@larch.example
EMAIL;PREF=1:first@larch.example
TEL;VALUE=uri;TYPE="voice,work":tel:+44-20-7946-0222;ext=5
ROLE:Analyst
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Everybody
END:VCARD
BEGIN:VCARD
VERSION:4.0
ORG:Only A Firm
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Broken Off
"""


def test_version_21_with_its_own_encoding_and_a_card_inside() -> None:
    found = read(V21.encode())
    assert found.left == ()
    (card,) = found.cards
    assert card == Card(
        "Jürgen Böhm",
        ("juergen@birke.example",),
        ("+49 170 555 0101", "+49 30 555 0100"),
        "Birke GmbH",
        "Leiter",
        line=1,
    )


def test_version_3_with_groups_escapes_and_folded_lines() -> None:
    (card,) = read(V30.encode()).cards
    assert card.name == "Dana Rhodes"
    assert card.emails == ("dana@harbour.example",)
    assert card.phones == ("(020) 7946-0111",)
    assert card.company == "Harbour Freight, Ltd"
    assert card.note == "Met twice. Likes trains; and ferries."
    assert card.url == "https://harbour.example/dana"


def test_version_4_and_what_is_left_out_is_named() -> None:
    found = read(V40.encode())
    (card,) = found.cards
    assert card.name == 'Ruth "Ruthie" Boyd'
    assert card.emails == ("first@larch.example", "second@larch.example")
    assert (card.phones, card.title) == (("+44-20-7946-0222",), "Analyst")
    assert [(one.what, one.why) for one in found.left] == [
        ("Everybody", "it is a group"), ("Only A Firm", "it names nobody"), ("Broken Off", "the file breaks off inside it"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_in_whatever_letters(encoding: str) -> None:
    (card,) = read("BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Núñez\nEND:VCARD\n".encode(encoding)).cards
    assert card.name == "Zoë Núñez"


NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see email addresses for connections who have allowed it."\n\n'
)
LISTS = {
    "en": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "de": "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
    "fr": "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
    "es": "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Fecha de conexión",
    "pt": "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    "it": "Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Data del collegamento",
    "nl": "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    "pl": "Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data nawiązania kontaktu",
}
ROWS = (
    'Inès,Prado,https://www.linkedin.example/in/ines,ines@alder.example,"Alder, Moss & Co",Head of Planning,04 Mar 2025\n'
    ",,https://x.example,,,,\n"
    'Tom,"O""Neil",,,,,\n'
)


@pytest.mark.parametrize("language", LISTS)
def test_connections_in_the_language_of_the_account(language: str) -> None:
    found = read((NOTES + LISTS[language] + "\n" + ROWS).encode("utf-8-sig"))
    first, second = found.cards
    assert first == Card(
        "Inès Prado", ("ines@alder.example",), (), "Alder, Moss & Co", "Head of Planning",
        "https://www.linkedin.example/in/ines", "Connected on LinkedIn: 04 Mar 2025", line=5,
    )  # fmt: skip
    assert second.name == 'Tom O"Neil'
    assert [one.why for one in found.left] == ["it names nobody"]


def test_a_list_with_semicolons_and_no_notes() -> None:
    (card,) = read(b"Name;E-Mail;Telefon\nKurt Blau;k@b.example;030 555 01 23\n").cards
    assert (card.name, card.emails, card.phones) == ("Kurt Blau", ("k@b.example",), ("030 555 01 23",))


def test_a_quote_that_is_never_closed_loses_no_other_row() -> None:
    rows = LISTS["en"] + '\nAnn,Lee,,,,,\nBo,"' + "x" * 30_000 + "\n"
    found = read(rows.encode())
    assert [card.name for card in found.cards] == ["Ann Lee"]
    assert [one.why for one in found.left] == ["a quote in it is never closed"]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "empty"), (b"Dear Sir,\nno contacts here", "no file of contacts"), (b"a,b,c\n1,2,3\n", "no file of contacts"),
     (b"x" * (32 * 1024 * 1024 + 1), "larger than 32 MB")],
)  # fmt: skip
def test_anything_else_is_refused_in_words(content: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        read(content)


def test_no_heading_means_two_things() -> None:
    every = [heading for headings in HEADINGS.values() for heading in headings]
    assert len(every) == len(set(every))


@given(st.text(max_size=400), st.binary(max_size=200))
def test_whatever_stands_in_a_card_the_others_are_read(text: str, rubbish: bytes) -> None:
    content = (
        b"BEGIN:VCARD\nFN:First\nEND:VCARD\n"
        b"X:" + rubbish.replace(b"\n", b"") + b"\n" + (f"X:{text}\n".encode("utf-8", "replace"))
    )
    assert "First" in [card.name for card in read(content).cards]
    for card in read(content).cards:
        assert all(one.isprintable() for one in (card.name, card.company, card.note, *card.emails))


LONG = {"parameters": "FN;" + ";" * 200_000, "quotes": 'FN;X="' * 50_000, "escapes": "FN:" + "\\" * 200_000,
        "parts": "N:" + ";" * 200_000, "signs": "=" * 200_000}  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_a_long_line_takes_no_time(piece: str) -> None:
    found = read(f"BEGIN:VCARD\n{LONG[piece]}\nFN:Ann\nEND:VCARD\n".encode())
    assert len(found.cards) == 1
