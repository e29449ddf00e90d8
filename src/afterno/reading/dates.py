"""Days a message promises or implies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading.newest import tidy
from afterno.reading.timeframe import frame_of, sentences
from afterno.reading.timewords import SPAN, Frame, Spot, after_span, spots

if TYPE_CHECKING:
    from datetime import date

    from afterno.reading.messages import Message

_NEWS = (
    r"(?:hear|heard|contact\w*|receiv\w+|repl(?:y|ied)|respon\w+|in\s+touch|invit\w+|news|word|"
    r"get\s+back|got\s+back|been\s+(?:notified|informed))"
)
_SILENCE = re.compile(
    r"\b(?:if|should|where|in\s+case|in\s+the\s+event|when)\b.{0,90}?(?:\bnot\b|n't\b|\bno\b|"
    rf"\bnever\b|\bnothing\b).{{0,60}}?{_NEWS}|\bunless\b.{{0,60}}?{_NEWS}|"
    rf"\b(?:applicants?|candidates?|those|anyone)\b.{{0,40}}?\b(?:not|n't)\b.{{0,30}}?{_NEWS}|"
    r"\b(?:no\s+(?:news|reply|response|contact)|hear(?:d)?\s+nothing|not\s+hear(?:ing|d)|"
    r"silence)\b.{0,60}?\b(?:means?|assume|consider|within|by|after)\b|"
    r"\bonly\b.{0,50}?\b(?:short-?listed|selected|successful|suitable|"
    r"qualified)\b.{0,80}?\b(?:contact|hear|notif|invit)|\b(?:short-?listed|selected|"
    r"successful)\s+(?:candidates?|applicants?)\s+only\b|"
    # de
    r"\b(?:wenn|falls|sollten?|sofern|soweit)\b.{0,120}?\b(?:nicht|nichts|"
    r"keine?[nrs]?)\b.{0,80}?(?:hör|rückmeldung|nachricht|antwort|meld|kontakt|einladung|bescheid|"
    r"feedback|rückruf)|\b(?:erhalten|hören|bekommen|haben)\s+sie\b.{0,80}?\b(?:nichts|"
    r"keine?[nrs]?)\b.{0,60}?(?:hör|rückmeldung|nachricht|antwort|einladung|von\s+uns)|"
    r"\bohne\s+(?:rückmeldung|antwort|nachricht)\b|"
    r"\bbewerber(?:innen)?\b.{0,40}?\b(?:keine|nicht)\b.{0,60}?(?:rückmeldung|nachricht|kontakt|"
    r"meld)|\b(?:nur|ausschließlich|lediglich)\b.{0,60}?(?:ausgewählt|geeignet|engere|"
    r"in\s+frage).{0,80}?(?:kontakt|meld|einlad|rückmeldung|informier)|"
    # fr
    r"\b(?:si|sans|à\s+défaut|en\s+l'absence|faute|dans\s+le\s+cas\s+où)\b.{0,110}?(?:nouvelles?|"
    r"réponse|retour|contact\w*|recontact\w*|convoqu|sollicit|manifest)|"
    r"\bseul(?:e)?s?\b.{0,60}?(?:retenu|sélectionn|présélectionn).{0,80}?(?:contact|convoqu|recev)|"
    r"\babsence\s+de\s+(?:réponse|retour|nouvelles)\b|"
    # es
    r"\b(?:si|en\s+caso\s+de|de\s+no|cuando|salvo\s+que)\b.{0,90}?\bno?\b.{0,60}?(?:noticias|"
    r"respuesta|contact|recib|llam|comunicaci)|\b(?:solo|sólo|únicamente|"
    r"solamente)\b.{0,80}?(?:seleccionad|preseleccionad|finalistas).{0,60}?(?:contact|avis|llam)|"
    r"\bsi\s+no\b|"
    r"\b(?:solo|sólo|únicamente)\b.{0,40}?\b(?:contactaremos|nos\s+pondremos)|"
    # pt
    r"\b(?:se|caso|na\s+ausência|na\s+falta|em\s+caso\s+de)\b.{0,90}?(?:\bnão\b|ausência|"
    r"falta).{0,80}?(?:respost|notícias|contac?t|retorno|receb|feedback)|"
    r"\bausência\s+de\s+(?:respost|contac?to|retorno)|\b(?:apenas|somente|só)\b.{0,80}?(?:selecionad|"
    r"pré-selecionad).{0,60}?(?:contac?t|receb)|"
    # it
    r"\b(?:se|qualora|nel\s+caso|in\s+assenza|in\s+mancanza|ove)\b.{0,90}?(?:\bnon\b|assenza|"
    r"mancanza).{0,80}?(?:notizi|rispost|riscontr|contatt|ricev|sentit|comunicazion)|"
    r"\b(?:in\s+(?:assenza|mancanza)\s+di)\b|\b(?:solo|soltanto|esclusivamente|"
    r"unicamente)\b.{0,80}?(?:selezionat|idone|linea|contatt).{0,60}?(?:contatt|candidat|selezionat)|"
    # nl
    r"\b(?:als|indien|mocht(?:en)?|wanneer)\b.{0,100}?\b(?:niets?|geen|niet)\b.{0,80}?(?:hoor|"
    r"gehoord|reactie|bericht|vernomen|contact|ontvangen|terugkoppeling|antwoord)|\b(?:hoort|hoor|"
    r"ontvangt)\s+(?:u|je)\b.{0,60}?\b(?:niets|geen)\b|"
    r"\balleen\b.{0,60}?geselecteerd.{0,60}?(?:contact|bericht|uitgenodigd)|\bgeen\s+(?:bericht|"
    r"reactie)\b.{0,60}?\b(?:betekent|binnen)\b|"
    # pl
    r"\b(?:jeśli|jeżeli|w\s+przypadku|w\s+razie|gdyby|gdy)\b.{0,100}?(?:\bnie\b|"
    r"brak\w*).{0,90}?(?:skontaktuj|odezw|otrzyma|odpowied|kontakt|wiadomo)|\bbrak\s+(?:odpowiedzi|"
    r"kontaktu|informacji|wiadomości)\b|\b(?:tylko|jedynie|wyłącznie)\b.{0,80}?(?:wybran|"
    r"kandydat).{0,80}?|\bskontaktujemy\s+się\s+(?:tylko|wyłącznie|jedynie)\b",
    re.IGNORECASE,
)
_BY_THEN = re.compile(
    r"\bby\s+th(?:en|at\s+(?:date|time|point))\b|\b(?:within|after|in|beyond|before)\s+th(?:is|at|"
    r"ese)\s+(?:time|period|window|timeframe|date|deadline|timescale)s?\b|\bbis\s+(?:dahin|"
    r"zu\s+diesem)\b|\bin\s+diesem\s+zeitraum|\bnach\s+(?:ablauf\s+)?dieser\s+(?:frist|zeit)|"
    r"\bdanach\b|\bd'ici\s+là\b|\b(?:passé|au-delà\s+de|dans)\s+ce\s+délai|"
    r"\b(?:pasado|transcurrido|en|tras)\s+(?:ese|este|dicho)\s+(?:plazo|tiempo|periodo)|"
    r"\bpara\s+entonces\b|\b(?:até\s+lá|(?:nesse|neste|findo\s+(?:esse|este)|após\s+esse|"
    r"dentro\s+desse)\s+prazo)|\b(?:entro|trascorso|dopo)\s+(?:tale|questo|quel|quella|detto|"
    r"questa)\s+(?:termine|periodo|data)|\b(?:binnen\s+(?:die|deze)\s+(?:termijn|periode)|(?:voor|"
    r"tegen)\s+die\s+tijd|daarna)\b|"
    r"\b(?:w\s+(?:tym|podanym|wskazanym)\s+(?:terminie|czasie)|do\s+tego\s+czasu|po\s+(?:tym|"
    r"upływie\s+tego)\s+(?:terminie|czasie|terminu))",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\byou(?:'ll|\s+will|\s+should|\s+can\s+expect|\s+may\s+expect)\s+(?:\w+\s+){0,3}?(?:hear|"
    r"receive|get|be\s+(?:contacted|informed|notified|updated|told)|have|know|expect)|\b(?:we|"
    r"I)(?:'ll|'d|\s+will|\s+would|\s+expect|\s+aim|\s+hope|\s+plan|\s+intend|\s+should|\s+shall|"
    r"\s+are\s+going|\s+anticipate|\s+promise|\s+want|\s+try|\s+endeavou?r|"
    r"\s+can)?\b.{0,70}?\b(?:in\s+touch|get(?:ting)?\s+back|contact(?:ing)?|"
    r"let(?:ting)?\s+you\s+know|com(?:e|ing)\s+back|inform|respond|reply|reach\s+out|update|decide|"
    r"decid(?:e|ing)|mak(?:e|ing)\s+(?:a|our|the|my)\s+(?:final\s+)?decision|notif|"
    r"follow(?:ing)?\s+up|confirm|have\s+(?:an?\s+|some\s+|more\s+)?(?:\w+\s+)?(?:decision|answer|"
    r"news|update|feedback)|final(?:is|iz)e|conclude|complete)|"
    r"\bexpect(?:ed)?\b.{0,30}?\b(?:hear|reply|response|decision|answer|feedback|update|news|word)|"
    r"\b(?:decision|answer|feedback|response|update|outcome|news|result)s?\b.{0,40}?\b(?:will|is|are|"
    r"should|by|within|expected|takes?)\b|\b(?:give|allow)\s+us\b|"
    r"\bhear(?:ing)?\s+(?:back\s+)?from\s+(?:us|me|our)\b|"
    r"\b(?:melden?|gemeldet)\b.{0,60}?\b(?:uns|mich|bei\s+ihnen|bei\s+dir)\b|\b(?:wir|"
    r"ich)\s+(?:werden?\s+|melden?\s+)?.{0,70}?(?:melden|zurückmelden|informieren|bescheid|"
    r"rückmeldung|kontakt|entscheid|antwort)|\b(?:erhalten|bekommen|hören)\s+(?:sie|du)\b|\b(?:sie|"
    r"du)\s+(?:erhalten|bekommen|erhältst|bekommst|hörst|hören|werden)\b.{0,70}?(?:rückmeldung|"
    r"nachricht|bescheid|antwort|uns|entscheidung|informiert|kontaktiert)|\brückmeldung\b|"
    r"\bentscheidung\b|"
    r"\b(?:nous|je)\b.{0,70}?(?:reviendr|recontact|contacter|tiendr|informer|répondr|retour|décision|"
    r"ferons)|\bvous\s+(?:recevrez|aurez|serez|obtiendrez)\b|\b(?:réponse|retour|décision)\b|"
    r"\b(?:nos\s+pondremos|le\s+(?:contactaremos|informaremos|daremos|comunicaremos|responderemos|"
    r"llamaremos)|te\s+(?:contactaremos|informaremos|daremos|diremos|responderemos|avisaremos)|"
    r"recibirá[s]?|tendrá[s]?|contactaremos|me\s+pondré|le\s+diré|daremos|tomaremos|respuesta|"
    r"decisión)\b|"
    r"\b(?:entraremos|entrarei|daremos|receberá[s]?|terá[s]?|informaremos|contactaremos|contataremos|"
    r"responderemos|retorno|resposta|decisão|voltaremos)\b|"
    r"\b(?:la\s+(?:contatteremo|ricontatteremo|informeremo|aggiorneremo|terremo)|"
    r"ti\s+(?:contatteremo|ricontatteremo|faremo|informeremo|aggiorneremo|daremo)|le\s+(?:faremo|"
    r"daremo|comunicheremo|risponderemo)|riceverà|riceverai|avrà|avrai|contatteremo|riscontro|"
    r"risposta|decisione)\b|"
    r"\b(?:wij?|ik)\s+(?:nemen|neem|laten|laat|komen|kom|zullen|zal|hopen|verwachten|streven|"
    r"informeren|reageren|besluiten)\b|\b(?:je|u)\s+(?:hoort|ontvangt|krijgt|kunt|kan)\b|"
    r"\bhoor\s+je\b|\bhoort\s+u\b|\bontvangt\s+u\b|\b(?:reactie|terugkoppeling|beslissing|"
    r"antwoord)\b|"
    r"\b(?:skontaktujemy|odezwiemy|odpowiemy|poinformujemy|wrócimy|damy|przekażemy|podejmiemy|"
    r"skontaktuję|odezwę|poinformuję|otrzyma|dam|decyzj[aęi]|odpowiedź|informacj[aęi]\s+zwrotn\w+)\b",
    re.IGNORECASE,
)
_NOT_A_WAIT = re.compile(
    r"\b(?:on\s+file|retain|retention|stor(?:e|ed)|keep|kept|delete[d]?|re-?apply|apply\s+again|"
    r"speicher\w*|aufbewahr\w*|gelöscht|löschen|conserv\w+|supprim\w+|guardar\w*|conservar\w*|"
    r"eliminad\w*|elimin\w+|armazen\w+|conservat\w+|bewaar\w*|bewaren|verwijder\w*|przechowyw\w*|"
    r"usuniem\w*|usunięt\w*|talent\s*pool|"
    r"please\s+(?:reply|respond|confirm|complete|submit|send|let\s+us|book|choose|return)|"
    r"bitte\s+(?:bestätigen|senden|antworten|teilen)|merci\s+de\s+(?:confirmer|répondre|nous)|"
    r"confirm\s+by|valid|link\s+expires?|expir\w+)\b",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"(?:\bfor|\bfor\s+(?:a\s+period\s+of|up\s+to)|\blast|\bpast|\bprevious|\bvor|\bseit|"
    r"\bil\s+y\s+a|\bdepuis|\bpendant|\bhace|\bdesde|\bhá|\bda|\bvoor\s+een\s+periode\s+van|\bsinds|"
    r"\bprzed|\bod)\s*$|^\s*(?:ago\b|fa\b|geleden\b|temu\b|atrás\b|of\s+experience|old\b)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:closing|application|submission)\s+(?:date|deadline)|deadline|closing|bewerbungs(?:schluss|"
    r"frist|ende)|date\s+(?:limite|de\s+clôture)|clôture|fecha\s+(?:límite|de\s+cierre)|cierre|"
    r"data\s+(?:limite|de\s+encerramento)|prazo\s+de\s+candidatura|scadenza|sluitingsdatum|"
    r"termin(?:u)?\s+(?:składania|nadsyłania)",
    re.IGNORECASE,
)
_SINCE_CLOSING = re.compile(
    r"^\s*(?:of|after|from|following|nach|ab|après|à\s+compter\s+de|suivant|tras|desde|después\s+de|"
    r"a\s+partir\s+d[eo]|após|dalla|dopo|na|po|od)\s+(?:the\s+|dem\s+|der\s+|la\s+|el\s+|o\s+|a\s+|"
    r"de\s+)?(?:\w+\s+)?(?:closing|deadline|application\s+deadline|bewerbungs|clôture|"
    r"date\s+(?:limite|de\s+clôture)|cierre|fecha|data\s+(?:limite|de)|prazo|encerramento|scadenza|"
    r"sluiting|termin)",
    re.IGNORECASE,
)
_SINCE_OTHER = re.compile(
    r"^\s*(?:of|after|following|nach|après|tras|após|dopo|na|po)\s+(?:the|your|this|dem|der|Ihrem|"
    r"votre|su|a\s+sua|il|het|je|uw)?\s*(?:final\s+|last\s+)?(?:interview|gespräch|entretien|"
    r"entrevista|colloquio|gesprek|rozmow)",
    re.IGNORECASE,
)


def implied_no_after(message: Message) -> date | None:
    """The last day of the wait a receipt names ("if you do not hear from us by ..."), after which silence is a no.

    Relative to the day of the message where it was written; working days are Monday to Friday; None where it is vague.
    """
    frame = frame_of(message)
    if frame is None:
        return None
    said = sentences(tidy(message.text))
    for place, sentence in enumerate(said):
        if not _SILENCE.search(sentence):
            continue
        day = _wait_in(sentence, frame, said)
        if day is None and _BY_THEN.search(sentence):
            before = (_wait_in(earlier, frame, said) for earlier in reversed(said[max(0, place - 3) : place]))
            day = next((found for found in before if found), None)
        if day is not None:
            return day
    return None


def promised_by(message: Message) -> date | None:
    """The day by which an answer is promised ("you will hear from us by Friday")."""
    frame = frame_of(message)
    if frame is None:
        return None
    said = sentences(tidy(message.text))
    for sentence in said:
        match = _PROMISE.search(sentence)
        if match is None or _SILENCE.search(sentence):
            continue
        day = _wait_in(sentence, frame, said, near=match.start())
        if day is not None:
            return day
    return None


def _wait_in(sentence: str, frame: Frame, said: list[str], *, near: int | None = None) -> date | None:
    """The day a sentence's wait ends."""
    if _NOT_A_WAIT.search(sentence) and not _SILENCE.search(sentence):
        return None
    found = [spot for spot in spots(sentence, frame) if _is_wait(sentence, spot, frame)]
    if not found:
        return None
    after = [spot for spot in found if near is not None and spot.start >= near]
    spot = (after or found)[0]
    return _from_closing(sentence, spot, frame, said)


def _is_wait(sentence: str, spot: Spot, frame: Frame) -> bool:
    before, after = sentence[max(0, spot.start - 26) : spot.start], sentence[spot.end : spot.end + 14]
    return spot.day >= frame.today and not _BACKWARD.search(before) and not _BACKWARD.search(after)


def _from_closing(sentence: str, spot: Spot, frame: Frame, said: list[str]) -> date | None:
    """`within four weeks of the closing date` counts from that date, where it is named; else it is unknown."""
    rest = sentence[spot.end : spot.end + 60]
    if spot.kind != "span" or not (_SINCE_CLOSING.search(rest) or _SINCE_OTHER.search(rest)):
        return spot.day
    if _SINCE_OTHER.search(rest):
        return None
    for other in said:
        if not _CLOSING.search(other):
            continue
        named = next((found for found in spots(other, frame) if found.kind == "day"), None)
        span = SPAN.compiled.search(sentence, spot.start)
        if named and span:
            return after_span(span, named.day)
    return None
