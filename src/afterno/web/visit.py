"""One visit to one page: who asks, at which moment, what is shown and where it goes on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers

from afterno.errors import BusyError, NotOnRecordError, UserError
from afterno.service import pages, texts, tour
from afterno.web import notes, once, outcomes
from afterno.web.guide import TOUR, Stop, stop_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from django.http import HttpRequest

    from afterno.service.types import Logged


def moment() -> datetime:
    """Take the clock once a visit; AFTERNO_NOW sets it for tests and demonstrations."""
    fixed = os.environ.get("AFTERNO_NOW")
    if not fixed:
        return datetime.now(UTC)
    value = datetime.fromisoformat(fixed)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Visit:
    """What every view is given: the request, whose record, and the one moment called now."""

    request: HttpRequest
    owner: int
    now: datetime
    touring: bool = False
    """Whether what is seen is the sample, in a record of its own."""

    @property
    def stop(self) -> Stop | None:
        """What the tour says of this page."""
        match = self.request.resolver_match
        return stop_of(match.url_name or "" if match else "") if self.touring else None

    @cached_property
    def frame(self) -> pages.Frame:
        """What stands around every page."""
        return pages.frame(self.owner)

    @property
    def today(self) -> date:
        """The seeker's day."""
        return self.now.astimezone(texts.zone(self.frame.zone)).date()

    @property
    def posted(self) -> bool:
        """Tell whether something is to be done, or only looked at."""
        return self.request.method == "POST"

    @property
    def page_number(self) -> int:
        """Which page of a list is asked for."""
        text = self.request.GET.get("page", "1")
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1

    def show(self, template: str, *, status: int = 200, **shown: Any) -> HttpResponse:  # noqa: ANN401 - what templates show
        """Show a page."""
        around = {
            "visit": self,
            "frame": self.frame,
            "zone": self.frame.zone,
            "today": self.today,
            "note": notes.take(self.request),
            "once": once.new(),
        }
        return render(self.request, template, around | shown, status=status)

    def done(self, logged: Logged, to: str, *, undo: dict[str, str] | None = None) -> HttpResponse:
        """Say what was done, offer to take it back, and go on to another page."""
        own = {"change": logged.change} if logged.change else {}
        takes_back = undo or own or ({"event": logged.events[0]} if logged.events else {})
        notes.leave(self.request, logged.text, after=logged.next, problems=logged.problems, undo=takes_back)
        return self.go(to)

    def say(self, text: str, to: str, problems: Sequence[str] = ()) -> HttpResponse:
        """Leave a word for the next page, with what is to be looked at, and go there."""
        notes.leave(self.request, text, problems=problems)
        return self.go(to)

    def go(self, to: str) -> HttpResponse:
        """Go on to another page; after a post the browser asks for it anew."""
        once.finish(self.request, to)
        return HttpResponseRedirect(to)


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who is signed in, nobody else; what cannot be done is said on a page, never as a trace."""

    @wraps(view)
    def guarded(request: HttpRequest, **keys: Any) -> HttpResponse:  # noqa: ANN401 - parts of the address
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        visit = _visit(request)
        if request.method == "POST" and (elsewhere := once.done_before(request)):
            return HttpResponseRedirect(elsewhere)
        response = _answer(view, visit, keys)
        if response.status_code != 302:
            once.release(request)
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return guarded


def _visit(request: HttpRequest) -> Visit:
    """Say whose record it is about: the visitor's own, or the sample's while walking through it."""
    own = int(request.user.pk or 0)
    sample = tour.record_of(own) if TOUR in request.session else None
    return Visit(request, own if sample is None else sample, moment(), touring=sample is not None)


def _answer(view: Callable[..., HttpResponse], visit: Visit, keys: dict[str, Any]) -> HttpResponse:
    sent = (visit.request.GET, visit.request.POST)
    if any("\0" in value for query in sent for values in query.lists() for value in values[1]):
        return problem(visit, 400, "That cannot be kept", "It holds a character that is none: type it anew.")
    try:
        if visit.posted:
            return view(visit, **keys)
        with pages.one_look():
            return view(visit, **keys)
    except NotOnRecordError as error:
        return problem(visit, 404, "That is not on record", str(error))
    except UserError as error:
        return problem(visit, 400, "That cannot be done as asked", str(error))
    except BusyError as error:
        return problem(visit, 503, "One moment", str(error))


def problem(visit: Visit, status: int, title: str, text: str) -> HttpResponse:
    """Say what went wrong and what to do."""
    return visit.show("problem.html", status=status, title=title, text=outcomes.plain(text))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=401)
        if request.method == "GET":  # a post would lose what was typed
            response["HX-Redirect"] = reverse("sign_in")
        return response
    if request.method == "GET":
        return redirect_to_login(request.get_full_path(), reverse("sign_in"))
    return HttpResponseRedirect(reverse("sign_in"))


def address(name: str, query: dict[str, str] | None = None, **keys: str) -> str:
    """Write the address of a page."""
    base = reverse(name, kwargs=keys)
    return f"{base}?{urlencode(query)}" if query else base
