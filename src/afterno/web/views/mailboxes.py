"""Mailboxes on servers: connect one, read what is new, see when it was last read, disconnect it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import connecting, mailboxes
from afterno.web import forms, outcomes, reading_job

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit

RUNNING = "A reading is still going on. Wait until it is done."


def index(visit: Visit) -> HttpResponse:
    """Show the connected mailboxes; connect one and begin to read it. A password is never shown again."""
    form = forms.MailboxForm(visit.request.POST or None)
    if visit.posted and form.is_valid():
        try:
            done = connecting.connect_mailbox(visit.owner, form.value())
        except UserError as error:
            form.add_error(None, outcomes.plain(str(error)))
        else:
            return begun(visit, done.address)
    found = [(one, outcomes.plain(one.problem)) for one in mailboxes.mailboxes(visit.owner)]
    hint = connecting.hint(visit.request.POST.get("address", "")) if visit.posted else ""
    return visit.show("mailboxes.html", form=form, found=found, hint=hint, status=400 if form.errors else 200)


def read(visit: Visit) -> HttpResponse:
    """Begin to read what is new in one mailbox."""
    if not visit.posted:
        return visit.go(reverse("mailboxes"))
    return begun(visit, mailboxes.find(visit.owner, named(visit)).name)


def begun(visit: Visit, address: str) -> HttpResponse:
    """Begin a reading and go where one sees how far it is."""
    if not reading_job.begin_sync(visit.owner, address, visit.now):
        return visit.say(RUNNING, reverse("reading"))
    return visit.go(reverse("reading"))


def disconnect(visit: Visit) -> HttpResponse:
    """Forget how to get into a mailbox."""
    if not visit.posted:
        return visit.go(reverse("mailboxes"))
    address = mailboxes.find(visit.owner, named(visit)).name
    mailboxes.disconnect(visit.owner, address)
    return visit.say(
        f"{address} is disconnected and its password forgotten. What was read of it stays.",
        reverse("mailboxes"),
    )


def named(visit: Visit) -> str:
    """Give the mailbox that is meant; one has to be named."""
    return visit.request.POST.get("address", "")[:200] or "?"
