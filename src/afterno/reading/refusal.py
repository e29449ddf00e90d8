"""How a no was said: why, by whom, decided by whom, with the door open or not, to be answered or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading import doors, signature
from afterno.reading.result import Reason, Rejection, Signer
from afterno.reading.sentences import fold, word_set

if TYPE_CHECKING:
    from afterno.reading.messages import Message
    from afterno.reading.sentences import Sentence
    from afterno.reading.signature import Signature
    from afterno.reading.verdict import Verdict, View

_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃ][^\W\d_]+(?:[-'’][A-ZÀ-ÖØ-ÞŁŚŻŹĆŃ][^\W\d_]+)*"
_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|M|Mme|Sr|Sra|Dott|Dra)\.? )*"
_NAME = rf"{_TITLED}{_WORD}(?: (?:van|von|de|der|den|del|da|di|dos|la|le|zu)){{0,2}}(?: {_WORD}){{0,2}}"
_ALREADY = (
    r"(?:has |have |had |hat |haben |a |ha |heeft |s'est |się )?"
    r"(?:now |just |finally |also |sich |letztlich |finalmente |finalement )?"
)
_VERBS = (
    "decided chosen chose felt feels opted picked selected wants wanted went asked preferred settled "
    "landed gone debated passed concluded hired offered appointed entschieden beschlossen gewählt "
    "möchte wollte décidé choisi retenu préféré souhaite decidido elegido optado preferido decantado "
    "decidiu escolheu optou preferiu deciso scelto preferito optato besloten gekozen koos besloot "
    "zdecydował zdecydowała wybrał wybrała postawił postawiła"
)
_DECIDED = rf"{_ALREADY}(?:come back|{'|'.join(_VERBS.split())})\b"
_TITLES = (
    r"[Hh]iring [Mm]anager|[Ll]ine [Mm]anager|[Mm]anager|[Hh]ead of [\w ]{2,30}?",
    "[Dd]irector|[Dd]epartment [Hh]ead|[Hh]ead [Cc]hef",
    "[Pp]rincipal|Fachbereichsleiter(?:in)?|Abteilungsleiter(?:in)?|Teamleiter(?:in)?|Geschäftsführer(?:in)?|[Rr]esponsable",
    "[Dd]irecteur|[Dd]irectrice|[Jj]ef[ea]|[Dd]irectora?|[Gg]erente|[Dd]iretora?|[Rr]esponsabile|[Dd]irettore|[Dd]irettrice",
    "[Ll]eidinggevende|[Tt]eamleider|[Kk]ierownik|[Kk]ierowniczka|[Dd]yrektor(?:ka)?|[Mm]enedżer(?:ka)?|[Gg]estora?",
)
_OPENS = r"(?:^|[,;:] |\b(?:that|dass|que|che|dat|że|and|und|as|but|mais|pero|mas|ma|maar|ale) )"
_ASIDE = r"(?:, (?:our|the|unser|unsere|notre|nuestr[oa]|noss[oa]|il nostro|la nostra|onze|nasz|nasza) [^,]{3,40},)?"
_WITH = r"(?:and (?:the|his|her|their) \w+ |und das Team |et son équipe |y su equipo )?"
_DECIDERS = (
    re.compile(rf"\b(?:{'|'.join(_TITLES)}),? ({_NAME})"),
    re.compile(rf"{_OPENS}({_NAME}){_ASIDE} {_WITH}{_DECIDED}"),
)
_NOT_NAMES = word_set(
    "we i they he she it the our my team panel committee governors board this that you unfortunately "
    "client management hiring hi hello dear wir ich sie das die der man leider nous je il elle on "
    "nosotros yo ellos el la nos eu eles ela noi io loro lei ci we ik zij hij my oni ona boss company "
    "clients partners thank after at as since following nach le les los las o a os as un une una de het "
    "een klient firma komisja jury department sadly sorry monsieur madame everyone someone somebody "
    "nobody another other not status bewerber bewerberin kandidat kandidatin kandidaten person team after "
    "having based having yesterday today after while although human personal talent"
)


def reason(verdict: Verdict) -> Reason:
    """Let cancelled and paused beat filled, filled beats declined; without a sentence it is unknown."""
    said = [hit.rule for hit in verdict.decisive]
    signs = {rule.sign for rule in said}
    if (
        "filled" in signs
        and any(rule.id.endswith(".filled") for rule in said)
        and not _offer_taken_back(verdict)
    ):
        gone = {rule.id for rule in said if rule.sign == "cancelled"}
        if not gone or all("weak" in one for one in gone):
            return "filled"
    for sign in ("cancelled", "paused"):
        if sign in signs:
            return "cancelled" if sign == "cancelled" else "paused"
    if signs == {"filled"}:
        return "filled"
    return "declined" if said else "unknown"


def _offer_taken_back(verdict: Verdict) -> bool:
    return any(hit.rule.id.endswith("offer-taken-back") for hit in verdict.decisive)


def signer(view: View, signed: Signature, message: Message) -> Signer:
    """Who signs: by the signature's titles, else by how the text speaks, else by the sender."""
    if signed.person:
        if signed.says_hr:
            return "hr"
        if signed.says_manager:
            return "manager"
        return _by_voice(view, message)
    if signed.lines and not _automatic_line(signed):
        return "organisation"
    if view.outside.no_reply or view.outside.ats or view.outside.board or view.has("no_reply"):
        return "machine"
    if view.has("manager_voice"):
        return "manager"
    return "organisation" if message.sender and message.sender.name else "unknown"


