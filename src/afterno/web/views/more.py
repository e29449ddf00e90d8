"""The other pages: where to begin, what else there is, the long view, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.service import long_view as service
from afterno.service import tour
from afterno.web.guide import TOUR

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def start(visit: Visit) -> HttpResponse:
    """Show the ways to begin."""
    return visit.show("start.html")


def walk(visit: Visit) -> HttpResponse:
    """Begin the walk through the sample, or end it and throw the sample away."""
    wanted = visit.request.POST.get("do", "") if visit.posted else ""
    own = int(visit.request.user.pk or 0)
    if wanted == "begin":
        tour.begin(own, visit.now)
        visit.request.session[TOUR] = True
    if wanted == "end":
        visit.request.session.pop(TOUR, None)
        tour.end(own)
        return visit.say("The sample is thrown away. From here on it is your own.", reverse("start"))
    return visit.go(reverse("today"))


def more(visit: Visit) -> HttpResponse:
    """List the pages that are not in the row at the top, and the way out."""
    return visit.show("more.html")


def manual(visit: Visit) -> HttpResponse:
    """Say how it works."""
    return visit.show("help.html")


def long_view(visit: Visit) -> HttpResponse:
    """Show every relationship as a line through the last twelve months."""
    found = service.long_view(visit.owner, visit.now, visit.page_number)
    return visit.show("long_view.html", found=found)
