from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from afterno.connect.mailbox.imap import account, pull, wire, words
from afterno.errors import MailboxError, MailboxRefusedError, NotOnRecordError
from afterno.record import store
from afterno.service import connecting, looking, mailboxes, syncing
from afterno.service.summary import ReadSummary
from tests.imap import dovecot as peer
from tests.imap.conftest import NOW, form, mail, rejection
from tests.imap.wiretap import wiretap

if TYPE_CHECKING:
    from tests.imap.wiretap import Wiretap

pytestmark = [pytest.mark.dovecot, pytest.mark.django_db]


def connected(owner: int, port: int, **changed: Any) -> connecting.Connected:
    return connecting.connect_mailbox(owner, form(port, **changed))


def read(owner: int) -> ReadSummary | None:
    (done,) = syncing.sync(owner, NOW)
    assert done.problem == ""
    return done.summary


def problem(owner: int) -> str:
    (done,) = syncing.sync(owner, NOW)
    assert store.mailboxes(owner)[0].problem == done.problem
    return done.problem


def test_a_no_in_the_inbox_opens_a_relationship(alice: int, server: peer.Dovecot) -> None:
    server.deliver(mail("ask"), rejection())
    connected(alice, server.imap)
    summary = read(alice)
    assert summary is not None
    assert (summary.read, dict(summary.recognised), summary.opened) == (2, {"rejection": 1}, 1)
    assert [person["name"] for person in store.load_record(alice)["people"]] == ["Ruth Boyd"]


def test_a_second_sync_finds_nothing_and_asks_two_questions(
    alice: int, server: peer.Dovecot, line: Wiretap
) -> None:
    server.deliver(mail("one"), rejection())
    connected(alice, line.port)
    read(alice)
    line.heard.clear()
    assert read(alice) is None
    asked = [command.split()[0] for command in line.commands if command.split()[0] != "CAPABILITY"]
    assert asked == ["AUTHENTICATE", "LIST", "LOGOUT"]


def test_only_what_came_since_is_brought(alice: int, server: peer.Dovecot, line: Wiretap) -> None:
    server.deliver(*(mail(f"old{number}") for number in range(5)))
    connected(alice, line.port)
    assert read(alice) == ReadSummary(read=5, ordinary=5)
    server.deliver(rejection())
    line.heard.clear()
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.known, summary.opened) == (1, 0, 1)
    assert [command for command in line.commands if "BODY" in command] == ["UID FETCH 6 (UID BODY.PEEK[])"]


def test_no_flag_of_any_mail_changes_and_nothing_but_looking_is_ever_said(
    alice: int, server: peer.Dovecot, line: Wiretap
) -> None:
    server.deliver(rejection(), mail("two"))
    server.put("INBOX", mail("seen"), flags="(\\Seen \\Flagged)")
    server.put(peer.SENT, mail("sent", sender=peer.ADDRESS, to="kim@other.example"), flags="(\\Answered)")
    server.put("Papierkorb", mail("thrown"), flags="(\\Deleted)")
    flags, files = server.flags(), server.files()
    connected(alice, line.port, also=("junk", "trash"))
    summary = read(alice)
    assert summary is not None
    assert summary.read == 5
    read(alice)
    assert server.files() == files  # not even "new" became "cur"
    assert server.flags() == flags
    said = {re.sub(r"^UID ", "", command).split()[0] for command in line.commands}
    assert said <= {"CAPABILITY", "AUTHENTICATE", "LIST", "STATUS", "EXAMINE", "FETCH", "LOGOUT"}
    assert not [command for command in line.commands if "BODY[" in command]


