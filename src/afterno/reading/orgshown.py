"""Where nothing but the employer's name stands: beside a person in the sender's name, behind who signs at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from afterno.reading import agencies, desks, houses, mailboxes, orghosts, orgwords
from afterno.reading.names import UPPER, clean_name, is_given, plain
from afterno.reading.newest import tidy
from afterno.reading.places import is_place
from afterno.reading.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Address, Message

_FOUND = tuple[str, float]
_BESIDE: Final = 3.2
_NEAR: Final = 0.6
_LOOSE: Final = 1.8
_HOUSE: Final = 3.4
_DESK_BOX: Final = 2.2
_UNDER: Final = 2.6
_LAST: Final = 3.0
_MOST_WORDS: Final = 7
_LONGEST: Final = 60
_LAST_LINES: Final = 7
_SIGNED_WITHIN: Final = 90
_STEM: Final = 5
_SMALL: Final = frozenset(
    "de del della delle dei di da do dos das du des der die das den für la le las los les the and & y e et und w na van "
    "het en in am zur zum a of at i po nad pod do voor aux au à for".split()
)
_CELLS: Final = re.compile(r"\s*[|•·]\s*|\s+[-–—@]\s+|\s*\((?=[^()]*\)\s*$)|,\s+")
_NOT_IN_A_NAME: Final = re.compile(r"[:?!@*]|https?|www\.|\d{3}")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)\s*\.?$")
_BEHIND: Final = re.compile(
    r"\s*(?P<sign>[,@|(/–—-]|(?:\bat|\bfrom|\bof|\bfor|\bbei|\bvom|\bvon|\bchez|\bpour|\bde|\bda|\bdo|\bdi|\bdella|"
    r"\bvan|\bbij|\bz|\ben|\bpresso|\bw)\b)\s*"
)
_WORD: Final = re.compile(rf"[{UPPER}][\w'’.-]*")
_COURTESY: Final = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|m|me|mlle|sr|sra|seu|dona|don|doña|pan|pani|ks|dhr|mevr|mevrouw)\.?\s",
    re.IGNORECASE,
)


def in_sender(message: Message, host: orghosts.Host | None) -> Iterator[_FOUND]:
    """The house in the sender's name: `Mina Okafor | Harbour Lab`, `HR - Harbour Lab`, `Harbour Lab` alone."""
    sender = message.sender
    if message.direction != "in" or sender is None or not sender.name:
        return
    cells = [cell.strip(" \"'.)") for cell in _CELLS.split(sender.name) if cell.strip(" \"'.)")]
    if len(cells) == 1:
        if weight := _alone(cells[0], sender, host):
            yield cells[0], weight
        return
    boxed = mailboxes.is_role(sender.address)
    for place, cell in enumerate(cells):
        others = cells[:place] + cells[place + 1 :]
        if not _may_be_house(cell) or _spells(cell, sender):
            continue
        if any(_is_somebody(other, sender) for other in others) or (
            boxed and place and (_is_told(cell) or near(cell, host))
        ):
            yield cell, _BESIDE + (_NEAR if near(cell, host) else 0.0)


def _is_somebody(cell: str, sender: Address) -> bool:
    """A person or a desk, beside which the house is named."""
    return (
        desks.is_desk(cell)
        or is_title(cell)
        or is_given(cell.split(maxsplit=1)[0])
        or _COURTESY.match(cell) is not None
        or (clean_name(cell, single=True) is not None and _spells(cell, sender))
    )


def _spells(cell: str, sender: Address) -> bool:
    """The mailbox bears a word of these: they are the person who writes."""
    local = plain(mailboxes.local(sender.address))
    return not mailboxes.is_role(sender.address) and any(
        len(word) > 2 and plain(word) in local and not houses.is_house(word)
        for word in re.findall(r"[^\W\d_]+", cell)
    )


