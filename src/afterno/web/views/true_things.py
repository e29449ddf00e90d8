"""Something true to say to her, and the seeker's own path it is found with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.errors import UserError
from afterno.service import common_ground, cv
from afterno.web.visit import address

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.service.common_ground import CommonGround
    from afterno.web.visit import Visit

OWN = "own"
"""What is chosen where the seeker says it in words of their own; an empty choice is none."""


def common(visit: Visit, person: str) -> HttpResponse:
    """Show what can truly be said to her, each with its source; keep what is chosen."""
    found = common_ground.common_ground(visit.owner, person, visit.now)
    given: dict[str, str] = {}
    problem = ""
    if visit.posted:
        try:
            if visit.request.POST.get("do") == "story":
                return keep_story(visit, found)
            given = choices(visit, found)
            kept = common_ground.choose(visit.owner, found.person, given, visit.now)
        except UserError as error:
            problem = str(error)
        else:
            said = "Kept. It goes into the call sheet and the letters."
            return visit.say(said, address("common", person=found.person), problems=kept.remarks)
    shown = {**found.chosen, **given}
    return visit.show(
        "common.html", found=found, shown=shown, labels=common_ground.LABELS, own=OWN, problem=problem,
        story=visit.request.POST.get("story", found.story), status=400 if problem else 200,
    )  # fmt: skip


def choices(visit: Visit, found: CommonGround) -> dict[str, str]:
    """Read what was chosen: one of those offered, words of one's own, or nothing."""
    chosen = {}
    for kind in common_ground.KINDS:
        pick = visit.request.POST.get(kind)
        if pick is None:
            continue
        offered = {offer.text for offer in found.offers[kind]}
        own = visit.request.POST.get(f"{kind}_own", "")[: common_ground.LONGEST + 1]
        chosen[kind] = own if pick == OWN else pick if pick in offered else ""
    return chosen


def keep_story(visit: Visit, found: CommonGround) -> HttpResponse:
    """Keep what was pasted about her path, and look again."""
    story = visit.request.POST.get("story", "")
    common_ground.keep_story(visit.owner, found.person, story)
    return visit.say("Kept. Below is what stands in it.", address("common", person=found.person))


def path(visit: Visit) -> HttpResponse:
    """Give, replace or remove the CV."""
    problem = ""
    if visit.posted:
        try:
            return take(visit)
        except UserError as error:
            problem = str(error)
    return visit.show(
        "cv.html", cv=cv.current(visit.owner), endings=", ".join(cv.ENDINGS), problem=problem,
        pasted=visit.request.POST.get("pasted", ""), status=400 if problem else 200,
    )  # fmt: skip


def take(visit: Visit) -> HttpResponse:
    """Take the CV that was sent, or remove the one there is. Raises UserError."""
    if visit.request.POST.get("do") == "remove":
        cv.remove(visit.owner)
        return visit.say(
            "Removed. What you chose from it stays with the people you chose it for.", reverse("cv")
        )
    file = visit.request.FILES.get("file")
    if file is None:
        cv.give_text(visit.owner, visit.request.POST.get("pasted", ""), visit.now)
    else:
        cv.give(visit.owner, file.name or "", file.read(cv.LARGEST + 1), visit.now)
    return visit.say("Kept. Below is what was understood of it.", reverse("cv"))
