"""The review list: mails in doubt, one decision each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import reviews as service
from afterno.service import texts

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def index(visit: Visit) -> HttpResponse:
    """Show what waits for the seeker's look."""
    return shown(visit)


def decide(visit: Visit) -> HttpResponse:
    """Take the seeker's word for what a mail is."""
    if not visit.posted:
        return visit.go(reverse("reviews"))
    asked = {name: visit.request.POST.get(name, "")[:300] for name in ("review", "kind", "company", "role")}
    try:
        logged = service.decide(
            visit.owner,
            asked["review"],
            asked["kind"],
            visit.now,
            company=asked["company"],
            role=asked["role"],
        )
    except UserError as error:
        return shown(visit, asked, str(error))
    return visit.done(logged, reverse("reviews"), undo={"review": asked["review"]})


def shown(visit: Visit, asked: dict[str, str] | None = None, problem: str = "") -> HttpResponse:
    """Show the list, with what could not be decided as it was typed."""
    found = service.reviews(visit.owner, visit.page_number)
    return visit.show(
        "reviews.html",
        found=found,
        kinds=texts.KINDS_OF_MAIL,
        asked=asked or {},
        problem=problem,
        status=400 if problem else 200,
    )
