"""A domain read apart into words."""

from __future__ import annotations

import pytest

from afterno.reading import orgwords


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("harbourlights", {}, "Harbour Lights"),
        ("kintaillodge", {}, "Kintail Lodge"),
        ("tascadomar", {}, "Tasca do Mar"),
        ("marlowfinch", {"finch": "Finch"}, "Marlow Finch"),
        ("immergruen-gaertnerei", {}, "Immer Grün Gärtnerei"),
        ("quellwick", {}, "Quellwick"),
        ("kvk-eemsdelta", {}, "KVK Eemsdelta"),
    ],
)
def test_a_label_is_read_apart_where_its_words_are_known(
    label: str, said: dict[str, str], expected: str
) -> None:
    assert orgwords.name(label, said) == expected


def test_words_are_heard_from_the_sender_and_from_capitals_of_the_text() -> None:
    assert orgwords.heard("the Kowhai trees grow", "Ana Lu") == {"kowhai": "Kowhai", "ana": "Ana"}
