"""Employers found by what names are made of: a word of the sender's domain, a kind of house (`Hotel`, `School`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from afterno.reading import desks, houses, mailboxes, orghosts, orgnames, orgwords
from afterno.reading.names import UPPER, clean_name, is_given, plain
from afterno.reading.newest import one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Address, Message

_FOUND = tuple[str, float]
_WORD: Final = re.compile(rf"(?<![\w@.])[{UPPER}][\w&'’-]*\w")
_LEAD: Final = re.compile(
    rf"(?:(?:[{UPPER}][\w&'’-]*[\w.]|de|del|della|delle|di|da|do|dos|das|du|des|der|für|la|le|les|of|y|"
    rf"e|i|w|van|[dl]['’])[ ]+)+$"
)
_MOST_TEXT: Final = 5000
_LEAST: Final = 4
_TAIL_LINES: Final = 7
_LONGEST: Final = 70
_CELLS: Final = re.compile(r"\s*[|•·;]\s*|\s{3,}|\t|\s[-–—]\s|,\s+")


def by_domain(message: Message, host: orghosts.Host) -> Iterator[_FOUND]:
    """Names in text, subject and display name that hold a word of the sender's domain, from the kind of house on."""
    sender = message.sender.name if message.sender and message.direction == "in" else ""
    for text, weight in (
        (tidy(message.text)[:_MOST_TEXT], 1.6),
        (one_line(message.subject), 1.2),
        (sender, 1.4),
    ):
        seen: set[str] = set()
        for match in _WORD.finditer(text):
            word = match.group()
            if len(word) < _LEAST or not orghosts.holds(host, word) or houses.is_house(word):
                continue
            if _is_surname(text, match.start()):
                continue
            name = _around(text, match.start())
            if name and name not in seen and len(seen) < 6 and not re.search(r"\d", name):
                seen.add(name)
                yield name, weight + (0.4 if " " in name else 0.0)


def _is_surname(text: str, at: int) -> bool:
    """A given name stands before it: a person's name, though the firm may bear it too."""
    before = text[max(0, at - 24) : at].rsplit("\n", maxsplit=1)[-1].split()
    return bool(before) and is_given(before[-1]) and before[-1][:1].isupper()


def _around(text: str, at: int) -> str:
    """The name that has this word in it: what follows, and what leads to it from the kind of house on."""
    end = text.find("\n", at)
    after = orgnames.read(text if end < 0 else text[:end], at)
    start = text.rfind("\n", 0, at) + 1
    lead = _LEAD.search(text[max(start, at - 60) : at])
    before = ""
    if lead:
        words = lead.group().split()
        place = next((n for n, word in enumerate(words) if houses.opens(word) or _is_acronym(word)), None)
        if place is not None:
            before = " ".join(words[place:]) + " "
            before = re.sub(r"(['’]) $", r"\1", before)
    return before + after


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 < len(word) < 6


def by_kind(message: Message) -> Iterator[_FOUND]:
    """The display name and the last lines, where a word says the kind of house."""
    sender = message.sender if message.direction == "in" else None
    if sender and sender.name:
        yield from _displayed(sender)
    lines = [line.strip(" *_>\t,-–") for line in tidy(message.text).rstrip().split("\n")[-_TAIL_LINES:]]
    for line in lines:
        if not line or len(line) > _LONGEST * 2 or (line.endswith((".", "?", ":")) and len(line.split()) > 6):
            continue
        for cell in _CELLS.split(line):
            if _is_named_house(cell):
                yield cell, 2.0


