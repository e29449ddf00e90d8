"""A role's words without what stands around them: numbers, gender notes, places, news."""

from __future__ import annotations

import re

from afterno.reading.langhint import guess
from afterno.reading.names import clean_name, is_given
from afterno.reading.places import is_place

_NOISE = re.compile(
    r"\s*(?:[(\[]\s*(?:m\s*[/|*]\s*w\s*[/|*]\s*[dx]|w\s*[/|*]\s*m\s*[/|*]\s*[dx]|d\s*[/|"
    r"*]\s*[mw]\s*[/|*]\s*[mw]|f\s*[/|*]\s*m\s*[/|*]\s*[dx]|m\s*[/|*]\s*f\s*[/|*]\s*[dx]|m\s*[/|"
    r"*]\s*[wfkvh]|[wfkh]\s*[/|*]\s*[mf]|h\s*/\s*f(?:\s*/\s*x)?|f\s*/\s*h(?:\s*/\s*x)?|k\s*/\s*m|"
    r"m\s*/\s*k|m\s*/\s*v(?:\s*/\s*x)?|v\s*/\s*m|all\s+genders?|gn|x|m/w/x|m/f)\s*[)\]]|"
    r"\b(?:m/w/d|w/m/d|m/f/d|f/m/d|h/f|f/h|m/w)(?=$|[\s,)]))",
    re.IGNORECASE,
)


_GENDER = re.compile(
    r"(?<=[^\W\d_]{3})(?:[/*:_·.]-?|-?\((?=[^\s()]{1,6}\)))(?:in(?:nen)?|nen?|a|o|e|es|re|rice|trice|euse|ière|ère|ra|ka|frau|x)\b\)?",
    re.IGNORECASE,
)


_GONE_ON = re.compile(
    r"\s+(?:has|have|was|were|is|are|will|would|or\s+any|mise?s?\s+au|au\s+\d|para\s+(?:la|el)|bez|dont|hasta|which|prot|"
    r"que|qui|che|was|wurde|wird|ist|został\w*|jest)\b.*$"
)


_REQUISITION = re.compile(
    r"\s*[-–—,|:(\[#]*\s*(?:\b(?:job\s*(?:id|req(?:uisition)?|number|no\.?|code|ref(?:erence)?)|"
    r"req(?:uisition)?(?:\s*(?:id|no\.?|number|#))?|ref(?:erence)?(?:\s*(?:id|no\.?|number|nr\.?))?|"
    r"id|kennziffer|stellen-?(?:nr|id|nummer)|referenz(?:nummer|-?nr)?|referencia|référence|réf|"
    r"riferimento|rif|vacature(?:nummer|nr)|nr\s*ref|numer\s*(?:ref\w*|oferty)|"
    r"posting)\b\.?\s*[:#.]?\s*)?"
    r"[#(\[]?\s*(?:(?-i:\b[A-Z]{1,6})[-_/ ]?\d{2,}[\w/-]{0,14}|\d{4,}(?:[-_/]\w{1,10})?|"
    r"\d{4}-\d{3,})\s*[)\]]?(?=$|[\s,.;:)–—-])",
    re.IGNORECASE,
)


_LABEL_REQUISITION = re.compile(
    r"\s*[-–—,|(\[]*\s*\b(?:job\s*(?:id|req\w*|number|no\.?|code|ref\w*)|req(?:uisition)?|"
    r"ref(?:erence)?|kennziffer|referenz\w*|stellen-?(?:nr|id|nummer)\w*|referencia|référence|réf|"
    r"rif\.?|vacaturenummer|nr\s*ref)\b\.?\s*[:#.-]?\s*#?[\w/-]*\d[\w/-]*[)\]]?",
    re.IGNORECASE,
)


_PLACE = re.compile(
    r"\s*(?:[(\[]\s*(?:[^()\[\]]{0,30}\b(?:remote|hybrid|on-?site|homeoffice|home\s+office|"
    r"télétravail|remoto|zdalnie|full[- ]time|part[- ]time|vollzeit|teilzeit|temps\s+(?:plein|"
    r"partiel)|cdi|cdd|permanent|fixed[- ]term|contract|befristet|unbefristet|"
    r"\d{2,3}\s?%(?:\s?-\s?\d{2,3}\s?%)?)\b[^()\[\]]{0,30}|"
    r"\d{2,3}\s?%(?:\s?[-–]\s?\d{2,3}\s?%)?)\s*[)\]])",
    re.IGNORECASE,
)


_STARTS = re.compile(
    r"^(?:be(?:come)?\s+)?(?:(?:the|a|an|our|your|this|open|vacant|advertised|above|post|position|"
    r"role|job|of|der|die|das|den|dem|eine[rsnm]?|unsere[rsnm]?|ausgeschriebene[nr]?|offene|position|"
    r"stelle|als|des|de|du|d['’]|la|le|les|l['’]|un|une|notre|poste|el|los|las|una|nuestr[ao]|puesto|"
    r"vacante|posición|plaza|o|os|as|uma?|nossa|vaga|il|lo|di|uno|het|een|onze|functie|vacature|van|"
    r"stanowisko|stanowisku|oferta|oferty)\s+)+(?=\S)|^(?:d|l)['’]",
    re.IGNORECASE,
)


