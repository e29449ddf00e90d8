"""The door: in by a link that works once, out again; and what is shown where there is no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model, login, logout
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from afterno.service import pages
from afterno.web import assets, once, stale
from afterno.web.visit import moment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from afterno.web.visit import Visit

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEXT = "sign_in_next"


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Say how to get in; where somebody wanted to go is remembered."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("today"))
    wanted = request.GET.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[NEXT] = wanted
    return render(request, "sign_in.html", {"stale": False})


@require_safe
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody in by a link that works once; an old one says where a new one is made."""
    if request.method == "HEAD":  # a glance at the link must not use it up
        return HttpResponse()
    owner = pages.sign_in(token, moment())
    if owner is None:
        if request.user.is_authenticated:
            return HttpResponseRedirect(reverse("today"))
        return render(request, "sign_in.html", {"stale": True}, status=403)
    wanted = request.session.get(NEXT) or reverse("today")
    login(request, get_user_model().objects.get(pk=owner), backend=BACKEND)
    return HttpResponseRedirect(wanted)


def sign_out(visit: Visit) -> HttpResponse:
    """End the session; the browser forgets the pages it kept."""
    if not visit.posted:
        return visit.go(reverse("more"))
    logout(visit.request)
    response = HttpResponseRedirect(reverse("sign_in"))
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Give the service worker: it must come from the root, or it could not keep the sheets."""
    kept = [assets.url(name) for name in assets.NAMES] + [reverse("offline")]
    unshown = ["csrfmiddlewaretoken", once.FIELD, stale.FIELD, "do", "what", "reason", "another", "back",
               "part", "turn", "model", "line", "hers", "yours"]  # fmt: skip
    text = render_to_string("sw.js", {"kept": kept, "version": assets.version(), "unshown": unshown})
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Say what a phone needs to know to put the app on its screen."""
    icon = {"src": assets.url("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    found = {
        "name": "Afterno",
        "short_name": "Afterno",
        "start_url": reverse("today"),
        "display": "standalone",
        "background_color": "#fbfbf9",
        "theme_color": "#fbfbf9",
        "icons": [icon],
        "shortcuts": [{"name": "The phone is ringing", "url": reverse("ringing")}],
    }
    return JsonResponse(found, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Say that there is no connection, and what is kept all the same."""
    return render(request, "offline.html", {})


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Say that this is not allowed."""
    return plain_problem(request, 403, "Not allowed", "Open the page again and try once more.")


def unproven(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """Say that a form came without the word of its page."""
    text = (
        "The page had been open for too long, or it was sent from elsewhere. Open it again and try once more."
    )
    return plain_problem(request, 403, "That was not put on record", text)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Say that there is no such page."""
    return plain_problem(
        request, 404, "There is no such page", "The address may be old, or one letter is wrong."
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong here, without details."""
    return plain_problem(
        request, 500, "Something went wrong here", "It is not your doing, and nothing half-done was kept."
    )


def plain_problem(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Show a problem without touching the record."""
    return render(request, "plain_problem.html", {"title": title, "text": text}, status=status)
