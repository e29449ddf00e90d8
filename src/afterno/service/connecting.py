"""Connecting a mailbox: signed in once, looked at, and how to get in kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterno.connect.mailbox.imap import folders, owners
from afterno.connect.mailbox.imap.account import completed, service_of
from afterno.connect.mailbox.imap.wire import Line, LineDroppedError
from afterno.errors import MailboxLineError, UserError
from afterno.record import store
from afterno.service import looking, mailboxes


@dataclass(frozen=True, slots=True)
class MailboxForm:
    """What is asked to connect a mailbox. `secret` is the password, or for XOAUTH2 a permission as `oauth.Grant.text`."""

    address: str
    secret: str = ""
    server: str = ""
    user: str = ""
    security: str = "tls"
    auth: str = "password"
    also: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Never shows the secret."""
        return f"MailboxForm({self.address!r})"


@dataclass(frozen=True, slots=True)
class Connected:
    """A mailbox that was connected: which folders will be read, which are left out, where the secret lies."""

    address: str
    server: str
    folders: tuple[str, ...]
    left_out: tuple[str, ...]
    own_addresses: tuple[str, ...]
    kept_in: str


def hint(address: str) -> str:
    """Say what to know before signing in at a known mail service; empty where there is nothing."""
    try:
        service = service_of(completed(address))
    except UserError:
        return ""
    return service.hint if service else ""


def connect_mailbox(owner: int, form: MailboxForm) -> Connected:
    """Sign in once, look which folders there are, and keep how to get in. Nothing is read yet.

    Raises MailboxError with what to do where the server does not let us in; then nothing is kept.
    """
    account = completed(
        form.address, server=form.server, user=form.user, security=form.security, auth=form.auth
    )
    if not form.secret:
        raise UserError(
            "A password is needed. Many mail services want one made for mail programs (an app password)."
        )
    also = tuple(name for name in mailboxes.ALSO if name in form.also)
    secret, token = looking.signed(account, form.secret)
    line = Line(account, token)
    try:
        read, left = folders.chosen(line.folders(), also=also)
        own = owners.of_sent(line, [*read, *left])
    except LineDroppedError:
        raise MailboxLineError from None
    finally:
        line.close()
    keeper = mailboxes.keys().keeper()
    keeper.put(looking.secret_name(owner, account.address), secret)
    before = store.get_mailbox(owner, account.address)
    same = before is not None and before.host == account.host and before.user == account.user
    row = store.MailboxRow(
        account.address, account.host, account.port, account.security, account.user, account.auth,
        options={"also": list(also), "kept_in": keeper.kind},
    )  # fmt: skip
    if before is not None and same:
        row = replace(row, folders=before.folders, read_at=before.read_at, mails=before.mails)
    store.put_mailbox(owner, row)
    mine = mailboxes.add_own(owner, [account.address, *own])
    return Connected(
        account.address, f"{account.host}:{account.port}", tuple(one.name for one in read),
        tuple(one.name for one in left), mine, keeper.kind,
    )  # fmt: skip
