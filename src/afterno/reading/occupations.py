"""Titles of work said in passing: `the kitchen porter job`, `die Stelle als Melkerin`, `stanowisko spawacza`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from afterno.reading.langhint import guess

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FEMININE = re.compile(
    r"(?<=\w)(?:[/(*:_-](?:in(?:nen)?|a|o|e|ne|ra|rice|trice|euse|ère|x)\)?)(?![\w])", re.IGNORECASE
)
_TAIL_LEAST: Final = 5
_TOKENS_MOST: Final = 600
_SHORT_TEXT: Final = 250

_ENDS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("s", "es", "'s", "’s"),
    "de": ("n", "en", "s", "es", "in", "innen", "e"),
    "fr": ("s", "e", "es", "ne", "nes"),
    "es": ("s", "es"),
    "pt": ("s", "es"),
    "it": (),
    "nl": ("s", "en", "'s", "n"),
    "pl": ("a", "em", "owi", "ów", "y", "i", "ie", "iem", "ami"),
}
_TURNS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "en": (("y", ("ies",)), ("man", ("men",))),
    "fr": (("eur", ("euse", "rice")), ("er", ("ère",)), ("ier", ("ière",))),
    "es": (("o", ("a", "os", "as")), ("a", ("as",)), ("r", ("ra", "ras"))),
    "pt": (("o", ("a", "os", "as")), ("r", ("ra", "ras")), ("m", ("ns",)), ("ão", ("ões", "ã"))),
    "it": (("o", ("i", "a", "e")), ("a", ("i", "e")), ("e", ("i",)), ("tore", ("trice", "trici", "tori"))),
    "pl": (
        ("owa", ("owej", "ową")),
        ("na", ("nej", "ną")),
        ("a", ("y", "i", "ę", "ą", "ie", "om")),
        ("ka", ("ki", "kę", "ką", "ce", "ek")),
        ("sta", ("sty", "stę", "stą", "ście", "stów")),
        ("ta", ("ty", "tę", "tą", "cie", "tów")),
        ("y", ("ego", "emu", "ym", "ych", "a", "ej", "ą")),
        ("i", ("iego", "iemu", "im", "ich", "a", "iej", "ą")),
        ("iec", ("ca", "cy", "cem", "cowi", "ców")),
        ("ek", ("ka", "kiem", "kowi")),
        ("ca", ("cy", "cę", "cą", "ców")),
    ),
}
_CUE_BEFORE = re.compile(
    r"(?:\b(?:jobs?|posts?|place|position|roles?|trial|shift|vacanc\w+|appl\w+|need\w*|want\w*|look\w*|find|found|"
    r"hir\w+|seek\w*|appoint\w*|recruit\w*|advert\w*|offer\w*|become|chosen|choosing|another|new|be|was|as|"
    r"stellen?|platz|such\w+|als|bewerb\w+|beworben|ausschreib\w+|eingestellt|neuen?|"
    r"postes?|place|recherch\w+|cherch\w+|candidat\w*|comme|emploi|offre|annonce|embauch\w+|recrut\w+|autre|"
    r"puestos?|plazas?|vacantes?|busc\w+|como|oferta|anuncio|prueba|bolsa|otr[ao]|categoría|"
    r"vagas?|lugar|procur\w+|anúncio|posto|outr[ao]|"
    r"cerc\w+|ruolo|come|concorso|posto|selezione|annuncio|ricerca|altr[ao]|incarichi?|"
    r"baan|vacatures?|functie|zoek\w*|gezocht|plek|andere|sollicit\w+|nieuwe|"
    r"stanowisk\w*|szuka\w*|etat\w*|posad\w*|prac\w+|nabor\w*|rekrutacj\w+|inn\w+|poszuk\w+)\b\s*[:(„\"«]?\s*)"
    r"(?:(?:of|for|the|a|an|our|your|as|eine[nrms]?|de[rnm]?|die|das|für|zur|zum|des|d['’]|un[ae]?|une|le|la|les|"
    r"du|el|los|para|por|o|os|uma?|di|da|per|il|lo|gli|l['’]|een|het|voor|na|jako|\w{2,14})\s*){0,3}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^\s*(?:jobs?|post|position|role|vacanc(?:y|ies)|spot|place|slot|gig|opening|bench|chair|hours|shifts?|money|"
    r"appl\w+|interviews?|trial|competition|apprenticeship|placement|"
    r"gesucht|gezocht|wanted|m/w/d|\(m|h/f|\(h|f/h|m/v|\(0[.,]\d)",
    re.IGNORECASE,
)
_KNOWN_ONE = re.compile(
    r"\b(?:the|de[rnm]|die|beim|vom|zum|le|la|les|au|aux|du|el|los|las|al|del|o|a|os|as|ao|à|do|da|dos|das|il|lo|i|gli|"
    r"alla|alle|dal|dalla|della|dello|het|by|from|per|je|on|nous|lei|z|ze)\s+$|\b(?:l|dall|all|dell)['’]$",
    re.IGNORECASE,
)
"""Somebody known is spoken of: `the accountant will ring`, `il direttore`."""
_MEANT = re.compile(
    r"(?:[„“\"«(:]|\b(?:for|para|pra|für|pour|di|tot|as|als|como|come|jako|requisition|classification))\s*$|"
    r"\bwithdraw\w*\s+from\s+$",
    re.IGNORECASE,
)
"""What stands in quotes, behind a colon or a `for` is named, not met."""
_COUNTED = re.compile(
    r"\b(?:no|two|three|four|five|kein|keine[nr]?|zwei|drei|vier|pas\s+de|plus\s+de|deux|trois|quatre|"
    r"no\s+hay|dos|tres|cuatro|"
    r"não\s+há|sem|dois|duas|três|niente|nessun|due|tre|quattro|geen|twee|drie|vier|nie\s+będzie|dwóch|"
    r"trzech|nabór|\d{1,2})\s+$",
    re.IGNORECASE,
)
"""How many are sought, or that none is."""
_GREETED = re.compile(
    r"\b(?:dear|sehr\s+geehrte[rs]?|liebe[rs]?|chère?|cher|estimad[ao]|querid[ao]|admirad[ao]|apreciad[ao]|"
    r"car[oa]|prezad[ao]|"
    r"gentile|egregi[oa]|gentilissim[oa]|geachte|beste|mevrouw|meneer|heer|herrn|hr\.?|szanown[aey]|"
    r"drog[ai]|pani?|herr|frau|senhora?|señora?|"
    r"sr\.?|sra\.?|signora?)\s+$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^ (?!I{1,3}\b)[A-ZÀ-Þ][a-zß-ž]{2,}\b")
_LOWER_BEFORE = re.compile(r"[\w,] $")
_DUTCH_THE = re.compile(r"\b(?:de|het)\s+$", re.IGNORECASE)
_CALLED = re.compile(r"^\s*[,!]")
_OPENS = re.compile(r"(?:^|\n)\s*$")
_OTHER_MEANINGS = frozenset(
    "assessor assessors coach pilot vet vets sales quality cleaner porter host party partie music residence "
    "recruiter recruiters "
    "buyer buyers registrar barrister courier clerk secretary cadre garde gardes femme guide chef cheffe "
    "directeur directrice "
    "directeurs maître guarda guía maestro maestra técnico técnica informático direttore direttrice guida guarda "
    "commessa fresatrice tecnico tecnica maestre coordinatrice diretor diretora chefe segurança caixa "
    "secretária carteira "
    "professor viola mestre grafik zmywak sprzedawcą dyrektor kierownik kierowniczka schipper bakker "
    "meester rentmeester "
    "penningmeester burgemeester koken leiter betriebsleiter auszubildende auszubildenden geselle bäcker arbeitgeber "
    "steuerberater hausmeister auxiliaire brasseur psycholoog bénévole elektronik kurier doctor doctors "
    "trustee trustees supervisor médico médica "
    "médicos electrónico electrónica electrónicos interno interna internos físico física académico "
    "académica gráfico gráfica "
    "correspondant mensajero näher loods waard leverancier escritor escrita pasante delegado delegada cantor mannequin "
    "mitarbeiter mitarbeiterin mitarbeitern medewerker medewerkers pracownik pracowników collaboratore "
    "collaboratori notaire "
    "notaires notaris voorzitter médecin médecins prof profesor profesora profesores referente responsable "
    "responsabile "
    "responsabili responsável responsables interne pigiste saisonnier saisonniers tandarts pastor priest "
    "lawyer lawyers builder".split()
)
"""Titles that in a mail mostly say something else, or somebody else: a verb, a party, the head of the house."""
_OWN = re.compile(
    r"\b(?:our|my|his|her|their|mr|mrs|ms|unser\w*|mein\w*|notre|mon|ma|nuestr[ao]|mi|noss[ao]|meu|minha|nostr[ao]|"
    r"mi[ao]|onze|mijn|nasz\w*|m[oó]j\w*|frau|herrn?)\s+(?!new|neue)(?:\w+\s+)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+,\s+$")
_LEADS_ON = frozenset(
    "senior junior trainee apprentice assistant head deputy lead night weekend saturday sunday kitchen part-time "
    "full-time freelance graduate chief principal evening relief seasonal temporary bank kennel tig mig pastry dental "
    "delivery warehouse store shop office yard bar site field primary maths science music school data sales lab "
    "research staff practice care veterinary vet hotel catering production maintenance quality service test".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A title found: as one says it, where it stands, and how surely it is the role in question."""

    title: str
    start: int
    weight: float


