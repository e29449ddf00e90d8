from __future__ import annotations

from pathlib import Path

from tests.wording.letter_cast import FULL

from afterno.wording import drafts
from afterno.wording.letter_pieces import letter
from afterno.wording.library import load

DOCS = Path(__file__).parents[2] / "docs"


def test_every_reason_and_every_fact_of_a_template_is_documented() -> None:
    page = (DOCS / "drafts.md").read_text(encoding="utf-8")
    for reason in drafts.REASONS:
        assert f"| `{reason}` |" in page
        assert f"| {load(f'draft_{reason}')['most']}" in page
    for slot, meaning in drafts.known_slots().items():
        assert f"| `{slot}` | {meaning} |" in page


def test_every_fact_offered_for_own_templates_is_one_that_letters_have() -> None:
    assert drafts.known_slots().keys() <= letter(FULL, "regular").keys()


def test_the_page_counts_the_shapes_rightly() -> None:
    page = (DOCS / "drafts.md").read_text(encoding="utf-8")
    assert "`regular` has eight" in page
    assert len(drafts.shapes("regular")) == 8


def test_every_fact_a_built_in_letter_asks_for_can_be_found() -> None:
    gaps = load("gaps")
    for reason in drafts.REASONS:
        data = load(f"draft_{reason}")
        for name in (*data["needs"], *data["wanted"]):
            assert gaps["what"][name]
            assert gaps["where"][name]


def test_the_guide_to_the_call_names_every_way_it_may_go() -> None:
    page = (DOCS / "the-call.md").read_text(encoding="utf-8")
    for branch in (
        "Not a good time",
        "Why do you call",
        "The decision is final",
        "Send me an e-mail",
        "wrong number",
    ):
        assert branch in page
