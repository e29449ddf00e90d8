"""The employer and the role a message is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from afterno.reading import (
    agencies,
    desks,
    houses,
    mailboxes,
    orgfinds,
    orghosts,
    orgprose,
    orgshown,
    orgsources,
    orgwords,
    roles,
    senders,
)
from afterno.reading.messages import Address, Direction, Message
from afterno.reading.names import is_given, plain
from afterno.reading.newest import one_line, tidy
from afterno.reading.orgnames import bare, initials, key, of_domain
from afterno.reading.places import is_place


def company_and_role(message: Message) -> tuple[str | None, str | None]:
    """The employer without legal form, and the role as written; None where the message does not say.

    An agency that does not name its client gives None for the employer, never the agency itself.
    """
    employer = company(message)
    sender = message.sender.name if message.sender else ""
    return employer, roles.role(one_line(message.subject), tidy(message.text), employer, sender)


def company(message: Message) -> str | None:
    """The employer a message is about; asked twice of one message, it is weighed once."""
    return _weighed(
        one_line(message.subject),
        tidy(message.text),
        message.sender,
        message.reply_to,
        message.to,
        message.direction,
        tidy(message.quoted)[:4000],
    )


@lru_cache(maxsize=8)
def _weighed(
    subject: str,
    text: str,
    sender: Address | None,
    reply_to: tuple[Address, ...],
    to: tuple[Address, ...],
    direction: Direction,
    quoted: str,
) -> str | None:
    """The employer: what text, subject, signature, display name and domain say, weighed together."""
    message = Message(
        subject=subject,
        text=text,
        sender=sender,
        reply_to=reply_to,
        to=to,
        direction=direction,
        quoted=quoted,
    )
    titles = roles.titles(
        one_line(message.subject), tidy(message.text), message.sender.name if message.sender else ""
    )
    host = _own_host(message)
    agency = agencies.is_agency(message)
    if agency and not agencies.speaks_of_client(tidy(message.text)) and orgshown.is_portal(message, host):
        host, agency = None, False
    firm = host is not None and host.kind != "platform"
    writes = senders.surely(message.sender, text) if message.sender and direction == "in" else None
    scores: dict[str, float] = defaultdict(float)
    shown: dict[str, tuple[float, str]] = {}
    for source in orgsources.all_of(message):
        name = desks.trimmed(bare(source.name))
        ident = key(name)
        if not ident or is_place(name) or (writes and ident == key(writes)):
            continue
        own = host is not None and _fits_host(name, host)
        if own and not firm:
            continue
        if not own and (
            ident in titles
            or (" " not in name and any(title.startswith(ident) for title in titles))
            or desks.is_no_employer(name, None if source.alone else message)
        ):
            continue
        scores[ident] += source.weight
        weight = source.weight + (1.0 if name.startswith("The ") else 0.0)
        if weight > shown.get(ident, (0.0, ""))[0]:
            shown[ident] = (weight, name)
    if agency:
        return _client(scores, shown, message, host)
    _weigh(scores, shown, host if firm else None)
    best = max(scores, key=lambda ident: scores[ident]) if scores else None
    own_name = _of_domain(host, message) if firm and host else None
    if best is None or scores[best] < _ENOUGH or (own_name and scores[best] < _AGAINST_DOMAIN):
        return own_name
    if own_name and best != key(own_name) and _holds_house(own_name, best) and scores[best] < _SURE:
        return own_name
    return shown[best][1]


_ENOUGH = 1.0
_AGAINST_DOMAIN = 3.0
"""So much must speak for a name that the sender's own domain does not bear."""
_SURE = 5.0
"""Below this a mere part of what the domain says gives way to the whole: `Lalka` to `Teatr Lalka`."""
_FITS = 3.0
_KIN = 1.0
_KIN_OF_ONE_WORD = 2.0


def _of_domain(host: orghosts.Host, message: Message) -> str | None:
    """The sender's domain, read apart with the words the message holds."""
    sender = message.sender.name if message.sender and message.direction == "in" else ""
    return of_domain(host.core, orgwords.heard(f"{message.subject}\n{message.text}", sender)) or None


def _weigh(scores: dict[str, float], shown: dict[str, tuple[float, str]], host: orghosts.Host | None) -> None:
    """The domain speaks for a name; a lone given name speaks against; a longer form takes the shorter's weight."""
    for ident, (_, name) in shown.items():
        if host and _fits_host(name, host):
            scores[ident] += _FITS
        elif host and orghosts.kin(name, host):
            scores[ident] += _KIN_OF_ONE_WORD if "-" not in host.core else _KIN
        elif " " not in name and is_given(name):
            scores[ident] -= 2.0
    for ident in sorted(scores, key=len):
        longer = [
            other
            for other in scores
            if other != ident and shown[other][0] >= 1.2 and _holds(shown[other][1], other, ident)
        ]
        if longer and len(ident) > 2:
            scores[max(longer, key=lambda other: scores[other])] += scores[ident]


