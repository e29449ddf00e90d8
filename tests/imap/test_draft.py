"""A letter laid into the Drafts, whatever their language: asked for by name, sent by nobody but the seeker."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest

from afterno.errors import NotOnRecordError, UserError
from afterno.record import store
from afterno.service import connecting, drafting, placing, syncing
from tests.imap import dovecot as peer
from tests.imap.conftest import NOW, form, rejection

if TYPE_CHECKING:
    from afterno.service.drafting import CheckedDraft

pytestmark = [pytest.mark.dovecot, pytest.mark.django_db]
DRAFTS = "Entw&APw-rfe"


@pytest.fixture
def letter(alice: int, server: peer.Dovecot) -> CheckedDraft:
    server.deliver(rejection())
    store.set_profile(alice, seeker={"name": "Alice Moreau\r\nBcc: eve@evil.example"})
    connecting.connect_mailbox(alice, form(server.imap))
    syncing.sync(alice, NOW)
    draft = drafting.draft(alice, "Ruth Boyd", NOW, reason="reply")
    return replace(draft, subject="Grüße\r\nBcc: eve@evil.example", body="Dear Ruth,\n\nthank you. É.\n")


def drafts(server: peer.Dovecot) -> list[Any]:
    with server.signed_in() as line:
        line.select(f'"{DRAFTS}"', readonly=True)
        found = line.uid("FETCH", "1:*", "(FLAGS BODY.PEEK[])")[1]
    return [one for one in found if isinstance(one, tuple)]


def test_a_letter_lies_in_the_drafts_as_it_was_written(
    alice: int, server: peer.Dovecot, letter: CheckedDraft
) -> None:
    placed = placing.place(alice, letter, NOW)
    assert (placed.address, placed.folder) == (peer.ADDRESS, "Entwürfe")
    ((head, raw),) = drafts(server)
    assert b"\\Draft" in head
    mail = message_from_bytes(raw, policy=policy.default)
    assert mail["To"] == "ruth.boyd@larchfreight.example"
    assert mail["Message-ID"] == f"<{placed.message_id}>"
    assert mail["In-Reply-To"] == "<no@x.example>"
    assert mail.get_content().replace("\r\n", "\n") == letter.body
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Grüße Bcc: eve@evil.example"


def test_a_letter_in_the_drafts_is_not_read_as_mail(
    alice: int, server: peer.Dovecot, letter: CheckedDraft
) -> None:
    placing.place(alice, letter, NOW)
    (done,) = syncing.sync(alice, NOW)
    assert done.summary is None


def test_what_is_no_letter_yet_is_not_laid_there(
    alice: int, server: peer.Dovecot, letter: CheckedDraft
) -> None:
    for unfinished in (replace(letter, body=""), replace(letter, to="")):
        with pytest.raises(UserError):
            placing.place(alice, unfinished, NOW)
    assert drafts(server) == []


def test_a_stranger_lays_nothing_into_alices_mailbox(
    charlie: int, server: peer.Dovecot, letter: CheckedDraft
) -> None:
    with pytest.raises(NotOnRecordError):
        placing.place(charlie, letter, NOW)
    assert drafts(server) == []
