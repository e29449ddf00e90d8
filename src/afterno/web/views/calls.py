"""What to say on the phone: before the call, for a no that may come, and while it is ringing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.errors import UserError
from afterno.service import pages, relationships, words

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


CALLERS = 6
"""How many of those who may be calling are named."""


def call(visit: Visit, person: str) -> HttpResponse:
    """Show the sheet for the call to her; it prints on one page."""
    found = relationships.glance(visit.owner, person, visit.now)
    if found.stage == "stopped":
        raise UserError(f"{found.person.label} asked for no more contact. No call is prepared.")
    sheet = words.call_sheet(visit.owner, found.person.id, visit.now)
    act = next((act for act in found.next if act.channel == "phone"), None)
    hours = act.window() if act else ""
    said = any(hours and hours in line for line in sheet.opening)
    return visit.show("sheet.html", sheet=sheet, found=found, hours="" if said else hours)


def prepared(visit: Visit, person: str) -> HttpResponse:
    """Show the sheet for a no that has not come."""
    found = relationships.glance(visit.owner, person, visit.now)
    sheet = words.prepared_sheet(visit.owner, found.person.id, visit.now)
    return visit.show("sheet.html", sheet=sheet, found=found, hours="")


def hr(visit: Visit) -> HttpResponse:
    """Show how to end a call well in which HR brings the no."""
    sheet = words.hr_sheet(visit.owner, visit.now)
    return visit.show("ringing.html", sheet=sheet, person=None, known=())


def ringing(visit: Visit, person: str | None = None) -> HttpResponse:
    """Show what to say to a phone that is ringing now."""
    sheet = pages.ringing_sheet(visit.owner, person, visit.now)
    known = relationships.callers(visit.owner, CALLERS)
    return visit.show("ringing.html", sheet=sheet, person=person, known=known)
