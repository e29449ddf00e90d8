"""The rules of recognition: data with examples of their own; a rule whose examples fail is left out and named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

from afterno.reading.sentences import Sentence, fold, split

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl")
_MACRO = re.compile(r"<([a-z_]\w*)>")
_JUST_BEFORE = 14
_GAP = re.compile(r"<g(\d+)>")


class Pattern(Protocol):
    """What both regular expression engines can do."""

    def search(self, string: str, /) -> Any: ...  # noqa: ANN401, D102 - two engines' match types
    def finditer(self, string: str, /) -> Any: ...  # noqa: ANN401, D102 - two engines' match types


def compile_pattern(source: str) -> Pattern:
    """Compile by RE2, linear in the text, or by `re` where RE2 has no wheel."""
    try:
        import re2
    except ImportError:
        return re.compile(source)
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    compiled: Pattern = re2.compile(source, options)
    return compiled


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something: `sign` is what it shows, `strong` whether it may decide alone."""

    id: str
    sign: str
    pattern: Pattern
    source: str
    strong: bool = True
    about_job: bool = False
    guarded: bool = False
    never: Pattern | None = None
    """What must not stand in the words met or just before them (a future, a negation)."""

    def fits(self, sentence: str, start: int, end: int) -> bool:
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


@dataclass(frozen=True)
class Rulebook:
    """The rules of one language, with the guards that go with them."""

    language: str
    rules: tuple[Rule, ...]
    guards: Guards
    any_rule: Pattern
    problems: tuple[str, ...]

    def read(self, sentences: tuple[Sentence, ...]) -> tuple[Hit, ...]:
        """Every rule that is met, in no hypothetical or foreign sentence where the rule is guarded."""
        text = "\n".join(sentence.folded for sentence in sentences)
        if not self.any_rule.search(text):
            return ()
        starts = _starts(sentences)
        return tuple(self._met(text, starts, sentences))

    def words(self, sign: str, sentences: tuple[Sentence, ...]) -> set[str]:
        """The different words by which a sign shows itself."""
        text = "\n".join(sentence.folded for sentence in sentences)
        return {found.group() for rule in self.rules if rule.sign == sign for found in rule.pattern.finditer(text)}

    def _met(self, text: str, starts: list[int], sentences: tuple[Sentence, ...]) -> Iterator[Hit]:
        for rule in self.rules:
            seen: set[int] = set()
            for match in rule.pattern.finditer(text):
                number = _sentence_at(starts, match.start())
                if number in seen:
                    continue
                start, end = match.start() - starts[number], match.end() - starts[number]
                sentence = sentences[number].folded
                if rule.fits(sentence, start, end) and (not rule.guarded or self.stands(sentence, start, end)):
                    seen.add(number)
                    yield Hit(rule, number, start, end)

    def stands(self, sentence: str, start: int, end: int) -> bool:
        """Whether what was met is said as a fact: no condition governs it, and it is not somebody else's story."""
        before = sentence[:start]
        if self.guards.others.search(sentence) or sentence.endswith("?"):
            return False
        before = before[max((turn.end() for turn in self.guards.reset.finditer(before)), default=0) :]
        plain = self.guards.idiom.search(before)
        if plain:
            before = before[: plain.start()] + before[plain.end() :]
        head = sentence[start:end]
        if self.guards.condition.search(before + head[: max(0, len(head) - 1)]):
            return False
        return not self.guards.after.search(sentence[end:])


def _starts(sentences: Iterable[Sentence]) -> list[int]:
    at, starts = 0, []
    for sentence in sentences:
        starts.append(at)
        at += len(sentence.folded) + 1
    return starts


def _sentence_at(starts: list[int], position: int) -> int:
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= position else (low, middle)
    return low


def _expand(source: str, macros: dict[str, str]) -> str:
    for _ in range(6):
        source = _MACRO.sub(lambda found: macros.get(found[1], found[0]), source)
    return _GAP.sub(r"(?:[^ \\n]+ ){0,\1}", source.replace(" <g", '[,;:)"]{0,2} <g'))


def _guards(data: dict[str, str], macros: dict[str, str]) -> Guards:
    def made(name: str) -> Pattern:
        return compile_pattern(_expand(data.get(name) or r"\bnothing at all\b", macros))

    return Guards(made("condition"), made("idiom"), made("reset"), made("after"), made("others"))


def _rule(data: dict[str, Any], macros: dict[str, str]) -> Rule:
    source = "|".join(f"(?:{_expand(one, macros)})" for one in data["match"])
    sign = data["sign"]
    return Rule(
        id=data["id"],
        sign=sign,
        pattern=compile_pattern(source),
        source=source,
        strong=data.get("strong", True),
        about_job=data.get("about_job", False),
        never=compile_pattern(_expand(data["never"], macros)) if "never" in data else None,
        guarded=data.get("guarded", sign in {"no", "filled", "cancelled", "paused", "hint"}),
    )


def _faults(book: Rulebook, rule: Rule, data: dict[str, Any]) -> Iterator[str]:
    if not data.get("hits") or not data.get("misses"):
        yield f"{rule.id}: has no examples"
    for example in data.get("hits", ()):
        if not any(book.read(split(example))):
            yield f"{rule.id}: does not meet {example!r}"
    for example in data.get("misses", ()):
        if any(book.read(split(example))):
            yield f"{rule.id}: meets {example!r}"


def build(language: str, text: str) -> Rulebook:
    """A language's rulebook from its TOML; rules whose own examples fail are left out."""
    data = tomllib.loads(text)
    macros = {name: f"(?:{source})" for name, source in data.get("macros", {}).items()}
    guards = _guards(data.get("guards", {}), macros)
    kept: list[Rule] = []
    problems: list[str] = []
    for entry in data["rule"]:
        rule = _rule(entry, macros)
        alone = Rulebook(language, (rule,), guards, rule.pattern, ())
        faults = list(_faults(alone, rule, entry))
        problems.extend(faults)
        if not faults:
            kept.append(rule)
    together = compile_pattern("|".join(rule.source for rule in kept))
    return Rulebook(language, tuple(kept), guards, together, tuple(problems))


@cache
def rulebook(language: str) -> Rulebook:
    """The rules of a language, read once; English where there are none."""
    name = language if language in LANGUAGES else "en"
    folder = resources.files("afterno.reading").joinpath("rules")
    if not folder.joinpath(f"{name}.toml").is_file():
        return rulebook("en")
    text = resources.files("afterno.reading").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
    return build(name, text)


def folded(words: str) -> str:
    """Fold a phrase as sentences are folded, for callers that compare."""
    return fold(words)
