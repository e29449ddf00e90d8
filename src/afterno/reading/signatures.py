"""Where a message's signature begins, and who stands in it with title, phones and address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from afterno.reading.names import clean_name, is_given, plain, strip_titles
from afterno.reading.phones import Regions, find
from afterno.reading.titles import is_title

_CLOSERS = (
    r"(?:with\s+)?(?:my\s+|our\s+)?(?:(?:very\s+|the\s+)?(?:kind(?:est)?|warm(?:est)?|"
    r"best)(?:\s+(?:and\s+)?(?:personal|warm|kind))?\s+(?:regards|wishes)|regards|"
    r"sincerely(?:\s+yours)?|"
    r"yours(?:\s+(?:sincerely|faithfully|truly))?|respectfully|cheers|many\s+thanks(?:\s+again)?|"
    r"thanks(?:\s+(?:again|so\s+much|a\s+lot|and\s+[\w ]{3,20}))?|thank\s+you(?:\s+(?:again|"
    r"very\s+much|so\s+much|and\s+[\w ]{3,20}))?|"
    r"best(?:\s+of\s+luck)?|all\s+(?:(?:the|my)\s+(?:very\s+)?)?best(?:\s+wishes)?|with\s+(?:every|"
    r"all)\s+(?:good|best)\s+wish(?:es)?|take\s+care|warmly|cordially|with\s+(?:thanks|gratitude|"
    r"appreciation|best\s+wishes|kind\s+regards)|good\s+luck|talk\s+soon|speak\s+soon|"
    r"(?:i\s+)?(?:remain|am),?\s+yours\s+\w+|signed|"
    r"(?:mit\s+)?(?:den\s+)?(?:freundliche[nm]?|besten?|herzliche[nm]?|liebe[nm]?|viele[n]?|"
    r"schöne[n]?|sonnige[n]?|beste)(?:\s+und\s+\w+)?\s+gr(?:ü|ue)(?:ß|ss)(?:en?)?(?:\s+(?:aus|"
    r"von)\s+\w+)?|hochachtungsvoll|mfg|lg|vg|gru(?:ß|ss)|gr(?:ü|ue)(?:ß|ss)e|alles\s+gute|"
    r"herzlich(?:st)?|ihr|ihre|"
    r"(?:bien\s+)?(?:cordialement|sincèrement|amicalement|respectueusement)(?:\s+vôtre)?|"
    r"bien\s+à\s+vous|salutations(?:\s+distinguées)?|(?:meilleures|sincères|cordiales|"
    r"respectueuses)\s+salutations|"
    r"bonne\s+(?:journée|continuation|chance)|(?:nous\s+vous\s+prions|je\s+vous\s+prie|"
    r"veuillez)\b[^\n]{0,140}?(?:salutations|sentiments|considération)(?:\s+(?:distinguée?s?|"
    r"les\s+meilleure?s|respectueux|cordiales))*|belle\s+journée|"
    r"(?:un\s+)?(?:cordial|afectuoso|atento)\s+saludo|"
    r"(?:reciba\s+)?(?:un\s+)?(?:cordial\s+)?saludos?(?:\s+(?:cordial(?:es)?|atentos?|"
    r"cordialmente))?|atentamente|un\s+(?:abrazo|saludo(?:\s+cordial)?)|"
    r"(?:muchas\s+)?gracias(?:\s+de\s+nuevo)?|muy\s+atentamente|suyo\s+afectísimo|"
    r"(?:com\s+)?(?:os\s+)?(?:melhores|meus|nossos|atenciosos)?\s*cumprimentos|atenciosamente|"
    r"cordialmente|atentamente|abraços?|um\s+abraço|obrigad[oa](?:\s+\w+)?|respeitosamente|"
    r"(?:(?:un\s+)?cordiali?|distinti|cari|tanti|migliori|i\s+(?:nostri\s+)?(?:più\s+cordiali|"
    r"migliori))\s+salut[oi]|(?:un\s+)?(?:cordiale\s+)?saluto|saluti|cordialmente|in\s+fede|"
    r"buona\s+(?:giornata|fortuna)|a\s+presto|grazie(?:\s+\w+){0,2}|"
    r"(?:met\s+)?(?:vriendelijke|hartelijke|beste|warme)\s+groet(?:en)?|groet(?:en|jes)?|hoogachtend|"
    r"mvg|alvast\s+bedankt|"
    r"(?:z\s+)?(?:poważaniem|wyrazami\s+szacunku|serdecznymi\s+pozdrowieniami|pozdrowieniami)|"
    r"(?:serdecznie\s+)?pozdrawiam(?:y)?(?:\s+serdecznie)?|serdeczności|łączę\s+(?:pozdrowienia|"
    r"wyrazy\s+szacunku)|pozdrowienia|dziękuj(?:ę|emy))"
)
CLOSING = re.compile(
    rf"^[ \t>]{{0,4}}{_CLOSERS}(?=[\s,.!;:–—-]|$)[ \t]*[,.!;:–—-]{{0,2}}[ \t]*(?P<rest>[^\n]{{0,120}})$",
    re.IGNORECASE | re.MULTILINE,
)
INLINE_CLOSING = re.compile(
    rf"(?:[.!?]\s+){_CLOSERS}\s*[,!–—-]?\s+(?P<rest>[^\n]{{2,160}})\s*$", re.IGNORECASE | re.MULTILINE
)
_DELIMITER = re.compile(r"^(?:-- ?|__+|—{1,3}|--+|\*{3,})$", re.MULTILINE)
_CELL = re.compile(r"\s*(?:[|•·▪●]|\t+|\s{3,}|\s+[–—-]\s+|\s+/{2}\s+|\s+~\s+)\s*")
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{1,120}\.[A-Za-z]{2,24}"
)
_LEGAL = re.compile(
    r"confidential|disclaimer|intended recipient|vertraulich|diese e-?mail|ce (?:message|courriel)|"
    r"este (?:correo|mensaje|e-?mail)|esta mensagem|"
    r"questo messaggio|dit bericht|deze e-?mail|niniejsza wiadomość|unsubscribe|privacy (?:policy|"
    r"notice)|datenschutz|think before you print|please consider the environment|"
    r"\bregistered (?:in|office)\b|geschäftsführ(?:er|ung|erin)\s?:|vorstand\s?:|aufsichtsrat|vorsitzende",
    re.IGNORECASE,
)
EMAIL = _EMAIL


@dataclass(slots=True)
class Signed:
    """One person in a signature."""

    name: str
    title: str | None = None
    email: str | None = None
    phones: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A signature: its lines, and where in the text it starts."""

    start: int
    lines: tuple[str, ...]
    closed: bool


