"""Settings, details and the manager named are taken back as any act is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import reverse

from afterno.record import store
from afterno.service import profile, templates

if TYPE_CHECKING:
    from .conftest import Cast, Visitor


def undo_of(visitor: Visitor, url: str) -> str:
    """The change that the page offers to take back."""
    found = re.search(r'name="change" value="([^"]+)"', visitor.client.get(url).text)
    assert found
    return found[1]


def test_who_the_seeker_is(cast: Cast, alice: Visitor) -> None:
    before = store.load_seeker(cast.owner)
    alice.client.post("/settings/", {"name": "Somebody Else", "time_zone": "Europe/Madrid"})
    change = undo_of(alice, "/settings/")
    assert store.load_seeker(cast.owner)["name"] == "Somebody Else"
    alice.client.post("/undo/", {"change": change, "back": "/settings/"})
    assert "Taken back: what is kept of you." in alice.client.get("/settings/").text
    assert store.load_seeker(cast.owner) == before


def test_the_numbers(cast: Cast, alice: Visitor) -> None:
    given = {one.key: one.value for one in profile.policy(cast.owner)} | {"rhythm_days": "75"}
    seen = " ".join(f"{key}={value}" for key, value in given.items())
    alice.client.post("/settings/numbers/", {**given, "do": "apply", "preview": seen})
    change = undo_of(alice, "/settings/numbers/")
    assert store.get_profile(cast.owner)["policy"] == {"rhythm_days": 75}
    alice.client.post("/undo/", {"change": change})
    assert store.get_profile(cast.owner)["policy"] == {}


def test_the_manager_named(cast: Cast, alice: Visitor, charlie: Visitor) -> None:
    before = store.get_application(cast.owner, cast.nameless)
    url = reverse("manager", kwargs={"application": cast.nameless})
    response = alice.client.post(url, {"name": "Ines Prado", "phone": "+34 910 000 111", "title": "Head"})
    page = response.headers["Location"]
    change = undo_of(alice, page)
    person = store.find_person(cast.owner, "Ines Prado")[0]
    assert (person["title"], person["phones"]) == ("Head", ["+34 910 000 111"])
    assert charlie.client.post("/undo/", {"change": change}).status_code == 404
    alice.client.post("/undo/", {"change": change})
    assert store.get_application(cast.owner, cast.nameless) == before
    assert store.find_person(cast.owner, "Ines Prado") == []
    assert "Find out who would have been your boss at Nameless Works" in alice.client.get("/").text
    assert alice.client.post("/undo/", {"change": change}).status_code == 404


def test_her_details(cast: Cast, alice: Visitor) -> None:
    before = store.get_person(cast.owner, cast.dana)
    url = reverse("details", kwargs={"person": cast.dana})
    alice.client.post(url, {"name": "Dana R.", "role": "manager", "title": "Director"})
    page = reverse("person", kwargs={"person": cast.dana})
    alice.client.post("/undo/", {"change": undo_of(alice, page), "back": page})
    assert store.get_person(cast.owner, cast.dana) == before


def test_where_nothing_changed_nothing_is_offered(cast: Cast, alice: Visitor) -> None:
    url = reverse("details", kwargs={"person": cast.dana})
    page = reverse("person", kwargs={"person": cast.dana})
    for _ in range(2):
        alice.client.post(url, {"name": "Dana Rhodes", "role": "manager"})
        note = alice.client.get(page).text
    assert 'name="change"' not in note


def test_the_language_model(alice: Visitor) -> None:
    given = {"do": "keep", "address": "http://localhost:11434/v1", "model": "tiny"}
    alice.client.post("/settings/model/", given)
    assert store.load_seeker(alice.owner)["model"]["name"] == "tiny"
    alice.client.post("/undo/", {"change": undo_of(alice, "/settings/model/")})
    assert "model" not in store.load_seeker(alice.owner)


def test_a_letter_of_ones_own_kept_and_removed(alice: Visitor) -> None:
    page = "/settings/letters/"
    form = {
        "name": "Short",
        "reason": "regular",
        "subject": "",
        "body": "Your advice on lists has stayed with me.",
    }
    assert alice.client.post(page, form).status_code == 302
    kept = undo_of(alice, page)
    alice.client.post(page, {"do": "remove", "replaces": "Short"})
    removed = undo_of(alice, page)
    assert templates.templates(alice.owner) == ()
    alice.client.post("/undo/", {"change": kept, "back": page})
    assert "It was changed since, and stays as it is." in alice.client.get(page).text
    alice.client.post("/undo/", {"change": removed, "back": page})
    assert [one.name for one in templates.templates(alice.owner)] == ["Short"]
