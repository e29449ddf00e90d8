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


def test_a_report_has_the_shape_of_the_contract() -> None:
    report = check("Would you reconsider?", "hr").json()
    assert list(report) == ["context", "words", "seconds", "findings"]
    assert {tuple(finding) for finding in report["findings"]} == {
        ("code", "severity", "start", "end", "text", "why", "better")
    }


def test_the_gravest_come_first() -> None:
    found = check("You are a genius. Please answer by Friday. Would you reconsider?", "call").findings
    assert [finding.code for finding in found][:3] == ["CHL002", "PST002", "ASK004"]


def test_a_finding_can_be_silenced_here_or_always() -> None:
    text = "Would you reconsider? Would you mentor me?"
    first = check(text, "hr").findings[0]
    assert first.code == "CHL002"
    assert "CHL002" not in {f.code for f in check(text, "hr", ignored=[first.key]).findings}
    assert "OBS001" not in {f.code for f in check(text, "hr", ignored={"OBS001"}).findings}
    assert "CHL002" in {f.code for f in check(text, "hr", ignored={"CHL002@1-2"}).findings}


def test_a_phone_number_is_one_word_but_its_digits_are_spoken() -> None:
    report = check("Call me on 555-0142 please", "voicemail")
    assert (report.words, report.seconds) == (5, 4.4)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, False),
        ({"months_since_conversation": 1}, True),
        ({"months_since_conversation": 6}, False),
        ({"months_since_conversation": 6, "answers": 0}, True),
    ],
)
def test_a_meeting_is_too_early_only_where_the_record_says_so(facts: dict[str, object], found: bool) -> None:
    assert ("MTG001" in codes("Would you have time for a coffee in May?", "meeting", facts)) is found


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("A fine course has begun.", "followup", True),
        ("Thank you for your quick answer. The course has begun.", "followup", False),
        ("I passed the exam.", "milestone", False),
    ],
)
def test_too_soon_is_not_said_of_a_milestone_or_a_reply(text: str, context: str, expected: bool) -> None:
    assert ("PST004" in codes(text, context, {"touches_last_30_days": 1})) is expected


@pytest.mark.parametrize("words", [75, 76])
def test_a_voicemail_is_too_long_over_its_limit(words: int) -> None:
    assert ("LEN001" in codes("word " * words, "voicemail")) is (words > 75)


@pytest.mark.parametrize(("words", "severity"), [(125, None), (126, "info"), (150, "info"), (151, "warning")])
def test_a_followup_has_an_aim_and_a_limit(words: int, severity: str | None) -> None:
    found = [f.severity for f in check("word " * words, "followup").findings if f.code == "LEN001"]
    assert found == ([severity] if severity else [])
