"""All signs of a mail weighed together: its words, what they speak of, what the rules saw, what the sender shows.

The rules (`verdict.py`) know the common ways of saying no; a person says it in a thousand others. So their verdict is
one sign among many in a small net (`weights.py`) that was trained by `scripts/train_recogniser.py` on mails written
for it. The model decides; a no that the rules are sure of is only given up where everything else speaks against it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from afterno.reading import concepts, properly, weights
from afterno.reading.verdict import LONG, NOES, Verdict, somebody_elses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from afterno.reading.result import Kind, Reason, Signer
    from afterno.reading.sentences import Sentence
    from afterno.reading.verdict import View

_WORD: Final = re.compile(r"[a-z']+|\d+|[?!]")
_LETTERS: Final = "".join(
    "0" if chr(c).isdigit() else chr(c) if chr(c).isalpha() or chr(c) in "'?!" else " " for c in range(128)
).lower()
"""What stands beside words made blanks, every digit a nought; folded text is ASCII."""
_STEM: Final = 7
_WORDS: Final = 300
_SENTENCES: Final = 60
_NEAR: Final = 7
_FIRST: Final = 6
_LAST: Final = 4
_MOST: Final = 4
OF_WORDS: Final = 1.0
OF_CONCEPTS: Final = 0.25
OF_SIGNS: Final = 0.3
"""How much each of the three groups of features weighs; words and concepts are spread over a mail's length."""

LIKELY: Final = 0.65
"""From this probability on a mail is a no."""
AGREED: Final = 0.45
"""The same where the rules are sure of a no."""
DOUBTFUL: Final = (0.3, 0.72)
"""Between these a person should look."""
SUSPECT: Final = 0.52
"""From this probability on what is called something else is marked unsure."""
OTHERS: Final = 0.95
"""The least where the words say that it is somebody else's no."""
BROADCAST: Final = 0.85
"""The least in list mail and in very long mail."""
PENDING: Final = 0.999
"""The least where a desk writes that an application is on its way (sent, viewed, in review) and no rule sees a no."""
ON_ITS_WAY: Final = 0.97
"""The same where a person may have written it."""
RECEIVED: Final = 0.8
"""The least where a rule sees a receipt and none sees a no."""
_NO_SIGNS: Final = (*NOES, "hint", "reversal")
_OTHER_KINDS: Final = tuple(kind for kind in weights.KINDS if kind != "rejection")
BELIEVED: Final = 0.35
"""The least for an offer that no rule sees: an offer ends the search for this job."""
SIGNED: Final = 0.5
"""The least to say who signs by the words alone."""
OPEN: Final = 0.5
"""The least to say that a no leaves a door open."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a mail with their values, and the words' features of each sentence of the text."""

    values: dict[str, float]
    sentences: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely a no is, and the likeliest other kind.

    Of a no also the sentence that says it, why, who signs, and whether it leaves a door open.
    """

    no: float
    other: Kind
    other_odds: float
    telling: int | None = None
    reason: Reason = "unknown"
    signer: Signer = "unknown"
    door_open: bool = False


def features(sentences: Sequence[Sentence], language: str, view: View, ruled: Verdict) -> Features:
    """Give a mail's features; sentence 0 is its subject, `ruled` what the rules alone say."""
    values: dict[str, float] = {}
    named = [properly.masked(sentence, language) for sentence in sentences[:_SENTENCES]]
    parts = _words(named)
    words = set().union(*parts) if parts else set()
    words.update(f"s:{word[:8]}" for word in _WORD.findall(sentences[0].folded))
    values.update(dict.fromkeys(words, OF_WORDS / math.sqrt(max(len(words), 1))))
    _spread(values, _concepts(sentences, language), OF_CONCEPTS)
    values.update(_signs(view, ruled))
    ending = sentences[max(1, len(sentences) - _LAST) :]
    last = " ".join(properly.masked(sentence, language) for sentence in ending)
    values.update(dict.fromkeys((f"z:{word[:8]}" for word in _words_of(last)[-12:]), OF_SIGNS / 2))
    first = " ".join(named[1:3])
    values.update(dict.fromkeys(_opening(_words_of(first)[:_FIRST]), OF_SIGNS / 2))
    return Features(values, tuple(parts))


