"""Turning a note about her ("she showed me her list") into what is said to her ("you showed me your list")."""

from __future__ import annotations

import re

from afterno.wording.advising import VERBS

_AGREE = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
    "doesn't": "don't", "'s": "'re",
}  # fmt: skip
_MODALS = frozenset(
    {
        "would",
        "could",
        "can",
        "will",
        "had",
        "did",
        "never",
        "also",
        "then",
        "still",
        "once",
        "even",
        "always",
        "only",
        "just",
        "first",
    }
)
_PAST = re.compile(
    r"^(?:\w+ed|said|told|showed|drew|took|gave|made|let|put|went|came|wrote|ran|built|led|thought|saw|knew|kept|left|spoke|met|stood|held|found|brought|began|chose|read|sent|spent|taught|won|cut|set|shut|sold|bought|grew|got)$"
)
_HER_OBJECT = re.compile(
    r"\bher\b(?=\s*(?:[,.;:!?]|$|(?:to|about|for|with|in|on|at|that|when|if|how|what|why|and|or|but|because|after|before|as|from|into|again|then)\b))",
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
        if bare.endswith(ending) and stem.lower() in VERBS:
            return stem + word[len(bare) :]
    return ""


def _pronouns(line: str) -> str:
    words = re.findall(r"\s+|[^\s]+", line)
    out: list[str] = []
    subject = False
    for word in words:
        bare = word.strip(',.;:!?"“”()').lower()
        if subject and not word.isspace():
            if bare in _AGREE:
                word = word.lower().replace(bare, _AGREE[bare])
                subject = False
            elif bare not in _MODALS:
                turned = word if _PAST.match(bare) else _second_person(word)
                if not turned:
                    return ""
                word, subject = turned, False
        if bare in {"she", "he"}:
            subject = True
            word = re.sub(r"(?i)she|he", "You" if word[:1].isupper() and not out else "you", word, count=1)
        out.append(word)
    return _possessives("".join(out))


def _possessives(line: str) -> str:
    line = re.sub(r"\b(?:herself|himself)\b", "yourself", line)
    line = _HER_OBJECT.sub("you", line)
    line = re.sub(r"\bhers\b", "yours", line)
    line = re.sub(r"\bhim\b", "you", line)
    line = re.sub(r"\b(?:her|his)\b", "your", line)
    return re.sub(r"^(?:Her|His)\b", "Your", line)
