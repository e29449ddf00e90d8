"""The pages in a real browser: the keyboard, no JavaScript, what is seen, and that nothing leaves the machine."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from pypdf import PdfReader

from afterno.record import store
from afterno.service import relationships, setup

from .conftest import NOW, furnish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from .conftest import Cast

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
AXE = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
    pytest.mark.django_db(transaction=True),
]
Scheme = Literal["light", "dark"]
RUN = "axe.run(document, {resultTypes: ['violations']}).then((said) => said.violations)"
RUN_COLOURS = RUN.replace("{resultTypes", "{runOnly: ['cat.color'], resultTypes")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright runs a loop of its own in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=str(CHROMIUM))
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Seat:
    """Alice in front of a browser, and what the browser asked for."""

    def __init__(self, browser: Browser, server: LiveServer, **options: Any) -> None:
        user = get_user_model().objects.create_user("alice")
        self.owner = int(user.pk)
        self.cast: Cast = furnish(self.owner)
        self.server = str(server)
        self.context: BrowserContext = browser.new_context(base_url=self.server, **options)
        self.asked: list[str] = []
        self.trouble: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page: Page = self.context.new_page()
        self.page.click = self.pressed  # type: ignore[method-assign]  # so that no test can forget to wait
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)
        self.page.goto(setup.sign_in_path(self.owner, NOW))

    def pressed(self, selector: str, **options: Any) -> None:
        """Press something, and wait until the page it leads to stands: a click ends when a new one has only begun."""
        type(self.page).click(self.page, selector, **options)
        self.page.wait_for_load_state("domcontentloaded")

    def close(self) -> None:
        self.context.close()
        strange = [url for url in self.asked if not url.startswith((self.server, "data:", "blob:"))]
        assert strange == [], "a request left the machine"


@pytest.fixture
def seat(browser: Browser, live_server: LiveServer) -> Iterator[Seat]:
    found = Seat(browser, live_server, viewport=DESK, service_workers="block")
    yield found
    found.close()
    assert [said for said in found.trouble if "Service Worker" not in said] == []


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Seat]:
    """Give a browser without JavaScript, as wide as a phone."""
    found = Seat(browser, live_server, viewport=PHONE, java_script_enabled=False)
    yield found
    found.close()


def test_with_the_keyboard_alone(seat: Seat) -> None:
    """Today, the one marked, what happened, put on record, undone."""
    page, keys = seat.page, seat.page.keyboard
    page.wait_for_selector("h1")
    keys.press("j")
    while "Ruth" not in page.evaluate("document.activeElement.textContent"):
        keys.press("j")
    keys.press("l")
    page.wait_for_url("**/log/")
    keys.press("j")
    assert page.evaluate("document.activeElement.textContent") == "We talked"
    keys.press("Enter")
    page.wait_for_selector("#note .note")
    assert "On record" in page.inner_text("#note")
    assert conversation(seat) == [False]
    keys.press("u")
    page.wait_for_selector("text=Taken back: you talked.")
    assert conversation(seat) == [True]


def conversation(seat: Seat) -> list[bool]:
    found = relationships.relationship(seat.owner, seat.cast.ruth, NOW)
    return [line.voided for line in found.timeline if line.kind == "conversation"]


def test_the_phone_rings(seat: Seat) -> None:
    """One key from anywhere but a field."""
    page = seat.page
    page.goto("/settings/")
    page.focus("#id_name")
    page.keyboard.press("r")
    assert page.url.endswith("/settings/")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.wait_for_url("**/ringing/")
    assert page.is_visible("text=Breathe out")
    page.goto("/help/")
    page.click("text=Turn the keys off")
    page.keyboard.press("r")
    page.wait_for_selector("text=Turn the keys on")
    assert page.url.endswith("/help/")


def test_the_first_thing_reached_is_the_way_past_the_top(seat: Seat) -> None:
    page = seat.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_coach_reads_along(seat: Seat) -> None:
    page = seat.page
    page.goto(reverse("write", kwargs={"person": seat.cast.dana}) + "?reason=report_back")
    before = page.get_attribute("#mailto", "href")
    page.fill("#body", "Dear Dana, you are my mentor. Why was I not selected?")
    page.wait_for_selector("#notes >> text=Why was I not selected")
    assert page.get_attribute("#mailto", "href") != before
    assert page.get_attribute("#notes", "aria-live") == "polite"


def test_the_coach_reads_along_in_other_fields(seat: Seat) -> None:
    page = seat.page
    page.goto("/news/")
    page.fill("#id_text", "You are my mentor.")
    page.wait_for_selector("#id_text-coach >> text=mentor")
    page.fill("#id_text", "I start at Birch Works.")
    page.wait_for_selector("#id_text-coach >> text=mentor", state="detached")


def test_people_are_found_while_typing(seat: Seat) -> None:
    page = seat.page
    page.goto("/people/")
    assert page.is_visible("text=Ruth Boyd")
    page.fill("#q", "dana")
    page.wait_for_selector("text=Ruth Boyd", state="detached")
    assert page.is_visible("text=Dana Rhodes")
    assert page.url.endswith("q=dana&stage=")


def test_a_call_sheet_prints_on_one_page(seat: Seat) -> None:
    seat.page.goto(reverse("call", kwargs={"person": seat.cast.ruth}))
    printed = PdfReader(BytesIO(seat.page.pdf(format="A4")))
    assert len(printed.pages) == 1
    text = printed.pages[0].extract_text()
    assert "Say what happened" not in text
    assert "voicemail" in text.lower()


LONGEST = {
    "name": "Maximiliane Theodora von Hohenfels", "address_as": "Professor", "time_zone": "America/Los_Angeles",
    "compliment": "You said " + "that a forecast is a promise and that promises cost money, " * 2,
    "parallel": "You went from audit into a plant and " + "then from the plant into the office, " * 3,
    "question": "When you moved from audit to the plant, " + "what did you have to unlearn first, " * 4,
    "topic": "moving from a firm of auditors to industry",
}  # fmt: skip


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sheet_prints_on_one_page_however_much_is_known(seat: Seat, paper: str) -> None:
    store.upsert_person(seat.owner, {"id": seat.cast.ruth, **LONGEST})
    of_her = [reverse(name, kwargs={"person": seat.cast.ruth}) for name in ("call", "prepared", "ringing_of")]
    for url in (*of_her, "/ringing/", "/ringing/hr/"):
        seat.page.goto(url)
        printed = PdfReader(BytesIO(seat.page.pdf(format=paper)))
        assert len(printed.pages) == 1, url
        assert len(printed.pages[0].extract_text().split()) > 30, url


def test_something_true_is_chosen_with_the_keyboard_alone(seat: Seat) -> None:
    page, keys = seat.page, seat.page.keyboard
    store.upsert_person(
        seat.owner, {"id": seat.cast.dana, "story": "Dana Rhodes moved from audit to operations."}
    )
    page.goto(reverse("common", kwargs={"person": seat.cast.dana}))
    tab_to(seat, "input[name=question]")
    keys.press("ArrowDown")  # past the end, to the first of the group
    chosen = page.evaluate("document.activeElement.value")
    assert chosen == "When you moved from audit to operations, what did you have to unlearn first?"
    tab_to(seat, "button[value=choose]")
    keys.press("Enter")
    page.wait_for_selector("#note .note")
    assert store.get_person(seat.owner, seat.cast.dana)["question"] == chosen


def tab_to(seat: Seat, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(80):
        seat.page.keyboard.press("Tab")
        if seat.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached with Tab")


def test_the_words_of_ones_own_come_back_with_other_words_and_as_a_file(seat: Seat) -> None:
    page = seat.page
    page.goto(reverse("write", kwargs={"person": seat.cast.dana}) + "?reason=meeting_request")
    page.click("text=For this letter, in your own words")
    page.fill("#say-window", "the second half of May")
    page.click("text=Put it into the letter")
    assert "the second half of May" in page.input_value("#body")
    first = page.input_value("#body")
    page.click("text=Other words")
    page.wait_for_function("(first) => document.querySelector('#body').value !== first", arg=first)
    assert "the second half of May" in page.input_value("#body")
    with page.expect_download() as got:
        page.click("text=As a mail file")
    assert got.value.suggested_filename == "2026-03-04-dana-rhodes.eml"
    with page.expect_download():
        page.click("text=As a mail file")


def test_hostile_words_do_nothing(seat: Seat) -> None:
    page = seat.page
    page.on("dialog", lambda dialog: seat.trouble.append("a script ran: " + dialog.message))
    for url in ("/", "/people/", "/review/", reverse("person", kwargs={"person": seat.cast.hostile}),
                reverse("call", kwargs={"person": seat.cast.hostile})):  # fmt: skip
        page.goto(url)
    assert seat.trouble == []


def test_every_act_without_javascript(plain: Seat) -> None:
    page = plain.page
    page.goto("/no/")
    page.fill("[name=company]", "Birch Works")
    page.fill("[name=manager]", "Nora Quist")
    page.click("text=Put it on record")
    assert page.is_visible("text=On record: Birch Works said no.")
    page.click("#note button")
    assert page.is_visible("text=Taken back")

    page.goto(reverse("log", kwargs={"person": plain.cast.ruth}))
    page.click("text=I left a voicemail")
    assert page.is_visible("text=You left a voicemail")

    page.goto("/review/")
    page.click("text=It is a no")
    assert page.is_visible("text=On record as a no")
    page.click("#note button")
    assert page.is_visible("text=the mail waits for your look again")

    page.goto(reverse("manager", kwargs={"application": plain.cast.nameless}))
    page.fill("[name=name]", "Ines Prado")
    page.click("text=This is she")
    assert page.is_visible("text=Ines Prado")

    page.goto(reverse("write", kwargs={"person": plain.cast.dana}) + "?reason=regular")
    page.fill("#body", "Dear Dana, you are my mentor and idol.")
    page.click("text=Read it again")
    assert page.is_visible(".finding")
    page.click("text=I sent it")
    assert page.is_visible("text=On record: You wrote")

    page.goto("/news/")
    page.fill("[name=text]", "I start at Birch Works.")
    page.click("text=Put it on record")
    assert page.is_visible("text=On record: your news.")

    page.goto("/people/")
    page.fill("#q", "dana")
    page.click("text=Find")
    assert not page.is_visible("text=Ruth Boyd")

    page.goto("/settings/")
    page.fill("[name=name]", "Alice M.")
    page.click("text=Keep")
    assert page.is_visible("text=Kept.")

    page.goto("/more/")
    page.click("text=Sign out")
    assert page.url.endswith("/sign-in/")


def test_words_and_letters_of_ones_own_without_javascript(plain: Seat) -> None:
    page = plain.page
    page.goto("/settings/cv/")
    page.fill(
        "#pasted", "Work\nPlanner, Rowan Foods, Hull, 2019 - 2024\nEducation\nBA History, University of Leeds"
    )
    page.click("text=Keep")
    assert page.is_visible("text=University of Leeds")
    page.goto(reverse("common", kwargs={"person": plain.cast.dana}))
    page.fill("#story", "Dana Rhodes studied history at the University of Leeds.")
    page.click("text=Keep it and look")
    page.click("text=You studied at the University of Leeds, and so did I.")
    page.click("button[value=choose]")
    assert page.is_visible("text=Kept. It goes into the call sheet")
    page.goto("/settings/letters/")
    page.fill("#name", "Mine")
    page.fill("#body", "You told me something I keep: {her_advice}.")
    page.select_option("#person", label="Dana Rhodes")
    page.click("text=Try it >> nth=-1")
    assert page.is_visible("text=You told me something I keep: your advice")
    page.click("button[value=keep]")
    assert page.is_visible("text=Kept. It is offered first")

    page.goto(reverse("write", kwargs={"person": plain.cast.dana}) + "?reason=meeting_request")
    page.click("text=For this letter, in your own words")
    page.fill("#say-window", "the second half of May")
    page.click("text=Put it into the letter")
    assert "the second half of May" in page.input_value("#body")
    page.fill("#subject", "Half an hour?")
    page.press("#subject", "Enter")
    assert page.input_value("#subject") == "Half an hour?"
    assert page.url.endswith("/write/"), "Enter reads the letter again and sends nothing"


def test_the_call_is_practised_with_the_keyboard_alone(seat: Seat) -> None:
    """Three keys a turn: type, Tab, Enter; then Tab, Enter. The field has the keys when it is needed."""
    page, keys = seat.page, seat.page.keyboard
    page.goto(reverse("call", kwargs={"person": seat.cast.ruth}))
    tab_to(seat, "a[href$='/practise/']")
    keys.press("Enter")
    page.wait_for_selector("text=nothing of it is kept")
    tab_to(seat, "a[href='?part=call']")
    keys.press("Enter")
    for turn in range(5):
        page.wait_for_selector("#words")
        assert page.evaluate("document.activeElement.id") == "words"
        keys.type("You are my mentor." if turn == 0 else "")
        keys.press("Tab")
        keys.press("Enter")
        page.wait_for_selector("text=the sheet")
        assert page.is_visible(".remark") == (turn == 0)
        keys.press("Tab")
        assert page.evaluate("document.activeElement.value") == "next"
        keys.press("Enter")
    page.wait_for_selector("text=Next:")
    keys.press("Enter")
    page.wait_for_selector("#words")
    assert page.url.endswith("?part=busy")


def test_the_call_is_practised_without_javascript(plain: Seat) -> None:
    page = plain.page
    page.goto(reverse("call", kwargs={"person": plain.cast.ruth}))
    page.click("text=Practise")
    page.click("text=Voicemail")
    page.fill("#words", "Hello, thank you for the interview.")
    page.click("text=I said it")
    assert page.is_visible(".remark")
    assert page.is_visible("text=seconds")
    page.click("text=Say it once more")
    assert page.input_value("#words") == "Hello, thank you for the interview."
    page.fill("#words", "")
    page.click("text=I said it")
    assert page.is_visible("text=You said it aloud.")
    page.click("text=Go on")
    page.click("text=Enough")
    assert page.is_visible("text=Nothing of what you said is kept.")
    page.click("text=The call sheet")
    assert page.is_visible("text=If it goes another way")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_comes_after_an_answer_stands_in_nobodys_way(seat: Seat, size: dict[str, int]) -> None:
    """The pages of a practice that only a form leads to: heard, and the end of a part."""
    page, found = seat.page, []
    page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict is what it takes
    page.goto(reverse("practise", kwargs={"person": seat.cast.hostile}) + "?part=assistant")
    page.fill("#words", "You are my mentor. " + "Donaudampfschifffahrtsgesellschaft" * 4)
    page.click("button[value=say]")
    page.wait_for_selector(".remark")
    found += stumbling(page, "heard")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.click("button[value=next]")
    page.wait_for_selector("text=Next:")
    found += stumbling(page, "after")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert found == []


def test_the_ringing_sheet_is_there_without_a_connection_until_signing_out(
    browser: Browser, live_server: LiveServer
) -> None:
    seat = Seat(browser, live_server, viewport=PHONE)
    page = seat.page
    page.evaluate("navigator.serviceWorker.ready.then(() => fetch('/ringing/'))")
    page.goto("/ringing/")
    page.wait_for_function("caches.open('sheets').then((kept) => kept.match('/ringing/')).then(Boolean)")
    seat.context.set_offline(True)
    page.goto("/ringing/")
    assert page.is_visible("text=Breathe out")
    assert page.is_visible("text=this is the copy kept on this device")
    page.goto("/people/")
    assert page.is_visible("text=No connection")
    seat.context.set_offline(False)
    page.goto("/more/")
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in/")
    assert page.evaluate("caches.has('sheets')") is False
    seat.close()


def seen(cast: Cast) -> list[str]:
    of_her = [reverse(name, kwargs={"person": cast.dana}) for name in ("person", "details", "log", "call")]
    return [
        "/", "/people/", "/no/", "/review/", "/ringing/", "/news/", "/mail/", "/long-view/", "/settings/",
        "/settings/numbers/", "/settings/cv/", "/settings/letters/", "/settings/model/", "/settings/mailbox/",
        "/settings/data/", "/settings/notices/", "/offline/",
        reverse("common", kwargs={"person": cast.dana}),
        "/settings/calendar/", "/people/contacts/",
        "/people/merge/?q=a", f"/people/merge/?person={cast.dana}&person={cast.ruth}",
        *(reverse("practise", kwargs={"person": cast.dana}) + more for more in ("", "?part=voicemail", "?part=end")),
        "/settings/away/", "/report/", "/start/", "/more/", "/help/", *of_her, of_her[2] + "?what=talked",
        reverse("write", kwargs={"person": cast.dana}) + "?reason=regular",
        reverse("manager", kwargs={"application": cast.nameless}), "/no-such-page/",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_stands_in_anybodys_way(seat: Seat, size: dict[str, int]) -> None:
    """Axe finds nothing in light or dark, and no page is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    axe, page, found = Axe(), seat.page, []
    page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict is what it takes
    for url in seen(seat.cast):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], url
        found += stumbling(page, url)
    assert found == []
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert axe.run(page).response["violations"], "axe sees what is wrong"
    seat.trouble.clear()  # the missing page is an error of its own in the console


