"""Whose no it is: who signs, who is said to have decided, and whether the address can be answered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import mailboxes, signatures
from afterno.reading.names import clean_name, plain
from afterno.reading.newest import tidy
from afterno.reading.phrases import Phrase
from afterno.reading.titles import is_hr, is_title, leads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson, Signer

_DECIDED = (
    r"(?:(?:has|have|had)\s+(?:(?:now|since|ultimately|finally|therefore|regretfully|unfortunately|"
    r"also)\s+)?(?:decided|chosen|opted|selected|elected|concluded|gone\s+with|gone\s+for|"
    r"made\s+(?:a|the|her|his|their|an?\s+\w+)\s+(?:\w+\s+)?(?:decision|choice)|settled|picked|"
    r"preferred|offered\s+(?:the|it))|decided|chose|opted\s|went\s+(?:with|for)|picked|made\s+(?:the|"
    r"a|her|his)\s+(?:\w+\s+)?(?:decision|choice)|"
    r"hat\s+(?:sich\s+)?[^.!?\n]{0,90}?(?:entschieden|beschlossen|ausgewählt|gewählt)|entschied\s+sich|"
    r"a\s+(?:finalement\s+|donc\s+|malheureusement\s+)?(?:décidé|choisi|retenu|préféré|opté|"
    r"fait\s+le\s+choix|pris\s+(?:la|sa)\s+décision|arrêté\s+son\s+choix)|"
    r"(?:se\s+)?ha\s+(?:finalmente\s+)?(?:decidido|optado|elegido|escogido|seleccionado|decantado|"
    r"tomado\s+la\s+decisión)|decidió|optó|eligió|"
    r"(?:decidiu|optou|escolheu|selecionou|tomou\s+a\s+decisão)|ha\s+(?:infine\s+)?(?:deciso|scelto|"
    r"optato|preferito|selezionato|preso\s+la\s+decisione)|"
    r"heeft\s+[^.!?\n]{0,80}?(?:besloten|gekozen|geselecteerd)|koos\s+|besloot|(?:zdecydował[a]?|"
    r"wybrał[a]?|postanowił[a]?|podj(?:ął|ęła)\s+decyzję))"
)
_BY = (
    r"(?:decision|choice|Entscheidung|décision|choix|decisión|decisão|decisione|beslissing|keuze|decyzja|"
    r"decyzję)\s[^.!?\n]{0,50}?\b(?:by|von|durch|par|por|pelo|pela|da|di|door|przez)\s+(?:\w+\s+){0,2}"
)
_NO_REPLY = Phrase(
    r"\b(?:please\s+)?do\s+not\s+(?:reply|respond|answer)\b|\bdon'?t\s+reply\b|"
    r"\bplease\s+refrain\s+from\s+replying|\b(?:can(?:not|'t)|unable\s+to)\s+(?:be\s+replied\s+to|"
    r"(?:receive|accept|monitor|process|read)\s+(?:\w+\s+){0,2}(?:replies|responses))|\b(?:replies|"
    r"responses|reply)\s+(?:\w+\s+){0,6}(?:are|is|will)\s+(?:not|n't)\b|"
    r"\bnot\s+(?:be\s+)?monitored\b|\bunmonitored\b|\bunattended\s+(?:mailbox|e?-?mail)|\b(?:this|"
    r"the)\s+(?:mailbox|inbox|e-?mail\s+address)\s+(?:is\s+not|isn't|cannot|does\s+not)|"
    r"\bno-?reply\s+(?:address|mailbox|e?-?mail)|"
    r"\b(?:bitte\s+)?antworten\s+sie\s+(?:bitte\s+)?nicht|"
    r"nicht\s+(?:direkt\s+)?auf\s+diese\s+(?:e-?mail|nachricht|mail)\s+(?:zu\s+)?antwort|"
    r"\bantworten\s+(?:\w+\s+){0,6}(?:nicht\s+(?:gelesen|bearbeitet|empfangen|möglich))|"
    r"\bne\s+pas\s+(?:y\s+)?r[ée]pondre|\bmerci\s+de\s+ne\s+pas\s+r[ée]pondre|\b(?:boîte|"
    r"adresse)\b[^.\n]{0,40}\bn'est\s+pas\s+(?:consultée|relevée|lue)|"
    r"\b(?:por\s+favor,?\s+)?no\s+(?:responda|respondas|conteste|contestes|responder|contestar)\b|"
    r"\bno\s+se\s+(?:admiten|atienden)\s+respuestas|"
    r"\bn[ãa]o\s+(?:responda|responder|respondas)\b|\b(?:si\s+prega\s+di\s+)?non\s+(?:rispondere|"
    r"rispondete|risponda)\b|"
    r"\b(?:gelieve\s+)?(?:deze|dit)\s+(?:e-?mail|bericht)\s+niet\s+(?:te\s+)?(?:be)?antwoorden|"
    r"\bniet\s+(?:op\s+)?(?:deze|dit)\s+(?:e-?mail|bericht)\s+(?:te\s+)?(?:reageren|antwoorden)|"
    r"\bniet\s+te\s+(?:be)?antwoorden|\breageren\s+op\s+(?:deze|dit)\s+\S+\s+is\s+niet\s+mogelijk|"
    r"\b(?:prosimy\s+)?nie\s+odpowiada(?:ć|j|jcie|jmy)\b",
    re.IGNORECASE,
)
_AUTOMATIC = Phrase(
    r"\bauto(?:matically|mated|matic)[\s-]+(?:\w+\s+){0,2}(?:e-?mail|message|notification|response|"
    r"reply|generated|sent)|\bsystem[\s-]generated|automatisch\s+(?:generiert|erstellt|erzeugt|"
    r"versen|verstuurd|verzonden|gegenereerd|aangemaakt)|(?:message|mail|courriel|"
    r"e-mail)\s+(?:généré|envoyé)\s+automatiquement|message\s+automatique|(?:mensaje|"
    r"correo)\s+(?:generado\s+)?autom[áa]tic|mensagem\s+(?:gerada\s+)?autom[áa]tic|(?:messaggio|"
    r"e-?mail)\s+(?:generat\w\s+)?automatic|"
    r"wiadomość\s+(?:została\s+)?(?:wygenerowana\s+)?automatyczn",
    re.IGNORECASE,
)


_ANY_DECIDED = Phrase(rf"(?<=\s){_DECIDED}")
_ANY_BY = Phrase(_BY)
_FRAMED = r"[^.!?\n]{0,130}?\b(?:entschieden|ausgewählt|gekozen|besloten)\b"
_ANY_FRAMED = Phrase(rf"\b(?:hat|heeft)\s{_FRAMED}")


@lru_cache(maxsize=8)
def _ways(text: str) -> tuple[bool, bool, bool]:
    """Which of the three ways of saying who decided stand in a text at all, whoever it was."""
    return bool(_ANY_DECIDED.search(text)), bool(_ANY_BY.search(text)), bool(_ANY_FRAMED.search(text))


def decided(text: str, name: str) -> bool:
    """Say whether this person is said to have decided."""
    ways = _ways(text)
    if not any(ways):
        return False
    words = name.split()
    low = text.lower() if len(text.lower()) == len(text) else text
    for form in dict.fromkeys((name.lower(), words[0].lower(), words[-1].lower())):
        at = low.find(form)
        while at >= 0:
            if _stands(text, at, at + len(form)) and _decides(text, at, at + len(form), ways):
                return True
            at = low.find(form, at + 1)
    return False


_NAME_THEN = re.compile(
    rf"(?:\s*[,(][^.!?\n]{{2,80}}?[,)])?,?\s+(?:and\s+(?:the|her|his)\s+team\s+)?{_DECIDED}", re.IGNORECASE
)
_BY_THEN = re.compile(rf"{_BY}$", re.IGNORECASE)
_HAS_THEN = re.compile(r"\b(?:hat|heeft)\s+(?:sich\s+)?(?:[\w.]+\s+){0,4}$", re.IGNORECASE)
_THEN_FRAMED = re.compile(_FRAMED, re.IGNORECASE)
_REACH = 240
"""How far before a name `the decision by` or `hat` may stand, in characters."""


def _stands(text: str, start: int, end: int) -> bool:
    """Whether these characters are whole words."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not _LETTER.match(before) and not _LETTER.match(after)


