"""LinkedIn's Connections.csv: some lines of notes, a row of headings in the account's language, one row a person."""

from __future__ import annotations

import csv
import io
import unicodedata

from afterno.connect.contacts.cards import Card, Left, Reading, address, number, several, tidy

MOST = 40_000
"""Rows that are read."""
PREAMBLE = 40
"""Lines among which the headings stand."""
LONGEST_FIELD = 20_000

HEADINGS: dict[str, tuple[str, ...]] = {
    "first": (
        "first name", "vorname", "prenom", "nombre", "nome", "voornaam", "imie", "fornavn", "fornamn", "etunimi",
    ),
    "last": (
        "last name", "nachname", "nom", "nom de famille", "apellidos", "apellido", "sobrenome", "apelido", "cognome",
        "achternaam", "nazwisko", "etternavn", "efternamn", "sukunimi", "family name", "surname",
    ),
    "name": ("name", "full name", "nom complet", "nombre completo", "nome completo", "vollstandiger name"),
    "url": ("url", "profile url", "profil-url", "linkedin"),
    "email": (
        "email address", "e-mail address", "email", "e-mail", "e-mail-adresse", "adresse e-mail", "adresse email",
        "direccion de correo electronico", "correo electronico", "endereco de e-mail", "endereco de email",
        "indirizzo email", "indirizzo e-mail", "e-mailadres", "adres e-mail", "e-postadress", "e-postadresse",
    ),
    "phone": ("phone", "phone number", "telefon", "telephone", "telefono", "telefone", "telefoon", "numer telefonu"),
    "company": (
        "company", "organization", "organisation", "unternehmen", "firma", "entreprise", "societe", "empresa",
        "azienda", "bedrijf", "foretag", "virksomhed",
    ),
    "title": (
        "position", "title", "job title", "poste", "fonction", "cargo", "posizione", "qualifica", "functie",
        "stanowisko", "befattning", "stilling", "stelle", "puesto", "posicao",
    ),
    "since": (
        "connected on", "verbunden am", "verbunden seit", "date de connexion", "connecte le", "fecha de conexion",
        "conectado em", "conectado el", "data del collegamento", "collegato il", "verbonden op", "data polaczenia",
        "data nawiazania kontaktu",
    ),
}  # fmt: skip
"""What the columns are called, without accents, in the languages LinkedIn exports in."""
_KNOWN = {heading: what for what, headings in HEADINGS.items() for heading in headings}


def read(text: str) -> Reading | None:
    """Read a list of connections; None where no row of headings is found."""
    lines = text.splitlines()
    for number_, line in enumerate(lines[:PREAMBLE]):
        for delimiter in (",", ";", "\t"):
            columns = _columns(_row(line, delimiter))
            if columns:
                return _rows("\n".join(lines[number_ + 1 :]), delimiter, columns, number_ + 2)
    return None


def _row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _columns(row: list[str]) -> dict[str, int]:
    """Say which column is which; empty where this is no row of headings."""
    found: dict[str, int] = {}
    for place, heading in enumerate(row[:60]):
        what = _KNOWN.get(_folded(heading))
        if what is not None:
            found.setdefault(what, place)
    named = "first" in found or "last" in found or "name" in found
    return found if named and len(found) >= 3 else {}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("\ufeff", "").split())


def _rows(text: str, delimiter: str, columns: dict[str, int], begins: int) -> Reading:
    cards: list[Card] = []
    left: list[Left] = []
    # A field longer than anybody writes is a quote that was never closed: it would swallow the rest of the file.
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    while True:
        line = begins + reader.line_num
        try:
            row = next(reader, None)
        except csv.Error:
            left.append(Left(f"line {line}", "it cannot be read"))
            continue
        if row is None:
            break
        if not any(value.strip() for value in row):
            continue
        if len(cards) >= MOST:
            left.append(Left("the rest of the file", f"more than {MOST:,} people are not read at once"))
            break
        if max(map(len, row)) > LONGEST_FIELD:
            left.append(Left(f"line {line}", "a quote in it is never closed"))
            continue
        _add(row, columns, line, cards, left)
    return Reading(tuple(cards), tuple(left))


def _add(row: list[str], columns: dict[str, int], line: int, cards: list[Card], left: list[Left]) -> None:
    def value(what: str) -> str:
        place = columns.get(what)
        return tidy(row[place]) if place is not None and place < len(row) else ""

    name = value("name") or tidy(f"{value('first')} {value('last')}")
    if not name:
        left.append(Left(value("company") or f"line {line}", "it names nobody"))
        return
    since = value("since")
    url = value("url")
    cards.append(
        Card(
            name=name,
            emails=several([address(value("email"))]),
            phones=several([number(value("phone"))]),
            company=value("company"),
            title=value("title"),
            url=url if url.lower().startswith(("https://", "http://")) else "",
            note=f"Connected on LinkedIn: {since}" if since else "",
            line=line,
        )
    )
