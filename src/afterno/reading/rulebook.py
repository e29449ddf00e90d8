"""The rules of recognition: data with examples of their own; a rule whose examples fail is left out and named."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from afterno.reading import built
from afterno.reading.engine import Match, Pattern, Sieve, compile_pattern
from afterno.reading.sentences import Sentence, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl")
COUNTED = frozenset({"job", "generic", "elsewhere"})
"""Signs of which only the different words matter."""
ASKED_ALONE = frozenset({"job", "yours", "alert"})
"""Signs that `Rulebook.shows` is asked for."""
GUARDED = frozenset({"no", "filled", "cancelled", "paused", "hint"})
_GUARDS = ("condition", "idiom", "reset", "after", "others")
_JUST_BEFORE = 14
_MACRO = re.compile(r"<([a-z_]\w*)>")
_GAP = re.compile(r"<g(\d+)>")
_DEPTH = 6


@dataclass(frozen=True)
class Rule:
    """One way of saying something: `sign` is what it shows, `about_job` whether its own words are about work."""

    id: str
    sign: str
    source: str
    about_job: bool = False
    guarded: bool = False
    without: str | None = None
    """What must not stand in the words met or just before them (a future, a negation)."""

    @cached_property
    def pattern(self) -> Pattern:
        """The expression, compiled when it is first wanted."""
        return compile_pattern(self.source)

    @cached_property
    def never(self) -> Pattern | None:
        """The expression of `without`."""
        return compile_pattern(self.without) if self.without else None

    def fits(self, sentence: bytes, start: int, end: int) -> bool:
        """Whether the words met hold nothing that forbids them."""
        return self.never is None or not self.never.search(sentence[max(0, start - _JUST_BEFORE) : end])


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule met in a sentence, `start` and `end` in its folded text."""

    rule: Rule
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Guards:
    """What takes a decision's force away: a condition before or after it, and what gives it back."""

    condition: Pattern
    idiom: Pattern
    reset: Pattern
    after: Pattern
    others: Pattern

    def stands(self, sentence: bytes, start: int, end: int) -> bool:
        """Whether what was met is said as a fact: no condition governs it, and it is not somebody else's story."""
        return not (
            sentence.endswith(b"?") or self.others.search(sentence) or self.governed(sentence, start, end)
        )

    def governed(self, sentence: bytes, start: int, end: int) -> bool:
        """Whether a condition before or after governs what was met."""
        text = sentence[: max(end - 1, start)]
        turns = [turn.end() for turn in self.reset.finditer(text) if turn.end() <= start]
        text = text[max(turns, default=0) :]
        for plain in reversed(list(self.idiom.finditer(text))):
            text = text[: plain.start()] + text[plain.end() :]
        if self.condition.search(text):
            return True
        return self.after.search(sentence[end:]) is not None


@dataclass(slots=True)
class Found:
    """What a rulebook met in a text: hits, and the different words of COUNTED signs."""

    hits: list[Hit] = field(default_factory=list)
    conditional: set[int] = field(default_factory=set)
    """Sentences in which a decision is only spoken of under a condition."""
    words: dict[str, set[bytes]] = field(default_factory=lambda: {sign: set() for sign in COUNTED})


@dataclass(frozen=True)
class Rulebook:
    """The rules of one language, with the guards that go with them."""

    language: str
    rules: tuple[Rule, ...]
    guards: Guards
    problems: tuple[str, ...] = ()

    @cached_property
    def sieve(self) -> Sieve:
        """Which rules are worth trying on a text."""
        return Sieve(rule.source for rule in self.rules)

    @cached_property
    def _by_sign(self) -> dict[str, Pattern]:
        sources: dict[str, list[str]] = {}
        for rule in self.rules:
            sources.setdefault(rule.sign, []).append(rule.source)
        return {
            sign: compile_pattern("|".join(f"(?:{one})" for one in of_sign))
            for sign, of_sign in sources.items()
            if sign in ASKED_ALONE
        }

    def shows(self, sign: str, folded: bytes) -> bool:
        """Whether a sign is anywhere in a folded text, guards apart; the cheap look before the whole one."""
        pattern = self._by_sign.get(sign)
        return pattern is not None and pattern.search(folded) is not None

    def read(self, sentences: tuple[Sentence, ...], into: Found | None = None) -> Found:
        """Every rule that is met, in no hypothetical or foreign sentence where the rule is guarded."""
        found = into or Found()
        lines = [sentence.folded.encode("ascii") for sentence in sentences]
        text = b"\n".join(lines)
        starts = _starts(lines)
        for number in self.sieve.candidates(text):
            rule = self.rules[number]
            matches = self.sieve.pattern(number).finditer(text)
            if rule.sign in COUNTED:
                found.words[rule.sign].update([match.group() for match in matches])
            else:
                found.hits.extend(self._met(rule, matches, starts, lines, found.conditional))
        return found

    def _met(
        self,
        rule: Rule,
        matches: Iterator[Match],
        starts: list[int],
        lines: list[bytes],
        conditional: set[int],
    ) -> Iterator[Hit]:
        seen: set[int] = set()
        for match in matches:
            number = bisect_right(starts, match.start()) - 1
            if number in seen:
                continue
            start, end = match.start() - starts[number], match.end() - starts[number]
            line = lines[number]
            if not rule.fits(line, start, end):
                continue
            if not rule.guarded or self.guards.stands(line, start, end):
                seen.add(number)
                yield Hit(rule, number, start, end)
            elif rule.sign == "no" and self.guards.governed(line, start, end):
                conditional.add(number)


