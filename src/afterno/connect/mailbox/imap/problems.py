"""What can go wrong with a mailbox on a server, in words that say what to do."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox.imap.account import service_of
from afterno.errors import MailboxError, MailboxLineError, MailboxRefusedError

if TYPE_CHECKING:
    from afterno.connect.mailbox.imap.account import Account

_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e\xa0-\uffff]+")
_LATER: Final = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "TOO MANY", "TRY AGAIN", "TEMPORAR")
_CODE: Final = re.compile(r"^\s*(?:\[[A-Z0-9-]+(?: [^\]]*)?\]\s*)+")
SAID: Final = 160
"""Characters of what a server says that are shown."""


def refused(account: Account, said: object) -> MailboxError:
    """Say that the server did not let us in."""
    words = plain(said)
    if any(mark in words.upper() for mark in _LATER):
        return MailboxLineError(
            f"{account.host} has no time for {account.address} now{_quote(words)}. Try again later."
        )
    service = service_of(account)
    if account.auth == "xoauth2":
        what = (
            f"{account.host} no longer takes the permission given for {account.address}{_quote(words)}. "
            f"Give it anew: afterno connect mailbox {account.address} --oauth"
        )
    else:
        hint = (
            service.hint
            if service
            else "Some services want a password made for mail programs (an app password)."
        )
        what = (
            f"{account.host} refused the password for {account.address}{_quote(words)}. "
            f"{hint} Then: afterno connect mailbox {account.address}"
        )
    return MailboxRefusedError(what)


def unreachable(account: Account, error: BaseException) -> MailboxError:
    """Say that there is no way to the server."""
    where = f"{account.host}:{account.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxError(
            f"{where} shows a certificate that does not prove who it is ({plain(error.verify_message)}). Nothing was "
            "sent to it. Check the server's name (--server); on a strange network, wait for one you trust."
        )
    if isinstance(error, ssl.SSLError):
        return MailboxError(f"{where} does not speak TLS. If it begins in clear, choose --security starttls.")
    if isinstance(error, OSError) and "name" in str(error.strerror or error).lower():
        return MailboxLineError(
            f"No server {account.host} is found. Are you online? If the name is another, give it with --server."
        )
    return MailboxLineError(
        f"{where} does not answer ({plain(getattr(error, 'strerror', None) or type(error).__name__)}). "
        "Are you online? Try again in a while; what was read is kept."
    )


def dropped(account: Account) -> MailboxLineError:
    """Say that the line broke and would not come back."""
    return MailboxLineError(
        f"The line to {account.host} dropped and did not come back. What came until then is read; "
        "`afterno sync` goes on from there."
    )


def plain(said: object) -> str:
    """Give a server's words as one short line that can do no harm on a screen."""
    if isinstance(said, list | tuple):
        said = said[-1] if said else b""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return _UNPRINTABLE.sub(" ", words).strip()[:SAID]


def _quote(words: str) -> str:
    words = _CODE.sub("", words).strip().rstrip(".")
    return f" (it says: {words})" if words else ""
