"""The calendar: its secret address made, shown once and taken back; and what is given to whoever knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from afterno.service import calendar as service
from afterno.web import links, once
from afterno.web.visit import moment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from afterno.service.types import Act
    from afterno.web.visit import Visit

KEY = "calendar_address"
KIND = "text/calendar; charset=utf-8"


@require_safe
def feed(request: HttpRequest, word: str) -> HttpResponse:
    """Give the calendar to whoever knows its secret; there is nothing here for anybody else."""

    def link(act: Act) -> str:
        return request.build_absolute_uri(links.paper_of(act))

    found = service.by_secret(word, moment(), link)
    if found is None:
        return HttpResponse(
            "There is no calendar here.\n", status=404, content_type="text/plain; charset=utf-8"
        )
    content, mark = found
    etag = f'"{mark}"'
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    response = HttpResponse(status=304) if etag in known else HttpResponse(content, content_type=KIND)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def settings(visit: Visit) -> HttpResponse:
    """Show whether there is an address; make one, make it anew, take it back, or give the plan as a file."""
    if not visit.posted:
        address = visit.request.session.pop(KEY, "")
        return visit.show("calendar.html", feed=service.feed(visit.owner), address=address)
    wanted = visit.request.POST.get("do", "")
    names = visit.request.POST.get("names") == "yes"
    if wanted == "file":
        once.release(visit.request)  # a download may be asked for twice
        response = HttpResponse(service.as_file(visit.owner, visit.now), content_type=KIND)
        response["Content-Disposition"] = 'attachment; filename="afterno.ics"'
        return response
    if wanted == "revoke":
        service.revoke(visit.owner)
        return visit.say(
            "The address is dead. Calendars that knew it find nothing there.", reverse("calendar")
        )
    if wanted == "make":
        word = service.make(visit.owner, visit.now, names=names)
        visit.request.session[KEY] = visit.request.build_absolute_uri(reverse("feed", kwargs={"word": word}))
    return visit.go(reverse("calendar"))
