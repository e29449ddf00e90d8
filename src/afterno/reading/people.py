"""Who speaks in a message or is named in it: names, titles, addresses, phones, and whose no it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.reading import agencies, invitations, mailboxes, mentions, organisations, senders, signatures
from afterno.reading.gathering import Draft, Gathering, finish
from afterno.reading.langhint import guess
from afterno.reading.names import clean_name, is_given, plain
from afterno.reading.newest import tidy
from afterno.reading.orgnames import key
from afterno.reading.phones import Regions, find, may_hold, regions
from afterno.reading.phrases import Phrase
from afterno.reading.seeker import greeted
from afterno.reading.signing import answerable, decided, decider, signer, signing
from afterno.reading.titles import is_hr, is_title

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from afterno.reading.messages import Message
    from afterno.reading.result import FoundPerson, Signer

__all__ = ["answerable", "by_voice", "decider", "find_people", "signer", "signing"]

_LEADS = Phrase(
    r"\bI(?:'m| am) the hiring manager|\bI (?:lead|head|run|manage) (?:the|our|a)\b|\b(?:report(?:ed|"
    r"ing)?|work(?:ed|ing)?) (?:directly )?(?:in)?to me\b|\b(?:on|in|to|join|"
    r"for) my (?:own )?(?:team|department|group|lab|kitchen|ward|unit|crew|practice)\b|"
    r"\bich (?:leite|führe|verantworte)\b|\b(?:in|für|zu) mein(?:em|er|e|en) (?:Team|Abteilung|"
    r"Bereich|Gruppe)|\bals (?:Ihre? )?(?:künftige|zukünftige)\w* (?:Vorgesetzte|Führungskraft)|"
    r"\bje (?:dirige|pilote|gère|encadre)\b|\b(?:dans|à|rejoindre) mon (?:équipe|service|"
    r"département)|"
    r"\b(?:dirijo|lidero|coordino)\b|\b(?:en|a) mi (?:equipo|departamento|área)|\b(?:na|"
    r"à) minha (?:equipa|equipe|área)|\bno meu (?:time|departamento)|\b(?:dirigo|guido|coordino)\b|"
    r"\bnel mio (?:team|reparto|gruppo|ufficio)|\bik (?:leid|geef leiding)|\b(?:in|"
    r"voor) mijn (?:team|afdeling)|\b(?:kieruję|prowadzę (?:zespół|dział)|zarządzam)|\b(?:w|"
    r"do) (?:moim|mojego) (?:zespole|zespołu|dziale|działu)",
    re.IGNORECASE,
)


_RECRUITS = Phrase(
    r"\bI(?:'m| am) (?:the|a|your|an? \w+) (?:\w+ )?(?:recruiter|talent \w+|sourcer)\b|\bI (?:work|"
    r"am|'m) (?:in|with|from|on) (?:the )?(?:\w+ )?(?:HR|human resources|recruit\w+|talent|"
    r"people team)\b|\bich bin (?:die|der|Ihre?|deine?) (?:\w+ )?Recruiter|\bje suis (?:la |le |"
    r"votre )?(?:recruteu\w+|chargée? de recrutement)|\bsoy (?:la |el |tu )?(?:reclutador|recruiter)|"
    r"\bsono (?:la |il )?(?:recruiter|selezionatr)|\bik ben (?:de |jouw )?recruiter|\bjestem rekruter",
    re.IGNORECASE,
)


_I = re.compile(
    r"\b(?:I|I've|I'd|I'm|my|ich|mein\w*|je|j'ai|mon|ma|mes|moi|yo|mi|mí|he|eu|meu|minha|mim|io|mio|mia|ho|ik|mijn|"
    r"mam|mój|moja|mnie|ja)\b|\w+(?:łem|łam)\b"
)
_SPEAKS = 2


def by_voice(message: Message) -> Signer:
    """A person signs without a title: one who says `I` and writes from no desk is who decides."""
    text = tidy(message.text)
    sender = message.sender
    desk = sender is not None and (
        mailboxes.is_role(sender.address) or is_hr(sender.name) or _RECRUITS.search(text) is not None
    )
    if desk or agencies.is_agency(message):
        return "hr"
    return "manager" if len(_I.findall(text)) >= _SPEAKS else "unknown"


def find_people(
    message: Message, *, me: Collection[str] = (), country: str | None = None, thread: Sequence[Message] = ()
) -> tuple[FoundPerson, ...]:
    """Those who speak in or are named in the newest part, never the seeker.

    `me` holds the seeker's addresses (and names, where known); `country` is where the seeker lives, two letters,
    for numbers without a country code. `thread` are earlier messages: they complete names, they add nobody. At most
    20 people.
    """
    text = tidy(message.text)
    people = Gathering(*greeted(message, me), key(organisations.company(message) or ""))
    block = signatures.block(text) if message.direction == "in" else None
    prose = text[: block.start] if block else text
    host = mailboxes.domain(message.sender.address) if message.sender else ""
    where = regions(text, host=host, country=country, language=guess(text)) if may_hold(text) else Regions(())
    signed = _signature(people, message, block, where)
    _sender(people, message, signed)
    if block is not None and signed is None and (speaker := _speaker(people)):
        speaker.phones += [phone.number for phone in find("\n".join(block.lines), where)]
    _prose(people, prose, where, signed)
    _calendar(people, message)
    _greeted_recipients(people, message, text)
    _complete(people, message)
    _from_thread(people, thread, me)
    if signed is not None and _LEADS.search(prose):
        signed.boss = True
    if signed is not None and _RECRUITS.search(prose):
        signed.role = "hr"
    for draft in people.drafts:
        draft.boss = draft.boss or decided(prose, draft.name)
    agency = agencies.is_agency(message)
    return tuple(finish(draft, agency=agency) for draft in people.drafts)


def _signature(
    people: Gathering, message: Message, block: signatures.Block | None, where: Regions
) -> Draft | None:
    """The people of the signature; the first is the one who signs."""
    first: Draft | None = None
    for signed in signatures.read(block, where) if block else ():
        if not (block and block.closed) and not (
            signed.title or signed.phones or signed.email or _is_sender(message, signed.name)
        ):
            continue
        if (
            not is_given(signed.name.split()[0])
            and not _is_sender(message, signed.name)
            and _DEPARTMENT.search(signed.title or "")
        ):
            continue
        draft = people.add(signed.name, email=signed.email, title=signed.title)
        if draft is None:
            if first is not None:
                first.phones += signed.phones
            continue
        draft.signed = True
        draft.phones += signed.phones
        first = first or draft
        for mention in mentions.find(signed.title or ""):
            if not _SERVES.search((signed.title or "")[: mention.start]):
                continue
            people.add(mention.name, title=mention.title)
    return first


_DEPARTMENT = re.compile(
    r"^\s*(?:the\s+)?(?:team|equipo|équipe|equip[ae]|dział|zespół|abteilung|department|dept|service|"
    r"servicio|serviço|departamento|dpto|afdeling|ufficio)\b|\b(?:team|department|abteilung)\s*$|"
    r"^\s*(?:recursos\s+humanos|human\s+resources|ressources\s+humaines|risorse\s+umane|"
    r"personalabteilung|personalwesen|hr|rh|rrhh|kadry)\s*$",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:to|of|von|de|van|di|da|do|für|for)\s+(?:(?:the|Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|M|Mme|Sra?|"
    r"D)\.?\s+)*$",
    re.IGNORECASE,
)


def _is_sender(message: Message, name: str) -> bool:
    sender = message.sender
    return sender is not None and (
        plain(name) in plain(sender.name) or signatures.address_fits(sender.address, name)
    )


def _sender(people: Gathering, message: Message, signed: Draft | None) -> None:
    """The From header: a person where its name is one; its address is theirs where it is no role's."""
    sender = message.sender
    if sender is None or message.direction != "in":
        return
    role = mailboxes.is_role(sender.address)
    name = senders.person_shown(sender, message.text) or _spelled_name(sender.address, signed)
    if name is not None:
        draft = people.add(name, email=None if role else sender.address, title=_shown_title(sender.name))
        if draft is not None:
            draft.signed = draft.signed or signed is None or draft is signed
    elif (
        signed is not None
        and signed.email is None
        and mailboxes.is_personal(sender.address)
        and (signatures.address_fits(sender.address, signed.name) or len(people.drafts) == 1)
    ):
        signed.email = sender.address
    if (
        signed is not None
        and role
        and signed.title is None
        and re.search(r"job|career|karriere|recru|talent|hr|bewerb|people|vaca|praca|sele", sender.address)
    ):
        signed.role = "hr"
    for reply in message.reply_to:
        owner = next(
            (draft for draft in people.drafts if signatures.address_fits(reply.address, draft.name)), None
        )
        if owner is not None and owner.email is None and mailboxes.is_personal(reply.address):
            owner.email = reply.address


