"""The header of a mail: fields, encoded words, parameters, addresses, dates, message ids."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from afterno.reading import normal, transfer

HEAD_LIMIT: Final = 256 * 1024
"""So much of a header block is read; real ones stay under 64 KB."""
FIELD_LIMIT: Final = 2_000
ADDRESS_LIMIT: Final = 500

_FIELD: Final = re.compile(rb"\n([!-9;-~]{1,200})[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")
_FIRST: Final = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_FOLD: Final = re.compile(rb"\r?\n[ \t]+")
_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=")
_BETWEEN: Final = re.compile(r"\?=\s+=\?")
_ID: Final = re.compile(r"<([^<>\s]{1,400})>")
_PARAMETER: Final = re.compile(
    r";\s*([\w!#$%&'*+.^`|~-]{1,80})\s*=\s*(\"(?:[^\"\\]|\\.)*+\"?|[^;\"\s][^;]*)", re.DOTALL
)

_SEALS: Final = frozenset({"dkim-signature", "arc-seal", "arc-message-signature", "arc-authentication-results",
                           "x-google-dkim-signature", "x-gm-message-state", "received-spf"})  # fmt: skip
"""Long fields that say nothing to a reader."""

Fields = dict[str, list[str]]


def split(raw: bytes, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Where the header block that begins at `start` ends, and where the body begins."""
    stop = len(raw) if end is None else end
    if raw.startswith((b"\n", b"\r\n"), start):
        return start, min(stop, start + (1 if raw[start] == 0x0A else 2))
    first = raw.find(b"\n", start, stop)
    if first < 0:
        return stop, stop
    if raw[first - 1] == 0x0D:
        crlf = raw.find(b"\n\r\n", first, stop)
        bare = raw.find(b"\n\n", first, stop if crlf < 0 else crlf + 1)
    else:
        bare = raw.find(b"\n\n", first, stop)
        mixed = raw.find(b"\r", first, stop if bare < 0 else bare + 1) >= 0
        crlf = raw.find(b"\n\r\n", first, stop if bare < 0 else bare + 1) if mixed else -1
    if bare >= 0 and (crlf < 0 or bare < crlf):
        return bare + 1, bare + 2
    return (crlf + 1, crlf + 3) if crlf >= 0 else (stop, stop)


def looks_like_header(raw: bytes, start: int = 0) -> bool:
    """Say whether a header field stands here."""
    return _FIRST.match(raw, start) is not None


def fields(head: bytes) -> Fields:
    """Give the fields by lower-case name, unfolded, not yet decoded; a line that is no field is passed over."""
    found: Fields = {}
    for label, value in _FIELD.findall(b"\n" + head)[:FIELD_LIMIT]:
        name = label.decode("ascii").lower()
        if name in _SEALS:
            continue
        found.setdefault(name, []).append(_characters(unfolded(value).strip()))
    return found


def unfolded(value: bytes) -> bytes:
    """Give a field's value as one line."""
    return _FOLD.sub(b" ", value) if b"\n" in value else value


def _characters(value: bytes) -> str:
    return value.decode("ascii") if value.isascii() else transfer.text(value)[0]


def decoded(value: str) -> str:
    """Read encoded words; neighbours of one charset are joined before, so a character cut in two is whole."""
    if "=?" not in value:
        return value
    value = _BETWEEN.sub("?==?", value)
    out: list[str] = []
    held, charset, at = b"", "", 0
    for match in _WORD.finditer(value):
        between = value[at : match.start()]
        if held and (between or match.group(1).lower() != charset):
            out.append(transfer.text(held, charset)[0])
            held = b""
        out.append(between)
        charset, at = match.group(1).lower(), match.end()
        held += _word(match.group(2), match.group(3))
    if held:
        out.append(transfer.text(held, charset)[0])
    return "".join(out) + value[at:]


def _word(encoding: str, content: str) -> bytes:
    data = content.encode("utf-8", "replace")
    if encoding in "Bb":
        return transfer.base64(data)
    return transfer.quoted_printable(data.replace(b"_", b" "))


