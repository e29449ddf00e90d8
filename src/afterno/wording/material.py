"""What a sheet or a letter may be made of: the seeker's own facts, each of them optional."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Formality = Literal["formal", "informal"]
Pronoun = Literal["she", "he"]


@dataclass(frozen=True)
class Advice:
    """Something she advised, and what became of it (M14)."""

    text: str
    on: date | None = None
    result: str = ""


@dataclass(frozen=True)
class Milestone:
    """Something significant in the seeker's career (M9); `her_share` is what she had to do with it."""

    what: str = "other"
    text: str = ""
    company: str = ""
    role: str = ""
    her_share: str = ""


@dataclass(frozen=True)
class News:
    """A development in the field (M11); `side` is what it looks like from the seeker's own desk."""

    title: str
    url: str = ""
    side: str = ""


@dataclass(frozen=True)
class Opening:
    """A post that has been advertised at her company (M16)."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class HerChange:
    """What has changed for her: `moved`, `promoted`, `left` or `returned` (M16)."""

    what: str
    company: str = ""
    title: str = ""


@dataclass(frozen=True)
class Meeting:
    """The meeting asked for (M10).

    `window` is a span of weeks in words ("the second half of May"), `when` the day and hour once it is agreed;
    `held` once it has taken place.
    """

    place: str = "coffee"
    window: str = ""
    when: str = ""
    held: bool = False


@dataclass(frozen=True)
class Facts:
    """All that wording may use. An empty field is a gap to show, never something to make up.

    Free texts are the seeker's own words: `compliment`, `parallel` and `question` are whole sentences said
    to her, `topic` is what the advice is about in a few words ("the audit exam").
    """

    seeker_name: str = ""
    seeker_phone: str = ""
    seeker_email: str = ""
    seeker_country: str = ""
    calls_by: str = "phone"
    her_name: str = ""
    her_title: str = ""
    her_phone: str = ""
    her_role: str = ""
    her_assistant: str = ""
    her_country: str = ""
    pronoun: Pronoun = "she"
    company: str = ""
    company_phone: str = ""
    role: str = ""
    interview_on: date | None = None
    interviewers: tuple[str, ...] = ()
    rejection_channel: str = ""
    rejection_by: str = ""
    hr_name: str = ""
    rejected_on: date | None = None
    spoke_on: date | None = None
    advice: tuple[Advice, ...] = ()
    milestone: Milestone | None = None
    news: News | None = None
    opening: Opening | None = None
    her_change: HerChange | None = None
    meeting: Meeting | None = None
    reply: str = ""
    last_letters: tuple[str, ...] = ()
    compliment: str = ""
    parallel: str = ""
    question: str = ""
    topic: str = ""
    industry: str = ""
    both_clocks: str = ""
    formality: Formality = "formal"
    language: str = "en"


@dataclass(frozen=True)
class Gap:
    """A fact that is missing: what it is, and where the seeker can find it."""

    fact: str
    what: str
    where: str
