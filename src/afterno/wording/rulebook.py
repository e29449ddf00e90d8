"""The rules as data: read, checked in structure, and made ready so that only what a text touches is ever compiled."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from afterno.wording.facts import CONTEXTS
from afterno.wording.frames import START, Piece, classes, translate

SEVERITIES = ("error", "warning", "info")
BUILT = "built.json"
MIN_EXAMPLES = 8


class BadRule(ValueError):  # noqa: N818 - named after what is wrong
    """A rule's file is not what a rule must be."""


@dataclass(frozen=True, slots=True)
class Code:
    """What the taxonomy says of one code."""

    code: str
    name: str
    severity: str
    weight: int
    contexts: frozenset[str]
    why: str
    better: str


@dataclass(frozen=True, slots=True)
class Need:
    """Words of which one must occur in the sentence: whole words, and beginnings of words."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def met_by(self, words: frozenset[str]) -> bool:
        """Whether one of them occurs."""
        if not self.words.isdisjoint(words):
            return True
        return bool(self.stems) and any(word.startswith(self.stems) for word in words)


@dataclass(slots=True)
class Frame:
    """One pattern, compiled when it is first needed."""

    source: str
    classes: Mapping[str, Piece]
    needs: tuple[Need, ...] = ()
    _compiled: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(START + translate(self.source, self.classes).regex)
        return self._compiled


@dataclass(slots=True)
class Rule:
    """One idea of a code: frames that show it, and what silences them."""

    id: str
    code: Code
    frames: tuple[Frame, ...]
    contexts: frozenset[str]
    unless: Frame | None = None
    before: Frame | None = None
    after: Frame | None = None
    negatable: bool = True
    mirror: bool = True
    raw: tuple[re.Pattern[str], ...] = ()
    count: int = 1
    whole_message: bool = False
    why: str = ""
    better: str = ""


@dataclass(slots=True)
class Book:
    """All rules, with an index from words to the frames they may wake."""

    codes: dict[str, Code]
    rules: tuple[Rule, ...] = ()
    words: dict[str, list[tuple[Rule, Frame]]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, Rule, Frame]]] = field(default_factory=dict)
    slots: dict[str, Frame] = field(default_factory=dict)

    def awake(
        self, words: frozenset[str], context: str, silent: Collection[str] = ()
    ) -> Iterator[tuple[Rule, Frame]]:
        """Give the frames that a sentence with these words may match, each once; none of the silent codes."""
        seen: set[int] = set()
        for rule, frame in self._candidates(words):
            if rule.code.code in silent or id(frame) in seen or context not in rule.contexts:
                continue
            seen.add(id(frame))
            if all(need.met_by(words) for need in frame.needs[1:]):
                yield rule, frame

    def _candidates(self, words: frozenset[str]) -> Iterator[tuple[Rule, Frame]]:
        for word in sorted(words):
            yield from self.words.get(word, ())
            for stem, rule, frame in self.stems.get(word[:3], ()):
                if word.startswith(stem):
                    yield rule, frame


def sources() -> dict[str, bytes]:
    """Read the rules' files by name."""
    folder = files("afterno.wording") / "rules"
    return {item.name: item.read_bytes() for item in folder.iterdir() if item.name.endswith(".toml")}


def digest(data: Mapping[str, bytes]) -> str:
    """Name the state of the rules' files."""
    total = hashlib.sha256()
    for name in sorted(data):
        total.update(name.encode() + b"\0" + data[name] + b"\0")
    return total.hexdigest()


def parsed(data: Mapping[str, bytes]) -> dict[str, Any]:
    """Read the files into one structure: classes, codes, rules, slots, with the examples."""
    whole: dict[str, Any] = {"classes": {}, "codes": {}, "rule": [], "slots": {}}
    for name in sorted(data):
        content = tomllib.loads(data[name].decode("utf-8"))
        for key in ("classes", "codes", "slots"):
            whole[key].update(content.get(key, {}))
        whole["rule"] += content.get("rule", [])
    return whole


def prepared(whole: Mapping[str, Any], refused: Collection[str] = ()) -> dict[str, Any]:
    """What is needed at run time: no examples, none of the refused rules, and each frame's needed words worked out."""
    known = classes(whole["classes"])
    table: dict[frozenset[str], int] = {}
    rules = [_prepared_rule(rule, known, table) for rule in whole["rule"] if rule["id"] not in refused]
    return {
        "classes": whole["classes"],
        "codes": whole["codes"],
        "slots": {name: slot["say"] for name, slot in whole["slots"].items()},
        "rule": rules,
        "sets": [sorted(words) for words in table],
    }


