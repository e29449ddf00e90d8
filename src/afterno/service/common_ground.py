"""Something true to say: what her path and the seeker's have in common, one compliment, one hard question (M3).

Everything offered stands in what the seeker pasted, noted or gave as a CV, and is shown with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.errors import UserError
from afterno.record import store
from afterno.service import cv, planning, words
from afterno.service.facts import known_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from afterno.service.facts import Known
    from afterno.wording.suggesting import Suggestion

KINDS = ("parallel", "compliment", "question")
"""What is chosen: at most one of each."""
LABELS = {
    "parallel": "What you have in common", "compliment": "One thing that is true", "question": "One hard question",
}  # fmt: skip
LONGEST = 600
MOST = 6
"""Offers of one kind that are shown."""
STORY_LIMIT = 20_000


@dataclass(frozen=True)
class Offer:
    """One sentence that can be said to her as it stands, with the places it rests on."""

    kind: str
    text: str
    of_her: str = ""
    of_you: str = ""
    why: str = ""
    heard: bool = False
    """She has heard it in a letter: it will not be brought again."""


@dataclass(frozen=True)
class CommonGround:
    """All that can truly be said to one person, and what is chosen."""

    person: str
    name: str
    story: str
    has_cv: bool
    offers: Mapping[str, tuple[Offer, ...]]
    chosen: Mapping[str, str]
    remarks: tuple[str, ...] = ()
    """What the coach finds in what is chosen."""


def common_ground(owner: int, person: str, now: datetime) -> CommonGround:
    """Find what can truly be said to her. Raises NotOnRecordError and AmbiguousError."""
    person_id = planning.find_person(owner, person)
    row = store.get_person(owner, person_id)
    known = known_of(owner, person_id, now)
    path = cv.path_of(store.load_seeker(owner))
    story = str(row.get("story") or "")
    chosen = {kind: str(row.get(kind) or "") for kind in KINDS}
    said = {LABELS[kind]: text for kind, text in chosen.items()}
    return CommonGround(
        person_id, str(row.get("name") or ""), story, bool(path), offers(known, story, path), chosen,
        words.remarks(said, "call"),
    )  # fmt: skip


def offers(known: Known, story: str, path: Mapping[str, object] | str) -> dict[str, tuple[Offer, ...]]:
    """Lay her story, the notes and the seeker's path beside each other."""
    from afterno.wording import parallels
    from afterno.wording.phrasing import key

    facts = known.facts
    letters = " ".join(key(letter) for letter in facts.last_letters)

    def heard(text: str) -> bool:
        return bool(letters) and key(text) in letters

    def of(kind: str, found: tuple[Suggestion, ...]) -> tuple[Offer, ...]:
        return tuple(Offer(kind, s.text, of_her=s.source, why=s.why, heard=heard(s.text)) for s in found)[
            :MOST
        ]

    in_common = parallels.find(story, path) if story and path else ()
    name = facts.her_name
    return {
        "parallel": tuple(
            Offer("parallel", p.text, p.her_source, p.seeker_source, p.kind, heard(p.text)) for p in in_common
        )[:MOST],
        "compliment": of("compliment", parallels.compliments(story, notes(known), her_name=name)),
        "question": of("question", parallels.questions(facts.industry, facts.role, story, her_name=name)),
    }


def notes(known: Known) -> str:
    """Gather what the seeker noted of talks with her: there the seeker was present."""
    kinds = ("interview", "conversation", "meeting_held", "rejection")
    return "\n".join(
        str(event["note"]) for event in known.events if event["kind"] in kinds and event.get("note")
    )


def keep_story(owner: int, person: str, story: str) -> str:
    """Keep what was pasted about her path; gives her id. Raises UserError for what cannot be kept."""
    if len(story) > STORY_LIMIT:
        raise UserError(
            f"That is too long: at most {STORY_LIMIT:,} characters. The part about her path is enough."
        )
    person_id = planning.find_person(owner, person)
    if store.upsert_person(owner, {"id": person_id, "story": story.replace("\r\n", "\n").strip()}).problems:
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    return person_id


def choose(owner: int, person: str, chosen: Mapping[str, str], now: datetime) -> CommonGround:
    """Keep what is to be said to her: it goes into sheets and letters. Raises UserError for what does not fit.

    A kind that is not named stays as it is; an empty text takes the choice back.
    """
    from afterno.wording.cleaning import clean, is_placeholder

    person_id = planning.find_person(owner, person)
    kept = {kind: " ".join(text.split()) for kind, text in chosen.items() if kind in KINDS}
    for kind, text in kept.items():
        if len(text) > LONGEST:
            raise UserError(f"{LABELS[kind]}: at most {LONGEST} characters, better one sentence.")
        if text and (is_placeholder(text) or not clean(text)):
            raise UserError(f"{LABELS[kind]}: it holds a blank. Write the sentence as you would say it.")
    if kept and store.upsert_person(owner, {"id": person_id, **kept}).problems:
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    return common_ground(owner, person_id, now)
