"""Builds a mailbox for tests and benchmarks: any size, seeded, from nothing but this file.

    python scripts/corpus.py --mails 10000 --mbox out.mbox --maildir out --truth truth.jsonl

Ordinary mail of every kind (lists, newsletters, receipts, friends) with a few job searches among it, in eight languages
and in every encoding that real mailers and broken ones use. Everything in it is invented.
"""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import argparse
import base64
import binascii
import json
import quopri
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

ME: Final = "alice@home.example"
START: Final = datetime(2016, 1, 4, 8, tzinfo=UTC)

WORDS: Final = ["the", "a", "of", "and", "to", "in", "is", "that", "it", "was", "for", "on", "are", "as", "with", "his", "they", "at", "be", "this", "from", "have", "or", "by", "one", "had", "not", "but", "what", "all", "were", "when", "we", "there", "can", "an", "your", "which", "their", "said", "if", "do", "will", "each", "about", "how", "up", "out", "them", "then", "she", "many", "some", "so", "these", "would", "other", "into", "has", "more", "her", "two", "like", "him", "see", "time", "could", "no", "make", "than", "first", "been", "its", "who", "now", "people", "my", "made", "over", "did", "down", "only", "way", "find", "use", "may", "water", "long", "little", "very", "after", "words", "called", "just", "where", "most", "know", "get", "through", "back", "much", "before", "go", "good", "new", "write", "our", "used", "me", "man", "too", "any", "day", "same", "right", "look", "think", "also", "around", "another", "came", "come", "three", "number", "sound", "again", "kernel", "patch", "server", "garden", "dinner", "weather", "holiday", "ticket", "train", "museum", "recipe", "kitchen", "football", "concert", "photo", "camera", "printer", "invoice", "parcel", "delivery", "update", "release", "version", "package", "install", "error", "config", "module", "children", "school", "teacher", "doctor", "appointment", "birthday", "weekend", "mountain", "river", "cinema", "novel", "chapter", "lecture", "student"]  # fmt: skip
ORDINARY: Final = (
    "The apply method takes two arguments.", "He got a new position on the board of the club.", "What a great job you did!",
    "The application crashes on start.", "Her role in the play was small.", "Please select an option in the form.",
    "We offer free delivery this week.", "The process was killed by the system.", "I regret nothing.",
)  # fmt: skip
MISLEADING: Final = (
    "The candidate won the vote by a mile.", "The singer gave an interview to the paper.", "They are hiring a band for the party.",
    "A career in the circus, what a job!", "Your application of the paint was perfect.", "The position of employers is clear.",
)  # fmt: skip
LISTS: Final = ("dev-list", "garden-club", "photo-group", "city-news", "shop-offers", "book-circle")
NAMES: Final = (
    "Dana Whitlock", "Marek Nowicki", "Sofie Brandt", "Luc Fontenay", "Inês Carvalho", "Chiara Bellandi", "Jürgen Köhler",
    "Pilar Ibarra", "Joost van Dalen", "Élodie Marchand", "Zoë Ferrars", "Tomás Ledesma",
)  # fmt: skip
COMPANIES: Final = (
    "Northwind Mills",
    "Halden Optik",
    "Vermeer Tools",
    "Lumen Atelier",
    "Cascade Foods",
    "Rialto Systems",
)


@dataclass(frozen=True, slots=True)
class JobMail:
    """A planted mail's words, and a word of its text that any reading must find."""

    language: str
    subject: str
    text: str
    sign: str


