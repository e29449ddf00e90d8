"""Today: what to do, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.service import today as service

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def today(visit: Visit) -> HttpResponse:
    """Show what to do today, most wanted first, and what waits."""
    day = service.today(visit.owner, visit.now, visit.page_number, swept=True)
    return visit.show("today.html", day=day)
