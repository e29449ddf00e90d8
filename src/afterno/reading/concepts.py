"""What words speak of, whatever the language: another, candidate, chose, post, condition ... (`rules/concepts.toml`).

Concepts are not decisions. They let what was learned from mails in one language help in the others: "jemand anderen
eingestellt" and "hired someone else" are both *another* beside *chose*.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Final

from afterno.lexicon import Lexicon
from afterno.reading import built

_BESIDE: Final = "".join(chr(c) if chr(c).isalnum() or chr(c) in "'?-" else " " for c in range(128)).lower()
"""What stands beside words made blanks; folded text is ASCII."""
_WORDS: Final = 80
_LANGUAGES: Final = frozenset({"en", "fr", "de", "es", "pt", "it", "nl", "pl"})


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
    words = _words(folded)[:_WORDS]
    found = lexicon(language).of(words)
    if "?" in words:
        found += [(place, "condition") for place, word in enumerate(words) if word == "?"]
    return found


def _words(folded: str) -> list[str]:
    """Give the words, none of which begins with a dash; a question mark is a word of its own."""
    text = folded.translate(_BESIDE)
    if "?" in text:
        text = text.replace("?", " ? ")
    words = text.split()
    if " -" in text or text.startswith("-"):
        words = [bare for word in words if (bare := word.lstrip("-"))]
    return words
