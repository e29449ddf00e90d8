"""What the tagger of roles sees of each word of a mail: its form, its neighbours, what they speak of, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

from afterno.reading import concepts, occupations, signatures
from afterno.reading.langhint import guess
from afterno.reading.names import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN: Final = re.compile(
    r"\b(?:d|l|dell|all|dall|nell)['’](?=\w)|\w+(?:[-'’&./*:]\w+)*|\n+|[^\w\s]", re.IGNORECASE
)
"""Words with what is written into them, lines, signs; `d'` and `l'` are words of their own."""
_WRAPPED: Final = re.compile(r"(?<=[^\n])\n(?=[^\n\s•*>-])| \n")
_MOST_TEXT: Final = 5000
_MOST_TOKENS: Final = 450
_LONG_ENOUGH: Final = 3
"""Shorter words stand in subject and text by chance."""
_LONGEST_TITLE: Final = 6

SUBJECT: Final = "S"
TEXT: Final = "T"
SIGNED: Final = "G"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a mail: subject, then text, lines joined where they were wrapped."""

    written: str
    tokens: tuple[tuple[int, int], ...]
    """Where each begins and ends in `written`."""
    places: str
    """For each token one of SUBJECT, TEXT, SIGNED."""
    language: str


def words(subject: str, text: str) -> Words:
    """Cut a mail into words; `subject` without its `Re:`."""
    text = _WRAPPED.sub(" ", text[:_MOST_TEXT])
    block = signatures.block(text)
    written = f"{subject}\n{text}"
    signed = len(subject) + 1 + (block.start if block else len(text))
    tokens, places = [], []
    for match in TOKEN.finditer(written):
        at = match.start()
        tokens.append(match.span())
        places.append(SUBJECT if at <= len(subject) else TEXT if at < signed else SIGNED)
        if len(tokens) == _MOST_TOKENS:
            break
    return Words(written, tuple(tokens), "".join(places), guess(text))


_NAMES: Final = (
    "w s3 s4 s5 p4 shape before|shape shape|after place language|shape w-3 w-2 w-1 w+1 w+2 w+3 w-2-1 w+1+2 w-3-2-1 "
    "c c-1 c- c+1 c+ title title-1 title+1 title|shape|place also sender line"
).split()
_SEED: Final = {name: crc32(f"{name}=".encode()) for name in _NAMES}
_EDGE: Final = b"^"
_NEAR_BEFORE: Final = 2
_FAR_BEFORE: Final = 5
_FAR_AFTER: Final = 3


def features(given: Words, sender: str) -> list[list[int]]:
    """Give of each word the numbers of its features; `sender` is the display name of who writes."""
    written = [given.written[start:end] for start, end in given.tokens]
    lows = [plain(token) if token[0].isalnum() else token[0] for token in written]
    titles = [title.encode() for title in _titles(written, given.language)]
    speak = _speak(lows, given.language)
    subject = {low for low, place in zip(lows, given.places, strict=True) if place == SUBJECT}
    text = {low for low, place in zip(lows, given.places, strict=True) if place != SUBJECT}
    named = {plain(token) for token in TOKEN.findall(sender)}
    language = given.language.encode()
    shapes = [_EDGE, *(_shape(token).encode() for token in written), _EDGE]
    around = [*[_EDGE] * 3, *(low.encode() for low in lows), *[_EDGE] * 3]
    found = []
    for at, low in enumerate(lows):
        place, shape = given.places[at].encode(), shapes[at + 1]
        own = _of_neighbours(*around[at : at + 7])
        own += _of_form(low, shapes[at], shape, shapes[at + 2])
        own += [
            crc32(place, _SEED["place"]),
            crc32(b"|" + shape, crc32(language, _SEED["language|shape"])),
            crc32(titles[at], _SEED["title"]),
            crc32(titles[at] + b"|" + shape + b"|" + place, _SEED["title|shape|place"]),
        ]
        if at:
            own.append(crc32(titles[at - 1], _SEED["title-1"]))
            if lows[at - 1] == "\n":
                own.append(crc32(b"first", _SEED["line"]))
        if at + 1 < len(lows):
            own.append(crc32(titles[at + 1], _SEED["title+1"]))
            if lows[at + 1] == "\n":
                own.append(crc32(b"last", _SEED["line"]))
        if len(low) >= _LONG_ENOUGH and low in (text if given.places[at] == SUBJECT else subject):
            own.append(crc32(place + b"|" + shape, _SEED["also"]))
        if low in named:
            own.append(_SEED["sender"])
        own += [crc32(concept, _SEED["c"]) for concept in speak[at]]
        own += _spoken_of(speak, at)
        found.append(own)
    return found


