"""Mail that was made to break readers: each is read in bounded work, and what could not be read is named."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import base64
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading import headers, html, mime, quotes
from afterno.reading.messages import Message, parse


def problems(raw: bytes) -> str:
    return " | ".join(parse(raw).problems)


def nested_multiparts(depth: int) -> bytes:
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: x@y.example\n{opening}Content-Type: text/plain\n\ninnermost\n".encode()


def nested_mails(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\n\n" * depth + b"Subject: innermost\n\ntext\n"


@pytest.mark.parametrize("raw", [nested_multiparts(1_000), nested_mails(1_000)], ids=["multiparts", "mails"])
def test_a_thousand_parts_inside_each_other_are_named_not_followed(raw: bytes) -> None:
    assert "nested too deep" in problems(raw)


def test_moderate_nesting_is_read() -> None:
    assert parse(nested_multiparts(10)).text == "innermost"


def test_a_header_of_fifty_megabytes_is_cut_and_named() -> None:
    raw = b"Subject: hello\nX-Long: " + b"a" * 50_000_000 + b"\n\nbody\n"
    message = parse(raw)
    assert message.subject == "hello"
    assert message.text == "body"
    assert "header longer" in " ".join(message.problems)
    assert sum(map(len, message.headers.values())) <= headers.HEAD_LIMIT


def test_a_hundred_thousand_fields_do_not_become_a_hundred_thousand_headers() -> None:
    raw = b"".join(b"X-%d: y\n" % n for n in range(100_000)) + b"\nbody"
    assert len(parse(raw).headers) <= headers.FIELD_LIMIT


def test_ten_thousand_parts_are_cut_and_named() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhello\n" * 10_000 + b"--x--"
    root, named = mime.walk(raw)
    assert len(root.children) <= mime.PART_LIMIT
    assert any("too many" in problem for problem in named)


def test_boundaries_alike_at_every_level_cost_no_more_than_the_allowed_searches() -> None:
    raw = nested_multiparts(25) + b"x\n" * 500_000
    _, named = mime.walk(raw)
    assert any("too deep" in problem or "too many" in problem for problem in named)


def test_a_boundary_that_begins_another_cuts_only_its_own() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=ab\n\n--ab\nContent-Type: multipart/alternative; boundary=abc\n\n"
        b"--abc\nContent-Type: text/plain\n\nhello there, this is the text of it\n--abc--\n--ab\n\nand more\n--ab--\n"
    )
    assert parse(raw).text == "hello there, this is the text of it\n\nand more"


@pytest.mark.parametrize(
    "body",
    [
        "<a " * 400_000,
        '<a href="' * 200_000,
        "<" * 1_000_000,
        "<!--" * 300_000,
        "&" * 1_000_000,
        "<div style='display:none'>" * 90_000,
    ],
    ids=["tags", "quotes", "angles", "comments", "ampersands", "hidden"],
)
def test_html_that_never_closes_is_read_in_one_pass(body: str) -> None:
    text, links, _ = html.text(body)
    assert len(text) <= len(body) + 10
    assert len(links) <= html.LINK_LIMIT


def test_html_beyond_the_limit_is_cut_and_named() -> None:
    raw = b"Content-Type: text/html\n\n<p>first</p>" + b"<p>x</p>" * 500_000
    message = parse(raw)
    assert message.text.startswith("first")
    assert message.problems


@pytest.mark.parametrize(
    "line",
    [
        "> " * 250,
        "On 1 2 3 4 5 6 7 8 9 " * 20 + "wrote" * 20 + ":",
        "From: " * 80,
        "-" * 490,
        "From: a@b.example",
        " " * 490,
    ],
    ids=["quotes", "attribution", "labels", "rules", "blocks", "spaces"],
)
def test_lines_that_look_like_quotes_are_taken_apart_in_bounded_work(line: str) -> None:
    text = "\n".join([line] * 4_000)
    taken = quotes.take_apart(text)
    assert len(taken.newest) + len(taken.quoted) + len(taken.forwarded) <= len(text) + 100


def test_forwards_inside_forwards_are_opened_a_few_times_only() -> None:
    text = "---------- Forwarded message ---------\nFrom: a@b.example\nDate: x\nSubject: y\n\nhi\n" * 3_000
    assert len(quotes.take_apart(text).forwarded) <= len(text)


@pytest.mark.parametrize(
    "field",
    [
        b"From: " + b'"\\"' * 100_000,
        b"From: " + b"<" * 200_000,
        b"From: " + b"(" * 200_000,
        b"To: " + b"a@b.example," * 100_000,
        b"To: " + b"a" * 200_000,
        b"Subject: " + b"=?utf-8?q?" * 50_000,
        b"Subject: " + b"=?utf-8?b?AAAA?= " * 50_000,
        b"Content-Type: text/plain" + b"; a*1*=x" * 30_000,
        b'Content-Type: text/plain; a="' + b'\\"' * 100_000,
        b"References: " + b"<a@b> " * 50_000,
        b"Date: " + b"1 " * 100_000,
    ],
    ids=lambda field: field[:24].decode(),
)
def test_a_monstrous_field_gives_bounded_values(field: bytes) -> None:
    message = parse(field + b"\n\nbody\n")
    assert message.text == "body"
    assert len(message.to) <= 500
    assert len(message.references) <= 200


@pytest.mark.parametrize(
    "charset", ["zlib", "hex", "rot13", "unicode_escape", "idna", "punycode", "x" * 5_000, "utf-8\0", "uu"]
)
def test_a_charset_that_is_no_charset_is_named_and_guessed(charset: str) -> None:
    message = parse(f'Content-Type: text/plain; charset="{charset}"\n\nMüller says no\n'.encode())
    assert message.text == "Müller says no"
    assert "charset" in " ".join(message.problems)


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ("../../etc/passwd", "passwd"), ("..\\..\\windows\\cv.pdf", "cv.pdf"), ("/absolute/letter.pdf", "letter.pdf"),
        ("C:\\letter.pdf", "letter.pdf"), ("..", ""), (".hidden", "hidden"), ("a\x00b.pdf", "ab.pdf"), ("x" * 400 + ".pdf", "x" * 150),
    ],
)  # fmt: skip
def test_an_attachment_has_a_bare_name(given: str, bare: str) -> None:
    escaped = given.replace("\\", "\\\\")
    raw = f'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/pdf; name="{escaped}"\n\ndata\n--x--'
    assert [attachment.filename for attachment in parse(raw.encode()).attachments] == [bare]


def test_winmail_and_sealed_parts_are_named() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/ms-tnef; name=winmail.dat\n"
        b"Content-Transfer-Encoding: base64\n\nAAAA\n--x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nAAAA\n--x--\n"
    )
    assert "winmail.dat" in problems(raw)
    assert "sealed" in problems(raw)


def test_an_attachment_too_large_is_listed_without_its_content() -> None:
    data = base64.encodebytes(b"\0" * 8_000_000)
    raw = b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: video/mp4; name=a.mp4\nContent-Transfer-Encoding: base64\n\n"
    (attachment,) = parse(raw + data + b"\n--x--").attachments
    assert attachment.content is None
    assert attachment.size > 8_000_000


def test_a_large_mail_is_read_within_a_few_times_its_size() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\n\n" + b"word " * 2_000_000 + b"\n--x--"
    )
    tracemalloc.start()
    message = parse(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert message.text
    assert message.problems
    assert peak < 6 * len(raw)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
def test_no_bytes_raise(raw: bytes) -> None:
    assert isinstance(parse(raw), Message)


PIECES = [
    b"From: ", b"Subject: =?utf-8?q?", b"?=", b"\n", b"\r\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x", b"--x--",
    b"Content-Type: text/html\n", b"<p>", b"<blockquote>", b"</", b"> ", b"Content-Transfer-Encoding: base64\n", b"AAAA=", b"=\n",
    b"Content-Type: message/rfc822\n", b"begin 644 x\n", b"end\n", b"On 1/1/2026 a@b.example wrote:", b"-----Original Message-----",
    b"\xff\xfe", b"\0", b"charset=utf-16", b"charset=utf-7", b"name*0*=utf-8''%ff", b";", b'"', b"\xc3", b"From a@b 10:00 2026\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_no_mix_of_mail_pieces_raises_or_is_unread(raw: bytes) -> None:
    assert not any(problem.startswith("not read") for problem in parse(raw).problems)
