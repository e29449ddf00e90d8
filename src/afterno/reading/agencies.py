"""Agencies that recruit for others: by their domain, their name, and how they speak of a client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, orghosts
from afterno.reading.newest import tidy
from afterno.reading.phrases import Phrase

if TYPE_CHECKING:
    from afterno.reading.messages import Message

_NAME = re.compile(
    r"recruit|staffing|headhunt|\bpersonnel\b|executive\s?search|talent\s?search|employment\s?agency|"
    r"personal(?:beratung|dienst|vermittlung|service)|zeitarbeit|arbeitsvermittlung|"
    r"interim|int[ée]rim|cabinet|uitzend|detacher|agenzia\sper\sil\slavoro|somministrazione|\bett\b|"
    r"agencja\spracy|resourcing|placements?\b|jobs?search|"
    r"randstad|adecco|manpower|\bhays\b|michael\s?page|page\s?personnel|robert\s?half|"
    r"robert\s?walters|\bkelly\s?services|kforce|teksystems|aerotek|korn\s?ferry|gi\s?group|"
    r"tempo-?team|expectra|synergie|umana|start\s?people|"
    r"amadeus\s?fire|ferchau|morgan\s?mckinley|harvey\s?nash|nigel\s?frank|huxley|sthree|experis|"
    r"hudson|antal|bergman|(?<!re)search$|\bsearch\b",
    re.IGNORECASE,
)
_CLIENT = Phrase(
    r"\b(?:retained|engaged|instructed|appointed)\s+by\b|\b(?:our|my|the)\s+client(?:'s)?\b|"
    r"\bclient\s+(?:company|has|have|decided)|\b(?:unser(?:em|en|e|es)?|mein(?:em|en)?)\s+(?:Kunden?|"
    r"Auftraggeber|Mandanten?|Klienten?)\b|\b(?:notre|mon)\s+client\b|\b(?:nuestro|mi|"
    r"el)\s+cliente\b|"
    r"\b(?:o\s+)?(?:nosso|meu)\s+cliente\b|\b(?:nostro|mio)\s+cliente\b|\bonze\s+(?:opdrachtgever|"
    r"klant|cliënt)\b|\bopdrachtgever\b|\b(?:nasz(?:ego|emu|ym)?|mój)\s+klient(?:a|owi|em)?\b|"
    r"\bcliente\s+final\b|\bclient\s+(?:came\s+back|went|chose|felt|picked|rang|called)\b|\b(?:der\s+)?Kunde\s+(?:hat\s+"
    r"(?:sich|(?:grad|eben|gerade)?\s*angerufen|entschieden)|möchte|will)\b|"
    r"\b(?:retroalimentación|respuesta|retorno|posicionamento|feedback|resposta|riscontro|réponse|retour)\s+(?:del|do|du)\s+client[e]?\b|"
    r"\bel\s+cliente\s+(?:me\s+pide|ha\s|decidió|optó|prefirió|contrató)|\bo\s+cliente\s+(?:acabou|decidiu|optou|fechou|preferiu|escolheu)|"
    r"\bil\s+cliente\s+(?:ha|finale)\b|\ble\s+client\s+(?:a|final)\b|\bklient\s+(?:wrócił|wybrał|zdecydował|odpowiedział|postawił)|"
    r"\bfeedback\s+od\s+klienta\b|\bde\s+klant\s+(?:heeft|koos|wil)\b|\b(?:have|has)\s+a\s+mandate\s+for\b|\bmandatée?\s+par\b|"
    r"\brepresento\s+a\s+una?\b|\bnous\s+accompagnons\s+une?\b|\bI\s+recruit\s|\bassisting\s+an?\s|"
    r"\btenho\s+um\s+cliente\b|\btengo\s+un\s+cliente\b|\bho\s+un\s+cliente\b",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    r"candidat|find\s+an?\b|applicant|position|role|vacanc|interview|profil|CV|bewerb|stelle|"
    r"position|entretien|poste|puesto|entrevista|vaga|posizione|colloquio|functie|sollicit|rekrut|"
    r"stanowisk",
    re.IGNORECASE,
)


def speaks_of_client(text: str) -> bool:
    """Say whether the text speaks of a client who hires."""
    match = _CLIENT.search(text[:12_000])
    return match is not None and bool(_DECIDING.search(text[max(0, match.start() - 400) : match.end() + 400]))


def names_agency(name: str) -> bool:
    """Say whether this is an agency's name or domain."""
    return bool(_NAME.search(name))


def is_agency(message: Message) -> bool:
    """Say whether the sender is an agency that recruits for others."""
    sender = message.sender
    host = mailboxes.company_domain(sender.address) if sender else None
    by_name = bool(
        host
        and (names_agency(host.partition(".")[0].replace("-", " ")) or orghosts.of(host).kind == "agency")
    )
    shown = sender.name if sender and host else ""
    return (
        by_name
        or speaks_of_client(tidy(message.text))
        or bool(
            re.search(
                r"\b(?:recruitment|staffing|personnel|executive search|personalberatung)\b",
                shown,
                re.IGNORECASE,
            )
            and host
            and names_agency(host)
        )
    )
