"""Mail that did not arrive: for which addresses, and whether for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.reading import mailboxes
from afterno.reading.newest import one_line, tidy
from afterno.reading.phrases import Worded
from afterno.reading.signatures import EMAIL

if TYPE_CHECKING:
    from afterno.reading.messages import Message

LIMIT = 12_000
_DAEMON = re.compile(
    r"^(?:mailer-?daemon|postmaster|mail-?delivery|mdaemon|bounces?|microsoftexchange[\w]*)(?:[+.=-]|$)"
)
_SUBJECT = Worded(
    r"undeliver(?:able|ed)|deliver(?:y)?\s+(?:status\s+notification|failed|failure|has\s+failed|"
    r"delayed|problem|incomplete)|mail\s+delivery\s+(?:failed|failure|system|delayed)|"
    r"failure\s+notice|returned\s+mail|mail\s+(?:system\s+)?error|message\s+(?:not\s+delivered|"
    r"undeliverable|delayed)|could\s+not\s+be\s+delivered|delayed\s+mail|warning:\s+(?:message|mail)|"
    r"unzustellbar|nicht\s+zustellbar|zustellung\s+(?:fehlgeschlagen|verzögert)|"
    r"fehlgeschlagene\s+zustellung|non\s+remis|échec\s+de\s+(?:la\s+)?(?:remise|livraison|"
    r"distribution)|non\s+distribu|no\s+se\s+(?:puede|pudo|ha\s+podido)\s+entregar|no\s+entregad|"
    r"error\s+de\s+entrega|devuelto|"
    r"não\s+(?:entregue|entregável|foi\s+possível\s+entregar)|falha\s+na\s+entrega|"
    r"non\s+recapitabile|mancat[oa]\s+(?:recapito|consegna)|impossibile\s+recapitare|onbestelbaar|"
    r"niet\s+(?:bezorgd|afgeleverd)|nie\s+(?:można\s+dostarczyć|dostarczono)|niedostarczon|"
    r"zwrot\s+wiadomości",
    re.IGNORECASE,
)
_BODY = Worded(
    r"could\s*n[o']t\s+be\s+delivered|wasn't\s+(?:delivered|found)|was\s+not\s+delivered|"
    r"not\s+been\s+delivered|delivery\s+(?:to\s+the\s+following|has\s+failed|failed)|"
    r"address(?:es)?\s+(?:not\s+found|couldn't\s+be\s+found|failed|had\s+permanent)|"
    r"permanent\s+(?:fatal\s+)?(?:error|failure)|unable\s+to\s+deliver|I(?:'m|"
    r"\s+am)\s+(?:afraid\s+I\s+wasn't\s+able|sorry\s+to\s+have\s+to\s+inform)|"
    r"recipient(?:'s)?\s+(?:address\s+)?(?:rejected|mailbox\s+is\s+full)|user\s+unknown|"
    r"no\s+such\s+user|mailbox\s+(?:unavailable|full|not\s+found|does\s+not\s+exist)|"
    r"konnte\s+(?:[^.\n]{0,60}?\s)?nicht\s+(?:zugestellt|übermittelt)|"
    r"n'a\s+pas\s+pu\s+être\s+(?:remis|distribué|livré)|no\s+(?:se\s+)?(?:ha\s+podido|"
    r"pudo)\s+(?:ser\s+)?entrega|não\s+(?:pôde|foi\s+possível)\s+(?:ser\s+)?entreg|"
    r"non\s+è\s+stato\s+possibile\s+(?:recapitare|consegnare)|kon\s+niet\s+worden\s+(?:bezorgd|"
    r"afgeleverd)|nie\s+(?:mogła|może)\s+(?:zostać\s+)?(?:dostarczon|być\s+dostarczon)|"
    r"nie\s+udało\s+się\s+dostarczyć",
    re.IGNORECASE,
)
_STATUS = re.compile(r"^Status:\s*([245])\.\d{1,3}\.\d{1,3}", re.IGNORECASE | re.MULTILINE)
_ACTION = re.compile(r"^Action:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_RECIPIENT = re.compile(
    r"^(?:Final|Original)-Recipient:\s*[\w-]+\s*;\s*<?([^\s<>;]{3,254})>?", re.IGNORECASE | re.MULTILINE
)
_CODE = re.compile(
    r"(?<![\d.])([45])\.\d{1,3}\.\d{1,3}(?![\d.])|(?<![\d.#-])([45])\d\d(?=[\s-](?:[45]\.\d|[A-Za-z#<]))"
)
_SOFT = Worded(
    r"mailbox\s+(?:is\s+)?(?:almost\s+)?full|over\s+quota|quota\s+exceeded|temporar(?:y|ily)|delayed|"
    r"will\s+(?:be\s+)?retr(?:y|ied)|try\s+again\s+later|still\s+trying|not\s+yet\s+been\s+delivered|"
    r"greylist|warning\s+message\s+only|do\s+not\s+need\s+to\s+resend|"
    r"postfach\s+(?:ist\s+)?voll|vorübergehend|verzögert|boîte\s+(?:aux\s+lettres\s+)?pleine|"
    r"temporaire|buzón\s+lleno|temporal(?:mente)?|caixa\s+(?:de\s+correio\s+)?cheia|temporari|"
    r"casella\s+piena|temporane|postvak\s+vol|tijdelijk|skrzynka\s+(?:jest\s+)?pełna|tymczasow",
    re.IGNORECASE,
)
_LOCAL_REFERENCE = re.compile(r"^(?:[\w.+-]*(?:message|mail)-?id|[0-9a-f]{16,})@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that did not arrive: for which addresses, and for good (`hard`) or for now."""

    addresses: tuple[str, ...] = ()
    hard: bool = True
    evidence: str = ""


