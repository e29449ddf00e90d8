"""What was written to her: shown beside the next letter, and kept out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from afterno.service.texts import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

REMEMBERED = timedelta(days=800)
"""Two years of letters and a little more are kept from sounding alike."""
MOST = 20
"""Letters that are laid beside a new one."""
SHOWN = 3
"""Letters that are shown beside it."""
SENT = ("email_sent", "letter_sent", "message_sent")


@dataclass(frozen=True)
class Sent:
    """One letter as it really went."""

    on: datetime
    subject: str = ""
    text: str = ""
    shape: str = ""
    reason: str = ""


def sent_to(events: Iterable[Mapping[str, Any]], person: str, now: datetime) -> tuple[Sent, ...]:
    """Give the letters to her of the last two years, oldest first; `events` are in their order, none taken back."""
    found = (
        Sent(
            moment(event["at"]),
            *(str(event.get(key) or "") for key in ("subject", "text", "shape", "reason")),
        )
        for event in events
        if event["kind"] in SENT and event.get("person") == person
    )
    return tuple(letter for letter in found if now - letter.on <= REMEMBERED)[-MOST:]


def texts(letters: Sequence[Sent]) -> tuple[str, ...]:
    """Give the words of those letters whose words are on record."""
    return tuple(letter.text for letter in letters if letter.text)


def to_avoid(letters: Sequence[Sent], shapes: Iterable[str]) -> tuple[str, ...]:
    """Name what a new letter should not use again: their subjects, and of these shapes all but the one unused longest."""
    used = list(dict.fromkeys(letter.shape for letter in reversed(letters) if letter.shape))
    of_reason = set(shapes)
    latest = [shape for shape in used if shape in of_reason][: max(0, len(of_reason) - 1)]
    return (*latest, *(letter.subject for letter in letters if letter.subject))
