"""The tagger's chances are those of all ways to tag the words, counted one by one."""

from __future__ import annotations

from array import array
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.reading import tagging

WEIGHT = st.integers(-127, 127)
TURNS = st.lists(st.floats(-3, 3), min_size=9, max_size=9)
STEP = 0.05


def counted(rows: list[list[int]], turns: list[float]) -> dict[tuple[int, int], float]:
    """How likely each span begins and ends just so, by the sum over all taggings."""
    found: dict[tuple[int, int], float] = {}
    whole = 0.0
    for tags in product(range(3), repeat=len(rows)):
        score = sum(STEP * row[tag] for row, tag in zip(rows, tags, strict=True))
        score += sum(turns[3 * before + after] for before, after in pairwise(tags))
        weight = exp(score)
        whole += weight
        for start, tag in enumerate(tags):
            if tag == 1:
                end = start + 1
                while end < len(tags) and tags[end] == 2:
                    end += 1
                found[start, end] = found.get((start, end), 0.0) + weight
    return {span: weight / whole for span, weight in found.items()}


@given(st.lists(st.lists(WEIGHT, min_size=3, max_size=3), min_size=1, max_size=5), TURNS)
def test_the_chance_of_a_span_is_that_of_all_ways_to_tag(rows: list[list[int]], turns: list[float]) -> None:
    data = tagging.pack(dict(enumerate(rows)), STEP, [turns[:3], turns[3:6], turns[6:]])
    spans = {
        (start, end): chance
        for start, end, chance in tagging.unpack(data).spans([[number] for number in range(len(rows))])
    }
    for span, chance in counted(rows, turns).items():
        if chance > tagging.LEAST:
            assert spans.pop(span) == pytest.approx(chance, rel=1e-4)
    assert all(chance == pytest.approx(tagging.LEAST, rel=1e-4) for chance in spans.values())


@given(st.lists(st.lists(WEIGHT, min_size=3, max_size=3), min_size=2, max_size=40))
def test_weights_of_many_features_are_added(rows: list[list[int]]) -> None:
    numbers = list(range(len(rows)))
    turns = [[0.0] * 3] * 3
    together = tagging.unpack(tagging.pack(dict(enumerate(rows)), STEP / 20, turns)).spans([numbers])
    once = counted([[sum(row[tag] for row in rows) / 20 for tag in range(3)]], [0.0] * 9)  # type: ignore[misc]
    for start, end, chance in together:
        assert once[start, end] == pytest.approx(chance, rel=1e-4)


def test_no_words_have_no_spans() -> None:
    assert tagging.tagger().spans([]) == []


def test_a_file_of_another_version_is_refused() -> None:
    data = tagging.pack({1: [1, 2, 3]}, STEP, [[0.0] * 3] * 3)
    with pytest.raises(ValueError, match="version"):
        tagging.unpack(data[:-1])
    with pytest.raises(ValueError, match="version"):
        tagging.unpack(b"XXXX" + data[4:])


def test_the_numbers_are_kept_sorted() -> None:
    read = tagging.unpack(tagging.pack({9: [1, 0, 0], 3: [0, 1, 0]}, STEP, [[0.0] * 3] * 3))
    assert read.numbers == array("I", [3, 9])
