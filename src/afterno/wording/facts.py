"""What the record knows of a relationship, as far as the coach may use it."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

CONTEXTS = ("call", "voicemail", "assistant", "hr", "followup", "news", "milestone", "meeting")


class CoachError(ValueError):
    """The coach was asked something it cannot answer; the message says what to do."""


class UnknownContext(CoachError):  # noqa: N818 - named after what is wrong, in the domain's words
    """The context is none of the eight."""


class BadFacts(CoachError):  # noqa: N818 - as above
    """The facts are not what the record would say."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the relationship; None means unknown, and rules that need it are silent."""

    months_since_conversation: float | None = None
    touches_last_30_days: float | None = None
    conversations: float | None = None
    answers: float | None = None

    @property
    def meeting_may_be_asked(self) -> bool | None:
        """Whether several months of contact stand (M10): False where a fact speaks against it, None unknown."""
        known = (self.months_since_conversation, self.conversations, self.answers)
        if all(value is None for value in known):
            return None
        months, conversations, answers = known
        too_early = months is not None and months < MEETING_MONTHS
        return not (too_early or conversations == 0 or answers == 0)


MEETING_MONTHS = 4
"""M10: at least four months since the first conversation."""
_NAMES = tuple(field.name for field in fields(Facts))


def checked_context(context: object) -> str:
    """Give back the context where it is one of the eight; raise UnknownContext with the nearest one else."""
    if isinstance(context, str) and context in CONTEXTS:
        return context
    near = difflib.get_close_matches(str(context).lower(), CONTEXTS, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise UnknownContext(f"Unknown context '{str(context)[:40]}'.{hint} Contexts: {', '.join(CONTEXTS)}.")


def checked_facts(facts: object) -> Facts:
    """Read facts from a mapping; raise BadFacts where a value is no count or a known name is misspelt."""
    if facts is None:
        return Facts()
    if isinstance(facts, Facts):
        facts = {name: getattr(facts, name) for name in _NAMES}
    if not isinstance(facts, Mapping):
        raise BadFacts(
            f'Facts must be an object like {{"months_since_conversation": 2}}; known: {", ".join(_NAMES)}.'
        )
    for key in facts:
        _refuse_misspelt(key)
    return Facts(**{name: _count(name, facts.get(name)) for name in _NAMES})


def _refuse_misspelt(key: object) -> None:
    if key in _NAMES:
        return
    near = difflib.get_close_matches(str(key).lower(), _NAMES, n=1, cutoff=0.75)
    if near:
        raise BadFacts(f"Unknown fact '{str(key)[:60]}'. Did you mean '{near[0]}'?")


def _count(name: str, value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadFacts(f"The fact '{name}' must be a number of zero or more, not {str(value)[:40]!r}.")
    if not math.isfinite(value) or value < 0:
        raise BadFacts(f"The fact '{name}' must be a number of zero or more, not {str(value)[:40]!r}.")
    return float(value)
