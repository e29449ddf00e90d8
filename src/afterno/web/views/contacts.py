"""Contacts from a file: chosen, shown, added; and taken back whole."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.urls import reverse

from afterno.errors import UserError
from afterno.service import contacts as service

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit

KEPT = 60 * 60
"""Seconds a file waits between being shown and being added."""
LINES = 12
"""Lines of each list that are shown."""


def bring(visit: Visit) -> HttpResponse:
    """Choose a file; see who is new and who seems here already; add them."""
    if not visit.posted:
        return visit.show("contacts.html", problem="")
    if visit.request.POST.get("do") == "add":
        return add(visit)
    file = visit.request.FILES.get("file")
    if file is None:
        return refused(visit, "Choose the file first: an address book (.vcf) or LinkedIn's Connections.csv.")
    if (file.size or 0) > service.LARGEST:
        return refused(visit, "That file is larger than 32 MB: export the contacts without their pictures.")
    content = file.read()
    try:
        found = service.preview(visit.owner, content)
    except UserError as error:
        return refused(visit, str(error))
    word = secrets.token_urlsafe(12)
    cache.set(_key(visit, word), content, KEPT)
    return visit.show("contacts_preview.html", found=found, word=word, most=LINES)


def add(visit: Visit) -> HttpResponse:
    """Add what was shown and chosen."""
    given = visit.request.POST
    content = cache.get(_key(visit, given.get("word", "")[:40]))
    if content is None:
        return refused(visit, "The file was shown too long ago. Choose it once more; nothing was added yet.")
    choice = service.Choice(
        new=given.get("new") == "yes", fill=given.get("fill") == "yes", maybe=given.get("maybe") == "yes"
    )
    logged = service.add(visit.owner, content, choice, visit.now)
    return visit.done(logged, reverse("people") + "?tag=contacts")


def refused(visit: Visit, problem: str) -> HttpResponse:
    """Say beside the file what is wrong with it."""
    return visit.show("contacts.html", problem=problem, status=400)


def _key(visit: Visit, word: str) -> str:
    return f"contacts:{visit.owner}:{word}"