def test_the_sent_folder_is_known_in_any_language_and_its_mail_is_the_seekers_own(
    alice: int, server: peer.Dovecot
) -> None:
    server.deliver(rejection())
    other = "a.moreau@work.example"
    for number in range(3):
        server.put(peer.SENT, mail(f"thanks{number}", "Thank you for the interview. Unfortunately I was late.",
                                   sender=other, to="ruth.boyd@larchfreight.example", refs="no", day=23))  # fmt: skip
    done = connected(alice, server.imap)
    assert done.own_addresses == (peer.ADDRESS, other)
    assert "INBOX" in done.folders
    assert peer.SENT in done.folders
    assert set(done.left_out) == {"Entwürfe", "Papierkorb", "Spamverdacht"}
    summary = read(alice)
    assert summary is not None
    assert summary.recognised["rejection"] == 1
    assert summary.recognised["own_message"] == 3


def test_spam_and_trash_are_looked_at_only_on_wish(alice: int, server: peer.Dovecot) -> None:
    server.put("Spamverdacht", rejection())
    connected(alice, server.imap)
    assert read(alice) is None
    connected(alice, server.imap, also=("junk",))
    summary = read(alice)
    assert summary is not None
    assert summary.opened == 1


def test_a_renamed_folder_is_not_read_again(alice: int, server: peer.Dovecot, line: Wiretap) -> None:
    with server.signed_in() as program:
        program.create('"Bewerbungen"')
    server.put("Bewerbungen", *(mail(f"one{number}") for number in range(3)))
    connected(alice, line.port)
    read(alice)
    with server.signed_in() as program:
        program.rename('"Bewerbungen"', '"Beendet &- alt"')
    server.put("Beendet &- alt", rejection())
    line.heard.clear()
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened) == (1, 1)
    assert len([command for command in line.commands if "BODY.PEEK[]" in command]) == 1
    assert sorted(store.mailboxes(alice)[0].folders) == ["Beendet &- alt", peer.SENT, "INBOX"]


def test_another_folder_in_the_place_of_a_vanished_one_is_read_whole(
    alice: int, server: peer.Dovecot
) -> None:
    with server.signed_in() as program:
        program.create('"Jobs"')
    server.put("Jobs", mail("one"), mail("two"))
    connected(alice, server.imap)
    read(alice)
    with server.signed_in() as program:
        program.delete('"Jobs"')
        program.create('"Jobs"')
    server.put("Jobs", mail("three"), rejection())
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened) == (2, 1)


def test_mails_numbered_anew_are_read_anew_and_nothing_stands_twice(alice: int, server: peer.Dovecot) -> None:
    with server.signed_in() as program:
        program.create('"Jobs"')
    server.put("Jobs", mail("one"), rejection())
    connected(alice, server.imap)
    read(alice)
    events = len(store.load_record(alice)["events"])
    with server.signed_in() as program:
        program.delete('"Jobs"')
        program.create('"Jobs"')
    server.put("Jobs", mail("one"), rejection(), mail("three"))
    (done,) = syncing.sync(alice, NOW)
    assert done.summary is not None
    assert (done.summary.read, done.summary.known) == (3, 1)
    assert any("anew" in note for note in done.notes)
    assert len(store.load_record(alice)["events"]) == events


def test_a_line_that_drops_is_taken_up_where_it_broke(
    alice: int, server: peer.Dovecot, line: Wiretap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull, "AT_ONCE", 4)
    server.deliver(*(mail(f"one{number}", "word " * 400) for number in range(20)), rejection())
    connected(alice, line.port)
    line.cut_after = [20_000, 20_000]
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened) == (21, 1)
    assert line.lines == 4  # to connect, and three to read


def test_a_line_that_stays_away_loses_nothing_that_came(
    alice: int, server: peer.Dovecot, line: Wiretap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull, "AT_ONCE", 4)
    server.deliver(rejection(), *(mail(f"one{number}", "word " * 400) for number in range(20)))
    connected(alice, line.port)
    line.cut_after = [22_000]

    def gone(_seconds: float) -> None:
        line.refuse = True

    monkeypatch.setattr(pull, "_pause", gone)
    (done,) = syncing.sync(alice, NOW)
    assert "dropped" in done.problem
    assert "afterno sync" in done.problem
    assert done.summary is not None
    assert 4 <= done.summary.read < 21
    assert done.summary.opened == 1
    line.refuse = False
    rest = read(alice)
    assert rest is not None
    assert done.summary.read + rest.read == 21
    assert rest.known == 0


