"""Who signs a mail: the lines at its end, whether they name a person, and what that person is by title."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from afterno.reading.engine import Pattern, compile_pattern
from afterno.reading.sentences import fold, word_set

if TYPE_CHECKING:
    from afterno.reading.messages import Message

_MOST_LINES = 8
_LONGEST_LINE = 64
_WORD = r"[^\W\d_][\w'’-]*\.?"
_NAME = re.compile(rf"(?:{_WORD})(?: {_WORD}){{0,4}}")
_SMALL = word_set("van von de der den del da di dos du la le zu zur ten ter y e i")
_TITLES = word_set(
    "dr prof mr mrs ms fr mme me sr sra herr frau ing dott dottssa mgr inz dhr mevr rev sir x xx xxx"
)
_AFTER_SENTENCE = re.compile(r"(?<=[.!?)…]) +")
_SEPARATORS = re.compile(r"\s*(?:[,|/(•·]|\s[-–—]\s|\s-|–|—)\s*")
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|moin|servus|bonjour|"
    r"salut|madame|monsieur|cher|chere|hola|estimad[oa]|buen[oa]s|ola|oi|car[oa]|prezad[oa]|bom dia|boa tarde|ciao|"
    r"gentile|buongiorno|beste|geachte|hoi|dag|dzien dobry|czesc|hej|szanown[ay]|pani|panie|witam)\b"
)
_INLINE_CLOSING = re.compile(
    r"\b(?:(?:kind(?:est)?|best|warm(?:est)?|with best|many) (?:regards|wishes)|regards|sincerely|"
    r"yours(?: sincerely| faithfully| truly)?|cheers|all (?:the )?best|in haste|take care|wishing you well|best|"
    r"thanks|lg|vg|mfg|"
    r"(?:mit )?(?:freundlichen?|vielen?|besten?|lieben?|herzlichen?) gr(?:u|ue)(?:ss|s|ß)en?|gru(?:ss|s|ß)|"
    r"bien (?:a vous|cordialement)|cordialement|amicalement|(?:un |reciba un )?(?:cordial )?saludos?|"
    r"atentamente|abrac?os?|felicidades|"
    r"(?:com os melhores )?cumprimentos|atenciosamente|(?:cordiali |distinti )?saluti|"
    r"(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|pozdrawiam|pozdrowienia|z powazaniem)[,.!]? +(?=[^\s])",
)
_WISH = re.compile(
    r"^(?:good luck|cheers|best of luck|thank you|thanks|sorry|all the best|take care|viel (?:erfolg|gluck)|alles gute|"
    r"bonne? \w+|"
    r"mucha suerte|suerte|boa sorte|buona fortuna|in bocca al lupo|succes|veel succes|powodzenia|egal|tant pis|en fin)\b"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of signatures, of rules/signers.toml."""

    hr: Pattern
    manager: Pattern
    team: Pattern
    closing: Pattern


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a mail: its lines, the person named there ("" if none), and what the lines say that person is."""

    lines: tuple[str, ...] = ()
    person: str = ""
    says_hr: bool = False
    says_manager: bool = False


@cache
def words() -> Words:
    """Read rules/signers.toml once."""
    text = resources.files("afterno.reading").joinpath("rules", "signers.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Words(*(compile_pattern(data[name]) for name in ("hr", "manager", "team", "closing")))


def _says(pattern: Pattern, folded: str) -> bool:
    return pattern.search(folded.encode("ascii")) is not None


def writes_for_hr(name: str) -> bool:
    """Whether a name or address is that of a recruiting desk."""
    return _says(words().hr, fold(name))


def last_lines(text: str) -> tuple[str, ...]:
    """Give the lines after the closing formula, else the short lines at the end, else the last sentence's tail."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()][-_MOST_LINES:]
    for number in range(len(lines) - 1, -1, -1):
        if _says(words().closing, fold(lines[number])):
            return tuple(lines[number + 1 :])
    kept: list[str] = []
    for line in reversed(lines):
        if not _looks_signed(line):
            kept.extend(_tail(line))
            break
        kept.append(line)
    return tuple(reversed(kept))


def _looks_signed(line: str) -> bool:
    folded = fold(line)
    if len(line) > _LONGEST_LINE or _GREETING.match(folded) or line.endswith(("?", ":")):
        return False
    if _INLINE_CLOSING.search(folded + " ") and len(folded.split()) > 2:
        return False
    return not (line.endswith((".", "!")) and len(line.split()) > 3)


def _tail(line: str) -> tuple[str, ...]:
    """Say what stands after the last sentence of a line, or after a closing within it ("Sorry! Pam")."""
    last = _AFTER_SENTENCE.split(line)[-1].strip()
    start = 0
    for closing in _INLINE_CLOSING.finditer(_flat(last)):
        start = closing.end()
    rest = last[start:].strip(" ,")
    if not rest or len(rest.split()) > 9 or rest.endswith("?"):
        return ()
    if start or (last != line and _may_sign(rest)):
        return (rest,)
    return ()


def _flat(text: str) -> str:
    """Lower case without accents, every sign in its place."""
    return "".join((unicodedata.normalize("NFKD", sign)[:1] or sign) for sign in text.lower())


def _may_sign(rest: str) -> bool:
    """Whether a last sentence may be a signature: a name, or a team's."""
    if rest.endswith((".", "!")) and len(rest.split()) > 4:
        return False
    folded = fold(rest)
    if _WISH.search(folded):
        return False
    is_team = (rest[:1].isupper() or rest[:1] in "-–—") and _says(words().team, folded)
    return bool(person_in(rest)) or is_team or _says(words().hr, folded)


def person_in(line: str, *, firm: str = "") -> str:
    """Give the person a signature line begins with, or ""; `firm` is the sender's domain, whose name is no person's."""
    first = _SEPARATORS.split(line.strip(" ,.!*_-–—~"))[0].strip(" .,!")
    if not _NAME.fullmatch(first):
        return ""
    parts = [part for part in first.split() if part.lower().strip(".") not in _TITLES]
    folded = fold(" ".join(parts))
    if (
        not parts
        or _says(words().team, folded)
        or _says(words().hr, folded)
        or _says(words().manager, folded)
    ):
        return ""
    if firm and fold(parts[0]).replace(" ", "") in firm and len(parts) < 3:
        return ""
    if any(not part[:1].isupper() and part.lower() not in _SMALL for part in parts):
        return ""
    return " ".join(parts)


def read(message: Message) -> Signature:
    """Give the signature of a message, with the sender's name where the text is not signed."""
    lines = last_lines(message.text)
    firm = _firm(message)
    person = next((found for line in lines[:3] if (found := person_in(line, firm=firm))), "")
    if not person and not lines and _own_address(message):
        person = person_in(message.sender.name if message.sender else "", firm=firm)
    folded = fold(" | ".join(lines))
    if person:
        folded = folded.replace(fold(person), " ", 1)
    return Signature(lines, person, _says(words().hr, folded), _says(words().manager, folded))


def _own_address(message: Message) -> bool:
    """Tell whether the sender's address holds a part of the sender's name, as a person's does."""
    if message.sender is None:
        return False
    local = fold(message.sender.address.partition("@")[0])
    return any(part in local for part in fold(message.sender.name).split() if len(part) > 1)


def _firm(message: Message) -> str:
    """Give the domain of the sender where it is a firm's, not one that a person's own name made."""
    if message.sender is None:
        return ""
    domain = message.sender.address.rpartition("@")[2]
    return domain.replace("-", "").replace(".", " ")
