"""Scanned letters, read by a real Tesseract where one is installed."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont

from afterno.connect.mailbox import sources
from afterno.service import recognising

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """Larch Freight Ltd.

Dear Ms Moreau,

thank you for coming to the interview for the
position of Night Planner. Unfortunately we have
decided to give the position to another candidate.

Kind regards,
Ruth Boyd
Head of Planning
"""
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed here"
)


def scan(kind: str, text: str = LETTER) -> bytes:
    page = Image.new("L", (1240, 900), 255)
    ImageDraw.Draw(page).multiline_text(
        (80, 60), text, font=ImageFont.load_default(size=36), fill=0, spacing=14
    )
    out = io.BytesIO()
    page.save(out, kind)
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize("ending", ["pdf", "png", "jpg", "tif"])
def test_a_scanned_letter_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"letter.{ending}"
    path.write_bytes(scan({"jpg": "JPEG", "tif": "TIFF"}.get(ending, ending.upper())))
    (found,) = recognising.recognise_all([path])
    assert found["kind"] == "rejection"
    assert "another candidate" in found["evidence"]


@needs_tesseract
@pytest.mark.parametrize("data", [b"no picture", scan("PNG", "")[:300], scan("PNG", "")])
def test_a_picture_without_a_letter_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(data)
    (mail,) = sources.open_sources([path])
    assert mail.problem is not None
    assert mail.problem.startswith("scan ")


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_without_tesseract_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    path = tmp_path / f"letter.{ending}"
    path.write_bytes(scan(ending.upper()))
    (mail,) = sources.open_sources([path])
    assert mail.problem is not None
    assert "install Tesseract" in mail.problem
    assert "by hand" in mail.problem


def test_pictures_in_a_folder_of_mail_are_no_letters(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(scan("JPEG"))
    assert list(sources.open_sources([tmp_path])) == []
