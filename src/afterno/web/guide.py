"""What the walk through the sample says of each page, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass

TOUR = "tour"
"""The word in a session that says the sample is being walked through."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk."""

    says: str
    next: str
    label: str


STOPS = {
    "today": Stop(
        "Each no has become somebody to talk to. Here is what to do today, most wanted first, and why. Open a call "
        "sheet, or say what happened: nothing is sent to anybody.", "people", "Next: the people",
    ),
    "people": Stop(
        "Everybody who would have been the boss, and where it stands. Open one to see what was, what comes next and "
        "why not sooner.", "reviews", "Next: mail in doubt",
    ),
    "reviews": Stop(
        "Mail that may be a no. Nothing of it counts before you say what it is.", "ringing", "Next: the phone rings",
    ),
    "ringing": Stop(
        "One key or press from anywhere, while the phone is ringing: what to say to a no.", "long_view",
        "Next: the long view",
    ),
    "long_view": Stop(
        "A year of it: what was yours, what was hers, what came of it.", "start", "Last: begin your own",
    ),
    "start": Stop("That is all of it. End the walk, and begin with your own first no.", "today", "Once more"),
}  # fmt: skip


def stop_of(page: str) -> Stop | None:
    """Give what is said of a page; None where the walk says nothing of its own."""
    return STOPS.get(page)
