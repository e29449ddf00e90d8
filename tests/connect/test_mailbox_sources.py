"""Files and folders as one stream of mails: kinds, names, what is skipped and why, limits."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from afterno.connect.mailbox import archive, known, letters, mbox, sources
from afterno.connect.mailbox.sources import open_sources
from afterno.reading.messages import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEPARATOR = b"From 17@xxx Mon Mar 02 10:15:00 +0000 2026\n"


def mail(number: int, body: str = "hello") -> bytes:
    return f"From: dana{number}@corp.example\nMessage-ID: <m{number}@corp.example>\nSubject: mail {number}\n\n{body}\n".encode()


def box(*mails: bytes) -> bytes:
    return b"".join(SEPARATOR + one + b"\n" for one in mails)


def cut(data: bytes, **more: int) -> list[tuple[int, bytes | None]]:
    return list(mbox.mails(io.BytesIO(data), **more))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("block", [64, 100, 3_000, mbox.BLOCK])
def test_an_mbox_is_cut_at_its_separators(end: bytes, block: int) -> None:
    mails = [mail(n, "x" * n) for n in range(60)]
    data = box(*mails).replace(b"\n", end)
    found = cut(data, block=block)
    assert [raw.replace(b"\r\n", b"\n").rstrip() for _, raw in found if raw] == [
        one.rstrip() for one in mails
    ]
    assert all(data[offset : offset + 5] == b"From " for offset, _ in found)


@pytest.mark.parametrize(
    "body",
    [
        "From here on it goes well.",
        "Hello,\n\nFrom what I hear, the post is taken.\n\nDana",
        "Hello,\n\nFrom 10:00 to 11:30 on 2 March 2026 we meet.\nSee you there.",
        "x\n\nFrom Dana\n\nSubject: something\n",
        "Hello,\nFrom Monday 10:15 in 2026\nwe are closed.",
    ],
)
def test_a_sentence_that_begins_with_from_is_no_separator(body: str) -> None:
    assert len(cut(box(mail(1, body), mail(2)))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "From dana@corp.example Mon Mar  2 10:15:00 2026", "From 1234567890123456789@xxx Mon Mar 02 10:15:00 +0000 2026",
        "From - Mon Mar 02 10:15:00 2026", "From MAILER-DAEMON Mon Mar  2 10:15:00 2026", "From ???@??? Mon Mar 02 10:15:00 2026",
        "From dana@corp.example", "From -", "From ", "From dana@corp.example 2026-03-02 10:15:00",
        "From dana@corp.example Mon Mar  2 10:15 CET 2026", "From Dana Whitlock Mon Mar  2 10:15:00 2026",
    ],
)  # fmt: skip
def test_separators_as_programs_write_them(line: str) -> None:
    data = b"".join(line.encode() + b"\n" + mail(n) + b"\n" for n in range(3))
    assert len(cut(data)) == 3


def test_stuffed_lines_are_as_they_were_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(box(mail(1, ">From here\n>>From there\n> From a quote")))
    (found,) = open_sources([path])
    assert b"\nFrom here\n>From there\n> From a quote" in found.raw


def test_ranges_share_a_file_without_losing_or_doubling_a_mail() -> None:
    mails = [mail(n, "word " * (n % 37)) for n in range(200)]
    data = box(*mails)
    for size in (997, 4_096, 10_001):
        found = []
        for start in range(0, len(data), size):
            stream = io.BytesIO(data)
            first = mbox.first_separator(stream, start)
            if first is not None and first < start + size:
                found += [raw for _, raw in mbox.mails(stream, start=first, stop=start + size)]
        assert [raw.rstrip() for raw in found if raw] == [one.rstrip() for one in mails]


def test_a_mail_too_long_is_named_and_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAIL_LIMIT", 20_000)
    monkeypatch.setattr(mbox, "BLOCK", 4_096)
    path = tmp_path / "a.mbox"
    path.write_bytes(box(mail(1), mail(2, "line\n" * 50_000), mail(3)))
    held = []

    def watched(cutter: mbox._Cutter, block: bytes) -> bool:
        held.append(len(cutter.data))
        return take(cutter, block)

    take = mbox._Cutter.take
    monkeypatch.setattr(mbox._Cutter, "take", watched)
    with path.open("rb") as stream:
        found = list(mbox.mails(stream, block=4_096))
    assert [raw is None for _, raw in found] == [False, True, False]
    assert max(held) < 40_000
    problems = [one.problem for one in open_sources([path])]
    assert problems[0] is None
    assert "longer than" in str(problems[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "mail"
    (root / "Sent").mkdir(parents=True)
    (root / "inbox.mbox").write_bytes(box(mail(1), mail(2)))
    (root / "Sent" / "one.eml").write_bytes(mail(3))
    (root / "letter.txt").write_text("Dear Alice,\nno.\n")
    (root / "notes.msg").write_bytes(b"\xd0\xcf\x11\xe0")
    (root / ".hidden.eml").write_bytes(mail(4))
    (root / "picture.png").write_bytes(b"\x89PNG")
    (root / "Archive").write_bytes(box(mail(5)))
    (root / "Archive.msf").write_bytes(b"// mork")
    (root / "7").write_bytes(mail(6))
    for name in ("cur", "new", "tmp"):
        (root / "Maildir" / name).mkdir(parents=True)
        (root / "Maildir" / ".Gesendet" / name).mkdir(parents=True)
    (root / "Maildir" / "cur" / "1.host:2,S").write_bytes(mail(7))
    (root / "Maildir" / "new" / "2.host").write_bytes(mail(8))
    (root / "Maildir" / "tmp" / "3.host").write_bytes(mail(9))
    (root / "Maildir" / ".Gesendet" / "cur" / "4.host:2,S").write_bytes(mail(10))
    return root


def test_a_folder_is_read_with_all_below_it(folder: Path) -> None:
    found = {one.source: one for one in open_sources([folder])}
    assert sorted(found) == [
        "mail/7",
        "mail/Archive#1",
        "mail/Maildir/.Gesendet/cur/4.host:2,S",
        "mail/Maildir/cur/1.host:2,S",
        "mail/Maildir/new/2.host",
        "mail/Sent/one.eml",
        "mail/inbox.mbox#1",
        "mail/inbox.mbox#2",
        "mail/letter.txt",
        "mail/notes.msg",
    ]
    assert "Outlook's own format" in str(found["mail/notes.msg"].problem)
    assert [one.source for one in found.values() if one.problem] == ["mail/notes.msg"]
    sent = {name for name, one in found.items() if parse(one.raw, folder=one.folder).direction == "out"}
    assert sent == {"mail/Sent/one.eml", "mail/Maildir/.Gesendet/cur/4.host:2,S"}


def test_the_order_is_settled(folder: Path) -> None:
    assert [one.source for one in open_sources([folder])] == [one.source for one in open_sources([folder])]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "Sent" / "again").symlink_to(folder)
    assert len(list(open_sources([folder]))) == 10


def test_progress_ends_at_the_whole(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    list(open_sources([folder], progress=lambda done, total: told.append((done, total))))
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("missing.mbox", None, "no such file"),
        ("a.pst", b"!BDN", "export the folder"),
        ("a.docx", b"PK\3\4", "Word file"),
        ("a.zip", b"not a zip", "damaged archive"),
        ("a.zip", b"PK\3\4 broken", "damaged archive"),
        ("a.bin", b"\0\1\2", "not a kind of file"),
        ("a.mbox", b"\0\1\2", "damaged mbox"),
        ("a.pdf", b"%PDF-1.7 broken", "not readable"),
        ("a.pdf", b"", "not readable"),
    ],
)
def test_what_is_skipped_is_named(tmp_path: Path, name: str, data: bytes | None, why: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    (found,) = open_sources([path])
    assert found.raw == b""
    assert why in str(found.problem)


def test_an_empty_mbox_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"")
    assert list(open_sources([tmp_path / "a.mbox"])) == []


def takeout(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_a_takeout_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    path = takeout(
        tmp_path / "takeout.zip",
        **{
            "Takeout/Mail/Sent.mbox": box(mail(1), mail(2)),
            "Takeout/Mail/../../../evil.eml": mail(3),
            "/absolute/no.eml": mail(4),
            "Takeout/archive_browser.html": b"<html>",
            "Takeout/inner.zip": b"PK",
        },
    )
    found = list(open_sources([path]))
    assert [one.source for one in found] == [
        "takeout.zip/Takeout/Mail/Sent.mbox#1",
        "takeout.zip/Takeout/Mail/Sent.mbox#2",
        "takeout.zip/Takeout/Mail/evil.eml",
        "takeout.zip/absolute/no.eml",
        "takeout.zip/Takeout/inner.zip",
    ]
    assert "archive inside" in str(found[-1].problem)
    assert parse(found[0].raw, folder=found[0].folder).direction == "out"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["takeout.zip"]


def test_an_archive_that_unpacks_to_too_much_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "RATIO_FROM", 100_000)
    path = takeout(
        tmp_path / "bomb.zip", **{"a.mbox": box(mail(1)) + b"\0" * 50_000_000, "b.mbox": box(mail(2))}
    )
    found = list(open_sources([path]))
    assert any("unpacks to more" in str(one.problem) for one in found)
    assert found[-1].source == "bomb.zip/b.mbox#1"
    assert sum(len(one.raw) for one in found) < 10_000


def test_a_damaged_member_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.mbox", box(*[mail(n) for n in range(5)]))
    data = bytearray(path.read_bytes())
    at = data.find(b"mail 4")
    data[at : at + 4] = b"MAIL"
    path.write_bytes(data)
    found = list(open_sources([path]))
    assert "damaged" in str(found[-1].problem)


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    path = takeout(tmp_path / "a.zip", **{"a.eml": mail(1)})
    data = bytearray(path.read_bytes())
    for mark, shift in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.find(mark) + shift] |= 1
    path.write_bytes(data)
    (found,) = open_sources([path])
    assert "password" in str(found.problem)


PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length {length}>>stream
{stream}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
"""