def first(found: Fields, name: str) -> str:
    """Give the first field of that name, decoded to one plain line; empty where there is none."""
    values = found.get(name)
    return normal.line(decoded(values[0])) if values else ""


def content_type(value: str) -> tuple[str, dict[str, str]]:
    """Give a Content-Type or Content-Disposition taken apart: the lower-case kind, and its parameters."""
    kind, _, rest = value.partition(";")
    return kind.strip().lower(), parameters(";" + rest) if rest else {}


def parameters(value: str) -> dict[str, str]:
    """Parameters by lower-case name; RFC 2231 pieces joined and their charset read, encoded words as well."""
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(value[:HEAD_LIMIT]):
        name, content = match.group(1).lower(), _unquoted(match.group(2))
        base, star, rest = name.partition("*")
        if not star:
            plain.setdefault(name, content)
            continue
        number = rest.rstrip("*")
        position = int(number) if number.isdecimal() and len(number) < 5 else 0
        pieces.setdefault(base, []).append((position, name.endswith("*"), content))
    for base, parts in pieces.items():
        plain[base] = _joined(sorted(parts, key=lambda part: part[0]))
    return plain


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    charset, data = "", bytearray()
    for position, (_, percent, content) in enumerate(parts):
        if percent and position == 0 and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)  # noqa: PLW2901 - the piece without its charset prefix
        piece = content.encode("utf-8", "replace")
        data += _percent(piece) if percent else piece
    return transfer.text(bytes(data), charset)[0]


def _percent(piece: bytes) -> bytes:
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes((int(match.group(1), 16),)), piece)


def _unquoted(content: str) -> str:
    content = content.strip()
    if content.startswith('"'):
        content = re.sub(r"\\(.)", r"\1", content[1:].removesuffix('"'), flags=re.DOTALL)
    return content


def message_ids(value: str, limit: int = 200) -> tuple[str, ...]:
    """Give the message ids of a field, without their brackets; a bare one counts as well."""
    found = _ID.findall(value[:65_536])
    if not found and "@" in value and " " not in value.strip():
        found = [value.strip().strip("<>")[:400]]
    return tuple(dict.fromkeys(found))[:limit]


_MONTHS: Final = {
    name: number + 1
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}  # fmt: skip
_ZONES: Final = {"ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
                 "mdt": -360, "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "met": 60, "mest": 120, "bst": 60,
                 "ist": 330, "jst": 540, "wet": 0, "west": 60, "eet": 120, "eest": 180, "msk": 180, "aest": 600}  # fmt: skip
_DATE: Final = re.compile(
    r"(\d{1,2})[\s.-]{1,3}([A-Za-z]{3})[a-z.]{0,7}[\s,-]{1,3}(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,6})?"
    r"\s*(?:\(?([+-]\d{2}:?\d{2}|[A-Za-z]{1,5})\)?)?"
)
_ASCTIME: Final = re.compile(
    r"([A-Za-z]{3})\s{1,2}(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}\s+|[A-Z]{2,5}\s+)?(\d{4})"
)
_ISO: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T\s](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?"
)


def date(value: str) -> datetime | None:
    """Give the moment of a Date field, always with a zone; None where it is none."""
    value = value[:200]
    if match := _DATE.search(value):
        day, month, year, hour, minute, second, zone = match.groups()
        return _moment((year, _MONTHS.get(month.lower(), 0), day, hour, minute, second), zone)
    if match := _ISO.search(value):
        year, month, day, hour, minute, second, zone = match.groups()
        return _moment((year, month, day, hour, minute, second), zone)
    if match := _ASCTIME.search(value):
        month, day, hour, minute, second, zone, year = match.groups()
        return _moment((year, _MONTHS.get(month.lower(), 0), day, hour, minute, second), zone)
    return None


def _moment(numbers: tuple[str | int | None, ...], zone: str | None) -> datetime | None:
    year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(zone))
    except ValueError:
        return None


def _zone(zone: str | None) -> timezone:
    zone = (zone or "").strip().lower()
    if zone[:1] in {"+", "-"}:
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        minutes = minutes if minutes < 24 * 60 else 0
        return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    shift = _ZONES.get(zone, 0)
    return timezone(timedelta(minutes=shift)) if shift else UTC
