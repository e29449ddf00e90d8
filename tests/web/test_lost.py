"""The server stopped, the connection lost, two windows, an old form: nothing typed is lost, nothing overwritten unseen."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from afterno.record import store
from afterno.service import profile, relationships, templates

from .conftest import NOW
from .test_browser import CHROMIUM, PHONE, Seat, browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from .conftest import Cast, Visitor

__all__ = ["browser"]
in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]
TYPED = 'She said: learn to say no in one line.\nAnd "write it down" <b>first</b>.'


class Program:
    """Afterno as it runs on a machine: a process of its own, that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ, "AFTERNO_DATA_DIR": str(folder), "AFTERNO_NOW": NOW.isoformat(),
            "DJANGO_SETTINGS_MODULE": "afterno.settings.local", "AFTERNO_SECRETS": "file",
        }  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        self.process: subprocess.Popen[str] | None = None

    def run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "afterno", *arguments]
        subprocess.run(command, check=True, env=self.environment, capture_output=True, timeout=60)

    def start(self) -> str:
        """Start it and give the link that signs in."""
        command = [sys.executable, "-u", "-m", "afterno", "start", "--no-browser", "--port", self.port]
        self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if link := re.search(r"http://\S+/sign-in/\S+", line):
                return link[0]
        raise AssertionError("it did not start")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    found = Program(tmp_path)
    yield found
    found.stop()


def kept(page: Page, path: str) -> None:
    page.wait_for_function(
        "path => caches.open('sheets').then((all) => all.match(path)).then(Boolean)", arg=path
    )


def ready(context: BrowserContext, link: str) -> Page:
    """Come in, and let the pages settle on the device."""
    page = context.new_page()
    page.goto(link)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("Boolean(navigator.serviceWorker.controller)")
    return page


class TestWithTheServerStopped:
    """In a browser, against a process that is really gone."""

    pytestmark = in_a_browser

    def test_the_ringing_key_shows_the_sheet_of_the_last_visit(
        self, browser: Browser, program: Program
    ) -> None:
        program.run("no", "--company", "Larch & Sons", "--role", "Analyst", "--manager", "Ruth Boyd",
                    "--phone", "+442079460222", "--channel", "email")  # fmt: skip
        context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        page = ready(context, program.start())
        page.goto(page.url)  # the worker is there now: today's page hands it the sheets
        kept(page, "/ringing/")
        page.click("text=Open the call sheet")
        page.wait_for_selector("h1:has-text('The call to Ruth Boyd')")
        sheet = page.url
        page.goto("/".join(page.url.split("/")[:3]) + "/")
        page.wait_for_selector("text=Phone Ruth Boyd")
        program.stop()
        page.keyboard.press("r")
        page.wait_for_selector("text=Breathe out")
        page.wait_for_selector("text=this is the copy kept on this device")
        page.goto(sheet)
        page.wait_for_selector("h1:has-text('The call to Ruth Boyd')")
        page.wait_for_selector("text=this is the copy kept on this device")
        context.close()

    def test_what_was_typed_comes_back_and_is_sent_again(self, browser: Browser, program: Program) -> None:
        program.run("no", "--company", "Larch & Sons", "--manager", "Ruth Boyd", "--channel", "email")
        context = browser.new_context()
        page = ready(context, program.start())
        page.goto(page.url)
        page.click("text=Say what happened")
        page.wait_for_selector("h1:has-text('What happened?')")
        page.goto(page.url.split("?")[0] + "?what=talked")
        page.fill("textarea[name=note]", TYPED)
        program.stop()
        page.click("text=Put it on record")
        page.wait_for_selector("text=What you typed is still here")
        assert page.inner_text(".typed") == TYPED
        page.click("text=Send it again")  # still gone: still here
        page.wait_for_selector("text=What you typed is still here")
        assert page.inner_text(".typed") == TYPED
        program.start()
        page.click("text=Send it again")
        page.wait_for_selector("text=On record")
        page.wait_for_selector("text=learn to say no in one line")
        context.close()


