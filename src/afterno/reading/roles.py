"""The role a message is about, as written, and every other title it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from afterno.reading import occupations, rolemarks, tagging
from afterno.reading.langhint import guess
from afterno.reading.newest import unmarked
from afterno.reading.orgnames import key
from afterno.reading.rolewords import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKELY: Final = 0.1
"""From here on a role is named; a mail that names none is rarer than one whose role is said in few words."""
_TITLE: Final = 0.5
"""From here on words are no name of an employer."""
_HARDLY_LESS: Final = 0.5
"""So likely beside the likeliest words, longer ones that hold them are said in their place."""
_MOST_LETTERS: Final = 120


@dataclass(frozen=True, slots=True)
class Named:
    """Words that may be the role, and how likely the mail means them, all places they stand in together."""

    words: str
    chance: float


def role(subject: str, text: str, company: str | None = None, sender: str = "") -> str | None:
    """The role named in subject or text, without numbers and gender notes; None where none is likely enough."""
    named = all_named(subject, text, sender)
    for found in named:
        if found.chance < LIKELY:
            break
        if company and key(found.words) == key(company):
            continue
        if cleaned := clean(_whole(found, named)):
            return occupations.nominative(cleaned, "pl") if guess(text) == "pl" else cleaned
    return None


def _whole(found: Named, named: Sequence[Named]) -> str:
    """`Technician` with the words that belong to it, where `Senior Technician` is hardly less likely."""
    longer = [
        other.words
        for other in named
        if other.chance > _HARDLY_LESS * found.chance
        and f" {found.words.lower()} " in f" {other.words.lower()} "
    ]
    return max(longer, key=len, default=found.words)


def titles(subject: str, text: str, sender: str = "") -> frozenset[str]:
    """Every title named as a role, for comparing: none of them is the employer's name."""
    return frozenset(key(found.words) for found in all_named(subject, text, sender) if found.chance > _TITLE)


@lru_cache(maxsize=16)
def all_named(subject: str, text: str, sender: str = "") -> tuple[Named, ...]:
    """All words that may be the role, the likeliest first."""
    words = rolemarks.words(unmarked(subject), text)
    unlikely: dict[str, float] = {}
    shown: dict[str, str] = {}
    for start, end, chance in tagging.tagger().spans(rolemarks.features(words, sender)):
        said = " ".join(words.written[words.tokens[start][0] : words.tokens[end - 1][1]].split())
        same = said.lower()
        if len(said) <= _MOST_LETTERS:
            shown.setdefault(same, said)
            unlikely[same] = unlikely.get(same, 1.0) * (1.0 - chance)
    return tuple(
        Named(shown[same], 1.0 - unlikely[same]) for same in sorted(unlikely, key=unlikely.__getitem__)
    )
