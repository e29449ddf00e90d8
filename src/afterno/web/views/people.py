"""People: the list, one relationship whole, somebody added or changed, the manager named."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import many as many_service
from afterno.service import merging, pages, relationships, texts
from afterno.service.types import Logged
from afterno.web import forms, pieces, stale
from afterno.web.visit import address

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.web.visit import Visit


FOUND = 12
"""People offered for merging."""
LINES = 40
"""Lines of a timeline on one page."""


def index(visit: Visit) -> HttpResponse:
    """Show the relationships, those due soonest first; search and filter."""
    query = visit.request.GET.get("q", "")[:200]
    stage = visit.request.GET.get("stage", "")
    stage = stage if stage in texts.STAGES else ""
    tag = visit.request.GET.get("tag", "")[:100]
    ideal = visit.request.GET.get("only") == "dreams"
    found = relationships.people(
        visit.owner, query=query, stage=stage, tag=tag, ideal=ideal, page=visit.page_number
    )
    kept = {"q": query, "stage": stage, "tag": tag, "only": "dreams" if ideal else ""}
    return visit.show(
        "people.html", found=found, query=query, stage=stage, stages=texts.STAGES, tag=tag, ideal=ideal,
        tags=many_service.tags(visit.owner), kept=urlencode({key: value for key, value in kept.items() if value}),
    )  # fmt: skip


def many(visit: Visit) -> HttpResponse:
    """Do something with all who are ticked."""
    given = visit.request.POST
    back = reverse("people")
    query = given.get("kept", "")[:500]
    back = f"{back}?{query}" if query and "\\" not in query else back
    if not visit.posted:
        return visit.go(back)
    people, wanted = given.getlist("person"), given.get("do", "")
    if wanted == "merge":
        query = urlencode([("person", one) for one in people[:20]])
        return visit.go(f"{reverse('merge')}?{query}")
    word = given.get("word", "").strip()
    marks = {
        "tag": many_service.Marks(tag=word),
        "untag": many_service.Marks(untag=word),
        "note": many_service.Marks(note=word),
        "dream": many_service.Marks(ideal=True),
        "undream": many_service.Marks(ideal=False),
    }.get(wanted, many_service.Marks())
    return visit.done(many_service.mark(visit.owner, people, marks, visit.now), back)


def merge(visit: Visit) -> HttpResponse:
    """Say that several entries are one person, and which of them leads."""
    given = visit.request.POST if visit.posted else visit.request.GET
    chosen = merging.candidates(visit.owner, given.getlist("person"))
    lead = given.get("lead", "")
    if visit.posted and lead in {one.id for one in chosen}:
        logged = merging.merge(visit.owner, lead, [one.id for one in chosen], visit.now)
        return visit.done(logged, address("person", person=lead))
    query = given.get("q", "")[:200].strip()
    found = relationships.people(visit.owner, query=query).rows[:FOUND] if query else ()
    rows = merging.sides(visit.owner, chosen)
    others = [row for row in found if row.person.id not in {one.id for one in chosen}]
    status = 400 if visit.posted else 200
    return visit.show("merge.html", rows=rows, others=others, query=query, tried=visit.posted, status=status)


def apart(visit: Visit, person: str) -> HttpResponse:
    """Take an entry for a person of its own again."""
    merging.candidates(visit.owner, [person])  # nobody's entry is refused, looked at or pressed
    if not visit.posted:
        return visit.go(address("person", person=person))
    return visit.done(merging.take_apart(visit.owner, person, visit.now), address("person", person=person))


def person(visit: Visit, person: str) -> HttpResponse:
    """Show one relationship: what next and why, why not now, what was."""
    found = relationships.relationship(visit.owner, person, visit.now)
    lines = pieces.piece(found.timeline, visit.page_number, LINES)
    return visit.show("person.html", found=found, lines=lines)


def add(visit: Visit) -> HttpResponse:
    """Add somebody by hand."""
    form = forms.PersonForm(visit.request.POST or None)
    if visit.posted and form.is_valid():
        try:
            person, change = pages.save_person(visit.owner, None, form.value(), visit.now)
        except UserError as error:
            form.add_error(None, str(error))
        else:
            said = f"{form.value().name} is on record."
            done = Logged((), said, problems=pages.remarks_on(form.value()), change=change)
            return visit.done(done, address("person", person=person))
    return visit.show("person_form.html", form=form, person=None, status=400 if form.errors else 200)


def details(visit: Visit, person: str) -> HttpResponse:
    """Change what is on record of her."""
    person_id, before = pages.person_form(visit.owner, person)
    form = forms.PersonForm(visit.request.POST or None, initial=forms.initial(before))
    seen = stale.mark(before)
    if visit.posted and form.is_valid() and stale.outdated(visit, seen):
        labels = {name: str(field.label) for name, field in form.fields.items()}
        form.add_error(None, stale.told(labels, asdict(form.value()), asdict(before)))
    elif visit.posted and form.is_valid():
        try:
            _, change = pages.save_person(visit.owner, person_id, form.value(), visit.now)
        except UserError as error:
            form.add_error(None, str(error))
        else:
            done = Logged((), "Kept.", problems=pages.remarks_on(form.value()), change=change)
            return visit.done(done, address("person", person=person_id))
    return visit.show(
        "person_form.html",
        form=form,
        person=person_id,
        name=before.name,
        seen=seen,
        zones=pages.all_zones(),
        status=400 if form.errors else 200,
    )


FORGET = "forget"
"""What has to be typed before somebody is erased."""


def forget(visit: Visit, person: str) -> HttpResponse:
    """Erase somebody from the record for good, once the word has been typed."""
    person_id, known = pages.person_form(visit.owner, person)
    if visit.request.POST.get("word", "").strip().lower() == FORGET:
        pages.forget(visit.owner, person_id, visit.now)
        return visit.say("Erased, and not taken up again.", reverse("people"))
    status = 400 if visit.posted else 200
    return visit.show(
        "forget.html", person=person_id, name=known.name, word=FORGET, tried=visit.posted, status=status
    )


def manager(visit: Visit, application: str) -> HttpResponse:
    """Say who would have been the boss."""
    job = pages.opening(visit.owner, application)
    form = forms.ManagerForm(visit.request.POST or None)
    form.offer(job.colleagues)
    if visit.posted and form.is_valid():
        try:
            known = form.cleaned_data["known"]
            person, change = pages.name_manager(visit.owner, application, form.value(), visit.now, known)
        except UserError as error:
            form.add_error("name", str(error))
        else:
            done = Logged((), "Good. She is on record.", change=change)
            return visit.done(done, address("person", person=person))
    return visit.show("manager.html", form=form, job=job, status=400 if form.errors else 200)
