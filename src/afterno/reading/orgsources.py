"""Every place of a message that names the employer, with how much it weighs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, orgfinds, orghosts, orgnames, orgshown
from afterno.reading.names import clean_name, plain
from afterno.reading.newest import one_line, tidy, unmarked
from afterno.reading.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Message
from afterno.reading.orgprose import Source, prose
from afterno.reading.orgsigned import display, signature

_SUBJECT: tuple[tuple[str, float], ...] = (
    (r"\b(?:at|with|from|bei|chez|presso|bij|w\s+firmie)\s+(?:the\s+|der\s+)?", 2.0),
    (
        (
            r"\b(?:interest\s+in(?:\s+(?:joining|working\s+(?:at|with|for)|employment\s+at|"
            r"a\s+career\s+at))?|appl(?:ying|ied|ication)\s+(?:to|for)|applying\s+with|"
            r"interesse\s+an(?:\s+der)?|intérêt\s+pour|interés\s+en|interesse\s+(?:na|no|in)|"
            r"joining)\s+(?:the\s+)?"
        ),
        1.3,
    ),
)


_SUBJECT_RE = tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in _SUBJECT)


_SUBJECT_EDGE = re.compile(r"^\s*(?P<head>[^|:–—•\[\]]{2,50}?)\s*(?:\||:|–|—|\s-\s|•)\s*(?P<rest>.+)$")


_ABOUT_JOB = re.compile(
    r"appl|interview|candidat|bewerb|stelle|position|role|vacanc|career|job|entretien|poste|recrut|"
    r"puesto|vaga|entrevista|posizione|colloquio|sollicit|vacature|rekrut|aplikac|kandydat|update|"
    r"status|assessment|offer|invitation|feedback|thank",
    re.IGNORECASE,
)


def all_of(message: Message) -> Iterator[Source]:
    """Every naming of an employer in the message."""
    yield from prose(message)
    yield from _spelled(message)
    yield from _subject(one_line(message.subject))
    yield from signature(message)
    if message.direction == "in":
        yield from display(message)
    yield from _by_their_words(message)


def _by_their_words(message: Message) -> Iterator[Source]:
    sender = message.sender if message.direction == "in" else (message.to[0] if message.to else None)
    host = orghosts.domain_of(sender.address) if sender else None
    for name, weight in (*orgshown.in_sender(message, host), *orgshown.in_closing(message, host)):
        yield Source(name, weight, alone=True)
    if host and host.kind == "firm":
        for name, weight in orgfinds.by_domain(message, host):
            yield Source(name, weight)
    elif host and message.direction == "in":
        for name, weight in orgfinds.for_another(message):
            yield Source(name, weight)
    for name, weight in (*orgfinds.by_kind(message), *orgfinds.by_mailbox(message)):
        yield Source(name, weight)


def _spelled(message: Message) -> Iterator[Source]:
    """The sender's domain, found again in the text as people write it: `Aceites del Sur` for `aceitesdelsur`."""
    sender = message.sender if message.direction == "in" else (message.to[0] if message.to else None)
    host = mailboxes.company_domain(sender.address) if sender else None
    label = re.sub(r"[^a-z0-9]", "", host.partition(".")[0]) if host else ""
    if len(label) < 4 or len(label) > 40:
        return
    for text, weight in (
        (tidy(message.text), 3.0),
        (one_line(message.subject), 2.0),
        (sender.name if sender else "", 2.0),
        (message.quoted, 1.5),
    ):
        folded = text.translate(_FOLDED)
        if label not in (letters := folded.translate(_NO_GAPS)):
            continue
        for count, (start, end) in enumerate(_spellings(label, folded, letters)):
            if count > 5:
                break
            found = text[start:end]
            eol = text.find("\n", end)
            lead = _LEAD.search(text[max(0, start - 24) : start])
            if lead:
                yield Source(lead.group() + found, weight + 0.5)
            wider = orgnames.read(text if eol < 0 else text[:eol], start)
            name = wider if orgnames.key(wider).startswith(label) else found
            if any(ch.isupper() for ch in name) or weight == 3.0:
                yield Source(name, weight - 0.5 * min(count, 2))


