"""A text for somebody who need not know whom it is about."""

from __future__ import annotations

import pytest

from afterno.wording.masking import masked

NAMES = ("Dana Grant", "Sam Okafor", "The Birch & Sons Ltd", "Will Sato", "sam@okafor.example")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Hello Ms Grant, this is Sam Okafor.", "Hello …, this is …."),
        ("hello dana, sam okafor here", "hello … here"),
        ("Dana's team at Birch", "… team at …"),
        ("My number is 0113 496 0123.", "My number is …."),
        ("oh one one three four nine six", "…"),
        ("Write to sam@okafor.example or see www.okafor.example/cv", "Write to … or see …"),
        ("I met Emily in Leeds on 3 March.", "I met … in … on …."),
        ("Emily told me.", "… told me."),
        ("Will, I will. It is the best of the Birch mills.", "…, I will. It is the best of the … mills."),
        ("Sally-Ann told me.", "… told me."),
        ("I'd value your advice. May I ask one thing?", "I'd value your advice. May I ask one thing?"),
        ("Thank you. It's not about the decision.", "Thank you. It's not about the decision."),
    ],
)
def test_names_numbers_and_addresses_are_taken_out(text: str, sent: str) -> None:
    assert masked(text, NAMES) == sent
