"""Settings: who the seeker is, the numbers of the method, everything out, in, and gone."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse

from afterno.errors import UserError
from afterno.service import changes, data, pages, profile, varying
from afterno.service.types import Logged
from afterno.web import forms, once

if TYPE_CHECKING:
    from afterno.web.visit import Visit

LARGEST = 64 * 1024 * 1024
"""Bytes of a record that can be taken in through a page."""
WORD = "erase"
"""What has to be typed before everything goes."""


def index(visit: Visit) -> HttpResponse:
    """Change who the seeker is."""
    form = forms.ProfileForm(visit.request.POST or None, initial=asdict(profile.profile(visit.owner)))
    if visit.posted and form.is_valid():
        try:
            change = profile.save(visit.owner, form.value(), visit.now)
        except UserError as error:
            form.add_error("time_zone", str(error))
        else:
            return visit.done(Logged((), "Kept.", change=change), reverse("settings"))
    return visit.show("settings.html", form=form, zones=pages.all_zones(), status=400 if form.errors else 200)


def numbers(visit: Visit) -> HttpResponse:
    """Change the numbers of the method, each within its bounds; what that would change is shown before it applies."""
    shown = profile.policy(visit.owner)
    given = {number.key: number.value for number in shown}
    preview, seen = profile.Preview(), ""
    if visit.posted:
        act = visit.request.POST.get("do")
        given = {key: visit.request.POST.get(key, "")[:10] for key in given}
        if act == "defaults":
            given = {number.key: number.default for number in shown}
        preview = profile.preview_policy(visit.owner, given, visit.now)
        seen = " ".join(f"{key}={value}" for key, value in given.items())
        # Only what was looked at applies: numbers typed since are shown first.
        applies = act == "apply" and visit.request.POST.get("seen") == seen
        if not preview.wrong and (applies or not preview.total):
            profile.save_policy(visit.owner, given, visit.now)
            change = changes.made(visit.owner, "numbers", visit.now)
            done = Logged((), "Kept. Everything was planned anew.", change=change)
            return visit.done(done, reverse("numbers"))
    return visit.show(
        "numbers.html",
        numbers=shown,
        given=given,
        wrong=preview.wrong,
        preview=preview,
        seen=seen,
        status=400 if preview.wrong else 200,
    )


def away(visit: Visit) -> HttpResponse:
    """Say from when until when the seeker is away."""
    form = forms.AwayForm(visit.request.POST or None)
    if visit.posted and form.is_valid():
        days = form.cleaned_data
        try:
            logged = profile.away(visit.owner, days["first"], days["last"], visit.now)
        except UserError as error:
            form.add_error("last", str(error))
        else:
            return visit.done(logged, reverse("away"))
    return visit.show("away.html", form=form, status=400 if form.errors else 200)


def model(visit: Visit) -> HttpResponse:
    """Name a language model that may say a letter another way, or take it away."""
    problem = ""
    found = varying.setup(visit.owner)
    url, name = found.url, found.name
    if visit.posted:
        gone = visit.request.POST.get("do") == "remove"
        url, name = (
            ("", "") if gone else (visit.request.POST.get(key, "")[:300] for key in ("address", "model"))
        )
        try:
            varying.set_up(visit.owner, url, name)
        except UserError as error:
            problem = str(error)
        else:
            return visit.say("Kept." if url else "Taken away. Letters do without.", reverse("model"))
    return visit.show(
        "model.html", found=found, address=url, name=name, problem=problem, status=400 if problem else 200
    )


def out(visit: Visit) -> HttpResponse:
    """Hand over everything as one file."""
    if not visit.posted:
        return visit.show("data.html", problem="", erase_problem="", word=WORD)
    once.release(visit.request)  # a download may be asked for twice
    response = HttpResponse(data.export_text(visit.owner), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="afterno-{visit.today.isoformat()}.json"'
    return response


def into(visit: Visit) -> HttpResponse:
    """Take a record in; what is there already stays."""
    if not visit.posted:
        return visit.go(reverse("data"))
    file = visit.request.FILES.get("record")
    if file is None:
        return refused(visit, "Choose the record's file first: it ends in .json.")
    if (file.size or 0) > LARGEST:
        return refused(visit, "That file is too large to come through a page: use afterno import.")
    try:
        result = data.import_record(visit.owner, json.loads(file.read().decode("utf-8-sig")), visit.now)
    except (ValueError, RecursionError):
        return refused(visit, "That file is no Afterno record: it is not JSON.")
    except UserError as error:
        return refused(visit, str(error))
    left_out = (
        f" {len(result.problems)} left out, the first: {result.problems[0]['why']}."
        if result.problems
        else ""
    )
    said = f"{result.added} added, {result.changed} changed, {result.unchanged} were there already.{left_out}"
    return visit.say(said, reverse("data"))


def refused(visit: Visit, problem: str) -> HttpResponse:
    """Say beside the file what is wrong with it."""
    return visit.show("data.html", problem=problem, erase_problem="", word=WORD, status=400)


def erase(visit: Visit) -> HttpResponse:
    """Erase everything, once the word has been typed."""
    if not visit.posted:
        return visit.go(reverse("data"))
    if visit.request.POST.get("word", "").strip().lower() != WORD:
        said = f"Nothing was erased. To erase everything, type the word {WORD}."
        return visit.show("data.html", problem="", erase_problem=said, word=WORD, status=400)
    profile.erase_everything(visit.owner)
    return visit.say("Everything is erased.", reverse("today"))
