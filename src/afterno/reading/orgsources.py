"""Every place of a message that names the employer, with how much it weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, orgfinds, orghosts, orgnames, orgshown, signatures
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.newest import one_line, tidy
from afterno.reading.phrases import Phrase
from afterno.reading.titles import is_hr, is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Address, Message


@dataclass(frozen=True, slots=True)
class Source:
    """A name said somewhere, and the weight of that place."""

    name: str
    weight: float
    alone: bool = False
    """It stands where the writer's own name does not."""


# A pattern ends where the company's name begins.
_PROSE: tuple[tuple[str, float], ...] = (
    # en
    (
        (
            r"\b(?:position|role|post|job|vacancy|opening|opportunity|internship|apprenticeship|"
            r"traineeship|placement)s?\s+(?:here\s+|available\s+|open\s+|based\s+)?(?:at|with)\s+"
        ),
        3.0,
    ),
    (
        (
            r"\b(?:appl(?:y|ying|ied|ication)|candidacy|candidature|interview(?:ed|ing|s)?|career|"
            r"careers|employment|future|life|opening|opportunit(?:y|ies)|journey|recruit(?:er|ment|"
            r"ing))\s+(?:here\s+)?(?:at|with)\s+"
        ),
        2.5,
    ),
    (
        (
            r"\b(?:hiring|team|recruit(?:er|ers|ment|ing)|colleagues?|time|day|visit|everyone|"
            r"all\s+of\s+us|working|work|talent\s+acquisition|people|culture|role|offices?|studio|school|"
            r"hospital)\s+(?:here\s+)?at\s+"
        ),
        2.2,
    ),
    (r"\b(?:appl(?:y|ying|ied)|application|candidacy)\s+(?:to|for)\s+(?:join(?:ing)?\s+)?", 1.5),
    (r"\bappl(?:y|ying|ied|ication)\s+(?:to|for)\s+(?:[^.\n]{3,70}?)\s+(?:at|with)\s+", 3.0),
    (
        (
            r"\binterest(?:ed)?\s+in\s+(?:(?:joining|working\s+(?:at|for|with)|a\s+(?:career|role|"
            r"position|job)\s+(?:at|with)|employment\s+(?:at|with)|becoming\s+(?:a\s+)?part\s+of|"
            r"the\s+team\s+at|opportunities\s+(?:at|with)|career\s+opportunities\s+(?:at|with))\s+)"
        ),
        2.5,
    ),
    (r"\binterest(?:ed)?\s+in\s+", 1.2),
    (r"\binterest\s+in\s+(?:[^.\n]{3,80}?)\s+(?:at|with)\s+", 2.7),
    (r"\b(?:join(?:ing)?|choosing|chosen|considering|considered|consider)\s+", 1.0),
    (
        (
            r"\b(?:on\s+behalf\s+of|here\s+at|we\s+at|us\s+at|those\s+of\s+us\s+at|thank\s+you\s+from|"
            r"working\s+(?:for|at)|work\s+(?:for|at)|employed\s+by|hired\s+by|career\s+at)\s+"
        ),
        2.2,
    ),
    (r"\b(?:our|my|the)\s+client,?\s+", 2.6),
    (r"\b(?:I\s+am|I'm|my\s+name\s+is)\s[^.\n]{3,60}?\s(?:at|from|with|of)\s+", 2.2),
    (
        (
            r"\b(?:thank\s+you|thanks|appreciate)\b[^.\n]{0,50}?\binterest\s+in\s+(?:joining\s+|"
            r"working\s+(?:at|for|with)\s+)?"
        ),
        1.2,
    ),
    (
        (
            r"\b(?:unfortunately|regret(?:fully)?|inform\s+you\s+that|"
            r"note\s+that),?\s+(?=[^.\n]{2,60}?\s(?:has|have|is|will)\s)"
        ),
        1.6,
    ),
    (r"\bat\s+(?=(?-i:[A-Z]))", 0.8),
    (r"\b(?:retained|engaged|appointed|instructed|commissioned)\s+by\s+", 2.6),
    (r"\b(?:recruiting|hiring|searching|acting|role|position|vacancy)\s+(?:for|on\s+behalf\s+of)\s+", 1.2),
    # de
    (
        (
            r"\b(?:am|im|an\s+der|an\s+die|beim|vom)\s+(?=(?-i:\w*(?:[Kk]linikum|[Kk]rankenhaus|"
            r"[Ii]nstitut|[Uu]niversität|[Hh]ochschule|"
            r"[Ss]chule|[Gg]ymnasium|[Mm]useum|[Tt]heater|[Zz]entrum|[Vv]erlag|[Hh]otel|[Ss]eniorenheim|"
            r"[Kk]indergarten|Kita))\b)"
        ),
        2.0,
    ),
    (
        (
            r"\b(?:Bewerbung|Interesse|Position|Stelle|Karriere|Einstieg|Mitarbeit|Tätigkeit|Ausbildung|"
            r"Praktikum|Gespräch|Vorstellungsgespräch|Arbeit|Zukunft|Team|Aufgabe|Interview|"
            r"Gespräche)\s+(?:[^.\n]{0,80}?\s)?(?:bei|in)\s+(?:der\s+|dem\s+|den\s+)?(?:Firma\s+)?"
        ),
        2.6,
    ),
    (
        (
            r"\bInteresse\s+an\s+(?:einer\s+(?:Mitarbeit|Tätigkeit|Stelle|Position|Karriere)\s+(?:bei|"
            r"in)\s+)?(?:der\s+|dem\s+)?(?:Firma\s+)?"
        ),
        1.2,
    ),
    (
        r"\bbei\s+(?:der\s+|dem\s+)?",
        0.9,
    ),
    (
        (
            r"\b(?:im\s+Namen\s+(?:der|von)|Namens\s+der|Ihr\s+Team\s+(?:der|von)|Dein\s+Team\s+(?:der|"
            r"von))\s+(?:der\s+|dem\s+)?(?:Firma\s+)?"
        ),
        1.6,
    ),
    (
        (
            r"\b(?:unser(?:em|en|e)?|mein(?:em|en)?)\s+(?:Kunden?|Auftraggeber|Mandanten?),?\s+(?:der\s+|"
            r"dem\s+|die\s+)?"
        ),
        2.6,
    ),
    # fr
    (
        (
            r"\b(?:chez|au\s+sein\s+d(?:e|u|'|es)\s?(?:la\s+société\s+|l['’]entreprise\s+|"
            r"l['’]équipe\s+(?:de\s+)?|la\s+maison\s+)?|rejoindre\s+(?:la\s+société\s+|"
            r"les\s+équipes\s+(?:de\s+)?)?|pour\s+le\s+compte\s+de\s+|au\s+nom\s+de\s+)\s*"
        ),
        2.4,
    ),
    (
        r"\bint[ée]r[êe]t\s+(?:[^.\n]{0,50}?\s)?(?:pour|à|envers)\s+(?:la\s+société\s+|l['’]entreprise\s+)?",
        1.8,
    ),
    (r"\bl['’]équipe\s+(?:de\s+|du\s+|d['’])?(?:recrutement\s+(?:de\s+|d['’])?)?", 1.6),
    (r"\bnotre\s+client,?\s+", 2.6),
    # es
    (
        (
            r"\b(?:puesto|vacante|posici[oó]n|candidatura|oferta|proceso(?:\s+de\s+selecci[oó]n)?|"
            r"solicitud|inter[ée]s|trabajar|incorporarte|incorporarse|equipo|entrevista|unirte|unirse|"
            r"formar\s+parte)\s+(?:[^.\n]{0,80}?\s)?(?:en)\s+(?:la\s+empresa\s+|nuestro\s+cliente\s+)?"
        ),
        1.7,
    ),
    (
        (
            r"\b(?:en\s+nombre\s+de|de\s+parte\s+de|"
            r"el\s+equipo\s+(?:de\s+(?:selecci[oó]n\s+(?:de\s+)?)?)?|aquí\s+en)\s*"
        ),
        2.0,
    ),
    (r"\bnuestro\s+cliente,?\s+", 2.6),
    # pt
    (
        (
            r"\b(?:vaga|posição|cargo|função|candidatura|processo(?:\s+seletivo|\s+de\s+recrutamento)?|"
            r"interesse|trabalhar|oportunidade|entrevista|equipa|equipe|integrar|"
            r"parte)\s+(?:[^.\n]{0,80}?\s)?(?:na|no|em|da|do|pela|pelo|com\s+a)\s+(?:empresa\s+)?"
        ),
        1.9,
    ),
    (r"\b(?:em\s+nome\s+d[aeo]|a\s+equip[ae]\s+(?:de\s+recrutamento\s+)?d[aeo])\s+", 2.0),
    (r"\bnosso\s+cliente,?\s+(?:[ao]\s+)?", 2.6),
    # it
    (
        (
            r"\b(?:presso|far\s+parte\s+d(?:i|el|ella|ell['’])|in\s+nome\s+d(?:i|ella))\s*(?:la\s+|l['’]|"
            r"il\s+|lo\s+|la\s+società\s+|l['’]azienda\s+)?"
        ),
        2.4,
    ),
    (
        (
            r"\b(?:posizione|ruolo|candidatura|colloquio|interesse|lavorare|selezione|"
            r"opportunità)\s+(?:[^.\n]{0,80}?\s)?(?:in|per|verso|con|a)\s+(?:la\s+|"
            r"l['’])?(?:nostro\s+cliente\s+|azienda\s+)?"
        ),
        1.5,
    ),
    (r"\bil\s+team\s+(?:d(?:i|ella|el|ell['’])\s*)?", 1.6),
    (r"\bnostro\s+cliente,?\s+", 2.6),
    # nl
    (
        r"\b(?:bij|namens|werken\s+bij|werken\s+voor|onderdeel\s+van|interesse\s+in|team\s+van)\s+(?:de\s+)?",
        1.8,
    ),
    (
        (
            r"\b(?:functie|vacature|sollicitatie|gesprek|baan|rol|procedure|"
            r"interesse)\s+(?:[^.\n]{0,80}?\s)?(?:bij|in|met|voor)\s+"
        ),
        2.4,
    ),
    (r"\bonze\s+opdrachtgever,?\s+", 2.6),
    # pl
    (
        (
            r"\b(?:w\s+(?:firmie|spółce|grupie)|do\s+(?:firmy|zespołu|spółki)|firm[ayęą]|"
            r"w\s+imieniu(?:\s+firmy)?|zespół(?:\s+(?:rekrutacji|HR))?|klient(?:a|owi|em)?,?)\s+"
        ),
        2.4,
    ),
    (
        (
            r"\b(?:stanowisk[oaemu]+|rekrutacj[iaeę]|aplikacj[iaeę]|prac[yęa]|zainteresowani[ea]|"
            r"rozmow[aęy]|kandydatur[aęy]|ofert[aęy])\s+(?:[^.\n]{0,80}?\s)?(?:w|do|z)\s+"
        ),
        2.0,
    ),
)
_PROSE_RE = tuple((Phrase(pattern), weight) for pattern, weight in _PROSE)
_JOIN_TEAM = re.compile(
    r"\b(?:join(?:ing)?|part\s+of|interest\s+in(?:\s+joining)?|here\s+at|with)\s+(?:the|"
    r"our)?\s*(?P<name>[A-Z][\w&.'’-]*(?:\s+[A-Z&][\w&.'’-]*){0,4})\s+(?:team|family|"
    r"group\s+of\s+compan)",
    0,
)
_SUBJECT_WORDS = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|enc|odp|r|antw|doorst)\s*:\s*)+", re.IGNORECASE)
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
_VIA = re.compile(
    r"^(?P<name>.{2,60}?)\s+(?:via|@|through|über|par|vía|tramite|przez)\s+\S.*$", re.IGNORECASE
)
_AT = re.compile(
    r"^.{2,40}?(?:\s+(?:at|from|of|bei|chez|presso|bij|von|van)\s+|\s*[|(@•·]\s*|\s[-–—]\s|"
    r",\s+)(?P<name>[^|()]{2,60}?)\)?$"
)
_TEAM = re.compile(
    r"^(?:(?:best(?:\s+wishes|\s+regards)?|regards|sincerely|thanks|"
    r"cheers)[,\s]+)?(?:from\s+)?(?:[—–-]\s*)?(?:the\s+|your\s+|das\s+|ihr\s+|dein\s+|votre\s+|l['’]|"
    r"el\s+|la\s+|il\s+|o\s+|a\s+|het\s+|jouw\s+|uw\s+)?"
    r"(?:(?:talent|people|recruiting|recruitment|hiring|hr|human\s+resources|careers?|"
    r"staffing)(?:\s+(?:acquisition|team|&|and|culture|department|operations))*\s+(?:at|of|"
    r",)\s+(?:the\s+)?"
    r"|(?:(?:hr|recruiting|personal|bewerber\w*|talent)[\s-]?)?(?:team|abteilung|personalabteilung|"
    r"bewerbermanagement|hr-abteilung|recruiting-team|karriere-team)\s+(?:der|von|bei|"
    r"des)\s+(?:der\s+)?"
    r"|(?:équipe|service|direction|département)\s+(?:(?:de\s+|du\s+|des\s+|d['’])?(?:recrutement|rh|"
    r"ressources\s+humaines|talents?)\s+)?(?:de\s+|du\s+|d['’]|chez\s+)?"
    r"|(?:equipo|departamento|dpto\.?)\s+(?:de\s+)?(?:(?:selecci[oó]n|recursos\s+humanos|rrhh|"
    r"talento|personas)\s+)?(?:de\s+|en\s+)?"
    r"|(?:equip[ae]|departamento)\s+(?:de\s+)?(?:(?:recrutamento|recursos\s+humanos|rh|sele[cç][aã]o|"
    r"talentos?|gente)\s+)?(?:e\s+sele[cç][aã]o\s+)?(?:da|do|de)\s+"
    r"|(?:team|ufficio)\s+(?:(?:risorse\s+umane|hr|selezione|recruiting|"
    r"del\s+personale)\s+)?(?:di\s+|della\s+|del\s+)?"
    r"|(?:team|afdeling)\s+(?:(?:hr|recruitment|werving(?:\s+&\s+selectie)?|p&o|"
    r"personeelszaken)\s+)?(?:van\s+|bij\s+)?"
    r"|(?:zespół|dział)\s+(?:(?:rekrutacji|hr|kadr|personalny|zasobów\s+ludzkich)\s+)?(?:firmy\s+|"
    r"w\s+)?)(?P<name>\S.{1,60})$",
    re.IGNORECASE,
)
_TEAM_TAIL = re.compile(
    r"^(?:the\s+|your\s+|ihr\s+|dein\s+|das\s+|het\s+)?(?P<name>\S.{0,50}?)[\s-]+(?:(?:talent|people|"
    r"recruiting|recruitment|recruiters|hiring|hr|human\s+resources?|careers?|staffing|resourcing|"
    r"personalabteilung|bewerbermanagement|karriere|personal|rekrutacja)(?:\s+(?:acquisition|&|and|"
    r"culture|operations|department|partners?|specialists?|attraction))*(?:[\s-]+(?:team|department|"
    r"abteilung|office|group))?|team)\.?$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:\bGmbH|\bLtd\.?|\bLimited|\bInc\.?|\bLLC|\bLLP|\bPLC|\bplc|\bCorp\.?|\bAG|\bSE|\bKG|"
    r"\be\.?\s?V\.|\bS\.?A\.?R\.?L\.?|\bSAS|\bS\.?A\.?S?\.?|\bS\.?L\.?U?\.?|\bS\.?r\.?l\.?|"
    r"\bS\.?p\.?A\.?|\bLda\.?|\bLtda\.?|\bB\.?V\.?|\bN\.?V\.?|\b[Ss]p\.?\s*z\s*o\.?\s*o\.?|\bS\.A\.|"
    r"\bUnipessoal|\bmbH|\bCIC)(?=$|[\s,|.)])"
)


