"""People named in a message's prose, each with the evidence that the words are a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.reading.names import HONORIFIC, LOWER, UPPER, clean_name, is_given
from afterno.reading.phrases import Phrase
from afterno.reading.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAP = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|Sr|Sra|Dra|Srta|Sig|Dott|Ing|St|Dhr|Mevr|Mw|Avv|Drs|Ir)\.(?:ssa|ra)?|"
    rf"[{UPPER}][{LOWER}{UPPER}]*(?:['’\-][{UPPER}{LOWER}]+){{0,3}}|[{UPPER}]\.)"
)
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|ten|ter|zu|al|el|bin|y|e)"
_RUN = re.compile(
    rf"(?<![\w@.'’-]){_CAP}(?:(?:[ \u00a0]|\n(?!\n)|[ ]\n)(?:{_PARTICLE}[ ]){{0,3}}{_CAP}){{0,6}}(?![\w@])"
)
_HONORED = re.compile(rf"^(?:{HONORIFIC})\.?$", re.IGNORECASE)
_HONORED_END = re.compile(rf"(?:\b(?:{HONORIFIC})\.?\s*)+$", re.IGNORECASE)
_HONORED_NEXT = re.compile(rf"\b(?:{HONORIFIC})\.?\s+$", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herrn?|frau|madame|monsieur|mme|mlle|m|"
    r"señora?|sra?|srta|don|doña|dr|dra|senhora?|sig|signora?|signor|dott|dottoressa|ing|avv|mevrouw|"
    r"mevr|mw|dhr|meneer|pani?|pana|panią|panem|panu)\.?$",
    re.IGNORECASE,
)

_MEET = Phrase(
    r"(?:\b(?:interview|meeting|call|conversation|chat|panel|session)\b[^.\n]{0,50}?\bwith|\b(?:meet|"
    r"met|meeting|speak|spoke|speaking|talk|talking|chat|chatting|interview|interviews|interviewed|"
    r"call|conversation|discussion|session|zoom|coffee|connect|connected|time)"
    r"(?:\s+(?:again|online|in\sperson|via\s\w+|briefly))?\s+(?:with|to|by)|\bmeet|\bmeeting|"
    r"\binterviewers?(?:\s+(?:will\sbe|are|is))?:?|\bpanel(?:\s\w+){0,3}:?|\b(?:joined|led|hosted|"
    r"conducted|held|interviewed|seen)\s+by|\bgreeted\sby|\bask\sfor|\bwith\syou,|"
    r"\bintroduc\w+\s(?:you\s)?to|"
    r"\b(?:gespräch|vorstellungsgespräch|termin|interview|treffen|telefonat|videocall|austausch|"
    r"kennenlernen)\s+(?:\w+\s+){0,3}(?:mit|bei)|\b(?:treffen|triffst|lernen|lernst|sprechen|"
    r"sprichst|begegnen)\s+(?:sie\s+|du\s+)?(?:dort\s+|dann\s+)?(?:mit\s+)?|\bteilnehmen\s+(?:werden|"
    r"wird)|\bgesprächspartner(?:in(?:nen)?)?(?:\s(?:sind|ist|wird|werden|sein))*:?|"
    r"\b(?:entretien|rendez-vous|échange|entrevue|rencontre|rencontrer(?:ez)?|échanger(?:ez)?|"
    r"échangé|reçue?s?|accueillie?s?|mené\w*|interlocut\w+\s\w+)\s*(?:\w+\s+){0,3}(?:avec|par)|"
    r"\brencontrer(?:ez)?|"
    r"\b(?:entrevista|reuni[oó]n|cita|conversa(?:ci[oó]n)?|charla|hablar[áa]?s?|reunir(?:se|te|á)?|"
    r"conocer[áa]?s?|reunir\w*|entrevistar\w*|conocer\w*|hablar\w*)\s+(?:\w+\s+){0,3}(?:con|a)|"
    r"\b(?:entrevista|reunião|conversa|falar|reunir|encontro)\s+(?:\w+\s+){0,3}com(?:\s[oa])?|"
    r"\b(?:colloquio|incontro|incontrer\w+|parlerà|parlare|appuntamento|"
    r"call)\s+(?:\w+\s+){0,3}con(?:\s(?:la|il))?|\bincontrer[àa]i?|"
    r"\b(?:gesprek|afspraak|kennismaking|spreken|spreekt?|praten|ontmoet\w*|sollicitatiegesprek|"
    r"interview)\s+(?:\w+\s+){0,3}(?:met|door)|\bontmoet(?:\s(?:je|u))?|"
    r"\b(?:rozmow[aęy]|spotkani[ea]|rozmowie|spotka\s+się|spotkasz\s+się|"
    r"porozmawia\w*)\s+(?:\w+\s+){0,4}z(?:e)?)\s*$",
    re.IGNORECASE,
)
_CONTACT = Phrase(
    r"(?:\b(?:contact|reach(?:\s+out\s+to)?|call|phone|ring|email|e-mail|write\s+to|reply\s+to|"
    r"cc(?:'|’)?(?:ed|ing)|copied(?:\s+in)?|copying|from|colleagues?|teammate|manager|boss|lead|"
    r"supervisor|assistant|introduce|thanks?\s+to|behalf\s+of|signed\s+by|is|was|named?)|"
    r"\b(?:an|bei|von|durch|ist|kolleg(?:e|in|en)|ansprechpartner(?:in)?(?:\sist)?|namens|i\.\s?a\.|"
    r"heißt)|\b(?:contacter|joindre|appeler|collègue|auprès\s+de|de\s+la\s+part\s+de|écrire\s+à|est)|"
    r"\b(?:contactar\s+(?:con|a)|llamar\s+a|compañer[ao]|colega|de\s+parte\s+de|escribir\s+a|es)|"
    r"\b(?:contact[ae]r\s+(?:o|a)?|ligar\s+(?:para\s+)?[oa]?|em\s+nome\s+d[aeo]|é)|\b(?:contattare|"
    r"chiamare|collega|scrivere\s+a|per\s+conto\s+di|rivolgersi\s+a|è)|\b(?:contact\s+opnemen\s+met|"
    r"bellen\s+(?:met|naar)|collega|mailen\s+(?:met|naar)|namens|is)|"
    r"\b(?:kontakt(?:ować\s+się)?\s+z|kontakt\s+z|koleżank\w+|koleg\w+|w\s+imieniu|jest|"
    r"zadzwonić\s+do))\s*:?\s*$",
    re.IGNORECASE,
)
_BOSS_BEFORE = Phrase(
    r"(?:hiring\s+manager|line\s+manager|(?:your|the)\s+(?:future|potential|prospective|direct|"
    r"new)?\s*(?:manager|boss|supervisor)(?:\s+would\s+(?:be|have\s+been))?|report(?:ed|"
    r"ing)?\s+(?:directly\s+)?(?:in)?to|"
    r"(?:künftige|zukünftige|direkte|fachliche)\w*\s+(?:vorgesetzte|chef|führungskraft|leit)\w*|"
    r"fachvorgesetzte\w*|berichte(?:n|t|st)?\s+(?:\w+\s+){0,2}an|unterstellt|"
    r"(?:votre|ton)\s+(?:futur\w*|éventuel\w*)?\s*(?:responsable|manager|"
    r"supérieure?)(?:\s+hiérarchique)?|rattaché\w*\s+à|manager\s+(?:recruteur|opérationnel)|"
    r"(?:su|tu)\s+(?:futur[ao]|posible)\s+(?:jef[ea]|responsable|manager)|reportar\w*\s+a|(?:sua?|"
    r"tua?|o\s+seu|a\s+sua)\s+futur[oa]\s+(?:chefia|gestora?|chefe|responsável)|gestora?\s+da\s+vaga|"
    r"reportar\w*\s+(?:ao?|à)|"
    r"(?:suo|sua|tuo|tua)\s+(?:futur[oa]|divers)\s*(?:responsabile|capo|manager)|riport\w+\s+a|"
    r"(?:toekomstige|jouw|je|uw)\s+(?:manager|leidinggevende|chef)|rapporte\w+\s+aan|"
    r"przyszł\w+\s+(?:przełożon|szef)\w*|raport\w+\s+do)"
    r"(?:\s+(?:is|ist|est|es|é|è|jest|was|wäre|serait|sería|seria|sarebbe|zou|byłby|byłaby|zijn|"
    r"gewesen))*\s*[,:(]?\s*$",
    re.IGNORECASE,
)
_BOSS_AFTER = re.compile(
    r"^\s*[,(–-]?\s*(?:(?:is|ist|est|es|é|è|jest)\s+)?(?:(?:the|our|your|unser\w*|die|der|notre|"
    r"votre|le|la|nuestr[ao]|el|noss[ao]|[oa]|il|nostr[ao]|onze|de|nasz\w*)\s+)?(?:hiring\s+manager|"
    r"line\s+manager|direct\s+manager|fachvorgesetzte|manager\s+(?:recruteur|opérationnel)|"
    r"(?:future?|künftige|zukünftige)\s+(?:manager|boss|vorgesetzte))"
    r"|^\s*[,(–-]?\s*(?:who|und)?\s*(?:currently\s+)?(?:leads|heads\s+(?:up\s+)?|runs|manages|"
    r"is\s+leading|is\s+head\s+of|is\s+in\s+charge\s+of|would\s+(?:be|"
    r"have\s+been)\s+your\s+(?:\w+\s+)?(?:manager|boss|supervisor|lead))"
    r"|^\s*[,(]?\s*(?:die|der|welche[r]?)\s+[^.,;]{0,60}\b(?:leitet|führt|verantwortet)\b|"
    r"^\s*[,(]?\s*qui\s+(?:dirige|encadre|pilote|gère|manage|est\s+à\s+la\s+tête)|"
    r"^\s*[,(]?\s*(?:quien|que)\s+(?:dirige|lidera|encabeza|coordina)|^\s*[,(]?\s*que\s+(?:lidera|"
    r"dirige|chefia|coordena|gere)|^\s*[,(]?\s*che\s+(?:guida|dirige|coordina|gestisce)|"
    r"^\s*[,(]?\s*die\s+[^.,;]{0,60}\b(?:leidt|aanstuurt)\b|^\s*[,(]?\s*któr[ya]\s+(?:kieruje|"
    r"zarządza|prowadzi)",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"^\s*(?:,\s*)?(?:(?:will|would|has|have|had|can|could|is|was|decided|chose|felt|asked|told|"
    r"mentioned|said|thought|speaks|leads|heads|joined|enjoyed|and\s+(?:I|the\s+team|her|his|myself)|"
    r"(?:and|&)\s+I)\b|['’]s\s+(?:team|assistant|office|direct)|"
    r"(?:wird|hat|ist|war|und\s+ich|möchte|freut|kann|leitet|meldet)\b|(?:a|va|est|et\s+moi|vous|"
    r"souhaite|dirige|sera|ont|pourra)\s|(?:ha|va\s+a|y\s+yo|le|será|se|dirige)\s|(?:irá|vai|e\s+eu|"
    r"foi|decidiu|lidera)\s|(?:e\s+io|ha|sarà|la\s+contatt)|(?:zal|heeft|en\s+ik|is|wil|leidt)\b|"
    r"(?:i\s+ja|skontaktuje|zdecydował|jest|będzie|kieruje)\b)",
    re.IGNORECASE,
)
_PERSON_VERB = re.compile(
    r"^\s*(?:,\s*)?(?:and\s+(?:I|myself)\b|(?:has\s+)?(?:asked|told|mentioned|said|enjoyed|thought|"
    r"felt|joined|passed|suggested|interviewed)\b|will\s+(?:call|phone|ring|contact|meet|interview|"
    r"join|lead|host|be\s+(?:in\s+touch|interviewing|joining|meeting|your))\b|leads\b|heads\b|"
    r"und\s+ich\b|wird\s+(?:sich|Sie|dich)\b|et\s+moi\b|vous\s+(?:appellera|contactera|recevra|"
    r"rencontrera)|y\s+yo\b|le\s+llamará|e\s+eu\b|e\s+io\b|en\s+ik\b|i\s+ja\b)"
)
_MET_AFTER = re.compile(
    r"^[^.!?\n]{0,60}?\b(?:enjoyed|interviewed|met\s+(?:with\s+)?you|spoke\s+(?:with|to)\s+you|"
    r"will\s+(?:interview|meet|join|be\s+(?:interviewing|joining|meeting|on\s+the\s+(?:call|panel)))|"
    r"werden?\s+(?:das\s+Gespräch|mit\s+Ihnen|am\s+Gespräch)|vous\s+(?:recevr\w+|rencontrer\w+)|"
    r"te\s+entrevistar\w+|le\s+entrevistar\w+|conduzir\w*|spotka\w*\s+się)\b",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"^\s*(?:,|\(|–|—|\s-\s|:)\s*(?:(?:our|the|your|my|unser\w*|die|der|dem|notre|la|le|nuestr[ao]|"
    r"el|noss[ao]|a|o|il|lo|nostr[ao]|onze|de|het|nasz\w*|who\s+is(?:\s+(?:our|the))?|mein\w*|mon|ma|"
    r"mi|meu|minha|ihr|ihre|sein|seine|votre|su|sua|suo|tua|tuo|uw|je|jouw)\s+|l['’])?"
    r"(?P<title>[^\n.;()!?]{2,90})",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\s*(?:,|\)|\band\b(?=\s+(?:[A-Z]|our|the\s))|\bund\b(?=\s+[A-Z]\w+\s+[A-Z])|\bet\b(?=\s+[A-Z])|"
    r"\by\b(?=\s+[A-Z])|\be\b(?=\s+[A-Z])|\ben\b(?=\s+[A-Z])|\bi\b(?=\s+[A-Z])|\bwho\b|\bwill\b|"
    r"\bhas\b|\bhave\b|\bis\b|\bon\b|\bfor\s+(?:a|an|your)\b|\bam\s|\bum\b|\bat\s+\d|\bhat\b|"
    r"\bwird\b|\bqui\b|\bque\b|\bche\b|\ba\s+(?:décidé|choisi)|\bha\b|\bheeft\b|\bof\s+her|\s-\s|–)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:\s*(?:,|\(|\)|and|&|und|sowie|et|ainsi\s+que|y|e|en|i|oraz|as\s+well\s+as|plus|/|;|then|"
    r"dann|[-•*·]))*\s*(?:(?:with|mit|avec|con|com|met|z)\s+)?$",
    re.IGNORECASE,
)
_STARTERS = frozenset(
    """i we you he she they it our your my his her this that these those if when while as at in on for
    from with by to of and or but so please
    thank thanks dear hi hello after before once during although unfortunately however also both today
    tomorrow yesterday next last wir sie ich ihr ihre unser unsere
    der die das den dem ein eine bei mit von für auf und oder wenn nach leider bitte vielen nous vous je
    le la les un une votre notre pour avec si après merci
    el los las un una su sus nuestro nuestra con para si tras gracias o os as um uma seu sua nosso nossa
    com para se após il lo gli un una suo sua nostro con per se dopo grazie
    de het een u je uw onze met voor als na bedankt pan pani państwo dla z od po jeśli dziękujemy as
    then finally meanwhile firstly secondly should
    ask call meet speak interview contact met regarding re subject""".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in prose: where, with what title, and what the sentence says of the role."""

    name: str
    start: int
    end: int
    title: str | None = None
    boss: bool = False
    meets: bool = False