def test_more_than_a_round_is_read_in_rounds(
    alice: int, server: peer.Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull, "AT_ONCE", 2)
    monkeypatch.setattr(pull, "ROUND", 3_000)
    server.deliver(*(mail(f"one{number}", "word " * 200) for number in range(9)), rejection())
    connected(alice, server.imap)
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened) == (10, 1)
    assert store.mailboxes(alice)[0].mails == 10


def test_a_large_mail_comes_without_its_attachment(alice: int, server: peer.Dovecot, line: Wiretap) -> None:
    letter = rejection().partition(b"\r\n\r\n")
    head = letter[0].replace(
        b"Content-Type: text/plain; charset=utf-8", b'Content-Type: multipart/mixed; boundary="b1"'
    )
    paper = b"QUJD" * 19 + b"\r\n"
    server.deliver(
        head + b"\r\n\r\n--b1\r\nContent-Type: application/pdf; name=cv.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + paper * 6_000 + b"--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + letter[2] + b"--b1--\r\n"
    )  # fmt: skip
    connected(alice, line.port)
    line.cut_after = [60_000]
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened, line.lines) == (1, 1, 2)


def test_a_refused_password_says_what_to_do_and_keeps_nothing(alice: int, server: peer.Dovecot) -> None:
    with pytest.raises(MailboxRefusedError, match=r"refused the password .* app password") as error:
        connected(alice, server.imap, secret="not it")
    assert "not it" not in str(error.value)
    assert store.mailboxes(alice) == []


def test_a_password_changed_later_is_said_and_the_mailbox_stays(alice: int, server: peer.Dovecot) -> None:
    connected(alice, server.imap)
    keeper = mailboxes.keys().keeper()
    keeper.put(looking.secret_name(alice, peer.ADDRESS), "old one")
    assert "afterno connect mailbox alice@home.example" in problem(alice)


def test_nobody_at_the_other_end(alice: int, server: peer.Dovecot) -> None:
    connected(alice, server.imap)
    row = store.mailboxes(alice)[0]
    store.put_mailbox(
        alice,
        store.MailboxRow(row.name, row.host, peer.free_port(), row.security, row.user, options=row.options),
    )
    assert "does not answer" in problem(alice)


@pytest.mark.parametrize(("security", "port"), [("tls", "imaps"), ("starttls", "imap")])
def test_an_encrypted_line(alice: int, server: peer.Dovecot, security: str, port: str) -> None:
    server.deliver(rejection())
    connected(alice, getattr(server, port), security=security)
    summary = read(alice)
    assert summary is not None
    assert summary.opened == 1


@pytest.mark.parametrize(("security", "port"), [("tls", "imaps"), ("starttls", "imap")])
def test_a_server_that_cannot_prove_who_it_is_is_told_nothing(
    alice: int, server: peer.Dovecot, monkeypatch: pytest.MonkeyPatch, security: str, port: str
) -> None:
    monkeypatch.setattr(account, "is_here", lambda _host: False)
    with wiretap(getattr(server, port)) as tap:
        with pytest.raises(MailboxError, match=r"certificate .* Nothing was sent"):
            connected(alice, tap.port, security=security)
        assert b"AUTHENTICATE" not in tap.heard
        assert b"LOGIN" not in tap.heard
    assert store.mailboxes(alice) == []


def test_tls_where_the_server_begins_in_clear(alice: int, server: peer.Dovecot) -> None:
    with pytest.raises(MailboxError, match="--security starttls"):
        connected(alice, server.imap, security="tls")


