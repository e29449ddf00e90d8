"""The kinds of houses that employers are: `Hotel`, `Bäckerei`, `School`; and where in a name each stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from afterno.reading.names import plain

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """The words of rules/houses.txt: `front`, `back` and `short`, lower case without accents."""
    found: dict[str, set[str]] = {"front": set(), "back": set(), "short": set()}
    text = files("afterno.reading").joinpath("rules/houses.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, _, words = line.partition(" ")
        if kind in found:
            found[kind].update(words.split())
    return {kind: frozenset(words) for kind, words in found.items()}


_MADE_OF: Final = re.compile(
    r"\w{3,}(?:praxis|klinik|klinikum|spital|krankenhaus|zentrum|amt|gericht|kammer|verband|verein|werke|bank|kasse|schule|gymnasium|heim|"
    r"verlag|theater|institut|hilfe|dienste|betriebe|kantoor|praktijk|groep|bedrijf|huis|zorg|winkel|fabriek|fabrik|handel|technik|"
    r"techniek|reinigung|erei|kanzlei|agentur|museum|orchester|hotel|hof|arnia|ownia|zaklad|genossenschaft|gesellschaft|vereniging|"
    r"stichting|centrum|onderhoud|makelaars|advocaten|anwalte|architekten)|\w{4,}(?:eria|erie|erias|eries)"
)
_COUNTRIES: Final = frozenset("nigeria algeria liberia siberia iberia egeria".split())


@lru_cache(maxsize=4096)
def opens(word: str) -> bool:
    """Say whether a name begins with this word: `Hotel`, `Ayuntamiento`, `Gemeinde`, `Tierarztpraxis`, `Churrería`."""
    known = plain(word)
    return known in _kinds()["front"] or (_MADE_OF.fullmatch(known) is not None and known not in _COUNTRIES)


def closes(word: str) -> bool:
    """Say whether a name ends with this word: `School`, `Brewery`, `Versicherung`."""
    return plain(word) in _kinds()["back"]


def is_house(word: str) -> bool:
    """Say whether the word tells what kind of house an employer is."""
    return opens(word) or closes(word)


def is_short(word: str) -> bool:
    """Say whether this is an abbreviation that a domain has and nobody says: `cu`, `intl`, `trans`."""
    return word in _kinds()["short"]


def in_order(words: list[str]) -> list[str]:
    """`Ballesteros Notaría` as one says it, `Notaría Ballesteros`; other names stay as they are."""
    if (
        len(words) > 1
        and plain(words[-1]) in _kinds()["front"]
        and not closes(words[-1])
        and not is_house(words[0])
    ):
        return [words[-1], *words[:-1]]
    return words