@lru_cache(maxsize=8)
def block(text: str) -> Block | None:
    """The signature: what follows the last closing phrase, the delimiter, or stands alone at the end."""
    text = _QUOTE.sub("", text)
    closing = _last_closing(text)
    if closing is not None:
        start, rest_at = closing
        return Block(start, tuple(text[rest_at:].split("\n")[:24]), closed=True)
    delimiters = list(_DELIMITER.finditer(text))
    if delimiters:
        last = delimiters[-1]
        before = text[: last.start()].rstrip("\n").rpartition("\n")[2]
        head = (before,) if len(before) < 40 and clean_name(before, single=True) else ()
        return Block(last.start(), (*head, *text[last.end() :].strip("\n").split("\n")[:24]), closed=True)
    tail, alone = _tail(text), _name_alone(text)
    return alone if alone and (tail is None or alone.start < tail.start) else tail


_QUOTE = re.compile(r"(?:\n[^\n>]{0,120}:[ \t]*)?(?:\n>[^\n]*)+\s*$")
_ENDS_WITHIN = 12
_NAME_MOST = 40


def _name_alone(text: str) -> Block | None:
    """No closing phrase, but a line near the end that is a person's name and nothing else."""
    lines = text.rstrip().split("\n")
    for place in range(len(lines) - 1, max(0, len(lines) - _ENDS_WITHIN), -1):
        line = lines[place].strip(" ,.-–—*_")
        if not 2 < len(line) < _NAME_MOST or is_title(line) or not is_given(line.split()[0]):
            continue
        if clean_name(line) is None and (" " in line or lines[place - 1].strip()):
            continue
        start = len("\n".join(lines[:place])) + 1
        return Block(start, tuple(lines[place : place + 24]), closed=True)
    return None


