"""The text all extraction reads: the beginning and the end of the newest part, runs of white space cut short.

Patterns meet any text here; with no run longer than three blanks or one empty line none of them takes quadratic time.
"""

from __future__ import annotations

import re
from functools import lru_cache

HEAD = 6_000
TAIL = 1_500
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000]{4,}")
_EMPTY = re.compile(r"\n\n\s+")
_TRAILING = re.compile(r"[ \t]+\n")

_MARKS = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|enc|odp|r|antw|doorst)\s*:\s*)+", re.IGNORECASE)


@lru_cache(maxsize=16)
def tidy(text: str) -> str:
    """The first 6,000 characters and the last 1,500, at most three blanks and one empty line in a row."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}\n\n{text[-TAIL:]}"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() or "    " in text or "\t" in text:
        text = _BLANKS.sub("   ", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("\n", text)
    return _EMPTY.sub("\n\n", text).strip("\n")


@lru_cache(maxsize=256)
def one_line(text: str) -> str:
    """A header's words with single blanks between them, at most 300 characters."""
    return " ".join(text[:1000].split())[:300]


def unmarked(subject: str) -> str:
    """A subject without the marks of answers and forwards before it: `Re: AW: Night porter`."""
    return _MARKS.sub("", subject)
