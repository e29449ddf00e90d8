"""To HR and to the assistant she is spoken of, not to: the same sentence as if it were said to her."""

from __future__ import annotations

from afterno.wording.sentences import Sentence, Token

_YOU = {"she": "you", "he": "you", "him": "you", "his": "your", "hers": "yours", "herself": "yourself",
        "himself": "yourself"}  # fmt: skip
_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do"}
_TITLES = frozenset({"ms", "mr", "mrs", "dr", "prof", "mx", "madam"})
_AFTER_OBJECT = frozenset(
    "to that if as for with at on in so and or but i by about when again back this now today a the because than from "
    "how what why who which please immediately directly personally very".split()
)


def mirrored(sentence: Sentence) -> list[Sentence]:
    """Give the sentence with her as "you", or nothing where she does not occur."""
    if not sentence.words & (_YOU.keys() | _TITLES | {"her"}):
        return []
    tokens: list[Token] = []
    quoted: list[bool] = []
    row = sentence.tokens
    at = 0
    while at < len(row):
        word, step = _turned(row, at)
        if tokens and tokens[-1].word == "you" and row[at].word in _VERBS:
            word = _VERBS[row[at].word]
        tokens.append(Token(word, row[at].start, row[at + step - 1].end))
        quoted.append(sentence.quoted[at])
        at += step
    return [Sentence(tuple(tokens), tuple(quoted))]


def _turned(row: tuple[Token, ...], at: int) -> tuple[str, int]:
    word = row[at].word
    following = row[at + 1].word if at + 1 < len(row) else "."
    if word == "her":
        return ("you" if following in _AFTER_OBJECT or not following[0].isalpha() else "your"), 1
    if word in _TITLES and following[0].isalpha():
        owns = at + 2 < len(row) and row[at + 2].word == "'s"
        return ("your", 3) if owns else ("you", 2)
    return _YOU.get(word, word), 1
