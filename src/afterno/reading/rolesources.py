"""The role a message is about, as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import occupations, orgwords, rolespoken, rolesubjects, signatures
from afterno.reading.langhint import guess
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.orgnames import key
from afterno.reading.phrases import Phrase
from afterno.reading.places import is_place
from afterno.reading.titles import is_hr, is_title, leads

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_END = (
    r"(?=\s+(?:position|role|post|opening|opportunity|vacancy|job|opportunities|openings|requisition|"
    r"posting)\b|"
    r"\s+(?:at|with|in\s+(?:our|the|my)|within|here|has|have|had|is|was|were|which|that|and\s+(?:for|"
    r"we|(?-i:I)|the|your|would|are|have|has|thank|will|to|that|look|our|appreciate|hope|want|wish|"
    r"in\s)|but|as\s+(?:advertised|well)|you\b|we\b|(?-i:I)\s+(?:am|have|was|will|would|want|hope|"
    r"know|do|really)\b|on\s+(?:our|the|\d|linkedin|indeed|monday|tuesday|wednesday|thursday|friday)|"
    r"through|via|following|because|so\b|to\s+(?:join|work|discuss|see|us\b|find|arrange|invite|let|"
    r"say|be\b)|from\b|for\s+(?:which|our|the|us\b)|based\s+(?:in|on)|located|starting|where|who|"
    r"further|forward|any\s+further|again|attached|enclosed|this\s+time|at\s+this|today|yesterday|until|after|before|"
    r"once|unless|since|when|while|though|if)\b|"
    r"\s+(?:bei|in\s+(?:unserem|unserer|der|Ihrem)|im\s+(?:Bereich|Team|Hause)|am\s+Standort|"
    r"an\s+(?:unserem|der)|und\s+(?:Ihr|Ihre|das|die|Interesse|für|damit|möchten|bedanken|den)|"
    r"mit\s+(?:Dienstort|Sitz)|sowie|haben?\s|hat\b|wurde|ist|zu\b|auf\s+(?:unserer|der)|vom\b|jetzt|"
    r"nun|bereits|mittlerweile|inzwischen|mit\s+(?:jemand|einer|einem)|eingegangen|entschieden|"
    r"leider|erhalten|beworben|anbieten|besetz\w+|interessier\w+|gelesen)\b|"
    r"\s+(?:chez|aux?\s+(?-i:[A-ZÀ-Þ])|à\s+(?:la\b|l['’]|(?-i:[A-ZÀ-Þ]))|au\s+sein|dans\s+(?:notre|"
    r"le|la|nos)|a\s+(?:bien|retenu|été|fait)|que\b|qui\b|et\s+(?:nous|de|du|l|pour|vous)|nous\b|"
    r"n['’]|est\b|sur\s+(?:notre|le)|basé\w*|pour\s+(?:lequel|laquelle)|publié\w*|proposé\w*|"
    r"situé\w*|auprès)|"
    r"\s+(?:(?:nos|se|le|es|su|ya)\s|en\s+(?:[A-ZÁÉÍÓÚÑ]|nuestr|la\s+empresa|el\s+equipo|el\s+dep)|ha\s|hemos|"
    r"que\s|y\s+(?:por|el|la|le|nos|te|hemos|agradec)|no\s|por\s+(?:el|la)|publicad\w+|"
    r"con\s+(?:nosotros|sede))|"
    r"\s+(?:é\s|na\s|no\s|em\s|da\s+(?:empresa|[A-Z])|foi\b|e\s+(?:por|pel|o|a|agradec|gost)|não\s|"
    r"publicad\w+|com\s+a\s+)|"
    r"\s+(?:ho\s|con\s+(?:l['’]|il|la|lo|i)\b|abbiamo|ha\s|presso\b|nella\b|nel\b|nell['’]|"
    r"in\s+[A-Z]|è\s|e\s+(?:per|la|le|il|ti|desideri|siamo)|non\s|pubblicat\w+|ma\s|abbiamo|"
    r"da\s+(?:noi|lei))|"
    r"\s+(?:bij\b|binnen\b|is\s|en\s+(?:je|uw|de|het|voor|we|wij)|op\s+(?:onze|de)|hebben|heeft|"
    r"helaas|te\s|ontvangen|wij\s|we\s|goed\b|gelezen|niet\b)|"
    r"\s+(?:w\s|we\s|oraz|i\s+(?:za|poświęc|czas|dzięk|zainter)|nie\s|została|zakończ|informuj|która|"
    r"które|na\s+(?:naszej|portalu)|z\s+(?:dnia|siedzibą)|zdecyd|wybra)|"
    r"(?<!\bds)(?<!\b[SJD]r)(?<!\bspec)[.](?:\s|$)|[;!?\n\"“”«»|](?:\s|$)|[\"”»“](?=\W|$)|\s*$|"
    r"\s+[-–—]\s+(?:unfortunately|we\b|your|thank)|(?<!\bds)\.$|:\s|,\s+(?:we|but|and|unfortunately|"
    r"for|at|which|you|(?-i:I)\b|the|however|as|bei|und|die|das|leider|für|chez|nous|et|mais|au|en|y|"
    r"hemos|para|e\b|na|no|presso|per|bij|en|we|wij|w\b|i\b|oraz|ale|lamentablemente|infelizmente|"
    r"purtroppo|helaas|niestety|malheureusement|wir|haben|möchten|müssen|que|ma\b|ti\b|la\b|le\b|"
    r"il\b))"
)
_ANYBODY = (
    r"(?=\s+(?:absagen|jemand\w*|iemand|anders|anderweitig|quelqu'un|alguien|otra\s+persona|outr[ao]|"
    r"otr[ao]|qualcun|un'altra|kogoś|inną|inne\w*|innego|wybra\w+|zdecydow\w+|"
    r"escolh\w+|opt[áa]mos|decidi\w+|selecion\w+|contrat\w+|elegi\w+|escogi\w+|gekozen|aangenomen|krijgt|heeft|hebt|bent|wordt|kan|zatrudni\w+|przyję\w+|przyjm\w+|otrzyma\w+|"
    r"besloten|j'ai|abbiamo|ho)\b)"
)
_R = r"[\"“„«']?\s*(?P<role>[^\n\"“”«»]{2,90}?)"
_PATTERNS: tuple[str, ...] = (
    # labelled
    (
        r"^[ \t>*•-]*(?:position(?:\s+title)?|job(?:\s+title)?|role|post|vacancy|stelle(?:nbezeichnung|"
        r"ntitel)?|poste|puesto|vacante|vaga|cargo|posizione|ruolo|functie|vacature|stanowisko|"
        r"intitulé\s+du\s+poste)\s*[:=]\s*[\"“„«']?(?P<role>[^\n\"“”«»]{2,90}?)[\"”»']?[ \t]*$"
    ),
    # en
    rf"\b(?:position|post|role|job|vacancy|opening)\s+of\s+(?:an?\s+|the\s+)?{_R}{_END}",
    (
        r"\b(?:appl(?:y|ying|ied|ication)\w*|candidacy|interest(?:ed)?|interview(?:ed|ing)?|"
        r"consider(?:ed|ing)?|selected|candidates?|meet|chat|talk|opportunity|next\s+steps?|proceed|"
        r"forward|regarding|about|regret|update|hiring|filled|fill|offer\s+you|invite\s+you|competition|"
        r"process|search)\b[^.\n]{0,40}?\b(?:for|to|in|about|on|fill(?:ed)?|you)\s+(?:the|our|a|an|"
        r"this|your)\s+(?:(?:position|post|role)\s+(?:of|"
        r"as)\s+(?:an?\s+)?)?[\"“„']?(?P<role>[A-Za-z0-9À-ž][^.\n\"“”]{1,80}?)[\"”']?\s+(?:position|"
        r"role|post|opening|opportunity|vacancy|job|internship|requisition|apprenticeship|traineeship)\b"
    ),
    (
        r"\b(?:with|of|regarding|for|to)\s+your\s+(?P<role>(?-i:[A-Z])[^.\n\"“”,;]{1,70}?)"
        r"\s+(?:application|candidacy)\b"
    ),
    (
        r"\b(?:the|our)\s+[\"“']?(?P<role>(?-i:[A-Z])[^.\n\"“”,;]{1,70}?)[\"”']?\s+(?:position|role|"
        r"post|opening|vacancy|opportunity|job|requisition)\b"
    ),
    rf"\b(?:your\s+)?application\s+(?:for|to)\s+(?:the\s+|our\s+|a\s+|an\s+)?{_R}{_END}",
    (
        r"\bappl(?:y|ying|ied)\s+(?:for|to)\s+(?:the\s+|our\s+|be\s+(?:an?\s+|our\s+)?|"
        r"become\s+(?:an?\s+|our\s+)?|join\s+us\s+as\s+(?:an?\s+|our\s+)?|work\s+as\s+(?:an?\s+)?|"
        rf"an?\s+)?{_R}{_END}"
    ),
    rf"\binterest\s+in\s+(?:the|our|becoming\s+(?:an?|our))\s+{_R}{_END}",
    (
        r"\b(?:interview|role|candidate|work(?:ing)?|join\s+us|us|you|team|application|hired|appointed|"
        rf"apply)\s+as\s+(?:an?\s+|our\s+|the\s+)?{_R}{_END}"
    ),
    rf"\binterview(?:s|ed)?\s+(?:with\s+[^.\n]{{2,40}}?\s+)?for\s+(?:the\s+|our\s+|an?\s+)?{_R}{_END}",
    (
        r"\b(?:someone|somebody|another\s+\w+|other\s+\w+)\s+(?:else\s+)?for\s+(?:the\s+|"
        rf"our\s+)?(?P<role>(?-i:[A-Z])[^\n\"“”]{{1,60}}?){_END}"
    ),
    (
        r"\b(?:begin|start(?:ing)?|join(?:ing)?|taken\s+on|hired?|work(?:ing)?|appl(?:y|ied|ying)|considered|want(?:ed)?|"
        rf"need(?:ed)?|interview(?:ed)?|chosen|suit(?:ed)?)\b[^.,\n]{{0,40}}?\sas\s+(?:an?\s+|our\s+|the\s+)?{_R}{_END}"
    ),
    # de
    (
        r"\b(?:Bewerbung|beworben|Bewerbungsunterlagen|Interesse|Vorstellungsgespräch|Gespräch|Einstieg|"
        r"Tätigkeit|Anstellung|Position|Stelle|Stellenangebot|Stellenausschreibung|Ausschreibung|"
        r"Praktikum|Vakanz|Funktion|Aufgabe)\s+(?:[^.\n,]{0,40}?\s)?(?:als|zum|zur)\s+(?:Position\s+|"
        rf"Stelle\s+)?(?:als\s+)?{_R}{_END}"
    ),
    (
        r"\b(?:Position|Stelle|Vakanz|Funktion|Stellenanzeige|Stellenausschreibung|Ausschreibung|"
        r"Ausbildungsplatz|Praktikumsstelle)\s+(?:als\s+|des\s+|der\s+|eine[rs]\s+|zum\s+|"
        r"zur\s+)?[\"„“»'](?P<role>[^\n\"“”«»]{2,90}?)[\"“”«']"
    ),
    (
        r"\b(?:Position|Stelle|Vakanz|Funktion)\s+(?:als\s+|des\s+|der\s+|"
        rf"eine[rs]\s+)(?P<role>[A-ZÄÖÜ][^\n\"“”«»]{{1,80}}?){_END}"
    ),
    (
        r"\b(?:für|um|auf)\s+(?:die|unsere|den|eine)\s+(?:\w+\s+)?(?:Position|Stelle|"
        rf"Vakanz)\s+(?P<role>[A-ZÄÖÜ][^\n\"“”«»]{{1,80}}?){_END}"
    ),
    (
        r"\bBewerbung\s+(?:für|um|auf|als)\s+(?:die\s+|den\s+|eine\s+|einen\s+)?(?:Stelle\s+|"
        rf"Position\s+)?(?:als\s+)?(?P<role>[\"„]?[A-ZÄÖÜ][^\n\"“”«»]{{1,80}}?){_END}"
    ),
    (
        r"\b(?:an|um|auf|für)\s+(?:der|die|unserer?|den|Ihrer)\s+(?:(?-i:[a-zäöü]+)\s+)?(?:Position|"
        rf"Stelle|Vakanz)\s+[\"„“»]?(?P<role>(?-i:[A-ZÄÖÜ])[^\n\"“”«»]{{1,80}}?){_END}"
    ),
    rf"\b(?:Position|Stelle|Vakanz|Ausschreibung)\s+(?P<role>(?-i:[A-ZÄÖÜ])[^\n\"“”«»]{{2,60}}?){_END}",
    (
        r"\b(?:Angebot|Vertrag|Zusage|gerne?|verbindlich|künftig|ab|zum|ihnen|dich|sie|dir)\b[^.\n]{0,40}?\bals\s+(?:unsere?n?\s+|"
        rf"neue[rn]?\s+)?(?P<role>(?-i:[A-ZÄÖÜ])[^\n\"“”«»]{{2,60}}?){_END}"
    ),
    # fr
    rf"\b(?:en\s+qualité\s+d[e'’]|nommée?s?|cdi\s+d[e'’]|cdd\s+d[e'’])\s*{_R}{_END}",
    (
        r"\b(?:poste|emploi|fonction|stage|offre|mission|candidature|alternance|"
        r"profil)\s+(?:d['’]emploi\s+|de\s+stage\s+)?(?:de\s+|d['’]|du\s+|"
        r"pour\s+(?:le\s+poste\s+(?:de\s+|d['’])|un\s+poste\s+(?:de\s+|d['’])|la\s+fonction\s+de\s+|"
        r"l['’]offre\s+(?:de\s+|d['’])?)?|en\s+tant\s+que\s+|comme\s+|au\s+poste\s+(?:de\s+|d['’])|"
        rf"à\s+l['’]offre\s+(?:de\s+|d['’])?|:\s*)[\"«“]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
    (
        r"\b(?:en\s+tant\s+que|recrutement\s+d['’]une?|recherche\s+d['’]une?|"
        rf"au\s+poste\s+d[e'’]\s?)\s*{_R}{_END}"
    ),
    (
        r"\b(?:titularis\w+|embauch\w+|engag\w+|recrut\w+|reten\w+|choisi\w*|nomm\w+|travaill\w+|pris\w?|prendr\w+)"
        rf"\b[^.\n]{{0,60}}?\scomme\s+{_R}{_END}"
    ),
    # es
    (
        r"\b(?:proceso|proceso\s+de\s+(?:selecci[oó]n|contrataci[oó]n)|oferta|concurso|contrataci[oó]n)\s+(?:de\s+un(?:[/(]?a\)?)?\s+)?"
        rf"(?!Intern[oa]|P[uú]blic[oa]|Abiert[oa])(?P<role>(?-i:[A-ZÁÉÍÓÚÑ])[^\n\"“”«»]{{2,60}}?){_END}"
    ),
    (
        r"\b(?:cv|curr[ií]culum|reto|prueba|test|inscripci[oó]n|postulaci[oó]n|registro)\s+(?:para|a)\s+"
        rf"(?P<role>(?-i:[A-ZÁÉÍÓÚÑ])[^\n\"“”«»]{{2,60}}?){_END}"
    ),
    (
        r"\b(?:contrat\w+|incorpor\w+|seleccion\w+|trabaj\w+|empez\w+|eleg\w+|fich\w+)\b[^.\n]{0,40}?\scomo\s+"
        rf"(?:nuestr[ao]\s+)?{_R}{_END}"
    ),
    (
        r"\b(?:puesto|vacante|plaza|posici[oó]n|oferta(?:\s+de\s+empleo)?|perfil|cargo|candidatura|"
        r"proceso(?:\s+de\s+selecci[oó]n)?|solicitud|entrevista)\s+(?:de\s+|para\s+(?:(?:el|la|"
        r"un)\s+)?(?:puesto|vacante|plaza|posici[oó]n|cargo)?\s*(?:de\s+)?|al\s+puesto\s+de\s+|"
        r"a\s+la\s+(?:vacante|oferta|plaza|posici[oó]n)\s+(?:de\s+)?|"
        rf"como\s+)[\"“«]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
    rf"\b(?:cargo|puesto|posici[oó]n|vacante|plaza)\s+(?P<role>(?-i:[A-ZÁÉÍÓÚÑ])[^\n\"“”«»]{{2,60}}?){_END}",
    # pt
    (
        r"\b(?:vaga|cargo|posição|função|posto|lugar|candidatura|oportunidade|processo(?:\s+seletivo|"
        r"\s+de\s+recrutamento)?|entrevista|oferta)\s+(?:de\s+(?!recrutamento|emprego)|para\s+(?:(?:a|o|"
        r"uma?)\s+)?(?:vaga|cargo|posição|função|lugar|posto)?\s*(?:de\s+)?|à\s+(?:vaga|posição|função|"
        r"oferta)\s+(?:de\s+)?|ao\s+(?:cargo|lugar|posto)\s+(?:de\s+)?|"
        rf"como\s+)[\"“«]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
    (
        r"\b(?:processo|concurso|vaga|oferta)\s+(?!Intern[oa]|P[úu]blic[oa]|Seletivo)(?P<role>(?-i:[A-ZÁÂÃÉÊÍÓÔÕÚÇ])[^\n\"“”«»]{2,60}?)"
        rf"{_END}"
    ),
    (
        r"\b(?:contrat\w+|integr\w+|trabalh\w+|começ\w+|escolh\w+|entra\w*|fica\w*)\b[^.\n]{0,40}?\scomo\s+"
        rf"(?:noss[ao]\s+)?{_R}{_END}"
    ),
    (
        r"\b(?:precis\w+|procur\w+)\s+(?:de\s+)?(?:uma?\s+)?"
        rf"{_R}(?:\s+(?:pr[oa]s?|para)\b|{_END})"
    ),
    # it
    (
        r"\b(?:assum\w+|lavor\w+|scelt\w+|pres[oa]|iniziare|entrare|prend\w+)\b[^.\n]{0,40}?\scome\s+"
        rf"(?:nostr[ao]\s+)?{_R}{_END}"
    ),
    (rf"\b(?:il|la)\s+nostr[ao]\s+nuov[ao]\s+{_R}(?:\s+(?:della|del|di)\b|{_END})"),
    (
        r"\b(?:posizione|ruolo|posto|figura|offerta|annuncio|candidatura|colloquio|"
        r"selezione)\s+(?:di\s+|da\s+|per\s+(?:(?:la|il|lo|un|una)\s+)?(?:posizione|ruolo|posto|figura|"
        r"profilo)?\s*(?:di\s+|da\s+)?|come\s+|alla\s+posizione\s+(?:di\s+)?|al\s+ruolo\s+di\s+|"
        rf":\s*)[\"“«]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
    # nl
    (
        r"\b(?:begin\w*|start\w*|werk\w*|aangenomen|gekozen|afgewezen|aan\s+de\s+slag|toegelaten|benoem\w*)\b[^.\n]{0,40}?\sals\s+"
        rf"(?:onze\s+)?{_R}{_END}"
    ),
    (
        r"\b(?:functie|vacature|rol|positie|sollicitatie|baan|stage|gesprek|gesolliciteerd)\s+(?:van\s+|"
        r"voor\s+(?:(?:de|een|onze)\s+)?(?:functie|vacature|rol|positie|baan)?\s*(?:van\s+|als\s+)?|"
        r"als\s+|naar\s+(?:de\s+)?(?:functie|vacature|rol|positie|baan)?\s*(?:van\s+|als\s+)?|"
        r"op\s+(?:de\s+)?(?:functie|vacature)\s+(?:van\s+)?|"
        rf":\s*)[\"“„'«]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
    rf"\b(?:functie|vacature)\s+[\"“„'«]?(?P<role>[A-Z][^\n\"“”«»]{{1,80}}?){_END}",
    # pl
    (
        r"\b(?:zatrudni\w+|prac\w+|przyj\w+|zaczyna\w*|wybra\w+)\b[^.\n]{0,40}?\sjako\s+"
        rf"{_R}{_END}"
    ),
    (
        r"\b(?:stanowisk[oaemu]+|ofert[aęy]\s+pracy|rekrutacj[iaeę]|rol[aęi]|"
        r"pozycj[aięe])\s+(?:na\s+stanowisko\s+|"
        rf"na\s+)?(?:pracy\s+)?[\"„“:]?\s*(?P<role>[^\n\"“”«»]{{2,90}}?){_END}"
    ),
)
_COMPILED = tuple(
    Phrase(pattern.replace(_END, f"(?:{_END}|{_ANYBODY})"), re.IGNORECASE | re.MULTILINE)
    for pattern in _PATTERNS
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
_SUBJECT_PREFIX = re.compile(
    r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|enc|odp|r|antw|doorst)\s*:\s*)+", re.IGNORECASE
)


def role(subject: str, text: str, company: str | None = None) -> str | None:
    """The role named in subject or text; the text is asked first, then the subject."""
    subject = _SUBJECT_PREFIX.sub("", subject)
    joined = _joined(text)
    candidates = [
        *_candidates(joined),
        *_candidates(text[:6000]),
        *_candidates(subject),
        *_left(subject, text),
        *_occupations(subject, text),
        *_spoken(subject, text),
    ]
    language = guess(text)
    fitting = [
        entry
        for entry in candidates
        if not company or key(entry[1]) != key(company) or is_work(entry[1], language)
    ]
    best = max(fitting, key=lambda entry: entry[0])[1] if fitting else None
    best = _whole(best, fitting) if best else None
    if (
        best
        and (tail := re.search(r",\s+([A-ZÀ-Þ][\w-]{3,20})$", best))
        and _is_said_place(tail.group(1), text)
    ):
        best = best[: tail.start()]
    return _without_company(best, company) if best and company else best


_LEADS_IN = re.compile(
    r"(?:\b(?:de|da|do|di|of|for|als|van|na|en|a|as|d['’]|des|du|per|para|voor|zu|zum)|[-–—:,|/])\s*$"
)


_NEWS = re.compile(
    r"\b(?:absage|zusage|einladung|rückmeldung|eingang\w*|uitnodiging|gesprek|afwijzing|outcome|offer|invitation|"
    r"update|result|interview|candidature|candidatura|proceso|processo|selecci[oó]n|sele[cç][aã]o|selezione|esito|"
    r"rekrutacj\w+|wynik|zaproszenie|réponse|entretien|entrevista|colloquio|bewerbung|sollicitatie|applica\w+)\b"
)
_ASIDE = re.compile(r"[(\d,:;|]|\b(?:do|w|we|na|at|in|bei|im|en|chez|presso|bij|für das)\s")


def _whole(best: str, candidates: list[tuple[float, str]]) -> str:
    """`grade teacher` found by its words is `5th Grade Teacher` where the mail says so."""
    said = best.lower()
    for weight, name in sorted(candidates, reverse=True):
        before, found, after = name.lower().partition(said)
        if (
            weight < _SURE
            or not found
            or name.lower() == said
            or _LEADS_IN.search(before)
            or _NEWS.search(before)
        ):
            continue
        if (not before or before.endswith((" ", "-"))) and (
            not after or (after[0] == " " and not _ASIDE.search(after))
        ):
            return name
    return best


def _occupations(subject: str, text: str) -> Iterator[tuple[float, str]]:
    """Titles of work in the subject and in what stands before the signature; who leads must be looked for by name."""
    language = guess(text)
    for spoken in dict.fromkeys((language, "en")):
        for said in occupations.find(subject, spoken):
            if cleaned := clean(said.title):
                yield 2.2 + max(said.weight, 0) / 10 + len(cleaned) / 200, cleaned
    block = signatures.block(text)
    body = text[: block.start] if block else text
    for said in occupations.find(body[:6000], language):
        if said.weight <= 0 or (said.weight < 1 and (leads(said.title) or is_hr(said.title))):
            continue
        if (cleaned := clean(said.title)) and not _is_person(cleaned):
            yield said.weight + (0.3 if cleaned[0].isupper() else 0.0) - said.start / 4000, cleaned


def _spoken(subject: str, text: str) -> Iterator[tuple[float, str]]:
    """Titles by how they are spoken of, in what stands before the signature."""
    language = guess(text)
    block = signatures.block(text)
    body = text[: block.start] if block else text
    for weight, title in rolespoken.find(_joined(body), subject, language):
        if (cleaned := clean(title)) and not _is_person(cleaned):
            yield weight + len(cleaned) / 200, cleaned


def _joined(text: str) -> str:
    """The text with its wrapped lines made one; lists stay lists."""
    return _WRAPPED.sub(" ", text[:6000])


_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n\s•*>-])| \n")


def _is_said_place(word: str, text: str) -> bool:
    """`Planner, Dartford`, where the text says `in Dartford` or `our Dartford depot`."""
    word = re.escape(word)
    return bool(
        re.search(
            rf"\b(?:in|near|from|visit|to)\s+{word}\b|\b(?:at|our|the)\s+(?:our\s+)?{word}\s+(?:office|site|"
            r"depot|branch|campus|store|plant|works|terminal|warehouse|factory|school|clinic|team)",
            text,
        )
    )


def named(subject: str, text: str) -> frozenset[str]:
    """Every title named as a role, for comparing: none of them is the employer's name."""
    found = [
        *_candidates(_joined(text)),
        *_left(_SUBJECT_PREFIX.sub("", subject), text),
    ]
    return frozenset(key(name) for _, name in found if is_title(name))


