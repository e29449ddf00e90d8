"""The employer named in a signature and in the sender's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, orgnames, signatures
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.newest import tidy
from afterno.reading.titles import is_hr, is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Address, Message
from afterno.reading.orgprose import FORM, Source

_VIA = re.compile(
    r"^(?P<name>.{2,60}?)\s+(?:via|@|through|über|par|vía|tramite|przez)\s+\S.*$", re.IGNORECASE
)


_AT = re.compile(
    r"^.{2,40}?(?:\s+(?:at|from|of|bei|chez|presso|bij|von|van)\s+|\s*[|(@•·]\s*|\s[-–—]\s|"
    r",\s+)(?P<name>[^|()]{2,60}?)\)?$"
)


_TEAM = re.compile(
    r"^(?:(?:best(?:\s+wishes|\s+regards)?|regards|sincerely|thanks|"
    r"cheers)[,\s]+)?(?:from\s+)?(?:[—–-]\s*)?(?:the\s+|your\s+|das\s+|ihr\s+|dein\s+|votre\s+|l['’]|"
    r"el\s+|la\s+|il\s+|o\s+|a\s+|het\s+|jouw\s+|uw\s+)?"
    r"(?:(?:talent|people|recruiting|recruitment|hiring|hr|human\s+resources|careers?|"
    r"staffing)(?:\s+(?:acquisition|team|&|and|culture|department|operations))*\s+(?:at|of|"
    r",)\s+(?:the\s+)?"
    r"|(?:(?:hr|recruiting|personal|bewerber\w*|talent)[\s-]?)?(?:team|abteilung|personalabteilung|"
    r"bewerbermanagement|hr-abteilung|recruiting-team|karriere-team)\s+(?:der|von|bei|"
    r"des)\s+(?:der\s+)?"
    r"|(?:équipe|service|direction|département)\s+(?:(?:de\s+|du\s+|des\s+|d['’])?(?:recrutement|rh|"
    r"ressources\s+humaines|talents?)\s+)?(?:de\s+|du\s+|d['’]|chez\s+)?"
    r"|(?:equipo|departamento|dpto\.?)\s+(?:de\s+)?(?:(?:selecci[oó]n|recursos\s+humanos|rrhh|"
    r"talento|personas)\s+)?(?:de\s+|en\s+)?"
    r"|(?:equip[ae]|departamento)\s+(?:de\s+)?(?:(?:recrutamento|recursos\s+humanos|rh|sele[cç][aã]o|"
    r"talentos?|gente)\s+)?(?:e\s+sele[cç][aã]o\s+)?(?:da|do|de)\s+"
    r"|(?:team|ufficio)\s+(?:(?:risorse\s+umane|hr|selezione|recruiting|"
    r"del\s+personale)\s+)?(?:di\s+|della\s+|del\s+)?"
    r"|(?:team|afdeling)\s+(?:(?:hr|recruitment|werving(?:\s+&\s+selectie)?|p&o|"
    r"personeelszaken)\s+)?(?:van\s+|bij\s+)?"
    r"|(?:zespół|dział)\s+(?:(?:rekrutacji|hr|kadr|personalny|zasobów\s+ludzkich)\s+)?(?:firmy\s+|"
    r"w\s+)?)(?P<name>\S.{1,60})$",
    re.IGNORECASE,
)


_TEAM_TAIL = re.compile(
    r"^(?:the\s+|your\s+|ihr\s+|dein\s+|das\s+|het\s+)?(?P<name>\S.{0,50}?)[\s-]+(?:(?:talent|people|"
    r"recruiting|recruitment|recruiters|hiring|hr|human\s+resources?|careers?|staffing|resourcing|"
    r"personalabteilung|bewerbermanagement|karriere|personal|rekrutacja)(?:\s+(?:acquisition|&|and|"
    r"culture|operations|department|partners?|specialists?|attraction))*(?:[\s-]+(?:team|department|"
    r"abteilung|office|group))?|team)\.?$",
    re.IGNORECASE,
)


def signature(message: Message) -> Iterator[Source]:
    """The names in the lines of the signature."""
    block = signatures.block(tidy(message.text))
    if block is None:
        return
    for place, line in enumerate(block.lines[:16]):
        stripped = line.strip(" *_>\t,")
        if not stripped or len(stripped) > 120:
            continue
        around = (*block.lines[max(0, place - 1) : place], *block.lines[place + 1 : place + 2])
        beside = any((is_hr(line) or is_title(line)) and len(line) < 60 for line in around)
        yield from _signature_line(stripped, place, closed=block.closed or beside)


def _signature_line(line: str, place: int, *, closed: bool) -> Iterator[Source]:
    if signatures.EMAIL.search(line) or re.search(r"https?:|www\.", line):
        return
    if (match := _TEAM.match(line)) or (match := _TEAM_TAIL.match(line)):
        name = match.group("name")
        if not is_title(name):
            yield Source(name, 2.2)
            return
    for cell in re.split(r"\s*[|•·]\s*|\s{3,}|\t|\s[-–—]\s", line):
        form = FORM.search(cell)
        if form:
            name = cell[: form.end()]
            yield Source(name.rpartition(", ")[2] if is_title(name.partition(",")[0]) else name, 2.4)
        elif (
            at := re.search(r"(?:,|\bat|\bbei|\bchez|\bpresso|\bbij|@)\s+(?:der\s+)?(?=[A-Z])", cell)
        ) and is_title(cell[: at.start()]):
            yield Source(orgnames.read(cell, at.end()), 1.0 if at.group().startswith(",") else 2.0)
        elif (
            closed
            and place < 8
            and clean_name(cell) is None
            and not is_title(cell)
            and _looks_like_company(cell)
        ):
            yield Source(cell, 1.3)


def _looks_like_company(cell: str) -> bool:
    words = cell.split()
    if not 1 <= len(words) <= 5 or re.search(r"\d|[:@?!]|^\W", cell):
        return False
    return orgnames.read(cell + "\n\n", 0) == cell.strip(" .,")


def display(message: Message) -> Iterator[Source]:
    """The names in the sender's display name."""
    sender = message.sender
    if sender is None or not sender.name or _signs_itself(sender):
        return
    shown = _SPACES.sub(" ", sender.name).strip("\"' ")
    if via := _VIA.match(shown):
        if clean_name(via.group("name")) is None:
            yield Source(via.group("name"), 2.0)
        return
    person = clean_name(shown)
    if person is None:
        host = mailboxes.company_domain(sender.address)
        if at := _AT.match(shown):
            yield Source(at.group("name"), 1.5)
            if clean_name(shown[: at.start("name")].strip(" |(-–@,")) is None:
                yield Source(shown[: at.start("name")].strip(" |(-–@,"), 1.2)
        elif _DESK.search(shown):
            yield Source(_DESK.sub("", shown).strip(" ,&-–"), 1.0)
        elif host or mailboxes.is_role(sender.address) or mailboxes.is_system(sender.address):
            yield Source(shown, 1.8)
    elif (at := _AT.match(shown)) and not is_title(at.group("name")) and clean_name(at.group("name")) is None:
        yield Source(at.group("name"), 1.5)


