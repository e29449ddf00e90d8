"""Many people at once: a tag, a note, a dream; one change, taken back whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.errors import UserError
from afterno.record import store
from afterno.record.keys import plain
from afterno.service import planning, texts
from afterno.service.types import Logged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Row = dict[str, Any]
MOST = 2_000
"""People changed in one go."""


@dataclass(frozen=True)
class Marks:
    """What is to be done with each of them."""

    tag: str = ""
    untag: str = ""
    note: str = ""
    ideal: bool | None = None


def mark(owner: int, people: Sequence[str], marks: Marks, now: datetime) -> Logged:
    """Do it with all of them at once. Raises UserError where nobody is chosen, or nothing is to be done."""
    if not people:
        raise UserError("Nobody is ticked. Tick those it is for, then say what.")
    if not (marks.tag.strip() or marks.untag.strip() or marks.note.strip() or marks.ideal is not None):
        raise UserError("Say what: a tag, a note, or a dream.")
    rows = store.people_by_id(owner, list(dict.fromkeys(people))[:MOST])
    entries = [_marked(row, marks) for row in rows]
    text = f"{_said(marks)} for {texts.count(len(entries), 'person', 'people')}"
    changed = store.change(owner, "many", text, now, people=entries)
    planning.settle(owner, now)
    if not changed.uid:
        return Logged((), "Nothing changed: it was so already.")
    return Logged((), f"On record: {text}.", change=changed.uid)


def tags(owner: int) -> dict[str, int]:
    """Give every tag with the number of people who have it."""
    return store.tags_of(owner)


def _marked(row: Row, marks: Marks) -> Row:
    entry: Row = {"id": row["id"]}
    have = list(row.get("tags") or ())
    if marks.tag.strip() and plain(marks.tag) not in {plain(one) for one in have}:
        entry["tags"] = [*have, marks.tag.strip()[:100]]
    if marks.untag.strip():
        kept = [one for one in have if plain(one) != plain(marks.untag)]
        if kept != have:
            entry["tags"] = kept
    if marks.note.strip():
        entry["note"] = "\n".join(part for part in (str(row.get("note") or ""), marks.note.strip()) if part)
    if marks.ideal is not None and bool(row.get("ideal")) is not marks.ideal:
        entry["ideal"] = marks.ideal
    return entry


def _said(marks: Marks) -> str:
    said = [
        f"the tag {marks.tag.strip()}" if marks.tag.strip() else "",
        f"no tag {marks.untag.strip()}" if marks.untag.strip() else "",
        "a note" if marks.note.strip() else "",
        {True: "a dream", False: "no dream any more", None: ""}[marks.ideal],
    ]
    text = ", ".join(part for part in said if part)
    return text[:1].upper() + text[1:]
