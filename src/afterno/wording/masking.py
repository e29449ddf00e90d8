"""A text without its names, numbers and addresses, for somebody who need not know them: a language model elsewhere.

In doubt a word with a capital is taken for a name. What is on record is taken out in small letters too, but for the
words that everybody uses ("the", where a company is called The Works).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.wording.factcheck import LINK, STARTS, WORD, key_of, ordinary
from afterno.wording.measures import phones

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = "…"
_MASKS = re.compile(r"…(?:[\s,.&/+()-]*…)+")
_FIRST_PERSON = re.compile(r"I(?:['’](?:m|d|ve|ll))?")
_SPOKEN = frozenset("hello hi yes oh well sorry forgive gladly goodbye speaking".split())
"""Words that what is said begins with, and letters do not."""
_LEAST = 2
"""Letters of a part of a name that is taken out."""


def masked(text: str, names: Iterable[str]) -> str:
    """Put … for every name, number, e-mail address and link; `names` are those on record, whole."""
    known = frozenset(
        key
        for name in names
        for match in WORD.finditer(name)
        for key in (key_of(match.group()), *map(key_of, re.split(r"[-&'’]", match.group())))
        if len(key) >= _LEAST
    )
    text = LINK.sub(MASK, text)
    for number in reversed(phones(text)):
        text = text[: number.start()] + MASK + text[number.end() :]
    text = re.sub(r"\d+", MASK, text)

    def word(match: re.Match[str]) -> str:
        said = match.group()
        small = said.islower()
        parts = {key_of(part) for part in (said, *re.split(r"[-&]", said))} & known
        if parts - ordinary() if small else parts:
            return MASK
        if small or _FIRST_PERSON.fullmatch(said) or not any(c.isupper() for c in said):
            return said
        begins = match.start() == 0 or STARTS.search(text[max(0, match.start() - 12) : match.start()])
        return said if begins and said[1:].islower() and _plain(said) else MASK

    return _MASKS.sub(MASK, WORD.sub(word, text))


def _plain(said: str) -> bool:
    """Tell a word that a sentence may begin with from a name."""
    return bool({key_of(said), key_of(re.split(r"['’]", said)[0])} & (ordinary() | _SPOKEN))
