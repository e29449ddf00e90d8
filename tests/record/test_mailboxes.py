"""Connected mailboxes on record, and the glimpse of them without Django."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from tests.record.cast import NOW

from afterno.record import glimpse, store

BOX = store.MailboxRow(
    "alice@home.example", "imap.home.example", 993, "tls", "", "password", {"also": ["junk"]}
)


def test_what_was_connected_is_there_and_is_changed_in_its_place(alice: int) -> None:
    store.put_mailbox(alice, BOX)
    store.put_mailbox(alice, BOX)
    assert store.mailboxes(alice) == [BOX]
    store.note_mailbox(alice, BOX.name, folders={"INBOX": {"following": 3}}, read_at=NOW, more=2)
    store.note_mailbox(alice, BOX.name, problem="the line dropped", more=1)
    row = store.get_mailbox(alice, BOX.name)
    assert row is not None
    assert (row.folders, row.read_at, row.mails) == ({"INBOX": {"following": 3}}, NOW, 3)
    assert row.problem == "the line dropped"
    assert store.drop_mailbox(alice, BOX.name)
    assert not store.drop_mailbox(alice, BOX.name)


def test_a_mailbox_is_claimed_by_one_at_a_time(alice: int) -> None:
    store.put_mailbox(alice, BOX)
    until = NOW + timedelta(minutes=3)
    assert store.claim_mailbox(alice, BOX.name, NOW, until)
    assert not store.claim_mailbox(alice, BOX.name, NOW, until)
    later = until + timedelta(minutes=1)
    assert store.claim_mailbox(alice, BOX.name, NOW, later, mine=until)
    assert store.claim_mailbox(alice, BOX.name, later + timedelta(seconds=1), later + timedelta(minutes=9))
    store.release_mailbox(alice, BOX.name)
    assert store.claim_mailbox(alice, BOX.name, NOW, until)


def test_a_glimpse_that_finds_no_record_says_so(tmp_path: Path) -> None:
    assert glimpse.mailboxes(tmp_path / "none.sqlite3") is None
    (tmp_path / "odd.sqlite3").write_bytes(b"no database" * 100)
    assert glimpse.mailboxes(tmp_path / "odd.sqlite3") is None
    assert not glimpse.note(tmp_path / "none.sqlite3", 1, BOX.name, {}, read_at=NOW)
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.django_db(transaction=True)
def test_a_glimpse_sees_and_notes_what_the_store_does() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a glimpse is for the record of one person")
    users = get_user_model().objects
    me, other = users.create(username="me").pk, users.create(username="other").pk
    store.put_mailbox(me, BOX)
    store.put_mailbox(other, store.MailboxRow("other@home.example", "x"))
    file = Path(str(connection.settings_dict["NAME"]))
    assert glimpse.mailboxes(file) == [(me, BOX)]
    assert glimpse.note(file, me, BOX.name, {"INBOX": {"following": 9}}, read_at=NOW)
    row = store.get_mailbox(me, BOX.name)
    assert row is not None
    assert (row.folders, row.read_at, row.problem) == ({"INBOX": {"following": 9}}, NOW, "")
    assert glimpse.note(file, me, BOX.name, row.folders, read_at=None, problem="refused")
    row = store.get_mailbox(me, BOX.name)
    assert row is not None
    assert (row.read_at, row.problem) == (NOW, "refused")
    assert not glimpse.note(file, me, "nobody@home.example", {}, read_at=NOW)
