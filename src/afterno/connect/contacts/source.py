"""A file of contacts, whatever it is: told apart by what stands in it, not by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.connect.contacts import linkedin, vcard
from afterno.errors import UserError

if TYPE_CHECKING:
    from afterno.connect.contacts.cards import Reading

LARGEST = 32 * 1024 * 1024
"""Bytes of a file of contacts; an address book with pictures fits."""
VCARD = re.compile(r"^\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)


def read(content: bytes) -> Reading:
    """Read an address book or a list of connections. Raises UserError, with what to do, for anything else."""
    if len(content) > LARGEST:
        raise UserError("That file is larger than 32 MB: export the contacts without their pictures.")
    text = decoded(content)
    if not text.strip():
        raise UserError("That file is empty.")
    if VCARD.search(text[:200_000]):
        return vcard.read(text)
    found = linkedin.read(text)
    if found is None:
        raise UserError(
            "That is no file of contacts: an address book ends in .vcf, and LinkedIn's list is its Connections.csv."
        )
    return found


def decoded(content: bytes) -> str:
    """Read the letters: UTF-8 as a rule, UTF-16 with its mark, else what Windows wrote."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
