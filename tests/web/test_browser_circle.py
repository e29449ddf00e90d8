"""Calendar, contacts, many at once, merging and the walk, in a real browser: by keyboard, and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from tests.service.test_contacts import FILE

from .test_browser import (  # noqa: F401 - the browser and Alice's seat in front of it
    DESK,
    PHONE,
    browser,
    plain,
    pytestmark,
    seat,
    stumbling,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from .test_browser import Seat


def press(page: Page, words: str, key: str = "Enter") -> None:
    """Go on with the tabulator until these words have the keys, then press."""
    said = "(document.activeElement.textContent || '').trim() + (document.activeElement.getAttribute('aria-label') || '')"
    for _ in range(90):
        if page.evaluate(said).startswith(words):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{words!r} is not reached by keyboard")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "all.vcf"
    path.write_bytes(FILE)
    return path


def test_everything_by_keyboard(seat: Seat, file: Path) -> None:  # noqa: F811 - the fixture
    page = seat.page
    page.goto("/settings/calendar/")
    press(page, "Make the address")
    page.wait_for_selector("#address")
    page.goto("/people/contacts/")
    page.set_input_files("#file", str(file))
    press(page, "Look at it")
    page.wait_for_selector("text=One person not here yet")
    press(page, "Put it on record")
    page.wait_for_selector("text=On record: one person added from a file, one filled in.")
    page.goto("/people/")
    press(page, "Tick Dana Rhodes", "Space")
    press(page, "Tick Ruth Boyd", "Space")
    press(page, "With those ticked")
    press(page, "They are one person")
    page.wait_for_selector("text=Are they one person?")
    press(page, "They are one person")
    page.wait_for_selector("text=as one person.")
    press(page, "Take apart")
    page.wait_for_selector("text=is a person apart.")


def test_everything_without_javascript(plain: Seat, file: Path) -> None:  # noqa: F811 - the fixture
    page = plain.page
    page.goto("/settings/calendar/")
    page.click("text=Make the address")
    url = page.input_value("#address")
    assert page.context.request.get(url).status == 200
    page.click("text=Take it back")
    assert page.is_visible("text=The address is dead.")
    assert page.context.request.get(url).status == 404

    page.goto("/people/contacts/")
    page.set_input_files("#file", str(file))
    page.click("text=Look at it")
    page.click("text=Put it on record")
    assert page.is_visible("text=On record: one person added from a file")
    page.click("#note button")
    assert page.is_visible("text=Taken back: one person added")

    page.goto("/people/")
    page.check(f"input[value='{plain.cast.dana}']")
    page.click("text=With those ticked")
    page.fill("#word", "fair")
    page.click("text=Add the tag")
    assert page.is_visible("text=The tag fair for one person.")
    page.select_option("#tag", "fair")
    page.click("text=Find")
    assert page.is_visible("text=One person found.")

    page.goto(reverse("person", kwargs={"person": plain.cast.dana}))
    page.click("text=The same person as somebody else here?")
    page.fill("#q", "ruth")
    page.click("text=Find")
    page.click("button:has-text('Ruth Boyd')")
    page.click("button:has-text('They are one person')")
    assert page.is_visible("text=Merged into this one")
    page.click("#note button")
    assert not page.is_visible("text=Merged into this one")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_stands_in_anybodys_way(seat: Seat, size: dict[str, int], file: Path) -> None:  # noqa: F811
    """Axe, with all its rules, finds nothing in light or dark, and no page is wider than the screen."""
    page = seat.page
    found: list[tuple[str, ...]] = []
    page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict is what it takes

    def look(name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
        found.extend(stumbling(page, name))

    her = reverse("person", kwargs={"person": seat.cast.dana})
    merge = f"/people/merge/?person={seat.cast.dana}"
    for url in (
        "/settings/calendar/",
        "/people/contacts/",
        merge,
        f"{merge}&q=ruth",
        f"{merge}&person={seat.cast.ruth}",
    ):
        page.goto(url)
        look(url)
    page.goto("/settings/calendar/")
    page.click("text=Make the address")
    look("the address")
    page.goto("/people/contacts/")
    page.set_input_files("#file", str(file))
    page.click("text=Look at it")
    look("the preview")
    page.goto("/people/")
    page.click("text=With those ticked")
    look("many")
    page.goto(f"{merge}&person={seat.cast.ruth}")
    page.click("button:has-text('They are one person')")
    look("merged")
    assert page.url.endswith(her)
    assert found == []
