"""The voice that hears whole sentences: it adds where no frame has spoken, and keeps silent elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.wording import coach, hearing
from afterno.wording.facts import CONTEXTS
from afterno.wording.rulebook import book
from afterno.wording.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parent.parent / "data" / "coach" / "corpus"
SMALL = "Next to you I feel like a silly schoolgirl with a broken pencil."
"""Heard even alone."""
BOAST = "They hired me for twice the salary, so do tell your panel what they missed."
"""No frame knows it either."""
LABEL = "You have been such a mentor to me."
"""A frame knows it."""
ODD = "\u200b\u0301\u202e\u00ad\ufeff\U0001f600ßİıǅﬁ٣²½…„“”«»'\"-–—_?!.\n\r\t\x00 "


@pytest.fixture
def no_weights(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(hearing, "WEIGHTS", "nowhere.weights")
    hearing._weights.cache_clear()
    yield
    hearing._weights.cache_clear()


def heard(text: str, context: str = "followup") -> list[str]:
    found = coach.check(text, context).findings
    return [finding.code for finding in found if finding.code in hearing.CODES]


def test_a_sentence_no_frame_knows_is_heard() -> None:
    assert heard(SMALL) == ["OBS004"]


def test_a_heard_finding_spans_the_sentence_as_given() -> None:
    text = f"Thank you for the call. {SMALL} The course begins in May."
    found = [finding for finding in coach.check(text, "followup").findings if finding.code == "OBS004"]
    assert [text[one.start : one.end] for one in found] == [SMALL]
    assert found[0].why == book().codes["OBS004"].why


@pytest.mark.usefixtures("no_weights")
def test_without_weights_the_frames_alone_speak() -> None:
    assert heard(SMALL) == []
    assert heard(LABEL) == ["OBS001"]


def test_a_quotation_is_not_heard() -> None:
    assert heard(f'The old film opens with a line I like. "{SMALL}" Then it rains.') == []


@pytest.mark.parametrize(
    "ahead",
    [
        "I am not asking",
        "I will not ask",
        "I never meant to ask",
        "We do not expect",
        "It is not my intention to ask",
        "I have no wish to ask",
        "I do not contest the list, nor look",
    ],
)
def test_a_disclaimer_is_not_heard(ahead: str) -> None:
    assert hearing.disclaimed(sentences(f"{ahead} for the points each of us got.")[0].line)
    assert heard(f"{ahead}: {SMALL[0].lower()}{SMALL[1:]}") == []


@pytest.mark.parametrize(
    "said",
    [
        "I asked for the points.",
        "I am not a welder.",
        "They do not ask for much.",
        "I have no intention of accepting the list.",
        "It is not my intention to let this rest.",
        "There is no plan to be polite.",
    ],
)
def test_what_denies_no_asking_is_no_disclaimer(said: str) -> None:
    assert not hearing.disclaimed(sentences(said)[0].line)


def test_a_boast_is_heard() -> None:
    assert heard(BOAST) == ["MIL001"]


@pytest.mark.parametrize("context", CONTEXTS)
def test_only_codes_of_the_context_are_asked(context: str) -> None:
    rules = book()
    assert set(coach._needed(rules, context)) == {
        code for code in hearing.CODES if context in rules.codes[code].contexts
    }


def test_the_likeliest_code_must_reach_its_own_threshold() -> None:
    words = [token.word for token in sentences(SMALL)[0].tokens]
    assert (hearing.heard(words, "followup", {"OBS004": 0.5}) or ("",))[0] == "OBS004"
    assert hearing.heard(words, "followup", {"OBS004": 0.99}) is None
    assert hearing.heard(words, "followup", {}) is None


def test_only_what_is_certain_is_called_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What sounds like an error, but not surely, is a warning."""
    for certain, severity in ((0.0, "error"), (1.1, "warning")):
        monkeypatch.setattr(hearing, "CERTAIN", certain)
        monkeypatch.setattr(hearing, "sounds", lambda _words, _context: {"CHL001": 0.8})
        found = coach.check("The kettle was blue and stood by the window.", "followup").findings
        assert [one.severity for one in found if one.code == "CHL001"] == [severity]


def test_a_few_words_are_too_few() -> None:
    words = [token.word for token in sentences(SMALL)[0].tokens]
    assert hearing.heard(words[: hearing.FEWEST_WORDS - 1], "followup", {"OBS004": 0.0}) is None


def test_there_is_a_weight_for_each_place_and_code() -> None:
    table = hearing._weights()
    assert table is not None
    assert len(table) == (hearing.BUCKETS + 1) * len(hearing.CODES)
    assert set(hearing.CODES) <= book().codes.keys()


@settings(deadline=None)  # the first reads the rules
@given(
    st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=80), st.sampled_from(CONTEXTS)
)
def test_odd_characters_never_crash_it(text: str, context: str) -> None:
    for finding in coach.check(text, context).findings:
        assert finding.text == text[finding.start : finding.end]


@settings(deadline=None)  # the first unpacks the weights
@given(st.lists(st.text(max_size=5), max_size=12))
def test_odd_words_never_crash_it(words: list[str]) -> None:
    assert hearing.heard(words, "call", dict.fromkeys(hearing.CODES, 2.0)) is None


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_what_it_learned_from_marks_places_of_its_own_text(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        spans = message["spans"].values() if isinstance(message["spans"], dict) else message["spans"]
        assert message["context"] in CONTEXTS
        assert set(message["codes"]) <= book().codes.keys(), message["id"]
        assert all(span in message["text"] for span in spans if span), message["id"]