def test_a_mailbox_that_is_being_read_is_left_alone(alice: int, server: peer.Dovecot) -> None:
    server.deliver(mail("one"))
    connected(alice, server.imap)
    moment = datetime.now(UTC)
    assert store.claim_mailbox(alice, peer.ADDRESS, moment, moment + syncing.CLAIM)
    (done,) = syncing.sync(alice, NOW)
    assert "being read just now" in done.problem
    assert store.mailboxes(alice)[0].problem == ""
    later = moment + syncing.CLAIM * 2
    assert store.claim_mailbox(alice, peer.ADDRESS, later, later + syncing.CLAIM)


def test_a_mail_at_which_the_line_always_breaks_is_named_and_the_others_come(
    alice: int, server: peer.Dovecot, line: Wiretap
) -> None:
    server.deliver(mail("one"), mail("two", "poison"), rejection())
    connected(alice, line.port)
    line.poison = b"poison"
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened) == (2, 1)
    assert [(one.source, one.why) for one in summary.skipped] == [("INBOX, mail 2", "the line breaks at it")]
    assert read(alice) is None


def test_a_mail_deleted_while_it_is_asked_for_is_named(
    alice: int, server: peer.Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(mail("one"), rejection())
    connected(alice, server.imap)
    monkeypatch.setattr(wire.Line, "sizes", lambda _line, _first: [(1, 400), (2, 400), (3, 400)])
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.skipped_total, summary.skipped[0].source) == (2, 1, "INBOX, mail 3")


def test_a_damaged_answer_of_one_mail_loses_no_other(
    alice: int, server: peer.Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(mail("one"), rejection(), mail("three"))
    connected(alice, server.imap)
    fetch = words.uid_set

    def refused(uids: Any) -> str:
        listed = list(uids)
        return fetch(listed) if listed in ([2], [3]) else "nonsense"

    monkeypatch.setattr(words, "uid_set", refused)
    summary = read(alice)
    assert summary is not None
    assert (summary.read, summary.opened, summary.skipped_total) == (2, 1, 1)
    assert "INBOX, mail 1" in summary.skipped[0].source


def test_disconnecting_forgets_the_password_and_keeps_what_was_read(alice: int, server: peer.Dovecot) -> None:
    server.deliver(rejection())
    connected(alice, server.imap)
    read(alice)
    mailboxes.disconnect(alice, peer.ADDRESS.upper())
    assert mailboxes.mailboxes(alice) == []
    assert mailboxes.keys().keeper().get(looking.secret_name(alice, peer.ADDRESS)) is None
    assert len(store.load_record(alice)["people"]) == 1
    with pytest.raises(NotOnRecordError, match="afterno connect mailbox"):
        syncing.sync(alice, NOW)


def test_a_stranger_sees_no_mailbox_of_alices(alice: int, charlie: int, server: peer.Dovecot) -> None:
    connected(alice, server.imap)
    assert mailboxes.mailboxes(charlie) == []
    for act in (lambda: mailboxes.disconnect(charlie, peer.ADDRESS), lambda: syncing.sync(charlie, NOW)):
        with pytest.raises(NotOnRecordError):
            act()
    assert len(mailboxes.mailboxes(alice)) == 1


def test_nothing_of_the_mail_stays_in_the_data_folder(
    alice: int, server: peer.Dovecot, settings: Any
) -> None:
    server.deliver(mail("one"), rejection())
    left = settings.DATA_DIR / "mail-on-its-way-4194999"
    left.mkdir()
    (left / "1.mbox").write_bytes(b"From killed")
    connected(alice, server.imap)
    read(alice)
    assert [path.name for path in settings.DATA_DIR.iterdir()] == ["secrets"]
    assert peer.PASSWORD.encode() not in (settings.DATA_DIR / "secrets").read_bytes()


def test_nothing_new_is_quick(alice: int, server: peer.Dovecot) -> None:
    """The whole command has 0.3 s; the asking itself must be a small part of it, whatever else the machine does."""
    server.deliver(*(mail(f"one{number}") for number in range(50)))
    connected(alice, server.imap)
    read(alice)
    took = []
    for _ in range(3):
        begun = time.process_time()
        assert read(alice) is None
        took.append(time.process_time() - begun)
    assert min(took) < 0.1