def _shown_title(shown: str) -> str | None:
    """`Tanya Rowe, Talent Acquisition (Corvid Analytics)` and `Priya Nair (HR)` carry a title."""
    for part in re.split(r"[,|(•·]|\s[-–—]\s", shown)[1:4]:
        title = part.strip(" )\"'")
        if title and is_title(title) and clean_name(shown.partition(",")[2].strip()) is None:
            return title
    return None


def _spelled_name(address: str, signed: Draft | None) -> str | None:
    """`dana.rhodes@...` completes the `Dana` who signs."""
    parts = [
        part for part in re.split(r"[._-]", mailboxes.local(address)) if part.isalpha() and len(part) > 1
    ]
    if signed is None or len(parts) != 2 or " " in signed.name or plain(parts[0]) != plain(signed.name):
        return None
    return f"{signed.name} {parts[1].title()}"


def _prose(people: Gathering, prose: str, where: Regions, signed: Draft | None) -> None:
    """Names in the text, and the numbers and addresses beside them."""
    spots: list[tuple[int, Draft]] = []
    for mention in mentions.find(prose):
        if (
            not (mention.meets or mention.title or mention.boss)
            and plain(mention.name).split()[0] in people.seeker_names
        ):
            continue
        draft = people.add(mention.name, title=mention.title)
        if draft is None:
            continue
        draft.boss = draft.boss or mention.boss
        draft.meets = draft.meets or mention.meets
        spots.append((mention.end, draft))
    for match in signatures.EMAIL.finditer(prose):
        owner = next(
            (draft for draft in people.drafts if signatures.address_fits(match.group(), draft.name)), None
        )
        if owner is not None and owner.email is None and mailboxes.is_personal(match.group()):
            owner.email = match.group().lower()
    for phone in find(prose, where):
        beside = _beside(prose, phone.start, spots) or signed or _speaker(people)
        if beside is not None and phone.number not in beside.phones:
            beside.phones.append(phone.number)