_SPACES = re.compile(r"\s+")


def _signs_itself(sender: Address) -> bool:
    """`Tamsin <tamsin@...>`, `Mr. Hayes <thayes@...>`, `Chef Lonnie <lonnie@...>`: a person's first or last name."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", sender.name)
    spelled = plain(mailboxes.local(sender.address))
    if mailboxes.is_role(sender.address) or not words or len(words) > 3:
        return False
    host = re.sub(r"[^a-z]", "", mailboxes.domain(sender.address).partition(".")[0])
    named = [plain(word) for word in words]
    if _HOUSE.search(sender.name):
        return False
    if "".join(named) in host or (len(named) > 1 and all(word in host for word in named)):
        return False
    return any(len(word) > 2 and word in spelled for word in named) or (
        len(words) == 1 and is_given(words[0])
    )


_HOUSE = re.compile(
    r"\b(?:praxis|kanzlei|studio|atelier|cabinet|clinic|clinique|clínica|klinik|hotel|café|bar|restaurant|farm|school|"
    r"bakery|bäckerei|boulangerie|garage|salon|shop|store|taller|officina|osteria|trattoria|bakkerij|piekarnia|hof|"
    r"family|famille|família|familie|fam)\b",
    re.IGNORECASE,
)


_DESK = re.compile(
    r"\b(?:e-?recruitment|recruitment|recruiting|recruiters?|resourcing|hiring|human\s+(?:resources|capital)|hr|"
    r"rh|rrhh|"
    r"drh|careers?|jobs|staffing|vacancies|admissions?|talent|graduates?|people|personnel|payroll|"
    r"(?:shared|support)\s+services|selection|panel|committee|office|admin(?:istration)?|desk|helpdesk|hub|bot|"
    r"team|unit|"
    r"department|dept|secretariat|clerk|governors|bursar|reception|scheduling|rescheduling|notifications?|"
    r"assessments?|"
    r"personal(?:abteilung|amt|wesen|büro|referat|stelle)?|bewerb\w+|ausbildung|karriere|verwaltung|sekretariat|"
    r"büro|buero|abteilung|pflegedirektion|geschäftsstelle|leitung|"
    r"secrétariat|direction|bureau|recrutement|emploi|portail|ressources\s+humaines|candidatures?|accueil|service|"
    r"administration|concours|"
    r"negociado|subdirección|dirección|oficina|servicio|secretar[ií]a|recursos\s+humanos|selección|nóminas|"
    r"administración|comisión|talento|empleo|encargad[ao]|departamento|equipo|gerencia|"
    r"equip[ae]|recrutamento|serviços|sele[cç][aã]o|produção|pessoal|gente|vagas|"
    r"ufficio|protocollo|direzione|segreteria|amministrazione|risorse\s+umane|selezione|concorsi|personale|"
    r"afdeling|werving|personeelszaken|p&o|instroom|crewing|vacatures|"
    r"biuro|dział|kadry|sekretariat|rekrutacj[ai]|zespół|ośrodek)\b",
    re.IGNORECASE,
)
