"""The parts of a mail: one bounded walk, whatever the boundaries, lengths and nesting say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from afterno.reading import headers, normal, transfer

DEPTH_LIMIT: Final = 30
PART_LIMIT: Final = 500
SCAN_FACTOR: Final = 12
"""All searches for boundaries together read at most so many times the mail."""

_GUESS: Final = re.compile(rb"(?:\A|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?:[ \t]*\r?\n)?Content-", re.IGNORECASE)
_HTML_START: Final = re.compile(rb"\s*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>]|<div[\s>])", re.IGNORECASE)  # fmt: skip  # noqa: E501
_LAST_NAME: Final = re.compile(r"[^/\\]*$")


@dataclass(slots=True)
class Part:
    """One node: its fields, its kind, and where its body lies in `source` (nested mails may have their own)."""

    source: bytes
    start: int
    end: int
    fields: headers.Fields
    kind: str
    parameters: dict[str, str]
    children: list[Part] = field(default_factory=list)
    depth: int = 0

    @property
    def body(self) -> bytes:
        """The bytes as they stand, transfer encoding and all."""
        return self.source[self.start : self.end]

    @property
    def encoding(self) -> str:
        """The transfer encoding, without comments."""
        value = self.fields.get("content-transfer-encoding", ("",))[0]
        return value.partition(";")[0].partition("(")[0].strip().strip("\"'").lower()

    @property
    def content(self) -> bytes:
        """The bytes with the transfer encoding undone."""
        return transfer.undo(self.body, self.encoding)

    def disposition(self) -> str:
        """`attachment`, `inline` or empty."""
        return headers.content_type(self.fields.get("content-disposition", ("",))[0])[0]

    def filename(self) -> str:
        """Give a bare file name, never a path; empty where the part has none."""
        _, given = headers.content_type(self.fields.get("content-disposition", ("",))[0])
        return bare_name(given.get("filename") or self.parameters.get("name") or "")


@dataclass(slots=True)
class Walk:
    """What one walk may still spend, and what it could not read."""

    scans: int
    parts: int = PART_LIMIT
    problems: list[str] = field(default_factory=list)

    def note(self, problem: str) -> None:
        """Remember a problem once."""
        if problem not in self.problems:
            self.problems.append(problem)


def bare_name(name: str) -> str:
    """Give a file name without folders, dots at its start, or characters that no file name holds."""
    name = normal.line(headers.decoded(name)).replace("\0", "")
    last = _LAST_NAME.search(name)
    name = (last.group() if last else "").strip().lstrip(".")
    return "".join(c for c in name if c.isprintable() and c not in '<>:"|?*')[:150]


def walk(raw: bytes) -> tuple[Part, list[str]]:
    """Give the tree of a mail's parts, and what could not be read of it."""
    state = Walk(scans=SCAN_FACTOR * len(raw) + 1_000_000)
    return _message(raw, 0, len(raw), 0, state), state.problems


def _message(raw: bytes, start: int, end: int, depth: int, state: Walk) -> Part:
    """Read a mail at this place: header, then body."""
    head_end, body = headers.split(raw, start, end)
    if head_end - start > headers.HEAD_LIMIT:
        state.note(f"header longer than {headers.HEAD_LIMIT // 1024} KB, the rest of it not read")
    if start == body or not headers.looks_like_header(raw, start):
        return _part(
            raw, start if start == head_end == body else _no_header(raw, start, body), end, {}, depth, state
        )
    return _part(
        raw, body, end, headers.fields(raw[start : min(head_end, start + headers.HEAD_LIMIT)]), depth, state
    )


def _no_header(raw: bytes, start: int, body: int) -> int:
    """Where the text begins if no header field stands first: after an empty line, else at once."""
    return body if not raw[start:body].strip() else start


def _part(raw: bytes, start: int, end: int, found: headers.Fields, depth: int, state: Walk, default: str = "text/plain") -> Part:  # fmt: skip  # noqa: E501 - one place makes parts
    state.parts -= 1
    values = found.get("content-type")
    kind, given = headers.content_type(headers.decoded(values[0])) if values else (default, {})
    part = Part(raw, start, end, found, kind if "/" in kind else default, given, depth=depth)
    if part.kind.startswith("multipart/"):
        _multipart(part, state)
    elif part.kind in {"message/rfc822", "message/global"}:
        _nested(part, state)
    if part.kind == "text/plain" and _HTML_START.match(part.body[:400]):
        part.kind = "text/html"
    return part


