"""What is missing, and where to find it; shown beside the sheet or letter, never inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.wording import phrasing
from afterno.wording.facts import Gap
from afterno.wording.library import load
from afterno.wording.slots import base

if TYPE_CHECKING:
    from afterno.wording.facts import Facts


def gaps(kind: str, facts: Facts) -> tuple[Gap, ...]:
    """List what the sheet or letter would have used and does not have, most needed first."""
    data, slots = load("gaps"), base(facts)
    return tuple(
        Gap(name, phrasing.first(data["what"][name], slots), phrasing.first(data["where"][name], slots))
        for name in data["wanted"].get(kind, [])
        if name not in slots
    )