def _of_neighbours(
    before3: bytes, before2: bytes, before1: bytes, word: bytes, after1: bytes, after2: bytes, after3: bytes
) -> list[int]:
    """The word, three words on either side, and the nearest of them together."""
    return [
        crc32(word, _SEED["w"]),
        crc32(before3, _SEED["w-3"]),
        crc32(before2, _SEED["w-2"]),
        crc32(before1, _SEED["w-1"]),
        crc32(after1, _SEED["w+1"]),
        crc32(after2, _SEED["w+2"]),
        crc32(after3, _SEED["w+3"]),
        crc32(b"|" + before1, crc32(before2, _SEED["w-2-1"])),
        crc32(b"|" + after2, crc32(after1, _SEED["w+1+2"])),
        crc32(b"|" + before1, crc32(b"|" + before2, crc32(before3, _SEED["w-3-2-1"]))),
    ]


def _of_form(low: str, before: bytes, shape: bytes, after: bytes) -> list[int]:
    """How a word and those beside it are written; of a word of letters or figures also how it begins and ends."""
    found = [
        crc32(shape, _SEED["shape"]),
        crc32(b"|" + shape, crc32(before, _SEED["before|shape"])),
        crc32(b"|" + after, crc32(shape, _SEED["shape|after"])),
    ]
    if low[:1].isalnum():
        found += [
            crc32(low[-3:].encode(), _SEED["s3"]),
            crc32(low[-4:].encode(), _SEED["s4"]),
            crc32(low[-5:].encode(), _SEED["s5"]),
            crc32(low[:4].encode(), _SEED["p4"]),
        ]
    return found


def _spoken_of(speak: Sequence[Sequence[bytes]], at: int) -> list[int]:
    """What the words before and behind speak of, near or farther off; each once."""
    found: dict[int, None] = {}
    for back in range(1, min(_FAR_BEFORE, at) + 1):
        for concept in speak[at - back]:
            found[crc32(concept, _SEED["c-1" if back <= _NEAR_BEFORE else "c-"])] = None
    for on in range(1, min(_FAR_AFTER, len(speak) - 1 - at) + 1):
        for concept in speak[at + on]:
            found[crc32(concept, _SEED["c+1" if on == 1 else "c+"])] = None
    return list(found)


def _speak(lows: Sequence[str], language: str) -> list[list[bytes]]:
    """The concepts of each word."""
    found: list[list[bytes]] = [[] for _ in lows]
    for place, concept in concepts.lexicon(language).of(lows):
        found[place].append(concept.encode())
    return found


def _titles(written: Sequence[str], language: str) -> list[str]:
    """B and I for the words of titles that the list of occupations knows, else nothing."""
    low = [token.lower() for token in written]
    found = [""] * len(low)
    languages = dict.fromkeys((language, "en"))
    at = 0
    while at < len(low):
        taken = 0
        if low[at][0].isalpha():
            for spoken in languages:
                taken = occupations.words_of_title(low[at : at + _LONGEST_TITLE], spoken)
                if taken:
                    break
        for place in range(at, at + taken):
            found[place] = "I" if place > at else "B"
        at += taken or 1
    return found


def _shape(token: str) -> str:
    """`Aa`, `AA`, `aa`, `0`: how a word is written; a sign is itself."""
    first = token[0]
    if not first.isalnum():
        return "nl" if first == "\n" else first
    if token.isdigit():
        return "0"
    if token.isupper():
        return "AA" if len(token) > 1 else "A"
    if first.isupper():
        return "Aa"
    return "a0" if any(letter.isdigit() for letter in token) else "aa"
