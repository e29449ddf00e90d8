"""Comparing what two people wrote: sentences as sources, names in a form in which they can be matched."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 30_000
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[-–•*]?\s?[\"“(]?[A-ZÀ-ÖØ-Þ0-9])|[\n\r]+|\s[•·]\s")
_DOTTED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Univ|Inst|Co|Ltd|Inc|Corp|Bros|Jr|Sr|No|Dept|approx|e\.g|i\.e|vs|[A-Z])\.$"
)
_EXPANDED = {
    "univ": "university", "uni": "university", "universitaet": "university", "universitat": "university",
    "universite": "university", "universidad": "university", "universita": "university",
    "universiteit": "university", "inst": "institute", "tech": "technical", "technology": "technical",
    "col": "college", "coll": "college", "sch": "school", "hosp": "hospital", "intl": "international",
    "bros": "brothers", "nat": "national", "dept": "department", "govt": "government", "st": "saint",
    "saint": "saint", "mt": "mount",
}  # fmt: skip
_LEGAL = frozenset(
    {
        "ltd", "limited", "inc", "incorporated", "llc", "llp", "plc", "gmbh", "ag", "kg", "se", "sa", "sas", "srl",
        "spa", "bv", "nv", "oy", "ab", "aps", "as", "corp", "corporation", "co", "company", "group", "holding",
        "holdings", "pty", "kk", "the",
    }
)  # fmt: skip
_SMALL = frozenset({"of", "and", "for", "the", "de", "la", "le", "di", "at", "in", "du", "des", "der"})


def lines(text: str) -> list[str]:
    """Split a text into its sentences and lines; abbreviations do not end a sentence."""
    found: list[str] = []
    for part in _ENDS.split(text[:LONGEST]):
        piece = " ".join((part or "").split())
        if not piece:
            continue
        if found and _DOTTED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def plain(text: str) -> str:
    """Fold case, diacritics and typographic characters."""
    lower = text.casefold().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae")
    folded = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


def tokens(text: str) -> list[str]:
    """Give the words of a name or sentence as they are compared."""
    joined = re.sub(
        r"\b((?:[a-z]\.){2,})", lambda m: m[1].replace(".", ""), plain(text).replace("&", " and ")
    )
    return [_EXPANDED.get(w, w) for w in re.findall(r"[a-z0-9']+", re.sub(r"'s\b", "", joined))]


def name_tokens(name: str) -> tuple[str, ...]:
    """Give a name without its legal form and articles."""
    kept = [w for w in tokens(name.replace("’", "'").replace("'s", "s")) if w not in _LEGAL]
    if kept[:2] == ["university", "of"]:
        kept = [*kept[2:], "university"]  # "University of Leeds" and "Leeds University" are one
    return tuple(w for w in kept if w not in _SMALL)


def initials(name: str) -> str:
    """Give the initials a long name is known by; empty below three."""
    letters = "".join(w[0] for w in tokens(name) if w not in _LEGAL and w not in _SMALL)
    return letters if len(letters) >= 3 else ""
