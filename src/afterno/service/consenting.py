"""Asking a mail service for a permission, with a client of the seeker's own."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.connect.mailbox.imap import consent, oauth
from afterno.connect.mailbox.imap.account import completed, service_of
from afterno.errors import MailboxError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Consent:
    """A question that is being asked: `address` is the page on which the mail service asks its user."""

    service: oauth.ConsentService
    question: oauth.Question
    client_id: str
    client_secret: str
    listener: consent.Listener

    @property
    def address(self) -> str:
        """The page to open."""
        return self.question.address

    def wait(self) -> str:
        """Wait for the answer and give the permission as one secret. Raises MailboxError where it was a no."""
        came_back = self.listener.wait()
        if not came_back:
            raise MailboxError("Nobody said yes within five minutes: begin again.")
        code = oauth.answered(self.question, came_back)
        grant = oauth.redeemed(
            self.service, self.question, code, self.client_id, self.client_secret, time.time()
        )
        return grant.text()


@contextmanager
def asked(address: str, service: str, client_id: str, client_secret: str) -> Iterator[Consent]:
    """Prepare the question and listen for its answer on this machine.

    Raises UserError where it is not known whom to ask.
    """
    if not client_id.strip():
        raise UserError("A client of your own is needed: docs/mailbox.md says where to register one.")
    known = service_of(completed(address))
    name = service or (known.oauth if known else "")
    if name not in oauth.SERVICES:
        raise UserError("Who gives the permission? Say --service google or --service microsoft.")
    chosen = oauth.SERVICES[name]
    with consent.Listener() as listener:
        question = oauth.ask(chosen, client_id.strip(), listener.redirect, address)
        yield Consent(chosen, question, client_id.strip(), client_secret.strip(), listener)
