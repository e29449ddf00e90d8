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


# What is on record for a piece, where that may be there and still not fit to be said.
_ON_RECORD = {
    "her": "her_name",
    "her_phone": "her_phone",
    "me": "seeker_name",
    "phone": "seeker_phone",
    "role": "role",
    "company": "company",
    "compliment": "compliment",
    "question": "question",
    "parallel": "parallel",
    "topic": "topic",
    "reply": "reply",
}


def gaps(kind: str, facts: Facts) -> tuple[Gap, ...]:
    """List what a sheet would have used and does not have, most needed first."""
    return missing(load("gaps")["wanted"].get(kind, []), base(facts), facts)


def missing(wanted: Iterable[str], slots: Mapping[str, str], facts: Facts) -> tuple[Gap, ...]:
    """List those of the wanted facts that are not there, each with where to find it."""
    return tuple(_gap(name, slots, facts) for name in wanted if name not in slots)


def _gap(name: str, slots: Mapping[str, str], facts: Facts) -> Gap:
    data = load("gaps")
    on_record = str(getattr(facts, _ON_RECORD.get(name, ""), "")).strip()
    told = any(on_record and on_record.rstrip(".!? ") in letter for letter in facts.last_letters)
    where = data["where"]["unfit" if on_record and not told else name]
    return Gap(name, phrasing.first(data["what"][name], slots), phrasing.first(where, slots))