_SENTENCE_END = re.compile(r"[.!?](?:\s+(?=[A-ZÀ-Þ])|\n)|\n\n")
_MYSELF = re.compile(
    r"\b(?:me|myself|my|mich|mir|meine[rn]?|moi|ma|mon|me|mí|mi|mim|meu|me|mijn|mij|mnie|mną|"
    r"mój)\b\s*\W*[^.]{0,24}$",
    re.IGNORECASE,
)


def _speaker(people: Gathering) -> Draft | None:
    """Who writes, where no signature says it: the From header's person."""
    return next((draft for draft in people.drafts if draft.signed), None)


def _beside(prose: str, at: int, spots: list[tuple[int, Draft]]) -> Draft | None:
    """Whose number it is: the last person named before it in the sentence, unless it says `call me`."""
    begin = max(
        (match.end() for match in _SENTENCE_END.finditer(prose[max(0, at - 300) : at])), default=0
    ) + max(0, at - 300)
    near = [(end, draft) for end, draft in spots if begin <= end <= at]
    if not near:
        return None
    return None if _MYSELF.search(prose[near[-1][0] : at]) else near[-1][1]


def _calendar(people: Gathering, message: Message) -> None:
    """Organizer and attendees of an invitation, where they are people."""
    for invitation in invitations.read(message)[:4]:
        invited = (*((invitation.organizer,) if invitation.organizer else ()), *invitation.attendees)
        for address in invited[:24]:
            name = clean_name(address.name)
            if name is None or (address.address and mailboxes.is_role(address.address)):
                continue
            draft = people.add(name, email=address.address or None)
            if draft is not None and not draft.signed:
                draft.meets = True


def _greeted_recipients(people: Gathering, message: Message, text: str) -> None:
    """In the seeker's own mail the greeting names whom it is to."""
    if message.direction != "out":
        return
    opening = plain(text[:160])
    for address in message.to[:6]:
        name = clean_name(address.name)
        if name and any(
            re.search(rf"(?<!\w){re.escape(word)}(?!\w)", opening) for word in plain(name).split()
        ):
            people.add(name, email=address.address)


def _from_thread(people: Gathering, thread: Sequence[Message], me: Collection[str]) -> None:
    """Earlier messages complete a name of which only a part is said, its title and its address."""
    if not any(" " not in draft.name or draft.title is None for draft in people.drafts):
        return
    for earlier in thread[-6:]:
        for known in find_people(earlier, me=me):
            draft = people.find(known.name)
            if draft is None or " " not in known.name:
                continue
            people.add(known.name, email=known.email, title=known.title)
            draft.boss = draft.boss or known.role == "manager"


def _complete(people: Gathering, message: Message) -> None:
    """Names of the headers complete a first name, and give an address."""
    for address in (*message.to, *message.cc, *message.reply_to):
        name = clean_name(address.name)
        if name is None or people.is_seeker(name, address.address):
            continue
        draft = people.find(name)
        if draft is not None:
            people.add(name, email=address.address)