def pdf(*lines: str) -> bytes:
    stream = "BT /F1 12 Tf 20 250 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    return PDF.format(length=len(stream), stream=stream).encode()


def test_a_letter_as_pdf(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(pdf("Dear Alice,", "we chose another candidate."))
    (found,) = open_sources([tmp_path / "no.pdf"])
    assert found.problem is None
    assert "we chose another candidate." in parse(found.raw).text


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "PDF_SECONDS", 0.001)
    assert letters.from_pdf(pdf("Dear Alice")) == (b"", "PDF takes too long to read")


def test_a_pdf_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf())
    (found,) = open_sources([tmp_path / "scan.pdf"])
    assert "holds no text" in str(found.problem)


@pytest.mark.parametrize("coding", ["utf-8", "cp1252", "utf-16"])
def test_a_letter_as_text(tmp_path: Path, coding: str) -> None:
    (tmp_path / "no.txt").write_bytes(
        "Von: Dana\r\nBetreff: Absage\r\n\r\nLiebe Alice,\r\nes tut mir leid für dich.".encode(coding)
    )
    (found,) = open_sources([tmp_path / "no.txt"])
    message = parse(found.raw)
    assert message.subject == "Absage"
    assert message.text == "Liebe Alice,\nes tut mir leid für dich."


