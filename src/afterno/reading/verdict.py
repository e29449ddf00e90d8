"""From signs to a kind: what a mail is, how sure that is, and which sentence decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.reading.notices import Outside
    from afterno.reading.result import Kind
    from afterno.reading.rulebook import Hit

NOES = frozenset({"no", "filled", "cancelled", "paused"})
_INFORMAL = frozenset({"plain-no", "not-fit"})
_ORDER: tuple[Kind, ...] = ("offer", "assessment", "interview", "alert", "received", "outreach", "other_job")
_WEIGHT: dict[Kind, float] = {
    "offer": 2.2,
    "assessment": 1.6,
    "interview": 1.3,
    "alert": 1.4,
    "outreach": 1.1,
}
_LEAST = 0.9
_TERSE = frozenset(
    {
        "someone-else",
        "plain-no",
        "you-not-chosen",
        "frames",
        "not-chosen",
        "no-offer",
        "appointed",
        "fell-short",
        "settled",
    }
    | {"not-you", "not-fit", "not-retained", "not-considered", "not-forward"}
)
_SHORT = 420
LONG = 1800


@dataclass(frozen=True, slots=True)
class View:
    """All that a verdict is made of; sentence 0 is the subject."""

    hits: tuple[Hit, ...]
    outside: Outside
    job_words: frozenset[bytes] = frozenset()
    core_words: frozenset[bytes] = frozenset()
    elsewhere_words: frozenset[bytes] = frozenset()
    conditional: int = 0
    length: int = 0
    is_reply: bool = False
    thread_speaks_of_jobs: bool = False
    signed_by_staff: bool = False
    quoted_sentences: frozenset[int] = frozenset()

    def of(self, *signs: str) -> tuple[Hit, ...]:
        """Give the hits of these signs."""
        return tuple(hit for hit in self.hits if hit.rule.sign in signs)

    def has(self, *signs: str) -> bool:
        """Whether any of these signs was seen."""
        return any(hit.rule.sign in signs for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, how likely it is, whether a person need not look, and the sentences that decided, best first."""

    kind: Kind
    confidence: float
    sure: bool
    decisive: tuple[Hit, ...] = ()
    also: tuple[Kind, ...] = ()


def _informal(hit: Hit) -> bool:
    return hit.rule.id.partition(".")[2] in _INFORMAL


def noes(view: View) -> tuple[Hit, ...]:
    """Sentences that say no as a fact, not in quotation marks; firm ones first."""
    found = [hit for hit in view.of(*NOES) if hit.sentence not in view.quoted_sentences]
    return tuple(sorted(found, key=lambda hit: (hit.sentence == 0, _informal(hit), hit.sentence)))


def about_something_else(view: View) -> bool:
    """Tell a no to a loan, a paper, a flat: words of other fields outweigh those of work."""
    fields, core = len(view.elsewhere_words), len(view.core_words)
    if view.outside.speaks_of_jobs or view.thread_speaks_of_jobs:
        core += 3
    return fields > core or (fields > 0 and core == 0)


def about_work(view: View, decisive: Sequence[Hit]) -> bool:
    """Whether the no is about work: by its own words, the sender, the thread or the rest of the mail."""
    if view.thread_speaks_of_jobs or view.outside.speaks_of_jobs:
        return True
    if view.length < LONG and any(hit.rule.about_job for hit in decisive):
        return True
    if view.outside.mailing_list or view.length > LONG:
        return view.has("yours") and len(view.core_words) >= 2
    if view.length < _SHORT:
        return bool(view.job_words)
    return bool(view.job_words) and (
        view.has("yours", "hint", "relayed", "manager_voice", "door") or len(decisive) > 1
    )


def rejection(view: View) -> Verdict | None:
    """Find a no to the seeker, or None."""
    if view.outside.kind == "rejection" and not view.has("digest", "seeker"):
        return Verdict("rejection", 0.98, sure=True, decisive=noes(view))
    decisive = noes(view)
    if not decisive or about_something_else(view) or somebody_elses(view):
        return None
    if view.has("offer") and not view.has("hint") and not _offer_taken_back(view):
        return None
    if view.has("withdrawal") and not _more_than_withdrawal(view, decisive):
        return None
    if not about_work(view, decisive):
        return _terse(view, decisive)
    confidence = _confidence(view, decisive)
    return Verdict("rejection", confidence, sure=confidence >= 0.6, decisive=decisive, also=_also(view))


