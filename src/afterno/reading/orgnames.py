"""Names of companies: without legal form, read out of running text, compared."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from afterno.reading import houses, orgwords
from afterno.reading.names import LOWER, UPPER, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:\(?(?:gmbh(?:\s*&\s*co\.?\s*(?:kg(?:aa)?|ohg))?|ag(?:\s*&\s*co\.?\s*kg(?:aa)?)?|"
    r"kg(?:aa)?|ohg|gbr|ug(?:\s*\(haftungsbeschränkt\))?|e\.?\s?v\.?|e\.?\s?g\.?|e\.?\s?k\.?|"
    r"se(?:\s*&\s*co\.?\s*kg(?:aa)?)?|mbh|ggmbh|"
    r"ltd\.?|limited|plc\.?|p\.l\.c\.|llp|l\.l\.p\.|llc|l\.l\.c\.|inc\.?|incorporated|corp\.?|"
    r"corporation|(?:&\s*)?co\.?,?\s+(?:ltd\.?|inc\.?|limited)|cic|lp|l\.p\.|pllc|"
    r"pty\.?(?:\s*ltd\.?)?|pvt\.?(?:\s*ltd\.?)?|"
    r"s\.?a\.?r\.?l\.?|s\.?a\.?s\.?u?|s\.\s?a\.?|sa|s\.?n\.?c\.?|s\.?c\.?s\.?|e\.?u\.?r\.?l\.?|scop|"
    r"s\.?l\.?u?\.?|s\.?a\.?u\.?|s\.?\s?coop\.?|s\.?r\.?l\.?s?\.?|s\.?p\.?a\.?|s\.?a\.?s\.?|"
    r"lda\.?|l\.da|ltda\.?|s\.?g\.?p\.?s\.?|eireli|unipessoal(?:,?\s*lda\.?)?|b\.?\s?v\.?|"
    r"n\.?\s?v\.?|v\.?o\.?f\.?|c\.?v\.?|"
    r"sp\.?\s*z\s*o\.?\s*o\.?(?:\s*sp\.?\s*k\.?)?|sp\.?\s*k\.?|sp\.?\s*j\.?|spółka\s+(?:akcyjna|"
    r"z\s+ograniczoną\s+odpowiedzialnością)|p\.?s\.?a\.?|a/s|aps|ab|oy|as|asa|kft|zrt|s\.?r\.?o\.?|"
    r"d\.?o\.?o\.?|k\.?k\.?)\)?)"
    r"(?=$|[\s,.)])\.?\s*$",
    re.IGNORECASE,
)
_SHORT_FORMS = re.compile(
    r"\b(?:as|ab|co|company|se|sa|lp|cv|vof|eg|ek|ev|sas|snc|kk|oy|sl|spa|ag|kg|nv)\.?$"
)
_DECORATION = re.compile(
    r"\s*(?:['’]s)?(?:\s+|-(?=(?:hr|recruiting|karriere|bewerber\w*|"
    r"personal)?-?team))(?:(?:talent(?:\s+(?:acquisition|&\s+culture|attraction|partners?))?|"
    r"people(?:\s+(?:&|and)\s+culture|\s+operations|\s+ops)?|careers?|recruiting|recruitment|"
    r"recruiters?|hiring|hr|human\s+resources|jobs|staffing|talents|early\s+careers|"
    r"human\s+capital|personnel|resourcing|ta|karriere|bewerbermanagement|personalabteilung|personal|"
    r"personalwesen|recruting|recrutement|ressources\s+humaines|rh|recursos\s+humanos|rrhh|"
    r"selecci[oó]n|talento|recrutamento|sele[cç][aã]o|"
    r"risorse\s+umane|selezione|lavora\s+con\s+noi|werving(?:\s+&\s+selectie)?|personeelszaken|"
    r"rekrutacja|kariera|kadry|hr-team|hr-abteilung)"
    r"(?:\s+(?:team|department|dept\.?|group|abteilung|operations|services|support|office|center|"
    r"centre|portal|notifications?|system|specialists?))*|team|hiring\s+team|notifications?|"
    r"no-?reply|support|customer\s+service)\s*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|der|die|das|dem|den|la|le|les|l['’]|el|los|las|o|os|as|il|lo|gli|de|het|een)\s+(?=\S)|"
    r"^l['’](?=[A-Z])",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:firma|fa\.|société|sté|empresa|firmie|firmy|firmą|spółce|spółki|ditta|azienda|bedrijf|"
    r"company|unternehmen|gruppe|groupe|grupo|gruppo|grupie|grupa)\s+(?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)
_KEEP_PREFIX = re.compile(r"^(?:groupe|grupo|gruppo|grupa)\s", re.IGNORECASE)
_CONNECT = frozenset(
    (
        "of and & und et y e en i de der den des del della di da do dos das du van von für for the la le "
        "les los las el am d l '"
    ).split()
)
_STOP = frozenset(
    """we i you he she they it our your my his this that these those if when while as at on with from by
    to or but so please thank thanks dear hi hello
    after before once during although unfortunately however also today tomorrow yesterday best kind
    kindest warm regards sincerely yours cheers
    wir sie ich ihr ihre ihrer ihren unser unsere leider mit bei vielen bitte nach herzlichen gerne
    freundliche freundlichen wenn da nous vous je votre nos notre malheureusement
    cordialement bien merci su sus nuestro nuestra gracias lamentablemente atentamente un una tras hemos
    sua seu nossa nosso infelizmente obrigado obrigada atenciosamente
    suo nostro nostra purtroppo grazie cordiali distinti je jouw uw onze helaas bedankt met państwa pana
    pani niestety dziękujemy z poważaniem
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    job req id application interview position role team human talent recruiting recruitment careers hr
    subject
    unfortunately regrettably regarding following although""".split()
)
_GENERIC = frozenset(
    """company our us team the our company your company organisation organization firm employer this
    company unternehmen unserem haus unserem unternehmen haus
    firma société entreprise notre entreprise empresa nuestra empresa azienda bedrijf ons bedrijf
    linkedin indeed glassdoor xing monster stepstone
    microsoft teams
    google meet
    skype meeting
    zoom teams human resources hr recruiting talent careers jobs position role vacancy job interview
    email e-mail phone application website web
    this time time the moment present once home work office remote site on-site onsite least first last
    all any which what short bei fragen uns ihnen
    candidate applicant applicants candidates you me them him her portal system account profile database
    greenhouse workday lever smartrecruiters
    united states
    united kingdom
    engineering & operations
    interviewer recruiter hackerrank codility
    bewerbung bewerbungen recrutement rekrutacja selección seleccion selezione recrutamento empleo vagas
    vacatures karriere events hiring
    stelle stellen position posten auswahl entscheidung suche besetzung fragen rückfragen bedarf
    interesse gelegenheit gespräch ausschreibung verfahren bewerbungsverfahren auswahlverfahren
    vielzahl jobsuche stellensuche zukunft arbeit tätigkeit kollegen vorbereitung anreise möglichkeit
    zeit unterlagen bewerber bewerberinnen vorstellungsgespräch anforderungen erfahrung abteilung
    poste puesto vaga posizione functie vacature stanowisko stanowiska
    rückmeldung vorstellungsgespräch einladung absage zusage eingangsbestätigung
    interview process stage round next week today tomorrow pm am nhs jobs ihnen unser team dein team das
    team the team your recruiting team hiring team
    talent team people team people & culture people and culture hiring manager hr team humanas humanos
    humaines umane bewerbermanagement personalabteilung recruitment team
    talent acquisition team recruiting team the recruiting team the talent team the hiring team talent
    acquisition recrutement équipe recrutement service recrutement rh service rh
    monday tuesday wednesday thursday friday berlin london paris madrid milano roma lisboa porto
    amsterdam warszawa kraków new york san francisco munich münchen hamburg köln
    wien zürich barcelona valencia lyon boston chicago seattle austin toronto dublin manchester
    edinburgh glasgow bristol leeds birmingham rotterdam utrecht
    france deutschland germany españa spain italia italy portugal polska poland nederland europe europa
    uk usa emea vollzeit teilzeit cdi cdd full-time part-time
    m/w/d w/m/d f/m/d m/f/d h/f f/h noreply no-reply do not reply""".split("\n")
)
_GENERIC_WORDS = frozenset(line.strip() for line in _GENERIC) | frozenset(
    word
    for line in _GENERIC
    for word in line.split()
    if word not in {"google", "microsoft", "meet", "states", "kingdom", "new", "san"}
)
_TOKEN = re.compile(r"\S+")
_CAPITAL = re.compile(
    rf"^[\"“„«'(]?[{UPPER}0-9]|^[{LOWER}]{{1,4}}[{UPPER}]|^[{LOWER}]+\.(?:com|io|ai|de|fr|org|net|co|app)$"
)
_CLEAN = " \t,;:!?\"'“”„«»()[]<>*_|·•–—-"


_CO = re.compile(r"(?<![&+])(?<!\band)(?<!\bund)\s+[Cc][Oo]\.?$")


@lru_cache(maxsize=4096)
@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """A company's name as one says it: without legal form, article, team and department."""
    text = re.sub(r"\s+", " ", name).strip(_CLEAN)
    for _ in range(4):
        before = text
        text = _DECORATION.sub("", text).strip(_CLEAN)
        if (match := _LEGAL_FORM.search(text)) and _is_legal(match.group(), text):
            text = text[: match.start()].strip(_CLEAN)
        if text == before:
            break
    if not _KEEP_PREFIX.match(text):
        text = _PREFIX.sub("", text)
    article = _ARTICLE.match(text)
    if article and (article.group()[0].islower() or article.group().strip() in {"Der", "Die", "Das"}):
        text = text[article.end() :]
    text = _CO.sub("", text)
    if len(text) > 6 and text.isupper() and " " in text:
        text = " ".join(word.capitalize() if len(word) > 3 else word for word in text.split())
    text = (
        text.strip(_CLEAN).removesuffix("'s").removesuffix("’s").rstrip(".")
        if not text.endswith((".com", ".io", ".ai"))
        else text
    )
    return "" if _is_generic(text) else text[:80]