@cache
def _phrases(language: str) -> tuple[dict[str, list[tuple[str, ...]]], frozenset[str]]:
    """Of a language: each form a title may begin with to the titles, longest first; and the titles of one word."""
    text = files("afterno.reading").joinpath("rules/occupations.txt").read_text(encoding="utf-8")
    section = text.partition(f"[{language}]\n")[2].partition("\n[")[0]
    firsts: dict[str, list[tuple[str, ...]]] = {}
    single = set()
    for phrase in section.replace("\n", " ").split(";"):
        words = tuple(phrase.split())
        if not words:
            continue
        if len(words) == 1:
            single.add(words[0])
        for form in _forms(words[0], language):
            firsts.setdefault(form, []).append(words)
    for found in firsts.values():
        found.sort(key=lambda words: (-len(words), words))
    return firsts, frozenset(single)


@lru_cache(maxsize=8192)
def _forms(word: str, language: str) -> frozenset[str]:
    forms = {word, *(word + end for end in _ENDS[language])}
    for end, turns in _TURNS.get(language, ()):
        if word.endswith(end):
            forms |= {word[: -len(end)] + turn for turn in turns}
    return frozenset(forms)


def find(text: str, language: str | None = None) -> Iterator[Said]:
    """The titles of a text, each with a weight above nothing where the words around speak of a post."""
    language = language or guess(text)
    if language not in _ENDS:
        return
    plain_text = _FEMININE.sub(lambda match: " " * len(match.group()), text)
    tokens = list(_WORD.finditer(plain_text))[:_TOKENS_MOST]
    low = [token.group().lower() for token in tokens]
    skip = 0
    for place, token in enumerate(tokens):
        if place < skip:
            continue
        taken, title = _match(low, place, language)
        if not taken:
            continue
        skip = place + taken
        end = tokens[place + taken - 1].end()
        here = " ".join(low[place : place + taken])
        as_written = here == title or _one_person(here, language)
        shown = text[token.start() : end] if as_written else title
        start, shown = _widened(text, tokens, place, shown + _tail(text[end:], language))
        yield Said(shown, start, _surely(text, start, end, shown))


