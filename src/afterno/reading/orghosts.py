"""What a sender's domain says of the employer: a firm's own, a platform's that writes for others, a recruiter's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from afterno.reading import houses, mailboxes
from afterno.reading.names import plain

Kind = Literal["firm", "platform", "agency", "nobody"]
_DESK: Final = re.compile(
    r"(?:hr|rh|rrhh|drh|jobs?|careers?|carreiras?|karriere|kariera|recruit(?:ing|ment)?|recrutement|"
    r"recrutamento|reclutamiento|"
    r"seleccion|selezione|selecao|rekrutacja|werving|werkenbij|bewerbung(?:en)?|stellen|stellenportal|empleos?|emplois?|"
    r"vagas|vacatures|praca|lavoro|gente|people|talento?s?|talentos|postulaciones|candidaturas?|candidatures|hiring|apply|"
    r"applications?|applicants?|mail|mailer|notices?|notifications?|notify|portal|online|noreply|team|x)"
)
_PLATFORM: Final = re.compile(
    r"hire|hiring|recruit|rekru|recrut|reclut|candidat|bewerb|empleo|empreg|impiego|emploi|trabajo|"
    r"jobs|^job\w{3,}|^talent\w{2,}|apptrack|callnotes|job(?=box|net|mail|hub|flow|portal)|"
    r"(?:track|info|trova|mein|my|your|smart|easy|quick)job|stellen|vacatur|postula|apply|applicant|"
    r"talent(?=meter|box|flow|hub|cloud|"
    r"scan|check|link|test|track|desk|gate)|assess|onlinetest|testy|screening|background|precheck|"
    r"vetting|termin(?=o|\b)|scheduler|"
    r"calendar|kalender|outlookdienst|videointerview|viewhr|selectiebureau|empleospublicos|concursos|"
    r"successrh|sms2mail|rdvemploi"
)
_AGENCY: Final = re.compile(
    r"^(?:exec|executive|executives|search|hunt|hunters?|headhunting|rec|recruiters|recruitment|"
    r"talents|staff|staffing|interim|rh|hr|"
    r"temporales|uitzend|uitzendbureau|personalberatung|personalservice|zeitarbeit|resourcing|placements?)$"
)
_AGENCY_GLUED: Final = re.compile(
    r"(?:hunt|hunters|talents|recruiters?|recruitment|staffing|resourcing|uitzend|interim|"
    r"personalberatung|zeitarbeit|executive|"
    r"execsearch|talento|(?<!re)search|(?<!^)talent|headhunt|headhunters|trabajotemporal|jobponte|temporales)$"
)
_PROVIDERS: Final = frozenset(
    "mail email inbox mailbox postbox postfach webmail freemail mymail correo courrier courriel correio "
    "posta poczta posteo post "
    "bergpost skrzynka buzon bandeja boitemail boite mailer netmail fastmail homemail home privatmail".split()
)
_SECTORS: Final = frozenset("ac gov edu sch nhs co com org gob gouv gv".split())
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Host:
    """A domain's kind; its pieces that name the firm, as `bahia-azul`; all of it in letters and digits."""

    kind: Kind
    core: str
    whole: str


@lru_cache(maxsize=1024)
def of(host: str) -> Host:
    """Read one registrable domain."""
    label = plain(host.partition(".")[0])
    whole = re.sub(r"[^a-z0-9]", "", label)
    if label in _PROVIDERS:
        return Host("nobody", "", "")
    pieces = [piece for piece in label.split("-") if piece]
    core = [piece for piece in pieces if not _DESK.fullmatch(piece)]
    while len(core) > 1 and houses.is_short(core[-1]):
        core.pop()
    if (
        not core
        or (len(core) == 1 and _PLATFORM.search(core[0]))
        or any(_PLATFORM.search(one) for one in core)
    ):
        return Host("platform", "", whole)
    if (len(pieces) > 1 and _AGENCY.match(pieces[-1])) or _AGENCY_GLUED.search(core[-1]):
        return Host("agency", "-".join(core), whole)
    return Host("firm", "-".join(core), whole)


def fits(name: str, label: str) -> bool:
    """Say whether a label spells a name, by whole words and beginnings of words: `wexcombedc` Wexcombe District Council."""
    words = [word for word in re.split(r"[^a-z0-9]+", folded(name).replace("&", " and ")) if word]
    label = folded(label)
    if not 0 < len(words) <= _MOST_WORDS or len(label) < _SHORTEST:
        return False
    return _spelled(tuple(words), label, 0, whole=False, cut=0)


_MOST_WORDS: Final = 8
_SHORTEST: Final = 3
_SMALL: Final = frozenset(
    "and of the at in on for de del du des d la le l les el los las y e et und der die das am im zum da "
    "do dos das di della delle dei "
    "van het en w na s i".split()
)
_FULL: Final = 3


def _spelled(words: tuple[str, ...], label: str, at: int, *, whole: bool, cut: int) -> bool:
    """Whether the rest of the label is made of the rest of the words; one long word must stand whole, or all be initials."""
    if not words:
        return at == len(label) and (whole or cut == at)
    word, rest = words[0], words[1:]
    if label.startswith(word, at) and _spelled(
        rest, label, at + len(word), whole=whole or len(word) >= _FULL, cut=cut + (len(word) == 1)
    ):
        return True
    if word in _SMALL and _spelled(rest, label, at, whole=whole, cut=cut):
        return True
    longest = next((n for n in range(len(word) - 1, 0, -1) if label.startswith(word[:n], at)), 0)
    return any(_spelled(rest, label, at + n, whole=whole, cut=cut + (n == 1)) for n in range(longest, 0, -1))


def folded(text: str) -> str:
    """Lower case without accents, an umlaut the same whether written `ü` or `ue`."""
    text = plain(text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u") if "e" in text else text


def holds(host: Host, word: str) -> bool:
    """Say whether the domain holds this word."""
    own = re.sub(r"[^a-z0-9]", "", folded(word))
    return len(own) >= _LEAST and own in folded(host.whole)


def kin(name: str, host: Host) -> bool:
    """Say whether a name and a domain share a word that is no mere kind of house: `Río Bravo`, `riobravo-cerveza`."""
    if re.search(r"\d", name):
        return False
    words = [word for word in re.split(r"[^\w]+", name) if len(word) >= _LEAST and not houses.is_house(word)]
    if any(holds(host, word) for word in words):
        return True
    pieces = [piece for piece in host.core.split("-") if len(piece) >= _LEAST and not houses.is_house(piece)]
    together = re.sub(r"[^a-z0-9]", "", folded(name))
    return any(folded(piece) in together for piece in pieces)


def employer_domain(address: str) -> str | None:
    """Give the registrable domain of an address where it is one employer's: no provider's, board's or hiring system's.

    >>> employer_domain("ana@northwind.example"), employer_domain("northwind@talenthub.example")
    ('northwind.example', None)
    """
    host = mailboxes.company_domain(address)
    return host if host and of(host).kind not in {"platform", "nobody"} else None


def domain_of(address: str) -> Host | None:
    """The host of an address where it is not a provider's nor a known applicant system's."""
    host = mailboxes.company_domain(address)
    if host and host.partition(".")[0] in _SECTORS:
        labels = mailboxes.domain(address).removesuffix("." + host).split(".")
        host = f"{labels[-1]}.{host}" if labels[-1] else host
    found = of(host) if host else None
    return found if found and found.kind != "nobody" else None