_LETTER = re.compile(r"\w")


def _decides(text: str, start: int, end: int, ways: tuple[bool, bool, bool]) -> bool:
    """Whether who is named here is said to decide, in one of the ways that stand in the text at all."""
    before = text[max(0, start - _REACH) : start]
    return (
        (ways[0] and _NAME_THEN.match(text, end) is not None)
        or (ways[1] and _BY_THEN.search(before) is not None)
        or (ways[2] and _HAS_THEN.search(before) is not None and _THEN_FRAMED.match(text, end) is not None)
    )


def decider(message: Message, people: Sequence[FoundPerson]) -> str | None:
    """Who is said to have decided, when that is not the signer; None where no name stands."""
    text = re.sub(r"[ \t\n]+", " ", tidy(message.text))
    own = signing(message, people)
    for person in people:
        if person is not own and decided(text, person.name):
            return person.name
    return None


def signing(message: Message, people: Sequence[FoundPerson]) -> FoundPerson | None:
    """The person who signs; else the one the From header names."""
    found = signatures.block(tidy(message.text))
    if found is not None:
        if person := _in_signature(found.lines[:8], people):
            return person
        if _team_signs(found.lines) and (found.closed or not _own_mailbox(message, people)):
            return None
    sender = message.sender
    if sender is not None:
        name = clean_name(sender.name)
        for person in people:
            if person.email == sender.address or (name and plain(person.name) == plain(name)):
                return person
    return None