def _prepared_rule(
    rule: Mapping[str, Any], known: Mapping[str, Piece], table: dict[frozenset[str], int]
) -> dict[str, Any]:
    kept = {key: value for key, value in rule.items() if key not in {"must", "near", "frames"}}
    frames: list[list[Any]] = []
    for source in rule.get("frames", ()):
        needs = translate(source, known).needs[:4]
        if not needs:
            raise BadRule(f"{rule['id']}: a frame needs at least one word that must occur: {source}")
        frames.append([source, *(table.setdefault(words, len(table)) for words in needs)])
    return {**kept, "frames": frames}


def built() -> dict[str, Any] | None:
    """What the build step made of the rules' files, if it is there and not older than they are."""
    path = files("afterno.wording") / "rules" / BUILT
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return content if content.get("digest") == digest(sources()) else None


@lru_cache(maxsize=1)
def book() -> Book:
    """The rules in force, as built and verified."""
    content = built()
    return bind(prepared(parsed(sources())) if content is None else content)


class _Classes(Mapping[str, Piece]):
    """The word classes, each translated when it is first needed."""

    def __init__(self, source: Mapping[str, list[str]]) -> None:
        self._source = source
        self._made: dict[str, Piece] = {}

    def __getitem__(self, name: str) -> Piece:
        if name not in self._made:
            self._made[name] = translate(" | ".join(self._source[name]), self)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)


def bind(content: Mapping[str, Any]) -> Book:
    """Check the structure of the rules and bind them to their codes."""
    known = _Classes(content["classes"])
    codes = {code: _code(code, entry) for code, entry in content["codes"].items()}
    needs = [_need(words) for words in content["sets"]]
    made = Book(codes)
    made.rules = tuple(_rule(entry, codes, known, needs) for entry in content["rule"])
    names = [rule.id for rule in made.rules]
    if len(set(names)) != len(names):
        raise BadRule(f"two rules share an id: {min(n for n in names if names.count(n) > 1)}")
    made.slots = {name: Frame(" | ".join(say), known) for name, say in content["slots"].items()}
    for rule in made.rules:
        for frame in rule.frames:
            _index(made, rule, frame)
    return made


def _code(code: str, entry: Mapping[str, Any]) -> Code:
    contexts = frozenset(entry.get("contexts", CONTEXTS))
    if entry["severity"] not in SEVERITIES or not contexts <= set(CONTEXTS):
        raise BadRule(f"{code}: unknown severity or context")
    return Code(
        code, entry["name"], entry["severity"], entry["weight"], contexts, entry["why"], entry["better"]
    )


def _rule(
    entry: Mapping[str, Any], codes: Mapping[str, Code], known: Mapping[str, Piece], needs: Sequence[Need]
) -> Rule:
    code = codes.get(entry["code"])
    if code is None or not (entry.get("frames") or entry.get("raw")):
        raise BadRule(f"{entry.get('id')}: a rule needs a known code and frames")
    optional: dict[str, Any] = {
        key: Frame(" | ".join(entry[key]), known) for key in ("unless", "before", "after") if entry.get(key)
    }
    plain = {key: entry[key] for key in ("negatable", "mirror", "count", "whole_message") if key in entry}
    return Rule(
        id=entry["id"],
        code=code,
        frames=tuple(
            Frame(source, known, tuple(needs[number] for number in numbers))
            for source, *numbers in entry["frames"]
        ),
        raw=tuple(re.compile(pattern) for pattern in entry.get("raw", ())),
        contexts=frozenset(entry.get("only", code.contexts)),
        why=entry.get("why", code.why),
        better=entry.get("better", code.better),
        **optional,
        **plain,
    )


def _index(made: Book, rule: Rule, frame: Frame) -> None:
    first = frame.needs[0]
    for word in first.words:
        made.words.setdefault(word, []).append((rule, frame))
    for stem in first.stems:
        if len(stem) < 3:
            raise BadRule(f"{rule.id}: the stem {stem}* is too short")
        made.stems.setdefault(stem[:3], []).append((stem, rule, frame))


def _need(words: Sequence[str]) -> Need:
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return Need(frozenset(word for word in words if not word.endswith("*")), stems)
