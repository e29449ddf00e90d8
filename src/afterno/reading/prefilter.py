"""Raw bytes of a mail: could it belong to a job search? Decodes its text parts and scans them, and no more.

The usual words of a job search bring a mail, unless it plainly begins as something else; a mail to few people that begins
like one is likely one though it holds none of them. Where the look cannot see (charsets that do not contain ASCII, nesting
too deep, a text too broken), the answer is yes.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from afterno.reading import bagofwords, headers, scanner, transfer

TEXT_LIMIT: Final = 2_000_000
DEPTH_LIMIT: Final = 12
PART_LIMIT: Final = 200

_FIELD: Final = (
    rb"([sftcrmilp](?:ubject|ender|rom|o|c|e(?:ply-to|ferences)|essage-id|n-reply-to|ist-[a-z-]{1,20}|recedence"
    rb"|ontent-(?:type|transfer-encoding|disposition|description)))"
    rb"[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)"
)
_FIRST: Final = re.compile(_FIELD, re.IGNORECASE)
_FIELDS: Final = re.compile(rb"\n" + _FIELD, re.IGNORECASE)
"""The fields that matter (and a few that nobody writes, such as "fubject": that keeps it quick)."""
_BOUNDARY: Final = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_TEXT_NAME: Final = re.compile(
    rb"name\*?[0-9]?\*?\s*=[^;\n]{0,200}\.(?:txt|html?|eml|md|text)\b", re.IGNORECASE
)
_TAG: Final = re.compile(rb"<[!/?A-Za-z][^<>]{0,20000}>")
_BLOCK: Final = re.compile(
    rb"<(?=/?(?:p|div|t[dhr]|br|li|h[1-6]|table|ul|ol|center|section)[\s>/])", re.IGNORECASE
)
_STYLE_START: Final = re.compile(rb"<s(?:tyle|cript)", re.IGNORECASE)
_CODED: Final = re.compile(
    rb"&#(?:0*(?:6[4-9]|[78]\d|9[0-79]|1[01]\d|12[0-2])(?!\d)|x0*[4-7][0-9a-f](?![0-9a-f]))", re.IGNORECASE
)
_INVISIBLE: Final = (
    b"\xc2\xad", b"\xad", b"\xe2\x80\x8b", b"\xe2\x80\x8c", b"\xe2\x80\x8d", b"\xe2\x80\x8e", b"\xe2\x80\x8f",
    b"\xe2\x81\xa0", b"\xef\xbb\xbf", b"\xcd\x8f",
)  # fmt: skip
_INVISIBLE_CODE: Final = re.compile(
    rb"&(?:shy|zwn?j|#(?:173|820[3-7]|8288|65279|847|x0*ad|x200[b-f]|x2060|xfeff));", re.IGNORECASE
)
_SPACE_CODE: Final = re.compile(rb"&(?:nbsp|#160|#xa0|ensp|emsp|thinsp);", re.IGNORECASE)
_HTML: Final = re.compile(rb"content-type:[ \t]*text/html", re.IGNORECASE)
"""A part that says in its first line that it is HTML."""
_PERCENT: Final = re.compile(rb"%([0-9A-Fa-f]{2})")


_WORDS: Final = (
    b"subject",
    b"from",
    b"reply-to",
    b"sender",
    b"content-type",
    b"content-disposition",
    b"content-description",
)

Fields = dict[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the look sees of a mail: words of headers, its own first, and its text parts, decoded, in their order."""

    headers: list[bytes]
    texts: list[bytes]


_Todo = list[tuple[bytes, int, int, int]]


class Worth(IntEnum):
    """What the look says of a mail."""

    NONE = 0
    """It holds no usual word."""
    OTHERWISE = 1
    """It holds the words, but plainly begins as something else."""
    LIKELY = 2
    """It holds none, but begins like mail of a job search."""
    WORDS = 3
    """It holds the words or comes from who sends such mail, or it cannot be seen through."""


