"""The build step of the rules: each is tried on its own examples, and only those that keep them are put in force.

Run `python -m afterno.wording.verify` after a change to the rules; a test refuses a stale or failing build.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afterno.wording.facts import CONTEXTS
from afterno.wording.match import hits
from afterno.wording.rulebook import BUILT, MIN_EXAMPLES, Book, bind, digest, parsed, prepared, sources
from afterno.wording.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKED = re.compile(r"(?:\[(?P<context>[a-z]+)\] )?(?P<text>.*)", re.DOTALL)
_USUAL = ("call", "followup", "news", *CONTEXTS)


def verify() -> dict[str, list[str]]:
    """Say of every rule which of its examples it fails, and what it lacks; an empty mapping is the good answer."""
    whole = parsed(sources())
    made = bind(prepared(whole))
    failures: dict[str, list[str]] = {}
    for rule in whole["rule"]:
        problems = [*_problems(rule, made)]
        if problems:
            failures[rule["id"]] = problems
    return failures


def _problems(rule: Mapping[str, Any], made: Book) -> Iterator[str]:
    for key in ("must", "near"):
        if len(set(rule.get(key, ()))) < MIN_EXAMPLES:
            yield f"fewer than {MIN_EXAMPLES} examples under '{key}'"
    for example in rule.get("must", ()):
        if rule["code"] not in codes_found(example, rule["code"], made):
            yield f"not found: {example}"
    for example in rule.get("near", ()):
        if rule["code"] in codes_found(example, rule["code"], made):
            yield f"wrongly found: {example}"


def codes_found(example: str, code: str, made: Book) -> set[str]:
    """The codes whose frames find something in an example; `[context]` before it names the context."""
    match = _MARKED.fullmatch(example)
    text = match["text"] if match else example
    allowed = made.codes[code].contexts
    context = (match["context"] if match else None) or next(name for name in _USUAL if name in allowed)
    return {hit.rule.code.code for hit in hits(made, sentences(text), context, text)}


def build() -> tuple[str, dict[str, list[str]]]:
    """Make the file of the rules in force, without the rules that fail their examples."""
    data = sources()
    failures = verify()
    content = {"digest": digest(data), **prepared(parsed(data), failures)}
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n", failures


def main() -> int:
    """Write the file, and say what was refused."""
    text, failures = build()
    Path(__file__).with_name("rules").joinpath(BUILT).write_text(text, encoding="utf-8")
    for name, problems in failures.items():
        sys.stderr.write(f"refused: {name}\n" + "".join(f"  {problem}\n" for problem in problems))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
