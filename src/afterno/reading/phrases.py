r"""Expressions that begin with one of a few words: tried only where one of these words stands, compiled only then.

An expression such as `\b(?:position|role)\s+of\s+(...)` can only be met where "position " or "role " stands. A plain
search for the words is many times faster than the expression at every place of a text, and one whose words are never
met (most of eight languages) need not even be compiled. What is met is the same.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LITERAL: Final = re.compile(r"[^\W_]|[ '’@&,:-]")
_SPACE: Final = re.compile(r"\s")
_LOOKS: Final = re.compile(r"(?:\\b|\(\?<=\\s\))*")
"""What an expression may begin with that takes no letter."""
_SMALL: Final = re.compile(r"\[((?:[^\W\d_]|['’]){1,8})\]")
_BEFORE: Final = re.compile(r"\\b|\^|\\s\*|\\w(?:\+|\{\d,\})|\(\?:[^()]*\)\?")
"""What may stand before the first word that an expression needs."""
_MOST: Final = 250
_MANY: Final = 60
_ENOUGH: Final = 6
_SHORT: Final = 2


@lru_cache(maxsize=32)
def lowered(text: str) -> str:
    """Give the text in lower case, every white space a blank, letter for letter in its place."""
    text = text.replace("\n", " ")
    if not text.isascii():
        text = _SPACE.sub(" ", text)
        text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").replace("\u212a", "k")
    elif not text.isprintable():
        text = _SPACE.sub(" ", text)
    return text.lower()


class Phrase:
    """An expression with the words it can begin with; the flags must let it ignore case or not matter."""

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.source, self.flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.source, self.flags)

    @cached_property
    def beginnings(self) -> tuple[str, ...] | None:
        """Lower-case words, one of which every match begins with; None where that cannot be said."""
        return beginnings(self.source)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all matches, as the expression alone would."""
        low = lowered(text)
        if self.beginnings is None or len(low) != len(text):
            yield from self.compiled.finditer(text)
            return
        after = 0
        for place in self._places(low):
            if place >= after and (match := self.compiled.match(text, place)) is not None:
                yield match
                after = max(match.end(), place + 1)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        return next(self.finditer(text), None)

    def _places(self, low: str) -> list[int]:
        looked_for, met, places_of = _looked_up(low)
        if new := self._words - looked_for:
            looked_for |= new
            for word in new:
                if (at := low.find(word)) >= 0:
                    met.add(word)
                    places_of[word] = _from_there(word, low, at)
        here = self._words & met
        return sorted([place for word in here for place in places_of[word]]) if here else []

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.beginnings or ())


