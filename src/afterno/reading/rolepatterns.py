"""The phrases before a role, in eight languages, and where the role ends."""

from __future__ import annotations

import re

from afterno.reading.phrases import Opened, Phrase

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


_ENDS = f"(?:{_END}|{_ANYBODY})"
_FLAGS = re.IGNORECASE | re.MULTILINE
_WHERE_IT_ENDS = Phrase(_ENDS, _FLAGS)


def _phrase(pattern: str) -> Phrase:
    """Most roles run on to one of the same ends: those are compiled once, not once for every phrase."""
    if pattern.endswith(_END):
        return Opened(pattern.removesuffix(_END), _WHERE_IT_ENDS)
    return Phrase(pattern.replace(_END, _ENDS), _FLAGS)


COMPILED = tuple(map(_phrase, _PATTERNS))
