"""Text made plain: one form for every apostrophe, space and line end, so that rules need not know of them."""

from __future__ import annotations

import re
import unicodedata

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\uff02"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"), " "),
    **dict.fromkeys(map(ord, "\u202f\u205f\u3000\u2800\t\v"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u034f\u061c"), None),
    **dict.fromkeys(range(0x202A, 0x202F), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085\f"), "\n"),
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)), None),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
}  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r" {2,}")
_BLANK_LINES = re.compile(r"\n{4,}")


def characters(text: str) -> str:
    """Plain characters: NFC, one apostrophe, one quote, one space, newline ends, nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text.translate(_TABLE) if "\t" in text or not text.replace("\n", "").isprintable() else text
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _SURROGATES.sub("\ufffd", text)


def body(text: str) -> str:
    """Plain characters, without trailing spaces, with at most two empty lines in a row."""
    text = characters(text)
    if " \n" in text:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    return (_BLANK_LINES.sub("\n\n\n", text) if "\n\n\n\n" in text else text).strip()


def line(text: str) -> str:
    """One line: plain characters, every run of white space one space."""
    return " ".join(characters(text).split())
