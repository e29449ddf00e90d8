"""The pieces that decide: what the server says, which folders, what is to be read, which parts of a large mail."""

from __future__ import annotations

import doctest
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.connect.mailbox import mbox
from afterno.connect.mailbox.imap import folders, parts, words
from afterno.connect.mailbox.imap.account import completed, service_of
from afterno.connect.mailbox.imap.folders import Folder
from afterno.connect.mailbox.imap.plan import Position, decide, position
from afterno.connect.mailbox.imap.pull import mark_of
from afterno.connect.mailbox.imap.spool import Spool
from afterno.connect.mailbox.scan import Scan
from afterno.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from afterno.connect.mailbox.imap.words import Fragment


def test_the_examples_in_the_text_are_true() -> None:
    assert doctest.testmod(words).failed == 0


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ([b'1 (UID 5 X "a \\"b\\" c" NIL)'], [b"1", [b"UID", b"5", b"X", b'a "b" c', None]]),
        ([(b"1 (UID 5 BODY[] {3}", b"a)("), b")"], [b"1", [b"UID", b"5", b"BODY[]", b"a)("]]),
        ([(b"1 (BODY[HEADER.FIELDS (FROM)] {2}", b"x"), b" UID 5)"],
         [b"1", [b"BODY[HEADER.FIELDS (FROM)]", b"x", b"UID", b"5"]]),
        ([b")) (a", None], [[b"a"]]),
        ([], []),
    ],
)  # fmt: skip
def test_what_a_server_says(said: list[Fragment], meant: list[object]) -> None:
    assert words.words(said) == meant


@given(
    st.lists(
        st.one_of(st.binary(max_size=40), st.tuples(st.binary(max_size=20), st.binary(max_size=9))),
        max_size=6,
    )
)
def test_nothing_a_server_says_breaks_the_reading(said: list[Fragment]) -> None:
    words.words(said)
    parts.tree(words.words(said))
    folders.listed(said)


@given(st.text(st.characters(codec="utf-16"), max_size=20))
def test_any_name_of_a_folder_goes_over_the_line_and_back(name: str) -> None:
    wire = words.wire_name(name)
    assert wire.isascii()
    assert words.folder_name(wire) == name


def test_folders_are_known_by_what_they_are_for() -> None:
    found = folders.listed([
        b'(\\HasNoChildren \\Sent) "/" "Wys&AUI-ane"',
        b'(\\HasNoChildren) "/" "Sent"',
        b'(\\Noselect \\HasChildren) "/" "[Gmail]"',
        (b'(\\Drafts) "/" {6}', b"Utkast"),
        b'(\\Marked) NIL INBOX ("CHILDINFO" ("SUBSCRIBED"))',
        b'(\\HasNoChildren) "." "odd"',
    ])  # fmt: skip
    assert [(one.name, one.role) for one in found] == [
        ("Wysłane", "sent"), ("Sent", ""), ("Utkast", "drafts"), ("INBOX", "inbox"), ("odd", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "role"),
    [("Gesendete Elemente", "sent"), ("INBOX.Brouillons", "drafts"), ("Papelera", "trash"), ("Sentimental", ""),
     ("Posta indesiderata", "junk")],
)  # fmt: skip
def test_a_server_that_says_nothing_of_uses_is_known_by_names(name: str, role: str) -> None:
    (one,) = folders.listed([b'(\\HasNoChildren) "." ' + words.quoted(words.wire_name(name)).encode()])
    assert one.role == role


def test_where_one_folder_holds_all_mail_the_others_are_left() -> None:
    found = [
        Folder(b"a", "a", "inbox"),
        Folder(b"b", "b", "all"),
        Folder(b"c", "c", "junk"),
        Folder(b"d", "d", "sent"),
    ]
    read, left = folders.chosen(found, also=("junk",))
    assert [one.name for one in read] == ["b", "c"]
    assert [one.name for one in left] == ["a", "d"]


INBOX = Folder(b"INBOX", "INBOX", "inbox", validity=7, following=11, changes=50, mails=10)


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        (None, 1),
        (Position(7, 11, 50), None),
        (Position(7, 11, 49), None),  # a flag changed
        (Position(7, 11, None), None),
        (Position(7, 5, 50), None),  # nothing at all changed, whatever the numbers
        (Position(7, 8, 40), 8),
        (Position(6, 11, 50), 1),
        (Position(7, 12, 60), 1),  # the numbers went back
    ],
)
def test_what_is_read_of_a_folder(before: Position | None, asked: int | None) -> None:
    plan = decide({} if before is None else {"INBOX": before}, [INBOX])
    assert [pull.position.following for pull in plan.pulls] == ([] if asked is None else [asked])
    assert (plan.settled.get("INBOX") is None) == (asked is not None)
    if asked is None:
        assert plan.settled["INBOX"].changes == 50


def test_a_server_that_says_no_numbers_is_asked_each_time() -> None:
    silent = Folder(b"INBOX", "INBOX", "inbox")
    assert decide({"INBOX": Position(0, 5)}, [silent]).pulls[0].position.following == 5


def test_a_renamed_folder_is_only_guessed_where_one_fits() -> None:
    old = {"a": Position(7, 11, mark="m"), "b": Position(7, 9, mark="n")}
    new = Folder(b"c", "c", "", 7, 11, 50, 10)
    assert decide({"a": old["a"]}, [new]).pulls[0].was == "a"
    assert decide(old, [new]).pulls[0].was == ""
    assert decide({"a": Position(7, 11)}, [new]).pulls[0].was == ""


