"""Large mails without their attachments: which parts hold words, and the mail put together from those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox.imap import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.connect.mailbox.imap.words import Word

WHOLE: Final = 256 * 1024
"""Bytes up to which a mail is fetched as it is."""
TEXT: Final = 1024 * 1024
"""Bytes fetched of one part that holds words."""
DEEPEST: Final = 20
PARTS: Final = 200
_WORDY: Final = (b"text", b"message")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its number ("1.2"), what it is, how large, what it holds."""

    number: str
    kind: bytes
    size: int = 0
    boundary: bytes = b""
    children: tuple[Part, ...] = ()

    @property
    def wordy(self) -> bool:
        """Tell whether it holds words (an attached mail does)."""
        return self.kind.partition(b"/")[0] in _WORDY


def tree(structure: Word, number: str = "", depth: int = 0) -> Part:
    """Read a BODYSTRUCTURE; what cannot be understood is a part without words."""
    if not isinstance(structure, list) or not structure or depth > DEEPEST:
        return Part(number or "1", b"")
    if isinstance(structure[0], list):
        inner = [item for item in structure if isinstance(item, list)]
        count = next((at for at, item in enumerate(structure) if not isinstance(item, list)), len(structure))
        place = f"{number}." if number else ""
        children = tuple(tree(item, f"{place}{at}", depth + 1) for at, item in enumerate(inner[:count], 1))
        given = structure[count + 1] if len(structure) > count + 1 else None
        return Part(number, b"multipart", 0, _boundary(given), children[:PARTS])
    kind = b"/".join(item.lower() if isinstance(item, bytes) else b"" for item in structure[:2])
    size = words.number(structure[6]) if len(structure) > 6 else None
    return Part(number or "1", kind, size or 0)


def _boundary(given: Word) -> bytes:
    found = words.pairs(given).get(b"BOUNDARY")
    return found if isinstance(found, bytes) else b""


def wanted(root: Part) -> list[str]:
    """Name what to fetch: the head, the heads of all parts, and the bodies of those that hold words."""
    items = ["BODY.PEEK[HEADER]"]
    for part in _every(root):
        if part is not root:
            items.append(f"BODY.PEEK[{part.number}.MIME]")
        if part.wordy:
            items.append(f"BODY.PEEK[{part.number}]<0.{TEXT}>")
    return items


def _every(part: Part) -> list[Part]:
    return [part, *(one for child in part.children for one in _every(child))][:PARTS]


def together(root: Part, said: Mapping[bytes, Word]) -> bytes:
    """Put the mail together from what was fetched; a part without words has its head and an empty body."""
    head = _bytes(said.get(b"BODY[HEADER]"))
    return head + _body(root, said)


def _body(part: Part, said: Mapping[bytes, Word]) -> bytes:
    if not part.children:
        return _bytes(said.get(f"BODY[{part.number}]".encode()))
    rows = []
    for child in part.children:
        rows += [
            b"--" + part.boundary + b"\r\n",
            _bytes(said.get(f"BODY[{child.number}.MIME]".encode())) or b"\r\n",
            _body(child, said),
            b"\r\n",
        ]
    return b"".join([*rows, b"--", part.boundary, b"--\r\n"])


def _bytes(word: Word) -> bytes:
    return word if isinstance(word, bytes) else b""