_BAD = re.compile(
    r"^(?:this|that|the|our|your|a|an|any|other|another|future|current|open|similar|suitable|new|"
    r"next|above|following|same|right|different|all|more|further|these|us|you|we|it|in|at|time|"
    r"(?:first|second)(?!\s+(?:mate|officer|engineer|chef|cook|assistant|secretary|violin))|final|particular|specific|"
    r"mentioned|advertised|diese[rsnm]?|andere|weitere|"
    r"ausgeschriebene[nr]?|oben|ce|cette|autre|nos|otr[ao]s?|est[ae]|otros|nuestr[ao]s?|outr[ao]s?|"
    r"est[ae]|altr[aeio]|quest[ao]|questa|deze|andere|tej|to|inne|nasze)\b.{0,25}$",
    re.IGNORECASE,
)


_BAD_WORDS = re.compile(
    r"\b(?:we|you|your|our|us|thank|unfortunately|decided|receiv\w+|process|application|candidates?|"
    r"selected|interview|future|company|career|team|opportunit\w+|wir|Ihnen|Sie|Ihre|Bewerbung|nous|"
    r"vous|votre|nos|candidature|usted|hemos|nuestr\w+|su|sua|nosso|você|candidatura|noi|nostra|tua|"
    r"lei|wij|je|jouw|uw|onze|państwa|nas|pana|pani|dziękujemy|joining|join|employment|working|"
    r"interest|moment|consideration|zakończ\w+|page|requirements?|needs|details?|above|see\s+if|"
    r"thanks|monday|tuesday|wednesday|thursday|friday|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|lunedì|martedì|"
    r"mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|challenge|invitation|"
    r"confirmation|update|status)\b",
    re.IGNORECASE,
)


def clean(raw: str) -> str | None:
    """The role without numbers, gender notes, working hours; None where the words are no role."""
    text = _GENDER.sub("", _NOISE.sub("", raw))
    text = _PLACE.sub("", text)
    text = _LABEL_REQUISITION.sub("", text)
    text = _REQUISITION.sub("", text)
    text = re.sub(r"\s+", " ", text).strip(" \t,;:.-–—|\"'“”„«»*#/")
    text = _without_place(_NEWS_TAIL.sub("", _GONE_ON.sub("", text)))
    if guess(raw) == "de" or (_GERMAN.search(text) and not _FRENCH.search(text)):
        text = _capitalised(text)
    text = _STARTS.sub("", _STARTS.sub("", text)).strip(" \t,;:.-–—|\"'“”„«»*")
    text = re.sub(
        r"\s+(?:position|role|post|vacancy|opening|job|opportunity)$", "", text, flags=re.IGNORECASE
    )
    if not 2 <= len(text) <= 80 or len(text.split()) > 10 or _BAD.match(text) or _BAD_WORDS.search(text):
        return None
    head, comma, tail = text.partition(", ")
    if (
        comma
        and (
            is_given(tail.split()[0] if tail.split() else "")
            or (", " in tail and clean_name(tail.partition(", ")[0]))
        )
    ) or (comma and _TIMED.search(tail)):
        text = head
    if text.count("(") > text.count(")"):
        text = text.rpartition("(")[0].rstrip(" ,-–")
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    return text


_TIMED = re.compile(r"o['’]clock\b|\d(?:am|pm|h|:\d\d|\s*uhr|\s*uur)\b", re.IGNORECASE)


_PLACE_TAIL = re.compile(
    r"^(?P<head>.{2,}?)\s*(?:[(\[](?P<inner>[^()\[\]]{2,40})[)\]]|(?:\s[-–|]\s|,\s+|\s+(?:in|à|en|em|"
    r"a|w|te)\s+)(?P<outer>[^,()|–-]{2,30}(?:,\s*[^,()]{2,20})?))$"
)


_GERMAN = re.compile(
    r"\b(?:für|im|der|des|und|zur|zum|mit|jemand\w*|oder)\b|[äöüß]|(?:er|in|kraft|mann|frau|"
    r"ung)\b.*\b(?:für|im|bei)\b"
)


_FRENCH = re.compile(r"\bd['’]|\b(?:du|de|la|le|et|aux?)\b")


_GERMAN_JOIN = frozenset(
    "für im in der die das des den dem und oder mit am an von vom zur zum auf bei im & / - – als".split()
)


def _capitalised(text: str) -> str:
    """A German title is nouns and what joins them; the first other small word is the sentence going on."""
    words = text.split()
    kept: list[str] = []
    for word in words:
        if word[:1].islower() and word.lower().strip(",") not in _GERMAN_JOIN and kept:
            break
        kept.append(word)
    while kept and kept[-1].lower().strip(",") in _GERMAN_JOIN:
        kept.pop()
    return " ".join(kept).rstrip(" ,") or text


_NEWS_TAIL = re.compile(
    r"\s+[-–—|:]\s+(?:rückmeldung|absage|zusage|einladung|eingang\w*|bestätigung|feedback|outcome|"
    r"update|status|result\w*|next\s+steps?|decision|interview\w*|your\s+application|application\w*|"
    r"invitation|thank\w*|"
    r"résultat|réponse|suite|convocation|entretien|candidature|resultado|respuesta|entrevista|"
    r"candidatura|esito|riscontro|colloquio|uitslag|uitnodiging|sollicitatie|gesprek|wynik|odpowiedź|"
    r"rozmowa|zaproszenie)\b.*$",
    re.IGNORECASE,
)


def _without_place(text: str) -> str:
    """`Planner (Leeds)` and `Planner - Berlin` without the place."""
    match = _PLACE_TAIL.match(text)
    if match and is_place(match.group("inner") or match.group("outer")):
        return match.group("head")
    return text