def _automatic_line(signed: Signature) -> bool:
    """Tell a last line that is no signature: a whole sentence, or a request not to answer."""
    last = fold(signed.lines[-1])
    return len(last.split()) > 9 or "respond" in last or "reply" in last


def _by_voice(view: View, message: Message) -> Signer:
    if view.has("relayed"):
        return "hr"
    if view.has("manager_voice"):
        return "manager"
    return "hr" if _writes_for_hr(message) else "unknown"


def _writes_for_hr(message: Message) -> bool:
    """Whether the sender's name or address is that of a recruiting desk."""
    if message.sender is None:
        return False
    return signature.writes_for_hr(message.sender.name + " " + message.sender.address.replace("@", " "))


def decider(signed: Signature, verdict: Verdict, sentences: tuple[str, ...], message: Message) -> str | None:
    """Who is said by name to have decided, where that is not who signs."""
    signing = fold(" ".join(signed.lines)) + " " + fold(message.sender.name if message.sender else "")
    near = [sentences[hit.sentence] for hit in verdict.decisive]
    for sentence in (*near, *sentences[1:]):
        for pattern in _DECIDERS:
            for found in pattern.finditer(" ".join(sentence.split())):
                name = found[1].strip(" .,")
                parts = fold(name).split()
                if parts[0] not in _NOT_NAMES and not all(part in signing for part in parts):
                    return name
    return None


def answerable(view: View) -> bool:
    """Whether an answer would reach anybody."""
    return not (view.outside.no_reply or view.has("no_reply"))


def describe(
    view: View,
    message: Message,
    verdict: Verdict,
    said: tuple[Sentence, ...],
    language: str,
    *,
    door_open: bool,
) -> Rejection:
    """Give the whole of how a no was said; `door_open` where the mail as a whole sounds so, which its words may deny."""
    sentences = tuple(sentence.text for sentence in said)
    left_open = doors.left_open((sentence.folded for sentence in said), language)
    signed = signature.read(message)
    return Rejection(
        reason=reason(verdict),
        signer=signer(view, signed, message),
        decider=decider(signed, verdict, sentences, message),
        door_open=door_open or view.has("door", "another_job") if left_open is None else left_open,
        answerable=answerable(view),
    )