UNLIKELY, LIKELY = -1.5, -0.4
"""Log odds: below the one a mail is left alone though it holds the words, above the other it is read without any."""
_HEARD: Final = 60
"""Of fewer words and pairs (about thirty words) no mail is said to begin as something else."""
_MANY: Final = frozenset({b"bulk", b"list", b"junk"})


def look(raw: bytes) -> tuple[Worth, Fields]:
    """Could this mail belong to a job search, and the fields of its header, still folded and coded. No bytes raise."""
    fields: Fields = {}
    bagofwords.model()  # weights that are missing or broken are no mail's fault: that is said aloud
    try:
        return _worth(raw, fields), fields
    except Exception:  # noqa: BLE001 - a mail that breaks the quick look deserves the long one
        return Worth.WORDS, fields


def _worth(raw: bytes, fields: Fields) -> Worth:
    seen = see(raw, fields)
    if seen is None or in_header(seen):
        return Worth.WORDS
    if holds_words(seen):
        score, heard = begins(fields, seen)
        return Worth.OTHERWISE if score < UNLIKELY and heard >= _HEARD else Worth.WORDS
    if written_to_many(fields):
        return Worth.NONE
    return Worth.LIKELY if begins(fields, seen)[0] > LIKELY else Worth.NONE


def written_to_many(fields: Fields) -> bool:
    """Tell whether a header says that a mail goes to a list of people."""
    return any(name.startswith(b"list-") for name in fields) or (
        fields.get(b"precedence", b"").strip().lower() in _MANY
    )


def in_header(seen: Seen) -> bool:
    """Tell whether subject, file names or senders hold the usual words, or name who sends such mail."""
    found = scanner.scanner()
    return found.sender(seen.headers[0]) or found.text(b"\n".join(seen.headers))


def holds_words(seen: Seen) -> bool:
    """Tell whether a mail holds the usual words."""
    return scanner.scanner().text(b"\n".join([*seen.headers, *seen.texts]))


def begins(fields: Fields, seen: Seen) -> tuple[float, int]:
    """Give the log odds of a mail's beginning, and of how many words and pairs that was heard."""
    subject = fields.get(b"subject", b"")
    if b"=?" in subject:
        subject = headers.decoded(headers.unfolded(subject).decode("utf-8", "replace")).encode(
            "utf-8", "replace"
        )
    text = b"\n".join(part[: bagofwords.BYTES] for part in seen.texts[:8])
    return bagofwords.model().score(subject, text)


def see(raw: bytes, top: Fields) -> Seen | None:
    """Give what there is to see of a mail; None where the quick look cannot.

    The fields of the mail's own header are put into `top`.
    """
    if raw[:3] == b"\xef\xbb\xbf" or raw[:1] in b"\r\n":
        raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw.find(b"\n", 0, 100_000) < 0:
        return None
    seen = Seen([], [])
    todo: _Todo = [(raw, 0, len(raw), 0)]
    fields = top
    for _ in range(PART_LIMIT):
        if not todo:
            return seen
        if not _entity(*todo.pop(), fields, seen, todo):
            return None
        fields = {}
    return None if todo else seen


def _entity(source: bytes, start: int, end: int, depth: int, fields: Fields, seen: Seen, todo: _Todo) -> bool:
    """One part: the words of its header, then its body; False where it cannot be seen into."""
    body = _head(source, start, end, fields)
    seen.headers.append(_words(fields))
    kind = fields.get(b"content-type", b"").strip().lower()
    encoding = _encoding(fields)
    if depth > DEPTH_LIMIT or (kind and b"=?" in kind):
        return False
    if kind.startswith(b"multipart/"):
        parts = _parts(source, body, end, fields[b"content-type"], encoding, seen)
        if parts is None:
            return False
        if kind.startswith(b"multipart/alternative"):
            parts = _without_twin(source, parts)
        todo += [(source, *part, depth + 1) for part in reversed(parts)]
        return True
    if kind.startswith(b"message/") and not kind.startswith(b"message/delivery"):
        inner = _undone(source[body:end], encoding)
        todo.append((inner, 0, len(inner), depth + 1))
    elif _is_text(kind, fields):
        seen.texts.append(_text(source[body : min(end, body + TEXT_LIMIT)], kind, encoding))
    return True


