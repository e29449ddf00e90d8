"""A list of titles of work in eight languages, and the forms grammar gives them: `porters`, `Melkerin`, `spawacza`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TAIL_LEAST: Final = 5

_ENDS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("s", "es", "'s", "’s"),
    "de": ("n", "en", "s", "es", "in", "innen", "e"),
    "fr": ("s", "e", "es", "ne", "nes"),
    "es": ("s", "es"),
    "pt": ("s", "es"),
    "it": (),
    "nl": ("s", "en", "'s", "n"),
    "pl": ("a", "em", "owi", "ów", "y", "i", "ie", "iem", "ami"),
}
_TURNS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "en": (("y", ("ies",)), ("man", ("men",))),
    "fr": (("eur", ("euse", "rice")), ("er", ("ère",)), ("ier", ("ière",))),
    "es": (("o", ("a", "os", "as")), ("a", ("as",)), ("r", ("ra", "ras"))),
    "pt": (("o", ("a", "os", "as")), ("r", ("ra", "ras")), ("m", ("ns",)), ("ão", ("ões", "ã"))),
    "it": (("o", ("i", "a", "e")), ("a", ("i", "e")), ("e", ("i",)), ("tore", ("trice", "trici", "tori"))),
    "pl": (
        ("owa", ("owej", "ową")),
        ("na", ("nej", "ną")),
        ("a", ("y", "i", "ę", "ą", "ie", "om")),
        ("ka", ("ki", "kę", "ką", "ce", "ek")),
        ("sta", ("sty", "stę", "stą", "ście", "stów")),
        ("ta", ("ty", "tę", "tą", "cie", "tów")),
        ("y", ("ego", "emu", "ym", "ych", "a", "ej", "ą")),
        ("i", ("iego", "iemu", "im", "ich", "a", "iej", "ą")),
        ("iec", ("ca", "cy", "cem", "cowi", "ców")),
        ("ek", ("ka", "kiem", "kowi")),
        ("ca", ("cy", "cę", "cą", "ców")),
    ),
}


@cache
def _phrases(language: str) -> tuple[dict[str, list[tuple[str, ...]]], frozenset[str]]:
    """Of a language: each form a title may begin with to the titles, longest first; and the titles of one word."""
    text = files("afterno.reading").joinpath("rules/occupations.txt").read_text(encoding="utf-8")
    section = text.partition(f"[{language}]\n")[2].partition("\n[")[0]
    firsts: dict[str, list[tuple[str, ...]]] = {}
    single = set()
    for phrase in section.replace("\n", " ").split(";"):
        words = tuple(phrase.split())
        if not words:
            continue
        if len(words) == 1:
            single.add(words[0])
        for form in _forms(words[0], language):
            firsts.setdefault(form, []).append(words)
    for found in firsts.values():
        found.sort(key=lambda words: (-len(words), words))
    return firsts, frozenset(single)


@lru_cache(maxsize=8192)
def _forms(word: str, language: str) -> frozenset[str]:
    forms = {word, *(word + end for end in _ENDS[language])}
    for end, turns in _TURNS.get(language, ()):
        if word.endswith(end):
            forms |= {word[: -len(end)] + turn for turn in turns}
    return frozenset(forms)


def words_of_title(low: list[str], language: str) -> int:
    """How many of these words in lower case, from the first on, are a title of work; 0 where none is."""
    return _match(low, 0, language)[0] if language in _ENDS else 0


def nominative(title: str, language: str) -> str:
    """A title as one says it alone, where grammar bent it: `stanowisko terapeuty` is for a `terapeuta`."""
    tokens = list(_WORD.finditer(title))
    taken, base = _match([token.group().lower() for token in tokens], 0, language) if tokens else (0, "")
    if not taken or f"{title.lower()} ".startswith(f"{base} "):
        return title
    start, end = tokens[0].start(), tokens[taken - 1].end()
    said = base.capitalize() if title[start].isupper() else base
    return title[:start] + said + title[end:]


def _match(low: list[str], place: int, language: str) -> tuple[int, str]:
    """How many words from here on are a title, and which."""
    firsts, single = _phrases(language)
    for words in firsts.get(low[place], ()):
        here = low[place : place + len(words)]
        if len(here) == len(words) and all(
            word == said or said in _forms(word, language)
            for word, said in zip(words[1:], here[1:], strict=True)
        ):
            return len(words), " ".join(words)
    if language in {"de", "nl"} and _ends_in_title(low[place], single):
        return 1, low[place]
    return 0, ""


@lru_cache(maxsize=4096)
def _ends_in_title(word: str, single: frozenset[str]) -> bool:
    """`Restaurantfachmann`, `buschauffeur`: a compound whose last part is a title."""
    return any(word[cut:] in single for cut in range(3, len(word) - _TAIL_LEAST + 1))