def _starts(lines: Iterable[bytes]) -> list[int]:
    at, starts = 0, []
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _expand(source: str, macros: dict[str, str]) -> str:
    """Put in the macros; a gap lets a comma stand before it and never leaves the sentence."""
    for _ in range(_DEPTH):
        source = _MACRO.sub(lambda found: macros.get(found[1], found[0]), source)
    return _GAP.sub(r"(?:[^ \\n]+ ){0,\1}", source.replace(" <g", '[,;:)"]{0,2} <g'))


def _guards(data: dict[str, str]) -> Guards:
    return Guards(*(compile_pattern(data[name]) for name in _GUARDS))


def _rule(data: dict[str, Any], macros: dict[str, str]) -> Rule:
    sign = data["sign"]
    return Rule(
        id=data["id"],
        sign=sign,
        source="|".join(f"(?:{_expand(one, macros)})" for one in data["match"]),
        about_job=data.get("about_job", False),
        guarded=data.get("guarded", sign in GUARDED),
        without=_expand(data["never"], macros) if "never" in data else None,
    )


def _is_met(rule: Rule, guards: Guards, example: str) -> bool:
    for sentence in split(example):
        line = sentence.folded.encode("ascii")
        for match in rule.pattern.finditer(line):
            start, end = match.start(), match.end()
            if rule.fits(line, start, end) and (not rule.guarded or guards.stands(line, start, end)):
                return True
    return False


def _faults(rule: Rule, guards: Guards, data: dict[str, Any]) -> Iterator[str]:
    if not data.get("hits") or not data.get("misses"):
        yield f"{rule.id}: has no examples"
    for example in data.get("hits", ()):
        if not _is_met(rule, guards, example):
            yield f"{rule.id}: does not meet {example!r}"
    for example in data.get("misses", ()):
        if _is_met(rule, guards, example):
            yield f"{rule.id}: meets {example!r}"


def prepared(text: str) -> dict[str, Any]:
    """Give of a language's TOML what is needed to bind it: expanded, without the rules whose own examples fail."""
    data = tomllib.loads(text)
    macros = {name: f"(?:{source})" for name, source in data.get("macros", {}).items()}
    sources = {name: _expand(data["guards"][name], macros) for name in _GUARDS}
    guards = _guards(sources)
    kept: list[dict[str, Any]] = []
    problems: list[str] = []
    for entry in data["rule"]:
        rule = _rule(entry, macros)
        faults = list(_faults(rule, guards, entry))
        problems.extend(faults)
        if not faults:
            kept.append(asdict(rule))
    return {"guards": sources, "rules": kept, "problems": problems}


def bind(language: str, content: dict[str, Any]) -> Rulebook:
    """Make a rulebook of what was prepared."""
    rules = tuple(Rule(**entry) for entry in content["rules"])
    return Rulebook(language, rules, _guards(content["guards"]), tuple(content["problems"]))


def build(language: str, text: str) -> Rulebook:
    """Give a language's rulebook from its TOML; rules whose own examples fail are left out and named in `problems`."""
    return bind(language, prepared(text))


@cache
def rulebook(language: str) -> Rulebook:
    """Give the rules of a language, read once; English where there are none."""
    name = language if language in LANGUAGES else "en"
    content = built.content(name)
    return bind(
        name, content["rulebook"] if content else prepared(built.source(f"{name}.toml").decode("utf-8"))
    )
