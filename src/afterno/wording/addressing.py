"""What she is called: her name and title right, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterno.wording.cleaning import clean

_TITLES = {
    "mr": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "dr": "Dr",
    "doctor": "Dr",
    "prof": "Professor",
    "professor": "Professor",
    "sir": "Sir",
    "dame": "Dame",
    "rev": "Reverend",
    "reverend": "Reverend",
    "frau": "Frau",
    "herr": "Herr",
    "mme": "Madame",
    "madame": "Madame",
    "monsieur": "Monsieur",
    "señora": "Señora",
    "señor": "Señor",
    "sra": "Señora",
    "signora": "Signora",
    "dott": "Dott.",
    "dottssa": "Dott.ssa",
    "ir": "Ir",
    "judge": "Judge",
    "captain": "Captain",
}
OF_MEN = frozenset({"Mr", "Herr", "Sir", "Monsieur", "Señor"})
"""Forms of address that say "he" where nothing else is known."""
_PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "las",
        "los", "el", "al", "bin", "bint", "ibn", "ben", "ten", "ter", "st", "abu", "zu", "zum", "ó", "mac",
        "o'",
    }
)  # fmt: skip
_AFTER_NAME = frozenset(
    {
        "jr", "sr", "ii", "iii", "iv", "phd", "mba", "cpa", "md", "msc", "bsc", "ma", "ba", "llm", "frcs",
        "acca", "cfa", "esq", "obe", "mbe", "dphil",
    }
)  # fmt: skip
_TWO_SURNAMES = frozenset(
    {
        "ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "GT", "CU", "BO", "DO", "HN", "PY", "SV", "NI",
        "CR", "PA", "UY",
    }
)  # fmt: skip
_NOT_A_PERSON = re.compile(
    r"""@|\b(?:team|recruit\w*|talent|careers?|jobs?|hr|human\ resources|people\ ops|no-?reply|hiring
    |support|info|office|department|notifications?)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Name:
    """A person's name in its parts; any of them may be empty."""

    title: str = ""
    given: str = ""
    family: str = ""

    @property
    def full(self) -> str:
        """The whole name, without the title."""
        return f"{self.given} {self.family}".strip()

    @property
    def formal(self) -> str:
        """Ms Grant, or the whole name where no title is known, for a title is not guessed."""
        if self.title and self.family:
            return (
                f"{self.title} {self.given if self.title in {'Sir', 'Dame'} and self.given else self.family}"
            )
        return self.full if self.given and self.family else ""

    @property
    def informal(self) -> str:
        """The first name."""
        return self.given


def title(text: str) -> str:
    """Give the form of address in a text, if it is one ("Dr." but not "Head of Finance")."""
    parts = [p for p in re.split(r"[\s.]+", clean(text).lower()) if p]
    known = [_TITLES[p] for p in parts if p in _TITLES]
    if not known or len(known) != len(parts):
        return ""
    return "Professor" if "Professor" in known else known[-1]


def is_person(text: str) -> bool:
    """Tell a person's name from a shared mailbox or a team (case 16)."""
    return bool(text) and not _NOT_A_PERSON.search(text)


def _case(word: str) -> str:
    if word.isupper() and len(word) > 2 and "." not in word:
        word = "-".join(p.capitalize() for p in word.split("-"))
        return re.sub(r"^(Mc|O')(\w)", lambda m: m[1] + m[2].upper(), word)
    return word[0].upper() + word[1:] if word.islower() and word not in _PARTICLES else word


def _family_start(parts: list[str], country: str) -> int:
    start = len(parts) - 1
    if country.upper() in _TWO_SURNAMES and len(parts) > 2 and parts[start - 1].lower() not in _PARTICLES:
        start -= 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return start


def parse(full: str, form: str = "", country: str = "") -> Name:
    """Read a name as it stands in a signature or an address book, with its title if one is there."""
    text = re.sub(r"\([^()]{0,60}\)|\"|\s[|/].*$", " ", clean(full))
    if "," in text:
        last, _, rest = text.partition(",")
        after = rest.replace(".", "").split()
        text = last if not after or after[0].lower() in _AFTER_NAME else f"{rest} {last}"
    parts = [p for p in text.split() if p.strip(".,-–")]
    while len(parts) > 1 and parts[-1].replace(".", "").lower() in _AFTER_NAME:
        parts.pop()
    found: list[str] = []
    while parts and title(parts[0]):
        found.append(parts.pop(0))
    known = title(form) or title(" ".join(found))
    parts = [_case(p) for p in parts]
    if not parts or not is_person(" ".join(parts)):
        return Name(known)
    if len(parts) == 1:
        return Name(known, "", parts[0]) if known else Name("", parts[0], "")
    start = _family_start(parts, country)
    return Name(known, " ".join(parts[:start]), " ".join(parts[start:]))
