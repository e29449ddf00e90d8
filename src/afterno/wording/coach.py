"""The wording coach: reads a message before it leaves and says what would hurt, why, and what to say instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.wording import hearing
from afterno.wording.facts import BadFacts, CoachError, Facts, UnknownContext, checked_context, checked_facts
from afterno.wording.match import Hit, hits
from afterno.wording.measures import words_and_seconds
from afterno.wording.rulebook import SEVERITIES, Book, Code, book
from afterno.wording.sentences import Sentence, sentences
from afterno.wording.slots import Missing, missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ["BadFacts", "CoachError", "Facts", "Finding", "Report", "UnknownContext", "check"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to change: where it stands, why it hurts, what to say instead."""

    code: str
    severity: str
    start: int
    end: int
    text: str
    why: str
    better: str
    weight: int = 0

    @property
    def key(self) -> str:
        """What to put into `ignored` to silence this finding here; its bare code silences it always."""
        return f"{self.code}@{self.start}-{self.end}"

    def json(self) -> dict[str, Any]:
        """As in `coach --json`."""
        names = ("code", "severity", "start", "end", "text", "why", "better")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Report:
    """What the coach says of one message; the three gravest findings come first."""

    context: str
    words: int
    seconds: float
    findings: tuple[Finding, ...]

    def json(self) -> dict[str, Any]:
        """As in `coach --json`."""
        return {
            "context": self.context,
            "words": self.words,
            "seconds": self.seconds,
            "findings": [finding.json() for finding in self.findings],
        }


def check(
    text: str,
    context: str,
    facts: Facts | Mapping[str, object] | None = None,
    ignored: Collection[str] = (),
) -> Report:
    """Read a message of this context; `ignored` holds codes (always) and keys of findings (once)."""
    context = checked_context(context)
    known = checked_facts(facts)
    rules = book()
    words, seconds = words_and_seconds(text)
    read = sentences(text)
    found = [_of_hit(hit, text) for hit in hits(rules, read, context, text)]
    found += _heard(rules, read, context, text, found)
    found += [
        _of_missing(item, rules, text)
        for item in missing(rules, text, read, context, words, known, _spans(found))
    ]
    kept = [finding for finding in found if not {finding.code, finding.key} & set(ignored)]
    return Report(context, words, seconds, tuple(sorted(kept, key=_gravity)))


def _heard(
    rules: Book, read: Iterable[Sentence], context: str, text: str, found: Collection[Finding]
) -> list[Finding]:
    """Add what sounds like a fault in sentences where no frame has spoken and that are no quotation."""
    needed = _needed(rules, context)
    added: list[Finding] = []
    for sentence in read:
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        if (
            any(sentence.quoted)
            or hearing.disclaimed(sentence.line)
            or any(one.start < end and start < one.end for one in found)
        ):
            continue
        heard = hearing.heard([token.word for token in sentence.tokens], context, needed)
        if heard:
            name, certain = heard
            code = rules.codes[name]
            severity = code.severity if certain or code.severity != "error" else "warning"
            added.append(
                Finding(name, severity, start, end, text[start:end], code.why, code.better, code.weight)
            )
    return added


def _needed(rules: Book, context: str) -> dict[str, float]:
    """Give how likely each code of the context must be."""
    return {name: likely for name, likely in hearing.LIKELY.items() if context in rules.codes[name].contexts}


def _gravity(finding: Finding) -> tuple[int, int, int, str]:
    return SEVERITIES.index(finding.severity), -finding.weight, finding.start, finding.code


def _spans(found: Iterable[Finding]) -> frozenset[str]:
    return frozenset(finding.code for finding in found)


def _of_hit(hit: Hit, text: str) -> Finding:
    code = hit.rule.code
    return Finding(
        code.code, code.severity, hit.start, hit.end, text[hit.start : hit.end], hit.rule.why, hit.rule.better, code.weight
    )  # fmt: skip


def _of_missing(item: Missing, rules: Book, text: str) -> Finding:
    code: Code = rules.codes[item.code]
    start, end = item.span or (len(text), len(text))
    return Finding(
        item.code, item.severity or code.severity, start, end, text[start:end], item.why or code.why,
        item.better or code.better, code.weight,
    )  # fmt: skip


def sentences_of(text: str) -> Iterator[Sentence]:
    """Give the sentences as the coach reads them, for those who write rules."""
    yield from sentences(text)
