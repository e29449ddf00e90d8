"""The quick look loses nothing that a full reading would find, in any encoding and language."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import email
import email.policy
import html as entities
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts import corpus

from afterno.reading import prefilter, scanner, terms
from afterno.reading.messages import parse

if TYPE_CHECKING:
    from email.message import Message as Stdlib

SCANNERS = [scanner.Re2Scanner, scanner.LiteralScanner]


@pytest.fixture(params=SCANNERS, ids=["re2", "literal"], autouse=True)
def both_scanners(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param is scanner.Re2Scanner:
        pytest.importorskip("re2")
    found = request.param()
    monkeypatch.setattr(scanner, "scanner", lambda: found)


TERMS = [
    (max(term.split("_"), key=len), re.compile(r"(?<![a-z0-9])" + re.escape(term).replace("_", r"\W*")))
    for term in terms.STRONG
]


def holds_a_term(text: str) -> bool:
    """Any strong term, in Unicode, by the standard library's expressions."""
    low = text.lower()
    return any(word in low and pattern.search(low) for word, pattern in TERMS)


def read_by_stdlib(raw: bytes) -> str:
    """Subject and all text parts as the standard library decodes them, tags and entities gone."""
    message = email.message_from_bytes(raw)
    subject = str(email.header.make_header(email.header.decode_header(message.get("Subject", ""))))
    texts = [subject]
    texts += [stdlib_text(part) for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join(texts)


def stdlib_text(part: Stdlib) -> str:
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    try:
        text = data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    if part.get_content_subtype() == "html":
        text = re.sub(r"<style.*?</style>", " ", text, flags=re.DOTALL)
        text = entities.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<(?=/?(?:p|br|div|td)\b)", " <", text)))
    return re.sub("[\u00ad\u200b-\u200f]", "", text)


@pytest.mark.parametrize("wrap", corpus.WRAPS, ids=lambda wrap: wrap.__name__)
@pytest.mark.parametrize("job", corpus.JOB_MAILS, ids=lambda job: f"{job.language}-{job.subject[:6]}")
def test_every_language_is_seen_in_every_encoding(wrap: corpus.Wrap, job: corpus.JobMail) -> None:
    for seed in range(4):
        raw = wrap("Hello", job.text.format(name="Dana"), random.Random(seed))
        assert prefilter.worth_parsing(b"From: dana@corp.example\n" + raw)


@pytest.mark.parametrize("wrap", corpus.WRAPS, ids=lambda wrap: wrap.__name__)
def test_the_full_reading_finds_the_same_words(wrap: corpus.Wrap) -> None:
    for job in corpus.JOB_MAILS:
        message = parse(
            b"From: dana@corp.example\n" + wrap("Hello", job.text.format(name="Dana"), random.Random(3))
        )
        text = f"{message.subject} {message.text} {message.forwarded}"
        wanted = "Hello" if wrap is corpus.only_subject else job.sign
        assert wanted in " ".join(text.split())


def test_nothing_the_standard_library_finds_is_lost_over_a_mailbox() -> None:
    hits = 0
    for raw, _ in corpus.mails(1_500, seed=11, planted=0.2):
        if holds_a_term(read_by_stdlib(raw)):
            hits += 1
            assert prefilter.worth_parsing(raw)
    assert hits > 100


def test_nothing_our_own_full_reading_finds_is_lost_over_a_mailbox() -> None:
    hits = 0
    for raw, _ in corpus.mails(1_500, seed=12, planted=0.2):
        message = parse(raw)
        if holds_a_term(f"{message.subject}\n{message.text}\n{message.quoted}\n{message.forwarded}"):
            hits += 1
            assert prefilter.worth_parsing(raw)
    assert hits > 100


def test_ordinary_mail_is_left_alone() -> None:
    raws = [raw for raw, fact in corpus.mails(1_000, seed=13, planted=0) if not fact["job"]]
    assert sum(map(prefilter.worth_parsing, raws)) < 0.2 * len(raws)


@pytest.mark.parametrize(
    ("why", "raw"),
    [
        ("an accent after the stem", "Subject: x\n\nYour résumé and the curriculum vitæ\n".encode()),
        ("an accent before the word", "Subject: x\n\néinterview is glued to an accented letter\n".encode("latin-1")),
        ("CRLF ends the header", b"Subject: x\r\nContent-Type: text/plain\r\n\r\nthe interview\r\n"),
        ("only a file name", b'Subject: x\nContent-Type: application/pdf; name="interview plan.pdf"\n\nJVBERi0\n'),
        ("a file name in pieces", b"Subject: x\nContent-Type: application/pdf; name*0*=utf-8''int%65r;\n name*1*=view.pdf\n\nJVBERi0\n"),
        ("a word split in two coded words", b"Subject: =?utf-8?q?inter?=\n =?utf-8?q?view?=\n\nhello\n"),
        ("preamble without parts", b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\ninterview on Monday " + b"." * 120 + b"\n--x--\n"),
        ("an epilogue", b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n--x--\nPS: the interview is on Monday\n"),
        ("no header at all", b"thank you for the interview\n"),
        ("old Mac line ends", b"Subject: x\r\rthe interview\r"),
        ("a calendar entry", b"Subject: x\nContent-Type: text/calendar\n\nSUMMARY:Interview\n"),
        ("who sends it", b"From: Acme <no-reply@us.greenhouse-mail.io>\nSubject: x\n\nhello\n"),
        ("two weak words", b"Subject: x\n\nUnfortunately the position is gone\n"),
        ("UTF-16 that nobody declares", b"Subject: x\n\n" + "the interview".encode("utf-16")),
        ("an octet-stream named as text", b"Subject: x\nContent-Type: application/octet-stream; name=letter.txt\n\nthe interview\n"),
        ("a phrase over a line break and quote mark", b"Subject: x\n\n> we saw your\r\n> application\n"),
        ("nbsp between words", "Subject: x\n\nwent\u00a0with\u00a0someone\u00a0else\n".encode()),
        ("a boundary's beginning inside a coded text", b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: quoted-printable\n\n--bla\nthe inter=\nview\n--b--\n"),
        ("a byte order mark", b"\xef\xbb\xbfSubject: interview\n\nhello\n"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_traps(why: str, raw: bytes) -> None:
    assert prefilter.worth_parsing(raw), why


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: a walk\n\nShall we walk along the river on Sunday?\n",
        b"Subject: x\nContent-Type: text/html\n\n<style>p{position:relative} .interview{}</style><p>Sale! 20% off shoes</p>",
        b'Subject: x\nContent-Type: text/html\n\n<p>Sale!</p><a href="https://www.linkedin.com/company/careers">in</a>',
        b"Subject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naW50ZXJ2aWV3\n",
    ],
)
def test_what_is_no_mail_about_a_job_is_passed_over(raw: bytes) -> None:
    assert not prefilter.worth_parsing(raw)


@pytest.mark.parametrize(
    "body",
    [
        b"<style>" * 200_000,
        b"<a " * 400_000,
        b"your " * 300_000,
        b"&#" * 500_000,
        b"<script><style>" * 90_000,
    ],
)
def test_a_hostile_text_is_looked_through_in_one_pass(body: bytes) -> None:
    assert not prefilter.worth_parsing(b"Subject: x\nContent-Type: text/html\n\n" + body)


def test_what_the_quick_look_cannot_see_is_read_in_full() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(40))
    assert prefilter.worth_parsing(b"Subject: x\n" + deep + b"\nhello")
    assert prefilter.worth_parsing(
        b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 3_000
    )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=1_500))
def test_no_bytes_raise(raw: bytes) -> None:
    assert prefilter.worth_parsing(raw) in {True, False}


def test_terms_are_plain_and_stand_once() -> None:
    everything = (*terms.STRONG, *terms.WEAK)
    assert all(term.isascii() and term == term.lower() for term in (*everything, *terms.SENDERS))
    assert len(set(terms.STRONG)) == len(terms.STRONG)
    assert not set(terms.STRONG) & set(terms.WEAK)


def test_both_scanners_find_every_term_in_a_sentence() -> None:
    found = scanner.scanner()
    for term in terms.STRONG:
        words = term.replace("_", " ")
        for sentence in (
            f"{words}",
            f"So {words.upper()}, they said.",
            f"on\r\n> {words.replace(' ', chr(10))} or",
            f"x({words})",
        ):
            assert found.text(sentence.encode()), sentence
    for one, other in zip(terms.WEAK, reversed(terms.WEAK), strict=True):
        if one[:4].rstrip("s") != other[:4].rstrip("s"):
            assert found.text(f"well {one.replace('_', ' ')} and {other.replace('_', ' ')} too".encode()), (
                one,
                other,
            )
    for name in terms.SENDERS:
        assert found.sender(f"<x@{name}.example>".encode())
