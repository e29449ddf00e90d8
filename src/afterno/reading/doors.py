"""Whether a no leaves a door open: a promise to keep in touch, an invitation to come again, a place on a list."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from afterno.reading.engine import Pattern, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP: Final = re.compile(r"<g(\d)>")
_LANGUAGES: Final = frozenset({"en", "de", "fr", "es", "pt", "it", "nl", "pl"})


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = resources.files("afterno.reading").joinpath("rules", "doors.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=32)
def _patterns(part: str, language: str) -> tuple[Pattern, ...]:
    """The expressions of one language; `<g4>` stands for up to four words."""
    return tuple(
        compile_pattern(_GAP.sub(r"(?:[^ .!?]+ ){0,\1}", source))
        for source in _data()[part].get(language, ())
    )


def left_open(sentences: Iterable[str], language: str) -> bool | None:
    """Say whether a no leaves a door open, by its folded sentences (subject first, not looked at).

    True and False where the mail says so, what shuts the door winning; None where it says neither.
    """
    code = language if language in _LANGUAGES else "en"
    said = [sentence.encode("ascii", "ignore") for sentence in list(sentences)[1:]]
    if any(pattern.search(one) for pattern in _patterns("shut", code) for one in said):
        return False
    return True if any(pattern.search(one) for pattern in _patterns("open", code) for one in said) else None
