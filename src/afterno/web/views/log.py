"""What happened, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import changes, entry, relationships
from afterno.service import reviews as review_service
from afterno.web import forms, outcomes, stale
from afterno.web.visit import address

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def log(visit: Visit, person: str) -> HttpResponse:
    """Ask what happened, then the little that belongs to it, and put it on record."""
    found = relationships.glance(visit.owner, person, visit.now)
    what = visit.request.POST.get("what") or visit.request.GET.get("what", "")
    seen = stale.mark(relationships.happened(visit.owner, found.person.id))
    if what not in entry.WHAT:
        likely = outcomes.likely(found.next)
        return visit.show(
            "log.html",
            found=found,
            seen=seen,
            groups=outcomes.GROUPS,
            likely=likely,
            at_once={key for key in likely if forms.at_once(key)},
            labels=outcomes.labels(found.next),
        )
    form = forms.LogForm(visit.request.POST or None, what=what, zone=visit.frame.zone)
    if visit.posted and form.is_valid() and stale.outdated(visit, seen):
        form.add_error(None, meanwhile(visit, found.person.id))
    elif visit.posted and form.is_valid():
        try:
            logged = entry.log(visit.owner, found.person.id, form.value(), visit.now)
        except UserError as error:
            form.add_error(forms.field_of(form, what), outcomes.plain(str(error)))
        else:
            return visit.done(logged, address("person", person=found.person.id))
    return visit.show(
        "log_form.html",
        found=found,
        form=form,
        what=what,
        seen=seen,
        label=outcomes.LABELS.get(what, what),
        status=400 if form.errors else 200,
    )


def meanwhile(visit: Visit, person: str) -> str:
    """Say what was put on record of her after a form was opened."""
    last = relationships.latest(visit.owner, person)
    return (
        f"After you opened this, something was put on record already: {last}. What you typed is still here."
        " If it is something else that happened, press once more."
    )


def undo(visit: Visit) -> HttpResponse:
    """Take back what was put on record, with all that belongs to it."""
    back = visit.request.POST.get("back", "")
    to = back if back.startswith("/") and not back.startswith("//") and "\\" not in back else reverse("today")
    if not visit.posted:
        return visit.go(to)
    if review := visit.request.POST.get("review"):
        logged = review_service.undo(visit.owner, review, visit.now)
        return visit.say(logged.text, reverse("reviews"))
    if change := visit.request.POST.get("change"):
        return visit.say(changes.undo(visit.owner, change, visit.now).text, to)
    event, reason = visit.request.POST.get("event", ""), visit.request.POST.get("reason", "")
    if not event:
        raise UserError("There is nothing to take back.")
    try:
        logged = entry.undo(visit.owner, event, visit.now, reason)
    except UserError as error:
        if "reason" not in str(error):
            raise
        return visit.show(
            "undo_stop.html", event=event, back=to, why=str(error), tried=bool(reason), status=400
        )
    return visit.say(logged.text, to)
