"""A no: put on record by hand, or called one after a silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import entry, pages
from afterno.web import forms

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def record(visit: Visit) -> HttpResponse:
    """Put a no on record; the relationship begins."""
    form = forms.NoForm(visit.request.POST or None, zone=visit.frame.zone)
    if visit.posted and form.is_valid():
        try:
            logged = entry.record_no(visit.owner, form.value(), visit.now)
        except UserError as error:
            form.add_error(None, str(error))
        else:
            return visit.done(logged, reverse("today"))
    return visit.show("no.html", form=form, status=400 if form.errors else 200)


def silence(visit: Visit, application: str) -> HttpResponse:
    """Ask whether no word for so long is a no."""
    job = pages.opening(visit.owner, application)
    form = forms.SilenceForm(visit.request.POST or None)
    if visit.posted and form.is_valid():
        try:
            logged = pages.answer_silence(
                visit.owner, application, form.cleaned_data["answer"], form.cleaned_data["by"], visit.now
            )
        except UserError as error:
            form.add_error("by", str(error))
        else:
            return visit.done(logged, reverse("today"))
    return visit.show("silence.html", form=form, job=job, status=400 if form.errors else 200)
