"""The name a mail shows beside its sender's address, where it is a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.reading import mailboxes, signatures
from afterno.reading.names import clean_name, is_given, plain

if TYPE_CHECKING:
    from afterno.reading.messages import Address


def person_shown(sender: Address, text: str) -> str | None:
    """The header's name, where it is a person's: a firm's one mailbox with an unknown word is the firm's."""
    name = clean_name(sender.name)
    if name is None:
        return _short_name(sender, text) or _word_name(sender)
    if is_given(name.split()[0]) or signatures.address_fits(sender.address, name):
        return name
    return None if mailboxes.is_role(sender.address) else name


def surely(sender: Address, text: str) -> str | None:
    """Give the shown name where the address spells it, or where it is one name alone that is given or signs.

    A house that bears a given name and writes from a mailbox of that name (`Oscar <oscar@hioscar...>`) is taken for one.
    """
    name = clean_name(sender.name)
    if name is None:
        return _short_name(sender, text) or _word_name(sender)
    fits = signatures.address_fits(sender.address, name)
    return (
        name if fits and (is_given(name.split()[0]) or _initial_and_surname(sender.address, name)) else None
    )


def _initial_and_surname(address: str, name: str) -> bool:
    """`rkitchens` and `r.kitchens`: no house spells itself so."""
    words = plain(name).split()
    return len(words) > 1 and mailboxes.local(address).replace(".", "") == words[0][:1] + words[-1]


def _short_name(sender: Address, text: str) -> str | None:
    """`Ruud <ruud@...>`: one name alone, where it signs or is spelled by the address, and is a given name or both."""
    name = clean_name(sender.name, single=True)
    if name is None or " " in name or not mailboxes.is_personal(sender.address):
        return None
    last = plain(text[-80:]).split()[-6:]
    signs = plain(name) in {word.strip(".,!-+()") for word in last}
    fits = signatures.address_fits(sender.address, name)
    return name if (is_given(name) and (signs or fits)) or (signs and fits) else None


def _word_name(sender: Address) -> str | None:
    """`Rhonda Kitchens <rkitchens@...>`: a surname that is a word too, spelled in the address."""
    words = sender.name.split()
    named = 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() for word in words)
    fits = named and is_given(words[0]) and mailboxes.is_personal(sender.address)
    return " ".join(words) if fits and signatures.address_fits(sender.address, " ".join(words)) else None
