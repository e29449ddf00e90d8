"""Whether a text says more than is known: every name, number, date and deed in it must stand in what is known.

For words that somebody else wrote, a language model above all. In doubt a word is taken for a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from afterno.wording.library import load
from afterno.wording.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_](?:[\w'’&-]*\w)?(?:\.(?=[^\W\d_]))?")
STARTS = re.compile(r"(?:^|[.?!:…]|\n)[\s\"“”'’()•*–-]*$")
_NUMBER = re.compile(r"\d(?:[\d.,:/ ]*\d)?")
LINK = re.compile(
    r"\S+@\S+\.\w+|\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|co|eu|de|fr|uk)\b", re.IGNORECASE
)
_UNITS = r"(?:day|week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|morning|afternoon|evening|night)s?"
_TIMES = re.compile(
    rf"\b(?:yesterday|tomorrow|tonight)\b|\b(?:last|next|past|coming|this|previous) {_UNITS}\b"
    rf"|\b[\w-]+ {_UNITS} (?:ago|later)\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:I|we)(?:['’](?:ve|d|m|re))?"
    r"(?:\s+(?:have|had|am|was|were|been|got|just|also|now|already|recently|finally|then|since|even|have since)){0,4}"
    r"\s+([a-z]{2,}ed|won|led|sold|built|ran|wrote|met|began|quit|left|taught|bought|became|gave|got|held|made|took|saw"
    r"|spoke|grew|found|chose|spent|brought|went|came|did)\b",
    re.IGNORECASE,
)
_HARMLESS = frozenset(
    """wanted hoped thought wondered appreciated enjoyed remembered valued liked asked noticed realised realized
    considered owed needed used kept returned turned felt looked tempted reminded pleased delighted interested inclined
    obliged curious convinced struck moved-by helped encouraged indebted touched found made came took got gave""".split()
)
_NUMBER_WORDS = {
    word: str(value)
    for value, words in {
        2: "two second both", 3: "three third", 4: "four fourth", 5: "five fifth", 6: "six sixth", 7: "seven seventh",
        8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 11: "eleven", 12: "twelve dozen", 13: "thirteen",
        14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty",
        30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred",
        1000: "thousand", 1000000: "million",
    }.items()
    for word in words.split()
}  # fmt: skip
_FREE_NUMBERS = frozenset({"second", "both"})
_OPENERS = frozenset(
    """a about above actually after again all almost already also although always an and another any anyway are as at
    back be because been before being besides better between both but by can certainly clearly could curiously did do
    does each either else even ever every everything few finally first for fortunately from further given good
    gratefully had happily has have having he her here hers his honestly hopefully how however i if in indeed instead
    is it its just keeping lately later let likewise looking luckily many maybe me meanwhile might mine more most much my
    naturally neither never nevertheless no nobody none nor not nothing now of often on once one only or other otherwise
    our out over perhaps please plenty probably quite rather really right seeing she should simply since so some
    somebody someone something sometimes soon still such sure surely than thank thanks that the their them then there
    therefore these they thinking this those though through thus to today together too truly two under unless until up
    very was we well were what whatever when whenever where whether which while who whoever whose why will with within
    without would yes yet you your yours""".split()
)
_ALONE = frozenset({"i", "ok", "cv"})


@dataclass(frozen=True, slots=True)
class Strange:
    """Something that is not known: `kind` is name, number, date, address or deed."""

    kind: str
    text: str


def strange(text: str, known: Iterable[str]) -> tuple[Strange, ...]:
    """List what a text says that does not stand in what is known; the same thing once."""
    told = "\n".join(known)
    found = [
        *_names(text, told),
        *_numbers(text, told),
        *_dates(text, told),
        *_addresses(text, told),
        *_deeds(text, told),
    ]
    return tuple(dict.fromkeys(found))


def key_of(word: str) -> str:
    """Give a word as it is compared: small letters, without its possessive."""
    return re.sub(r"['’]s?$", "", plain(word).strip(".'’-"))


def _words(text: str) -> frozenset[str]:
    """Give the words of a text as they are compared, the parts of a joined word too."""
    found = set()
    for match in WORD.finditer(text):
        found |= {key_of(match.group()), *(key_of(part) for part in re.split(r"[-&]", match.group()))}
    return frozenset(filter(None, found))


@cache
def ordinary() -> frozenset[str]:
    """Give the words that letters begin sentences with: those the built-in ones use in small letters."""
    names = ("regular", "report_back", "milestone", "news", "meeting_request", "ask_for_call", "congratulation",
             "opening", "reply", "logistics", "thank_hr")  # fmt: skip
    texts = [
        shape[part]
        for name in names
        for shape in load(f"draft_{name}")["shape"]
        for part in ("subject", "body")
    ]
    return (
        frozenset(key_of(word) for text in texts for word in re.findall(r"\b[a-z][a-z'’-]+\b", text))
        | _OPENERS
    )


def _names(text: str, told: str) -> Iterator[Strange]:
    known = _words(told)
    for match in WORD.finditer(text):
        word = match.group()
        key = key_of(word)
        if not any(c.isupper() for c in word) or key in known or key in _ALONE:
            continue
        if re.fullmatch(r"I['’](?:m|d|ve|ll)", word):
            continue
        starts = bool(STARTS.search(text[max(0, match.start() - 12) : match.start()])) or match.start() == 0
        if starts and word[1:].islower() and (key in ordinary() or key.endswith("ly")):
            continue
        if starts and len(word) == 1:
            continue
        yield Strange("name", word)


def _digits(text: str) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(text):
        yield match.group(), re.sub(r"[., ]", "", match.group())
    for match in WORD.finditer(text):
        for part in re.split(r"[-]", match.group().lower()):
            if part in _NUMBER_WORDS and part not in _FREE_NUMBERS:
                yield match.group(), _NUMBER_WORDS[part]


def _numbers(text: str, told: str) -> Iterator[Strange]:
    known = {value for _, value in _digits(told)}
    for said, value in _digits(text):
        if value not in known:
            yield Strange("number", said)


def _dates(text: str, told: str) -> Iterator[Strange]:
    known = " ".join(plain(told).split())
    for match in _TIMES.finditer(text):
        if " ".join(plain(match.group()).split()) not in known:
            yield Strange("date", match.group())
    for match in re.finditer(r"(?<![.?!\n] )(?<!^)\bMay\b(?! (?:I|we)\b)", text):
        if "May" not in told:
            yield Strange("date", match.group())


def _addresses(text: str, told: str) -> Iterator[Strange]:
    for match in LINK.finditer(text):
        said = match.group().rstrip(".,;:)")
        if said.lower() not in told.lower():
            yield Strange("address", said)


def _deeds(text: str, told: str) -> Iterator[Strange]:
    known = {_stem(word) for word in _words(told)}
    for match in _DEED.finditer(text):
        verb = match.group(1).lower()
        if verb not in _HARMLESS and _stem(verb) not in known:
            yield Strange("deed", " ".join(match.group().split()))


def _stem(word: str) -> str:
    bare = re.sub(r"(?:ied|ies)$", "y", word.lower())
    bare = re.sub(r"(?:ing|ed|es|s|e)$", "", bare) if len(bare) > 4 else bare
    return bare[:-1] if len(bare) > 3 and bare[-1:] == bare[-2:-1] else bare
