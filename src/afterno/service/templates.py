"""The seeker's own shapes of a letter: kept with the profile, checked before they are kept, tried on real facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.errors import NotOnRecordError, UserError
from afterno.record import store
from afterno.service import planning, words
from afterno.service.facts import known_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from afterno.service.history import Sent
    from afterno.wording.coach import Finding
    from afterno.wording.drafts import Template

MOST = 50
"""Templates one seeker may keep."""
LONGEST = 6000
PREFIX = "own/"
"""Before the name of a shape of the seeker's own, so that it is never taken for a built-in one."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One shape of the seeker's own, as it was typed."""

    name: str
    reason: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A template filled with the facts of one person: the letter, what it lacks, what the coach says."""

    subject: str
    body: str
    left_out: tuple[tuple[str, str], ...]
    """Facts that are missing here, each with what it is; the sentences with them are left out."""
    findings: tuple[Finding, ...]


def templates(owner: int) -> tuple[OwnTemplate, ...]:
    """Give the seeker's own templates, by name."""
    rows = store.load_seeker(owner).get("templates")
    found = [_read(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(sorted(filter(None, found), key=lambda one: one.name.casefold()))


def _read(row: dict[str, Any]) -> OwnTemplate | None:
    parts = [row.get(key) for key in ("name", "reason", "subject", "body")]
    if not all(isinstance(part, str) for part in parts) or not parts[0]:
        return None
    name, reason, subject, body = map(str, parts)
    return OwnTemplate(name, reason, subject, body[:LONGEST])


def template(owner: int, name: str) -> OwnTemplate:
    """Give one by its name. Raises NotOnRecordError with the names there are."""
    there = templates(owner)
    found = next((one for one in there if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(one.name for one in there)
        raise NotOnRecordError(
            f"There is no template {name!r}. {f'There are: {names}.' if names else 'None is kept yet.'}"
        )
    return found


def problems(form: OwnTemplate) -> tuple[str, ...]:
    """Say what keeps a template from being kept; empty where nothing does."""
    from afterno.wording import drafts
    from afterno.wording.cleaning import is_placeholder

    found = []
    if not form.name.strip():
        found.append("It needs a name.")
    if form.reason not in drafts.REASONS:
        found.append(f"{form.reason!r} is no reason. Say one of: {', '.join(drafts.REASONS)}.")
    if not form.body.strip():
        found.append("It has no words yet.")
    if len(form.body) > LONGEST:
        found.append(f"It is too long: at most {LONGEST:,} characters.")
    unknown = drafts.unknown_slots(f"{form.subject}\n{form.body}")
    found += [f"{{{name}}} is no fact that is known.{_near(name)}" for name in unknown]
    bare = _without_slots(f"{form.subject}\n{form.body}")
    if is_placeholder(bare):
        found.append(
            "It holds a blank to fill in, like [Name] or XXX: write a fact in braces, or the words themselves."
        )
    return tuple(found)


def _near(name: str) -> str:
    import difflib

    from afterno.wording import drafts

    near = difflib.get_close_matches(name, drafts.known_slots(), n=1)
    return f" Did you mean {{{near[0]}}}?" if near else ""


def _without_slots(text: str) -> str:
    import re

    return re.sub(r"\{[?!]?\w{1,40}\}", "fact", text)


def save(owner: int, form: OwnTemplate, now: datetime, replaces: str = "") -> str:
    """Keep a template; one of the same name, or the one named, is replaced. Raises UserError with all that is wrong.

    Gives the id of the change, by which it is taken back.
    """
    wrong = problems(form)
    if wrong:
        raise UserError(" ".join(wrong))
    kept = OwnTemplate(" ".join(form.name.split())[:80], form.reason, form.subject.strip(), form.body.strip())
    gone = {kept.name.casefold(), replaces.strip().casefold()}
    others = [one for one in templates(owner) if one.name.casefold() not in gone]
    if len(others) >= MOST:
        raise UserError(f"At most {MOST} templates are kept: remove one first.")
    return _store(owner, [*others, kept], f"The letter “{kept.name}”", now)


def remove(owner: int, name: str, now: datetime) -> str:
    """Remove one by its name; gives the id of the change. Raises NotOnRecordError."""
    gone = template(owner, name)
    left = [one for one in templates(owner) if one.name != gone.name]
    return _store(owner, left, f"The letter “{gone.name}”, removed", now)


def _store(owner: int, all_of_them: Iterable[OwnTemplate], text: str, now: datetime) -> str:
    rows = [
        {"name": one.name, "reason": one.reason, "subject": one.subject, "body": one.body}
        for one in all_of_them
    ]
    seeker = {**store.load_seeker(owner), "templates": rows}
    if not rows:
        del seeker["templates"]
    changed = store.change(owner, "settings", text, now, seeker=seeker)
    if changed.problems:
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    return changed.uid


def of_reason(owner: int, reason: str) -> tuple[Template, ...]:
    """Give the seeker's own shapes for a reason, as letters are made with them."""
    return tuple(_shape(one) for one in templates(owner) if one.reason == reason and not problems(one))


def _shape(one: OwnTemplate) -> Template:
    from afterno.wording import drafts

    return drafts.own(PREFIX + one.name, one.subject, one.body)


def fresh(shapes: Sequence[Template], sent: Sequence[Sent]) -> tuple[Template, ...]:
    """Leave out those she has had, so that two letters to her do not sound alike."""
    used = {letter.shape for letter in sent}
    return tuple(shape for shape in shapes if shape.id not in used)


def preview(owner: int, form: OwnTemplate, person: str, now: datetime) -> Preview:
    """Fill a template with the facts of one person. Raises UserError for one that could not be kept."""
    from afterno.wording import drafts

    wrong = problems(form)
    if wrong:
        raise UserError(" ".join(wrong))
    known = known_of(owner, planning.find_person(owner, person), now)
    shape = _shape(form)
    letter = drafts.draft(form.reason, known.facts, templates=(shape,))
    what = drafts.known_slots()
    lacking = tuple((name, what[name]) for name in drafts.left_out(shape, known.facts, form.reason))
    return Preview(letter.subject, letter.body, lacking, words.check(letter.body, letter.context).findings)


def slots() -> dict[str, str]:
    """Give the facts that can stand in braces, each with what it is."""
    from afterno.wording import drafts

    return drafts.known_slots()