def _is_legal(form: str, text: str) -> bool:
    """`Oy`, `AS` or `Co` are forms only as written; `as`, in lower case, is a word."""
    word = form.strip(" ,()")
    if _SHORT_FORMS.search(word):
        return False
    return len(text) > len(form)


def _is_generic(text: str) -> bool:
    low = text.lower()
    if len(low) < 2 or low in _GENERIC_WORDS or not any(ch.isalpha() for ch in low):
        return True
    words = low.split()
    return all(word in _GENERIC_WORDS or word in _CONNECT or word in _STOP for word in words)


def read(text: str, at: int, *, most: int = 7) -> str:
    """The company named from position `at` on: capitalised words and what joins them, to the clause's end."""
    words: list[str] = []
    ends = False
    for match in _TOKEN.finditer(text, at, min(len(text), at + 110)):
        token = match.group()
        gap = text[match.start() - 1 : match.start()] if words else ""
        if (
            ends
            or len(words) >= most
            or "\n\n" in text[max(at, match.start() - 3) : match.start()]
            or gap == "|"
        ):
            break
        core = token.strip("\"“”„«»'’()[]*_")
        low = core.strip(".,;:!?").lower()
        if not words and low in {
            "the",
            "der",
            "die",
            "dem",
            "den",
            "la",
            "le",
            "el",
            "il",
            "l",
            "de",
            "het",
            "firma",
            "firmie",
            "o",
            "a",
            "os",
            "as",
        }:
            if core[0].isupper() and low not in {"der", "die", "dem", "den", "firma", "firmie"}:
                words.append(core)
            continue
        if not _joins(core, low, words, text, match.end()):
            break
        closing = token[-1] in ',;:!?)]"”“»' or (
            token.endswith(".")
            and not re.fullmatch(r"(?:\w\.)+|(?:inc|ltd|co|corp|st|dr|bros|sp|o|z)\.", token, re.IGNORECASE)
        )
        words.append(core.rstrip(",;:!?") if not closing else core.rstrip(",;:!?."))
        ends = (closing and not _legal_follows(text, match.end())) or (
            len(words) > 1 and _IS_FORM.match(words[-1]) is not None
        )
        if re.search(r"['’]s$", words[-1]):
            if _ORG_NOUN.match(text[match.end() : match.end() + 40]):
                continue
            words[-1] = words[-1][:-2]
            break
    while words and words[-1].lower() in _CONNECT:
        words.pop()
    return " ".join(words).strip(_CLEAN)


