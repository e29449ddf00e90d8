"""Automatic mail that nobody wrote to the seeker: out of office, left the company, bounces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.reading.bounces import Bounce, bounce
from afterno.reading.newest import one_line, tidy
from afterno.reading.phrases import Phrase, Worded
from afterno.reading.timeframe import frame_of
from afterno.reading.timewords import MONTH_WORDS, Frame, Spot, day_of, month_number, spots

if TYPE_CHECKING:
    from afterno.reading.messages import Message

__all__ = ["AutoReply", "Bounce", "bounce", "read"]

LIMIT = 4000
_SUBJECT = Worded(
    r"\bautomatic\s+reply|\bauto(?:matic|mated)?[\s-]?(?:reply|response|respond\w*)\b|"
    r"\bout\s+of\s+(?:the\s+)?office|\booo\b|\baway\s+from\s+(?:the\s+|my\s+)?(?:office|desk|mail)|"
    r"\bon\s+(?:annual\s+|maternity\s+|paternity\s+|parental\s+|sick\s+)?leave\b|\bvacation\b|"
    r"abwesen|automatische\s+antwort|\bautoantwort|nicht\s+im\s+(?:büro|hause)|\burlaub|"
    r"réponse\s+automatique|\babsen(?:ce|t)|hors\s+du\s+bureau|respuesta\s+autom|"
    r"fuera\s+de\s+(?:la\s+)?oficina|\bausencia|\bausente|"
    r"resposta\s+autom|\bausência|fora\s+do\s+escritório|\bde\s+férias|risposta\s+autom|"
    r"fuori\s+(?:ufficio|sede)|\bassen(?:za|te)|automatisch\s+antwoord|\bafwezig|autom\w*\s+odpowied|"
    r"odpowiedź\s+autom|autoodpowied|nieobecn|poza\s+biurem|\burlop",
    re.IGNORECASE,
)
_ABSENT = Phrase(
    r"\b(?:I\s+am|I'm|I\s+will\s+be|I'll\s+be|currently|am\s+presently|"
    r"we\s+are)\b[^.\n]{0,30}?\b(?:out\s+of\s+(?:the\s+)?office|away|on\s+(?:\w+\s+){0,2}(?:leave|"
    r"holidays?|vacation|travel)|off\s+(?:work|sick)|travell?ing|unavailable|"
    r"not\s+(?:in\s+the\s+office|available|working|at\s+my\s+desk)|absent|out\s+of\s+town|"
    r"out\s+until|out\s+(?:this|from|on)|at\s+a\s+conference)|\bout\s+of\s+(?:the\s+)?office\b|"
    r"\b(?:limited|no|intermittent)\s+access\s+to\s+(?:my\s+)?e?-?mail|\bon\s+(?:maternity|paternity|"
    r"parental|annual|sick)\s+leave\b|"
    r"\b(?:ich\s+bin|bin\s+ich|derzeit|zur\s?zeit|momentan|"
    r"aktuell)\b[^.\n]{0,60}?(?:nicht\s+(?:im\s+(?:büro|hause|haus|dienst)|erreichbar|"
    r"am\s+arbeitsplatz|da|verfügbar)|außer\s+haus|abwesend|im\s+urlaub|in\s+(?:elternzeit|"
    r"mutterschutz|urlaub)|unterwegs|dienstreise|krank)|\b(?:abwesend|außer\s+haus|"
    r"nicht\s+im\s+(?:büro|hause))\b|\bin\s+(?:elternzeit|mutterschutz)\b|\bim\s+urlaub\b|"
    r"\b(?:je\s+suis|je\s+serai|actuellement|absente?)\b[^.\n]{0,40}?(?:absente?|en\s+(?:congés?|"
    r"vacances|déplacement|formation|arrêt)|hors\s+d[ue]\s+bureau|indisponible)|\b(?:je\s+suis|"
    r"je\s+serai)\s+absente?|\bcongé\s+(?:maternité|parental|paternité|de\s+maternité)|"
    r"\b(?:estoy|estaré|me\s+encuentro|estar[ée])\b[^.\n]{0,40}?(?:fuera\s+de\s+(?:la\s+)?oficina|"
    r"ausente|de\s+(?:vacaciones|baja|permiso|viaje))|\bfuera\s+de\s+la\s+oficina\b|"
    r"\bbaja\s+(?:maternal|por\s+maternidad|médica)|"
    r"\b(?:estou|estarei|encontro-me|encontrar-me-ei)\b[^.\n]{0,40}?(?:fora\s+do\s+escritório|"
    r"ausente|de\s+(?:férias|licença|baixa)|em\s+viagem)|\bfora\s+do\s+escritório\b|"
    r"\blicença\s+(?:de\s+)?(?:maternidade|parental)|"
    r"\b(?:sono|sarò|attualmente)\b[^.\n]{0,40}?(?:fuori\s+(?:ufficio|sede)|assente|in\s+(?:ferie|"
    r"vacanza|maternità|congedo|trasferta|malattia))|\bfuori\s+ufficio\b|\bin\s+(?:ferie|maternità|"
    r"congedo)\b|"
    r"\b(?:ik\s+ben|ben\s+ik|momenteel)\b[^.\n]{0,50}?(?:afwezig|niet\s+(?:op\s+kantoor|aanwezig|"
    r"bereikbaar)|met\s+(?:vakantie|verlof|zwangerschapsverlof)|op\s+vakantie|vrij)|"
    r"\bniet\s+op\s+kantoor\b|\b(?:zwangerschaps|ouderschaps)verlof\b|"
    r"\b(?:jestem|przebywam|będę|obecnie)\b[^.\n]{0,50}?(?:nieobecn\w+|na\s+urlopie|poza\s+biurem|"
    r"niedostępn\w+|na\s+zwolnieniu|w\s+delegacji)|\b(?:na\s+urlopie|poza\s+biurem|nieobecn\w+)\b",
    re.IGNORECASE,
)
_LEFT = Phrase(
    r"\b(?:no\s+longer|not)\s+(?:work(?:s|ing)?|employed|with|part\s+of|at|a\s+(?:member|part|"
    r"colleague)|associated|an?\s+employee|in\s+(?:the|this)\s+(?:company|role))\b|\b(?:has|have|"
    r"I've|'ve)\s+(?:now\s+|recently\s+)?(?:left|moved\s+on\s+from|departed|retired|resigned)\b|"
    r"\bmy\s+last\s+(?:working\s+)?day\s+(?:at\s+[^.\n]{2,40}\s+)?(?:was|is)\b|"
    r"\bleft\s+the\s+(?:company|organi[sz]ation|firm|business|trust|school|university)\b|"
    r"\bnicht\s+(?:mehr|länger)\s+(?:[^.\n]{0,40}?\s)?(?:tätig|beschäftigt|im\s+(?:unternehmen|hause|"
    r"haus)|bei\s+(?:uns|der)|teil|mitarbeiter)|"
    r"\b(?:das\s+)?unternehmen\s+(?:zum\s+[^.\n]{2,20}\s+)?verlassen|\b(?:ausgeschieden|"
    r"im\s+ruhestand)\b|"
    r"\bn[e']\s?(?:fais?|fait|travaille|est|suis)\s+plus\b|\ba(?:i)?\s+quitté\b|"
    r"\bne\s+fait\s+plus\s+partie|\bya\s+no\s+(?:trabaj|form|pertenec|est)\w*|"
    r"\bha(?:n)?\s+dejado\s+(?:la\s+empresa|de\s+trabajar|de\s+formar)|\bha\s+causado\s+baja|"
    r"\b(?:já\s+não|não)\s+(?:trabalh\w+|faz|faço|pertenc\w+|integr\w+|colabor\w+|"
    r"está)\s*(?:mais\s+)?(?:n[ao]|parte|à|ao|com|connosco|conosco)|\b(?:deixou|deixei|"
    r"saiu\s+d[ae])\s+(?:a\s+)?empresa|\bnon\s+(?:lavor[ao]|fa(?:ccio)?|è|collabor\w)\s+più\b|"
    r"\bha\s+lasciato\s+(?:l'azienda|la\s+società)|"
    r"\b(?:niet\s+(?:meer|langer)\s+(?:[^.\n]{0,30}?\s)?(?:werkzaam|in\s+dienst)|"
    r"werk(?:t)?\s+niet\s+(?:meer|langer)|uit\s+dienst)|\b(?:już\s+nie\s+pracuj\w+|"
    r"nie\s+pracuj\w+\s+już|nie\s+jest\s+już\s+(?:pracownik|zatrudn)|zakończył[a]?\s+(?:pracę|"
    r"współpracę)|odszedł|odeszła)",
    re.IGNORECASE,
)
_RECEIPT = Phrase(
    r"\b(?:your|the)\s+(?:application|cv|résumé|resume)\b|\bthank\s+you\s+for\s+(?:applying|"
    r"your\s+(?:application|interest))|\bbewerbung|\bcandidature\b|\bcandidatura\b|\bsolicitud\b|"
    r"\bsollicitatie|\baplikacj|\bzgłoszeni",
    re.IGNORECASE,
)
_HANDOVER = Phrase(
    r"\burgent|\bin\s+my\s+absence|\bon\s+my\s+return|\bwhen\s+I\s+(?:return|get\s+back)|\bdringend|"
    r"\bin\s+meiner\s+abwesenheit|\bnach\s+meiner\s+rückkehr|\bwird\s+nicht\s+weitergeleitet|\burgen|"
    r"\ben\s+mon\s+absence|\bà\s+mon\s+retour|\ben\s+mi\s+ausencia|\bna\s+minha\s+ausência|"
    r"\bin\s+mia\s+assenza|\bal\s+mio\s+rientro|\bdringende|\btijdens\s+mijn\s+afwezigheid|\bpiln|"
    r"\bpo\s+powrocie",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|n't)\b[^.\n]{0,50}?\b(?:until|till|before)|\bnicht\s+vor(?:\s+dem)?|"
    r"\berst\s+(?:wieder\s+)?(?:ab|am)(?:\s+dem)?|\bpas\s+(?:avant|de\s+retour\s+avant)(?:\s+le)?|"
    r"\bno\b[^.\n]{0,40}?\bhasta(?:\s+el)?|\bnão\b[^.\n]{0,40}?\baté(?:\s+(?:ao?|o))?|"
    r"\bnon\b[^.\n]{0,40}?\b(?:prima\s+del|fino\s+al)|\bniet\b[^.\n]{0,40}?\b(?:voor|tot)|"
    r"\bpas\s+(?:weer\s+)?(?:op|vanaf)|\bdopiero\b[^.\n]{0,20})\s*$",
    re.IGNORECASE,
)
_UNTIL = Phrase(
    r"(?:\b(?:until|till|til|through|thru|to|ending|up\s+to(?:\s+and\s+including)?|inclusive\s+of|"
    r"last\s+day\s+(?:is|of\s+leave\s+is))(?:\s+the)?|\bbis(?:\s+(?:einschließlich|inklusive|inkl\.|"
    r"einschl\.))?(?:\s+(?:zum|zu|den|dem))?(?:\s+(?:einschließlich|inkl\.))?|\bjusqu'(?:au|"
    r"à)(?:\s+(?:et\s+y\s+compris|inclus))?|\bau\b|\bhasta(?:\s+el)?(?:\s+día)?|\bal\b|"
    r"\baté(?:\s+(?:ao|a|o|ao\s+dia|dia))?(?:\s+dia)?|\ba\b|"
    r"\bfino\s+a(?:l|ll')?|\btot(?:\s+en\s+met)?|\bt/m|\bdo(?:\s+dnia)?|\d\.?\s*[-–]|"
    r"[-–])\s*(?:(?:and\s+including\s+)?(?:\w{6,12},?\s+)?(?:the\s+|den\s+|le\s+|el\s+|il\s+)?)?$",
    re.IGNORECASE,
)
_RETURN = Phrase(
    r"(?:\b(?:back|return(?:ing)?|available(?:\s+again)?|resume|rejoin|"
    r"in\s+the\s+office(?:\s+again)?)\b[^.\n]{0,40}?\b(?:on|from|by|as\s+of)?|\b(?:wieder|zurück|"
    r"rückkehr|erreichbar)\b[^.\n]{0,50}?\b(?:ab|am|zum|ist)?(?:\s+de[mn])?|\bab(?:\s+dem)?|"
    r"\b(?:de\s+retour|reviens?|reviendrai|rentrerai|retour|reprendrai|joignable|à\s+partir|"
    r"répondrai)\b[^.\n]{0,30}?(?:\b(?:le|du|au))?|\bdès\s+(?:le|mon\s+retour\s+le)|"
    r"\b(?:vuelvo|volveré|regreso|regresaré|de\s+vuelta|reincorporo|reincorporaré|retomaré|"
    r"responderé)\b[^.\n]{0,40}?(?:\b(?:el|del|a\s+partir\s+del))?|\ba\s+partir\s+del?|\b(?:volto|"
    r"voltarei|regresso|regressarei|retorno|retornarei|de\s+volta|"
    r"responderei)\b[^.\n]{0,40}?(?:\b(?:a|em|no|na|dia|ao))?|\ba\s+partir\s+de|\b(?:torno|tornerò|"
    r"rientro|rientrerò|ritorno|di\s+nuovo|di\s+ritorno|disponibile|"
    r"risponderò)\b[^.\n]{0,40}?(?:\b(?:il|dal|da))?|\ba\s+partire\s+dal?|"
    r"\b(?:terug|weer|bereikbaar|aanwezig|beantwoord)\b[^.\n]{0,40}?(?:\b(?:op|vanaf|per))?|\bvanaf|"
    r"\b(?:wracam|wrócę|powrót|powrócę|ponownie|z\s+powrotem|dostępn\w+|"
    r"odpowiem)\b[^.\n]{0,40}?(?:\b(?:w|od|dnia))?)\s*:?\s*(?:(?:on|the|am|dem|den|le|el|il|o|dia|"
    r"day|op)\s+)*$",
    re.IGNORECASE,
)
_WEAK = re.compile(r"(?:\b(?:a|al|au|to|do)|[-–])\s*(?:the\s+|\w{6,12},?\s+)?$", re.IGNORECASE)
_MONTH_ONLY = Phrase(
    r"\b(?:until|till|bis|jusqu'en|jusqu'à|hasta|até|fino\s+a|tot|do)\s+(?:early\s+|anfang\s+|"
    r"début\s+|principios\s+de\s+|início\s+de\s+|inizio\s+|"
    rf"begin\s+)?(?P<month>{MONTH_WORDS})\b(?!\s*\d{{1,2}}\b(?!\d))(?:\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_RETURN_AFTER = Phrase(
    r"^[\s,(]*(?:\)\s*)?(?:I\s+(?:will|shall|'ll)?\s*(?:be\s+)?(?:back|return)|bin\s+ich\s+wieder|"
    r"wieder\s+(?:erreichbar|im|da|für)|je\s+(?:serai|suis)\s+de\s+retour|estaré\s+(?:de\s+vuelta|"
    r"disponible)|estarei\s+de\s+volta|sarò\s+(?:di\s+nuovo|disponibile)|ben\s+ik\s+(?:er\s+)?weer|"
    r"(?:będę|jestem)\s+(?:ponownie|z\s+powrotem))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AutoReply:
    """An out-of-office; `away_until` is the last day away, None where none is said."""

    away_until: date | None = None
    has_left: bool = False
    evidence: str = ""


def read(message: Message) -> AutoReply | None:
    """Read the out-of-office in a message; None where it is none. An application's receipt is none."""
    text = tidy(message.text)[:LIMIT]
    marked = _is_marked(message)
    if not marked and not _is_short(text):
        return None
    absent = _ABSENT.search(text if marked else text[:400])
    left = _LEFT.search(text[:1500] if marked else text[:400])
    if left and (marked or _is_short(text)) and not _RECEIPT.search(text):
        return AutoReply(has_left=True, evidence=_sentence(text, left.start()))
    if not (absent or _SUBJECT.search(one_line(message.subject))):
        plain = marked and _replied(message) and not _RECEIPT.search(one_line(message.subject) + "\n" + text)
        return AutoReply(evidence=_sentence(text, 0)) if plain else None
    if not absent and _RECEIPT.search(text):
        return None
    if not (marked or (absent and absent.start() < 320 and _is_short(text) and _HANDOVER.search(text))):
        return None
    frame = frame_of(message)
    until = _away_until(f"{text}\n\n{one_line(message.subject)}", frame) if frame else None
    return AutoReply(away_until=until, evidence=_sentence(text, absent.start() if absent else 0))


