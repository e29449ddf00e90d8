"""The other pages: where to begin, what else there is, the long view, help."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import long_view as service
from afterno.service import report as reporting
from afterno.service import tour
from afterno.web import forms
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


def report(visit: Visit) -> HttpResponse:
    """Show what was done and what came back in some days, to print; without days, the last month."""
    asked = visit.request.GET
    usual = {"first": (visit.today - timedelta(days=30)).isoformat(), "last": visit.today.isoformat()}
    given = {name: asked.get(name, day) for name, day in usual.items()}
    form, found = forms.ReportForm(given), None
    if form.is_valid():
        try:
            found = reporting.report(visit.owner, form.cleaned_data["first"], form.cleaned_data["last"])
        except UserError as error:
            form.add_error("last", str(error))
    return visit.show("report.html", form=form, found=found, status=400 if form.errors else 200)
