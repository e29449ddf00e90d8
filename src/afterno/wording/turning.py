"""Turning a note about her ("she showed me her list") into what is said to her ("you showed me your list")."""

from __future__ import annotations

import re

from afterno.wording.advising import VERBS

_AGREE = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
    "doesn't": "don't", "'s": "'re",
}  # fmt: skip
_MORE_VERBS = frozenset(
    {
        "agree", "answer", "believe", "care", "carry", "cover", "deal", "deliver", "divide", "draw",
        "drive", "end", "expect", "feel", "fight", "fly", "hear", "help", "hope", "host", "imagine",
        "insist", "know", "like", "live", "lose", "love", "mean", "need", "notice", "organise", "prefer",
        "protect", "push", "raise", "recommend", "remember", "respect", "return", "see", "serve", "sort",
        "stretch", "strike", "support", "think", "throw", "touch", "value", "want", "weigh", "wish",
        "wonder", "worry",
    }
)  # fmt: skip
_MODALS = frozenset(
    {
        "would", "could", "can", "will", "had", "did", "never", "also", "then", "still", "once", "even", "always",
        "only", "just", "first",
    }
)  # fmt: skip
_PAST = re.compile(
    r"^(?:\w+ed|said|told|showed|drew|took|gave|made|let|put|went|came|wrote|ran|built|led|thought|saw|knew|kept"
    r"|left|spoke|met|stood|held|found|brought|began|chose|read|sent|spent|taught|won|cut|set|shut|sold|bought"
    r"|grew|got)$"
)
_MARKS = ',.;:!?"“”()'
_HER_OBJECT = re.compile(
    r"\bher\b(?=\s*(?:[,.;:!?]|$|(?:to|about|for|with|in|on|at|that|when|if|how|what|why|and|or|but|because|after"
    r"|before|as|from|into|again|then)\b))",
    re.IGNORECASE,
)


def to_you(text: str, name: str = "") -> str:
    """Turn a sentence about her into one to her; empty where the grammar is not certain."""
    line = text.strip()
    if name:
        parts = {name, *name.split()}
        options = "|".join(re.escape(p) for p in sorted(parts, key=len, reverse=True) if len(p) > 1)
        line = re.sub(rf"^(?:(?:Ms|Mrs|Mr|Miss|Dr|Prof)\.? )?(?:{options})\b(?!['’]s)", "She", line)
    if re.search(r"\b(?:they|them|their|you|your)\b", line, re.IGNORECASE):
        return ""
    return _pronouns(line)


def _second_person(word: str) -> str:
    """Give "reads" as "read", for verbs that are known; empty for others."""
    bare = word.rstrip(",.;:!?")
    for ending, base in (("ies", "y"), ("es", ""), ("s", "")):
        stem = bare.removesuffix(ending) + base
        if bare.endswith(ending) and stem.lower() in VERBS | _MORE_VERBS:
            return stem + word[len(bare) :]
    return ""


def _verb(word: str) -> str | None:
    """Turn the verb after "she": "is" to "are", "reads" to "read"; None where it is not certain."""
    bare = word.strip(_MARKS).lower()
    if bare in _AGREE:
        return word.lower().replace(bare, _AGREE[bare])
    return word if _PAST.match(bare) else _second_person(word) or None


def _subject(word: str, *, first: bool) -> str:
    you = "You" if first and word[:1].isupper() else "you"
    return re.sub(r"(?i)she|he", you, word, count=1)


def _pronouns(line: str) -> str:
    out: list[str] = []
    after_subject = False
    for word in re.findall(r"\s+|\S+", line):
        bare = word.strip().strip(_MARKS).lower()
        if after_subject and bare and bare not in _MODALS:
            verb = _verb(word)
            if verb is None:
                return ""
            out.append(verb)
            after_subject = False
        elif bare in {"she", "he"}:
            out.append(_subject(word, first=not out))
            after_subject = True
        else:
            out.append(word)
    return _possessives("".join(out))


def _possessives(line: str) -> str:
    line = re.sub(r"\b(?:herself|himself)\b", "yourself", line)
    line = _HER_OBJECT.sub("you", line)
    line = re.sub(r"\bhers\b", "yours", line)
    line = re.sub(r"\bhim\b", "you", line)
    line = re.sub(r"\b(?:her|his)\b", "your", line)
    return re.sub(r"^(?:Her|His)\b", "Your", line)
