"""What the method says: reach-outs, refusals, standing; in the shape of `plan --json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from afterno.method.shapes import Problem

KINDS = (
    "find_manager", "prepare_for_no", "thank_hr", "call", "ask_for_call", "regular_touch", "report_back",
    "tell_milestone", "share_news", "congratulate", "mention_opening", "ask_to_meet", "prepare_meeting",
    "reply",
    "review_silence", "ask_seeker",
)  # fmt: skip
NEEDS = ("name", "phone", "email", "zone", "country", "reason", "result", "application", "company")


@dataclass(frozen=True)
class ReachOut:
    """One thing to do, due on the first day on which it is right, in her calendar."""

    person: str | None
    kind: str
    channel: str
    due: date
    rule: str
    why: str
    because: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    opens: datetime | None = None
    closes: datetime | None = None
    application: str | None = None
    company: str | None = None

    def json(self) -> dict[str, object]:
        """As in `plan --json`; `application` and `company` only where the reach-out is about one."""
        found: dict[str, object] = {
            "person": self.person,
            "kind": self.kind,
            "channel": self.channel,
            "due": self.due.isoformat(),
            "opens": self.opens and self.opens.isoformat(),
            "closes": self.closes and self.closes.isoformat(),
            "rule": self.rule,
            "why": self.why,
            "because": list(self.because),
            "needs": list(self.needs),
        }
        if self.person is None or self.kind == "review_silence":
            found["application"] = self.application
            found["company"] = self.company
        return found


@dataclass(frozen=True)
class Refusal:
    """Why not now: what is refused, by which rule, until when (None where no day is known)."""

    person: str
    kind: str
    rule: str
    until: date | None
    why: str

    def json(self) -> dict[str, object]:
        """As in `plan --json`."""
        return {
            "person": self.person,
            "kind": self.kind,
            "rule": self.rule,
            "until": self.until and self.until.isoformat(),
            "why": self.why,
        }


@dataclass(frozen=True)
class Standing:
    """Where one relationship stands (M16)."""

    person: str
    stage: str
    next_due: date | None
    attempts: int
    touches: int
    answers: int
    opened: bool = True
    """False before any no: the stage then says nothing yet."""

    def json(self) -> dict[str, object]:
        """As in `plan --json`."""
        return {
            "person": self.person,
            "stage": self.stage,
            "next_due": self.next_due and self.next_due.isoformat(),
            "attempts": self.attempts,
            "touches": self.touches,
            "answers": self.answers,
        }


@dataclass(frozen=True)
class Plan:
    """Everything the method says of one record at one moment."""

    now: datetime
    reach_outs: tuple[ReachOut, ...]
    refused: tuple[Refusal, ...]
    standing: tuple[Standing, ...]
    problems: tuple[Problem, ...] = ()

    def json(self) -> dict[str, object]:
        """`plan --json` (CONTRACTS)."""
        return {
            "now": self.now.isoformat(),
            "reach_outs": [one.json() for one in self.reach_outs],
            "refused": [one.json() for one in self.refused],
            "standing": [one.json() for one in self.standing],
            "problems": [one.json() for one in self.problems],
        }
