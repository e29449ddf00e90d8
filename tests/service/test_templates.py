"""Letters of the seeker's own making: checked before they are kept, never with a hole in them."""

from __future__ import annotations

import pytest

from afterno.errors import NotOnRecordError, UserError
from afterno.service import correspondence, drafting, entry, templates
from afterno.service.templates import OwnTemplate

from .conftest import NOW, days_ago

REPORT = OwnTemplate(
    "Short report", "report_back", "What came of it",
    "Dear {her},\n\nWhen we spoke {spoke_when}, {you_advised}. {result}\n\nMay I ask this? {question}\n\nYours, {me}",
)  # fmt: skip


@pytest.fixture
def advised(alice: int, dana: str) -> str:
    """Dana, who gave advice that Alice took."""
    entry.log(alice, dana, entry.LogForm("advice", note="learn SQL", at=days_ago(140)), NOW)
    entry.log(alice, dana, entry.LogForm("did-it", note="I learnt it in March", at=days_ago(20)), NOW)
    return dana


def test_an_own_template_comes_first_and_is_not_sent_twice(alice: int, advised: str) -> None:
    templates.save(alice, REPORT, NOW)
    letter = drafting.draft(alice, advised, NOW, reason="report_back")
    assert letter.shape == "own/Short report"
    assert letter.subject == "What came of it"
    assert "you advised me to learn SQL. I learnt it in March." in letter.body
    assert letter.body.count("Dear") == 1
    assert "May I ask this?" not in letter.body, "what leads up to a missing question goes with it"
    other = drafting.draft(alice, advised, NOW, reason="report_back", another=1)
    assert other.shape.startswith("report_back/")
    correspondence.put_on_record(alice, advised, letter, NOW)
    assert drafting.draft(alice, advised, NOW, reason="report_back").shape.startswith("report_back/")


def test_trying_it_shows_what_is_left_out(alice: int, dana: str) -> None:
    form = OwnTemplate(
        "Try", "regular", "", "I have thought about {topic}. {question} I wish you a good week."
    )
    seen = templates.preview(alice, form, dana, NOW)
    assert [name for name, _ in seen.left_out] == ["question", "topic"]
    assert "I wish you a good week." in seen.body
    assert "{" not in seen.body + seen.subject
    assert "thought about" not in seen.body


def test_the_coach_reads_a_template_on_trial(alice: int, dana: str) -> None:
    form = OwnTemplate(
        "Fawn", "regular", "", "You are my role model and I hang on your every word. {question}"
    )
    assert {finding.code for finding in templates.preview(alice, form, dana, NOW).findings} & {
        "OBS001",
        "OBS002",
    }


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (OwnTemplate("", "regular", "", "Hello there."), "needs a name"),
        (OwnTemplate("A", "greeting", "", "Hello there."), "is no reason"),
        (OwnTemplate("A", "regular", "", "  "), "no words"),
        (OwnTemplate("A", "regular", "", "Hello {her_nmae}."), "Did you mean {her_name}|her_nmae"),
        (OwnTemplate("A", "regular", "{subjekt}", "Hello."), "subjekt"),
        (OwnTemplate("A", "regular", "", "Dear [Name], hello."), "blank to fill in"),
        (OwnTemplate("A", "regular", "", "x " * 4000), "too long"),
    ],
)
def test_what_could_leave_a_hole_is_not_kept(alice: int, form: OwnTemplate, says: str) -> None:
    with pytest.raises(UserError, match=says):
        templates.save(alice, form, NOW)
    assert templates.templates(alice) == ()


def test_templates_are_renamed_replaced_and_removed(alice: int) -> None:
    templates.save(alice, REPORT, NOW)
    templates.save(alice, OwnTemplate("Shorter", REPORT.reason, "", "{result}"), NOW, replaces="Short report")
    assert [one.name for one in templates.templates(alice)] == ["Shorter"]
    templates.save(alice, OwnTemplate("shorter", REPORT.reason, "", "{you_advised}."), NOW)
    assert [one.body for one in templates.templates(alice)] == ["{you_advised}."]
    templates.remove(alice, "SHORTER", NOW)
    assert templates.templates(alice) == ()
    with pytest.raises(NotOnRecordError, match="None is kept yet"):
        templates.remove(alice, "Shorter", NOW)
