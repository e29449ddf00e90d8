"""Letters to her, built from facts: several honest shapes for each reason, and never the same letter twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from afterno.wording import phrasing
from afterno.wording.cleaning import is_placeholder
from afterno.wording.gaps import missing
from afterno.wording.letter_pieces import letter
from afterno.wording.library import load
from afterno.wording.own_templates import as_template, known_slots, unknown_slots
from afterno.wording.spoken import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from afterno.wording.material import Facts, Gap

__all__ = [
    "REASONS", "SAYABLE", "Draft", "Template", "draft", "known_slots", "lacking", "left_out", "own", "sayable", "shapes",
    "unknown_slots",
]  # fmt: skip

REASONS = (
    "ask_for_call",
    "regular",
    "report_back",
    "news",
    "milestone",
    "meeting_request",
    "congratulation",
    "opening",
    "reply",
    "logistics",
    "thank_hr",
)
"""The reasons for a letter: those of an `email_sent`, and the polite end with HR."""

SAYABLE = ("window", "reply", "her_share", "news_side", "question", "topic")
"""What the seeker can say for one letter, without putting it on record."""

# What is left out, first to last, where a letter would be too long for its kind.
_GIVES_WAY = (
    "parallel", "compliment", "news_url", "her_share", "news_side", "reply", "result", "question", "industry", "role",
    "company", "topic", "her_advice", "her_advice_bare", "news_subject", "window",
)  # fmt: skip


@dataclass(frozen=True)
class Template:
    """One shape of a letter: the built-in ones, or the seeker's own."""

    id: str
    subject: str
    body: str
    only: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter as it can be copied or sent; `ready` is false where a fact the reason rests on is missing."""

    reason: str
    context: str
    subject: str
    body: str
    shape: str
    words: int
    ready: bool
    gaps: tuple[Gap, ...] = ()
    alternatives: tuple[str, ...] = ()
    last_letters: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Work:
    """All that one letter is made with."""

    slots: Mapping[str, str]
    choice: phrasing.Choice
    most: int


def _known(reason: str) -> None:
    if reason not in REASONS:
        raise ValueError(f"There is no letter for {reason!r}; choose one of: {', '.join(REASONS)}.")


def shapes(reason: str) -> tuple[Template, ...]:
    """List the built-in shapes of a reason. Raises ValueError for a reason that is none."""
    _known(reason)
    found = load(f"draft_{reason}")["shape"]
    return tuple(Template(s["id"], s["subject"], s["body"], s.get("only", "")) for s in found)


def own(name: str, subject: str, body: str) -> Template:
    """Make a shape of the seeker's own from plain text with facts in braces."""
    return Template(name, " ".join(subject.split()), as_template(body))


def _frame(body: str, work: _Work) -> str:
    common = load("letters")
    hello = phrasing.first(common["hello"], work.slots)
    bye = "\n".join(filter(None, (phrasing.first(line, work.slots, work.choice) for line in common["bye"])))
    return "\n\n".join(filter(None, (hello, body, bye)))


def _tidy(text: str) -> str:
    kept = (
        " ".join(s for s in phrasing.sentences(part) if not is_placeholder(s)) for part in text.split("\n\n")
    )
    return "\n\n".join(filter(None, kept))


def _body(template: Template, work: _Work) -> str:
    for brief in range(phrasing.optional_places(template.body) + 1):
        body = _frame(_tidy(phrasing.compose(template.body, work.slots, work.choice, brief=brief)), work)
        if words(body) <= work.most:
            return body
    for name in _GIVES_WAY:
        if name in work.slots:
            fewer = {k: v for k, v in work.slots.items() if k != name}
            return _body(template, _Work(fewer, work.choice, work.most))
    return body


def _likeness(body: str, letters: Sequence[str]) -> float:
    """Say how much of a letter stands in earlier ones: the share of its five-word runs."""

    def runs(text: str) -> set[tuple[str, ...]]:
        found = phrasing.key(text).split()
        return {tuple(found[i : i + 5]) for i in range(len(found) - 4)}

    own = runs(body)
    return len(own & set().union(*map(runs, letters))) / len(own) if own and letters else 0.0


def _spoken_before(letters: Sequence[str]) -> frozenset[str]:
    return frozenset(phrasing.key(s) for letter in letters for s in phrasing.sentences(letter))


