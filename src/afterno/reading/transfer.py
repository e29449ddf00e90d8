"""Bytes of a part to text: transfer encodings undone, charsets read, also where they lie."""

from __future__ import annotations

import binascii
import codecs
import re
from functools import lru_cache
from typing import Final

_B64_JUNK: Final = bytes(
    c for c in range(256) if c not in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)
_URL_SAFE: Final = bytes.maketrans(b"-_", b"+/")
_ALIASES: Final = {
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
    "x-sjis": "cp932",
    "x-gbk": "gbk",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp_2",
}
_ASCII_LIKE: Final = frozenset(
    {"", "ascii", "us-ascii", "iso8859-1", "latin-1", "cp1252", "7bit", "8bit", "binary"}
)
_FAMILIES: Final = re.compile(
    r"(?:utf[-_]?(?:7|8|16|32)|ascii|iso8859|latin|cp\d|koi8|mac[-_]|gb|big5|euc[-_]|shift[-_]|iso2022|hz|tis[-_]|johab|kz1048|ptcp)"
)
_BANNED: Final = ("utf-8-sig",)
WIDE: Final = re.compile(
    rb"utf[-_]?(?:7|16|32)|unicode-1-1|ucs-?[24]|iso-2022|csiso2022|hz-gb|\bhz\b", re.IGNORECASE
)


def base64(body: bytes) -> bytes:
    """Base64 undone, whatever is broken: junk dropped, an odd end cut, blocks with padding between them joined."""
    if b"=" in body.rstrip(b"= \t\r\n\0"):
        pieces = [piece for piece in body.split(b"=") if piece.strip()]
        return b"".join(map(_base64_block, pieces[:1000]))
    return _base64_block(body)


def _base64_block(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        clean = body.translate(None, _B64_JUNK)
        clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def quoted_printable(body: bytes) -> bytes:
    """Quoted-printable undone; what is no escape stays as it is."""
    return binascii.a2b_qp(body)


def uuencoded(body: bytes) -> bytes:
    """Give the content of uuencoded lines (without `begin` and `end`); broken lines are left out."""
    out = []
    for row in body.splitlines():
        if not row or row.startswith((b"begin ", b"end")):
            continue
        try:
            out.append(binascii.a2b_uu(row))
        except binascii.Error:
            length = (((row[0] - 32) & 63) * 4 + 5) // 3 if row else 0
            out.append(_uu_tolerant(row[:length]))
    return b"".join(out)


def _uu_tolerant(row: bytes) -> bytes:
    try:
        return binascii.a2b_uu(row)
    except binascii.Error:
        return b""


def undo(body: bytes, encoding: str) -> bytes:
    """Give a part's bytes with its Content-Transfer-Encoding undone; an unknown encoding leaves them as they are."""
    if encoding == "base64":
        return base64(body)
    if encoding == "quoted-printable":
        return quoted_printable(body)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        return uuencoded(body)
    return body


@lru_cache(maxsize=256)
def codec(charset: str) -> str | None:
    """Give the codec of a charset's name, "" for ASCII and its Latin neighbours, None where nobody knows it."""
    name = charset.strip().strip("\"'<>").lower().partition("*")[0]
    name = _ALIASES.get(name, name)
    if name in _ASCII_LIKE or not name:
        return ""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError, TypeError):
        return None
    if found in _ASCII_LIKE:
        return ""
    return found if _FAMILIES.match(found) else None


def text(body: bytes, charset: str = "") -> tuple[str, bool]:
    """Give the text of bytes, and whether the charset could be believed (unknown or lying ones give False)."""
    name = codec(charset)
    if body.startswith(b"\xef\xbb\xbf"):
        return body[3:].decode("utf-8", "replace"), True
    if body.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return body.decode("utf-32", "replace"), True
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace"), True
    if name and name not in {"utf-8", "utf-8-sig"}:
        decoded = _declared(body, name)
        if decoded is not None:
            return decoded, True
        return _guess(body), False
    return _guess(body), name is not None


def _declared(body: bytes, name: str) -> str | None:
    """By the declared codec; None where the bytes say that it lies."""
    if name.startswith(("utf-16", "utf-32")):
        if b"\0" not in body[:4000]:
            return None
        return _wide(body, name)
    try:
        return body.decode(name)
    except UnicodeError:
        try:
            return body.decode("utf-8")
        except UnicodeError:
            return body.decode(name, "replace")


def _wide(body: bytes, name: str) -> str:
    if name == "utf-16":
        head = body[:4000]
        name = "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
    elif name == "utf-32":
        name = "utf-32-be" if body[:1] == b"\0" else "utf-32-le"
    return body.decode(name, "replace")


def _guess(body: bytes) -> str:
    """UTF-8 where it is valid or nearly so, a UTF-16 or ISO-2022 that nobody declared, else Windows-1252."""
    if body.isascii():
        if b"\x1b$" in body:
            return body.decode("iso2022_jp_2", "replace")
        if b"\0" in body and 0.2 < body[:4000].count(0) / len(body[:4000]) < 0.6:
            return _wide(body, "utf-16")
        return body.decode("ascii")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(body, error):
            return body.decode("utf-8", "replace")
    if b"\0" in body and 0.2 < body[:4000].count(0) / len(body[:4000]) < 0.6:
        return _wide(body, "utf-16")
    return body.decode("cp1252", "replace").replace("\ufffd", " ") if body else ""


def _nearly_utf8(body: bytes, error: UnicodeDecodeError) -> bool:
    """More well-formed sequences than broken ones in the neighbourhood of the first fault."""
    sample = body[max(0, error.start - 20_000) : error.start + 20_000]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    good = len(
        re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", sample)
    )
    return good > broken