def all_of(message: Message) -> Iterator[Source]:
    """Every naming of an employer in the message."""
    yield from prose(message)
    yield from _spelled(message)
    yield from _subject(one_line(message.subject))
    yield from _signature(message)
    if message.direction == "in":
        yield from _display(message)
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
        near = all(
            after - before <= _GAP_MOST + 1 for before, after in zip(letters, letters[1:], strict=False)
        )
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


def prose(message: Message) -> Iterator[Source]:
    """The names in the running text."""
    text = tidy(message.text)
    for pattern, weight in _PROSE_RE:
        for count, match in enumerate(pattern.finditer(text)):
            if count >= 12:
                break
            name = orgnames.read(text, match.end())
            if name and not _is_no_employer(text, match, name):
                yield Source(name, weight)
    for match in _JOIN_TEAM.finditer(text[:6000]):
        yield Source(match.group("name"), 2.0)


def _is_no_employer(text: str, match: re.Match[str], name: str) -> bool:
    """A role, a person or a product after `interest in`, or where the seeker works or worked, is no employer."""
    if _HERS.search(text[max(0, match.start() - 30) : match.end()]):
        return True
    after = text[match.end() + len(name) : match.end() + len(name) + 24].lower()
    if (
        re.match(
            r"[\s-]*(?:position|role|vacancy|opening|opportunity|job\b|post\b|posting|internship|"
            r"team\b(?!\s+at)|stelle|position|program)",
            after,
        )
        and "team" not in after[:6]
    ):
        return True
    return is_title(name) or (clean_name(name) is not None and not _FORM.search(name) and _known_person(name))