_IS_FORM = re.compile(
    r"(?:gmbh|inc\.?|ltd\.?|llc|llp|plc|s\.?p\.?a\.?|s\.?r\.?l\.?|s\.?a\.?s\.?|s\.l\.?u?\.?|s\.a\.?|"
    r"b\.?v\.?|n\.?v\.?|lda\.?|ltda\.?|o\.?o\.?|ag|corp\.?)$",
    re.IGNORECASE,
)


_ORG_NOUN = re.compile(
    r"\s+(?:Hospital|School|College|University|Academy|Church|Kitchen|List|Trust|Foundation|Bakery|"
    r"Books|Coffee|House|Clinic|Hospice|Charity|Society|Inn|Bar|Restaurant|Shop|Store|Stores|Farm|"
    r"Brewery|Library|Museum|Hotel|Gym|Garage|Nursery|Surgery|Practice|Pharmacy|Own|Choice|Sporting|"
    r"Group|Labs?)\b"
)


def _joins(core: str, low: str, words: list[str], text: str, end: int) -> bool:
    if not core:
        return False
    if low in {"z", "o.o", "zoo"} and words:
        return True
    if low in _CONNECT and words:
        follow = _TOKEN.match(text[end : end + 40].lstrip(" \n"))
        return (
            follow is not None
            and bool(_CAPITAL.match(follow.group()))
            and follow.group().strip(".,!").lower() not in _STOP
        )
    if not _CAPITAL.match(core) or (low in _STOP and not (core.isupper() and len(core) > 2)):
        return low in {"gmbh", "inc", "ltd", "llc", "sp."} and bool(words)
    return not (words and re.fullmatch(r"\d{1,2}|(?:19|20)\d{2}|\d{4,}", low))