def _holds_house(name: str, short: str) -> bool:
    return houses.opens(name.split(maxsplit=1)[0]) and key(name).endswith(short)


def _holds(name: str, ident: str, short: str) -> bool:
    """`Northwind Traders` and `Mairie de Northwind` are longer forms of `Northwind`."""
    return ident.startswith(short) or (ident.endswith(short) and houses.opens(name.split(maxsplit=1)[0]))


def _fits_host(name: str, host: orghosts.Host) -> bool:
    core = host.core or host.whole
    return (
        _fits_domain(name, core)
        or _fits_domain(name, host.whole)
        or orghosts.fits(name, core.replace("-", ""))
    )


def _own_host(message: Message) -> orghosts.Host | None:
    addresses = (message.sender, *message.reply_to) if message.direction == "in" else message.to
    for address in addresses:
        host = orghosts.domain_of(address.address) if address else None
        if host:
            return host
    return None


def _client(
    scores: dict[str, float],
    shown: dict[str, tuple[float, str]],
    message: Message,
    host: orghosts.Host | None,
) -> str | None:
    """The client an agency names in its text; the agency's own name is never the employer."""
    sender = message.sender.name if message.sender else ""
    own = {
        ident
        for ident, (_, name) in shown.items()
        if agencies.names_agency(name) or (host and _fits_host(name, host))
    }
    own |= {ident for ident in shown if ident and ident in key(sender)}
    said = _in_text(message)
    named = [
        ident for ident in scores if ident not in own and ident in said
    ]  # in order: the first of equals wins
    if not named:
        return None
    best = max(named, key=lambda ident: scores[ident])
    return shown[best][1] if scores[best] >= 1.5 else None


def _in_text(message: Message) -> set[str]:
    return {
        *(key(bare(source.name)) for source in orgprose.prose(message)),
        *(key(desks.trimmed(bare(name))) for name, _ in orgfinds.for_another(message)),
    }


def _fits_domain(name: str, host: str) -> bool:
    label, ident = _label(host), key(name)
    return bool(ident) and (
        ident == label
        or (len(label) > 3 and ident.endswith(label))
        or (len(ident) > 3 and (label.startswith(ident) or (ident.startswith(label) and len(label) > 3)))
        or (len(label) >= 2 and _initials(name) == label)
        or _parts_fit(host.partition(".")[0], name)
    )


@lru_cache(maxsize=20_000)
def _label(host: str) -> str:
    return re.sub(r"[^a-z0-9]", "", host.partition(".")[0])


_initials = lru_cache(maxsize=20_000)(initials)


def _parts_fit(label: str, name: str) -> bool:
    """`uni-lorne` and `University of Lorne`: every part begins a word of the name."""
    if "-" not in label:
        return False
    parts = [part for part in label.split("-") if len(part) > 1]
    words = [re.sub(r"[^a-z0-9]", "", word) for word in plain(name).split()]
    return len(parts) > 1 and all(any(_begins(word, part) for word in words) for part in parts)


def _begins(word: str, part: str) -> bool:
    """`mittelsalz` is said short by `mittel` and by `ms`."""
    if word.startswith(part):
        return True
    letters = iter(word)
    return len(part) <= _SAID_SHORT and word[:1] == part[:1] and all(one in letters for one in part)


_SAID_SHORT = 3


def same_company(a: str, b: str) -> bool:
    """Say whether two names, or a name and a domain, mean one company.

    Legal forms, case, accents, a leading article and punctuation do not matter; initials match only in full.
    """
    one, other = _form(a), _form(b)
    if not one.ident or not other.ident:
        return False
    if one.ident == other.ident:
        return True
    short, long = (one, other) if len(one.ident) < len(other.ident) else (other, one)
    if short.acronym and short.acronym == long.initials:
        return True
    return (one.dotted or other.dotted) and (_fits_domain(a, b) if other.dotted else _fits_domain(b, a))


@dataclass(frozen=True, slots=True)
class _Form:
    """What of a name, or a domain, is compared with others."""

    ident: str
    acronym: str
    initials: str
    dotted: bool


@lru_cache(maxsize=50_000)
def _form(name: str) -> _Form:
    acronym = key(name) if re.fullmatch(r"[A-Z&0-9]{2,6}", bare(name) or "") else ""
    return _Form(_ident(name), acronym, initials(name), "." in name)


def _ident(name: str) -> str:
    text = name.strip()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text) and not re.search(r"[A-Z]", text):
        return re.sub(r"[^a-z0-9]", "", mailboxes.registrable(text).partition(".")[0])
    return key(bare(text) or text)