def find(text: str) -> tuple[Mention, ...]:
    """The people named in prose, in order of appearance."""
    found: list[Mention] = []
    for run in _runs(text):
        start, end, words, honored = run
        mention = _judge(text, start, end, words, honored=honored, before=found[-1] if found else None)
        if mention is not None:
            found.append(mention)
            if len(found) >= 24:
                break
    return tuple(found)


def _runs(text: str) -> Iterator[tuple[int, int, list[str], bool]]:
    """Runs of capitalised words, trimmed to what may be a name; honorifics noted and left out."""
    for count, match in enumerate(_RUN.finditer(text)):
        if count > 1500:
            return
        pieces = list(
            re.finditer(r"\S+?(?=['’]s?(?:\s|$)|\s|$)(?:(?<=s)['’])?", re.sub(r"['’]s?$", "", match.group()))
        )
        pieces, honored = _trim(pieces)
        if pieces:
            start = match.start() + pieces[0].start()
            yield start, match.start() + pieces[-1].end(), [piece.group() for piece in pieces], honored


def _trim(pieces: list[re.Match[str]]) -> tuple[list[re.Match[str]], bool]:
    honored = False
    for place in range(len(pieces) - 1, -1, -1):
        word = pieces[place].group()
        if (
            _HONORED.match(word)
            and place < len(pieces) - 1
            and not (len(word) == 2 and word[1] == "." and place)
        ):
            honored = _ADDRESSED.match(word) is not None or honored
            pieces = pieces[place + 1 :]
            break
    while pieces and not honored and pieces[0].group().lower() in _STARTERS:
        pieces = pieces[1:]
    given = next((place for place, piece in enumerate(pieces) if is_given(piece.group())), None)
    if given and not honored and is_title(" ".join(piece.group() for piece in pieces[:given])):
        pieces = pieces[given:]
    return pieces, honored