def _opening(words: Sequence[str]) -> Iterator[str]:
    """Give the words a mail begins with and the first two together: whom it greets, one or many."""
    yield from (f"g:{word[:8]}" for word in words)
    yield f"g:{' '.join(words[:2])}"


def _spread(values: dict[str, float], counted: dict[str, float], share: float) -> None:
    each = share / math.sqrt(max(len(counted), 1))
    for name, count in counted.items():
        values[name] = each * math.sqrt(count)


def _words(sentences: Sequence[str]) -> list[frozenset[str]]:
    """Give stems and pairs of neighbouring stems, for each folded sentence after the subject."""
    left, last, parts = _WORDS, "", []
    for folded in sentences[1:]:
        stems = [word[:_STEM] for word in _words_of(folded)[:left]]
        left -= len(stems)
        chain = [last, *stems] if last else stems
        parts.append(frozenset((*stems, *map(" ".join, pairwise(chain)))))
        last = stems[-1] if stems else last
        if left <= 0:
            break
    return parts


def _words_of(folded: str) -> list[str]:
    """Give words, numbers, question and exclamation marks, as `_WORD` would find them."""
    text = folded.translate(_LETTERS)
    if "0" in text:
        return _WORD.findall(folded)
    if "?" in text or "!" in text:
        text = text.replace("?", " ? ").replace("!", " ! ")
    return text.split()


def _concepts(sentences: Sequence[Sentence], language: str) -> dict[str, float]:
    """Give concepts, concepts near one another in order, concepts in one sentence; `^`-marked."""
    counted: dict[str, int] = {}
    together: set[str] = set()
    together.update(f"^s:{concept}" for _, concept in concepts.of_sentence(sentences[0].folded, language))
    for sentence in sentences[1:_SENTENCES]:
        found = concepts.of_sentence(sentence.folded, language)
        if len(found) == 1:
            counted[found[0][1]] = counted.get(found[0][1], 0) + 1
        elif found:
            here = sorted({concept for _, concept in found})
            for concept in here:
                counted[concept] = counted.get(concept, 0) + 1
            together.update([f"^{one}&{other}" for one, other in combinations(here, 2)])
            together.update(_near(found))
    return {**dict.fromkeys(together, 1.0), **{f"^{name}": float(min(n, 3)) for name, n in counted.items()}}


def _near(found: Sequence[tuple[int, str]]) -> Iterator[str]:
    for at, (place, concept) in enumerate(found):
        for later, other in found[at + 1 :]:
            if later - place > _NEAR:
                break
            if later > place:
                yield f"^{concept}>{other}"


def _signs(view: View, ruled: Verdict) -> Iterator[tuple[str, float]]:
    """Give what rules, sender and shape show; `@`-marked."""
    signs = Counter(hit.rule.sign for hit in view.hits)
    names = [f"@{sign}" for sign in signs]
    names += [f"@@{sign}" for sign, count in signs.items() if count > 1]
    names += [
        f"@o{one}"
        for one in ("ats", "board", "no_reply", "job_sender", "mailing_list", "unsubscribe")
        if getattr(view.outside, one)
    ]
    names += [
        f"@job{min(len(view.job_words), _MOST)}",
        f"@core{min(len(view.core_words), _MOST)}",
        f"@elsewhere{min(len(view.elsewhere_words), _MOST)}",
        f"@ruled-{ruled.kind}",
    ]
    if view.conditional:
        names.append("@conditional")
    if view.is_reply:
        names.append("@reply")
    if view.thread_speaks_of_jobs:
        names.append("@thread")
    if ruled.kind == "rejection":
        names.append(f"@sure{int(ruled.sure)}")
    for name in names:
        yield name, OF_SIGNS
    lighter = {f"@i{hit.rule.id.partition('.')[2]}" for hit in view.hits}
    lighter.add(f"@length{min(int(math.log2(view.length + 1)), 11)}")
    for name in lighter:
        yield name, 0.7 * OF_SIGNS