@pytest.mark.django_db(transaction=True)
class TestInABrowser:
    """A letter while the connection goes away."""

    pytestmark = in_a_browser

    def test_a_letter_survives_a_lost_connection(self, browser: Browser, live_server: LiveServer) -> None:
        seat = Seat(browser, live_server)
        page, letter = seat.page, reverse("write", kwargs={"person": seat.cast.dana}) + "?reason=regular"
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.goto("/")
        page.wait_for_function("Boolean(navigator.serviceWorker.controller)")
        page.goto(letter)
        page.fill("textarea.body", "Dear Dana,\n\nyour line about lists has stayed with me.")
        seat.context.set_offline(True)
        page.click("text=I sent it")
        page.wait_for_selector("text=What you typed is still here")
        assert page.is_visible("text=your line about lists has stayed with me")
        seat.context.set_offline(False)
        page.click("text=Send it again")
        page.wait_for_selector("text=On record: You wrote (Dana Rhodes)")
        mine = [event for event in store.events_of(seat.owner, seat.cast.dana) if event.get("text")]
        assert "stayed with me" in mine[-1]["text"]
        seat.close()


@pytest.mark.django_db
class TestTwoWindows:
    """The same form in two windows, and one that has grown old."""

    def opened(self, visitor: Visitor, url: str) -> dict[str, str]:
        """Give what the page's hidden fields hold, as a window keeps them."""
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', visitor.client.get(url).text)
        return {name: value for name, value in found if name in {"once", "seen"}}

    def test_the_same_act_in_both_is_one_act_or_asked_about(self, cast: Cast, alice: Visitor) -> None:
        url = reverse("log", kwargs={"person": cast.dana}) + "?what=talked"
        first, second = self.opened(alice, url), self.opened(alice, url)
        said = {"what": "talked", "note": "She is moving to Leeds."}
        assert alice.client.post(url, first | said).status_code == 302
        before = relationships.happened(alice.owner, cast.dana)
        again = alice.client.post(url, second | said)
        assert again.status_code == 400
        assert "something was put on record already: You talked" in again.text
        assert "She is moving to Leeds." in again.text  # nothing typed is lost
        assert relationships.happened(alice.owner, cast.dana) == before
        seen = re.search(r'name="seen" value="(\w+)"', again.text)
        assert seen
        other = said | {"note": "A second call.", "seen": seen[1]}
        assert alice.client.post(url, other).status_code == 302
        assert relationships.happened(alice.owner, cast.dana) > before

    def test_her_details_changed_elsewhere_are_not_overwritten_unseen(
        self, cast: Cast, alice: Visitor
    ) -> None:
        url = reverse("details", kwargs={"person": cast.dana})
        form = {"name": "Dana Rhodes", "role": "manager", "formality": "formal", "note": "Met at the fair."}
        stale = self.opened(alice, url)
        store.upsert_person(alice.owner, {"id": cast.dana, "title": "Director of Planning"})
        response = alice.client.post(url, form | stale)
        assert response.status_code == 400
        assert "changed elsewhere after you opened it" in response.text
        assert "Director of Planning" in response.text
        assert "Met at the fair." in response.text
        assert store.get_person(alice.owner, cast.dana)["title"] == "Director of Planning"
        seen = re.search(r'name="seen" value="(\w+)"', response.text)
        assert seen
        assert alice.client.post(url, form | {"seen": seen[1]}).status_code == 302
        assert store.get_person(alice.owner, cast.dana)["note"] == "Met at the fair."

    def test_who_the_seeker_is_is_not_overwritten_unseen(self, alice: Visitor) -> None:
        form = self.opened(alice, "/settings/") | {"name": "Alice M.", "calls_by": "phone"}
        store.set_profile(alice.owner, seeker={"name": "Alice", "phone": "+33 1 99 00 99 99"})
        response = alice.client.post("/settings/", form)
        assert response.status_code == 400
        assert "+33 1 99 00 99 99" in response.text
        assert store.load_seeker(alice.owner)["name"] == "Alice"

    def test_numbers_changed_elsewhere_are_not_overwritten_unseen(self, alice: Visitor) -> None:
        url = reverse("numbers")
        numbers = {one.key: one.value for one in profile.policy(alice.owner)} | {
            "do": "keep",
            "rhythm_days": "90",
        }
        old = self.opened(alice, url)
        store.set_profile(alice.owner, policy={"rhythm_days": 75})
        response = alice.client.post(url, numbers | old)
        assert response.status_code == 400
        assert "changed elsewhere after you opened it" in response.text
        assert 'name="rhythm_days" value="90"' in response.text
        assert store.get_profile(alice.owner)["policy"] == {"rhythm_days": 75}
        seen = re.search(r'name="seen" value="(\w+)"', response.text)
        assert seen
        alice.client.post(url, numbers | {"seen": seen[1]})
        assert store.get_profile(alice.owner)["policy"] == {"rhythm_days": 90}

    def test_a_letter_of_ones_own_is_not_overwritten_unseen(self, alice: Visitor) -> None:
        url = reverse("templates")
        mine = {
            "name": "Spring",
            "reason": "regular",
            "body": "I have read the book you named.",
            "do": "keep",
        }
        alice.client.post(url, mine)
        form = mine | self.opened(alice, f"{url}?name=Spring") | {"replaces": "Spring", "body": "Mine."}
        alice.client.post(url, mine | {"replaces": "Spring", "body": "From the other window."})
        for act in ("keep", "remove"):
            response = alice.client.post(url, form | {"do": act})
            assert response.status_code == 400
            assert "From the other window." in response.text
            assert "Mine." in response.text
            assert templates.template(alice.owner, "Spring").body == "From the other window."
        seen = re.search(r'name="seen" value="(\w+)"', response.text)
        assert seen
        assert alice.client.post(url, form | {"seen": seen[1]}).status_code == 302
        assert templates.template(alice.owner, "Spring").body == "Mine."

    def test_a_letter_of_ones_own_takes_nobody_elses_name(self, alice: Visitor) -> None:
        url = reverse("templates")
        alice.client.post(url, {"name": "Spring", "reason": "regular", "body": "The first.", "do": "keep"})
        response = alice.client.post(
            url, {"name": "spring", "reason": "regular", "body": "The second.", "do": "keep"}
        )
        assert response.status_code == 400
        assert "There is another letter called" in response.text
        assert "The second." in response.text
        assert templates.template(alice.owner, "Spring").body == "The first."

    def test_a_letter_said_to_be_sent_in_both_windows(self, cast: Cast, alice: Visitor) -> None:
        url = reverse("write", kwargs={"person": cast.dana}) + "?reason=regular"
        letter = {"reason": "regular", "subject": "Lists", "body": "Dear Dana, thank you.", "do": "sent"}
        first, second = self.opened(alice, url), self.opened(alice, url)
        assert alice.client.post(url, letter | first).status_code == 302
        response = alice.client.post(url, letter | second | {"body": "Dear Dana, thank you again."})
        assert response.status_code == 400
        assert "something was put on record already" in response.text
        assert "Dear Dana, thank you again." in response.text

    def test_one_press_from_two_windows_is_one_act(self, cast: Cast, alice: Visitor) -> None:
        url = reverse("log", kwargs={"person": cast.ruth})
        first, second = self.opened(alice, url), self.opened(alice, url)
        assert alice.client.post(url, first | {"what": "voicemail"}).status_code == 302
        again = alice.client.post(url, second | {"what": "voicemail"})
        assert again.status_code == 400
        assert "something was put on record already: You left a voicemail" in again.text

    def test_going_back_and_pressing_again_acts_once(self, cast: Cast, alice: Visitor) -> None:
        url = reverse("log", kwargs={"person": cast.dana}) + "?what=talked"
        form = self.opened(alice, url) | {"what": "talked", "note": "Once."}
        alice.client.post(url, form)
        before = relationships.happened(alice.owner, cast.dana)
        assert alice.client.post(url, form).status_code == 302
        assert relationships.happened(alice.owner, cast.dana) == before
