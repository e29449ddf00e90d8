"""A letter laid into the mailbox's Drafts: the one thing that is ever written there. The seeker sends it, or does not."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING

from afterno.connect.mailbox.imap.folders import of_role
from afterno.connect.mailbox.imap.wire import LineDroppedError
from afterno.errors import MailboxError, MailboxLineError, UserError
from afterno.record import store
from afterno.service import looking, mailboxes

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.service.drafting import CheckedDraft


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a draft lies, and the Message-ID by which it is known when it was sent."""

    address: str
    folder: str
    message_id: str


def place(owner: int, draft: CheckedDraft, now: datetime, address: str = "") -> Placed:
    """Lay a letter into the Drafts of a connected mailbox (the only one, without `address`).

    Raises UserError where it is no letter yet, NotOnRecordError where no mailbox is connected, MailboxError.
    """
    if not draft.body:
        raise UserError("There is nothing to lay there yet: first find what is missing.")
    if not draft.to:
        raise UserError("Her e-mail address is not on record yet, so there is nobody to write to.")
    row = mailboxes.find(owner, address)
    mail = message(owner, row.name, draft, now)
    try:
        with closing(looking.line_to(owner, row, mailboxes.keys())) as line:
            folder = of_role(line.folders(), "drafts")
            if folder is None:
                raise MailboxError(f"{row.name} has no folder for drafts. Copy the letter from here instead.")
            line.put(folder, mail.as_bytes(policy=SMTP))
    except LineDroppedError:
        raise MailboxLineError(
            f"The line to {row.host} dropped: look into the Drafts before you try again, so that it is not there twice."
        ) from None
    return Placed(row.name, folder.name, str(mail["Message-ID"]).strip("<>"))


def message(owner: int, own: str, draft: CheckedDraft, now: datetime) -> EmailMessage:
    """Write the letter as a mail; an answer goes into the thread of her last mail."""
    mail = EmailMessage(policy=SMTP)
    user, _, domain = own.rpartition("@")
    mail["From"] = Address(plainly(str(store.load_seeker(owner).get("name") or "")), user, domain)
    mail["To"] = plainly(draft.to)
    mail["Subject"] = plainly(draft.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid("afterno", domain)
    last = store.last_mail_from(owner, draft.to) if draft.reason == "reply" else None
    if last and "@" in last and not last.startswith("sha256:"):
        mail["In-Reply-To"] = mail["References"] = f"<{plainly(last)}>"
    mail.set_content(draft.body)
    return mail


def plainly(text: str) -> str:
    """Give a text as one line: a line break would begin another header."""
    return " ".join(text.split())
