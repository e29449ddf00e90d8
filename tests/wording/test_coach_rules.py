from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterno.wording.coach import check
from afterno.wording.facts import CONTEXTS
from afterno.wording.frames import BadPattern, translate
from afterno.wording.rulebook import BadRule, bind, built, digest, parsed, prepared, sources
from afterno.wording.sentences import sentences
from afterno.wording.verify import build, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "data" / "coach"


def messages(split: str) -> Iterator[tuple[str, dict[str, object], str]]:
    for path in sorted((DATA / split).glob("clean*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            head = re.match(r"\[(\w+)\]\s*(\{.*\})?", lines[0]) if lines else None
            if head:
                yield head[1], json.loads(head[2] or "{}"), "\n".join(lines[1:])


def test_every_rule_keeps_its_own_examples() -> None:
    assert verify() == {}


def test_the_rules_in_force_are_built_from_the_files_as_they_are() -> None:
    content = built()
    assert content is not None, "run python -m afterno.wording.verify"
    assert content["digest"] == digest(sources())
    assert json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n" == build()[0]


def test_a_rule_that_fails_its_examples_is_not_built_in() -> None:
    whole = parsed(sources())
    kept = {rule["id"] for rule in prepared(whole, {"placeholder"})["rule"]}
    assert kept == {rule["id"] for rule in whole["rule"]} - {"placeholder"}


def test_a_rule_of_an_unknown_code_does_not_load() -> None:
    content = prepared(parsed(sources()))
    content["rule"][0]["code"] = "ZZZ999"
    with pytest.raises(BadRule, match="known code"):
        bind(content)


@pytest.mark.parametrize("pattern", ["( open", "closed )", "<UNKNOWN_CLASS> word"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        translate(pattern, {})


@pytest.mark.parametrize("split", ["tune", "held"])
def test_clean_messages_pass(split: str) -> None:
    cases = list(messages(split))
    flagged = [
        (text[:60], [(f.code, f.text) for f in found])
        for context, facts, text in cases
        if (found := [f for f in check(text, context, facts).findings if f.severity != "info"])
    ]
    assert len(flagged) <= len(cases) * 0.05, flagged


@pytest.mark.parametrize("split", ["tune", "held"])
def test_most_of_what_is_wrong_is_found(split: str) -> None:
    script = re.compile(r"(\w{6})((?: \[\w+\]| \{.*?\})*) ([+-])((?: \[\w+\])?)((?: \{.*?\})?) (.*)")
    hit = total = 0
    for path in sorted((DATA / split).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = script.fullmatch(line)
            if case is None or case[3] == "-":
                continue
            context = re.search(r"\[(\w+)\]", line)
            facts = re.search(r"(\{.*?\}) [+]", line)
            known = json.loads(facts[1]) if facts else {}
            found = check(case[6], context[1] if context and context[1] in CONTEXTS else "call", known)
            total += 1
            hit += case[1][:3] in {f.code[:3] for f in found.findings}
    assert total > 250
    assert hit >= total * 0.9, (hit, total)


@given(st.text(max_size=400), st.sampled_from(CONTEXTS))
@example("Thank you \u302a for that.", "call")
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_place_lies_in_it(text: str, context: str) -> None:
    for finding in check(text, context).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text


@given(st.text(alphabet="youmentor'’-–. ,!?\n\"“”", max_size=200))
@settings(max_examples=60, deadline=None)
def test_every_token_stands_where_it_says(text: str) -> None:
    for sentence in sentences(text):
        for number, token in enumerate(sentence.tokens):
            assert 0 <= token.start < token.end <= len(text)
            assert sentence.index(sentence.position(number)) == number


@pytest.mark.parametrize(
    "text", ["you " * 9000, "(" * 9000, "a-" * 9000, "5 " * 9000, '"' * 9000, "I do not " * 3000]
)
def test_a_hostile_text_is_read_to_the_end(text: str) -> None:
    assert check(text, "voicemail").words >= 0


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        (
            "I'm not asking you to look at it again, nor to reconsider.",
            "hr",
            "CHL002",
        ),
        ("She told the trainees: “You are my idol, all of you.” That made us laugh.", "call", "OBS002"),
        ("She asked me to mentor two interns.", "hr", "OBS001"),
        ("My old boss made an unfair decision about the rota.", "call", "CHL001"),
    ],
)
def test_what_is_denied_quoted_or_of_others_is_silent(text: str, context: str, code: str) -> None:
    assert code not in {finding.code for finding in check(text, context).findings}
