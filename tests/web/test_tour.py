"""The walk through the sample: begun from an empty day, in a record of its own, thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from afterno.record.exchange import export_record
from afterno.service import entry, tour

from .conftest import NOW

if TYPE_CHECKING:
    from .conftest import Visitor


def test_the_walk_from_beginning_to_end(alice: Visitor, charlie: Visitor) -> None:
    assert "Walk through a sample first" in alice.client.get("/").text
    before = export_record(alice.owner)
    alice.client.post("/tour/", {"do": "begin"})
    page = alice.client.get("/").text
    assert 'aria-label="The sample"' in page
    assert "Phone " in page
    url, seen = "/people/", set()
    while url not in seen:
        seen.add(url)
        text = alice.client.get(url).text
        assert 'aria-label="The sample"' in text
        url = text.split('<aside class="tour"')[1].split('href="')[1].split('"')[0]
    assert {"/people/", "/review/", "/ringing/", "/long-view/", "/start/", "/"} == seen
    # What is put down goes into the sample, and nobody else walks there.
    alice.client.post("/no/", {"company": "Birch Works"})
    assert (
        "Birch Works" in alice.client.get("/people/?q=birch").text
        or "Birch Works" in alice.client.get("/").text
    )
    assert export_record(alice.owner) == before
    assert 'aria-label="The sample"' not in charlie.client.get("/").text
    sample = tour.record_of(alice.owner)
    assert sample is not None
    response = alice.client.post("/tour/", {"do": "end"})
    assert response.headers["Location"] == "/start/"
    assert "thrown away" in alice.client.get("/start/").text
    assert export_record(alice.owner) == before
    assert not get_user_model().objects.filter(pk=sample).exists()


def test_an_end_without_a_beginning_loses_nothing(alice: Visitor) -> None:
    entry.record_no(alice.owner, entry.NoForm("Larch"), NOW)
    before = export_record(alice.owner)
    alice.client.post("/tour/", {"do": "end"})
    alice.client.get("/tour/")
    assert export_record(alice.owner) == before