def test_a_position_comes_back_as_it_was_kept() -> None:
    where = Position(7, 11, 50, 10, 9, "mark")
    assert position(where.json()) == where


STRUCTURE = (
    b'((("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 5 1)("text" "html" NIL NIL NIL "7bit" 9 1) "alternative" '
    b'("boundary" "in")) ("application" "pdf" ("name" "cv.pdf") NIL NIL "base64" 900000) "mixed" ("boundary" "out"))'
)


def test_of_a_large_mail_the_parts_with_words_are_fetched_and_put_together() -> None:
    (structure,) = words.words([STRUCTURE])
    root = parts.tree(structure)
    wanted = parts.wanted(root)
    assert [item for item in wanted if "MIME" not in item] == [
        "BODY.PEEK[HEADER]", f"BODY.PEEK[1.1]<0.{parts.TEXT}>", f"BODY.PEEK[1.2]<0.{parts.TEXT}>",
    ]  # fmt: skip
    head = b'Subject: x\r\nContent-Type: multipart/mixed; boundary="out"\r\n\r\n'
    said = {
        b"BODY[HEADER]": head, b"BODY[1.MIME]": b'Content-Type: multipart/alternative; boundary="in"\r\n\r\n',
        b"BODY[1.1.MIME]": b"Content-Type: text/plain\r\n\r\n", b"BODY[1.1]": b"hello",
        b"BODY[1.2.MIME]": b"Content-Type: text/html\r\n\r\n", b"BODY[1.2]": b"<p>hello",
        b"BODY[2.MIME]": b"Content-Type: application/pdf; name=cv.pdf\r\n\r\n",
    }  # fmt: skip
    mail = message_from_bytes(parts.together(root, said))
    assert mail.defects == []
    assert [(part.get_content_type(), part.get_filename()) for part in mail.walk() if not part.is_multipart()] == [
        ("text/plain", None), ("text/html", None), ("application/pdf", "cv.pdf"),
    ]  # fmt: skip
    assert [part.get_payload() for part in mail.walk() if not part.is_multipart()][:2] == [
        "hello",
        "<p>hello",
    ]


HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <%d@x>\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n\r\n"


@settings(deadline=None)  # it writes files
@given(bodies=st.lists(st.sampled_from([
    b"plain\r\n", b"From here on\r\n", b">From quoted\r\n>>From twice\r\n", b"no end", b"",
    b"\r\nFrom a@b Mon Nov  2 09:00:00 2026\r\nTo: x@y\r\nDate: z\r\n\r\nforged\r\n",
]), min_size=1, max_size=5))  # fmt: skip
def test_every_mail_comes_out_of_the_spool_as_it_went_in(
    bodies: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    spool = Spool(tmp_path_factory.mktemp("spool"))
    sent = [HEAD % number + body for number, body in enumerate(bodies)]
    for raw in sent:
        spool.add(raw, "INBOX", "INBOX", 100)
    (file,) = spool.files()
    with open(file.path, "rb") as stream:  # noqa: PTH123
        came = [mbox.unstuffed(raw or b"") for _, raw in mbox.mails(stream)]
    assert [raw.rstrip() for raw in came] == [raw.rstrip() for raw in sent]
    spool.clear()
    assert spool.files() == []


def test_a_mail_that_begins_like_none_is_kept_apart_and_swallows_nobody(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.add(HEAD % 1 + b"one", "INBOX", "INBOX", 0)
    spool.add(b"\r\nno header at all\r\n", "INBOX", "INBOX", 1)
    spool.add(HEAD % 2 + b"two", "INBOX", "INBOX", 2)
    assert Scan((), files=spool.files()).mails() == 3


def test_a_mark_goes_by_the_message_id_of_the_mail_itself() -> None:
    assert mark_of(HEAD % 1 + b"Message-ID: <other@x>") == mark_of(b"message-id: <1@x>\r\n\r\n") != ""
    assert mark_of(b"Subject: x\r\n\r\nMessage-ID: <other@x>") == ""


def test_what_is_typed_is_completed() -> None:
    assert (completed("ana@gmail.com").host, completed("ana@gmail.com").port) == ("imap.gmail.com", 993)
    assert completed(" ana@firm.example ").host == "imap.firm.example"
    own = completed("ana@firm.example", server="mail.firm.example:1993", user="ana")
    assert (own.host, own.port, own.login) == ("mail.firm.example", 1993, "ana")
    assert completed("a@b.example", server="[::1]", security="none").on_this_machine
    service = service_of(completed("ana@yahoo.com"))
    assert service is not None
    assert "app password" in service.hint


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"address": "ana"}, "no e-mail address"),
        ({"address": "ana@mail.example", "server": "mail example"}, "no mail server"),
        ({"address": "ana@mail.example", "server": "mail.example:99999999"}, "no mail server"),
        ({"address": "ana@mail.example", "server": "x\r\nLOGOUT"}, "no mail server"),
        ({"address": "ana@mail.example", "security": "none"}, "read your mail and password"),
        ({"address": "ana@mail.example", "security": "odd"}, "one of: tls"),
        ({"address": "ana@mail.example", "auth": "odd"}, "one of: password"),
    ],
)
def test_what_cannot_be_meant_is_said(typed: dict[str, str], why: str) -> None:
    with pytest.raises(UserError, match=why):
        completed(**typed)