_HERS = re.compile(
    r"\b(?:your\s+(?:\w+\s+)?(?:work|time|years?|role|career|experience|current\s+\w+|internship|team|job)\s+(?:at|with)|"
    r"(?:Ihrer?|deiner?)\s+(?:\w+\s+)?(?:Zeit|Arbeit|Tätigkeit|Erfahrung)\s+(?:bei|in|am|im)|"
    r"(?:votre|ton|ta|vos)\s+(?:\w+\s+)?(?:expérience|passage|travail|parcours|poste\s+actuel)\s+(?:chez|au\s+sein)|"
    r"tu\s+(?:etapa|experiencia|trabajo|paso)\s+(?:en|por)|(?:a\s+)?(?:sua|tua)\s+(?:experiência|passagem)\s+(?:na|no|pela|pelo|em)|"
    r"(?:tua|Sua|sua)\s+esperienza\s+(?:presso|in|da)|(?:je|uw|jouw)\s+(?:werk|tijd|ervaring)\s+bij)\s+(?:der\s+|dem\s+|de\s+)?$",
    re.IGNORECASE,
)


def _known_person(name: str) -> bool:
    return is_given(name.split(maxsplit=1)[0])


def _subject(subject: str) -> Iterator[Source]:
    text = _SUBJECT_WORDS.sub("", subject)
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