def weigh(found: Features) -> Odds | None:
    """Say how likely each kind is; None where the weights are missing."""
    model = weights.model()
    return None if model is None else odds(model, found)


def odds(model: weights.Model, found: Features) -> Odds:
    """Say how likely each kind is by this model."""
    units = model.units(found.values)
    scores = model.scores(units)
    kinds = dict(zip(weights.KINDS, _shares(scores[: len(weights.KINDS)]), strict=True))
    best = max(_OTHER_KINDS, key=kinds.__getitem__)
    weighed = Odds(kinds["rejection"], best, kinds[best])
    if weighed.no < DOUBTFUL[0]:
        return weighed
    said = dict(zip(weights.HEADS, scores, strict=True))
    signers = _shares([said[f"signer-{one}"] for one in weights.SIGNERS])
    signer = max(zip(signers, weights.SIGNERS, strict=True))
    way = model.towards(units, 0, weights.KINDS.index(best))
    return replace(
        weighed,
        telling=_telling(model, way, found),
        reason=max(weights.REASONS, key=lambda one: said[f"reason-{one}"]),
        signer=signer[1] if signer[0] >= SIGNED else "unknown",
        door_open=_shares([said["door-open"], said["door-shut"]])[0] >= OPEN,
    )


def _shares(scores: Sequence[float]) -> list[float]:
    """Make the scores of kinds that exclude one another probabilities."""
    most = max(scores)
    raised = [math.exp(max(-40.0, score - most)) for score in scores]
    return [one / sum(raised) for one in raised]


def _telling(model: weights.Model, way: Sequence[float], found: Features) -> int | None:
    """Give the sentence whose words speak most for a no (1 is the first of the text)."""
    best, most = None, 0.0
    for place, names in enumerate(found.sentences, start=1):
        said = model.along(way, names)
        if said > most:
            best, most = place, said
    return best


def settle(ruled: Verdict, weighed: Odds, view: View) -> Verdict:
    """Give the verdict of everything together."""
    agreed = ruled.kind == "rejection" and ruled.sure
    if agreed:
        least = AGREED
    elif view.outside.mailing_list or view.length > LONG:
        least = BROADCAST
    else:
        least = LIKELY
    if not agreed and somebody_elses(view):
        least = max(least, OTHERS)
    if not view.has(*_NO_SIGNS):
        least = max(least, _pending(ruled, view))
    outdone = weighed.other != "other" and weighed.other_odds > weighed.no
    if weighed.no >= least and not outdone:
        sure = agreed or weighed.no >= DOUBTFUL[1]
        return Verdict(
            "rejection",
            _confidence(weighed.no, agreed=agreed),
            sure=sure,
            decisive=ruled.decisive if ruled.kind == "rejection" else (),
            also=ruled.also or _also(view),
        )
    doubtful = weighed.no >= SUSPECT and not view.outside.mailing_list
    if ruled.kind == "other" and somebody_elses(view):
        return replace(ruled, sure=not doubtful)
    if weighed.other == "offer" and weighed.other_odds < BELIEVED and ruled.kind in {"other", "other_job"}:
        return replace(ruled, confidence=weighed.other_odds, sure=not doubtful)
    if ruled.kind == weighed.other:
        return replace(ruled, confidence=max(ruled.confidence, weighed.other_odds), sure=not doubtful)
    return Verdict(weighed.other, max(0.3, weighed.other_odds), sure=not doubtful)


def _pending(ruled: Verdict, view: View) -> float:
    """Give the least for a no where the rules see an application that is still open, 0 where they do not."""
    outside = view.outside
    desk = outside.ats or outside.board or outside.no_reply or outside.job_sender
    if any(hit.rule.id.endswith(".in-process") for hit in view.hits):
        return PENDING if desk else ON_ITS_WAY
    return RECEIVED if ruled.kind == "received" else 0.0


def _confidence(no: float, *, agreed: bool) -> float:
    return min(0.99, 0.5 + 0.5 * no if agreed else no)


def _also(view: View) -> tuple[Kind, ...]:
    return ("outreach",) if view.has("another_job") else ()
