"""Expressions that are tried only where their words stand meet what they meet everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.reading import agencies, autoreply, mentions, orgprose, people, signing, titles
from afterno.reading.phrases import Phrase, Worded, beginnings

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent.parent / "data" / "recognise" / "corpus"
MODULES = (agencies, autoreply, mentions, people, signing)
PHRASES = [
    *(found for module in MODULES for found in vars(module).values() if isinstance(found, Phrase)),
    *(found for found, _ in orgprose._PROSE_RE),
]
WORDS = sorted({word for phrase in PHRASES for word in phrase.beginnings or ()})


def spans(matches: object) -> list[tuple[int, int]]:
    return [match.span() for match in matches]  # type: ignore[attr-defined]


def texts() -> list[str]:
    found = []
    for file in sorted(CORPUS.glob("*.jsonl")):
        rows = file.read_text(encoding="utf-8").splitlines()[::11]
        found += [json.loads(row).get("text", "") for row in rows]
    return found


def test_whole_mails_of_eight_languages_are_met_alike() -> None:
    mails = texts()
    assert len(mails) > 300
    met = 0
    for phrase in PHRASES:
        plain = re.compile(phrase.source, phrase.flags)
        for text in mails:
            wanted = spans(plain.finditer(text))
            met += len(wanted)
            assert spans(phrase.finditer(text)) == wanted, phrase.source[:60]
    assert met > 300


TITLES = [found for found in vars(titles).values() if isinstance(found, Worded)]
PARTS = sorted({word for title in TITLES for word in title.needed})


def test_titles_are_met_alike_where_their_words_are_asked_first() -> None:
    lines = [line.strip() for text in texts() for line in text.splitlines()]
    met = 0
    for title in TITLES:
        assert title.needed
        for line in lines:
            wanted = title.compiled.search(line)
            met += wanted is not None
            assert spans(filter(None, [title.search(line)])) == spans(filter(None, [wanted])), line
    assert met > 300


@given(
    st.lists(st.sampled_from([*PARTS, "of", "in", "er", "ſ", "\u212a", "İ"]), max_size=5),
    st.sampled_from(TITLES),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_words_of_titles_in_any_order_are_met_alike(
    words: list[str], title: Worded, case: Callable[[str], str]
) -> None:
    for text in (case(" ".join(words)), case("".join(words))):
        assert bool(title.search(text)) == bool(title.compiled.search(text))


@given(
    st.lists(
        st.sampled_from(
            [*WORDS, "\n", "\u00a0", "\t", "İ", "ſ", "\u212a", ".", "the", "Kelda Ltd", "of", "you"]
        ),
        max_size=14,
    ),
    st.sampled_from(PHRASES),
)
def test_words_in_any_order_are_met_alike(words: list[str], phrase: Phrase) -> None:
    text = " ".join(word.title() if len(word) % 2 else word for word in words)
    assert spans(phrase.finditer(text)) == spans(re.compile(phrase.source, phrase.flags).finditer(text))


def test_most_expressions_are_gated() -> None:
    assert sum(phrase.beginnings is not None for phrase in PHRASES) > 0.9 * len(PHRASES)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"\b(?:role|post)s?\s+of\s+", ("post ", "posts ", "role ", "roles ")),
        (r"\bposici[oó]n\b", ("posici",)),
        (r"\bin(?:side)?\b|\bout", ("in", "out")),
        (r"n[e']\s?plus", ("n' plus", "n'plus", "ne plus", "neplus")),
        (r"\b(?:ex\d)?late", ("ex", "late")),
        (r"\b(?:x\d)?late", None),
        (r"[^a]bc", None),
        (r"\w+ing", None),
        (r"(?:really\s+)?\w+", None),
        (r"a+b", None),
        (r"(?:one){0,2}two", None),
        (r"\ba\s", ("a ",)),
    ],
)  # fmt: skip
def test_beginnings(source: str, wanted: tuple[str, ...] | None) -> None:
    assert beginnings(source) == wanted