def _signature(message: Message) -> Iterator[Source]:
    block = signatures.block(tidy(message.text))
    if block is None:
        return
    for place, line in enumerate(block.lines[:16]):
        stripped = line.strip(" *_>\t,")
        if not stripped or len(stripped) > 120:
            continue
        around = (*block.lines[max(0, place - 1) : place], *block.lines[place + 1 : place + 2])
        beside = any((is_hr(line) or is_title(line)) and len(line) < 60 for line in around)
        yield from _signature_line(stripped, place, closed=block.closed or beside)


def _signature_line(line: str, place: int, *, closed: bool) -> Iterator[Source]:
    if signatures.EMAIL.search(line) or re.search(r"https?:|www\.", line):
        return
    if (match := _TEAM.match(line)) or (match := _TEAM_TAIL.match(line)):
        name = match.group("name")
        if not is_title(name):
            yield Source(name, 2.2)
            return
    for cell in re.split(r"\s*[|•·]\s*|\s{3,}|\t|\s[-–—]\s", line):
        form = _FORM.search(cell)
        if form:
            name = cell[: form.end()]
            yield Source(name.rpartition(", ")[2] if is_title(name.partition(",")[0]) else name, 2.4)
        elif (
            at := re.search(r"(?:,|\bat|\bbei|\bchez|\bpresso|\bbij|@)\s+(?:der\s+)?(?=[A-Z])", cell)
        ) and is_title(cell[: at.start()]):
            yield Source(orgnames.read(cell, at.end()), 1.0 if at.group().startswith(",") else 2.0)
        elif (
            closed
            and place < 8
            and clean_name(cell) is None
            and not is_title(cell)
            and _looks_like_company(cell)
        ):
            yield Source(cell, 1.3)


