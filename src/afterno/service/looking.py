"""Looking whether anything is new in a connected mailbox. Knows neither Django nor the reading: it is to be quick."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.connect import secrets
from afterno.connect.mailbox.imap import folders, plan
from afterno.connect.mailbox.imap.account import Account
from afterno.connect.mailbox.imap.wire import Line, LineDroppedError
from afterno.errors import MailboxLineError, MailboxRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from afterno.connect.mailbox.imap.account import Auth, Security
    from afterno.connect.mailbox.imap.plan import Plan
    from afterno.connect.secrets import Secrets
    from afterno.record.values import MailboxRow
    from afterno.service.summary import ReadSummary


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of one mailbox: a summary where something was new, a problem where it could not be read (to its end)."""

    address: str
    summary: ReadSummary | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """Where secrets lie: the data folder, the program's own key, and which keeper is set ("" for the best there is)."""

    folder: Path | None
    key: str
    place: str = ""

    def keeper(self, kind: str = "") -> Secrets:
        """Give the keeper of secrets: the one that was used before, else the one that is set or found."""
        return secrets.chosen(kind or self.place, self.folder, self.key)


def keeper_of(keys: Keys, row: MailboxRow) -> Secrets:
    """Give the keeper that holds a mailbox's secret."""
    return keys.keeper(str(row.options.get("kept_in") or ""))


def secret_name(owner: int, address: str) -> str:
    """Name the secret of one owner's mailbox."""
    return f"{owner} mailbox {address}"


def account_of(row: MailboxRow) -> Account:
    """Give where a connected mailbox is."""
    securities: dict[str, Security] = {"starttls": "starttls", "none": "none"}
    security = securities.get(row.security, "tls")
    auth: Auth = "xoauth2" if row.auth == "xoauth2" else "password"
    return Account(row.name, row.host, row.port, security, row.user, auth)


def signed(account: Account, secret: str, *, anew: bool = False) -> tuple[str, str]:
    """Give the secret to keep and the word to sign in with: itself, or for XOAUTH2 a token that is good now."""
    if account.auth == "password":
        return secret, secret
    # What asks for tokens takes a tenth of a second to import: only those who need it pay for it.
    from afterno.connect.mailbox.imap import oauth

    grant = oauth.fresh(oauth.grant_of(secret), time.time(), anew=anew)
    return grant.text(), grant.access_token


def line_to(owner: int, row: MailboxRow, keys: Keys) -> Line:
    """Sign in to a connected mailbox. A refused token is asked for anew once: it may have been taken back early.

    Raises MailboxError or SecretsError, each with what to do.
    """
    account = account_of(row)
    keeper = keeper_of(keys, row)
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


def decided(row: MailboxRow, line: Line) -> Plan:
    """Say what is to be read of a mailbox. Raises MailboxError."""
    try:
        found, _ = folders.chosen(line.folders(), also=tuple(row.options.get("also") or ()))
    except LineDroppedError:
        raise MailboxLineError(f"The line to {row.host} dropped. Try again in a while.") from None
    return plan.decide({name: plan.position(kept) for name, kept in row.folders.items()}, found)
