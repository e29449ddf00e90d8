"""A CV from a file: each kind read, each bad one refused in words."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from afterno.connect import cv
from afterno.connect.cv import docx
from afterno.errors import UserError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = ("Alice Moreau", "Education", "BA History, University of Leeds, 2010")


def word(body: str, *, head: str = "", part: str = "word/document.xml") -> bytes:
    """A .docx with this body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(part, f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def paragraph(text: str) -> str:
    """A paragraph in two runs, as Word splits them anywhere."""
    half = len(text) // 2
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (text[:half], text[half:]))
    return f"<w:p>{runs}</w:p>"


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    font = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << %s >> >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]  # fmt: skip
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.docx", word("".join(map(paragraph, LINES)))),
        ("CV.PDF", pdf(*LINES)),
        ("cv.txt", "\r\n".join(LINES).encode()),
        ("cv.txt", "\n".join(LINES).encode("utf-16")),
        ("cv.md", "\n".join(LINES).encode()),
    ],
)
def test_the_lines_of_a_cv_come_out_whatever_the_file(name: str, data: bytes) -> None:
    assert [line.strip() for line in cv.read_file(name, data).text.splitlines() if line.strip()] == list(
        LINES
    )


def test_tables_tabs_and_breaks_keep_words_apart_and_deleted_text_is_gone() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("2019", "Planner"))
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    body += "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    assert docx.text_of(word(body)).split() == ["2019", "Planner", "a", "b", "c"]


def test_a_json_resume_is_kept_as_it_is() -> None:
    resume = {"basics": {"name": "Alice"}, "work": [{"name": "Elm", "position": "Planner"}]}
    assert cv.read_file("resume.json", b"\xef\xbb\xbf" + json.dumps(resume).encode()).resume == resume


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("cv.doc", b"x", "none of them"),
        ("cv", b"x", "none of them"),
        ("cv.docx", b"PK\x03\x04 nonsense", "no Word document"),
        ("cv.docx", word("", part="other.xml"), "no Word document"),
        ("cv.docx", word("<w:p>", head=""), "broken"),
        ("cv.docx", word("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", head=BOMB), "no Word document holds"),
        ("cv.docx", word("<w:p/>"), "No words were found"),
        ("cv.pdf", b"%PDF-1.4 broken", "could not be read"),
        ("cv.txt", b"   \n ", "No words were found"),
        ("cv.json", b"{", "not JSON"),
        ("cv.json", b"[" * 100_000, "not JSON"),
        ("cv.json", b'["work"]', "neither basics nor work"),
        ("cv.json", b'{"work": [], "x": "' + b"y" * 300_000 + b'"}', "too long"),
        ("cv.txt", b"x" * (cv.LARGEST + 1), "too large"),
    ],
)
def test_what_is_no_cv_is_refused_in_words(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        cv.read_file(name, data)


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "XML_LIMIT", 1_000_000)
    huge = word("<w:p><w:r><w:t>" + "x" * 2_000_000 + "</w:t></w:r></w:p>")
    assert len(huge) < 20_000
    with pytest.raises(UserError, match="too large"):
        cv.read_file("cv.docx", huge)


def test_the_text_that_is_kept_is_bounded() -> None:
    assert len(cv.read_file("cv.txt", b"word " * 100_000).text) <= 30_000
