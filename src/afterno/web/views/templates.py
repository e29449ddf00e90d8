"""Letters of the seeker's own making: listed, changed, tried on the facts of one person."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import correspondence, drafting, relationships, templates, words
from afterno.service.types import Logged
from afterno.web import stale
from afterno.web.visit import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from afterno.service.templates import OwnTemplate, Preview
    from afterno.web.visit import Visit

LABELS = {"reason": "What it is for", "subject": "Subject", "body": "The letter"}
PEOPLE = 30
"""How many of those one can be tried on are offered."""


def index(visit: Visit) -> HttpResponse:
    """Show the templates and one of them to be changed; keep it, try it, remove it."""
    chosen = visit.request.GET.get("name", "")[:100]
    form, before = typed(visit), visit.request.POST.get("replaces", "")[:100]
    problem, seen = "", None
    wish = visit.request.POST.get("do", "") if visit.posted else ""
    kept = templates.templates(visit.owner)
    opened = stale.mark(named(kept, before or chosen))
    try:
        if visit.posted and wish != "try":
            refuse_unseen(visit, kept, form, before, opened)
        if wish == "remove":
            change = templates.remove(visit.owner, before, visit.now)
            return visit.done(Logged((), "Removed.", change=change), reverse("templates"))
        if wish == "try":
            seen = tried(visit, form)
        elif visit.posted:
            change = templates.save(visit.owner, form, visit.now, before)
            remarks = words.remarks({"In it": form.body}, drafting.context_of(form.reason))
            said = f"Kept. It is offered first {LEADS[form.reason]}."
            done = Logged((), said, problems=remarks, change=change)
            return visit.done(done, address("templates", {"name": form.name}))
        elif chosen:
            form = templates.template(visit.owner, chosen)
            before = form.name
    except UserError as error:
        if chosen and not visit.posted:
            raise
        problem = str(error)
    return visit.show(
        "templates.html", kept=kept, form=form, before=before, problem=problem, seen=seen, opened=opened,
        reasons=correspondence.REASONS, slots=templates.slots(), known=relationships.people(visit.owner).rows[:PEOPLE],
        person=visit.request.POST.get("person", ""), status=400 if problem else 200,
    )  # fmt: skip


LEADS = {
    reason: f"for letters {words[0].lower()}{words[1:]}" for reason, words in correspondence.REASONS.items()
}
"""A reason as it ends a sentence."""


def named(kept: Iterable[OwnTemplate], name: str) -> OwnTemplate | None:
    """Give the one of that name."""
    return next((one for one in kept if one.name.casefold() == name.casefold()), None)


def refuse_unseen(
    visit: Visit, kept: Iterable[OwnTemplate], form: OwnTemplate, before: str, opened: str
) -> None:
    """Raise UserError before anything is put over, or removed, that the seeker has not seen."""
    if before and stale.outdated(visit, opened):
        there = named(kept, before)
        if there is None:
            gone = "This letter was renamed or removed elsewhere after you opened it."
            raise UserError(f"{gone} Yours is still here and not kept yet. Press once more to keep it.")
        raise UserError(stale.told(LABELS, asdict(form), asdict(there)))
    if form.name.casefold() != before.casefold() and named(kept, form.name):
        raise UserError(f"There is another letter called “{form.name}”. Give this one a name of its own.")


def typed(visit: Visit) -> OwnTemplate:
    """Read the template as it was typed."""
    asked = visit.request.POST
    return templates.OwnTemplate(
        " ".join(asked.get("name", "").split())[:80],
        asked.get("reason", "regular"),
        " ".join(asked.get("subject", "").split())[:200],
        asked.get("body", "").replace("\r\n", "\n")[: templates.LONGEST + 1],
    )


def tried(visit: Visit, form: OwnTemplate) -> Preview:
    """Fill it with the facts of the person chosen. Raises UserError."""
    person = visit.request.POST.get("person", "")
    if not person:
        raise UserError("Choose the person whose facts it is to be tried on.")
    return templates.preview(visit.owner, form, person, visit.now)
