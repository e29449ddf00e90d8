"""The other pages: where to begin, what else there is, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


def start(visit: Visit) -> HttpResponse:
    """Show the ways to begin."""
    return visit.show("start.html")


def more(visit: Visit) -> HttpResponse:
    """List the pages that are not in the row at the top, and the way out."""
    return visit.show("more.html")


def manual(visit: Visit) -> HttpResponse:
    """Say how it works."""
    return visit.show("help.html")
