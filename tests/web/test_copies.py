"""A safe copy made, taken elsewhere, looked into and put back, on a page; and whose it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import ON_POSTGRES

from afterno.record import safe
from afterno.service import relationships, setup

from .conftest import furnish, visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .conftest import Visitor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(ON_POSTGRES, reason="about the file of one person"),
]


@pytest.fixture
def me(transactional_db: None) -> Iterator[Visitor]:
    """Give the one person of a local installation; copies made are taken away again."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from .conftest import Visitor

    owner = setup.open_record()
    client = Client()
    client.force_login(get_user_model().objects.get(pk=owner))
    furnish(owner)
    yield Visitor(owner, client)
    for name in ("backup-*.sqlite3", "record-before-restore-*.sqlite3"):
        for path in safe.record_file().parent.glob(name):
            path.unlink()


def look(me: Visitor, content: bytes) -> Any:
    return me.client.post("/settings/data/in/", {"record": SimpleUploadedFile("copy", content)})


def made(me: Visitor) -> bytes:
    assert "None was made here yet" in me.client.get("/settings/data/").text
    me.client.post("/settings/data/copy/", {"do": "make"})
    page = me.client.get("/settings/data/").text
    assert "A copy is made and checked" in page
    assert "The last is of" in page
    name = re.search(r'name="name" value="([^"]+)"', page)
    assert name
    response = me.client.post("/settings/data/copy/", {"do": "take", "name": name[1]})
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name[1]}"'
    content: bytes = response.content
    return content


def test_a_copy_is_made_looked_into_and_put_back(me: Visitor) -> None:
    copy = made(me)
    me.client.post("/settings/data/erase/", {"word": "erase"})
    assert relationships.people(me.owner).total == 0
    shown = look(me, copy)
    assert "A copy with five people" in shown.text or re.search(r"A copy with \w+ people", shown.text)
    assert "takes the place of everything" in shown.text
    assert relationships.people(me.owner).total == 0
    word = re.search(r'name="word" value="([^"]+)"', shown.text)
    assert word
    response = me.client.post("/settings/data/in/", {"do": "put", "word": word[1]})
    assert response.status_code == 302
    page = me.client.get("/people/").text  # signed in still, in the file that was put back
    assert "Dana Rhodes" in page
    assert "kept as record-before-restore-" in page or list(
        safe.record_file().parent.glob("record-before-restore-*")
    )


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more", b"PK\3\4", b"{}"])
def test_what_is_no_copy_is_refused_in_words_and_changes_nothing(me: Visitor, content: bytes) -> None:
    response = look(me, content)
    assert response.status_code == 400
    assert 'role="alert"' in response.text
    assert relationships.people(me.owner).total == 3


@pytest.mark.parametrize("name", ["record.sqlite3", "../secret-key", "secret-key", "", "backup-x.sqlite3"])
def test_only_copies_are_handed_over(me: Visitor, name: str) -> None:
    assert me.client.post("/settings/data/copy/", {"do": "take", "name": name}).status_code == 404


def test_nobody_else_gets_or_puts_back_the_file_of_all(me: Visitor) -> None:
    copy = made(me)
    charlie = visitor("charlie")
    page = charlie.client.get("/settings/data/").text
    assert "A safe copy" not in page
    assert charlie.client.post("/settings/data/copy/", {"do": "make"}).status_code == 400
    name = next(safe.record_file().parent.glob("backup-*.sqlite3")).name
    assert charlie.client.post("/settings/data/copy/", {"do": "take", "name": name}).status_code == 400
    assert look(charlie, copy).status_code == 400
