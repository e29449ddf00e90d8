"""Whose hand a no bears: a personnel office beside the name, an owner's own mailbox, a machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from afterno.reading import mailboxes
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.newest import tidy
from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from afterno.reading.messages import Message
    from afterno.reading.result import Signer

_HR: Final = re.compile(
    r"\b(?:hr|hrbp|human resources?|human capital|people (?:team|services|partner|lead|operations|ops|"
    r"advis\w+|and culture|& culture)|"
    r"talent\w*|recruit\w*|resourcing|personnel|"
    r"personal(?:abteilung|referent\w*|referat|amt|wesen|buro|leiter\w*|leitung|sachbearbeit\w*|"
    r"dienst)?|einsatzburo|lehrlingsabteilung|"
    r"bewerb\w+|ressources humaines|drh|rh|recrutement|dotation|chargee? de recrutement|"
    r"rr\.? ?hh\.?|rrhh|recursos humanos|capital humano|seleccion|reclutamiento|(?:servicio|gestion|"
    r"gerencia|subgerencia|area|direccion|jefa?) "
    r"(?:del? )?(?:servicio de )?person(?:as|al)|talento|"
    r"recrutamento|selecao|gestao de pessoas|(?:depto\.?|departamento) (?:de )?pessoal|"
    r"gerente de pessoas|pessoas|gente e gestao|r&s|"
    r"risorse umane|personale|selezione|personeelszaken|personeelsdienst|personeel|p&o|hrm|werving|"
    r"kadr\w*|rekrut\w+|dyrektor personaln\w+|dzial personalny)\b"
)
_NOT_HR: Final = re.compile(r"\b(?:personal (?:trainer|assistant)|talent show|personale docente di)\b")
_AUTOMATIC: Final = re.compile(
    r"\b(?:automat\w+ (?:generat\w+|sent|message|notice|notification|e-?mail|erstellt|versandt|"
    r"versendet|generiert|mitteilung|nachricht|"
    r"bericht|verzonden|gegenereerd)|(?:generat\w+|sent|generad\w+|gerad[ao]|enviad[ao]|generat[ao]|"
    r"envoye|genere) automat\w+|"
    r"(?:mensaje|correo|mensagem|messaggio|message|courriel|wiadomosc|bericht) automat\w+|ohne unterschrift gultig|"
    r"not (?:be )?monitored|unmonitored|notification-only|no admite respuestas|no son leidas|do not reply|don't reply|"
    r"(?:bitte )?nicht (?:be)?antworten|ne pas repondre|non surveillee|no (?:responda|contest\w+|respond\w+)|nao respond\w+|"
    r"non rispond\w+|niet (?:te )?(?:be)?antwoorden|prosimy nie odpowiadac|can\W?t reply to this)\b"
)
_LINES: Final = 6
_TAIL: Final = 110
_LEAST: Final = 4
_SURE_LINE: Final = 90


def refined(message: Message, found: Signer) -> Signer:
    """Say it better where more is sure: HR beside a name, an owner's own mailbox, a machine."""
    person = _signs(message)
    if person and _hr_beside(message):
        return "hr"
    if found == "organisation" and not person and _nobody_writes(message):
        return "machine"
    if found in {"organisation", "unknown"} and _owner_writes(message):
        return "manager"
    return found


def _end(message: Message) -> list[str]:
    lines = [line.strip() for line in tidy(message.text).rstrip().split("\n") if line.strip(" -_*>")]
    return (
        [line for line in lines[-_LINES:] if len(line) < _SURE_LINE] or [lines[-1][-_TAIL:]] if lines else []
    )


def _signs(message: Message) -> bool:
    """Whether a person's name stands at the end, in full or as a given name."""
    for line in _end(message):
        for cell in re.split(r"\s*[,|(/·•:]\s*|\s[-–—]\s|(?<=[.!?])\s+", line):
            words = re.sub(
                r"^(?:i\. ?A\.|gez\.|LG|Gruß|Grüße|Fdo\.?|Sd/-|p\.o\.)\s*", "", cell.strip()
            ).split()
            if not 0 < len(words) <= _LEAST or not words[0][:1].isupper():
                continue
            name = " ".join(words)
            if clean_name(name) and (is_given(words[0]) or _is_title_before(words[0])):
                return True
            if len(words) == 1 and is_given(words[0]):
                return True
    return False


def _is_title_before(word: str) -> bool:
    return plain(word).strip(".") in {
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "lic",
        "ing",
        "dott",
        "dottssa",
        "mgr",
        "sr",
        "sra",
        "mme",
    }


def _hr_beside(message: Message) -> bool:
    """Whether the end of the mail, but for sentences, says a personnel office."""
    for line in _end(message):
        said = fold(line)
        if line.endswith((".", "!", "?")) and len(line.split()) > _LINES:
            said = fold(line[-_TAIL:].rpartition(", ")[2]) if "," in line[-_TAIL:] else ""
        if said and _HR.search(said) and not _NOT_HR.search(said):
            return True
    return False


def _nobody_writes(message: Message) -> bool:
    """Whether the address takes no answer, or the text says that a machine wrote it."""
    sender = message.sender
    if sender and mailboxes.is_unattended(sender.address):
        return True
    return _AUTOMATIC.search(fold(tidy(message.text)[-600:])) is not None


def _owner_writes(message: Message) -> bool:
    """Whether the firm bears the name of who writes from a mailbox of that name: `Barney <barney@barneystrees...>`."""
    sender = message.sender
    host = mailboxes.company_domain(sender.address) if sender else None
    if sender is None or host is None or _HR.search(fold(sender.name)) or mailboxes.is_role(sender.address):
        return False
    label = re.sub(r"[^a-z]", "", plain(host.partition(".")[0]))
    words = [plain(word) for word in sender.name.split() if len(word) >= _LEAST]
    spelled = plain(mailboxes.local(sender.address))
    return any(word in label and word in spelled for word in words)
