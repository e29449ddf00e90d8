"""The seeker's news: written once, told to each in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import entry, pages
from afterno.web import forms, pieces

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def news(visit: Visit) -> HttpResponse:
    """Put news on record, and show whom to tell."""
    form = forms.NewsForm(visit.request.POST or None, zone=visit.frame.zone)
    if visit.posted and form.is_valid():
        try:
            logged = entry.milestone(visit.owner, form.value(), visit.now)
        except UserError as error:
            form.add_error("text", str(error))
        else:
            return visit.done(logged, reverse("news"))
    told = pieces.piece(pages.to_tell(visit.owner, visit.now), visit.page_number, 50)
    return visit.show("news.html", form=form, told=told, status=400 if form.errors else 200)
