"""Where a mailbox is and how to get in: what people type, completed from what is known of the large mail services."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final, Literal

from afterno.errors import UserError

Security = Literal["tls", "starttls", "none"]
Auth = Literal["password", "xoauth2"]
PORTS: Final[dict[Security, int]] = {"tls": 993, "starttls": 143, "none": 143}
_ADDRESS: Final = re.compile(r"[^\s@<>\"',;:]{1,64}@[^\s@<>\"',;:/]{1,190}\.?[^\s@<>\"',;:/.]+")
_HOST: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox on a server; holds no secret."""

    address: str
    host: str
    port: int = 993
    security: Security = "tls"
    user: str = ""
    auth: Auth = "password"

    @property
    def login(self) -> str:
        """The name to sign in with."""
        return self.user or self.address

    @property
    def on_this_machine(self) -> bool:
        """Tell whether the server is this machine: a bridge of a mail service, or a server of one's own."""
        return is_here(self.host)


@dataclass(frozen=True, slots=True)
class Service:
    """A large mail service: its server and what to know before signing in."""

    host: str
    hint: str
    oauth: str = ""
    """Name of its consent service in `oauth.SERVICES`."""


_GOOGLE = Service(
    "imap.gmail.com",
    "Google takes an app password here, not your usual one: myaccount.google.com/apppasswords makes it "
    "(two-step verification must be on).",
    "google",
)
_MICROSOFT = Service(
    "outlook.office365.com",
    "Microsoft takes no passwords here any more: sign in through Microsoft (XOAUTH2) with a client of your own.",
    "microsoft",
)
_YAHOO = Service(
    "imap.mail.yahoo.com", "Yahoo takes an app password here: Account security, “Generate app password”."
)
_APPLE = Service(
    "imap.mail.me.com",
    "iCloud takes an app-specific password here: account.apple.com, Sign-In and Security.",
)
_GMX = Service("imap.gmx.net", "GMX wants IMAP switched on first: Settings, “POP3 & IMAP”.")
_WEBDE = Service("imap.web.de", "WEB.DE wants IMAP switched on first: Settings, “POP3/IMAP”.")
_FASTMAIL = Service("imap.fastmail.com", "Fastmail takes an app password here: Settings, Privacy & Security.")
SERVICES: Final[dict[str, Service]] = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), _GOOGLE),
    **dict.fromkeys(("outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.fr", "outlook.de", "hotmail.fr",
                     "hotmail.co.uk", "outlook.es", "outlook.pt", "hotmail.it", "hotmail.de"), _MICROSOFT),
    **dict.fromkeys(("yahoo.com", "yahoo.fr", "yahoo.de", "yahoo.es", "yahoo.it", "yahoo.co.uk", "ymail.com"), _YAHOO),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), _APPLE),
    **dict.fromkeys(("gmx.net", "gmx.de", "gmx.at", "gmx.ch"), _GMX),
    "gmx.com": Service("imap.gmx.com", _GMX.hint),
    "web.de": _WEBDE,
    "fastmail.com": _FASTMAIL,
    "t-online.de": Service("secureimap.t-online.de", "Telekom takes the e-mail password made for mail programs here."),
    "orange.fr": Service("imap.orange.fr", ""),
    "free.fr": Service("imap.free.fr", ""),
    "laposte.net": Service("imap.laposte.net", ""),
    "libero.it": Service("imapmail.libero.it", ""),
    "wp.pl": Service("imap.wp.pl", ""),
    "o2.pl": Service("poczta.o2.pl", ""),
    "onet.pl": Service("imap.poczta.onet.pl", ""),
    "ziggo.nl": Service("imap.ziggo.nl", ""),
}  # fmt: skip
_BY_HOST: Final = {service.host: service for service in SERVICES.values()}


def service_of(account: Account) -> Service | None:
    """Give the mail service of an account, where it is a known one."""
    return _BY_HOST.get(account.host.lower()) or SERVICES.get(domain_of(account.address))


def domain_of(address: str) -> str:
    """Give what stands behind the @."""
    return address.rpartition("@")[2].lower()


def is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def completed(address: str, *, server: str = "", user: str = "", security: str = "tls",
              auth: str = "password") -> Account:  # fmt: skip
    """Complete what was typed; `server` may carry a port ("mail.example:993").

    Raises UserError where it cannot be meant so, or where a password would travel in clear.
    """
    address = address.strip()
    if not _ADDRESS.fullmatch(address):
        raise UserError(f"“{address[:80]}” is no e-mail address. Give the mailbox's own address.")
    if security not in PORTS:
        raise UserError("The line is one of: tls, starttls, none.")
    if auth not in {"password", "xoauth2"}:
        raise UserError("Sign in by one of: password, xoauth2.")
    known = SERVICES.get(domain_of(address))
    host, port = _split(server.strip() or (known.host if known else f"imap.{domain_of(address)}"))
    if security == "none" and not is_here(host):
        raise UserError(
            "Without encryption anybody on the way could read your mail and password: use tls or starttls."
        )
    safe: Security = "starttls" if security == "starttls" else "none" if security == "none" else "tls"
    way: Auth = "xoauth2" if auth == "xoauth2" else "password"
    return Account(address, host, port or PORTS[safe], safe, user.strip(), way)


def _split(server: str) -> tuple[str, int]:
    host, _, port = server.rpartition(":") if server.count(":") == 1 else (server, "", "")
    if not _HOST.fullmatch(host) or (
        port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536)
    ):
        raise UserError(
            f"“{server[:80]}” is no mail server. It looks like imap.mail.example or imap.mail.example:993."
        )
    return host.strip("[]"), int(port or 0)
