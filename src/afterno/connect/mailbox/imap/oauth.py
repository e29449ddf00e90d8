"""Permission instead of a password (XOAUTH2), with a client of the seeker's own.

The client is registered by the seeker with the mail service; nobody else's server takes part. The consent comes back
to this machine (RFC 8252, PKCE); what is kept is the refresh token.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from afterno.connect.mailbox.imap.account import is_here
from afterno.connect.mailbox.imap.problems import plain
from afterno.errors import MailboxError, MailboxLineError, MailboxRefusedError

PATIENCE: Final = 30
EARLY: Final = 120
"""Seconds before its end at which a token is taken for old."""
ANSWER: Final = 100_000


@dataclass(frozen=True, slots=True)
class ConsentService:
    """Where a mail service asks its users, and where it gives out tokens."""

    consent: str
    token: str
    scope: str


SERVICES: Final[dict[str, ConsentService]] = {
    "google": ConsentService(
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://mail.google.com/",
    ),
    "microsoft": ConsentService(
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
    ),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission that was given: the client it was given to, and the tokens. All of it is secret."""

    client_id: str
    client_secret: str
    token_url: str
    refresh_token: str
    access_token: str = ""
    expires: float = 0.0
    """Seconds since 1970."""

    def text(self) -> str:
        """Give it as one secret."""
        return json.dumps(asdict(self))


def grant_of(secret: str) -> Grant:
    """Read a permission that was kept. Raises MailboxRefusedError where it is none."""
    try:
        return Grant(**json.loads(secret))
    except (ValueError, TypeError):
        raise MailboxRefusedError from None


@dataclass(frozen=True, slots=True)
class Question:
    """A consent that was asked for: where the user says yes, and what proves that the answer belongs to it."""

    address: str
    redirect: str
    state: str
    verifier: str


def ask(service: ConsentService, client_id: str, redirect: str, user: str) -> Question:
    """Prepare the page on which the mail service asks its user."""
    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "client_id": client_id, "redirect_uri": redirect, "response_type": "code", "scope": service.scope,
        "state": state, "code_challenge": challenge, "code_challenge_method": "S256", "login_hint": user,
        "access_type": "offline", "prompt": "consent",
    }  # fmt: skip
    return Question(f"{service.consent}?{urllib.parse.urlencode(query)}", redirect, state, verifier)


def answered(question: Question, came_back: str) -> str:
    """Read the code out of the address the browser was sent back to. Raises MailboxError where it was a no."""
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(came_back).query)
    if not secrets.compare_digest(query.get("state", [""])[0], question.state):
        raise MailboxError("That answer belongs to another question: begin again.")
    if "code" not in query:
        raise MailboxError(
            f"The permission was not given ({plain(query.get('error', ['no code came'])[0])})."
        )
    return query["code"][0]


def redeemed(service: ConsentService, question: Question, code: str, client_id: str, client_secret: str,
             now: float) -> Grant:  # fmt: skip
    """Turn the code of a consent into a permission."""
    said = _post(service.token, {
        "grant_type": "authorization_code", "code": code, "redirect_uri": question.redirect, "client_id": client_id,
        "client_secret": client_secret, "code_verifier": question.verifier,
    })  # fmt: skip
    refresh = str(said.get("refresh_token") or "")
    if not refresh:
        raise MailboxError(
            "The mail service gave a permission for an hour only. Take its old one back, then try again."
        )
    return _with_token(Grant(client_id, client_secret, service.token, refresh), said, now)


def fresh(grant: Grant, now: float, *, anew: bool = False) -> Grant:
    """Give a permission whose token is good now; the same one where it still is (unless `anew`).

    Raises MailboxRefusedError where the permission was taken back, MailboxLineError where nobody answers.
    """
    if grant.access_token and grant.expires - EARLY > now and not anew:
        return grant
    said = _post(grant.token_url, {
        "grant_type": "refresh_token", "refresh_token": grant.refresh_token, "client_id": grant.client_id,
        "client_secret": grant.client_secret,
    })  # fmt: skip
    return _with_token(grant, said, now)


def _with_token(grant: Grant, said: dict[str, Any], now: float) -> Grant:
    token = str(said.get("access_token") or "")
    if not token:
        raise MailboxRefusedError("The mail service gave no token. Give the permission anew.")
    lasts = said.get("expires_in")
    lasts = (
        float(lasts)
        if isinstance(lasts, int | float | str) and str(lasts).replace(".", "", 1).isdigit()
        else 300.0
    )
    kept = str(said.get("refresh_token") or grant.refresh_token)
    return replace(grant, access_token=token, expires=now + lasts, refresh_token=kept)


def _post(url: str, fields: dict[str, str]) -> dict[str, Any]:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here(parts.hostname or "")):
        raise MailboxError("Tokens are only asked for over https.")
    data = urllib.parse.urlencode({key: value for key, value in fields.items() if value}).encode()
    request = urllib.request.Request(url, data, {"Accept": "application/json"})  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
            said = _json(answer.read(ANSWER))
    except urllib.error.HTTPError as error:
        with error:
            why = _json(error.read(ANSWER))
        if error.code in {400, 401, 403}:
            raise MailboxRefusedError(
                f"The mail service no longer honours the permission ({plain(why.get('error', error.code))}). Give it "
                "anew: afterno connect mailbox ADDRESS --oauth. (A client in “testing” loses it after a week.)"
            ) from None
        raise MailboxLineError(f"The mail service has trouble ({error.code}). Try again later.") from None
    except OSError:
        raise MailboxLineError(
            f"{parts.hostname} does not answer. Are you online? Try again in a while."
        ) from None
    return said


def _json(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
