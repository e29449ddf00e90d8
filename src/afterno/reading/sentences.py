"""A text to its sentences: each as written, and folded (lower case, plain letters) for the rules to look at."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words of a line."""
    return frozenset(words.split())


_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ı": "i",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": " - ",
        "—": " - ",
        "\u00a0": " ",
        "\u200b": "",
        "\u00ad": "",
        "…": "... ",
        "•": "* ",
    }
)
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)(?:[ \t]*\n)?|(?<!\n)[.!?…]*[\"')\]”»]*(?=\s)|(?<![\n…])[.!?]*[\"')\]”»]*$)",
    re.MULTILINE,
)
"""The end of a line, with the empty one below it, or marks before white space. It begins with a set of signs, for which
Python's engine looks faster than for anything else."""
_SHORTENED = word_set(
    "mr mrs ms dr prof st sr jr inc ltd co corp llc plc no nr bzw ca etc evtl ggf inkl usw vgl z d u a b "
    "e i g h s m mme mlle sra srta sto dott dssa ing sig sigra drs mevr dhr jhr godz ul tel ext dept "
    "approx vs bv gmbh str max min fr hr art p pp ref bijv o.a m.a incl excl lic dn dña est av avv arch "
    "dra eng lda sl srl sa"
)
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_LONG_LINE = 46
_MOST = 400
_LIMIT = 20_000


class Sentence(NamedTuple):
    """One sentence: `text` verbatim from the message, `folded` lower case without accents."""

    text: str
    folded: str


def fold(text: str) -> str:
    """Give the same words in lower case and plain ASCII letters, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode("ascii")
    return " ".join(text.lower().split())


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    found = match.group()
    if found[0] == "\n":
        return len(found) > 1 or _line_ends_here(text, match.start())
    if "!" in found or "?" in found:
        return True
    words = text[max(start, match.start() - 14) : match.start()].split()
    word = words[-1].lower().lstrip("(\"'") if words else ""
    following = text[match.end() : match.end() + 3].strip()
    if "." in word and _INITIALS.fullmatch(word) and not following[:1].isupper():
        return False
    if word in _SHORTENED or (len(word) == 1 and word.isalpha()):
        return found.startswith("..") or (len(word) > 2 and following[:1].isupper())
    number = word.replace(".", "").isdigit()
    return not number or (len(word) > 2 and following[:1].isupper())


def _line_ends_here(text: str, at: int) -> bool:
    """Tell a wrapped line from a line of its own (a greeting, a signature, a list); `at` is the line's end."""
    following = text[at + 1 : at + 7].lstrip()
    if not following or following[0] in "-*•–>|":
        return True
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    if len(line) >= _LONG_LINE:
        return False
    return line.endswith((",", ":", ";")) or following[0].isupper() or following[0] in "\"'(¿¡[+0123456789"


def split(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences, at most 400 from its first 20,000 characters."""
    text = text[:_LIMIT]
    cut: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end > start and _is_end(text, start, match):
            _add(cut, text[start:end])
            start = end
            if len(cut) >= _MOST:
                return tuple(cut)
    _add(cut, text[start:])
    return tuple(cut)


def _add(cut: list[Sentence], piece: str) -> None:
    stripped = piece.strip()
    folded = fold(stripped)
    if folded:
        cut.append(Sentence(stripped, folded))
