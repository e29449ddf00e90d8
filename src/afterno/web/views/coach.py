"""The coach beside any field whose words will be said or written to somebody, as one types; a piece of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.service import hushing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit

FIELDS = {
    "compliment": "call", "parallel": "call", "question": "call", "topic": "call",
    "compliment_own": "call", "parallel_own": "call", "question_own": "call",
    "text": "followup", "body": "followup",
}  # fmt: skip
"""The fields it reads, each with what their words are for."""
LONGEST = 4_000
"""Characters that are read."""


def along(visit: Visit) -> HttpResponse:
    """Say what the coach finds in the field that is being typed into."""
    name = visit.request.GET.get("field", "")
    if not visit.posted or name not in FIELDS:
        return visit.go(reverse("today"))
    text = visit.request.POST.get(name, "")[:LONGEST]
    return visit.show("coach_piece.html", found=hushing.remarks(visit.owner, text, FIELDS[name]))