def _ranked(
    options: Sequence[Template], work: _Work, facts: Facts, avoid: tuple[str, ...]
) -> list[tuple[Template, str]]:
    def rank(pair: tuple[Template, str]) -> tuple[bool, float, int]:
        template, body = pair
        likeness = round(_likeness(body, (*facts.last_letters, *avoid)), 1)
        return (template.id in avoid, likeness, crc32(f"{facts.her_name}{template.id}".encode()))

    ranked = sorted(((t, _body(t, work)) for t in options), key=rank)
    fresh = sum(t.id not in avoid for t, _ in ranked) or len(ranked)
    turn = work.choice.seed % fresh  # each seed is another shape, as long as there are fresh ones
    return [*ranked[turn:fresh], *ranked[:turn], *ranked[fresh:]]


def _wanted(data: Mapping[str, Any], slots: Mapping[str, str]) -> list[str]:
    """Add to what a letter would like to know her advice, where what was noted fits into no sentence."""
    return [*data["wanted"], *(["her_advice"] if "advice" in slots else [])]


def context_of(reason: str) -> str:
    """Name the coach's context of a reason. Raises ValueError for a reason that is none."""
    _known(reason)
    return str(load(f"draft_{reason}")["context"])


def lacking(reason: str, facts: Facts) -> tuple[Gap, ...]:
    """List what a letter of this reason rests on or would like to know, and does not. Raises ValueError."""
    _known(reason)
    data = load(f"draft_{reason}")
    slots = letter(facts, reason)
    return missing(data["needs"], slots, facts) + missing(_wanted(data, slots), slots, facts)


def sayable(reason: str, facts: Facts) -> dict[str, Gap]:
    """Give what the seeker may say for this letter alone, each with what it is and where to find it."""
    data = load(f"draft_{reason}")
    names = [name for name in SAYABLE if name in {*data["needs"], *data["wanted"]}]
    slots = {name: text for name, text in letter(facts, reason).items() if name not in names}
    return {gap.fact: gap for gap in missing(names, slots, facts)}


def left_out(template: Template, facts: Facts, reason: str) -> tuple[str, ...]:
    """Name the facts a shape speaks of that are not there: sentences with them are left out."""
    wanted = phrasing.slot_names(f"{template.subject}\n{template.body}")
    return tuple(sorted(wanted - letter(facts, reason).keys()))


def _subject(template: Template, reason: str, work: _Work) -> str:
    """Give the subject; a shape's own that lacks a fact or holds a placeholder is replaced by a built-in one."""
    choice = replace(work.choice, least=1)
    for shape in (template, *shapes(reason)):
        subject = phrasing.first(shape.subject, work.slots, choice)
        if subject and not is_placeholder(subject):
            return subject
    return ""


def draft(
    reason: str,
    facts: Facts,
    *,
    avoid: tuple[str, ...] = (),
    seed: int = 0,
    templates: Sequence[Template] | None = None,
) -> Draft:
    """Write a letter for a reason of CONTRACTS.md.

    `avoid` holds what not to use again: names of shapes, subjects, whole letters. `seed` turns to the next
    wording. `templates` are the seeker's own shapes for this reason, used in place of the built-in ones.
    Raises ValueError for a reason that is none.
    """
    _known(reason)
    data = load(f"draft_{reason}")
    slots = letter(facts, reason)
    unmet = missing(data["needs"], slots, facts)
    choice = phrasing.Choice(_spoken_before((*facts.last_letters, *avoid)), seed)
    work = _Work(slots, choice, data["most"])
    fitting = [t for t in templates or shapes(reason) if phrasing.say(t.only, slots) is not None]
    ranked = _ranked(fitting or shapes(reason), work, facts, avoid)
    template, body = ranked[0]
    return Draft(
        reason=reason,
        context=data["context"],
        subject="" if unmet else _subject(template, reason, work),
        body="" if unmet else body,
        shape=template.id,
        words=0 if unmet else words(body),
        ready=not unmet,
        gaps=unmet + missing(_wanted(data, slots), slots, facts),
        alternatives=tuple(t.id for t, _ in ranked[1:]),
        last_letters=facts.last_letters,
    )
