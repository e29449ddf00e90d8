"""Entries of one person that the seeker merged, read as one (hard case 16).

An entry of `people` with `same_as` names the entry it was merged with. Nothing of either is rewritten: what stands
in the record stays as it was, so that taking the mark away restores both exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

JOINED = ("emails", "phones")
"""Fields of which the one who leads gets those of the others too; of all other fields only what she lacks."""


def leads(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For every entry that was merged, the one who leads; a ring, or a mark that points nowhere, counts for nothing."""
    marks = {str(one["id"]): one.get("same_as") for one in people}
    named = {one: to for one, to in marks.items() if isinstance(to, str) and to in marks}
    found: dict[str, str] = {}
    for start, target in named.items():
        seen, here = {start}, target
        while here in named and here not in seen:
            seen.add(here)
            here = named[here]
        if here not in seen:
            found[start] = here
    return found


def fold(raw: Any) -> Any:  # noqa: ANN401 - anything that may be a record
    """Give the record with every merged entry laid into the one who leads; others are given as they are."""
    people = raw.get("people") if isinstance(raw, dict) else None
    if not isinstance(people, list):
        return raw
    named = [one for one in people if isinstance(one, dict) and isinstance(one.get("id"), str)]
    lead = leads(named) if any(one.get("same_as") for one in named) else {}
    if not lead:
        return raw
    whole = {one["id"]: dict(one) for one in named if one["id"] in lead.values()}
    for one in named:
        if one["id"] in lead:
            _lay(whole[lead[one["id"]]], one)
    mine = {id(one): whole.get(one["id"], one) for one in named if one["id"] not in lead}
    merged = {id(one) for one in named if one["id"] in lead}
    kept = [mine.get(id(one), one) for one in people if id(one) not in merged]
    found = {"people": [_led(one, lead, "assistant_of") for one in kept]}
    for what, field in (("applications", "manager"), ("events", "person")):
        if isinstance(raw.get(what), list):
            found[what] = [_led(one, lead, field) for one in raw[what]]
    return raw | found


def _lay(whole: dict[str, Any], one: Mapping[str, Any]) -> None:
    for name, value in one.items():
        mine = whole.get(name)
        if name in JOINED and isinstance(value, list) and isinstance(mine, list | None):
            whole[name] = [*(mine or []), *(each for each in value if each not in (mine or []))]
        elif name not in {"id", "same_as", "lead"} and mine in (None, "", False):
            whole[name] = value


def _led(one: Any, lead: Mapping[str, str], field: str) -> Any:  # noqa: ANN401 - one entry of anything
    target = one.get(field) if isinstance(one, dict) else None
    if not isinstance(target, str) or target not in lead:
        return one
    # Whoever would then assist herself assists nobody.
    return one | {field: None if lead[target] == one.get("id") else lead[target]}
