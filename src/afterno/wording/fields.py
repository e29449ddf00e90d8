"""Fields of work: which ones a text speaks of, and the hard questions of each."""

from __future__ import annotations

from functools import cache

from afterno.wording.library import load
from afterno.wording.texts import tokens


@cache
def _field_words(*, hints: bool) -> list[tuple[tuple[str, ...], str]]:
    pairs = [
        (tuple(tokens(word)), field)
        for field, data in load("fields").items()
        for word in [*data["words"], *(data.get("hints", []) if hints else [])]
    ]
    return sorted(pairs, key=lambda p: -len(p[0]))


def fields(text: str, *, hints: bool = False) -> list[str]:
    """Name the fields a text speaks of, in their order; the longer name wins where two overlap."""
    words = tokens(text)
    found: list[tuple[int, str]] = []
    taken: set[int] = set()
    for needle, field in _field_words(hints=hints):
        n = len(needle)
        for i in range(len(words) - n + 1):
            if tuple(words[i : i + n]) == needle and not taken & set(range(i, i + n)):
                found.append((i, field))
                taken |= set(range(i, i + n))
    return list(dict.fromkeys(field for _, field in sorted(found)))


def says() -> dict[str, str]:
    """Give each field's name as it stands in a sentence."""
    return {field: data["say"] for field, data in load("fields").items()}


def hard_questions(industry: str, role: str, story: str = "") -> list[tuple[str, str]]:
    """Give questions of her field, and one field more: leading people; each with the field's name."""
    data = load("fields")
    named = list(dict.fromkeys([*fields(role, hints=True), *fields(industry, hints=True)])) or fields(story)
    chosen = [*(field for field in named if field != "leading"), "leading"][:3]
    return [(text, data[field]["say"]) for field in chosen for text in data[field]["questions"]]