class Worded(Phrase):
    """An expression of words that may stand anywhere in a short text: tried only where one of them does."""

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Lower-case words, one of which every match holds; none where that cannot be said."""
        source = _SPACE.sub("", self.source) if self.flags & re.VERBOSE else self.source
        words = {word.lower() for word in _needed(source)}
        if not words or min(map(len, words)) < _SHORT:
            return ()
        return tuple(
            sorted(word for word in words if not any(word != other and other in word for other in words))
        )

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        if self.needed:
            low = lowered(text)
            if not any(map(low.__contains__, self.needed)):
                return None
        return self.compiled.search(text)


@lru_cache(maxsize=8)
def _looked_up(low: str) -> tuple[set[str], set[str], dict[str, list[int]]]:
    """Give the words a text was searched for, those that stand in it, and where: many expressions begin alike."""
    del low
    return set(), set(), {}


def _from_there(word: str, low: str, at: int) -> list[int]:
    """Give every place where a word stands, from the first on."""
    places = []
    while at >= 0:
        places.append(at)
        at = low.find(word, at + 1)
    return places


def beginnings(source: str) -> tuple[str, ...] | None:
    """Read from an expression the literal beginnings its matches can have; None for none, too many, single letters.

    Of two beginnings where one begins the other the short one stands for both.
    """
    whole, cut = _beginnings(source)
    words = {word.lower() for word in whole | cut}
    if not words or len(words) > _MOST or min(map(len, words)) < _SHORT:
        return None
    return tuple(
        sorted(word for word in words if not any(word != other and word.startswith(other) for other in words))
    )


def _needed(source: str) -> set[str]:
    """Give words of which an expression needs one; a word too short to tell where an alternative needs none."""
    words: set[str] = set()
    for alternative in _split(source):
        at = 0
        while match := _BEFORE.match(alternative, at):
            at = match.end()
        rest = alternative[at:]
        found = set().union(*_beginnings(rest))
        if (not found or min(map(len, found)) < _SHORT) and rest.startswith("(?:"):
            found = _needed(_group(rest, 0)[0])
        words |= found or {""}
    return words


def _beginnings(source: str) -> tuple[set[str], set[str]]:
    """Give what an expression can be whole, and what else its matches can begin with; "" means: anything."""
    alternatives = _split(source)
    if len(alternatives) > 1:
        found = [_beginnings(one) for one in alternatives]
        return set().union(*(one for one, _ in found)), set().union(*(other for _, other in found))
    whole: set[str] = {""}
    cut: set[str] = set()
    at = len(match.group()) if (match := _LOOKS.match(source)) else 0
    while at < len(source) and whole:
        here, begun, length = _element(source, at)
        longer = {word + part for word in whole for part in here}
        begun = {word + part for word in whole for part in begun}
        many = len(longer) + len(begun) + len(cut) > _MANY and whole != {""}
        if many or min(map(len, whole)) >= _ENOUGH:
            return set(), cut | whole
        whole, cut, at = longer, cut | begun, at + length
    return whole, cut


def _element(source: str, at: int) -> tuple[set[str], set[str], int]:
    """Give what the next part of an expression can be whole, what it can only begin with, and how long it is."""
    if source.startswith(r"\b", at):
        return {""}, set(), 2
    if source.startswith("(?:", at):
        inner, end = _group(source, at)
        here, begun = _beginnings(inner)
    elif source.startswith(r"\s", at):
        here, begun, end = {" "}, set(), at + 2
    else:
        choice, length = _choice(source, at)
        here, begun, end = set(choice), set(), at + length
    mark = source[end : end + 1]
    if not here | begun or mark in {"*", "{"}:
        return set(), {""}, 1
    if mark == "+":
        return set(), here | begun, 1
    if mark == "?":
        return here | {""}, begun, end + 1 - at
    return here, begun, end - at


def _choice(source: str, at: int) -> tuple[str, int]:
    """Give the letters that may stand here, and how long that is in the expression; none where it is no letter."""
    if (match := _SMALL.match(source, at)) is not None:
        return match.group(1), match.end() - at
    if source.startswith(r"\.", at):
        return ".", 2
    return (source[at], 1) if _LITERAL.match(source, at) else ("", 0)


def _group(source: str, at: int) -> tuple[str, int]:
    """Give the inside of the group that opens here, and where the expression goes on behind it."""
    depth, place = 0, at
    while place < len(source):
        sign = source[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            place = _class_end(source, place)
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                return source[at + 3 : place], place + 1
        place += 1
    raise ValueError(f"an open group: {source}")


def _class_end(source: str, at: int) -> int:
    """Give the place of the bracket that ends a character class."""
    place = at + 1 + source.startswith("^", at + 1)
    place += source.startswith("]", place)
    while source[place] != "]":
        place += 2 if source[place] == "\\" else 1
    return place


def _split(source: str) -> list[str]:
    """Cut at the bars that stand outside of all groups."""
    cut, start, depth, place = [], 0, 0, 0
    while place < len(source):
        sign = source[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            place = _class_end(source, place)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            cut.append(source[start:place])
            start = place + 1
        place += 1
    return [*cut, source[start:]]