def test_a_letter_cannot_smuggle_header_fields() -> None:
    message = parse(letters.as_mail("Subject: x\n\nFrom: evil@x.example\nX-Gmail-Labels: Sent\n\nDear Alice"))
    assert "x-gmail-labels" not in message.headers
    assert message.direction == "in"


def found_again(path: Path, remembered: dict[str, known.Known]) -> list[str]:
    return [one.source for one in open_sources([path], remembered=remembered)]


def test_a_file_read_before_gives_only_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(box(mail(1), mail(2)))
    remembered = {str(path): known.of_file(path, mails=2)}
    assert found_again(path, remembered) == []
    with path.open("ab") as stream:
        stream.write(box(mail(3)))
    assert found_again(path, remembered) == ["a.mbox#3"]


def test_a_file_that_was_rewritten_is_read_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(box(mail(1), mail(2)))
    remembered = {str(path): known.of_file(path, mails=2)}
    path.write_bytes(box(mail(5), mail(6), mail(7), mail(8)))
    assert len(found_again(path, remembered)) == 4


def test_a_maildir_read_before_gives_only_what_came_since(folder: Path) -> None:
    cur = folder / "Maildir" / "cur"
    later = max(cur.stat().st_mtime_ns, (cur / "1.host:2,S").stat().st_ctime_ns) + 10 * known.SETTLED
    remembered = {str(cur): known.of_folder(cur, read_at=later)}
    assert not [name for name in found_again(folder, remembered) if "/cur/1" in name]
    (cur / "5.host:2,S").write_bytes(mail(11))
    remembered = {str(cur): known.Known(0, 0, read_at=(cur / "5.host:2,S").stat().st_ctime_ns)}
    assert "mail/Maildir/cur/5.host:2,S" in found_again(folder, remembered)


def test_every_kind_of_file_has_a_reader() -> None:
    kinds: Iterator[str] = iter(["mbox", "eml", "emlx", "txt", "pdf", "zip"])
    assert {sources.single(kind, b"Subject: x\n\ny")[0] is not None for kind in kinds} == {True}


def test_apples_mail_files_have_a_length_before_and_a_list_behind() -> None:
    raw = mail(1)
    data = str(len(raw)).encode() + b"\n" + raw + b"<?xml version='1.0'?>"
    assert sources.single("emlx", data) == (raw, None)
