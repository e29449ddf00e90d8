"""The quick look loses nothing that a full reading would find, in any encoding and language."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import email
import email.policy
import html as entities
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts import corpus

from afterno.reading import bagofwords, prefilter, scanner, terms
from afterno.reading.messages import parse
from afterno.reading.prefilter import Worth

if TYPE_CHECKING:
    from email.message import Message as Stdlib

HELD = Path(__file__).parent.parent / "data" / "recognise" / "held"
SCANNERS = [scanner.Re2Scanner, scanner.LiteralScanner]


@pytest.fixture(params=SCANNERS, ids=["re2", "literal"], autouse=True)
def both_scanners(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param is scanner.Re2Scanner:
        pytest.importorskip("re2")
    found = request.param()
    monkeypatch.setattr(scanner, "scanner", lambda: found)


def brought_by_words(raw: bytes) -> bool:
    """Does the quick look find the words or a known sender, or not see through?"""
    seen = prefilter.see(raw, {})
    return seen is None or prefilter.in_header(seen) or prefilter.holds_words(seen)


def worth(raw: bytes) -> Worth:
    return prefilter.look(raw)[0]


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
        assert worth(b"From: dana@corp.example\n" + raw) is Worth.WORDS


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
            assert brought_by_words(raw)
    assert hits > 100


def test_nothing_our_own_full_reading_finds_is_lost_over_a_mailbox() -> None:
    hits = 0
    for raw, _ in corpus.mails(1_500, seed=12, planted=0.2):
        message = parse(raw)
        if holds_a_term(f"{message.subject}\n{message.text}\n{message.quoted}\n{message.forwarded}"):
            hits += 1
            assert brought_by_words(raw)
    assert hits > 100


def test_ordinary_mail_is_left_alone() -> None:
    raws = [raw for raw, fact in corpus.mails(1_000, seed=13, planted=0) if not fact["job"]]
    assert sum(map(brought_by_words, raws)) < 0.2 * len(raws)
    assert sum(worth(raw) in {Worth.LIKELY, Worth.WORDS} for raw in raws) < 0.1 * len(raws)


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
    assert worth(raw) is Worth.WORDS, why


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
    assert worth(raw) is Worth.NONE


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
    assert not brought_by_words(b"Subject: x\nContent-Type: text/html\n\n" + body)
    assert worth(b"Subject: x\nContent-Type: text/html\n\n" + body) is not Worth.WORDS


def test_what_the_quick_look_cannot_see_is_read_in_full() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(40))
    many = b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 3_000
    assert worth(b"Subject: x\n" + deep + b"\nhello") is Worth.WORDS
    assert worth(many) is Worth.WORDS


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=1_500))
def test_no_bytes_raise(raw: bytes) -> None:
    assert worth(raw) in Worth


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


OWN_WORDS = (
    ("en", ("Hi Ana,\n\nThank you for coming by on Tuesday, the children asked after you. I have thought about it all weekend "
           "and I am taking on a young man who did his practice year with us. You were close, and I mean that.\n\nRuth")),
    ("de", ("Liebe Frau Arden,\n\nschön, dass Sie am Dienstag bei uns waren. Wir nehmen nun doch den jungen Mann, der schon bei uns "
           "gelernt hat. Es lag nicht an Ihnen, die Kinder fragen noch heute nach Ihnen.\n\nHerzlich\nRuth Sander")),
    ("fr", ("Bonjour Anna,\n\nmerci d'être passée mardi, les enfants vous ont adorée. J'ai finalement pris une jeune femme qui a "
           "déjà travaillé chez nous pendant deux ans. Ce n'est rien contre vous, croyez-moi.\n\nRuth")),
    ("pl", ("Pani Anno,\n\ndziękuję za wtorek, dzieci o Panią pytają. Zdecydowaliśmy się jednak na chłopaka, który był u nas na "
           "praktykach. Proszę się nie zniechęcać, było blisko.\n\nRuta")),
)  # fmt: skip


@pytest.mark.parametrize("wrap", corpus.WRAPS, ids=lambda wrap: wrap.__name__)
@pytest.mark.parametrize(("language", "text"), OWN_WORDS, ids=[language for language, _ in OWN_WORDS])
def test_a_no_without_any_usual_word_is_likely_in_every_encoding(
    wrap: corpus.Wrap, language: str, text: str
) -> None:
    del language
    for seed in range(3):
        raw = b"From: ruth@nursery.example\n" + wrap("Tuesday", text, random.Random(seed))
        assert worth(raw) is not Worth.NONE
    assert (
        worth(b"From: ruth@nursery.example\n" + corpus.plain("Tuesday", text, random.Random(0)))
        is Worth.LIKELY
    )


def test_what_is_written_to_many_is_not_likely() -> None:
    raw = corpus.plain("Tuesday", OWN_WORDS[0][1], random.Random(0))
    for field in (b"List-Id: <club.example>", b"PRECEDENCE: Bulk", b"list-unsubscribe: <mailto:x@y.example>"):
        assert worth(b"From: ruth@nursery.example\n" + field + b"\n" + raw) is Worth.NONE
        assert worth(b"\r\n" + field + b"\nFrom: ruth@nursery.example\n" + raw) is Worth.NONE
    assert worth(b"From: ruth@nursery.example\nPrecedence: normal\n" + raw) is Worth.LIKELY


NEWSLETTER = """Release 4.2 of the library is out. It fixes a crash when the config file is empty, makes the parser twice as fast
and drops support for version 3.8. The full list of changes is on the site, and the packages for Debian and Fedora follow
this week. Thanks to everybody who sent patches, and to the translators. The next release is planned for the autumn; if you
find a bug, please open an issue with the log and a small example. There is an interview with the maintainer on the blog."""


def test_a_mail_that_plainly_begins_as_something_else_is_left_alone_in_spite_of_a_word() -> None:
    raw = f"Subject: Release 4.2\n\n{NEWSLETTER}\n".encode()
    assert worth(raw) is Worth.OTHERWISE
    assert worth(b"From: no-reply@us.greenhouse-mail.io\n" + raw) is Worth.WORDS
    assert worth(raw.replace(b"Release 4.2\n", b"Your application\n", 1)) is Worth.WORDS
    assert worth(b"Subject: Release 4.2\n\nThere is an interview with the maintainer.\n") is Worth.WORDS


def test_quoted_lines_do_not_count_as_the_beginning() -> None:
    quoted = "".join(f"> {line}\n" for line in NEWSLETTER.splitlines())
    raw = f"Subject: Tuesday\n\nOn Monday you wrote:\n{quoted}\n{OWN_WORDS[0][1]}\n"
    assert worth(raw.encode()) is not Worth.NONE


def two_ways(plain: str, rich: str, first: str = "Content-Type: text/plain; charset=utf-8") -> bytes:
    """Plain text and HTML side by side."""
    return (
        "From: ruth@nursery.example\nSubject: x\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\n{first}\n\n{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>{rich}</p>\n--b--\n"
    ).encode()


LONG = "We walked along the river and saw two herons and a kingfisher near the old mill. " * 6


PLAIN = "Content-Type: text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("plain", "first", "html_too"),
    [
        (LONG, PLAIN, False),
        ("Ż" * 500, PLAIN, False),
        ("Shall we walk?", PLAIN, True),
        ("", PLAIN, True),
        (f"Open this in your browser. {LONG}", PLAIN, True),
        (f"Please see the HTML version. {LONG}", PLAIN, True),
        (f"body {{ margin: 0 }} {LONG}", PLAIN, True),
        (f"<table><tr><td>{LONG}", PLAIN, True),
        ("\u00a0" * 900, PLAIN, True),
        ("\u2028" * 700, PLAIN, True),
        ("begin 644 t.txt\n" + "#86)C\n" * 120 + "`\nend\n", PLAIN, True),
        (LONG, "Content-Type: text/plain; name=notes.txt", True),
        (LONG, f"{PLAIN}\nContent-Disposition: attachment; filename=notes.txt", True),
        (LONG, "Content-Type: text/x-plain; charset=utf-8", True),
        (LONG, "Content-Type: text/plain; charset=utf-7", True),
    ],
)
def test_what_only_the_html_says_is_seen_where_the_full_reading_sees_it(
    plain: str, first: str, html_too: bool
) -> None:
    for filler in (0, 150):
        more = "We look forward to it very much. " * filler
        raw = two_ways(plain, f"Your interview is on Monday. {more}", first)
        assert brought_by_words(raw) is html_too
        assert html_too or "interview" not in parse(raw).text


def test_a_plain_text_that_says_enough_is_all_that_is_looked_through() -> None:
    raw = two_ways(LONG, "Your interview is on Monday.")
    assert "interview" not in parse(raw).text
    assert not brought_by_words(raw)
    assert brought_by_words(two_ways(f"{LONG} The interview was long.", "no more"))


def test_what_stands_behind_a_long_quote_is_heard() -> None:
    quoted = "".join(f" > {line}\n" for line in NEWSLETTER.splitlines() * 8)
    assert worth(f"Subject: Tuesday\n\n{quoted}\n{OWN_WORDS[0][1]}\n".encode()) is not Worth.OTHERWISE


def test_many_marks_of_parts_are_given_up_early() -> None:
    body = b"--b\r" * 100_000
    raw = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + body
    assert prefilter.see(raw, {}) is None


@pytest.mark.parametrize("data", [b"", b"APW1", b"ANR0" + bytes(60), b"APW1" + bytes(60)])
def test_weights_of_another_version_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=bagofwords.FILE):
        bagofwords.unpack(data)


@pytest.mark.parametrize("name", ["natural", "natural-2", "natural-3", "fair"])
def test_of_held_job_mail_hardly_any_that_holds_the_words_is_left_alone(name: str) -> None:
    """At most one in a hundred; nothing was learned from these."""
    rows = map(json.loads, (HELD / f"{name}.jsonl").read_text("utf-8").splitlines())
    found = [
        worth(f"Subject: {' '.join(row['subject'].split())}\n\n{row['text']}\n".encode())
        for row in rows
        if row["kind"] not in {"other", "auto_reply", "bounce"}
    ]
    held = [one for one in found if one in {Worth.WORDS, Worth.OTHERWISE}]
    assert held.count(Worth.OTHERWISE) <= len(held) / 100


def test_weights_that_cannot_be_read_are_said_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bagofwords.Model:
        raise ValueError(bagofwords.FILE)

    monkeypatch.setattr(bagofwords, "model", broken)
    with pytest.raises(ValueError, match=bagofwords.FILE):
        prefilter.look(b"Subject: a walk\n\nShall we walk?\n")