def _judge(
    text: str, start: int, end: int, words: list[str], *, honored: bool, before: Mention | None
) -> Mention | None:
    name = clean_name(" ".join(words), single=True)
    if (
        name is None
        or _HONORED.match(name)
        or (not honored and not is_given(words[0]) and is_title(" ".join(words)))
    ):
        return None
    ahead, behind = text[end : end + 140], re.sub(r"\s+", " ", text[max(0, start - 110) : start])
    if honored:
        behind = _HONORED_END.sub("", behind)
    department = _OF_DEPARTMENT.match(ahead)
    title = (
        (department.group("title") if department else None)
        or _title_after(ahead)
        or _title_before(behind, before)
    )
    boss = bool(_BOSS_BEFORE.search(behind) or _BOSS_AFTER.match(ahead))
    meets = bool(_MEET.search(behind) or _MET_AFTER.match(ahead)) or _opens_list(text, start)
    listed = before is not None and _joined(text, before, start)
    known = is_given(words[0])
    single = " " not in name
    if single and not honored:
        accepted = known and (
            meets
            or listed
            or bool(title and known)
            or (boss and known)
            or bool(_VERB_AFTER.match(ahead))
            or bool(_CONTACT.search(behind))
        )
    else:
        evidence = honored or known or title or boss or meets or listed
        accepted = bool(
            evidence
            or _PERSON_VERB.match(ahead)
            or (bool(_CONTACT.search(behind)) and _VERB_AFTER.match(ahead))
        )
    if not accepted:
        return None
    return Mention(name, start, end, title, boss, meets or bool(listed and before and before.meets))


