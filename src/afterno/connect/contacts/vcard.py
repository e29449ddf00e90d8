"""vCard 2.1, 3.0 and 4.0 (RFC 2426, 6350): what says who somebody is, and nothing else of it.

Our own and small, because a file from elsewhere may be anything: every loop is bounded by the file's length, a property
that is not understood is passed over, a card that breaks off is named.
"""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from afterno.connect.contacts.cards import Card, Left, Reading, address, number, several, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20_000
"""Cards of one file that are read."""
LONGEST_HEAD = 4_000
WANTED = frozenset({"FN", "N", "EMAIL", "TEL", "ORG", "TITLE", "ROLE", "URL", "NOTE", "KIND"})
KINDS = {"group": "it is a group", "org": "it is an organisation", "location": "it is a place"}
_HEAD = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):')
_PARAMETER = re.compile(r';((?:[^":;]|"[^"]*")*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON = re.compile(r"(?<!\\);")


@dataclass
class _Draft:
    """A card on its way."""

    line: int
    values: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return self.all(name)[0] if name in self.values else ""

    def all(self, name: str) -> list[str]:
        """Give the values of a property, the preferred first."""
        return [value for _, value in sorted(self.values.get(name, []), key=lambda pair: pair[0])]


def read(text: str) -> Reading:
    """Read every card of an address book."""
    cards: list[Card] = []
    left: list[Left] = []
    draft: _Draft | None = None
    depth = 0
    for line, head, parameters, value in _properties(text):
        mark = value.strip().upper()
        if head == "BEGIN" and mark == "VCARD":
            depth += 1
            draft = _Draft(line) if depth == 1 else draft
        elif head == "END" and mark == "VCARD" and depth:
            depth -= 1
            if depth == 0 and draft is not None:
                _finish(draft, cards, left)
                draft = None
                if len(cards) >= MOST:
                    left.append(
                        Left("the rest of the file", f"more than {MOST:,} people are not read at once")
                    )
                    break
        elif depth == 1 and draft is not None and head in WANTED:
            draft.values.setdefault(head, []).append((_preference(parameters), value))
    if draft is not None:
        left.append(Left(_name(draft) or f"line {draft.line}", "the file breaks off inside it"))
    return Reading(tuple(cards), tuple(left))


def _properties(text: str) -> Iterator[tuple[int, str, list[str], str]]:
    """Give line number, name, parameters and decoded value of each property."""
    for line, whole in _unfolded(text):
        found = _HEAD.match(whole[:LONGEST_HEAD])
        if found is None:
            continue
        parameters = [one.strip().strip('"') for one in _PARAMETER.findall(found[2])]
        yield line, found[1].upper(), parameters, _decoded(whole[found.end() :], parameters)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Put folded lines together: a space begins the rest of one, in 2.1 an equals sign ends it."""
    begun, pieces = 0, list[str]()
    for line, raw in enumerate(text.splitlines(), start=1):
        soft = bool(pieces) and pieces[-1].endswith("=") and _quoted("".join(pieces[:1]))
        if soft:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(raw.lstrip("\t") if raw[:1] == "\t" else raw)
        elif raw[:1] in {" ", "\t"} and pieces:
            pieces.append(raw[1:])
        else:
            if pieces:
                yield begun, "".join(pieces)
            begun, pieces = line, [raw]
    if pieces:
        yield begun, "".join(pieces)


def _quoted(head: str) -> bool:
    return "QUOTED-PRINTABLE" in head.partition(":")[0].upper()


def _decoded(value: str, parameters: list[str]) -> str:
    said = [one.upper() for one in parameters]
    if not any("QUOTED-PRINTABLE" in one for one in said):
        return value
    charset = next(
        (one.partition("=")[2] for one in parameters if one.upper().startswith("CHARSET=")), "utf-8"
    )
    content = quopri.decodestring(value.encode("latin-1", "replace"))
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _preference(parameters: list[str]) -> int:
    """Say how far up a value stands: 1 is preferred, 100 is one of many."""
    for one in parameters:
        name, _, value = one.upper().partition("=")
        if name == "PREF":
            return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
        if name == "TYPE" and "PREF" in value.split(","):
            return 1
    return 100


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in _SEMICOLON.split(value)]


def _name(draft: _Draft) -> str:
    """Read the name: as it is written out, else put together from its parts."""
    whole = tidy(_plain(draft.first("FN")))
    if whole:
        return whole
    parts = [*_parts(draft.first("N")), "", "", ""]
    return tidy(f"{parts[1]} {parts[2]} {parts[0]}")


def _finish(draft: _Draft, cards: list[Card], left: list[Left]) -> None:
    name = _name(draft)
    kind = tidy(draft.first("KIND")).lower()
    emails = several([address(_plain(value)) for value in draft.all("EMAIL")])
    if kind in KINDS:
        left.append(Left(name or f"line {draft.line}", KINDS[kind]))
        return
    organisation = tidy(_parts(draft.first("ORG"))[0])
    if not name and not emails:
        left.append(Left(organisation or f"line {draft.line}", "it names nobody"))
        return
    if name and name == organisation and not draft.first("TITLE"):
        left.append(Left(name, "it is an organisation"))
        return
    cards.append(
        Card(
            name=name,
            emails=emails,
            phones=several([number(_plain(value)) for value in draft.all("TEL")]),
            company=organisation,
            title=tidy(_plain(draft.first("TITLE") or draft.first("ROLE"))),
            url=_web(_plain(draft.first("URL"))),
            note=tidy(_plain(draft.first("NOTE")), 2000),
            line=draft.line,
        )
    )


def _web(text: str) -> str:
    found = tidy(text)
    return found if found.lower().startswith(("https://", "http://")) else ""
