"""Who signs a mail: the lines at its end, whether they name a person, and what that person is by title."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from afterno.reading.rulebook import Pattern, compile_pattern
from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from afterno.reading.messages import Message

_MOST_LINES = 8
_LONGEST_LINE = 64
_WORD = r"[^\W\d_][\w'’-]*\.?"
_NAME = re.compile(rf"(?:{_WORD})(?: {_WORD}){{0,4}}")
_SMALL = frozenset("van von de der den del da di dos du la le zu zur ten ter y e i".split())
_TITLES = frozenset("dr prof mr mrs ms fr mme me sr sra herr frau ing dott dottssa mgr inz dhr mevr rev sir x xx xxx".split())
_AFTER_SENTENCE = re.compile(r"(?<=[.!?)…]) +")
_SEPARATORS = re.compile(r"\s*(?:[,|/(•·]|\s[-–—]\s|\s-|–|—)\s*")
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|moin|servus|bonjour|"
    r"salut|madame|monsieur|cher|chere|hola|estimad[oa]|buen[oa]s|ola|oi|car[oa]|prezad[oa]|bom dia|boa tarde|ciao|gentile|buongiorno|"
    r"beste|geachte|hoi|dag|dzien dobry|czesc|hej|szanown[ay]|pani|panie|witam)\b"
)
_INLINE_CLOSING = re.compile(
    r"\b(?:(?:kind(?:est)?|best|warm(?:est)?|with best|many) (?:regards|wishes)|regards|sincerely|yours(?: sincerely| faithfully| truly)?|"
    r"cheers|all (?:the )?best|in haste|take care|wishing you well|best|thanks|lg|vg|mfg|"
    r"(?:mit )?(?:freundlichen?|vielen?|besten?|lieben?|herzlichen?) gr(?:u|ue)(?:ss|s|ß)en?|gru(?:ss|s|ß)|bien (?:a vous|cordialement)|"
    r"cordialement|amicalement|(?:un |reciba un )?(?:cordial )?saludos?|atentamente|abrac?os?|felicidades|(?:com os melhores )?cumprimentos|"
    r"atenciosamente|(?:cordiali |distinti )?saluti|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|pozdrawiam|pozdrowienia|"
    r"z powazaniem)[,.!]? +(?=[^\s])",
)

_WISH = re.compile(
    r"^(?:good luck|cheers|best of luck|thank you|thanks|sorry|all the best|take care|viel (?:erfolg|gluck)|alles gute|bonne? \w+|"
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


def last_lines(text: str) -> tuple[str, ...]:
    """The signature's lines: after the closing formula, else the short lines at the end, else the last sentence's tail."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()][-_MOST_LINES:]
    for number in range(len(lines) - 1, -1, -1):
        if words().closing.search(fold(lines[number])):
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
    """What stands after the last sentence of a line, or after a closing within it ("Sorry! Pam")."""
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
    return bool(person_in(rest) or ((rest[:1].isupper() or rest[:1] in "-–—") and words().team.search(folded)) or words().hr.search(folded))


def person_in(line: str, *, firm: str = "") -> str:
    """The person a signature line begins with, or ""; `firm` is the sender's domain, whose name is no person's."""
    first = _SEPARATORS.split(line.strip(" ,.!*_-–—~"))[0].strip(" .,!")
    if not _NAME.fullmatch(first):
        return ""
    parts = [part for part in first.split() if part.lower().strip(".") not in _TITLES]
    folded = fold(" ".join(parts))
    if not parts or words().team.search(folded) or words().hr.search(folded) or words().manager.search(folded):
        return ""
    if firm and fold(parts[0]).replace(" ", "") in firm and len(parts) < 3:
        return ""
    if any(not part[:1].isupper() and part.lower() not in _SMALL for part in parts):
        return ""
    return " ".join(parts)


def read(message: Message) -> Signature:
    """The signature of a message, with the sender's name where the text is not signed."""
    lines = last_lines(message.text)
    firm = _firm(message)
    person = next((found for line in lines[:3] if (found := person_in(line, firm=firm))), "")
    if not person and message.sender is not None and not lines:
        person = person_in(message.sender.name, firm=firm)
    folded = fold(" | ".join(lines))
    if person:
        folded = folded.replace(fold(person), " ", 1)
    return Signature(lines, person, bool(words().hr.search(folded)), bool(words().manager.search(folded)))


def _firm(message: Message) -> str:
    """The domain of the sender where it is a firm's, not one that a person's own name made."""
    if message.sender is None:
        return ""
    domain = message.sender.address.rpartition("@")[2]
    return domain.replace("-", "").replace(".", " ")
