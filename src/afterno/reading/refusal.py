"""How a no was said: why, by whom, decided by whom, with the door open or not, to be answered or not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from afterno.reading.result import Reason, Rejection, Signer
from afterno.reading.rulebook import Pattern, compile_pattern
from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from afterno.reading.messages import Message
    from afterno.reading.verdict import Verdict, View

_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃ][\w'’.-]+(?: (?:van|von|de|der|den|del|da|di|dos|la|le|zu|Mc)){0,2}(?: [A-ZÀ-ÖØ-ÞŁŚŻŹĆŃ][\w'’.-]*){0,2}"
_NAME_LINE = re.compile(rf"(?:{_NAME})(?: x+)?[.,!]?")
_SIGNATURE_LINES = 7
_LINE = 70
_DECIDED = (
    r"(?:has |have |had |hat |haben |a |ha |heeft )?(?:decided|chosen|chose|felt|feels|opted|picked|selected|wants|wanted|went|"
    r"has asked|preferred|decided on|entschieden|beschlossen|gewählt|décidé|choisi|retenu|decidido|elegido|optado|decidiu|escolheu|"
    r"optou|deciso|scelto|preferito|besloten|gekozen|zdecydował|zdecydowała|wybrał|wybrała|has come back|went for|debated)"
)
_DECIDER = (
    re.compile(
        r"(?:hiring manager|line manager|manager|head of [\w ]{2,30}|director|department head|"
        r"Fachbereichsleiter(?:in)?|Abteilungsleiter(?:in)?|Teamleiter(?:in)?|responsable|directeur|directrice|jefe|jefa|directora?|"
        r"gerente|diretora?|responsabile|direttore|direttrice|leidinggevende|manager|kierownik|kierowniczka|dyrektor(?:ka)?)"
        rf",? ({_NAME})"
    ),
    re.compile(rf"\b((?:(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|M|Mme|Sr|Sra|Dott|Dra?)\.? )?{_NAME}) (?:and the team |and (?:his|her) team |und das Team |et son équipe )?{_DECIDED}"),
)
_NOT_NAMES = frozenset(
    "we i they he she it the our my team panel committee governors board this that you unfortunately client management "
    "hiring hi hello dear wir ich sie das die der man leider nous je il elle on nosotros yo ellos el la nos eu eles ela "
    "noi io loro lei ci we ik zij hij my oni ona on zespół company boss clients partners thank after at as since following "
    "nach le les los las o a os as un une una de het een klient firma komisja jury department".split()
)


@dataclass(frozen=True, slots=True)
class Signers:
    """The words of signatures, of rules/signers.toml."""

    hr: Pattern
    manager: Pattern
    team: Pattern
    closing: Pattern


@cache
def signers() -> Signers:
    """Read rules/signers.toml once."""
    text = resources.files("afterno.reading").joinpath("rules", "signers.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Signers(*(compile_pattern(data[name]) for name in ("hr", "manager", "team", "closing")))


def reason(view: View, verdict: Verdict) -> Reason:
    """Cancelled and paused beat filled, filled beats declined; without a sentence it is unknown."""
    said = {hit.rule.sign for hit in verdict.decisive}
    if "cancelled" in said:
        return "cancelled"
    if "paused" in said:
        return "paused"
    if "filled" in said and not _taken_by_accepting(verdict):
        return "filled"
    return "declined" if verdict.decisive or view.has("hint") else "unknown"


def _taken_by_accepting(verdict: Verdict) -> bool:
    filled = [hit for hit in verdict.decisive if hit.rule.sign == "filled"]
    return all(hit.rule.id.endswith("accepted") for hit in filled) and len(verdict.decisive) > len(filled)


def signature(text: str) -> tuple[str, ...]:
    """The last short lines of a mail, those after the closing formula where there is one."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()][-_SIGNATURE_LINES:]
    for number, line in enumerate(lines):
        if signers().closing.search(fold(line)):
            return tuple(lines[number + 1 :])
    kept: list[str] = []
    for line in reversed(lines):
        if len(line) > _LINE or (line.endswith((".", "?", "!")) and len(line.split()) > 4):
            kept.extend(_tail(line))
            break
        kept.append(line)
    return tuple(reversed(kept))