_PANEL = re.compile(
    r"\b(?:interview\w*|panel|meet\w*|gespräch\w*|teilnehm\w+|entretien|rencontr\w+|entrevista\w*|"
    r"reuni\w+|colloquio|incontr\w+|gesprek\w*|rozmow\w+|"
    r"spotka\w+)\b[^\n]{0,160}:\s*\n?\s*[-•*·–]?\s*$",
    re.IGNORECASE,
)


def _opens_list(text: str, start: int) -> bool:
    """Say whether this is the first of a list that a line on the interview announces."""
    return bool(_PANEL.search(re.sub(r"\n\s*\n", "\n", text[max(0, start - 260) : start])))


def _joined(text: str, before: Mention, start: int) -> bool:
    """Say whether this name goes on with a list: `Dana Rhodes, Head of Finance, and Omar`."""
    between = _HONORED_NEXT.sub("", text[before.end : start])
    if len(between) > 130 or re.search(r"[.!?;:]\s|\n\n", between):
        return False
    if before.title:
        head, found, rest = between.partition(before.title)
        between = head + rest if found else between
    elif clause := re.match(
        r"^\s*,?\s*(?:from|of|who|vom|von|de|del|van)\s[^,]{2,60}?(?=,|\sand\s|\sund\s|\set\s|\sy\s|"
        r"\se\s|\sen\s|\soraz\s)",
        between,
    ):
        between = between[clause.end() :]
    between = re.sub(r"[,(]?\s*(?:our|the|from|unser\w*|die|der|notre|nuestr\w|noss\w|onze)\s*$", "", between)
    return bool(_BETWEEN.match(between)) and bool(between.strip())