JOB_MAILS: Final = (
    JobMail("en", "Your application for Site Manager", "Dear Alice,\n\nthank you for meeting us. After long thought we have "
            "decided to offer the post to another candidate. The interview was a pleasure.\n\nKind regards\n{name}", "candidate"),
    JobMail("en", "Thursday", "Hi Alice,\n\nI'm sorry to say we went with someone else for the opening. You were close.\n\n{name}",
            "someone else"),
    JobMail("de", "Ihre Bewerbung als Bauleiterin", "Sehr geehrte Frau Arden,\n\nherzlichen Dank für Ihre Bewerbung. Leider müssen "
            "wir Ihnen mitteilen, dass wir uns für eine andere Person entschieden haben. Wir wünschen Ihnen für die Zukunft "
            "alles Gute.\n\nMit freundlichen Grüßen\n{name}", "Bewerbung"),
    JobMail("fr", "Votre candidature", "Madame,\n\nnous vous remercions de l’intérêt porté à notre société. Malgré la qualité de "
            "votre candidature, nous ne pouvons y donner une suite favorable.\n\nCordialement\n{name}", "candidature"),
    JobMail("es", "Proceso de selección", "Hola Alice:\n\nGracias por la entrevista del martes. Lamentamos comunicarte que hemos "
            "elegido a otra persona para la vacante.\n\nUn saludo\n{name}", "entrevista"),
    JobMail("pt", "Processo seletivo", "Cara Alice,\n\nAgradecemos a sua candidatura. Infelizmente optámos por outro candidato "
            "para esta vaga.\n\nCom os melhores cumprimentos\n{name}", "candidatura"),
    JobMail("it", "La Sua candidatura", "Gentile Alice,\n\nLa ringraziamo per il colloquio. Purtroppo abbiamo scelto un altro profilo "
            "per la posizione di direttrice.\n\nCordiali saluti\n{name}", "colloquio"),
    JobMail("nl", "Uw sollicitatie", "Beste Alice,\n\nBedankt voor je sollicitatie. Helaas gaan we verder met een andere "
            "kandidaat voor deze functie.\n\nMet vriendelijke groet\n{name}", "sollicitatie"),
    JobMail("pl", "Rekrutacja na stanowisko kierownika", "Dzień dobry,\n\ndziękujemy za udział w rekrutacji. Niestety zdecydowaliśmy "
            "się na innego kandydata. Życzymy powodzenia.\n\nPozdrawiam\n{name}", "kandydata"),
)  # fmt: skip
TERSE: Final = (
    "Sure, 3pm works. Come by the office.",
    "Thanks, got it.",
    "No news yet, sorry.",
    "Let's say Friday then.",
)