def _last_closing(text: str) -> tuple[int, int] | None:
    """Start of the last closing line, and where what follows it begins."""
    best: tuple[int, int] | None = None
    for match in CLOSING.finditer(text):
        rest = match.group("rest").strip()
        if rest and not _rest_is_signature(rest):
            continue
        best = (match.start(), match.start("rest"))
    inline = None
    for match in INLINE_CLOSING.finditer(text):
        if _rest_is_signature(match.group("rest")):
            inline = (match.start() + 1, match.start("rest"))
    if best and inline:
        return max(best, inline)
    return best or inline


def _rest_is_signature(rest: str) -> bool:
    """`Best, Dana` and `Kind regards Dana Rhodes, Head of Finance`, but not `Thanks for your time`."""
    head = re.split(r"[,|(]|\s[-–—]\s", rest.strip(" ,.!–—-"))[0].strip()
    words = head.split()
    if not words or len(words) > 6 or not words[0][:1].isupper():
        return False
    if clean_name(head, single=True) is not None:
        return True
    return (
        bool(
            re.match(
                r"(?:the|das|ihr|dein|votre|l['’]|el|la|o|a|het|your|il|zespół|team|equipo|équipe)\b.{2,60}",
                head,
                re.IGNORECASE,
            )
        )
        and len(rest) < 70
    )


def _tail(text: str) -> Block | None:
    """No closing phrase: the last paragraph, if its lines are short."""
    stripped = text.rstrip()
    lines = stripped.split("\n")
    count = 0
    for line in reversed(lines[-10:]):
        if (
            re.match(r"\s*[-•*·]\s", line)
            or (re.search(r"[.!?]\s*$", line) and len(line.split()) > 5)
            or (not line.strip() and count > 5)
        ):
            break
        if len(line.strip()) > 70 or (len(line.split()) > 9 and not _CELL.search(line)):
            break
        count += 1
    if not count or count == len(lines):
        return None
    tail = lines[-count:]
    start = len(stripped) - len("\n".join(tail))
    return Block(start, tuple(tail), closed=False)


def read(found: Block, where: Regions) -> tuple[Signed, ...]:
    """The people of a signature, in order, with what stands below each."""
    people: list[Signed] = []
    seen_legal = False
    body: list[str] = []
    for line in found.lines:
        if _LEGAL.search(line):
            seen_legal = True
        if not seen_legal:
            body.append(line)
    early: list[str] = []
    heading: str | None = None
    for index, line in enumerate(body):
        if not people and is_title(line) and len(line) < 70 and clean_name(line) is None:
            heading = line.strip(" ,\t")
        if not people:
            early += [phone.number for phone in find(line, where)]
        _line(line, people, where, first=index < 4)
    if people and people[0].title is None:
        people[0].title = heading
    if people and early:
        people[0].phones = list(dict.fromkeys([*people[0].phones, *early]))
    return tuple(people)


def _line(line: str, people: list[Signed], where: Regions, *, first: bool) -> None:
    stripped = line.strip(" >*_\t")
    if not stripped:
        return
    emails = [match.group().lower() for match in _EMAIL.finditer(stripped)]
    cells = _cells(stripped)
    if _columns(cells, people):
        return
    for cell in cells:
        _cell(cell, people, first=first)
    if people:
        _attach(stripped, emails, people, where)