def _in_signature(lines: Sequence[str], people: Sequence[FoundPerson]) -> FoundPerson | None:
    """The first person whose name stands in these lines, whole, at their beginning, or alone on one."""
    top = "\n".join(lines)
    for person in people:
        at = top.lower().find(person.name.lower())
        if at >= 0 and _stands(top, at, at + len(person.name)):
            return person
        if plain(top).lstrip(" ,\n").startswith(plain(person.name.split()[0])):
            return person
    return next((who for who in people if any(_names_alone(line, who.name) for line in lines)), None)


def _names_alone(line: str, name: str) -> bool:
    """Say whether a line is this name or a part of it, and little else: `Paulette`, `your Bill`, `Les and Pauline`."""
    said, words = set(_WORDS.findall(plain(line))), plain(name).split()
    return 0 < len(said) <= _FEW and (words[0] in said or words[-1] in said)


def _own_mailbox(message: Message, people: Sequence[FoundPerson]) -> bool:
    """Say whether the mail comes from a person's own address."""
    sender = message.sender
    return sender is not None and any(person.email == sender.address for person in people)


_WORDS = re.compile(r"\w+")
_FEW = 4
_INITIAL = re.compile(r"^\W*(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][\w'’-]+")


def _titled(lines: Sequence[str]) -> Signer | None:
    """Nobody known signs, but a name with its initial does, and a title stands below it."""
    top = [line.strip() for line in lines[:8] if line.strip()][:5]
    for place, line in enumerate(top[:3]):
        if not _INITIAL.match(line) or is_title(line) or _TEAM.search(line):
            continue
        for title in top[place + 1 : place + 3]:
            if is_hr(title):
                return "hr"
            if leads(title):
                return "manager"
    return None


_TEAM = re.compile(
    r"\b(?:team|abteilung|department|dept|équipe|equip[oae]|service|dział|zespół|afdeling|ufficio)\b",
    re.IGNORECASE,
)


def _team_signs(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines[:4])


def signer(message: Message, people: Sequence[FoundPerson]) -> Signer:
    """Who signs: the manager, HR, the bare organisation, a machine."""
    person = signing(message, people)
    if person is not None:
        by_role: dict[str, Signer] = {"manager": "manager", "hr": "hr", "agency": "hr"}
        return by_role.get(person.role) or ("manager" if _owns(message, person) else "unknown")
    found = signatures.block(tidy(message.text))
    if found is not None and _team_signs(found.lines):
        return _titled(found.lines) or "organisation"
    sender = message.sender
    unattended = (
        sender is not None
        and not mailboxes.is_general(sender.address)
        and (mailboxes.is_role(sender.address) or mailboxes.is_system(sender.address))
    )
    if unattended or _AUTOMATIC.search(tidy(message.text)) or _NO_REPLY.search(tidy(message.text)):
        return "machine"
    return "unknown"


def _owns(message: Message, person: FoundPerson) -> bool:
    """The firm bears the signer's surname: `Piet van Oorschot` of `kwekerijvanoorschot`."""
    sender = message.sender
    host = mailboxes.company_domain(sender.address) if sender else None
    words = plain(person.name).split()
    label = re.sub(r"[^a-z]", "", host.partition(".")[0]) if host else ""
    return len(words) > 1 and len(words[-1]) >= _SURNAME_LEAST and words[-1] in label


_SURNAME_LEAST = 4


def answerable(message: Message) -> bool:
    """Say whether the address can be answered."""
    targets = message.reply_to or ((message.sender,) if message.sender else ())
    if targets and all(mailboxes.is_unattended(target.address) for target in targets):
        return False
    return not _NO_REPLY.search(tidy(message.text))