def bounce(message: Message) -> Bounce | None:
    """Read the bounce in a message; None where it is none."""
    if not _may_be_bounce(message):
        return None
    text = tidy(message.text)[:LIMIT]
    status = tidy(message.delivery_status)[:LIMIT]
    if not _is_bounce(message, text, status):
        return None
    addresses = _addresses(message, text, status)
    return Bounce(addresses, _is_hard(message, text, status), _evidence(text))


def _may_be_bounce(message: Message) -> bool:
    """Ask what costs nothing first: most mail is none."""
    if message.delivery_status or "x-failed-recipients" in message.headers:
        return True
    daemon = message.sender is not None and bool(_DAEMON.match(mailboxes.local(message.sender.address)))
    return daemon or bool(_SUBJECT.search(one_line(message.subject)))


def _is_bounce(message: Message, text: str, status: str) -> bool:
    if (
        status
        and re.search(r"^Action:\s*(?:delivered|relayed|expanded)", status, re.IGNORECASE | re.MULTILINE)
        and "failed" not in status.lower()
    ):
        return False
    if status and (_RECIPIENT.search(status) or _STATUS.search(status)):
        return True
    if "x-failed-recipients" in message.headers:
        return True
    daemon = message.sender is not None and bool(_DAEMON.match(mailboxes.local(message.sender.address)))
    by_subject, by_body = bool(_SUBJECT.search(one_line(message.subject))), bool(_BODY.search(text))
    return (daemon and (by_subject or by_body)) or (by_subject and by_body)


def _addresses(message: Message, text: str, status: str) -> tuple[str, ...]:
    found = [match.lower() for match in _RECIPIENT.findall(status) if "@" in match]
    found += [
        part.strip().lower()
        for part in message.headers.get("x-failed-recipients", "").split(",")
        if "@" in part
    ]
    if not found:
        own = {address.address for address in (*message.to, *message.cc)}
        own |= {message.sender.address} if message.sender else set()
        found = [
            match.group().lower().rstrip(".")
            for match in EMAIL.finditer(text)
            if _is_candidate(match.group().lower(), own)
        ]
    return tuple(dict.fromkeys(found))[:20]


def _is_candidate(address: str, own: set[str]) -> bool:
    return (
        address not in own
        and not _DAEMON.match(mailboxes.local(address))
        and not _LOCAL_REFERENCE.match(address)
    )


def _is_hard(message: Message, text: str, status: str) -> bool:
    """For good, unless codes or words say that it may still arrive."""
    actions = {action.lower() for action in _ACTION.findall(status)}
    classes = set(_STATUS.findall(status))
    if "5" in classes or "failed" in actions:
        return "4" not in classes or "5" in classes
    if "4" in classes or "delayed" in actions:
        return False
    codes = {first or second for first, second in _CODE.findall(text)}
    if codes:
        return "5" in codes
    return not _SOFT.search(f"{one_line(message.subject)}\n{text}")


def _evidence(text: str) -> str:
    match = _BODY.search(text)
    at = match.start() if match else 0
    start = text.rfind("\n", 0, at) + 1
    return text[start : text.find("\n", at) if "\n" in text[at:] else len(text)].strip()[:300]
