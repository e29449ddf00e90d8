"""Settings: who the seeker is, the numbers of the method, everything out, in, and gone."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model, login
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from afterno.errors import UserError
from afterno.service import calendar, changes, copies, data, pages, profile, setup, varying
from afterno.service import notices as noticed
from afterno.service.types import Logged
from afterno.web import forms, once, stale
from afterno.web.views.door import BACKEND

if TYPE_CHECKING:
    from afterno.web.visit import Visit

LARGEST = 64 * 1024 * 1024
"""Bytes of a record that can be taken in through a page."""
KEPT = 60 * 60
"""Seconds a file waits between being shown and being put in."""
WORD = "erase"
"""What has to be typed before everything goes."""


def index(visit: Visit) -> HttpResponse:
    """Change who the seeker is."""
    before = profile.profile(visit.owner)
    form, seen = forms.ProfileForm(visit.request.POST or None, initial=asdict(before)), stale.mark(before)
    if visit.posted and form.is_valid() and stale.outdated(visit, seen):
        labels = {name: str(field.label) for name, field in form.fields.items()}
        form.add_error(None, stale.told(labels, asdict(form.value()), asdict(before)))
    elif visit.posted and form.is_valid():
        try:
            change = profile.save(visit.owner, form.value(), visit.now)
        except UserError as error:
            form.add_error("time_zone", str(error))
        else:
            return visit.done(Logged((), "Kept.", change=change), reverse("settings"))
    return visit.show(
        "settings.html", form=form, seen=seen, zones=pages.all_zones(), status=400 if form.errors else 200
    )


def numbers(visit: Visit) -> HttpResponse:
    """Change the numbers of the method, each within its bounds; what that would change is shown before it applies."""
    shown = profile.policy(visit.owner)
    given = {number.key: number.value for number in shown}
    preview, seen, problem = profile.Preview(), "", ""
    opened = stale.mark([number.value for number in shown])
    if visit.posted:
        act = visit.request.POST.get("do")
        given = {key: visit.request.POST.get(key, "")[:10] for key in given}
        if act == "defaults":
            given = {number.key: number.default for number in shown}
        preview = profile.preview_policy(visit.owner, given, visit.now)
        seen = " ".join(f"{key}={value}" for key, value in given.items())
        # Only what was looked at applies: numbers typed since are shown first.
        applies = act == "apply" and visit.request.POST.get("preview") == seen
        if stale.outdated(visit, opened):
            labels = {number.key: number.says for number in shown}
            problem = stale.told(labels, given, {number.key: number.value for number in shown})
        elif not preview.wrong and (applies or not preview.total):
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
        opened=opened,
        problem=problem,
        status=400 if preview.wrong or problem else 200,
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
    holidays = profile.holidays_ahead(visit.owner, visit.now)
    return visit.show("away.html", form=form, holidays=holidays, status=400 if form.errors else 200)


def notices(visit: Visit) -> HttpResponse:
    """Say when the calendar gives notice of what is planned, if at all."""
    if visit.posted:
        chosen = {name for name in noticed.CHOICES if visit.request.POST.get(name) == "yes"}
        change = noticed.save(visit.owner, chosen, visit.now)
        said = "Kept. Your calendar takes it over when it next looks." if chosen else "Kept. All is quiet."
        return visit.done(Logged((), said, change=change), reverse("notices"))
    return visit.show(
        "notices.html", chosen=noticed.chosen(visit.owner), choices=noticed.CHOICES,
        feed=calendar.feed(visit.owner),
    )  # fmt: skip


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
            change = varying.set_up(visit.owner, url, name, visit.now)
        except UserError as error:
            problem = str(error)
        else:
            said = "Kept." if url else "Taken away. Letters do without."
            return visit.done(Logged((), said, change=change), reverse("model"))
    return visit.show(
        "model.html", found=found, address=url, name=name, problem=problem, status=400 if problem else 200
    )


def out(visit: Visit) -> HttpResponse:
    """Hand over everything as one file."""
    if not visit.posted:
        return page(visit)
    once.release(visit.request)  # a download may be asked for twice
    name = f"afterno-{visit.today.isoformat()}.json"
    return download(data.export_text(visit.owner).encode(), name, "application/json; charset=utf-8")


def page(visit: Visit, problem: str = "", erase_problem: str = "") -> HttpResponse:
    """Show the page of the seeker's data, with what is wrong beside its field."""
    return visit.show(
        "data.html", problem=problem, erase_problem=erase_problem, word=WORD, copies=copies.copies(visit.owner),
        copying=copies.possible(visit.owner), status=400 if problem or erase_problem else 200,
    )  # fmt: skip


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """Hand over a file."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def copy(visit: Visit) -> HttpResponse:
    """Make a safe copy beside the record, or hand one over."""
    if not visit.posted:
        return visit.go(reverse("data"))
    if visit.request.POST.get("do") == "take":
        once.release(visit.request)
        name = visit.request.POST.get("name", "")[:100]
        return download(copies.content(visit.owner, name), name, "application/vnd.sqlite3")
    name = copies.make(visit.owner, visit.now)
    return visit.say(f"A copy is made and checked: {name}, beside the record.", reverse("data"))


def into(visit: Visit) -> HttpResponse:
    """Look into a copy or a record; once it was seen what is in it, put it in."""
    if not visit.posted:
        return visit.go(reverse("data"))
    if visit.request.POST.get("do") == "put":
        return put(visit)
    file = visit.request.FILES.get("record")
    if file is None:
        return page(visit, "Choose the file first: a record (.json) or a copy (.sqlite3).")
    if (file.size or 0) > LARGEST:
        return page(visit, "That file is too large to come through a page: use afterno import or restore.")
    content = file.read()
    try:
        held = copies.look(visit.owner, content, visit.now)
    except UserError as error:
        return page(visit, str(error))
    word = secrets.token_urlsafe(12)
    cache.set(f"data:{visit.owner}:{word}", content, KEPT)
    return visit.show("data_preview.html", held=held, word=word, name=(file.name or "")[-80:])


def put(visit: Visit) -> HttpResponse:
    """Put in what was looked into."""
    key = f"data:{visit.owner}:{visit.request.POST.get('word', '')[:40]}"
    content = cache.get(key)
    if content is None:
        return page(visit, "The file was shown too long ago. Choose it once more; nothing was changed.")
    try:
        said = copies.put_back(visit.owner, content, visit.now)
    except UserError as error:
        return page(visit, str(error))
    cache.delete(key)
    if content.startswith(copies.IS_SQLITE):  # who is signed in stood in the file as well
        login(visit.request, get_user_model().objects.get(pk=setup.open_record()), backend=BACKEND)
    return visit.say(said, reverse("data"))


def erase(visit: Visit) -> HttpResponse:
    """Erase everything, once the word has been typed."""
    if not visit.posted:
        return visit.go(reverse("data"))
    if visit.request.POST.get("word", "").strip().lower() != WORD:
        said = f"Nothing was erased. To erase everything, type the word {WORD}."
        return page(visit, erase_problem=said)
    profile.erase_everything(visit.owner)
    return visit.say("Everything is erased.", reverse("today"))
