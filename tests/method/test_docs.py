"""The pages of docs/method say what the program does."""

from __future__ import annotations

from pathlib import Path

from afterno.method.policy import HOURS, NUMBERS

DOCS = Path(__file__).parents[2] / "docs" / "method"


def test_every_rule_has_a_page_and_every_number_stands_on_the_page_of_its_rule() -> None:
    for number in range(1, 17):
        assert (DOCS / f"m{number:02}.md").read_text(encoding="utf-8").startswith(f"# M{number}: ")
    for one in NUMBERS:
        page = (DOCS / f"m{int(one.rule[1:]):02}.md").read_text(encoding="utf-8")
        assert (
            f"| `{one.key}` | {one.default} | {one.lowest} to {one.highest} | {one.unit} | {one.says} |"
            in page
        )


def test_her_hours_are_documented() -> None:
    page = (DOCS / "m07.md").read_text(encoding="utf-8")
    assert all(key in page and default in page for key, default in HOURS.items())


def test_no_page_speaks_of_leads_and_campaigns() -> None:
    for page in DOCS.glob("*.md"):
        words = page.read_text(encoding="utf-8").casefold()
        assert not any(word in words for word in ("prospect", "campaign", "funnel"))