def _alone(name: str, sender: Address, host: orghosts.Host | None) -> float:
    """How surely a whole display name is a house and no person."""
    name = desks.trimmed(name)
    words = re.split(r"[\s-]+", name)
    if not _may_be_house(name) or len(words) < 2 or is_given(words[0]) or _PAIR.fullmatch(name):
        return 0.0
    told = _is_told(name)
    if not told and _spells(name, sender):
        return 0.0
    told = told or (_sounds(name) and (len(words) > _FEW or mailboxes.is_unattended(sender.address)))
    person = clean_name(name) is not None and not told
    if person and not near(" ".join(words[:-1]), host):
        return 0.0
    if near(name, host):
        return _HOUSE
    return 0.0 if desks.holds_desk(name) else _DESK_BOX


_PAIR: Final = re.compile(r"\w+ (?:et|und|and|&|y|e|en|i) \w+")
"""`Jacky et Mireille`"""


def _is_told(name: str) -> bool:
    """A word says what kind of house it is."""
    words = name.split()
    return houses.opens(words[0]) or houses.closes(words[-1])


_FEW: Final = 2


def _sounds(name: str) -> bool:
    """Its last word is one that names of houses are made of."""
    return plain(name.rsplit(maxsplit=1)[-1]) in orgwords.words()


def is_portal(message: Message, host: orghosts.Host | None) -> bool:
    """A portal's mailbox that nobody answers shows the name of the employer it writes for."""
    sender = message.sender
    if message.direction != "in" or sender is None or not mailboxes.is_role(sender.address):
        return False
    shown = desks.trimmed(sender.name)
    return (
        " " in shown
        and _may_be_house(shown)
        and not is_given(shown.split()[0])
        and not agencies.names_agency(sender.name)
        and not near(shown, host)
    )


def near(name: str, host: orghosts.Host | None) -> bool:
    """The sender's domain holds a word of the name, as it stands, bent by grammar or as first letters."""
    if host is None or not name:
        return False
    if orghosts.kin(name, host) or orghosts.fits(name, host.core.replace("-", "") or host.whole):
        return True
    whole = orghosts.folded(host.whole)
    if " " in name and any(
        len(one) <= _SHORT_LABEL and _abbreviates(one, name) for one in (whole, host.core)
    ):
        return True
    return any(
        len(word) > _STEM + 1 and not houses.is_house(word) and orghosts.folded(word)[:-2] in whole
        for word in re.findall(r"[^\W\d_]+", name)
    )


_SHORT_LABEL: Final = 4


def _abbreviates(label: str, name: str) -> bool:
    """`vwd` says Vlaamse Waterdienst short: its letters in their order, the first first."""
    together = re.sub(r"[^a-z0-9]", "", orghosts.folded(name))
    letters = iter(together)
    return len(label) > 1 and together[:1] == label[:1] and all(one in letters for one in label)


def _may_be_house(cell: str) -> bool:
    """Whether these few words can be a house's name: capitals, no title, no desk, no place, no known person."""
    words = cell.split()
    if not 0 < len(words) <= _MOST_WORDS or len(cell) > _LONGEST or _NOT_IN_A_NAME.search(cell):
        return False
    if is_title(cell) or desks.is_desk(cell) or is_place(cell) or _COURTESY.match(cell):
        return False
    if clean_name(cell, single=True) is not None and is_given(words[0]):
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit()) or not any(ch.isalpha() for ch in cell):
        return False
    said = houses.opens(words[0])
    return all(
        word[0].isupper() or word[0] in "&+" or word[0].isdigit() or word.lower() in _SMALL or said
        or re.match(rf"(?:[dl]['’]|[a-z]{{1,3}})[{UPPER}]", word) is not None
        for word in words
    )  # fmt: skip


def in_closing(message: Message, host: orghosts.Host | None) -> Iterator[_FOUND]:
    """The house behind the name of who signs: `Mina, Harbour Lab`, `Mina @ Harbour Lab (Lab Aide)`, or a line below."""
    sender = message.sender if message.direction == "in" else None
    lines = [line.strip(" *_>\t") for line in tidy(message.text).rstrip().split("\n")[-_LAST_LINES * 2 :]]
    lines = [line for line in lines if line][-_LAST_LINES:]
    if sender is not None and lines and (house := _alone(sender.name, sender, host)):
        if lines[-1].startswith(sender.name) and _may_be_house(lines[-1].strip(" .")):
            yield lines[-1].strip(" ."), house
        return
    signs = _names_of(sender)
    for place in range(len(lines) - 1, -1, -1):
        rest = _behind_name(lines[place], signs)
        if rest is None:
            continue
        behind, sure = rest
        if behind:
            yield from _cells_of(behind, host, _BESIDE if sure else _LOOSE)
        below = lines[place + 1 :]
        for far, line in enumerate(below, 1):
            yield from _cells_of(line, host, _LAST if far == len(below) else _UNDER)
        return
    if lines and sender is not None:
        yield from _team_of(lines[-1], host)