def _rare_words(count: int) -> list[str]:
    """Words that nobody knows, as many as a mailbox really holds: a search index feels them."""
    rng = random.Random(7)  # noqa: S311 - a corpus, no secret
    syllables = [
        a + b
        for a in ("b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "st", "t", "v", "z")
        for b in "aeiou"
    ]
    return sorted({"".join(rng.choices(syllables, k=rng.randrange(2, 5))) for _ in range(count)})


RARE: Final = _rare_words(30_000)
_ALL: Final = [*WORDS, *RARE]
_WEIGHTS: Final = list(accumulate([40.0] * len(WORDS) + [4_000.0 / (rank + 20) for rank in range(len(RARE))]))

Wrap = Callable[[str, str, random.Random], bytes]
"""A subject and a text to the mail's bytes from its Subject field on."""


def _word(subject: str) -> str:
    if subject.isascii():
        return subject
    return f"=?utf-8?B?{base64.b64encode(subject.encode()).decode()}?="


def _mail(subject: str, fields: str, body: bytes) -> bytes:
    return f"Subject: {_word(subject)}\nMIME-Version: 1.0\n{fields}\n\n".encode() + body + b"\n"


def _qp(data: bytes) -> bytes:
    return quopri.encodestring(data)


def _every_byte(data: bytes) -> bytes:
    coded = [f"={byte:02X}" if byte != 10 else "\n" for byte in data]
    rows, row = [], ""
    for piece in coded:
        if len(row) + len(piece) > 72 and piece != "\n":
            rows.append(row + "=")
            row = ""
        row += piece
    return "\n".join([*rows, row]).encode()


def plain(subject: str, text: str, rng: random.Random) -> bytes:
    """UTF-8 as it is."""
    del rng
    return _mail(
        subject, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit", text.encode()
    )


def latin1(subject: str, text: str, rng: random.Random) -> bytes:
    """Windows-1252, declared as ISO-8859-1."""
    del rng
    return _mail(subject, "Content-Type: text/plain; charset=iso-8859-1", text.encode("cp1252", "replace"))


def undeclared(subject: str, text: str, rng: random.Random) -> bytes:
    """UTF-8 that nobody declares, in the subject as well."""
    del rng
    return f"Subject: {subject}\n\n{text}\n".encode()


def lying(subject: str, text: str, rng: random.Random) -> bytes:
    """UTF-8, declared as ASCII or a charset that does not exist."""
    charset = rng.choice(["us-ascii", "x-none-such", "iso-8859-1", "utf-16"])
    return _mail(subject, f"Content-Type: text/plain; charset={charset}", text.encode())


def quoted(subject: str, text: str, rng: random.Random) -> bytes:
    """Quoted-printable."""
    del rng
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    return _mail(subject, head, _qp(text.encode()))


def every_byte(subject: str, text: str, rng: random.Random) -> bytes:
    """Quoted-printable with every byte coded."""
    del rng
    head = 'Content-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: Quoted-Printable'
    return _mail(subject, head, _every_byte(text.encode()))


def base64_(subject: str, text: str, rng: random.Random) -> bytes:
    """Base64, with a comment beside the encoding's name."""
    comment = rng.choice(["", " (as by the book)", ";"])
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64{comment}"
    return _mail(subject, head, base64.encodebytes(text.encode()))


def broken_base64(subject: str, text: str, rng: random.Random) -> bytes:
    """Base64 with junk in it and its end cut off."""
    coded = base64.encodebytes((text + "\n\n-- \nend").encode()).rstrip(b"=\n")
    at = rng.randrange(1, max(2, len(coded) // 2))
    coded = coded[:at] + b"!*\x01" + coded[at:]
    return _mail(
        subject, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", coded[:-1]
    )


def two_blocks(subject: str, text: str, rng: random.Random) -> bytes:
    """Base64 whose padding stands in the middle."""
    data = text.encode()
    at = rng.randrange(1, len(data)) // 3 * 3 + 1
    coded = base64.encodebytes(data[:at]) + base64.encodebytes(data[at:])
    return _mail(subject, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", coded)


def wide(subject: str, text: str, rng: random.Random) -> bytes:
    """UTF-16 or UTF-32 in base64."""
    charset = rng.choice(["utf-16", "utf-16le", "utf-16be", "utf-32"])
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64"
    return _mail(subject, head, base64.encodebytes(text.encode(charset)))


def seven(subject: str, text: str, rng: random.Random) -> bytes:
    """UTF-7 with some plain letters coded as well."""
    del rng
    words = [
        "+" + base64.b64encode(word.encode("utf-16-be")).decode().rstrip("=") + "-"
        if number % 2
        else word.encode("utf-7").decode()
        for number, word in enumerate(text.split(" "))
    ]
    return _mail(subject, "Content-Type: text/plain; charset=utf-7", " ".join(words).encode())


def _page(text: str) -> str:
    paragraphs = "".join(
        f"<p>{part}</p>\n" for part in text.replace("\n\n", "\0").replace("\n", "<br>\n").split("\0")
    )
    return f"<html><head><style>p {{position: static}}</style></head><body>{paragraphs}</body></html>"


def page(subject: str, text: str, rng: random.Random) -> bytes:
    """HTML, quoted-printable."""
    del rng
    head = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    return _mail(subject, head, _qp(_page(text).encode()))


def coded_letters(subject: str, text: str, rng: random.Random) -> bytes:
    """HTML with every letter as a number."""
    del rng
    coded = "".join(f"&#{ord(c)};" if c.isalpha() else c for c in text)
    return _mail(subject, "Content-Type: text/html", _page(coded).encode())


def hexadecimal(subject: str, text: str, rng: random.Random) -> bytes:
    """HTML with every letter as a hexadecimal number."""
    del rng
    coded = "".join(f"&#x{ord(c):x};" if c.isalpha() else c for c in text)
    return _mail(subject, "Content-Type: text/html; charset=us-ascii", _page(coded).encode())


def cut_by_tags(subject: str, text: str, rng: random.Random) -> bytes:
    """HTML with tags and comments inside the words."""
    words = [
        word[: len(word) // 2]
        + rng.choice(["<b></b>", "<span>", "<!-- x -->", "<wbr>"])
        + word[len(word) // 2 :]
        if len(word) > 5
        else word
        for word in text.split(" ")
    ]
    return _mail(subject, "Content-Type: text/html; charset=utf-8", _page(" ".join(words)).encode())


def soft_hyphens(subject: str, text: str, rng: random.Random) -> bytes:
    """HTML with soft hyphens in the words and hard spaces between them."""
    hyphen = rng.choice(["&shy;", "\u00ad", "\u200b", "&#8203;", "&zwnj;"])
    words = [
        word[:3] + hyphen + word[3:] if word.isalpha() and len(word) > 5 else word for word in text.split(" ")
    ]
    return _mail(
        subject,
        "Content-Type: text/html; charset=utf-8",
        _page(rng.choice(["&nbsp;", "\u00a0"]).join(words)).encode(),
    )


def alternative(subject: str, text: str, rng: random.Random) -> bytes:
    """Plain text and HTML side by side."""
    mark = f"=_{rng.getrandbits(64):x}"
    body = (
        f"This is a multi-part message in MIME format.\n--{mark}\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(text.encode()).decode()}\n--{mark}\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"{_qp(_page(text).encode()).decode()}\n--{mark}--\n"
    )
    return _mail(subject, f'Content-Type: multipart/alternative;\n\tboundary="{mark}"', body.encode())


def unclosed(subject: str, text: str, rng: random.Random) -> bytes:
    """Parts without a last boundary, an attachment first."""
    mark = f"----=_Part_{rng.getrandbits(40)}"
    body = (
        f"--{mark}\nContent-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.encodebytes(rng.randbytes(3000)).decode()}\n--{mark}\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    )
    return _mail(subject, f"Content-Type: multipart/mixed; boundary={mark}", body.encode())


def wrong_boundary(subject: str, text: str, rng: random.Random) -> bytes:
    """Parts whose boundary is not the declared one."""
    body = f"--real\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(text.encode()).decode()}\n--real--\n"
    boundary = rng.choice(["; boundary=declared", ""])
    return _mail(subject, f"Content-Type: multipart/mixed{boundary}", body.encode())


def attached_mail(subject: str, text: str, rng: random.Random) -> bytes:
    """Give the mail as an attachment of another."""
    mark = f"b{rng.getrandbits(40)}"
    inner = quoted(subject, text, rng).decode()
    body = (
        f"--{mark}\nContent-Type: text/plain\n\nsee below\n--{mark}\nContent-Type: message/rfc822\n\n"
        f"From: someone@corp.example\n{inner}\n--{mark}--\n"
    )
    return _mail("Fwd: see below", f'Content-Type: multipart/mixed; boundary="{mark}"', body.encode())


def flowed(subject: str, text: str, rng: random.Random) -> bytes:
    """format=flowed with deleted spaces: words cut at line ends."""
    del rng
    rows = [row[start : start + 40] for row in text.split("\n") for start in range(0, max(len(row), 1), 40)]
    body = " \n".join(rows)
    return _mail(subject, "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", body.encode())


def uu(subject: str, text: str, rng: random.Random) -> bytes:
    """Uuencoded."""
    del rng
    data = text.encode()
    rows = b"".join(binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45))
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: x-uuencode"
    return _mail(subject, head, b"begin 644 t.txt\n" + rows + b"`\nend\n")


def only_subject(subject: str, text: str, rng: random.Random) -> bytes:
    """Give the words only in the subject, its encoded words cut in the middle of a word; the text is a picture."""
    data = f"{subject}: {text.partition(chr(10) * 2)[2][:170]}".replace("\n", " ").encode()
    rest = [
        f"=?utf-8?Q?{''.join(f'={byte:02X}' for byte in data[at : at + 5])}?="
        for at in range(0, len(data), 5)
    ]
    picture = base64.encodebytes(rng.randbytes(2000)).decode()
    fields = "\n ".join(rest)
    return f"Subject: {fields}\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{picture}\n".encode()


def crlf(subject: str, text: str, rng: random.Random) -> bytes:
    """CRLF line ends."""
    return alternative(subject, text, rng).replace(b"\n", b"\r\n")


WRAPS: Final[tuple[Wrap, ...]] = (
    plain, latin1, undeclared, lying, quoted, every_byte, base64_, broken_base64, two_blocks, wide, seven, page, coded_letters,
    hexadecimal, cut_by_tags, soft_hyphens, alternative, unclosed, wrong_boundary, attached_mail, flowed, uu, only_subject, crlf,
)  # fmt: skip
MODERN: Final[tuple[Wrap, ...]] = (plain, quoted, base64_, page, alternative, alternative, crlf, latin1)


def ordinary_text(rng: random.Random, words: int) -> str:
    """Words without a meaning, in lines and paragraphs, now and then a sentence that only sounds like a job."""
    rows = []
    for start in range(0, words, 12):
        row = " ".join(rng.choices(_ALL, cum_weights=_WEIGHTS, k=12)).capitalize()
        number = f" {rng.getrandbits(36):x}" if rng.random() < 0.1 else ""
        rows.append(f"{row}{number}.")
        if start and start % 72 == 0:
            rows.append("")
    if rng.random() < 0.25:
        rows.insert(rng.randrange(len(rows) + 1), rng.choice(ORDINARY))
    if rng.random() < 0.08:
        rows.insert(rng.randrange(len(rows) + 1), rng.choice(MISLEADING))
    return "\n".join(rows)


def _head(rng: random.Random, number: int, sender: str, receiver: str, when: datetime, more: str = "") -> str:
    """Give a modern mail's header without its subject, about three kilobytes as big providers write it."""
    seal = base64.b64encode(rng.randbytes(320)).decode()
    rows = "\n        ".join(seal[at : at + 68] for at in range(0, len(seal), 68))
    stamp = when.strftime("%a, %d %b %Y %H:%M:%S %z")
    hop = f"Received: from mx{number % 9}.relay.example (mx{number % 9}.relay.example. [192.0.2.{number % 250}])\n        by mail.home.example with ESMTPS id {rng.getrandbits(60):x}\n        for <{receiver}>; {stamp}\n"
    return (
        f"Delivered-To: {receiver}\n{hop}X-Received: by 2002:a05:6402:{number % 9999} with SMTP id x{rng.getrandbits(60):x};\n        {stamp}\n"
        f"ARC-Seal: i=1; a=rsa-sha256; t={int(when.timestamp())}; cv=none;\n        d=relay.example; s=arc;\n        b={rows}\n"
        f"ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=relay.example; s=arc;\n        b={rows}\n{hop}"
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d={sender.rpartition('@')[2]}; s=key1;\n        b={rows}\n"
        f"From: {sender}\nTo: {receiver}\nDate: {stamp}\nMessage-ID: <m{number}@{sender.rpartition('@')[2]}>\n{more}"
    )


def mails(count: int, *, seed: int = 1, planted: float = 0.02) -> Iterator[tuple[bytes, dict[str, object]]]:
    """Mails in order, each with what is true of it (`job`, `wrap`, `language`, `id`, `thread`)."""
    rng = random.Random(seed)  # noqa: S311 - a corpus, no secret
    number, when = 0, START
    while number < count:
        when += timedelta(minutes=rng.randrange(1, 90))
        if rng.random() < planted / 2:
            yield from _planted(rng, number, when)
            number += 2
        else:
            yield _ordinary(rng, number, when)
            number += 1


def _ordinary(rng: random.Random, number: int, when: datetime) -> tuple[bytes, dict[str, object]]:
    name = rng.choice(LISTS)
    sender = f"{name}@{rng.randrange(400)}.lists.example"
    more = f"List-Id: <{name}.lists.example>\nX-GM-THRID: {number}\nX-Gmail-Labels: Inbox,Updates\n"
    if rng.random() < 0.3 and number:
        more += f"In-Reply-To: <m{number - 1}@{sender.rpartition('@')[2]}>\n"
    text = ordinary_text(rng, int(rng.lognormvariate(6.1, 0.9)))
    wrap = rng.choice(MODERN)
    raw = _head(rng, number, sender, ME, when, more).encode() + wrap(
        f"[{name}] {' '.join(rng.choices(WORDS, k=5))}", text, rng
    )
    return raw, {"id": f"m{number}", "job": False, "wrap": wrap.__name__}


def _planted(rng: random.Random, number: int, when: datetime) -> Iterator[tuple[bytes, dict[str, object]]]:
    """Give a mail about a job, and a terse answer in its thread that no list of words can find."""
    job, wrap, name = rng.choice(JOB_MAILS), rng.choice(WRAPS), rng.choice(NAMES)
    domain = f"{rng.choice(COMPANIES).split()[0].lower()}{number}.example"
    sender = f"{name.split()[0].lower().encode('ascii', 'ignore').decode()}@{domain}"
    text = job.text.format(name=name)
    raw = _head(rng, number, sender, ME, when).encode() + wrap(job.subject, text, rng)
    yield (
        raw,
        {
            "id": f"m{number}",
            "job": True,
            "wrap": wrap.__name__,
            "language": job.language,
            "thread": f"m{number}",
        },
    )
    reply = f"References: <m{number}@{domain}>\nIn-Reply-To: <m{number}@{domain}>\n"
    raw = _head(rng, number + 1, sender, ME, when + timedelta(hours=5), reply).encode() + plain(
        "Re: hello", rng.choice(TERSE), rng
    )
    yield raw, {"id": f"m{number + 1}", "job": True, "wrap": "plain", "terse": True, "thread": f"m{number}"}


def write(count: int, *, seed: int, mbox: Path | None, maildir: Path | None, truth: Path | None) -> int:
    """Write the corpus; the bytes of mail in it."""
    total = 0
    folders = [maildir / name for name in ("cur", "new", "tmp")] if maildir else []
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    box = mbox.open("wb") if mbox else None
    facts = truth.open("w", encoding="utf-8") if truth else None
    for number, (raw, fact) in enumerate(mails(count, seed=seed)):
        total += len(raw)
        if box:
            box.write(
                b"From 1%09d@xxx Mon Jan 05 10:00:00 +0000 2026\n" % number
                + raw.replace(b"\nFrom ", b"\n>From ")
                + b"\n"
            )
        if maildir:
            (maildir / "cur" / f"{number:08d}.corpus:2,S").write_bytes(raw)
        if facts:
            facts.write(json.dumps(fact) + "\n")
    for file in (box, facts):
        if file:
            file.close()
    return total


def main() -> None:
    """Write a corpus as the options say."""
    options = argparse.ArgumentParser(description="Build a seeded mailbox for tests and benchmarks.")
    options.add_argument("--mails", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--mbox", type=Path)
    options.add_argument("--maildir", type=Path)
    options.add_argument("--truth", type=Path)
    given = options.parse_args()
    total = write(given.mails, seed=given.seed, mbox=given.mbox, maildir=given.maildir, truth=given.truth)
    print(f"{given.mails} mails, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
