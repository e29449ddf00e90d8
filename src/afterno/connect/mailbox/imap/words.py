"""What an IMAP server says, taken apart: atoms, strings and lists; names of folders in their odd alphabet."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Word = bytes | None | list["Word"]
"""An atom or a string, NIL, or a list of them."""
Fragment = bytes | tuple[bytes, bytes] | None
"""A piece of an answer as imaplib gives it: a line, or a line and the literal that followed it."""

_TOKEN: Final = re.compile(
    rb'[ \t]*(?:(?P<open>\()|(?P<close>\))|"(?P<quoted>(?:[^"\\]|\\.)*)"'
    rb"|(?P<section>[A-Za-z]+\[[^\]]*\](?:<\d+>)?)|(?P<atom>[^()\"\s]+))"
)
_LITERAL: Final = re.compile(rb"~?\{\d+\+?\}$")
_ESCAPED: Final = re.compile(rb"\\(.)")
_SHIFTED: Final = re.compile(r"&([^-]*)-")
_BARE: Final = re.compile(r"[^\x20-\x7e]+")


def words(fragments: Iterable[Fragment]) -> list[Word]:
    """Take an answer apart; never raises: what is left open is closed at its end."""
    top: list[Word] = []
    held = [top]
    for token in _tokens(fragments):
        if token is True:
            inner: list[Word] = []
            held[-1].append(inner)
            held.append(inner)
        elif token is False:
            if len(held) > 1:
                held.pop()
        else:
            held[-1].append(token)
    return top


def _tokens(fragments: Iterable[Fragment]) -> Iterator[bool | bytes | None]:
    """Give each token: True opens a list, False closes one."""
    for fragment in fragments:
        if fragment is None:
            continue
        text, literal = fragment if isinstance(fragment, tuple) else (fragment, None)
        for match in _TOKEN.finditer(text if literal is None else _LITERAL.sub(b"", text)):
            if match["open"] or match["close"]:
                yield match["open"] is not None
            elif (quoted := match["quoted"]) is not None:
                yield _ESCAPED.sub(rb"\1", quoted) if b"\\" in quoted else quoted
            else:
                atom = match["section"] or match["atom"]
                yield None if atom.upper() == b"NIL" else atom
        if literal is not None:
            yield literal


def pairs(listed: Word) -> dict[bytes, Word]:
    """Give a list of names and values as a table; names in capitals, without where a piece of a mail begins."""
    if not isinstance(listed, list):
        return {}
    names = [item.upper().partition(b"<")[0] if isinstance(item, bytes) else b"" for item in listed[::2]]
    return dict(zip(names, listed[1::2], strict=False))


def number(word: Word) -> int | None:
    """Give a number; None where it is none."""
    return int(word) if isinstance(word, bytes) and word.isdigit() and len(word) < 20 else None


def text(word: Word) -> str:
    """Give a string for people."""
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else ""


def folder_name(wire: bytes) -> str:
    """Read a folder's name as people write it: "Entw&APw-rfe" is "Entwürfe" (RFC 3501, 5.1.3).

    >>> folder_name(b"Entw&APw-rfe & more"[:12])
    'Entwürfe'
    """
    return _SHIFTED.sub(_unshifted, wire.decode("utf-8", "replace"))


def _unshifted(match: re.Match[str]) -> str:
    if not match[1]:
        return "&"
    packed = match[1].replace(",", "/")
    try:
        data = binascii.a2b_base64(packed + "=" * (-len(packed) % 4))
        return data.decode("utf-16-be")
    except (ValueError, UnicodeDecodeError):
        return match[0]


def wire_name(name: str) -> bytes:
    """Write a folder's name as servers read it."""
    return _BARE.sub(_shifted, name.replace("&", "&-")).encode("ascii")


def _shifted(match: re.Match[str]) -> str:
    packed = binascii.b2a_base64(match[0].encode("utf-16-be"), newline=False).decode("ascii")
    return f"&{packed.rstrip('=').replace('/', ',')}-"


def quoted(wire: bytes) -> str:
    """Put a folder's name in quotes for a command."""
    return '"' + wire.decode("ascii", "replace").replace("\\", "\\\\").replace('"', '\\"') + '"'


def uid_set(uids: Iterable[int]) -> str:
    """Write numbers as ranges.

    >>> uid_set([1, 2, 3, 7, 9, 10])
    '1:3,7,9:10'
    """
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in runs)