_LEAD = re.compile(
    r"(?:Stadt|Gemeinde|Landkreis|Kreis|Universität|Hochschule|University\s+of|College\s+of|"
    r"City\s+of|Hotel|Hôtel|Café|Bäckerei|Möbel|Autohaus|Klinik|Klinikum|Praxis|Kanzlei|Verlag|"
    r"Museum|Theater|Groupe|Grupo|Gruppo|Grupa|Studio|Atelier|"
    r"Hospital|Clínica|Clinica|Banco|Banca|Banque|Bank|Éditions|Edizioni|Ediciones|Editora|"
    r"Ville\s+de|Mairie\s+de|Comune\s+di|Ayuntamiento\s+de|Câmara\s+Municipal\s+de|Gemeente|"
    r"Urząd\s+Miasta|Universidad\s+de|Universidade\s+de|Università\s+di|Université\s+de|Restaurant|"
    r"Trattoria|Farmacia|Apotheke|Apteka|Szkoła|Huta|Fundacja|Stichting|Stiftung|Fondation|Fundación|"
    r"Fondazione|Officina|Cantina|Bodegas|Quinta|Casa|Maison|Château|Domaine|Castle|Port\s+of)\s+$"
)


def _spellings(label: str, folded: str, bare: str) -> Iterator[tuple[int, int]]:
    """Where a folded text has the label's letters with at most a gap between them; `bare` is the text without gaps."""
    places = [place for place, ch in enumerate(folded) if ord(ch) not in _NO_GAPS]
    at = bare.find(label)
    while at >= 0:
        letters = places[at : at + len(label)]
        near = all(after - before <= _GAP_MOST + 1 for before, after in pairwise(letters))
        start, end = letters[0], letters[-1] + 1
        if (
            near
            and not _GOES_BEFORE.search(folded[max(0, start - 1) : start])
            and not _GOES_ON.match(folded[end : end + 2])
        ):
            yield start, end
            at = bare.find(label, at + len(label))
        else:
            at = bare.find(label, at + 1)


_GAP_MOST = 2


_GOES_BEFORE = re.compile(r"[\w@./-]$")


_GOES_ON = re.compile(r"[\w@]|\.\w|['’][a-rt-z]")


_NO_GAPS = {ord(ch): None for ch in "&'’.-"} | {code: None for code in range(0x3001) if chr(code).isspace()}


class _Folding(dict[int, str]):
    """Each character to its plain one, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold(chr(code))
        return found


@lru_cache(maxsize=4096)
def _fold(ch: str) -> str:
    """One plain character for one character, so that places in the text stay what they are."""
    base = plain(ch)
    return base if len(base) == 1 else ch.lower()[:1] or ch


_FOLDED = _Folding()


def _subject(subject: str) -> Iterator[Source]:
    text = unmarked(subject)
    for pattern, weight in _SUBJECT_RE:
        for match in pattern.finditer(text):
            name = orgnames.read(text, match.end())
            if name and not is_title(name):
                yield Source(name, weight)
    edge = _SUBJECT_EDGE.match(text)
    if edge and (_ABOUT_JOB.search(edge.group("rest")) or is_title(edge.group("rest"))):
        head = orgnames.bare(edge.group("head"))
        name = "" if _ABOUT_JOB.search(head) else orgnames.read(head + " ", 0)
        if name and len(name) > len(head) - 3 and not is_title(name):
            yield Source(name, 1.2)
    parts = re.split(r"\s+[|–—•-]\s+|\s*\|\s*", text)
    if len(parts) > 1 and _ABOUT_JOB.search(parts[0]):
        tail = parts[-1]
        name = orgnames.read(tail + " ", 0)
        if name and len(name) >= len(tail) - 2 and not is_title(name) and clean_name(name) is None:
            yield Source(name, 1.2)
