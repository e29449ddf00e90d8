"""Names in a sentence made one word: who it is says nothing of what is said, that it is somebody does.

A word is taken for a name by its capital where that says something, else by the list of given names; never where the same
word stands in the sentence in small letters too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from afterno.reading.given_names import given_names
from afterno.reading.sentences import fold, word_set

if TYPE_CHECKING:
    from afterno.reading.sentences import Sentence

NAME: Final = "q'q"
"""What stands for a name: no word of any language."""
_CAPITAL: Final = re.compile(r"(?<![^\s(\"'\u201c\u201e\u00ab\u00bf\u00a1-])[^\W\d_a-z][^\W\d_]+")
_BEGINS: Final = re.compile(r"(?:^|[.:!?\u2026\n])[^\w\n]*$")
"""What stands before a word that begins a sentence, a line, or what somebody says: its capital says nothing."""
_SMALL: Final = re.compile(r"(?<!\w)[a-z\u00df-\u00f6\u00f8-\u00ff\u0101-\u017f][^\W\d_]+")
_ALSO_WORDS: Final = word_set(
    "will can per don may said dan ton min han ben anders sara mia li mark mei floor maja april grant guy marco ella bill "
    "max til sam julio mar luz rosa vera nia bas rose ray ji lies grace uwe ida ken roman alma frank wolf amber jun penny "
    "june august hope joy art dawn page chance sunny summer ernst engel heide linde per an on son art rob sue pat rich drew"
)
"""Given names that are words too: at a sentence's beginning, and in German, they are taken for the words."""
_TIMES: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "christmas easter english"
)
_TITLED: Final = 0.6
"""Where such a share of a sentence's words begins with a capital, a capital says nothing."""


def masked(sentence: Sentence, language: str) -> str:
    """Give the folded sentence with each name made `NAME`; of neighbours one."""
    text = sentence.text
    found = [
        (match.start(), match.group()) for match in _CAPITAL.finditer(text) if match.group()[0].isupper()
    ]
    if not found:
        return sentence.folded
    plain = language == "de" or len(found) > _TITLED * (text.count(" ") + 1)
    names = {
        word
        for start, said in found
        if said[1:].islower()
        and (word := fold(said))
        and _is_name(word, capital_says=not plain and not _BEGINS.search(text[:start]))
    }
    names -= {fold(word) for word in _SMALL.findall(text)} if names else set()
    if not names:
        return sentence.folded
    out: list[str] = []
    for token in sentence.folded.split():
        word = token.strip(".,;:!?()\"'*-")
        if word.replace("-", "'").partition("'")[0] in names:
            if out[-1:] != [NAME]:
                out.append(NAME)
            out += [mark for mark in "?!" if mark in token]
        else:
            out.append(token)
    return " ".join(out)


def _is_name(word: str, *, capital_says: bool) -> bool:
    if word in _TIMES:
        return False
    return capital_says or (word in given_names() and word not in _ALSO_WORDS)
