"""Contacts on record: nothing lost, nothing doubled, all of it taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.conftest import NOW, Cast, furnish

from afterno.record import store
from afterno.record.exchange import export_record
from afterno.service import changes, contacts, entry, relationships

pytestmark = pytest.mark.django_db

FILE = """BEGIN:VCARD
VERSION:3.0
FN:Dana M. Rhodes
EMAIL:DANA@harbour.example
TEL:+44 20 7946 0999
TITLE:Director
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ruth Boyd
ORG:Larch & Sons Ltd
TEL:+44 20 7946 0222
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ruth Boyd
ORG:Quite Another Firm
EMAIL:ruth@another.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ines Prado
ORG:Alder
EMAIL:ines@alder.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Inés Prado
EMAIL:Ines@alder.example
TEL:+34 910 000 111
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Alice Moreau
EMAIL:alice@home.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:jobs@cedar.example
END:VCARD
""".encode()


@pytest.fixture
def cast(alice: int) -> Cast:
    return furnish(alice)


def test_the_preview_says_who_is_new_and_who_is_here(cast: Cast) -> None:
    before = export_record(cast.owner)
    found = contacts.preview(cast.owner, FILE)
    assert [(card.name, card.phones) for card in found.new] == [("Ines Prado", ("+34 910 000 111",))]
    assert [(one.person, one.adds) for one in found.here] == [
        (cast.dana, ("a phone number", "a title")), (cast.ruth, ()),
    ]  # fmt: skip
    assert [(one.person, one.card.company) for one in found.maybe] == [(cast.ruth, "Quite Another Firm")]
    assert [why for _, why in found.left] == [
        "stands in the file twice; both were put together", "it is you", "it is an office, not a person",
    ]  # fmt: skip
    assert export_record(cast.owner) == before


def test_added_and_taken_back_whole(cast: Cast) -> None:
    before = export_record(cast.owner)
    logged = contacts.add(cast.owner, FILE, contacts.Choice(), NOW)
    assert logged.text == "On record: one person added from a file, one filled in."
    (ines,) = store.find_person(cast.owner, "Ines Prado")
    assert (ines["role"], ines["emails"], ines["tags"]) == ("other", ["ines@alder.example"], ["contacts"])
    dana = store.get_person(cast.owner, cast.dana)
    assert (dana["name"], dana["phones"], dana["title"]) == (
        "Dana Rhodes", ["+442079460111", "+44 20 7946 0999"], "Director",
    )  # fmt: skip
    changes.undo(cast.owner, logged.change, NOW)
    assert export_record(cast.owner) == before


def test_a_second_time_changes_nothing(cast: Cast) -> None:
    contacts.add(cast.owner, FILE, contacts.Choice(maybe=True), NOW)
    after = export_record(cast.owner)
    again = contacts.add(cast.owner, FILE, contacts.Choice(maybe=True), NOW)
    assert again.change == ""
    assert "already" in again.text
    assert export_record(cast.owner) == after


def test_whoever_something_happened_with_since_stays(cast: Cast) -> None:
    logged = contacts.add(cast.owner, FILE, contacts.Choice(), NOW)
    (ines,) = store.find_person(cast.owner, "Ines Prado")
    entry.log(cast.owner, ines["id"], entry.LogForm("emailed", at=NOW - timedelta(hours=1)), NOW)
    undone = changes.undo(cast.owner, logged.change, NOW)
    assert "Ines Prado" in undone.text
    assert "stayed" in undone.text
    assert relationships.relationship(cast.owner, ines["id"], NOW).timeline


def test_somebody_erased_stays_out(cast: Cast) -> None:
    store.erase_person(cast.owner, cast.dana)
    found = contacts.preview(cast.owner, FILE)
    assert "Rhodes" not in repr(found)
    assert ("somebody", "was erased from this record and stays out of it") in found.left


def test_a_contact_opens_no_relationship(cast: Cast) -> None:
    before = relationships.people(cast.owner).total
    contacts.add(cast.owner, FILE, contacts.Choice(), NOW)
    assert relationships.people(cast.owner).total == before


def test_a_stop_is_honoured_whatever_is_brought(cast: Cast) -> None:
    entry.log(cast.owner, cast.dana, entry.LogForm("stop", at=NOW), NOW)
    contacts.add(cast.owner, FILE, contacts.Choice(maybe=True), NOW)
    assert relationships.relationship(cast.owner, cast.dana, NOW).stage == "stopped"


def test_many_are_read_in_few_questions(cast: Cast, django_assert_max_num_queries: object) -> None:
    many = "".join(
        f"BEGIN:VCARD\nFN:P {n}\nEMAIL:p{n}@x.example\nORG:F {n % 50}\nEND:VCARD\n" for n in range(600)
    )
    with django_assert_max_num_queries(130):  # type: ignore[operator]  # the fixture's own type is not public
        contacts.add(cast.owner, many.encode(), contacts.Choice(), NOW)
    assert len(store.companies(cast.owner)) == 50 + 4
