"""Mailboxes of a header field: names and addresses, also where quotes, commas and brackets are wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from afterno.reading import headers, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT: Final = 500
_VALUE_LIMIT: Final = 65_536
_TOKEN: Final = re.compile(r"\"(?:[^\"\\]|\\.){0,1000}+\"|<[^<>]*>|\([^()]*\)|[,;]|[^\",;<(]+|.", re.DOTALL)
_ADDRESS: Final = re.compile(r"[^\s<>\"(),:;@\[\]]{1,128}@(?:[^\s<>\"(),:;@]{1,255})")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_GROUP: Final = re.compile(r"^[^<@\"]{0,200}:(?!\s*/)")


def mailboxes(value: str) -> list[tuple[str, str]]:
    """(name, address) pairs of one field's raw value, names decoded, addresses in lower case."""
    found: list[tuple[str, str]] = []
    held = ""
    for piece in _pieces(value[:_VALUE_LIMIT]):
        name, address = _mailbox(held + ", " + piece if held else piece)
        held = ""
        if address:
            found.append((name, address))
        elif name and not name.endswith(":"):
            held = piece.strip()[:200]
        if len(found) >= LIMIT:
            break
    return found


def _pieces(value: str) -> Iterator[str]:
    """Give the field cut at commas and semicolons that stand outside quotes, brackets and comments."""
    held: list[str] = []
    for match in _TOKEN.finditer(value):
        token = match.group()
        if token in {",", ";"}:
            yield "".join(held)
            held = []
        else:
            held.append(token)
    yield "".join(held)


def _mailbox(piece: str) -> tuple[str, str]:
    piece = _GROUP.sub("", piece)
    bracketed = piece.rfind("<")
    if bracketed >= 0 and (match := _ADDRESS.search(headers.decoded(piece[bracketed:]))):
        return _name(piece[:bracketed], match.group()), _clean(match.group())
    plain = headers.decoded(piece)
    if match := _ADDRESS.search(plain):
        rest = plain[: match.start()] + " " + plain[match.end() :]
        return _name(rest.replace("(", " ").replace(")", " "), match.group()), _clean(match.group())
    return _name(piece, ""), ""


def _clean(address: str) -> str:
    return address.strip(".'\"`").lower()


def _name(text: str, address: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        text = _ESCAPED.sub(r"\1", text.strip('"'))
    name = normal.line(headers.decoded(text)).strip("\"' ,<>")
    return "" if name.lower() == address.lower() else name