def _displayed(sender: Address) -> Iterator[_FOUND]:
    if desks.shows_firm(sender):
        yield sender.name, 2.4
    for part in re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|,\s+|\s+\(", sender.name):
        name = desks.trimmed(part.strip(" \"'()"))
        if not name or desks.is_desk(name):
            continue
        if _is_named_house(name) or (
            " " in name and houses.opens(name.split()[-1]) and not re.search(r"\d", name)
        ):
            yield name, 3.1
        elif name != part and clean_name(part) is None:
            yield name, 1.0


def _is_named_house(text: str) -> bool:
    """`Clínica Las Palmas del Mar`, `Riverside School`: a kind of house with a name to it, and nothing else."""
    words = text.split()
    if (
        not 2 <= len(words) <= 7
        or len(text) > _LONGEST
        or re.search(r"[\d@:?!]", text)
        or desks.is_desk(text)
    ):
        return False
    if not (houses.opens(words[0]) or houses.closes(words[-1].rstrip("."))):
        return False
    return all(re.match(rf"(?:[dl]['’])?[{UPPER}&]", word) or word.lower() in _SMALL for word in words)


_SMALL: Final = frozenset(
    "de del della delle dei di da do dos das du des der die das für la le les l' of the and & "
    "y e i et und w na van den het en in am zur zum a".split()
)


def by_mailbox(message: Message) -> Iterator[_FOUND]:
    """`circofantasia@` at a provider: the house that has its mailbox there."""
    sender = message.sender if message.direction == "in" else None
    if sender is None or not mailboxes.is_free(sender.address):
        return
    pieces = [
        piece for piece in re.split(r"[._-]+", plain(mailboxes.local(sender.address))) if piece.isalpha()
    ]
    name = orgwords.name("-".join(houses.in_order(pieces)), orgwords.heard("", sender.name)) if pieces else ""
    words = name.split()
    if len(words) > 1 and any(houses.is_house(word) and len(word) > _LEAST - 1 for word in words):
        yield name, 1.3


_PARTICLES: Final = (
    "de|del|della|di|da|do|dos|das|du|des|of|the|y|e|et|und|and|van|von|der|la|le|les|las|los|el|i|en|for|für"
)
_WHO_ACTS: Final = re.compile(
    rf"(?:^|[.!:,]\s+|\b(?:the|die|der|das|la|el|il|l['’]|le|de|het|o|a|that|dass|que|che|dat|że)\s+)"
    rf"(?=[{UPPER}][\w&'’-]{{0,30}}(?:\s+(?:{_PARTICLES}|[{UPPER}&\d][\w&'’-]{{0,30}})){{0,6}}?\s+(?:has\s+(?:now\s+)?(?:invited|requested|asked|closed|"
    rf"decided|filled|reviewed|received|chosen|"
    r"moved|viewed|withdrawn)|would\s+like|invites|is\s+(?:inviting|looking|hiring)|wants|needs|sucht|"
    r"busca|cerca|recherche|cherche|procura|zoekt|szuka|lädt|hat\s|möchte\s|bittet|a\s+(?:clos|choisi|décidé|pourvu|consulté|"
    r"reçu|retenu|clôturé)\w*|vous\s+invite|souhaite|ha\s+(?:cerrado|decidido|descartado|completado|"
    r"elegido|visto|recibido|cubierto|"
    r"chiuso|contrassegnato|deciso|scelto|ricevuto|visualizzato|completato)|te\s+invita|le\s+invita|ti\s+invita|La\s+invita|"
    r"encerrou|concluiu|fechou|decidiu|recebeu|escolheu|convida|heeft\s|nodigt|zaprasza|zakończył|wybrał|zamknął|otrzymał))",
    re.MULTILINE,
)
_NAMED: Final = re.compile(
    r"\b(?:empresa|azienda|pracodawc[ay]|entreprise|employeur|employer|werkgever|bedrijf|Arbeitgeber|"
    r"Unternehmen|société|company|"
    r"organi[sz]ation|Firma|firmy|cliente)\s*:?\s+(?=[A-ZÀ-ÞŁŚŻ])",
    re.IGNORECASE,
)
_FOR_WHOM: Final = re.compile(
    r"\b(?:mit|with|avec|met|con|com|z|at|chez|bei|presso|bij|w|en|em|na|no|on\s+behalf\s+of|im\s+Auftrag\s+(?:von|der)|"
    r"voor|für|pour|para|per|dla|by|von|par|por|door|przez)\s+(?:the\s+|der\s+|dem\s+|la\s+|l['’]|"
    r"de\s+|het\s+|el\s+)?(?=[A-ZÀ-ÞŁŚŻ])"
)
_RUN: Final = re.compile(
    rf"(?<![\w@.])[{UPPER}][\w&'’-]*(?:[ ](?:(?:de|del|della|di|da|do|dos|du|des|of|y|e|et|und|and|&|"
    rf"van|la|le|les|las|los)[ ])*"
    rf"[{UPPER}&][\w&'’-]*){{1,5}}"
)


def _is_person(name: str) -> bool:
    return clean_name(name) is not None and is_given(name.split(maxsplit=1)[0])


def for_another(message: Message) -> Iterator[_FOUND]:
    """A platform writes: who acts in its text, whom it calls the employer, with whom one talks, what house it names."""
    text = tidy(message.text)[:_MOST_TEXT]
    for whole, share in ((text, 1.0), (one_line(message.subject), 0.8)):
        for pattern, weight in ((_WHO_ACTS, 2.2), (_NAMED, 2.4), (_FOR_WHOM, 1.2)):
            for match in pattern.finditer(whole):
                name = orgnames.read(whole, match.end())
                if name and (not _is_person(name.partition(",")[0]) or _is_named_house(name)):
                    yield name, weight * share
        for match in _RUN.finditer(whole):
            if _is_named_house(name := match.group().rstrip(".")):
                yield name, 1.2 * share