def _without_company(name: str, company: str) -> str:
    """`Northwind - Web Developer` is the role of a Web Developer."""
    head, dash, rest = name.partition(" - ")
    if dash and key(head) == key(company):
        return rest
    at = name.find(company)
    cut = (
        re.sub(
            r"[\s,(–-]+(?:at|with|am|an|bei|in|im|chez|à|en|na|no|presso|bij|w|the|der|dem|"
            r"de)?(?:\s+(?:the|der|dem|la|le))?[\s,(–-]*$",
            "",
            name[:at],
        )
        if at > 4
        else ""
    )
    return cut or name


_SURE = 1.2


@lru_cache(maxsize=16)
def _candidates(text: str) -> tuple[tuple[float, str], ...]:
    found: list[tuple[float, str]] = []
    language = guess(text)
    for place, pattern in enumerate(_COMPILED):
        for count, match in enumerate(pattern.finditer(text)):
            if count >= 6:
                break
            cleaned = _first_of(match.group("role"), language)
            if cleaned and language == "pl":
                cleaned = occupations.nominative(cleaned, language)
            if cleaned and _can_be(cleaned, language):
                found.append((_weight(cleaned, match.start(), place, language), cleaned))
    return tuple(found)


def _first_of(raw: str, language: str) -> str | None:
    """The role; where the words go on as a sentence, the title they begin with."""
    cleaned = clean(raw)
    if cleaned and not _RUNS_ON.search(cleaned):
        return cleaned
    begun = occupations.opening(_STARTS.sub("", raw.strip(" \t\"“„«'")), language)
    return clean(begun) if begun else cleaned


