from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.service.test_contacts import FILE

from afterno.record import store

if TYPE_CHECKING:
    from .conftest import Cast, Visitor

PAGE = "/people/contacts/"


def shown(visitor: Visitor, content: bytes = FILE) -> str:
    response = visitor.client.post(PAGE, {"file": SimpleUploadedFile("all.vcf", content)})
    assert response.status_code == 200, response.text
    return str(response.text)


def word_of(page: str) -> str:
    found = re.search(r'name="word" value="([^"]+)"', page)
    assert found
    return found[1]


def test_shown_first_then_added_then_taken_back(cast: Cast, alice: Visitor) -> None:
    page = shown(alice)
    assert "One person not here yet" in page
    assert "Nothing is added yet" in page
    assert store.find_person(cast.owner, "Ines Prado") == []
    response = alice.client.post(PAGE, {"do": "add", "word": word_of(page), "new": "yes"})
    assert response.status_code == 302
    after = alice.client.get(response.headers["Location"]).text
    assert "On record: one person added from a file." in after
    assert "Ines Prado" in after
    change = re.search(r'name="change" value="([^"]+)"', after)
    assert change
    alice.client.post("/undo/", {"change": change[1], "back": "/people/"})
    assert store.find_person(cast.owner, "Ines Prado") == []


def test_what_cannot_be_read_is_said_beside_the_file(alice: Visitor) -> None:
    response = alice.client.post(PAGE, {"file": SimpleUploadedFile("x.vcf", b"Dear Sir")})
    assert response.status_code == 400
    assert "no file of contacts" in response.text
    assert alice.client.post(PAGE, {}).status_code == 400


def test_a_file_shown_too_long_ago_adds_nothing(cast: Cast, alice: Visitor, charlie: Visitor) -> None:
    word = word_of(shown(alice))
    assert charlie.client.post(PAGE, {"do": "add", "word": word, "new": "yes"}).status_code == 400
    cache.clear()
    response = alice.client.post(PAGE, {"do": "add", "word": word, "new": "yes"})
    assert response.status_code == 400
    assert "Choose it once more" in response.text
    assert store.find_person(cast.owner, "Ines Prado") == []


def test_hostile_names_are_shown_harmlessly(alice: Visitor) -> None:
    page = shown(
        alice, b'BEGIN:VCARD\nFN:<script>alert(1)</script>\nORG:"><img src=x onerror=alert(1)>\nEND:VCARD\n'
    )
    assert "<script>alert" not in page
    assert "<img src=x" not in page