def _terse(view: View, decisive: tuple[Hit, ...]) -> Verdict | None:
    """Suspect a short personal no that never says to what: most likely about a job, and a person should look."""
    if view.outside.mailing_list or view.length > _SHORT or view.has("digest", "digest_hint"):
        return None
    if not any(hit.rule.id.partition(".")[2] in _TERSE for hit in decisive):
        return None
    signs = len(decisive) + len(view.of("hint", "relayed", "manager_voice", "door"))
    if signs < 2 and not view.is_reply:
        return None
    return Verdict("rejection", 0.55, sure=False, decisive=decisive, also=_also(view))


def somebody_elses(view: View) -> bool:
    """Whether somebody tells of a no of their own, or of many."""
    if view.has("seeker", "friend"):
        return True
    digests = {hit.sentence for hit in view.of("digest")}
    return len(digests) >= (2 if view.outside.ats or view.outside.board else 1)


def _more_than_withdrawal(view: View, decisive: tuple[Hit, ...]) -> bool:
    return any(hit.rule.id.endswith("someone-else") for hit in decisive) and view.has("hint")


def _confidence(view: View, decisive: tuple[Hit, ...]) -> float:
    firm = sum(1 for hit in decisive if not _informal(hit))
    value = 0.80 + 0.06 * min(firm, 2) + 0.03 * min(len(view.of("hint")), 2)
    if not firm:
        value -= 0.12
    if view.has("offer", "reversal"):
        value -= 0.25
    return max(0.05, min(0.99, value))


def _also(view: View) -> tuple[Kind, ...]:
    return ("outreach",) if view.has("another_job") else ()


def _offer_taken_back(view: View) -> bool:
    return any(hit.rule.sign == "cancelled" for hit in view.hits)


def taken_back(view: View) -> Verdict | None:
    """Give an invitation or offer that takes back an earlier no."""
    if not view.has("reversal") or _offer_taken_back(view):
        return None
    for kind in ("offer", "interview"):
        found = view.of(kind)
        if found:
            return Verdict("offer" if kind == "offer" else "interview", 0.85, sure=True, decisive=found)
    return None


def other_kind(view: View) -> Verdict:
    """Say what a mail that is no rejection is."""
    if view.outside.kind and view.outside.kind != "rejection":
        return Verdict(view.outside.kind, 0.95, sure=True)
    if about_something_else(view) or view.has("seeker", "friend") or not _about_a_job(view):
        return Verdict("other", 0.9, sure=True)
    if somebody_elses(view):
        return Verdict("other", 0.8, sure=True)
    if view.has("withdrawal"):
        return Verdict("withdrawal", 0.9, sure=True, decisive=view.of("withdrawal"))
    counted = Counter(kind for kind in _ORDER for _ in view.of(kind))
    scores = {kind: _score(view, kind, counted) for kind in _ORDER}
    best = max(_ORDER, key=scores.__getitem__)
    if scores[best] < _LEAST:
        return _some_job_mail(view)
    return Verdict(best, min(0.6 + 0.1 * scores[best], 0.97), sure=True, decisive=view.of(best))


def _about_a_job(view: View) -> bool:
    if view.thread_speaks_of_jobs or view.outside.speaks_of_jobs:
        return True
    if view.outside.mailing_list or view.length > LONG:
        return len(view.core_words) >= 2 or (bool(view.core_words) and view.has("alert"))
    return bool(view.job_words) or (view.signed_by_staff and view.has("interview"))


def _score(view: View, kind: Kind, counted: Counter[Kind]) -> float:
    rules = _WEIGHT.get(kind, 1.0) * min(counted[kind], 2)
    if kind == "received":
        rules += min(view.conditional, 2)
    return rules


def _some_job_mail(view: View) -> Verdict:
    """No rule was met: some job mail, or another, where the mail speaks of the seeker's case."""
    if view.has("yours", "hint", *_ORDER) or view.outside.speaks_of_jobs or view.thread_speaks_of_jobs:
        return Verdict("other_job", 0.6, sure=True)
    return Verdict("other", 0.7, sure=True)


def judge(view: View) -> Verdict:
    """What the rules alone say: a no taken back, a no, then everything else."""
    return taken_back(view) or rejection(view) or other_kind(view)