_RUNS_ON = re.compile(r"(?:\S+\s+){5}|,|\s(?:et|und|y|e|i|en|and|a|est|sera|o|au|à)\s")


def _can_be(name: str, language: str) -> bool:
    """A title of work; or words that could be one and are no sentence, no place, no person, no time."""
    if is_work(name, language):
        return True
    return (
        rolesubjects.does(name, language)
        and rolesubjects.may_be(name)
        and not is_place(name)
        and not _is_person(name)
    )


def is_work(name: str, language: str) -> bool:
    """Say whether these words hold a title of work, not only a word for hiring itself."""
    return (is_title(name) and not _HIRING.fullmatch(name)) or occupations.names_one(name, language)


_HIRING = re.compile(
    r"selecci[oó]n|sele[çc][ãa]o|selezione|recruit(?:ment|ing)|recrutement|recrutamento|reclutamiento|rekrutacj\w+|rh|hr|"
    r"human resources|recursos humanos|risorse umane|ressources humaines|talents?|kadr\w*|werving|personeel|personal|people",
    re.IGNORECASE,
)


def _weight(name: str, at: int, place: int, language: str) -> float:
    return (
        (2.0 if is_work(name, language) else 0.0)
        + (1.0 if name[:1].isupper() else 0.0)
        - at / 4000
        - place / 100
        - len(name) / 200
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


def _is_person(part: str) -> bool:
    name = clean_name(part)
    return name is not None and is_given(name.split()[0])


def _left(subject: str, text: str) -> list[tuple[float, str]]:
    """`Finance Analyst - your application`, `Rekrutacja – radca prawny`, `Kitchen job`."""
    found = []
    language = guess(text)
    for left in rolesubjects.left_of(subject):
        cleaned = clean(left.words)
        if not cleaned or _is_person(cleaned) or is_place(cleaned) or not rolesubjects.may_be(cleaned):
            continue
        if is_work(cleaned, language):
            found.append((_KNOWN if left.post or left.asked or left.news else _KNOWN - 0.3, cleaned))
        elif language in _BARE and (left.post or (left.asked and rolesubjects.does(cleaned, language))):
            found.append((_POSTED, cleaned))
        elif language == "en" and _is_headed(cleaned) and rolespoken.looks(cleaned):
            found.append((_HEADED + (_DOES if cleaned.lower() in text.lower() else 0.0), cleaned))
        elif language in _BARE and " " not in cleaned and rolesubjects.does(cleaned, language):
            found.append((_DOES, cleaned))
    return found


def _is_headed(words: str) -> bool:
    """Each word of two or more with a capital, as a title stands in a heading."""
    parts = words.split()
    if len(parts) < _TWO or (
        plain(parts[-1]) in orgwords.words() and not occupations.names_one(parts[-1], "en")
    ):
        return False
    return all(word[0].isupper() or word in _SMALL_WORDS for word in parts)


_TWO = 2
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "to", "&", "a"})
_BARE = frozenset({"en", "de", "nl"})
"""Where a name of work stands bare before or behind the word for the post, known or not: `Kitchen job`."""
_KNOWN = 2.4
_HEADED = 1.3
_POSTED = 1.4
_DOES = 1.1