def stumbling(page: Page, name: str) -> list[tuple[str, ...]]:
    """Give what axe finds with all its rules in light, and in dark with those that look at colours.

    The document is the same in both, so that no other rule could find anything else; it takes half the time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[tuple[str, ...]] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        rules = page.evaluate(RUN if scheme == "light" else RUN_COLOURS)
        found += [(name, scheme, rule["id"], rule["nodes"][0]["html"][:150]) for rule in rules]
    return found


def test_all_that_can_be_pressed_is_reached_and_seen_by_keyboard(seat: Seat) -> None:
    """On every page the tabulator comes to each link, button and field; where it is, is marked and not covered.

    As wide as a phone, where a bar lies over the page's end.
    """
    page, wrong = seat.page, []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict is what it takes
    for url in seen(seat.cast):
        page.goto(url)
        left = set(page.evaluate(REACHABLE))
        assert left, url
        left_out = 0
        for _ in range(5 * len(left) + 20):  # a date has several stops of its own
            page.keyboard.press("Tab")
            at = page.evaluate(WHERE)
            if at is None:  # round the end, once where a page begins in a field of its own
                left_out += 1
                if left_out == 2 or not left:
                    break
                continue
            left.discard(at["name"])
            if not at["marked"] or at["covered"]:
                wrong.append((url, at))
        wrong += [(url, name) for name in sorted(left)]
    assert wrong == []
    seat.trouble.clear()  # the missing page is an error of its own in the console


REACHABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const open = one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && one.type !== "hidden";
  return all.filter(open).map((one, number) => {
    const words = (one.innerText || one.name || "").slice(0, 30);
    // Of a group one is reached; arrows do the rest.
    const group = one.type === "radio" && one.name;
    one.dataset.reach = group ? `radio ${group}` : `${number} ${one.tagName} ${words}`;
    return one.dataset.reach;
  });
}"""
"""Names all that the tabulator should come to."""
WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const on = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
  return {
    name: one.dataset.reach || one.outerHTML.slice(0, 60),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    covered: !(on && (on === one || one.contains(on) || on.contains(one))),
  };
}"""
"""Says where the focus is, whether that is seen, and whether something lies over it."""