def _head(source: bytes, start: int, end: int, fields: Fields) -> int:
    """Put a header's fields into `fields`; where the body begins. Before `start` stands a newline or nothing."""
    if start == 0:
        if source[:2] == b"\r\n" or source[:1] == b"\n":
            return 1 if source[0] == 0x0A else 2
        if (match := _FIRST.match(source)) is not None:
            fields[match.group(1).lower()] = match.group(2)
    begin, limit = max(0, start - 1), min(end, start + headers.HEAD_LIMIT)
    stop = source.find(b"\n\n", begin, limit)
    crlf = source.find(b"\n\r\n", begin, limit if stop < 0 else stop)
    if crlf >= 0:
        stop, body = crlf, crlf + 3
    else:
        body = stop + 2 if stop >= 0 else headers.split(source, start, end)[1]
    for name, value in _FIELDS.findall(source, begin, stop + 1 if stop >= 0 else limit):
        fields.setdefault(name.lower(), value)
    return body if body <= start + 2 or headers.looks_like_header(source, start) else start


def _encoding(fields: Fields) -> bytes:
    """Give the name of a part's transfer encoding, empty where it has none."""
    encoding = fields.get(b"content-transfer-encoding", b"")
    return encoding.partition(b"(")[0].partition(b";")[0].strip(b" \t\r\n\"'").lower() if encoding else b""


def _is_text(kind: bytes, fields: Fields) -> bool:
    if kind.startswith(b"text") or not kind or b"/" not in kind.partition(b";")[0]:
        return True
    if kind.startswith((b"application/octet-stream", b"application/xhtml")):
        return (
            _TEXT_NAME.search(kind + fields.get(b"content-disposition", b"")) is not None
            or b"name" not in kind
        )
    return False


def _words(fields: Fields) -> bytes:
    """Give the header's values that hold words: subject, senders, file names."""
    words = b"\n".join([fields[name] for name in _WORDS if name in fields])
    if b"=?" in words:
        words += b"\n" + headers.decoded(headers.unfolded(words).decode("utf-8", "replace")).encode(
            "utf-8", "replace"
        )
    if b"*=" in words or b"*0" in words:
        plain = re.sub(rb"\"?;\s*(?:file)?name\*\d{1,3}\*?\s*=\s*\"?", b"", words, flags=re.IGNORECASE)
        words += b"\n" + _PERCENT.sub(lambda match: bytes((int(match.group(1), 16),)), plain)
    return words


def _undone(body: bytes, encoding: bytes) -> bytes:
    return transfer.undo(body, encoding.decode("latin-1")) if encoding else body


def _text(body: bytes, kind: bytes, encoding: bytes) -> bytes:
    """Give a text part as words in a charset that contains ASCII."""
    body = _undone(body, encoding)
    if (
        b"\0" in body[:2000]
        or body[:2] in {b"\xff\xfe", b"\xfe\xff"}
        or (b"charset" in kind and transfer.WIDE.search(kind))
    ):
        charset = headers.content_type(kind.decode("latin-1"))[1].get("charset", "")
        body = transfer.text(body, charset)[0].encode("utf-8", "replace")
    if b"delsp" in kind:
        body = re.sub(rb" \r?\n", b"", body)
    if kind.startswith(b"text/html") or b"<" in body:
        return visible(body)
    return body if body.isascii() else _seen(body)


