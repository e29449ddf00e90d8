"""Who the message was written to: the seeker, never one of its people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading.names import clean_name, plain
from afterno.reading.newest import tidy

if TYPE_CHECKING:
    from collections.abc import Collection

    from afterno.reading.messages import Message

_GREETING = re.compile(
    r"^[ \t>*]{0,4}(?:dear|hi(?:\s+there)?|hello|hey|good\s+(?:morning|afternoon|evening|day)|"
    r"greetings|to|liebe[rs]?|hallo|guten\s+(?:tag|morgen|abend)|moin|servus|grüezi|"
    r"sehr\s+geehrte[rs]?|"
    r"bonjour|bonsoir|salut|chère?|madame|monsieur|estimad[oa]|hola|buenos\s+días|"
    r"buenas(?:\s+tardes)?|querid[oa]|apreciad[oa]|car[oa]|prezad[oa]|ol[áa]|bo[am]\s+(?:dia|tarde)|"
    r"exm[oaª]s?\.?|"
    r"gentile|gent\.ma|buongiorno|buonasera|ciao|egregi[oa]|salve|beste|geachte|hoi|dag|"
    r"goede(?:morgen|middag|ndag)|szanown[yae]|dzień\s+dobry|witaj|cześć|"
    r"drog[ia])\b[ \t]*(?P<name>[^\n,!:;.–—]{0,60}(?:\.[^\n,!:;–—]{1,40})?)",
    re.IGNORECASE | re.MULTILINE,
)
_BARE = re.compile(
    r"\s*(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Frau|Herr|Mme|M|Sra?|Srta|"
    r"Pani?)\.?\s+)?[^\W\d_][^\n,!:;]{1,40})[,!:]?[ \t]*\n",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:herrn?|frau|mr|mrs|ms|miss|mx|dr|prof|professor|monsieur|madame|mme|mlle|m|señora?|sra?|"
    r"srta|don|doña|senhora?|dra?|sr\(a\)|sig|signora?|signor|dott|dott\.ssa|mevrouw|meneer|de heer|"
    r"heer|pani?e?|panno|there|again)\b\.?(?:/\w+)?\s*",
    re.IGNORECASE,
)


def greeted(message: Message, me: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The seeker's names (plain) and addresses: from `me`, the greeting, and the header this mail is addressed to."""
    addresses = {entry.lower() for entry in me if "@" in entry}
    names = {plain(entry) for entry in me if "@" not in entry}
    own = message.sender.address if message.sender else ""
    incoming = message.direction == "in"
    for address in (*message.to, *message.cc) if incoming else (message.sender,):
        if address is None:
            continue
        mine = address.address in addresses or (
            not me and incoming and address in message.to[:1] and address.address != own
        )
        if mine:
            addresses.add(address.address)
            name = clean_name(address.name, single=True)
            if name:
                names.add(plain(name))
    if incoming:
        names |= set(_greetings(tidy(message.text)))
    return frozenset(name for name in names if name), frozenset(addresses)


def _greetings(text: str) -> list[str]:
    """The name in the greeting, as it stands among the first lines."""
    match = _GREETING.search(text[:400]) or _BARE.match(text[:120])
    if match is None:
        return []
    raw = _COURTESY.sub("", match.group("name")).strip(" ,")
    name = clean_name(raw, single=True)
    return [plain(name)] if name else []
