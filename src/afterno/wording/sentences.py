"""A message taken apart: sentences of plain tokens, each token knowing where it stands in the text as given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

MAX_CHARACTERS = 20_000
"""What is read of a text; a longer one is over every length limit anyway."""
MAX_TOKENS = 90
"""A sentence is cut here, so that time stays in proportion to the text."""

_TOKEN = re.compile(
    r"\S+@\S+\.\w+|https?://\S+"  # an address is one token
    r"|\+?\(?\d[\d()./ -]{5,}\d"  # a telephone number is one token
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|k)?"
    r"|\.\.\.+|…"
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*'?"
    r"|[.!?]+|\n+|[\"“”„«»]|\S",
    re.UNICODE,
)
_ENDS = frozenset(".!?")
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "(", ")", "...", "…"})
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof st no inc ltd co vs etc e.g i.e eg ie approx dept ext tel jr sr rev sgt capt".split()
)
_EXPANSIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "let's": "let us", "y'all": "you", "u": "you", "ur": "your", "pls": "please", "plz": "please",
    "thx": "thanks", "thnx": "thanks", "tks": "thanks", "tnx": "thanks", "ty": "thanks", "cheers": "cheers",
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "im": "i am", "ive": "i have",
    "youre": "you are", "youve": "you have", "thats": "that is", "whats": "what is", "cos": "because",
    "cuz": "because", "coz": "because", "yr": "your", "msg": "message", "msgs": "messages", "appt": "appointment",
    "ma'am": "madam", "o'clock": "oclock", "'cause": "because", "gimme": "give me", "lemme": "let me",
    "dunno": "do not know", "kinda": "kind of", "sorta": "sort of", "tho": "though", "ya": "you", "mtg": "meeting",
    "idk": "i do not know", "programme": "program", "programmes": "programs", "favour": "favor",
    "favourite": "favorite", "honour": "honor", "honoured": "honored", "colour": "color", "grey": "gray",
    "everytime": "every time", "alot": "a lot", "organisation": "organization", "realise": "realize",
    "realised": "realized", "apologise": "apologize", "idolise": "idolize", "idolised": "idolized",
    "recognise": "recognize", "recognised": "recognized", "behaviour": "behavior", "judgement": "judgment",
    "c.v": "cv", "hmm": "", "erm": "", "uh": "", "um": "", "er": "",
}  # fmt: skip
_HYPHENS = re.compile(r"\b(e|re|pre|mis|un)-(?=[a-z]{3})")
_BARE_NOT = frozenset("do did does is was were are have has had would could should".split())
_TAILS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IS_HEADS = frozenset(
    "it that what who there here he she where how when this why everything nothing something".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark in plain form, and where it stands in the text as given."""

    word: str
    start: int
    end: int


class Sentence:
    """A sentence as one line of plain tokens, each followed by a space."""

    __slots__ = ("_starts", "line", "quoted", "tokens", "words")

    def __init__(self, tokens: tuple[Token, ...], quoted: tuple[bool, ...]) -> None:
        self.tokens = tokens
        self.quoted = quoted
        self.line = "".join(f"{token.word} " for token in tokens)
        self._starts = [0, *accumulate(len(token.word) + 1 for token in tokens)]
        self.words = frozenset(token.word for token in tokens)

    def index(self, position: int) -> int:
        """Say which token holds this position of the line."""
        return min(bisect_right(self._starts, position), len(self.tokens)) - 1

    def position(self, index: int) -> int:
        """Say where in the line this token begins."""
        return self._starts[index]

    @property
    def is_question(self) -> bool:
        """Whether it ends in a question mark."""
        return "?" in self.words


def plain(text: str) -> str:
    """One character for one character: typographic marks made plain, so that positions stay."""
    return text.translate(_PLAIN)


_PLAIN = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("`"): "'", ord("´"): "'", 0xA0: " ", 0x2011: "-",
          0x2010: "-", 0x200B: " ", 0xAD: "-", 0x202F: " ", 0x2009: " ", ord("\r"): " ", ord("\t"): " "}  # fmt: skip


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences of plain tokens."""
    source = plain(text[:MAX_CHARACTERS])
    found: list[Sentence] = []
    current: list[Token] = []
    marks: list[bool] = []
    inside = False
    for match in _TOKEN.finditer(source):
        raw = match.group()
        if raw in '"“”„«»' and len(raw) == 1:
            inside = not inside if raw == '"' else raw in "“„«"
            continue
        if raw.startswith("\n"):
            if len(raw) > 1:
                inside = False
            if current and _line_ends(source, match.start(), match.end()):
                _close(found, current, marks)
            continue
        if raw == "." and current and current[-1].word in _ABBREVIATIONS and current[-1].end == match.start():
            continue
        for word in filter(None, _words(raw)):
            current.append(Token(word, match.start(), match.end()))
            marks.append(inside)
        if (raw[0] in _ENDS and _sentence_ends(source, match.start(), match.end())) or len(
            current
        ) >= MAX_TOKENS:
            _close(found, current, marks)
    _close(found, current, marks)
    return tuple(found)


def _close(found: list[Sentence], current: list[Token], marks: list[bool]) -> None:
    if current:
        found.append(Sentence(tuple(current), tuple(marks)))
        current.clear()
        marks.clear()


def _sentence_ends(source: str, start: int, end: int) -> bool:
    if end < len(source) and not source[end].isspace() and source[end] not in "\"“”»')":
        return source[start] != "."
    if source[start:end] != ".":
        return True
    before = re.search(r"[\w.]+$", source[max(0, start - 12) : start])
    last = before.group().lower() if before else ""
    following = source[end : end + 3].strip()[:1]
    if last in {"a.m", "p.m"}:
        return following.isupper()
    return last not in _ABBREVIATIONS and not (
        len(last) == 1 and last.isalpha() and last != "i" and following.isupper()
    )


def _line_ends(source: str, start: int, end: int) -> bool:
    """A line break ends a sentence unless the line was merely wrapped."""
    if source.count("\n", start, end) > 1:
        return True
    before = source.rfind("\n", 0, start) + 1
    following = source[end : end + 40].lstrip()[:1]
    return start - before < 45 or not (following.islower() or following == "I")


def _words(raw: str) -> list[str]:
    first = raw[0]
    if raw.isascii() and not (first.isalpha() or first == "'"):
        return _mark(raw)
    word = raw.lower()
    if "-" in word:
        return [part for piece in _HYPHENS.sub(r"\1", word).split("-") if piece for part in _words(piece)]
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    word = word.rstrip("'") or word
    if word in _EXPANSIONS:
        return _EXPANSIONS[word].split()
    if word.endswith("nt") and word[:-2] in _BARE_NOT:
        return [word[:-2], "not"]
    for tail, full in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return [word[: -len(tail)], full]
    if word.endswith("'s"):
        head = word[:-2]
        return [head, "is"] if head in _IS_HEADS else [head, "'s"]
    return [word] if not any(c.isspace() for c in word) else word.split()


def _mark(raw: str) -> list[str]:
    if raw[0].isdigit() or raw[0] == "+":
        return [re.sub(r"\s+", "", raw)]
    if (raw[0] in _ENDS and len(raw) <= 2) or raw[0] in "!?":
        return ["?" if "?" in raw else raw[0]]
    if raw.startswith(".."):
        return ["..."]
    return [raw]


def spoken_words(sentence: Sentence) -> list[str]:
    """Only the words of a sentence, no marks."""
    return [token.word for token in sentence.tokens if token.word[0].isalnum()]