def _columns(cells: list[str], people: list[Signed]) -> bool:
    """Two who sign side by side have their titles side by side in the line below."""
    if len(cells) < 2 or len(cells) != len(people) or any(person.title for person in people):
        return False
    if not all(is_title(cell) for cell in cells) or any(clean_name(cell) for cell in cells):
        return False
    for cell, person in zip(cells, people, strict=True):
        person.title = cell
    return True


def _cells(line: str) -> list[str]:
    """The parts of a line: `Dana Rhodes | Head of Finance`, `Dana Rhodes, Head of Finance, Northwind`."""
    cells = [cell for cell in _CELL.split(line) if cell.strip()]
    out: list[str] = []
    for cell in cells[:8]:
        head, comma, rest = cell.partition(",")
        if (
            comma
            and (clean_name(head) or (clean_name(head, single=True) and is_given(head)))
            and is_title(rest)
        ):
            out += [head, rest.strip()]
        elif (both := re.fullmatch(r"(.{3,40}?)\s+(?:and|&|und|et|y|e|en|i|oraz)\s+(.{3,40})", cell)) and all(
            clean_name(part) for part in both.groups()
        ):
            out += list(both.groups())
        else:
            out.append(cell)
    return out


def _cell(cell: str, people: list[Signed], *, first: bool) -> None:
    text = cell.strip(" ,;")
    if not text or _EMAIL.search(text) or len(text) > 110:
        return
    name = (
        None if is_title(text) and not is_given((strip_titles(text).split() or [""])[0]) else clean_name(text)
    )
    if name and not _is_place_or_company(text):
        fresh = len(people) < 4 and not any(plain(person.name) == plain(name) for person in people)
        if fresh and (is_given(name.split()[0]) or (first and not people)):
            people.append(Signed(name))
        return
    if not people and first and not is_title(text):
        single = clean_name(text, single=True)
        if single and (is_given(single) or len(single) < 14):
            people.append(Signed(single))
            return
    _title_of(text, people)


def _title_of(text: str, people: list[Signed]) -> None:
    """The first words below a name that read as a title are its title; named inside, `assistant to Dana Rhodes`."""
    if people and people[-1].title is None and is_title(text) and not re.search(r"\d{4}|www\.|https?:", text):
        people[-1].title = text


def _attach(line: str, emails: list[str], people: list[Signed], where: Regions) -> None:
    """Numbers and addresses belong to the person above, or to whom an address names."""
    last = people[-1]
    for email in emails:
        owner = next((person for person in people if address_fits(email, person.name)), last)
        owner.email = owner.email or email
    phones = find(line, where)
    last.phones += [
        phone.number
        for phone in sorted(phones, key=lambda phone: phone.main)
        if phone.number not in last.phones
    ]


def _is_place_or_company(text: str) -> bool:
    return bool(re.search(r"\b(?:GmbH|Ltd|Inc|LLC|S\.?A\.?|B\.?V\.?|AG|SE|KG|S\.?r\.?l|sp\.)\b", text))


def address_fits(address: str, name: str) -> bool:
    """Say whether the part before the at sign spells this name: dana.rhodes, drhodes, dana, rhodesd."""
    spelled = re.sub(r"[^a-z]", "", plain(address.partition("@")[0]))
    words = [re.sub(r"[^a-z]", "", word) for word in re.split(r"[\s-]", plain(name))]
    words = [word for word in words if word]
    if not words or not spelled:
        return False
    first, last = words[0], words[-1]
    joined = "".join(words[1:])
    return spelled in {
        first,
        last,
        first + last,
        last + first,
        first[0] + last,
        last + first[0],
        first + last[0],
        first + joined,
        first[0] + joined,
    } or (
        len(last) > 3
        and last in spelled
        and (len(words) == 1 or spelled.startswith(first[0]) or first in spelled)
    )