def _looks_like_company(cell: str) -> bool:
    words = cell.split()
    if not 1 <= len(words) <= 5 or re.search(r"\d|[:@?!]|^\W", cell):
        return False
    return orgnames.read(cell + "\n\n", 0) == cell.strip(" .,")


def _display(message: Message) -> Iterator[Source]:
    sender = message.sender
    if sender is None or not sender.name or _signs_itself(sender):
        return
    shown = _SPACES.sub(" ", sender.name).strip("\"' ")
    if via := _VIA.match(shown):
        if clean_name(via.group("name")) is None:
            yield Source(via.group("name"), 2.0)
        return
    person = clean_name(shown)
    if person is None:
        host = mailboxes.company_domain(sender.address)
        if at := _AT.match(shown):
            yield Source(at.group("name"), 1.5)
            if clean_name(shown[: at.start("name")].strip(" |(-–@,")) is None:
                yield Source(shown[: at.start("name")].strip(" |(-–@,"), 1.2)
        elif _DESK.search(shown):
            yield Source(_DESK.sub("", shown).strip(" ,&-–"), 1.0)
        elif host or mailboxes.is_role(sender.address) or mailboxes.is_system(sender.address):
            yield Source(shown, 1.8)
    elif (at := _AT.match(shown)) and not is_title(at.group("name")) and clean_name(at.group("name")) is None:
        yield Source(at.group("name"), 1.5)


