"""Fields of work: which ones a text speaks of, and the hard questions of each."""

from __future__ import annotations

from functools import cache, lru_cache

from afterno.wording.library import load
from afterno.wording.texts import tokens


@cache
def _field_words(*, hints: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Give the names of fields, by their first word, and the field each is."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for field, data in load("fields").items():
        for word in [*data["words"], *(data.get("hints", []) if hints else [])]:
            needle = tuple(tokens(word))
            found.setdefault(needle[0], []).append((needle, field))
    return found


@lru_cache(maxsize=256)
def _fields(text: str, *, hints: bool) -> tuple[str, ...]:
    words, known = tokens(text), _field_words(hints=hints)
    met = [
        (-len(needle), begin, field)
        for begin, word in enumerate(words)
        for needle, field in known.get(word, ())
        if tuple(words[begin : begin + len(needle)]) == needle
    ]
    found: list[tuple[int, str]] = []
    taken: set[int] = set()
    for shorter, begin, field in sorted(met, key=lambda one: one[:2]):
        span = set(range(begin, begin - shorter))
        if not taken & span:
            found.append((begin, field))
            taken |= span
    return tuple(dict.fromkeys(field for _, field in sorted(found)))


def fields(text: str, *, hints: bool = False) -> list[str]:
    """Name the fields a text speaks of, in their order; the longer name wins where two overlap."""
    return list(_fields(text, hints=hints))


def says() -> dict[str, str]:
    """Give each field's name as it stands in a sentence."""
    return {field: data["say"] for field, data in load("fields").items()}


def hard_questions(industry: str, role: str, story: str = "") -> list[tuple[str, str]]:
    """Give questions of her field, and one field more: leading people; each with the field's name."""
    data = load("fields")
    named = list(dict.fromkeys([*fields(role, hints=True), *fields(industry, hints=True)])) or fields(story)
    chosen = [*(field for field in named if field != "leading"), "leading"][:3]
    return [(text, data[field]["say"]) for field in chosen for text in data[field]["questions"]]
