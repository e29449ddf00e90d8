"""Which page serves which reach-out: the one thing to press for each kind of act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from afterno.service.drafting import REASON_OF_KIND

if TYPE_CHECKING:
    from afterno.service.types import Act


@dataclass(frozen=True, slots=True)
class Action:
    """A button of an act."""

    label: str
    url: str


def action_of(act: Act) -> Action | None:
    """Give the first thing to press for an act; None where only the log is of use."""
    if act.kind in {"find_manager", "review_silence"} and act.application:
        label = "Say who she is" if act.kind == "find_manager" else "Answer"
        name = "manager" if act.kind == "find_manager" else "silence"
        return Action(label, reverse(name, kwargs={"application": act.application}))
    if act.kind == "prepare_for_no":
        url = reverse("prepared", kwargs={"person": act.person.id}) if act.person else reverse("ringing")
        return Action("Read it once", url)
    if act.person is None:
        return None
    if act.kind == "ask_seeker":
        return Action("Answer", reverse("log", kwargs={"person": act.person.id}))
    if act.channel == "phone":
        return Action("Open the call sheet", reverse("call", kwargs={"person": act.person.id}))
    reason = REASON_OF_KIND.get(act.kind)
    if reason is None:
        return None
    return Action(
        "Prepare the letter",
        f"{reverse('write', kwargs={'person': act.person.id})}?{urlencode({'reason': reason})}",
    )


def paper_of(act: Act) -> str:
    """Give the page about whom an act is: hers, or the application's where nobody is known yet."""
    if act.person:
        return reverse("person", kwargs={"person": act.person.id})
    return (
        reverse("manager", kwargs={"application": act.application}) if act.application else reverse("today")
    )
