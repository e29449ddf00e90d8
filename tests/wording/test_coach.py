from __future__ import annotations

import pytest

from afterno.wording.coach import BadFacts, UnknownContext, check


def codes(text: str, context: str, facts: dict[str, object] | None = None) -> set[str]:
    return {finding.code for finding in check(text, context, facts).findings}


def test_a_finding_names_its_place_in_the_text_as_given() -> None:
    text = "Hello — you’ve been such a mentor to me."
    finding = check(text, "call").findings[0]
    assert finding.code == "OBS001"
    assert text[finding.start : finding.end] == finding.text == "you’ve been such a mentor"


def test_an_absence_stands_at_the_end_of_the_text() -> None:
    text = "Thanks for calling. Bye."
    absences = [f for f in check(text, "call").findings if f.code == "ASK004"]
    assert [(f.start, f.end, f.text) for f in absences] == [(len(text), len(text), "")]


def test_an_unknown_context_is_a_clear_problem() -> None:
    with pytest.raises(UnknownContext, match="Did you mean 'voicemail'"):
        check("Hello", "voice-mail")


@pytest.mark.parametrize(
    "facts", [{"answers": "two"}, {"answers": -1}, {"answers": True}, {"anwsers": 1}, [1]]
)
def test_bad_facts_are_a_clear_problem(facts: object) -> None:
    with pytest.raises(BadFacts):
        check("Hello", "followup", facts)  # type: ignore[arg-type]
