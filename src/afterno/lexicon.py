"""A lexicon of what words speak of: words, beginnings of words and phrases, each with the concepts they stand for.

Entries are written `word`, `begin*` or `two_words` (each part may end in `*`), parted by spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_Phrase = tuple[tuple[str, ...], str]
_Phrases = dict[str, list[_Phrase]]
_Found = tuple[tuple[str, ...], _Phrases] | None
"""The concepts of a word in order, and the phrases it may begin by their second word; None for most words."""
_KEPT: Final = 20_000
"""So many words are known by heart."""
_ALIKE: Final = 2
"""How long beginnings are is kept by their first two letters (by the letter itself for one of a single letter)."""
_LOOSE: Final = "*"
"""Where the phrases stand whose second word is only a beginning; the others stand under their second word."""


class _ByHeart(dict[str, _Found]):
    """What was found for a word, looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> _Found:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = self._lexicon.of_word(word)
        return found


class Lexicon:
    """The words, beginnings of words and phrases of one language, each with its concepts."""

    def __init__(self, entries: dict[str, str]) -> None:
        """Take for each concept its entries: `word`, `begin*`, `two_words`, parted by spaces."""
        self._words: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._phrases: dict[str, list[_Phrase]] = {}
        for concept, line in entries.items():
            for entry in line.split():
                self._add(entry, concept)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for start in sorted({*self._beginnings, *self._phrases}, key=len):
            lengths = self._lengths.get(start[:_ALIKE], ())
            if len(start) not in lengths:
                self._lengths[start[:_ALIKE]] = (*lengths, len(start))
        self._found = _ByHeart(self)

    def _add(self, entry: str, concept: str) -> None:
        if "_" in entry:
            parts = tuple(entry.split("_"))
            self._phrases.setdefault(parts[0].rstrip("*"), []).append((parts, concept))
        elif entry.endswith("*"):
            self._beginnings.setdefault(entry[:-1], set()).add(concept)
        else:
            self._words.setdefault(entry, set()).add(concept)

    def of_word(self, word: str) -> _Found:
        """Give the concepts of a word in order, and the phrases it may begin by their second word."""
        found = set(self._words.get(word, ()))
        if "'" in word:
            found.update(*(self._words.get(part, ()) for part in word.split("'")))
            if word.endswith("n't"):
                found.add("not")
        phrases: _Phrases = {}
        for length in (*self._lengths.get(word[:1], ()), *self._lengths.get(word[:_ALIKE], ())):
            if length > len(word):
                break
            found |= self._beginnings.get(word[:length], set())
            for phrase in self._phrases.get(word[:length], ()):
                first, second, *_ = phrase[0]
                if first.endswith("*") or length == len(word):
                    phrases.setdefault(_LOOSE if second.endswith("*") else second, []).append(phrase)
        return (tuple(sorted(found)), phrases) if found or phrases else None

    def of(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """Give place and concept for each concept of a sentence's words, in order."""
        said_of: list[tuple[int, str]] = []
        for place, found in enumerate(map(self._found.__getitem__, words)):
            if found is None:
                continue
            concepts, phrases = found
            if phrases and place + 1 < len(words):
                said = {
                    concept
                    for parts, concept in (*phrases.get(words[place + 1], ()), *phrases.get(_LOOSE, ()))
                    if _follows(parts, words[place : place + len(parts)])
                }
                concepts = tuple(sorted(said.union(concepts))) if said else concepts
            said_of += [(place, concept) for concept in concepts]
        return said_of


def _follows(parts: Sequence[str], words: Sequence[str]) -> bool:
    return len(parts) == len(words) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(parts, words, strict=True)
    )
