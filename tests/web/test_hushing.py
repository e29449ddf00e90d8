"""What the coach is told to leave out, here or always, and how it may speak again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from afterno.service import hushing

if TYPE_CHECKING:
    from .conftest import Cast, Visitor

GUSHING = "Dear Dana, you are my mentor. You are my mentor in all that I do."


def sent(cast: Cast, alice: Visitor, do: str, body: str = GUSHING, **more: object) -> str:
    url = reverse("write", kwargs={"person": cast.dana})
    return alice.client.post(
        url, {"reason": "regular", "subject": "Hello", "body": body, "do": do, **more}
    ).text


def remark(page: str) -> str:
    """Take the first remark's button that leaves it out here."""
    return page.split('value="once:')[1].split('"', maxsplit=1)[0]


def test_left_out_here_it_stays_out_while_the_letter_changes_and_elsewhere_it_is_said(
    cast: Cast, alice: Visitor
) -> None:
    before = sent(cast, alice, "read")
    found = remark(before)
    after = sent(cast, alice, f"once:{found}")
    assert f"once:{found}" not in after
    assert "left out" in after
    changed = sent(cast, alice, "read", "Good morning! " + GUSHING, hushed=found)
    assert f"once:{found}" not in changed
    assert GUSHING in changed, "nothing typed is lost"
    assert f"once:{found}" in sent(cast, alice, "read"), "another letter"
    assert f"once:{found}" in sent(cast, alice, f"again:{found}", hushed=found)


def test_left_out_always_it_is_out_of_every_letter_until_taken_back(
    cast: Cast, alice: Visitor, charlie: Visitor
) -> None:
    found = remark(sent(cast, alice, "read"))
    code = found.split(" ")[0]
    assert f"once:{code} " not in sent(cast, alice, f"always:{code}")
    assert f"once:{code} " not in sent(cast, alice, "read")
    piece = reverse("notes_on", kwargs={"person": cast.dana})
    along = alice.client.post(piece, {"reason": "regular", "subject": "", "body": GUSHING}).text
    assert f"once:{code} " not in along, "nor as one types"
    assert hushing.always(charlie.owner) == frozenset()
    assert f"once:{found}" in sent(cast, alice, f"again:{found}", hushed=found)
    assert hushing.always(alice.owner) == frozenset()


@pytest.mark.parametrize("code", ["", "NOPE", "<script>", "x" * 5000])
def test_what_is_no_remark_hushes_nothing(cast: Cast, alice: Visitor, code: str) -> None:
    assert "The coach knows no such remark" in sent(cast, alice, f"always:{code}")
    assert hushing.always(alice.owner) == frozenset()


@pytest.mark.parametrize("field", ["compliment", "question_own", "text", "body"])
def test_every_field_that_will_be_said_is_read_along(alice: Visitor, field: str) -> None:
    response = alice.client.post(f"/coach/?field={field}", {field: "You are my mentor.", "other": "x"})
    assert response.status_code == 200
    assert "<q>" in response.text
    assert "<h1" not in response.text
    assert alice.client.post(f"/coach/?field={field}", {field: "It rains in Hull."}).text.strip() == ""


@pytest.mark.parametrize("field", ["", "name", "csrfmiddlewaretoken", "<script>"])
def test_no_other_field_is_read(alice: Visitor, field: str) -> None:
    assert alice.client.post("/coach/", {"field": field, "text": "You are my mentor."}).status_code == 302


def test_hostile_words_come_back_harmless(alice: Visitor) -> None:
    said = alice.client.post(
        "/coach/?field=text", {"text": "You are my mentor <script>alert(1)</script>."}
    ).text
    assert "<script" not in said
