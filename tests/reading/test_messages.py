"""Bytes to a message: headers, texts, direction, what else a mail holds."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest

from afterno.reading import addresses, content, headers, normal, transfer
from afterno.reading.messages import Address, from_text, parse

CET = timezone(timedelta(hours=1))
PLAIN = b"""\
From: "Whitlock, Dana" <Dana@Corp.example>
To: Alice Arden <alice@home.example>, undisclosed-recipients:;
Cc: hr@corp.example (The HR Team)
Reply-To: <reply@corp.example>
Subject: =?utf-8?B?VW5zZXJlIEVudHNjaGVpZHVuZyBmw7w=?=
 =?utf-8?B?ciBTaWU=?=
Date: Mon, 2 Mar 2026 10:15:00 +0100
Message-ID: <m1@corp.example>
In-Reply-To: <q1@home.example>
References: <q0@home.example> <q1@home.example>
Auto-Submitted: no
X-Gmail-Labels: Inbox,=?UTF-8?Q?Wichtig?=

Dear Alice,

we chose another person. See https://jobs.corp.example/no?id=1.

Dana
"""


def test_a_plain_mail() -> None:
    message = parse(PLAIN)
    assert message.sender == Address("Whitlock, Dana", "dana@corp.example")
    assert message.to == (Address("Alice Arden", "alice@home.example"),)
    assert message.cc == (Address("The HR Team", "hr@corp.example"),)
    assert message.reply_to == (Address("", "reply@corp.example"),)
    assert message.subject == "Unsere Entscheidung für Sie"
    assert message.date == datetime(2026, 3, 2, 10, 15, tzinfo=CET)
    assert message.message_id == "m1@corp.example"
    assert message.in_reply_to == ("q1@home.example",)
    assert message.references == ("q0@home.example", "q1@home.example")
    assert message.headers["auto-submitted"] == "no"
    assert message.headers["x-gmail-labels"] == "Inbox,Wichtig"
    assert message.links == ("https://jobs.corp.example/no?id=1",)
    assert message.text.startswith("Dear Alice,\n\nwe chose")
    assert message.direction == "in"
    assert message.problems == ()


def with_fields(**fields: str) -> bytes:
    return (
        "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items()).encode()
        + b"\nbody\n"
    )


@pytest.mark.parametrize("me", [["alice@home.example"], ["ALICE@Home.Example", "other@x.example"]])
def test_what_the_seeker_wrote_goes_out(me: list[str]) -> None:
    assert parse(with_fields(From="Alice <Alice@home.example>"), me=me).direction == "out"
    assert (
        parse(with_fields(From="Dana <dana@corp.example>", To="alice@home.example"), me=me).direction == "in"
    )


@pytest.mark.parametrize(
    ("folder", "direction"),
    [
        ("Sent", "out"), ("Sent Items", "out"), ("INBOX.Sent", "out"), ("mail/Sent Mail", "out"), ("[Gmail]/Sent Mail", "out"),
        ("Gesendet", "out"), ("Gesendete Objekte", "out"), ("Messages envoyés", "out"), ("Enviados", "out"),
        ("Posta inviata", "out"), ("Verzonden items", "out"), ("Wysłane", "out"), ("Inbox", "in"), ("Presents", "in"),
        ("Absent", "in"), ("Consent forms", "in"), ("", "in"),
    ],
)  # fmt: skip
def test_a_folder_of_sent_mail_goes_out(folder: str, direction: str) -> None:
    assert parse(with_fields(From="someone@x.example"), folder=folder).direction == direction


@pytest.mark.parametrize(
    ("labels", "direction"), [("Sent,Opened", "out"), ("Inbox,Unread", "in"), ('"Gesendet",Wichtig', "out")]
)
def test_gmail_labels_say_what_was_sent(labels: str, direction: str) -> None:
    assert parse(with_fields(From="x@y.example", X_Gmail_Labels=labels)).direction == direction


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("dana@corp.example", [("", "dana@corp.example")]),
        ("<dana@corp.example>", [("", "dana@corp.example")]),
        ("Dana Whitlock <dana@corp.example>", [("Dana Whitlock", "dana@corp.example")]),
        ('"dana@corp.example" <dana@corp.example>', [("", "dana@corp.example")]),
        ("Whitlock, Dana <dana@corp.example>", [("Whitlock, Dana", "dana@corp.example")]),
        ("a@b.example, Bob <bob@b.example>", [("", "a@b.example"), ("Bob", "bob@b.example")]),
        ('"A, B" <a@b.example>; c@d.example', [("A, B", "a@b.example"), ("", "c@d.example")]),
        ("=?utf-8?Q?J=C3=BCrgen_K=2C_GmbH?= <j@k.example>", [("Jürgen K, GmbH", "j@k.example")]),
        ('"=?utf-8?Q?J=C3=BCrgen?=" <j@k.example>', [("Jürgen", "j@k.example")]),
        ("Team: a@b.example, c@d.example;", [("", "a@b.example"), ("", "c@d.example")]),
        ("'Dana' <dana@corp.example>", [("Dana", "dana@corp.example")]),
        ('"Dana \\"D\\" W" <dana@corp.example>', [('Dana "D" W', "dana@corp.example")]),
        ("Dana <dana@corp.example> (Head)", [("Dana", "dana@corp.example")]),
        ("Dana dana@corp.example", [("Dana", "dana@corp.example")]),
        ('"unclosed <dana@corp.example>', [("unclosed", "dana@corp.example")]),
        ("undisclosed-recipients:;", []),
        ("", []),
    ],
)  # fmt: skip
def test_mailboxes_of_a_field(field: str, expected: list[tuple[str, str]]) -> None:
    assert addresses.mailboxes(field) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 2 Mar 2026 10:15:00 +0100", datetime(2026, 3, 2, 10, 15, tzinfo=CET)),
        ("2 Mar 26 10:15 GMT", datetime(2026, 3, 2, 10, 15, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 10:15:00 -0500 (EST)", datetime(2026, 3, 2, 10, 15, tzinfo=timezone(timedelta(hours=-5)))),
        ("Mon Mar  2 10:15:00 2026", datetime(2026, 3, 2, 10, 15, tzinfo=UTC)),
        ("2026-03-02T10:15:00Z", datetime(2026, 3, 2, 10, 15, tzinfo=UTC)),
        ("Mon, 2 March 2026 10:15:00 CET", datetime(2026, 3, 2, 10, 15, tzinfo=CET)),
        ("Mon, 2 Mar 2026 10:15:60 +0100", datetime(2026, 3, 2, 10, 15, 59, tzinfo=CET)),
        ("Mon, 99 Mar 2026 10:15:00 +0100", None),
        ("Mon, 2 Mar 2026 25:15:00 +0100", None),
        ("yesterday", None),
        ("", None),
    ],
)  # fmt: skip
def test_dates(value: str, expected: datetime | None) -> None:
    assert headers.date(value) == expected


def test_a_mail_without_a_date_has_the_moment_it_was_received() -> None:
    raw = with_fields(Received="from a by b; Mon, 2 Mar 2026 10:15:00 +0100", Date="soon")
    assert parse(raw).date == datetime(2026, 3, 2, 10, 15, tzinfo=CET)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"),
        ("=?utf-8?B?Y2Fmww==?=\n =?utf-8?B?qQ==?=", "café"),
        ("=?iso-8859-1?Q?caf=E9?= and tea", "café and tea"),
        ("=?iso-8859-1*fr?Q?caf=E9?=", "café"),
        ("=?utf-8?q?a?= =?iso-8859-1?q?=E9?=", "aé"),
        ("=?x-none?q?abc?=", "abc"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
    ],
)
def test_encoded_words(value: str, expected: str) -> None:
    assert headers.decoded(value) == expected


def test_names_in_pieces_and_charsets() -> None:
    given = headers.parameters("; name*0*=utf-8''Lebens%C3; name*1*=%BClauf; name*2=.pdf; size=3")
    assert given == {"name": "Lebensülauf.pdf", "size": "3"}


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("für".encode(), "utf-8", "für"),
        ("für".encode(), "iso-8859-1", "für"),
        ("für".encode(), "us-ascii", "für"),
        ("für".encode("latin-1"), "utf-8", "für"),
        ("“für”".encode("cp1252"), "iso-8859-1", "“für”"),
        ("für".encode("utf-16"), "utf-16", "für"),
        ("für".encode("utf-16-be"), "utf-16", "für"),
        (b"plain", "utf-16", "plain"),
        ("für dich".encode("utf-16-le"), "", "für dich"),
        ("für".encode("utf-7"), "utf-7", "für"),
        ("日本".encode("iso2022_jp"), "", "日本"),
        ("日本".encode("shift_jis"), "shift_jis", "日本"),
        ("łódź".encode("iso8859-2"), "iso-8859-2", "łódź"),
        ("ł".encode("cp1250"), "windows-1250", "ł"),
    ],
)
def test_charsets(body: bytes, charset: str, expected: str) -> None:
    assert transfer.text(body, charset)[0] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (base64.b64encode(b"hello there"), b"hello there"),
        (b"aGVsbG8gdGhlcmU", b"hello there"),
        (b"aGVs!!bG8g\r\n*dGhlcmU=", b"hello there"),
        (base64.b64encode(b"hello") + b"\n" + base64.b64encode(b" there"), b"hello there"),
        (b"aGVsbG8gdGhlcmUA" + b"A", b"hello there\0"),
        (b"", b""),
        (b"====", b""),
    ],
)
def test_base64_whatever_is_broken(body: bytes, expected: bytes) -> None:
    assert transfer.base64(body) == expected


def test_plain_characters() -> None:
    assert normal.characters(
        "we\u2019re \u201cin\u201d\u00a0touch, cafe\u0301, Bewer\u00adbung\u200b\r\nend"
    ) == ('we\'re "in" touch, café, Bewerbung\nend')


def test_softly_broken_lines_are_joined() -> None:
    assert (
        content.flowed("a long \nline here\n> and \n> another\n-- \nDana")
        == "a long line here\n> and another\n-- \nDana"
    )
    assert content.flowed("inter \nview", delete_space=True) == "interview"


def alternative(plain: str, page: str) -> bytes:
    return (
        f"Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n"
    ).encode()


def test_the_plain_text_of_two_alternatives_is_taken() -> None:
    long = "We thank you for your application and the time that you took. " * 8
    assert parse(alternative(long, f"<p>{long}</p>")).text == long.strip()


@pytest.mark.parametrize("plain", ["", "Please view this message in a browser that shows HTML.", "Hello"])
def test_a_plain_text_that_only_stands_in_is_passed_over(plain: str) -> None:
    page = (
        "<p>Dear Alice,</p><p>we have decided for another person, after long thought and three talks.</p>" * 3
    )
    assert parse(alternative(plain, page)).text.startswith("Dear Alice,\n\nwe have decided")


def test_html_to_text() -> None:
    page = (
        "<html><head><title>t</title><style>p{color:red}</style><script>var a='<p>no</p>'</script></head><body>"
        '<div style="display:none;max-height:0">Preview of it</div><div class="preheader">Preview</div>'
        "<h1>Hello&nbsp;Alice</h1><p>we&#8217;re <b>so</b>rry<br>to say</p><!-- hidden --><!--[if mso]><p>mso</p><![endif]-->"
        "<table><tr><td>Role</td><td>Site Manager</td></tr></table><ul><li>one</li><li>two</li></ul>"
        '<a href="https://corp.example/x?a=1&amp;b=2">link</a></body></html>'
    )
    message = parse(f"Content-Type: text/html; charset=utf-8\n\n{page}".encode())
    assert message.text == "Hello Alice\n\nwe're sorry\nto say\n\nRole Site Manager\n- one\n- two\nlink"
    assert message.links == ("https://corp.example/x?a=1&b=2",)


def test_calendar_delivery_status_and_attachments_stand_apart() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nDear Alice\n--b\nContent-Type: text/calendar; method=REQUEST\n\n"
        b"BEGIN:VCALENDAR\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\n--b\n"
        b"Content-Type: application/pdf\nContent-Disposition: attachment; filename=letter.pdf\nContent-Transfer-Encoding: base64\n\n"
        b"JVBERg==\n--b--\n"
    )
    message = parse(raw)
    assert message.text == "Dear Alice"
    assert message.calendar[0].startswith("BEGIN:VCALENDAR")
    assert message.delivery_status.startswith("Final-Recipient")
    assert [(a.filename, a.content) for a in message.attachments] == [("letter.pdf", b"%PDF")]


def test_an_attached_mail_is_what_was_forwarded() -> None:
    raw = (
        b"Subject: Fwd: No\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee attached.\n--b\nContent-Type: message/rfc822\n\n"
        b"From: Dana <dana@corp.example>\nSubject: No\n\nWe chose another.\n--b--\n"
    )
    message = parse(raw)
    assert (message.text, message.forwarded) == ("See attached.", "We chose another.")
    assert message.forwarded_from == Address("Dana", "dana@corp.example")


def test_what_a_bounce_returns_is_no_forward() -> None:
    raw = (
        b"From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nNot delivered.\n"
        b"--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b\nContent-Type: message/rfc822\n\nFrom: alice@home.example\n"
        b"Subject: Thank you\n\nThank you for the talk.\n--b--\n"
    )
    message = parse(raw)
    assert message.text == "Not delivered."
    assert message.forwarded == ""
    assert "Thank you for the talk." in message.quoted
    assert "Action: failed" in message.delivery_status


@pytest.mark.parametrize(
    "raw",
    [
        b"From a@b Mon Mar  2 10:15:00 2026\nSubject: x\n\nbody\n", b"\n\nSubject: x\n\nbody\n", b"\xef\xbb\xbfSubject: x\n\nbody",
        b"Subject: x\r\n\r\nbody\r\n", b"Subject: x\r\rbody\r", "Subject: x\n\nbody".encode("utf-16"), b"junk line\nSubject: x\n\nbody"[10:],
        b"Subject : x\n\nbody", b"SUBJECT:x\n\nbody", b"Subject: x\nno colon here\n\nbody",
    ],
)  # fmt: skip
def test_odd_beginnings(raw: bytes) -> None:
    message = parse(raw)
    assert (message.subject, message.text) == ("x", "body")


def test_a_text_without_any_header_is_a_text() -> None:
    assert parse(b"just some words\n").text == "just some words"


def test_a_pasted_mail_with_its_header_lines() -> None:
    text = "From: Dana Whitlock <dana@corp.example>\nDate: Mon, 2 Mar 2026 10:15:00 +0100\nTo: alice@home.example\nSubject: Our talk\n\nDear Alice,\nno.\n"
    message = from_text(text, me=["alice@home.example"])
    assert message.sender == Address("Dana Whitlock", "dana@corp.example")
    assert message.subject == "Our talk"
    assert message.date == datetime(2026, 3, 2, 10, 15, tzinfo=CET)
    assert message.to == (Address("", "alice@home.example"),)
    assert message.text == "Dear Alice,\nno."


@pytest.mark.parametrize(
    "head",
    [
        "Von: Dana\nGesendet: Montag\nAn: Alice\nBetreff: Absage",
        "De : Dana\nEnvoyé : lundi\nÀ : Alice\nObjet : Absage",
        "Od: Dana\nTemat: Absage",
    ],
)
def test_pasted_header_lines_in_other_languages(head: str) -> None:
    message = from_text(f"{head}\n\nDear Alice, no.")
    assert message.subject == "Absage"
    assert message.sender == Address("Dana", "")
    assert message.text == "Dear Alice, no."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Monday, March 2, 2026 10:15 AM", (2026, 3, 2, 10, 15)), ("Montag, 2. März 2026 10:15", (2026, 3, 2, 10, 15)),
        ("lundi 2 mars 2026 10:15", (2026, 3, 2, 10, 15)), ("lundi 1er juin 2026 à 9h05", (2026, 6, 1, 9, 5)),
        ("lunes, 2 de marzo de 2026 10:15", (2026, 3, 2, 10, 15)), ("segunda-feira, 2 de fevereiro de 2026 10:15", (2026, 2, 2, 10, 15)),
        ("lunedì 2 giugno 2026 10:15", (2026, 6, 2, 10, 15)), ("maandag 2 maart 2026 10:15", (2026, 3, 2, 10, 15)),
        ("poniedziałek, 2 października 2026 10:15", (2026, 10, 2, 10, 15)), ("5 mai 2026", (2026, 5, 5, 0, 0)),
        ("02.03.2026 10:15", (2026, 3, 2, 10, 15)), ("3/2/2026 3:15 PM", (2026, 3, 2, 15, 15)), ("02/03/2026 15:15", (2026, 3, 2, 15, 15)),
        ("2026-03-02", (2026, 3, 2, 0, 0)), ("Mon, Mar 2, 2026 at 12:15 AM", (2026, 3, 2, 0, 15)),
    ],
)  # fmt: skip
def test_dates_of_pasted_heads(line: str, expected: tuple[int, ...]) -> None:
    assert from_text(f"From: Dana\nDate: {line}\nSubject: x\n\nbody").date == datetime(*expected, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "line", ["soon", "32.13.2026", "31 February 2026", "March", "", "99/99/9999", "2 florbs 2026"]
)
def test_no_date_is_made_up(line: str) -> None:
    assert from_text(f"From: Dana\nDate: {line}\nSubject: x\n\nbody").date is None


def test_a_mail_pasted_as_a_web_mailer_shows_it() -> None:
    message = from_text(
        "Dana Whitlock <dana@corp.example>\nMon, Mar 2, 2026, 10:15 AM\nto me\n\nDear Alice,\nno."
    )
    assert message.sender == Address("Dana Whitlock", "dana@corp.example")
    assert message.date == datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    assert message.text == "Dear Alice,\nno."


def test_a_subject_line_alone_is_a_subject() -> None:
    message = from_text("Subject: Your application\nDear Alice,\nno.")
    assert (message.subject, message.text) == ("Your application", "Dear Alice,\nno.")


def test_header_lines_with_empty_lines_between() -> None:
    message = from_text("From: Dana\n\nSubject: No\n\nDate: 2 March 2026\n\nDear Alice.")
    assert (message.subject, message.text) == ("No", "Dear Alice.")


def test_a_pasted_text_without_header_lines_is_all_text() -> None:
    message = from_text("Dear Alice,\nwe chose another.\n", subject="No", sender="Dana <dana@corp.example>")
    assert message.text == "Dear Alice,\nwe chose another."
    assert message.subject == "No"
    assert message.sender == Address("Dana", "dana@corp.example")


def test_a_pasted_mail_of_ones_own_goes_out() -> None:
    assert (
        from_text(
            "From: Alice <alice@home.example>\nSubject: x\n\nhello", me=["alice@home.example"]
        ).direction
        == "out"
    )