_AFTER_SENTENCE = re.compile(r"(?<=[.!?)]) +")
_INLINE_CLOSING = re.compile(
    r"^(?:(?:kind |best |warm |with )*(?:regards|wishes)|best|thanks|cheers|yours(?: sincerely| faithfully)?|sincerely|lg|vg|mfg|"
    r"(?:mit )?(?:freundliche|viele|beste|liebe)n? gr(?:ü|u)(?:ß|ss)en?|cordialement|bien à vous|saludos|un saludo|"
    r"cumprimentos|abraço|(?:cordiali )?saluti|groet(?:en|jes)?|(?:met )?vriendelijke groet|pozdrawiam|z poważaniem|in haste|"
    r"wishing you well|all the best|take care)[,.!]? *",
    re.IGNORECASE,
)


def _tail(line: str) -> tuple[str, ...]:
    """A name after the last sentence of a line ("Sorry! Pam")."""
    last = _INLINE_CLOSING.sub("", _AFTER_SENTENCE.split(line)[-1])
    return (last,) if last and len(last.split()) <= 9 and not last.endswith("?") and last != line else ()


def signer(view: View, message: Message) -> Signer:
    """Who signs: by the signature's titles, else by how the text speaks, else by the sender."""
    lines = signature(message.text)
    by_title = _by_title(fold(" \n".join(lines)))
    if by_title:
        return by_title
    named = any(_NAME_LINE.fullmatch(line) for line in lines)
    if named or _personal(message):
        return _by_voice(view)
    if view.outside.no_reply or view.outside.ats or view.outside.board or view.has("no_reply"):
        return "machine"
    return _by_sender(message)


def _by_title(folded: str) -> Signer | None:
    words = signers()
    if words.hr.search(folded):
        team = words.team.search(folded) and not re.search(r"^[a-z'.-]+ [a-z'.-]+(?:,| |$)", folded.split("\n")[0])
        return "organisation" if team or folded.startswith("the ") or " team" in folded else "hr"
    if words.team.search(folded) and not words.manager.search(folded):
        return "organisation"
    return "manager" if words.manager.search(folded) else None


def _by_voice(view: View) -> Signer:
    if view.has("relayed"):
        return "hr"
    return "manager" if view.has("manager_voice") else "unknown"


def _personal(message: Message) -> bool:
    """Whether the sender's name is a person's, by its address holding a part of it."""
    if message.sender is None or not message.sender.name:
        return False
    local = fold(message.sender.address.partition("@")[0])
    words = [word for word in fold(message.sender.name).split() if len(word) > 1]
    return any(word.strip(".,'") in local for word in words) and not signers().team.search(fold(message.sender.name))


def _by_sender(message: Message) -> Signer:
    if message.sender is None:
        return "unknown"
    return "organisation" if message.sender.name else "unknown"


def decider(message: Message, lines: tuple[str, ...], verdict: Verdict, sentences: tuple[str, ...]) -> str | None:
    """Who is said by name to have decided, where that is not who signs."""
    signed = fold(" ".join(lines)) + " " + fold(message.sender.name if message.sender else "")
    near = [sentences[hit.sentence] for hit in verdict.decisive if hit.sentence < len(sentences)]
    for sentence in [*near, *sentences[1:]]:
        for pattern in _DECIDER:
            for found in pattern.finditer(sentence):
                name = found[1].strip(" .,")
                words = fold(name).split()
                if words[0] not in _NOT_NAMES and not all(word in signed for word in words):
                    return name
    return None


def answerable(view: View) -> bool:
    """Whether an answer would reach anybody."""
    return not (view.outside.no_reply or view.has("no_reply"))


def describe(view: View, message: Message, verdict: Verdict, sentences: tuple[str, ...]) -> Rejection:
    """The whole of how a no was said."""
    lines = signature(message.text)
    return Rejection(
        reason=reason(view, verdict),
        signer=signer(view, message),
        decider=decider(message, lines, verdict, sentences),
        door_open=view.has("door"),
        answerable=answerable(view),
    )
