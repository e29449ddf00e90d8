"""The employer named in running text, by the phrases before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.reading import orgnames
from afterno.reading.names import clean_name, is_given
from afterno.reading.newest import tidy
from afterno.reading.phrases import Phrase
from afterno.reading.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Message


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


FORM = re.compile(
    r"(?:\bGmbH|\bLtd\.?|\bLimited|\bInc\.?|\bLLC|\bLLP|\bPLC|\bplc|\bCorp\.?|\bAG|\bSE|\bKG|"
    r"\be\.?\s?V\.|\bS\.?A\.?R\.?L\.?|\bSAS|\bS\.?A\.?S?\.?|\bS\.?L\.?U?\.?|\bS\.?r\.?l\.?|"
    r"\bS\.?p\.?A\.?|\bLda\.?|\bLtda\.?|\bB\.?V\.?|\bN\.?V\.?|\b[Ss]p\.?\s*z\s*o\.?\s*o\.?|\bS\.A\.|"
    r"\bUnipessoal|\bmbH|\bCIC)(?=$|[\s,|.)])"
)


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
    for team in _JOIN_TEAM.finditer(text[:6000]):
        yield Source(team.group("name"), 2.0)


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
    return is_title(name) or (clean_name(name) is not None and not FORM.search(name) and _known_person(name))


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
