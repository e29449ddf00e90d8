"""Mailboxes on servers: connected once, then read again and again, never changed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from afterno.errors import NotOnRecordError, SecretsError, UserError
from afterno.record import store
from afterno.service import looking
from afterno.service.looking import Keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

ALSO = ("junk", "trash")
"""Folders that are read only on wish."""


@dataclass(frozen=True, slots=True)
class MailboxView:
    """A connected mailbox for people; its password is never shown again."""

    address: str
    server: str
    auth: str
    also: tuple[str, ...]
    read_at: datetime | None
    problem: str
    mails: int
    folders: int


def mailboxes(owner: int) -> list[MailboxView]:
    """List the connected mailboxes."""
    return [
        MailboxView(
            row.name, f"{row.host}:{row.port}", row.auth, tuple(row.options.get("also") or ()), row.read_at,
            row.problem, row.mails, len(row.folders),
        )
        for row in store.mailboxes(owner)
    ]  # fmt: skip


def disconnect(owner: int, address: str) -> None:
    """Forget how to get into a mailbox and how far it was read; what was read stays on record.

    Raises NotOnRecordError.
    """
    row = find(owner, address)
    looking.keeper_of(keys(), row).forget(looking.secret_name(owner, row.name))
    store.drop_mailbox(owner, row.name)


def disconnect_all(owner: int) -> None:
    """Forget every mailbox, for a record that is erased; a keyring that does not open stops nothing."""
    for row in store.mailboxes(owner):
        with suppress(SecretsError):
            disconnect(owner, row.name)


def find(owner: int, address: str) -> store.MailboxRow:
    """Find a connected mailbox by its address; the only one, without it. Raises NotOnRecordError."""
    rows = store.mailboxes(owner)
    found = [row for row in rows if not address or row.name.casefold() == address.strip().casefold()]
    if not found:
        listed = ", ".join(row.name for row in rows)
        raise NotOnRecordError(
            f"No mailbox {address} is connected; connected are: {listed}."
            if listed
            else "No mailbox is connected: afterno connect mailbox ADDRESS"
        )
    if len(found) > 1:
        raise UserError(f"Which mailbox? {', '.join(row.name for row in found)}")
    return found[0]


def keys() -> Keys:
    """Give where secrets lie, as this installation is set."""
    return Keys(settings.DATA_DIR, settings.SECRET_KEY, settings.SECRETS_IN)


def add_own(owner: int, addresses: Sequence[str]) -> tuple[str, ...]:
    """Add addresses to the seeker's own; gives all of them."""
    seeker = store.load_seeker(owner)
    known = [str(address).lower() for address in seeker.get("emails") or ()]
    together = list(dict.fromkeys([*known, *(address.lower() for address in addresses)]))
    if together != known:
        store.set_profile(owner, seeker={**seeker, "emails": together})
    return tuple(together)