def _is_marked(message: Message) -> bool:
    return _replied(message) or bool(_SUBJECT.search(one_line(message.subject)))


def _replied(message: Message) -> bool:
    """Do the headers say that a machine answered? A receipt's `auto-generated` is not enough."""
    headers = message.headers
    submitted = headers.get("auto-submitted", "").lower()
    return (
        "auto-replied" in submitted
        or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation"))
        or headers.get("precedence", "").lower() in {"auto_reply", "auto-reply"}
        or headers.get("x-ms-exchange-inbox-rules-loop", "") != ""
    )


def _is_short(text: str) -> bool:
    return len(text.strip()) < 1200


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at) + 1, 0)
    end = min(
        (place for place in (text.find("\n", at), text.find(". ", at)) if place > at), default=len(text)
    )
    return text[start : end + 1].strip()[:300]


def _away_until(text: str, frame: Frame) -> date | None:
    """The last day away: the day before a return, or the day that `until` names."""
    returns: list[date] = []
    untils: list[date] = []
    others: list[date] = []
    for spot in spots(text, frame):
        kind = _kind_of(text, spot)
        if kind == "return":
            returns.append(spot.day - timedelta(days=1))
        elif kind == "until":
            untils.append(spot.day)
        elif _says_absence(text, spot):
            others.append(spot.day)
    for group in (returns, untils, others):
        fitting = [day for day in group if day >= frame.today - timedelta(days=14)]
        if fitting:
            return max(fitting)
    month = _MONTH_ONLY.compiled.search(text)
    if month and not untils:
        first = day_of(
            int(month.group("year")) if month.group("year") else None,
            month_number(month.group("month")),
            1,
            frame.today,
        )
        return first - timedelta(days=1) if first and first > frame.today else None
    return None


def _kind_of(text: str, spot: Spot) -> str:
    before = re.sub(r"\s+", " ", text[max(0, spot.start - 90) : spot.start])
    before = re.split(r"(?<=[a-zà-ÿ)])[.!?;]\s", before)[-1]
    if _NOT_BEFORE.search(before):
        return "return"
    if _RETURN.compiled.search(before) and (not _UNTIL.compiled.search(before) or _WEAK.search(before)):
        return "return"
    if _UNTIL.compiled.search(before):
        return (
            "return"
            if re.search(
                r"\b(?:my\s+return|meine\w*\s+rückkehr|mon\s+retour|mi\s+(?:vuelta|regreso)|"
                r"mio\s+(?:rientro|ritorno))\b",
                before,
                re.IGNORECASE,
            )
            else "until"
        )
    return "return" if _RETURN_AFTER.compiled.match(text[spot.end : spot.end + 40]) else ""


def _says_absence(text: str, spot: Spot) -> bool:
    """`I am away this week`, `on leave for two weeks`: a time in the sentence of the absence."""
    start = max(text.rfind(". ", 0, spot.start), text.rfind("\n", 0, spot.start), 0)
    return bool(_ABSENT.search(text[start : spot.end]))