def _is_named(title: str) -> bool:
    """`Dana Rhodes` is no title, though `VP Insight` reads like a name."""
    return clean_name(title) is not None and is_given(title.split(maxsplit=1)[0])


_OF_DEPARTMENT = re.compile(
    r"^\s+(?:in|from|aus|vom|von|de|da|do|van|z)\s+(?:our\s+|the\s+|der\s+|dem\s+|dos\s+|działu\s+)?"
    r"(?P<title>HR|RH|RRHH|P&O|People|Human\s+Resources|Recruit(?:ing|ment)|Talent(?:\s+Acquisition)?|Personal(?:abteilung|wesen)?|Ressources\s+Humaines|Recursos\s+Humanos|Risorse\s+Umane|Kadr)\b"
)


def _title_after(ahead: str) -> str | None:
    match = _APPOSITION.match(ahead)
    if match is None:
        return None
    title = match.group("title").strip()
    cut = _TITLE_END.search(title)
    title = (title[: cut.start()] if cut else title).strip(" ,:-–")
    if len(title) > 70 or not is_title(title) or _is_named(title) or _NO_TITLE.search(title):
        return None
    return title


_BEFORE_TITLE = re.compile(
    r"(?:\b(?:our|the|your|my|unser\w*|die|der|dem|den|notre|la|le|nuestr[ao]|el|noss[ao]|nostr[ao]|"
    r"il|onze|de|nasz\w*|and|und|et|with|mit|avec|by|con|com|met|z|moim|"
    r"mein\w*)\s+)(?P<title>[^.;:!?()\n]{3,60}?)[,:]?\s*$",
    re.IGNORECASE,
)


_NO_TITLE = re.compile(
    r"\b(?:position|role|post|job|vacancy|opening|application|applying|stelle|poste|puesto|vacante|"
    r"vaga|cargo|posizione|ruolo|candidatura|functie|vacature|sollicitatie|stanowisk\w+)\b|"
    r"\b(?:at|with|for|in|from|about|chez|bei|na|no|en|presso|bij|w|von|by|of|de|di|van)$",
    re.IGNORECASE,
)


def _title_before(behind: str, before: Mention | None) -> str | None:
    match = _BEFORE_TITLE.search(behind)
    if match is None or _NO_TITLE.search(match.group("title")):
        return None
    if before is not None and (
        before.name in match.group("title") or (before.title and before.title in match.group("title"))
    ):
        return None
    title = match.group("title").strip()
    inner = _BEFORE_TITLE.search(title + " ")
    title = (
        inner.group("title").strip()
        if inner and is_title(inner.group("title")) and not re.search(r"\b(?:of|de|der|für)\b", title)
        else title
    )
    words = title.split()
    if not words or len(words) > 7 or not is_title(title):
        return None
    return re.sub(r"^(?:our|the|and|with|unser\w*|notre)\s+", "", title)
