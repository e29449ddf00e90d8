"""What words speak of, whatever the language: another, candidate, chose, post, condition ... (`rules/concepts.toml`).

Concepts are not decisions. They let what was learned from mails in one language help in the others: "jemand anderen
eingestellt" and "hired someone else" are both *another* beside *chose*.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from afterno.reading import built

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"[a-z0-9'][a-z0-9'-]*|\?")
_WORDS: Final = 80
_ALIKE: Final = 2
_LANGUAGES: Final = frozenset({"en", "fr", "de", "es", "pt", "it", "nl", "pl"})
_Phrase = tuple[tuple[str, ...], str]
"""The words of a phrase after its first, and its concept."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """The phrases that a word may begin, by the word that follows: whole, or by its first letters."""

    exact: dict[str, list[_Phrase]]
    starred: tuple[_Phrase, ...]

    def said(self, words: Sequence[str], place: int) -> set[str]:
        """Give the concepts of the phrases that begin at this place."""
        following = words[place + 1] if place + 1 < len(words) else ""
        found = {
            concept
            for rest, concept in self.exact.get(following, ())
            if len(rest) == 1 or _follows(rest, words[place + 1 : place + 1 + len(rest)])
        }
        for rest, concept in self.starred:
            if following.startswith(rest[0][:-1]) and _follows(
                rest, words[place + 1 : place + 1 + len(rest)]
            ):
                found.add(concept)
        return found


_NOTHING: Final[tuple[tuple[str, ...], _Begun | None]] = ((), None)


class Lexicon:
    """The words, beginnings of words and phrases of one language, each with its concepts."""

    def __init__(self, entries: dict[str, str]) -> None:
        """Take for each concept its entries: `word`, `begin*`, `two_words`, parted by spaces."""
        self._words: dict[str, list[str]] = {}
        self._beginnings: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[bool, _Phrase]]] = {}
        for concept, line in entries.items():
            for entry in line.split():
                self._add(entry, concept)
        self._lengths: dict[str, tuple[int, ...]] = {}
        """How long beginnings are, by their first two letters (the letter itself for one of a single letter)."""
        for start in sorted({*self._beginnings, *self._phrases}, key=len):
            lengths = self._lengths.get(start[:_ALIKE], ())
            if len(start) not in lengths:
                self._lengths[start[:_ALIKE]] = (*lengths, len(start))
        self.of_word = lru_cache(maxsize=20_000)(self._of_word)

    def _add(self, entry: str, concept: str) -> None:
        if "_" in entry:
            first, *rest = entry.split("_")
            phrase = (first.endswith("*"), (tuple(rest), concept))
            self._phrases.setdefault(first.rstrip("*"), []).append(phrase)
        elif entry.endswith("*"):
            self._beginnings.setdefault(entry[:-1], []).append(concept)
        else:
            self._words.setdefault(entry, []).append(concept)

    def _of_word(self, word: str) -> tuple[tuple[str, ...], _Begun | None]:
        """Give the concepts of a word in order, and the phrases it may begin."""
        found = set(self._words.get(word, ()))
        if "'" in word:
            found.update(*(self._words.get(part, ()) for part in word.split("'")))
            if word.endswith("n't"):
                found.add("not")
        phrases: list[_Phrase] = []
        for length in (*self._lengths.get(word[: _ALIKE - 1], ()), *self._lengths.get(word[:_ALIKE], ())):
            if length > len(word):
                break
            found.update(self._beginnings.get(word[:length], ()))
            phrases += [
                phrase
                for starred, phrase in self._phrases.get(word[:length], ())
                if starred or length == len(word)
            ]
        return (tuple(sorted(found)), _begun(phrases)) if found or phrases else _NOTHING

    def of(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Give place and concept for each concept of a sentence's words, in order."""
        for place, found in enumerate(map(self.of_word, words)):
            if found is _NOTHING:
                continue
            concepts, begun = found
            if begun is not None and (said := begun.said(words, place)):
                concepts = tuple(sorted(said.union(concepts)))
            for concept in concepts:
                yield place, concept


def _begun(phrases: Sequence[_Phrase]) -> _Begun | None:
    exact: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        if not phrase[0][0].endswith("*"):
            exact.setdefault(phrase[0][0], []).append(phrase)
    starred = tuple(phrase for phrase in phrases if phrase[0][0].endswith("*"))
    return _Begun(exact, starred) if phrases else None


def _follows(parts: Sequence[str], words: Sequence[str]) -> bool:
    return len(parts) == len(words) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(parts, words, strict=True)
    )


def entries(language: str) -> dict[str, str]:
    """Give a language's entries of each concept, from their file."""
    return {concept: each[language] for concept, each in _data().items()}


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(built.source("concepts.toml").decode("utf-8"))


@cache
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, read once; English where there is none."""
    code = language if language in _LANGUAGES else "en"
    content = built.content(code)
    return Lexicon(content["concepts"] if content else entries(code))


def of_sentence(folded: str, language: str) -> list[tuple[int, str]]:
    """Give place and concept for a folded sentence's first 80 words; a question mark is a *condition*."""
    words = _WORD.findall(folded)[:_WORDS]
    found = list(lexicon(language).of(words))
    return found + [(place, "condition") for place, word in enumerate(words) if word == "?"]
