"""The role a subject line names: `Rekrutacja – radca prawny`, `Candidature en qualité de juriste`, `Kitchen job`.

A subject speaks of news (an outcome, an invitation), of a post, and of the role; with the news and the words for a post
taken from both ends, the role is what is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

_CUT = re.compile(
    r"\s+[|–—/•·-]+\s+|\s*\|\s*|[:;?!]\s+|\.\s+|\s+(?:/+|-+)(?=\S)|(?<=\S)[–—]\s+|[“”„«»\"]+|\s*::+\s*"
)
_WORDS_MOST: Final = 6
_LETTERS_LEAST: Final = 3

_POST_BEFORE = (
    r"stellen?(?:angebot|ausschreibung|anzeige)?|position|vakanz|ausschreibung|lehre|lehrstelle|ausbildung|"
    r"ausbildungsplatz|praktikum|vacancy|vacature|functie|baan|poste|emploi|offre|puesto|vacante|plaza|"
    r"cargo|vaga|função|"
    r"lugar|posto|ruolo|posizione|figura|posto|stanowisk[oaum]|stanowiskach|etat|ofert[aęy]\s+pracy|"
    r"(?P<asked>bewerbung(?:sverfahren|sunterlagen|seingang)?|bewerbungs-?eingang|initiativbewerbung|"
    r"postulation|candidatures?|"
    r"candidatur[ae]s?|postulación|solicitud|sollicitatie|kandidatuur|aplikacj[aięe]|rekrutacj[aięe]|nabór|naboru|"
    r"konkurs|concurso|concorso|convocatoria|selectieprocedure|selectie|proceso(?:\s+de\s+selección)?|"
    r"processo(?:\s+(?:seletivo|de\s+seleção|de\s+recrutamento))?|selezione|appel\s+à\s+candidatures?|"
    r"application|audition|auswahlverfahren|bolsa|currículo|curriculum|cv|oproep|recrutement|recrutamento)"
)
_POST_AFTER = (
    r"jobs?|posts?|positions?|roles?|vacanc(?:y|ies)|openings?|opportunity|opportunities|traineeships?|"
    r"(?:role|job)\s+applications?|stelle|baan|vacature|(?P<asked>applications?|interviews?|trial)"
)
_SMALL = (
    r"the|an?|our|your|my|for|of|to|as|about|on|re|regarding|from|with|in|and|this|that|ihre?|ihren?|deine?|deinen?|"
    r"unsere?r?|die|der|das|den|dem|des|eine[nrs]?|um|als|für|zur|zum|zu|auf|an|wegen|zwecks|betr\.?|"
    r"betreff|votre|ta|ton|"
    r"notre|le|la|les|l['’]|du|de|d['’]|des|pour|au|aux|en\s+qualité\s+de|en\s+tant\s+que|comme|sur|à|un|une|"
    r"tu|su|nuestr[ao]|el|los|las|del|al|para|por|como|sobre|a|o|os|as|da|do|das|dos|sua|seu|tua|à|ao|"
    r"il|lo|gli|i|di|da|per|come|sul|sulla|della|del|dello|alla|al|nella|sua|tua|suo|tuo|"
    r"je|jouw|uw|onze|het|een|van|voor|op|naar|bij|na|do|w|o|ds\.?|sprawie|dot\.?|dotyczy|twoja|twoje|pana|pani|jako"
)
_NEWS = (
    r"job\s+applications?|applications?|applying|interviews?|invitation|invite|offer(?:\s+of\s+employment)?|"
    r"job\s+offer|"
    r"formal\s+offer|feedback|update|outcome|results?|decision|news|status|confirmation|acknowledgement|"
    r"received|receipt|"
    r"thank\s+you|thanks|reminder|search|recruitment|competition|notice|next\s+steps?|confidential|final|(?:second|first)(?!\s+(?:mate|officer|engineer|chef|cook|assistant|secretary|violin))|"
    r"round|stage|sorry|really|unfortunately|regret|rejection|enquiry|inquiry|offered|unsuccessful|successful|closed|"
    r"selection(?:\s+day)?|assessment|shortlist\w*|still\s+on|rescheduled|cancelled|withdrawn|withdrawal|"
    r"trial(?:\s+shift)?|"
    r"phone\s+screen|quick|quick\s+note|kurze|hello|hi|"
    r"absage|zusage|rückmeldung|rückfrage|nachfrage|antwort|einladung|vorstellungsgespräch|bewerbungsgespräch|gespräch|"
    r"arbeitsprobe|probearbeiten|probetag|ergebnis|eingang(?:sbestätigung)?|info|entscheidung|zwischenstand|"
    r"zwischeninfo|"
    r"auswahlentscheidung|auswahlgespräch|bescheid|registrierung|bestätigung|angebot|vertrag|termin|neuigkeiten|status|"
    r"(?:prise|fin|clôture|suite|réponse|retour|résultats?|confirmation|accusé)(?:\s+de)?(?:\s+(?:contact|réception))?|"
    r"entretien|entrevue|invitation|convocation|proposition|offre\s+d['’]emploi|promesse|postulation|postuler|"
    r"resultado|resultados|respuesta|novedades|actualización|retroalimentación|agradecimiento|cierre|"
    r"citación|entrevista|"
    r"prueba|seguimiento|estado|comunicación|oferta|búsqueda|selección|recepción|confirmación|carta|"
    r"retorno|resposta|atualização|seleção|receção|confirmação|proposta|feedback|audição|candidato|encerramento|"
    r"esito|riscontro|risposta|colloquio|convocazione|annuncio|candidato|domanda|proposta|conferma|ricezione|"
    r"uitslag|resultaat|reactie|antwoord|uitnodiging|gesprek|selectiegesprek|sollicitatiegesprek|beslissing|"
    r"bevestiging|"
    r"ontvangst(?:bevestiging)?|afwijzing|terugkoppeling|kennismaking|aanbod|aanbieding|"
    r"wynik|wyniki|odpowiedź|odp|zaproszenie|rozmow[aęy](?:\s+kwalifikacyjn[aąe]j?)?|potwierdzenie|decyzja|informacja|"
    r"propozycja|rozstrzygnięcie|podsumowanie|aplikowani[aeu]"
)
_HEAD = re.compile(
    rf"^[\s,(\[]*(?:(?P<post>{_POST_BEFORE})|(?P<news>{_NEWS})|(?P<small>{_SMALL}))(?=[\s,:.)\]/]|$|(?<=['’]))[\s,.:]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:^|\s+)(?:(?P<post>{_POST_AFTER})|(?P<news>{_NEWS})|(?P<small>{_SMALL}))[\s,.!:]*$", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:\s+(?:at|bei|beim|chez|presso|bij|im|w|we|in|with|en|em|na|no|nella?|à|au|"
    r"aux)\s+(?=(?-i:[A-ZÀ-Þ]))|\s*[,(\[]).*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\d{1,2}:\d\d|\b\d{1,2}[./]\d{1,2}\.|\b(?:mon(?:day|tag)|tues?(?:day)?|dienstag|wed\w*|mittwoch|thu\w*|"
    r"donnerstag|fri(?:day)?|freitag|"
    r"sat(?:urday)?s?|samstag|sunday|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|lunes|martes|miércoles|jueves|"
    r"viernes|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|jutro|"
    r"tomorrow|today|yesterday|morgen|heute|gestern|demain|hier|mañana|ayer|amanhã|ontem|domani|ieri|gisteren|week|"
    r"woche|semaine|semana|settimana|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|summer|sommer|été|verano|verão|estate|zomer|n[°º.]|nr|réf|ref)\b",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    r"^(?:at|bei|beim|im|in|chez|presso|bij|w|we|en|em|na|no|nella?)\b|\b(?:we|you|your|us|i|it|is|are|was|"
    r"not|no|we['’]ve|me|hello|hi|hey|dear|good|best|new|same|next|other|another|"
    r"ich|du|sie|wir|uns|ist|war|nicht|kein\w*|dir|ihnen|deine?|ihre?|neue?s?|frau|herr|"
    r"vous|nous|tu|te|je|est|pas|ma|mon|chère?|cher|nouvelles?|autre|m(?:me|\.)|"
    r"usted|te|me|es|no|tu|tus|mi|su|nuevo|nueva|otra?|"
    r"você|não|é|seu|sua|meu|minha|nov[ao]|outr[ao]|lei|ci|è|non|suo|tuo|tua|mio|mia|nuov[ao]|altr[ao]|"
    r"jij|wij|we|niet|geen|is|nieuwe?|ander|hoi|beste|nie|jest|się|pan|pani|nowa?|inn[ay]|"
    r"monday|status|company|team|group|bank|hotel|school|hospital|university|universität|klinik|schule|gmbh|"
    r"ag|ltd|llc|inc|"
    r"confidential|spontan\w*|spontánea|spontanea|espontânea|initiativ|speculative|general|online|portal|documents?|"
    r"unterlagen|documenti|documentos|papers|references?|payslip|contract|form|link|test|task|profile|profil|perfil|"
    r"employment|work|travail|trabajo|trabalho|lavoro|werk|praca|pracy|arbeit|job|jobs|summer|gmail|linkedin|xing|"
    r"spannend\w*|interessant\w*|exciting|great|offen\w*|besetzt|weg|verlängert|anfrage|saw|chat|bid|"
    r"process|procedure|project|projekt|projet|proyecto|projeto|progetto|visit|besuch|visite|visita|question|frage|"
    r"danke|thanks|merci|gracias|obrigad[ao]|grazie|bedankt|dziękuj\w+|call|anruf|appel|llamada|ligação|chiamata|"
    r"candidate|kandidat\w*|candidat\w*|aspirante|bewerber\w*|applicants?|reception\s+of|message|nachricht|info|"
    r"selecci[oó]n|seleção|selezione|selection|rekrutacj\w*|recruitment|recruiting|zone|zona|region)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Left:
    """What a part of a subject leaves, and what stood beside it: a word for a post, for an application, for news."""

    words: str
    post: bool
    asked: bool
    news: bool


@lru_cache(maxsize=64)
def left_of(subject: str) -> tuple[Left, ...]:
    """What each part of a subject may name as a role, news and small words taken off; never a part about times."""
    found = []
    told = False
    peeled = [_peel(without_place(part)) for part in _CUT.split(subject) if part and part.strip()]
    anywhere = any(left.news or left.post or left.asked for left in peeled)
    for left in peeled:
        if left.words and may_be(left.words):
            found.append(replace(left, news=left.news or told or anywhere))
        told = told or left.news
    return tuple(found)


def _peel(part: str) -> Left:
    post = asked = news = False
    while match := _HEAD.match(part):
        asked |= bool(match.group("asked"))
        post |= bool(match.group("post")) and not match.group("asked")
        news |= bool(match.group("news"))
        part = part[match.end() :]
    while match := _TAIL.search(part):
        asked = (asked and not match.group("small")) or bool(match.group("asked"))
        post = (post and not match.group("small")) or (bool(match.group("post")) and not match.group("asked"))
        news |= bool(match.group("news"))
        part = part[: match.start()]
    return Left(part.strip(" \t,.;:'’()[]"), post, asked, news)


def may_be(words: str) -> bool:
    """Say whether these words can be a role at all: few, no sentence, no time, nothing a mail always says."""
    return (
        len(re.sub(r"[\W\d_]", "", words)) >= _LETTERS_LEAST
        and len(words.split()) <= _WORDS_MOST
        and not _TIMES.search(words)
        and not _NO_ROLE.search(words)
        and "@" not in words
    )


def without_place(words: str) -> str:
    """`Signalling Technician (Doncaster)`, `Events at Garnet Hill`, `Mediator in Ghent` without the rest."""
    return _PLACED.sub("", words).strip(" ,-–") or words


def does(words: str, language: str) -> bool:
    """Say whether one word is formed as who does something: `modelista`, `Glazier`; in English also `Ramp Agent`."""
    forms = _DOERS.get(language)
    said = words.lower().split()
    if language == "en" and said and said[-1].rstrip("s") in _HEADS:
        return len(said) > 1
    return forms is not None and any(
        len(word) > _DOER_LEAST and word not in _NO_DOERS and forms.search(word) for word in said
    )


_HEADS: Final = frozenset(
    "agent aide associate host lead intern rep exec officer assistant executive specialist analyst "
    "attendant fellow chair head "
    "junior senior hand temp crew guard clerk cook chef guide scout judge nanny apprentice cadet coach dean professor "
    "operative technician coordinator representative consultant advocate partner companion practitioner "
    "colleague".split()
)
_DOER_LEAST: Final = 5
_DOERS: Final = {
    "en": re.compile(r"(?:[^aeiou]er|or|ist|ian|man|woman|keeper|hand|nurse|tech|mate|groom|staff|help)s?$"),
    "de": re.compile(
        r"(?:er|erin|eur|eurin|ist|istin|ent|entin|or|orin|ling|kraft|hilfe|mann|frau|wirt|wirtin|assistenz|"
        r"leitung|ant|antin|"
        r"e[rn]?helfer|professur|referat|volontariat|sekretariat|schwester|pfleger)$"
    ),
    "fr": re.compile(r"(?:eur|euse|rice|ier|ière|iste|ien|ienne|aire|ogue|ant|ante|ade)s?$"),
    "es": re.compile(r"(?:dor|dora|tor|tora|ista|ero|era|ario|aria|logo|loga|nte|iz)s?$"),
    "pt": re.compile(r"(?:dor|dora|tor|tora|ista|eiro|eira|ário|ária|logo|loga|nte|triz)s?$"),
    "it": re.compile(r"(?:tore|trice|ista|aio|aia|iere|iera|logo|loga|ario|aria|nte|aiolo|aiola)$"),
    "nl": re.compile(r"(?:er|ster|eur|euse|ist|iste|ent|kundige|or|ier|aar|hulp|man|vrouw|kracht|arts)$"),
    "pl": re.compile(r"(?:arz|acz|ista|istka|nik|niczka|owiec|yk|arka|er|erka|or|orka|log|ent|entka|owa)$"),
}
_NO_DOERS: Final = frozenset(
    "december november october september summer winter letter number order offer answer reminder after "
    "before later other under "
    "over never ever paper matter weather better together another number christmas easter quarter master "
    "error major minor "
    "calendar doctor author senior junior former center centre charter dinner sister brother mother father daughter "
    "dezember oktober wetter sommer leider wieder weiter immer unser ihrer dieser jeder aber oder über "
    "unter hinter sicher "
    "fehler fenster zimmer muster papier partner meister absender empfänger kalender märz termin ferner "
    "bisher moment momentan "
    "zukunft auskunft herkunft unterkunft werkstatt wegen morgen donner jahrgang frühling zwilling ordner "
    "arbeitgeber bewerber "
    "kandidat dokument talent konzept mitarbeiter erinnerung "
    "premier dernier février janvier courrier dossier calendrier contraire anniversaire horaire janvière "
    "salaire chantier "
    "semestre atelier métier quartier papier panier entière carrière matière première dernière manière "
    "frontière bonheur heure "
    "plusieurs ailleurs erreur valeur couleur meilleur hauteur faveur honneur vacances maintenant avant "
    "devant important "
    "pendant cependant suivant restaurant candidature "
    "manera primera tercera quiera espera enero febrero dinero número tiempo calendario horario salario "
    "necesario contrario "
    "carrera importante siguiente presente durante pendiente excelente bastante adelante amor mayor menor mejor favor "
    "primero tercero entera fuera verdadero formulario comentario "
    "primeira maneira janeiro fevereiro dinheiro carteira segunda-feira terça-feira quarta-feira "
    "quinta-feira sexta-feira terceira "
    "horário salário necessário formulário comentário calendário melhor maior menor favor importante "
    "seguinte presente durante "
    "restante bastante estudante inteira inteiro verdadeiro feira cadeira bandeira beira "
    "importante seguente presente durante niente gente mente orario salario calendario necessario contrario "
    "volontario gennaio "
    "febbraio maniera carriera primiera cantiere paura restante distante "
    "later weer maar ander december november oktober september winter zomer papier helder zeker verder "
    "onder over zonder immer "
    "onder leider moeder vader zuster broer dokter kantoor waardoor daardoor meneer persoon termijn moment document "
    "styk wynik etyka numer papier wniosek dziennik pamiętnik czynnik odbior autor doktor termin moment "
    "dokument pracownik "
    "kandydat urlop sobota niedziela pytania dania nowa rozmowa umowa sprawa odpowiedź godzina zgłoszenia "
    "szkolenia spotkania "
    "zaproszenia potwierdzenia decyzja".split()
)
