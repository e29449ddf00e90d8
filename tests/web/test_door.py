from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from afterno.service import relationships, reviews, setup
from afterno.web.urls import OPEN, PRIVATE

from .conftest import NOW

if TYPE_CHECKING:
    from .conftest import Cast, Visitor


def address(name: str, cast: Cast) -> str:
    keys = {"person": cast.dana, "application": cast.nameless}
    wanted = next(str(page.pattern) for page in PRIVATE if page.name == name)
    return reverse(name, kwargs={key: value for key, value in keys.items() if f"<key:{key}>" in wanted})


NAMES = [str(page.name) for page in PRIVATE]


def test_a_link_signs_in_once(alice: Visitor) -> None:
    link = setup.sign_in_path(alice.owner, NOW)
    first, second = Client(), Client()
    assert first.head(link).status_code == 200
    assert first.get(link).headers["Location"] == "/"
    assert first.get("/").status_code == 200
    again = second.get(link)
    assert again.status_code == 403
    assert "has been used" in again.text
    assert second.get("/").status_code == 302


def test_after_the_door_one_is_where_one_wanted_to_go(alice: Visitor) -> None:
    client = Client()
    door = client.get("/people/").headers["Location"]
    assert client.get(door).status_code == 200
    assert client.get(setup.sign_in_path(alice.owner, NOW)).headers["Location"] == "/people/"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_door_leads_nowhere_else(alice: Visitor, wanted: str) -> None:
    client = Client()
    client.get("/sign-in/", {"next": wanted})
    assert client.get(setup.sign_in_path(alice.owner, NOW)).headers["Location"] == "/"


def test_who_is_not_signed_in_sees_nothing(cast: Cast) -> None:
    for name in NAMES:
        for response in (Client().get(address(name, cast)), Client().post(address(name, cast))):
            assert response.status_code == 302, name
            assert response.headers["Location"].startswith("/sign-in/"), name


def test_the_stranger_sees_nothing_of_alice(cast: Cast, charlie: Visitor) -> None:
    asked = {"event": "x", "what": "talked", "review": cast.review, "kind": "rejection", "word": "erase"}
    for page in PRIVATE:
        url = address(str(page.name), cast)
        for response in (charlie.client.get(url), charlie.client.post(url, asked)):
            if "<key:" in str(page.pattern):
                assert response.status_code == 404, url
            for name in ("Dana", "Harbour Freight", "Cedar"):
                assert name not in response.text, url
        charlie.client.force_login(get_user_model().objects.get(pk=charlie.owner))
    assert relationships.people(cast.owner).total == 3
    assert reviews.reviews(cast.owner).total == 1


def test_nothing_is_done_without_the_word_of_the_page(cast: Cast, alice: Visitor) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alice.client.cookies
    for name in NAMES:
        assert strict.post(address(name, cast), {"company": "X", "word": "erase"}).status_code == 403, name
    assert "Open it again" in strict.post("/no/", {"company": "X"}).text
    assert relationships.people(alice.owner).total == 3


def test_every_private_page_is_guarded() -> None:
    assert all(hasattr(page.callback, "__wrapped__") for page in PRIVATE)
    assert {str(page.name) for page in OPEN} == {
        "sign_in",
        "sign_in_link",
        "asset",
        "worker",
        "manifest",
        "offline",
        "feed",  # by its secret only
    }


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8321"])
def test_another_host_is_refused(alice: Visitor, host: str) -> None:
    assert alice.client.get("/", headers={"host": host}).status_code == 400


def test_the_policy_of_the_page_allows_nothing_inline(alice: Visitor) -> None:
    for url in ("/", "/no-such-page/", "/sign-in/"):
        policy = alice.client.get(url).headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy


def test_signing_out_makes_the_browser_forget(alice: Visitor) -> None:
    response = alice.client.post("/sign-out/")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert alice.client.get("/").status_code == 302


def test_pages_are_not_shared_between_people(alice: Visitor) -> None:
    headers: Any = alice.client.get("/").headers
    assert "private" in headers["Cache-Control"]
    assert "no-cache" in headers["Cache-Control"]
    assert "Cookie" in headers["Vary"]


def test_a_piece_of_a_page_sends_to_the_door_as_a_whole(cast: Cast) -> None:
    response = Client().get("/people/", headers={"hx-request": "true"})
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/sign-in/"