_SPACES = re.compile(r"\s+")


def _signs_itself(sender: Address) -> bool:
    """`Tamsin <tamsin@...>`, `Mr. Hayes <thayes@...>`, `Chef Lonnie <lonnie@...>`: a person's first or last name."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", sender.name)
    spelled = plain(mailboxes.local(sender.address))
    if mailboxes.is_role(sender.address) or not words or len(words) > 3:
        return False
    host = re.sub(r"[^a-z]", "", mailboxes.domain(sender.address).partition(".")[0])
    named = [plain(word) for word in words]
    if _HOUSE.search(sender.name):
        return False
    if "".join(named) in host or (len(named) > 1 and all(word in host for word in named)):
        return False
    return any(len(word) > 2 and word in spelled for word in named) or (
        len(words) == 1 and is_given(words[0])
    )


_HOUSE = re.compile(
    r"\b(?:praxis|kanzlei|studio|atelier|cabinet|clinic|clinique|clínica|klinik|hotel|café|bar|restaurant|farm|school|"
    r"bakery|bäckerei|boulangerie|garage|salon|shop|store|taller|officina|osteria|trattoria|bakkerij|piekarnia|hof|"
    r"family|famille|família|familie|fam)\b",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:e-?recruitment|recruitment|recruiting|recruiters?|resourcing|hiring|human\s+(?:resources|capital)|hr|"
    r"rh|rrhh|"
    r"drh|careers?|jobs|staffing|vacancies|admissions?|talent|graduates?|people|personnel|payroll|"
    r"(?:shared|support)\s+services|selection|panel|committee|office|admin(?:istration)?|desk|helpdesk|hub|bot|"
    r"team|unit|"
    r"department|dept|secretariat|clerk|governors|bursar|reception|scheduling|rescheduling|notifications?|"
    r"assessments?|"
    r"personal(?:abteilung|amt|wesen|büro|referat|stelle)?|bewerb\w+|ausbildung|karriere|verwaltung|sekretariat|"
    r"büro|buero|abteilung|pflegedirektion|geschäftsstelle|leitung|"
    r"secrétariat|direction|bureau|recrutement|emploi|portail|ressources\s+humaines|candidatures?|accueil|service|"
    r"administration|concours|"
    r"negociado|subdirección|dirección|oficina|servicio|secretar[ií]a|recursos\s+humanos|selección|nóminas|"
    r"administración|comisión|talento|empleo|encargad[ao]|departamento|equipo|gerencia|"
    r"equip[ae]|recrutamento|serviços|sele[cç][aã]o|produção|pessoal|gente|vagas|"
    r"ufficio|protocollo|direzione|segreteria|amministrazione|risorse\s+umane|selezione|concorsi|personale|"
    r"afdeling|werving|personeelszaken|p&o|instroom|crewing|vacatures|"
    r"biuro|dział|kadry|sekretariat|rekrutacj[ai]|zespół|ośrodek)\b",
    re.IGNORECASE,
)