@lru_cache(maxsize=1024)
def names_one(text: str, language: str | None = None) -> bool:
    """Say whether a title of work stands in these few words."""
    return any(True for _ in find(text, language or guess(text))) or any(True for _ in find(text, "en"))


def nominative(title: str, language: str) -> str:
    """A title as one says it alone, where grammar bent it: `stanowisko terapeuty` is for a `terapeuta`."""
    tokens = list(_WORD.finditer(title))
    taken, base = _match([token.group().lower() for token in tokens], 0, language) if tokens else (0, "")
    if not taken or f"{title.lower()} ".startswith(f"{base} "):
        return title
    start, end = tokens[0].start(), tokens[taken - 1].end()
    said = base.capitalize() if title[start].isupper() else base
    return title[:start] + said + title[end:]


def opening(text: str, language: str) -> str | None:
    """The title these words begin with, the words that belong to it before and behind; None where they do not."""
    tokens = list(_WORD.finditer(text))[:_OPENING_MOST]
    low = [token.group().lower() for token in tokens]
    for place, token in enumerate(tokens):
        taken, _ = _match(low, place, language)
        if taken:
            end = tokens[place + taken - 1].end()
            return text[tokens[0].start() : end] + _tail(text[end:], language)
        if not (token.group()[0].isupper() or low[place] in _LEADS_ON):
            break
    return None


def _tail(after: str, language: str) -> str:
    """` de laboratorio`, ` d'atelier`, ` ds. kadr`: what a title goes on with."""
    found = _TAILS[language].match(after) if language in _TAILS else None
    return found.group() if found else ""


