"""What is missing, and where to find it; shown beside the sheet or letter, never inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.wording import phrasing
from afterno.wording.library import load
from afterno.wording.material import Gap
from afterno.wording.pieces import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from afterno.wording.material import Facts


def gaps(kind: str, facts: Facts) -> tuple[Gap, ...]:
    """List what a sheet would have used and does not have, most needed first."""
    return missing(load("gaps")["wanted"].get(kind, []), base(facts))


def missing(wanted: Iterable[str], slots: Mapping[str, str]) -> tuple[Gap, ...]:
    """List those of the wanted facts that are not there, each with where to find it."""
    data = load("gaps")
    return tuple(
        Gap(name, phrasing.first(data["what"][name], slots), phrasing.first(data["where"][name], slots))
        for name in wanted
        if name not in slots
    )