def _legal_follows(text: str, end: int) -> bool:
    return bool(
        re.match(
            r"\s*(?:Inc|Ltd|LLC|L\.L\.C|GmbH|S\.?A|S\.?L|Lda|LLP|B\.?V|N\.?V|Corp|PLC)\b", text[end : end + 8]
        )
    )


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """For comparing: lower case, no accents, letters and digits only, no article."""
    text = plain(name)
    text = re.sub(r"^the\s+", "", text)
    return re.sub(
        r"[^a-z0-9]", "", text.replace("&", "and").replace("+", "and").replace(" und ", "and")
    ) or re.sub(r"\W", "", text)


def initials(name: str) -> str:
    """The first letters of the words of a name that has at least two."""
    words = [
        word for word in re.split(r"[\s&-]+", plain(bare(name) or name)) if word and word not in _CONNECT
    ]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def of_domain(core: str, said: Mapping[str, str] = MappingProxyType({})) -> str:
    """A name made of what a domain says of the firm (`riobravo-hotel`); `said` are words the message holds."""
    pieces = houses.in_order([_SPELLED_OUT.get(piece, piece) for piece in core.split("-") if piece])
    if len(pieces) == _PAIR and (joined := _TAKES_OF.get(pieces[0])) and pieces[1] not in _CONNECT:
        rest = orgwords.name(pieces[1], said)
        elided = joined == "de" and pieces[0] in _FRENCH and plain(rest[:1]) in _VOWELS
        return f"{pieces[0].capitalize()} d'{rest}" if elided else f"{pieces[0].capitalize()} {joined} {rest}"
    return _AMPERSAND.sub(r"\1 & \2", orgwords.name("-".join(pieces), said))


_SPELLED_OUT = {
    "hs": "hochschule", "lg": "landgericht", "lra": "landratsamt", "vhs": "volkshochschule", "ayto": "ayuntamiento",
    "stw": "stadtwerke", "muni": "municipalidad", "coop": "cooperativa", "cia": "compania",
}  # fmt: skip
_PAIR = 2
_TAKES_OF = {
    "ville": "de", "mairie": "de", "commune": "de", "ayuntamiento": "de", "diputacion": "de", "universidad": "de",
    "prefeitura": "de", "municipalidad": "de", "municipio": "de", "universidade": "de", "comune": "di", "provincia": "di",
    "universite": "de",
}  # fmt: skip
"""Offices and the small word that joins them to their place."""
_FRENCH = frozenset({"ville", "mairie", "commune", "universite"})
_VOWELS = frozenset("aeiouyh")
_AMPERSAND = re.compile(r"^(\w{3,}) (?:and|und) (\w{3,})$")
"""A domain cannot hold the sign that such a name is written with."""