_OPENING_MOST: Final = 8
_OPEN_SMALL = (
    r"(?!(?:est[ae]s?|nuestr\w*|noss\w*|nostr\w*|notre|nos|votre|su|sua|la|el|los|las|le|les|un[ae]?|uma?|o|"
    r"a|os|as|il|lo|i|gli|"
    r"acuerdo|hecho|nuevo|novo|qui|que|che|forma|manera|parte|momento)\b)"
)
_TAILS: Final = {
    "fr": re.compile(
        r"(?: [a-zà-ÿ]+(?:er|el|al|if|ique|aire)s?)?(?: de | d['’]| en | des "
        "){_OPEN_SMALL}[a-zà-ÿ-]{{3,}}(?= |$|[.,;(\n])"
    ),
    "es": re.compile(rf"(?: de | en ){_OPEN_SMALL}[a-zà-ÿñ-]{{3,}}(?= |$|[.,;(\n])", re.IGNORECASE),
    "pt": re.compile(rf"(?: de | em ){_OPEN_SMALL}[a-zà-ÿ-]{{3,}}(?= |$|[.,;(\n])", re.IGNORECASE),
    "it": re.compile(rf"(?: di | alla | all['’]| al ){_OPEN_SMALL}[a-zà-ÿ-]{{3,}}(?= |$|[.,;(\n])"),
    "pl": re.compile(r" ds\. [a-zà-ž]{3,}(?: i [a-zà-ž]{3,})?"),
}


def _one_person(word: str, language: str) -> bool:
    """`Lokführerin`, `déléguée`, `revisora`: a woman's title, not several people and no case that grammar asks for."""
    if language == "de":
        return word.endswith("in")
    return language in {"fr", "es", "pt", "it"} and word.endswith(("a", "e"))


def _match(low: list[str], place: int, language: str) -> tuple[int, str]:
    """How many words from here on are a title, and which."""
    firsts, single = _phrases(language)
    for words in firsts.get(low[place], ()):
        here = low[place : place + len(words)]
        if len(here) == len(words) and all(
            word == said or said in _forms(word, language)
            for word, said in zip(words[1:], here[1:], strict=True)
        ):
            return len(words), " ".join(words)
    if language in {"de", "nl"} and _ends_in_title(low[place], single):
        return 1, low[place]
    return 0, ""


@lru_cache(maxsize=4096)
def _ends_in_title(word: str, single: frozenset[str]) -> bool:
    """`Restaurantfachmann`, `buschauffeur`: a compound whose last part is a title."""
    return any(word[cut:] in single for cut in range(3, len(word) - _TAIL_LEAST + 1))


def _widened(text: str, tokens: list[re.Match[str]], place: int, title: str) -> tuple[int, str]:
    """With the words before that belong to it: `Delivery Driver`, `night porter`."""
    start = tokens[place].start()
    capital = text[start].isupper()
    for before in reversed(tokens[max(0, place - 3) : place]):
        word = before.group()
        if text[before.end() : start].strip(" ") or "\n" in text[before.end() : start]:
            break
        opens = before.start() == 0 or text[: before.start()].rstrip(" ")[-1:] in ".!?\n:"
        if word.lower() in _LEADS_ON or (
            capital and word[0].isupper() and not opens and word.isalpha() and len(word) > 2
        ):
            title = f"{word} {title}"
            start = before.start()
        else:
            break
    return start, title


def _surely(text: str, start: int, end: int, title: str) -> float:
    """How surely this is the post in question, by the words around it."""
    before = re.sub(r"\s+", " ", text[max(0, start - 60) : start])
    after = text[end : end + 24]
    if _CUE_AFTER.match(after):
        return 2.0
    own = _OWN.search(before)
    if _APPOSED.search(before):
        return -1.0
    doubtful = title.lower() in _OTHER_MEANINGS
    if _CUE_BEFORE.search(before):
        return 0.6 if own or doubtful else 1.6
    if own or doubtful or _GREETED.search(before) or _NAMED.match(after):
        return -1.0
    if _MEANT.search(before):
        return 1.3
    if (
        (guess(text) == "nl" and _DUTCH_THE.search(before))
        or (
            title[0].isupper()
            and not title.isupper()
            and _LOWER_BEFORE.search(before)
            and guess(text) != "de"
        )
        or _KNOWN_ONE.search(before)
    ):
        return -1.0
    if _CALLED.match(after) and _OPENS.search(text[:start]):
        return -1.0
    if _COUNTED.search(before):
        return 0.9
    return 0.5 if len(text) <= _SHORT_TEXT or " " in title else 0.0
