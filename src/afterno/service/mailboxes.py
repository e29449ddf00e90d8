"""Mailboxes on servers: connected once, then read again and again, never changed."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from afterno.connect import secrets
from afterno.connect.mailbox.imap import folders as imap_folders
from afterno.connect.mailbox.imap.account import Account
from afterno.connect.mailbox.imap.wire import Line
from afterno.errors import MailboxRefusedError, NotOnRecordError, SecretsError, UserError
from afterno.record import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from afterno.connect.mailbox.imap.folders import Folder
    from afterno.connect.secrets import Secrets

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
    kept_in(str(row.options.get("kept_in") or "")).forget(secret_name(owner, row.name))
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


def account_of(row: store.MailboxRow) -> Account:
    """Give where a connected mailbox is."""
    return Account(
        row.name, row.host, row.port, "starttls" if row.security == "starttls" else
        "none" if row.security == "none" else "tls", row.user, "xoauth2" if row.auth == "xoauth2" else "password",
    )  # fmt: skip


def kept_in(kind: str) -> Secrets:
    """Give the keeper of secrets: the one that was used before, else the one that is set or found."""
    return secrets.chosen(kind or settings.SECRETS_IN, settings.DATA_DIR, settings.SECRET_KEY)


def secret_name(owner: int, address: str) -> str:
    """Name the secret of one owner's mailbox."""
    return f"{owner} mailbox {address}"


def signed(account: Account, secret: str, *, anew: bool = False) -> tuple[str, str]:
    """Give the secret to keep and the word to sign in with: itself, or for XOAUTH2 a token that is good now."""
    if account.auth == "password":
        return secret, secret
    # What asks for tokens takes a tenth of a second to import: only those who need it pay for it.
    from afterno.connect.mailbox.imap import oauth

    grant = oauth.fresh(oauth.grant_of(secret), time.time(), anew=anew)
    return grant.text(), grant.access_token


def line_to(owner: int, row: store.MailboxRow) -> Line:
    """Sign in to a connected mailbox. A refused token is asked for anew once: it may have been taken back early.

    Raises MailboxError or SecretsError, each with what to do.
    """
    account = account_of(row)
    keeper = kept_in(str(row.options.get("kept_in") or ""))
    name = secret_name(owner, row.name)
    secret = keeper.get(name)
    if secret is None:
        raise MailboxRefusedError(
            f"The password for {row.name} is gone. Connect it anew: afterno connect mailbox {row.name}"
        )
    kept, word = signed(account, secret)
    try:
        line = Line(account, word)
    except MailboxRefusedError:
        if account.auth != "xoauth2" or kept != secret:
            raise
        kept, word = signed(account, secret, anew=True)
        line = Line(account, word)
    if kept != secret:
        keeper.put(name, kept)
    return line


def read_and_left(row: store.MailboxRow, found: Iterable[Folder]) -> tuple[list[Folder], list[Folder]]:
    """Say which folders of a connected mailbox are read and which are not."""
    return imap_folders.chosen(found, also=tuple(row.options.get("also") or ()))


def add_own(owner: int, addresses: Sequence[str]) -> tuple[str, ...]:
    """Add addresses to the seeker's own; gives all of them."""
    seeker = store.load_seeker(owner)
    known = [str(address).lower() for address in seeker.get("emails") or ()]
    together = list(dict.fromkeys([*known, *(address.lower() for address in addresses)]))
    if together != known:
        store.set_profile(owner, seeker={**seeker, "emails": together})
    return tuple(together)
