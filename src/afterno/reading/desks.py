"""Names that stand where an employer's could, and are none: desks and departments, people, titles, reference numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from afterno.reading import houses, mailboxes
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.titles import is_title

if TYPE_CHECKING:
    from afterno.reading.messages import Address, Message

_DESKS: Final = frozenset(
    """
    hr rh rrhh drh human resource resources relations capital people talent talents acquisition attraction
    recruitment recruiting recruiter recruiters resourcing hiring staffing careers career jobs job vacancies
    vacancy personnel payroll workforce culture services service office offices admin administration
    administrator director directors directorate manager management principal secretary secretariat clerk
    governors governance reception desk helpdesk help support contact contacts vetting checks check screening
    onboarding panel committee board commission selection assessment assessments appointments scheduling
    interviews interview events finance accounts legal compliance operations ops transportation maintenance
    facilities department dept division unit section team teams group faculty school mill shop store kitchen
    ward studio lab main head central regional national global corporate graduate graduates early student
    students internship apprenticeships nursing medical clinical shared business internal external strictly
    private confidential personal major projects project notification notifications notice notices system
    automated automatic mailer bot info welcome news update updates feedback queries general enquiries
    candidate candidates applicant application applications result results outcome status track cloud calendar
    reminder noreply reply personalabteilung personalreferat personalamt personalbuero personalburo
    personalwesen bewerbung bewerbungen bewerbermanagement bewerbungstool tool karriere karriereservice
    stellenportal stellen stelle ausbildung ausbildungszentrum praktikantenamt sekretariat vorzimmer
    verwaltung schulverwaltung schulleitung schulamt werkleitung pflegedirektion direktion geschaeftsstelle
    geschaftsstelle leitung hauptamt amt lohnburo lohnbuero buchhaltung terminassistent assistent kalender
    abteilung referat sachgebiet sg dienst dienststelle azubi azubiteam personalmarketing bereich
    branddirektion prufungsamt kundenservice zentrale werk buro betriebsrat absage einladung aktualisierte
    ruckmeldung auswahlgremium auswahlgremiums auswahltag eingangsbestatigung bestatigung vorbereitungsdienst
    direction cellule bureau recrutement emploi emplois ressources humaines secretaire accueil mairie dotation
    unite gestion carrieres candidature candidatures concours formation scolarite jury comite paie
    comptabilite responsable portail equipe courrier convocation recursos humanos seleccion reclutamiento
    talento empleo empleos jefatura jefa jefe direccion oficina oficial partes tribunal calificador secretaria
    servicio servicios negociado subdireccion administracion departamento dpto depto equipo rectorado comision
    presidencia directiva portal postulaciones procesos proceso nominas gerencia personas convocatoria
    facultad recrutamento selecao gente vagas direcao coordenacao coordenador pedagogica plataforma concursos
    concurso presidente juri servico chefe pessoal carreiras trabalhe conosco processo seletivo devolutiva
    equipa tecnica producao risorse umane selezione personale direzione ufficio settore servizio segreteria
    coordinamento didattico amministrazione protocollo filiale concorsi commissione gestione dirigente
    responsabile uo afdeling werving selectie selectiecommissie selectiebureau personeel personeelszaken
    instroom vacatures secretariaat directie agenda planning hrm sollicitatie sollicitaties biuro dzial kadry
    kadr rekrutacja rekrutacji zespol sekcja osrodek administracja komisja konkurs
    """.split()
)
_JOINING: Final = frozenset(
    "of and the for at in on & de del du des d la le l les el los las y e et und der die das fur für des "
    "dem da do dos das di della delle "
    "dei van het en i w na ds p o s".split()
)
_CODE: Final = re.compile(
    r"^[A-Z]{2,}[/ -]?\d|^(?=[^\s]*\d)[A-Z0-9]+(?:[-/._][A-Z0-9]+)+$|^\W*\d[\d\W]*$|^[A-Z] ?\d+\b|\b(?:REF|Ref)\b"
)
_COURTESY: Final = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|sir|sr|sra|srta|don|dona|doña|dom|fr|rev|herr|frau|hr|mme|m|mlle|"
    r"maître|me|ing|eng|engª|lic|dott|"
    r"dott\.ssa|suor|padre|pani|pan|dhr|mevr|kapt|kapitein|captain|auntie|uncle|mama|papa|chef|boss|"
    r"coach|maestro|m°|mª|stb|ra)\.?\s+(?=\S)",
    re.IGNORECASE,
)


def is_no_employer(name: str, message: Message | None) -> bool:
    """Say whether this is a desk, a title, a reference, the sender of the message; the domain must be asked before."""
    if is_desk(name) or _CODE.search(name):
        return True
    if is_title(name):
        return True
    words = name.split()
    if len(words) > 1 and (houses.opens(words[0]) or (houses.closes(words[-1]) and not is_given(words[0]))):
        return False
    return message is not None and _is_sender(name, message)


@lru_cache(maxsize=4096)
def is_desk(name: str) -> bool:
    """Say whether a name is made of words of desks alone: `Office of the Director`, `Jefatura de Personal`."""
    words = [word for word in re.split(r"[^\w&]+", plain(name)) if word]
    return bool(words) and all(word in _DESKS or word in _JOINING or len(word) == 1 for word in words)


def holds_desk(name: str) -> bool:
    """Say whether any word of a name is one of desks: `Cabinet of the Director`, `Programme Council`."""
    return any(plain(word) in _DESKS for word in re.findall(r"[^\W\d_]+", name))


def shows_firm(sender: Address) -> bool:
    """Say whether a desk's mailbox bears a firm's name: `Transdev Ardenne <rh@...>`."""
    words = [word for word in sender.name.split() if word[:1].isupper()]
    if len(words) < _PAIR or _COURTESY.match(sender.name) or is_desk(sender.name):
        return False
    if not mailboxes.is_role(sender.address) or any(is_given(word) for word in words[:2]):
        return False
    if is_desk(words[0]) or is_desk(words[-1]) or is_title(sender.name):
        return False
    return not re.search(r"[|@,:–&]|\s-\s", sender.name)


_PAIR: Final = 2


def trimmed(name: str) -> str:
    """A display name without the desk at either end: `Sunrise Microfinance Human Resource`, `Recrutamento e Seleção ISA`."""
    words = name.split()
    while len(words) > 1 and _is_end(words[-1]):
        words.pop()
    while len(words) > 1 and _is_end(words[0]):
        words.pop(0)
    while len(words) > 1 and words[-1].lower() in _JOINING:
        words.pop()
    return " ".join(words)


def _is_end(word: str) -> bool:
    return plain(word) in _DESKS and not houses.is_house(word)


def _is_sender(name: str, message: Message) -> bool:
    """A part of the sender's own name, as it signs: `Juli` of Juliana Restrepo, `Ms Nwosu`, `Mª Ángeles Cortés`."""
    if _COURTESY.match(name) and len(name.split()) <= _FEW:
        return True
    sender = message.sender
    if sender is None or message.direction != "in" or shows_firm(sender):
        return False
    person = clean_name(re.sub(r"^(?:[^-–|,]*[-–|,])\s+", "", sender.name)) or clean_name(sender.name)
    own = plain(_COURTESY.sub("", person or sender.name)).split()
    words = [word.strip(".,") for word in plain(name).split()]
    if not own or not words or len(words) > _FEW:
        return False
    if person is None and not is_given(own[0]):
        return False
    if len(words) == 1:
        return any(word == words[0] for word in own) or (
            len(words[0]) >= _NICK and own[0].startswith(words[0][:_NICK])
        )
    return all(any(word == one or (len(word) == 1 and one.startswith(word)) for one in own) for word in words)


_FEW: Final = 4
_NICK: Final = 3