def visible(piece: bytes) -> bytes:
    """HTML without tags, styles and invisible characters; letters written as numbers read."""
    if b"<" in piece:
        if _STYLE_START.search(piece):
            piece = _without_code(piece)
        piece = _TAG.sub(b"", _BLOCK.sub(b" <", piece))
    if b"&" in piece:
        if _CODED.search(piece):
            piece = html.unescape(piece.decode("utf-8", "replace")).encode("utf-8", "replace")
        piece = _INVISIBLE_CODE.sub(b"", _SPACE_CODE.sub(b" ", piece))
    return piece if piece.isascii() else _seen(piece)


def _without_code(piece: bytes) -> bytes:
    """HTML without what stands in style and script elements; one that never ends hides only its own tag."""
    low, kept, at = piece.lower(), [], 0
    while match := _STYLE_START.search(low, at):
        end = low.find(b"</" + match.group()[1:], match.end())
        if end < 0:
            break
        kept.append(piece[at : match.start()])
        at = end
    kept.append(piece[at:])
    return b" ".join(kept)


def _seen(piece: bytes) -> bytes:
    """Without invisible characters."""
    for mark in _INVISIBLE:
        if mark in piece:
            piece = piece.replace(mark, b"")
    return piece


_Part = tuple[int, int]
"""Where a part begins and ends."""


def _parts(
    source: bytes, start: int, end: int, kind: bytes, encoding: bytes, seen: Seen
) -> list[_Part] | None:
    """Give the pieces between boundary lines, and see what stands around them; None without any boundary."""
    match = _BOUNDARY.search(kind)
    if match is None or encoding in {b"base64", b"quoted-printable"}:
        return None
    mark = b"--" + (match.group(1) or match.group(2)).rstrip()
    opened = _next_mark(source, mark, start, end)
    if opened < 0:
        return None
    if opened - start > 120:
        seen.texts.append(source[start : min(opened, start + TEXT_LIMIT)])
    parts: list[_Part] = []
    count = 0
    while opened >= 0:
        count += 1
        if count > PART_LIMIT:
            return None
        at = opened + len(mark)
        opened = _next_mark(source, mark, at, end)
        stop = end if opened < 0 else opened
        if source.startswith(b"--", at):
            if stop - at > 20:
                seen.texts.append(source[at : min(stop, at + TEXT_LIMIT)])
            continue
        line = source.find(b"\n", at, stop)
        if line >= 0:
            parts.append((line + 1, stop))
    return parts


def _without_twin(source: bytes, parts: list[_Part]) -> list[_Part]:
    """Leave out the HTML beside a plain text where the full reading takes the plain one (`content`)."""
    if len(parts) < 2:
        return parts
    fields: Fields = {}
    start, end = parts[0]
    body = _head(source, start, end, fields)
    kind = fields.get(b"content-type", b"").strip().lower()
    attached = b"content-disposition" in fields or b"name" in kind
    if attached or not kind.startswith(b"text/plain") or transfer.WIDE.search(kind):
        return parts
    text = _undone(source[body : min(end, body + _BEGINNING)], _encoding(fields))
    return [part for part in parts if not _HTML.match(source, *part)] if _says_enough(text) else parts


_BEGINNING: Final = 12_000
"""So many bytes of a plain text say whether it stands for itself."""


def _says_enough(text: bytes) -> bool:
    """Tell whether a plain text stands for itself; where the full reading doubts it (`content`), it does not."""
    beginning = text.decode("utf-8", "replace").strip()[:3_000].lower()
    if len(beginning) < 450 or "{" in beginning[:60] or "\0" in beginning or "begin " in beginning:
        return False
    return not any(word in beginning for word in ("html", "browser", "view this", "online", "<td"))


def _next_mark(source: bytes, mark: bytes, at: int, end: int) -> int:
    """Find the next boundary line: nothing but white space or two dashes behind the mark. -1 where none is."""
    while (found := source.find(mark, at, end)) >= 0:
        at = found + len(mark)
        if source[at : at + 1] in b"\r\n":
            return found
        line = source.find(b"\n", at, min(end, at + 200))
        if source[at : line if line >= 0 else min(end, at + 200)].strip() in {b"", b"--"}:
            return found
    return -1