def _nested(part: Part, state: Walk) -> None:
    """Make an attached mail a child of its own."""
    if part.depth >= DEPTH_LIMIT or state.parts <= 0:
        state.note("parts nested too deep or too many, the innermost not read")
        return
    if part.encoding in {"base64", "quoted-printable"}:
        inner = part.content
        part.children.append(_message(inner, 0, len(inner), part.depth + 1, state))
    else:
        part.children.append(_message(part.source, part.start, part.end, part.depth + 1, state))


def _multipart(part: Part, state: Walk) -> None:
    """Give the pieces between boundaries; without any, the whole is read as one text."""
    _uncoded(part)
    if part.depth >= DEPTH_LIMIT or state.parts <= 0 or state.scans <= 0:
        state.note("parts nested too deep or too many, the innermost not read")
        return
    pieces = _pieces(part, part.parameters.get("boundary", "").encode("utf-8", "replace").rstrip(), state)
    if not pieces and (
        guess := _GUESS.search(part.source, max(0, part.start - 1), min(part.end, part.start + 65_536))
    ):
        state.note("boundary of the parts missing or wrong, guessed")
        pieces = _pieces(part, guess.group(1).removesuffix(b"--"), state)
    if not pieces:
        state.note("boundary of the parts missing, read as one text")
        part.kind, part.parameters = "text/plain", dict(part.parameters)
        if _HTML_START.match(part.body[:400]):
            part.kind = "text/html"
        return
    default = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    for start, end in pieces:
        if state.parts <= 0:
            state.note("parts nested too deep or too many, the innermost not read")
            break
        part.children.append(_entity(part.source, start, end, part.depth + 1, state, default))


def _uncoded(part: Part) -> None:
    """Undo a transfer encoding that a multipart must not have but has."""
    if part.encoding in {"base64", "quoted-printable"} and not part.body.lstrip().startswith(b"--"):
        inner = part.content
        if b"\n--" in b"\n" + inner:
            part.source, part.start, part.end = inner, 0, len(inner)


def _entity(raw: bytes, start: int, end: int, depth: int, state: Walk, default: str) -> Part:
    head_end, body = headers.split(raw, start, end)
    if start == head_end:
        return _part(raw, body, end, {}, depth, state, default)
    if not headers.looks_like_header(raw, start):
        return _part(raw, start, end, {}, depth, state, default)
    found = headers.fields(raw[start : min(head_end, start + headers.HEAD_LIMIT)])
    return _part(raw, body, end, found, depth, state, default)


def _pieces(part: Part, boundary: bytes, state: Walk) -> list[tuple[int, int]]:
    """Where the pieces between the boundary lines lie; an unclosed last one runs to the end."""
    if not boundary:
        return []
    state.scans -= part.end - part.start
    raw, mark = part.source, b"--" + boundary
    pieces: list[tuple[int, int]] = []
    at, opened = part.start, -1
    while len(pieces) <= PART_LIMIT:
        found = raw.find(mark, at, part.end)
        if found < 0:
            break
        at = found + len(mark)
        if found > part.start and raw[found - 1] not in b"\n\r":
            continue
        stop = raw.find(b"\n", at, part.end)
        rest = raw[at : stop if 0 <= stop < at + 200 else min(part.end, at + 200)].strip()
        if rest not in {b"", b"--"}:
            continue
        if opened >= 0:
            pieces.append((opened, _before(raw, found, opened)))
        opened = -1 if rest else (part.end if stop < 0 else stop + 1)
        at = part.end if stop < 0 else stop
    if 0 <= opened < part.end:
        pieces.append((opened, part.end))
    return pieces


def _before(raw: bytes, mark: int, floor: int) -> int:
    """Leave out the line end before a boundary: it belongs to the boundary."""
    if mark - 2 >= floor and raw[mark - 2 : mark] == b"\r\n":
        return mark - 2
    return max(floor, mark - 1) if mark > floor else floor
