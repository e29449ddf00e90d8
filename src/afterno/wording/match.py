"""Frames laid over sentences: what speaks of the manager or the decision, and is neither denied nor quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.wording import hearing
from afterno.wording.mirror import mirrored
from afterno.wording.sentences import MAX_CHARACTERS, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from afterno.wording.rulebook import Book, Rule

_NEGATED = re.compile(
    r"(?<![^ ])(?:not|never|nor|neither|without|no|hardly|nobody|nothing|rather than|instead of|far from|no one"
    r"|refrain from|stop short of|avoid|refuse to|resist)"
    r" (?!only |just |help |doubt |sure |believe |understand |see |forgive |accept |get |idea |question |wonder |hide "
    r"|deny |matter |forget |stop |longer )"
    r"(?:(?!but |because |although |though |since |yet |however |while )[\w'][^ ]* ){0,7}$"
)
_QUOTED_RUN = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule's frame matched."""

    rule: Rule
    start: int
    end: int


def hits(rules: Book, read: Iterable[Sentence], context: str, text: str) -> list[Hit]:
    """Find all places, one per code and sentence, the longer of those that overlap."""
    read = tuple(read)
    all_quoted = all(all(sentence.quoted) for sentence in read)
    found = [*_raw(rules, text, context)]
    gathered: dict[str, list[Hit]] = {}
    for sentence in read:
        places = [*_places(rules, sentence, context, heed_quotes=not all_quoted)]
        for rule, hit in places:
            if rule.count == 1:
                found.append(hit)
        _gather(places, found, gathered)
    found += [_joined(many) for many in gathered.values() if len(many) >= many[0].rule.count]
    return settled(found)


def _raw(rules: Book, text: str, context: str) -> Iterator[Hit]:
    """Find what shows in the marks of the text itself: blanks that were never filled in."""
    for rule in rules.rules:
        if rule.raw and context in rule.contexts:
            for pattern in rule.raw:
                for match in pattern.finditer(text, 0, MAX_CHARACTERS):
                    yield Hit(rule, match.start(), match.end())


def _gather(places: list[tuple[Rule, Hit]], found: list[Hit], gathered: dict[str, list[Hit]]) -> None:
    """Count what only matters when it piles up."""
    here: dict[str, list[Hit]] = {}
    for rule, hit in places:
        if rule.count > 1:
            pile = gathered if rule.whole_message else here
            _add(pile.setdefault(rule.id, []), hit)
    found += [_joined(many) for many in here.values() if len(many) >= many[0].rule.count]


def _add(pile: list[Hit], hit: Hit) -> None:
    if not any(other.start < hit.end and hit.start < other.end for other in pile):
        pile.append(hit)


def _joined(many: list[Hit]) -> Hit:
    return Hit(many[0].rule, min(hit.start for hit in many), max(hit.end for hit in many))


def _places(
    rules: Book, sentence: Sentence, context: str, *, heed_quotes: bool
) -> Iterator[tuple[Rule, Hit]]:
    readings = [sentence]
    if context in {"assistant", "hr"}:
        readings += mirrored(sentence)
    silent = hearing.spoken_against([token.word for token in sentence.tokens], context)
    for number, reading in enumerate(readings):
        for rule, frame in rules.awake(reading.words, context, silent):
            if number and not rule.mirror:
                continue
            for match in frame.regex.finditer(reading.line):
                if match.end() > match.start() and not _silent(rule, reading, match, heed_quotes):
                    yield rule, _hit(rule, reading, match)


def denied(before: str) -> bool:
    """Whether what stands before in the sentence denies what follows."""
    return _NEGATED.search(before) is not None


def _hit(rule: Rule, sentence: Sentence, match: re.Match[str]) -> Hit:
    first = sentence.index(match.start())
    last = max(sentence.index(match.end() - 1), first)
    while last > first and not sentence.tokens[last].word[0].isalnum():
        last -= 1
    return Hit(rule, sentence.tokens[first].start, sentence.tokens[last].end)


def _silent(rule: Rule, sentence: Sentence, match: re.Match[str], heed_quotes: bool) -> bool:
    line = sentence.line
    if rule.unless and rule.unless.regex.search(line):
        return True
    if rule.before and rule.before.regex.search(line[: match.start()]):
        return True
    if rule.after and rule.after.regex.search(line, match.end()):
        return True
    if rule.negatable and _NEGATED.search(line[: match.start()]):
        return True
    return heed_quotes and _is_quoted(sentence, match)


def _is_quoted(sentence: Sentence, match: re.Match[str]) -> bool:
    first, last = sentence.index(match.start()), sentence.index(match.end() - 1)
    return last - first + 1 >= _QUOTED_RUN and all(sentence.quoted[first : last + 1])


def settled(found: list[Hit]) -> list[Hit]:
    """Keep the gravest where places overlap."""
    order = sorted(found, key=lambda hit: (-hit.rule.code.weight, hit.start - hit.end, hit.start))
    kept: list[Hit] = []
    for hit in order:
        if not any(_same_matter(hit, other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _same_matter(one: Hit, other: Hit) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if one.rule.code.code[:3] == other.rule.code.code[:3]:
        return shared > 0
    return shared * 2 > min(one.end - one.start, other.end - other.start)