def _team_of(line: str, host: orghosts.Host | None) -> Iterator[_FOUND]:
    """`People Team, Harbour Lab`: a desk signs."""
    cells = re.split(r",\s+|\s*\|\s*|\s+[-–—]\s+", _ASIDE.sub("", line).rstrip("."))
    if len(cells) > 1 and (desks.is_desk(cells[0]) or is_title(cells[0])):
        yield from _cells_of(", ".join(cells[1:]), host, _UNDER)


def _names_of(sender: Address | None) -> frozenset[str]:
    """How the sender may sign: each word of its name, each piece of its mailbox."""
    if sender is None:
        return frozenset()
    said = {plain(word) for word in re.findall(r"[^\W\d_]{2,}", sender.name)}
    box = {piece for piece in re.split(r"[^a-z]+", plain(mailboxes.local(sender.address))) if len(piece) > 2}
    return frozenset(said if mailboxes.is_role(sender.address) else said | box)


def _behind_name(line: str, signs: frozenset[str]) -> tuple[str, bool] | None:
    """What a line says behind the name that signs it, and whether a sign stands between; None where nobody signs."""
    tail = line[-_SIGNED_WITHIN * 2 :]
    for match in reversed(list(_WORD.finditer(tail))):
        word = match.group().strip(".")
        if not _opens(tail, match.start()):
            continue
        if plain(word) not in signs and not (is_given(word) and _BEHIND.match(tail[match.end() :])):
            continue
        end = match.end()
        while (more := _WORD.match(tail[end + 1 :])) and tail[end : end + 1] == " " and (
            plain(more.group().strip(".")) in signs or _is_initial(more.group())
            or _BEHIND.match(tail[end + 1 + more.end() :])
        ):  # fmt: skip
            end += 1 + more.end()
        rest = tail[end:].strip()
        if len(rest) > _SIGNED_WITHIN:
            return None
        sign = _BEHIND.match(rest)
        return (rest[sign.end() :] if sign else rest), sign is not None
    return None


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) == 1


def _opens(text: str, at: int) -> bool:
    """A name that signs stands first: in its line, or behind the end of a sentence or a word of farewell."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?…)—–,;:" or before.split()[-1].lower() in _FAREWELL


_FAREWELL: Final = frozenset(
    "x xx xxx regards cheers thanks ta best wishes lol haha love yours lg vg gruß grüße gruss grüsse groet groetjes "
    "saludos saludo abrazo abraço beijos cumprimentos saluti ciao pozdrawiam pozdro bises cordialement amicalement".split()
)


_JOINED: Final = re.compile(r"^(?:at|from|of|for|bei|vom|von|chez|de|da|do|di|van|bij|presso)\s+")


def _cells_of(text: str, host: orghosts.Host | None, weight: float) -> Iterator[_FOUND]:
    """The cell of a signature's line that is a house, the one the domain speaks for first."""
    text = text.strip(" .")
    text = text.rstrip(")").lstrip("(") if text.count("(") < text.count(")") else _ASIDE.sub("", text)
    cells = [_JOINED.sub("", cell.strip(" ,.*_")) for cell in re.split(r",\s+|\s*[|•·]\s*|\s+[-–—]\s+", text)]
    found = [cell for cell in cells if _may_be_house(cell) and (" " in cell or near(cell, host))]
    if not found:
        return
    spoken = [cell for cell in found if near(cell, host)]
    told = [cell for cell in found if houses.opens(cell.split()[0]) or houses.closes(cell.split()[-1])]
    name = (spoken or told or found)[0]
    if name.startswith("The ") and desks.trimmed(name) != name:
        name = name.removeprefix("The ")
    yield name, weight + (_HOUSE - _LOOSE if spoken and weight < _UNDER else _NEAR if spoken else 0.0)
