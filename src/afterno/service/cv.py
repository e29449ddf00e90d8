"""The seeker's own path: a CV or a JSON Resume, given once, replaced, removed; it stays on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.connect import cv as files
from afterno.errors import UserError
from afterno.record import store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ENDINGS, LARGEST = files.ENDINGS, files.LARGEST
SHOWN = {
    "school": "Schools",
    "study": "Subjects",
    "employer": "Employers",
    "post": "Posts",
    "place": "Places",
}
"""What is understood of a path, in words."""
MOST = 20
"""Names of one kind that are shown."""


@dataclass(frozen=True)
class Cv:
    """The CV on record: its name, since when, its text, and what was understood of it."""

    name: str
    since: str
    kind: str
    text: str = ""
    understood: tuple[tuple[str, str], ...] = ()


def path_of(seeker: Mapping[str, Any]) -> Mapping[str, Any] | str:
    """Give the seeker's path as wording compares it: a JSON Resume, else the text of a CV, else nothing."""
    resume, text = seeker.get("resume"), seeker.get("cv")
    if isinstance(resume, dict) and resume:
        return resume
    return str(text.get("text") or "") if isinstance(text, dict) else ""


def current(owner: int) -> Cv | None:
    """Give the CV on record; None where there is none."""
    seeker = store.load_seeker(owner)
    path = path_of(seeker)
    if not path:
        return None
    about = seeker.get("cv") if isinstance(seeker.get("cv"), dict) else {}
    about = about or {}
    kind = "a text" if isinstance(path, str) else "a JSON Resume"
    text = path if isinstance(path, str) else ""
    return Cv(str(about.get("name") or "your CV"), str(about.get("on") or ""), kind, text, understood(path))


def understood(path: Mapping[str, Any] | str) -> tuple[tuple[str, str], ...]:
    """List what was understood of a path: schools, employers, posts, places."""
    from afterno.wording.cv import read

    names: dict[str, dict[str, None]] = {kind: {} for kind in SHOWN}
    for entry in read(path):
        # A name in a line may be an employer or a place; her text decides which. It is listed once.
        if entry.kind in names and not (entry.kind == "place" and entry.name in names["employer"]):
            names[entry.kind][entry.name] = None
    return tuple((SHOWN[kind], ", ".join(list(found)[:MOST])) for kind, found in names.items() if found)


def give(owner: int, name: str, data: bytes, now: datetime) -> Cv:
    """Take a CV from a file in the place of the one before. Raises UserError for one that cannot be read."""
    found = files.read_file(name, data)
    return _keep(owner, name, found.text, found.resume, now)


def give_text(owner: int, text: str, now: datetime) -> Cv:
    """Take the text of a CV as it was pasted. Raises UserError for an empty one."""
    if not text.strip():
        raise UserError("There is nothing in it yet: paste the text of your CV, or choose its file.")
    if text.lstrip().startswith("{"):
        return _keep(owner, "pasted", "", files.read_file("pasted.json", text.encode()).resume, now)
    return _keep(owner, "pasted", files.tidy(text), {}, now)


def _keep(owner: int, name: str, text: str, resume: dict[str, Any], now: datetime) -> Cv:
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())[-120:]
    seeker = {key: value for key, value in store.load_seeker(owner).items() if key not in {"cv", "resume"}}
    seeker["cv"] = {"name": shown, "on": now.date().isoformat(), **({"text": text} if text else {})}
    if resume:
        seeker["resume"] = resume
    if store.set_profile(owner, seeker=seeker, plan_anew=False):
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    kept = current(owner)
    assert kept is not None
    return kept


def remove(owner: int) -> None:
    """Remove the CV; what was chosen from it stays with the people it was chosen for."""
    seeker = {key: value for key, value in store.load_seeker(owner).items() if key not in {"cv", "resume"}}
    store.set_profile(owner, seeker=seeker, plan_anew=False)
