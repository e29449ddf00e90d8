from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from afterno.record import store
from afterno.service import entry
from afterno.web import assets, urls

from .conftest import HOSTILE, NOW, days_ago

if TYPE_CHECKING:
    from .conftest import Cast, Visitor

PLAIN = ("/", "/people/", "/people/new/", "/no/", "/news/", "/mail/", "/review/", "/ringing/", "/ringing/hr/",
         "/long-view/", "/report/", "/settings/",
         "/settings/numbers/", "/settings/cv/", "/settings/letters/", "/settings/model/",
         "/settings/data/", "/settings/away/", "/settings/calendar/", "/settings/notices/", "/people/contacts/",
         "/people/merge/", "/start/", "/more/", "/help/")  # fmt: skip
OF_HER = (
    "person",
    "details",
    "forget",
    "log",
    "call",
    "prepared",
    "ringing_of",
    "practise",
    "write",
    "common",
)
SELLING = re.compile(r"\b(leads?|prospects?|campaigns?|funnels?|streaks?)\b", re.IGNORECASE)
INLINE = re.compile(
    r"<(?:[^>\"]|\"[^\"]*\")*\s(?:style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)|javascript:",
    re.IGNORECASE,
)


def everything(cast: Cast) -> list[str]:
    return [
        *PLAIN,
        *(
            reverse(name, kwargs={"person": person})
            for name in OF_HER
            for person in (cast.dana, cast.ruth, cast.hostile)
        ),
        *(reverse(name, kwargs={"application": cast.nameless}) for name in ("manager", "silence")),
        reverse("log", kwargs={"person": cast.dana}) + "?what=talked",
        reverse("write", kwargs={"person": cast.dana}) + "?reason=report_back",
    ]


def test_every_page_opens_and_holds_nothing_inline(cast: Cast, alice: Visitor) -> None:
    for url in everything(cast):
        response = alice.client.get(url)
        assert response.status_code == 200, url
        assert not INLINE.search(response.text), (url, INLINE.search(response.text))
        assert response.text.count("<h1") == 1, url
        assert "<title>" in response.text


def test_the_words_of_selling_are_not_used(cast: Cast, alice: Visitor) -> None:
    for url in everything(cast):
        found = re.findall(
            r"\b(leads?|prospects?|campaigns?|funnels?|streaks?)\b", alice.client.get(url).text, re.IGNORECASE
        )
        assert found == [], url


def test_hostile_names_are_shown_harmlessly(cast: Cast, alice: Visitor) -> None:
    shown = ""
    for url in everything(cast):
        text = alice.client.get(url).text
        assert "<script>alert" not in text, url
        assert "<img src=x" not in text, url
        shown += text
    assert HOSTILE.replace("<", "&lt;")[:10] in shown


def test_every_page_opens_on_an_empty_record(alice: Visitor) -> None:
    for url in PLAIN:
        assert alice.client.get(url).status_code == 200, url


def test_the_first_page_of_all_says_where_to_begin(alice: Visitor) -> None:
    page = alice.client.get("/").text
    assert "would have been your boss" in page
    assert reverse("start") in page


def test_today_says_what_to_do_and_why(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get("/").text
    assert "Wednesday 4 March" in page
    assert "Phone Ruth Boyd" in page
    assert "Find out who would have been your boss at Nameless Works" in page
    assert reverse("call", kwargs={"person": cast.ruth}) in page
    assert "+44 20 7946 0222" in page
    assert reverse("manager", kwargs={"application": cast.nameless}) in page


def test_a_relationship_says_what_next_why_not_now_and_what_was(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get(reverse("person", kwargs={"person": cast.dana})).text
    for words in (
        "would have been your boss",
        "Why not yet",
        "What happened",
        "Her advice",
        "Learn to say no in one line",
        "Undo<span",
    ):
        assert words in page


def test_a_relationship_says_where_it_stands_and_what_came_of_it(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get(reverse("person", kwargs={"person": cast.dana})).text
    came_of = page[page.index("What came of it") : page.index("What happened")]
    assert "Learn to say no in one line." in came_of
    assert "After you wrote, " in came_of
    assert "You are in touch." in page or "You have been in touch for months." in page
    assert "Next:" in page


def test_a_question_that_stands_has_its_answers_first(cast: Cast, alice: Visitor) -> None:
    form = entry.NoForm("Quay & Co", manager="Ida Quay", signer="manager", channel="phone", at=days_ago(1))
    entry.record_no(alice.owner, form, NOW)
    page = alice.client.get(reverse("log", kwargs={"person": "Ida Quay"})).text
    assert "did the two of you talk then?" in page
    assert "No, we did not talk" in page


def test_today_says_what_came_due_while_the_app_was_off(
    cast: Cast, alice: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "while you were away" not in alice.client.get("/").text
    monkeypatch.setenv("AFTERNO_NOW", days_ago(-21).isoformat())
    page = alice.client.get("/").text
    assert "while you were away" in page
    assert "and still right today" in page


def test_the_call_sheet_has_the_words(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get(reverse("call", kwargs={"person": cast.ruth})).text
    assert "Alice Moreau" in page
    assert "If it goes another way" in page
    assert "tel:+442079460222" in page


def test_a_strange_page_number_is_no_trouble(cast: Cast, alice: Visitor) -> None:
    for query in ("?page=0", "?page=-1", "?page=x", "?page=99999999999999999999", "?page=٣"):
        for url in ("/", "/people/", "/review/", "/long-view/"):
            assert alice.client.get(url + query).status_code == 200, url + query


def test_people_are_found_by_name_company_and_stage(cast: Cast, alice: Visitor) -> None:
    find = alice.client.get
    assert "Dana Rhodes" in find("/people/?q=dana").text
    assert "Dana Rhodes" in find("/people/?q=harbour").text
    assert "Dana Rhodes" not in find("/people/?q=ruth").text
    assert "Dana Rhodes" not in find("/people/?stage=declined").text
    assert "Nobody by that description" in find("/people/?q=zzz&stage=nonsense").text


@pytest.mark.parametrize("person", ["nobody-1", "a b", "x' OR 1=1", "%2e%2e", "ü"])
def test_nobody_is_a_kind_page(alice: Visitor, person: str) -> None:
    response = alice.client.get(reverse("person", kwargs={"person": person}))
    assert response.status_code == 404
    assert "on record" in response.text
    assert "afterno people" not in response.text


MOST = 12
"""Queries of any page, the two that say who is there among them."""
SEARCHES = ("/people/?q=dana", "/people/?stage=declined", "/people/?page=2", "/review/?page=2")


def every_page(cast: Cast) -> list[str]:
    """Give the address of every page there is, about Dana where it is about somebody."""
    names = {"person": cast.dana, "application": cast.nameless}
    found = []
    for one in urls.PRIVATE:
        given = {key: names[key] for key in one.pattern.converters}
        found.append(reverse(one.name, kwargs=given))
    merging = f"{reverse('merge')}?person={cast.dana}&person={cast.ruth}&q=e"
    return [*found, merging, *SEARCHES, reverse("write", kwargs={"person": cast.dana}) + "?reason=regular"]


def queries(alice: Visitor, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        alice.client.get(url)
    return len(asked)


def too_many(alice: Visitor, pages: list[str]) -> dict[str, int]:
    alice.client.get("/")  # what changed is planned at the first look
    return {url: number for url in pages if (number := queries(alice, url)) > MOST}


def test_every_page_asks_the_database_little_and_not_more_for_more_people(cast: Cast, alice: Visitor) -> None:
    pages = [url for url in every_page(cast) if "sign-out" not in url]
    assert len(pages) > 45
    assert too_many(alice, pages) == {}
    for number in range(8):
        entry.record_no(
            alice.owner, entry.NoForm(f"Company {number}", "Clerk", f"Person {number}", at=NOW), NOW
        )
        entry.log(
            alice.owner, cast.dana, entry.LogForm("emailed", reason="regular", at=days_ago(number)), NOW
        )
    alice.client.get(reverse("person", kwargs={"person": cast.dana}))
    assert too_many(alice, pages) == {}


def test_the_coach_at_the_margin_asks_little(cast: Cast, alice: Visitor) -> None:
    url = reverse("notes_on", kwargs={"person": cast.dana})
    alice.client.post(url, {"reason": "regular", "body": "Dear Dana"})
    with CaptureQueriesContext(connection) as asked:
        alice.client.post(url, {"reason": "regular", "body": "Dear Dana, you are my mentor."})
    assert len(asked) <= MOST


def test_the_first_load_is_light(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get("/").text
    used = set(re.findall(r"/assets/[0-9a-f]+/([\w.]+)", page))
    assert used == {"base.css", "pages.css", "app.js", "icon.svg"}
    assert len(page.encode()) + sum(len(assets.asset(name).packed) for name in used) < 60_000


def test_own_script_is_short() -> None:
    lines = (assets.OWN / "app.js").read_text("utf-8").splitlines()
    assert len(lines) < 300


def test_files_are_kept_by_their_content(client: object, alice: Visitor) -> None:
    for name in assets.NAMES:
        response = alice.client.get(assets.url(name), headers={"accept-encoding": "gzip"})
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"
    assert alice.client.get("/assets/0000000000/app.js").headers["Cache-Control"] == "no-cache"
    assert alice.client.get("/assets/0000000000/secrets.py").status_code == 404


def test_the_worker_keeps_files_and_sheets_only(alice: Visitor) -> None:
    response = alice.client.get("/sw.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert assets.url("app.js") in response.text
    assert "&quot;" not in response.text


def test_no_page_knows_a_colour_of_its_own() -> None:
    """Colours are named in base.css and used by name."""
    rules = (assets.OWN / "pages.css").read_text("utf-8").split("@media print")[0]
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", rules)


def test_the_next_holidays_of_the_seekers_country(alice: Visitor) -> None:
    assert "set <a" in alice.client.get("/settings/away/").text
    store.set_profile(alice.owner, seeker={"country": "FR", "time_zone": "Europe/Paris"})
    page = alice.client.get("/settings/away/").text
    assert "6 April 2026" in page  # Easter Monday
    assert "14 May 2026" in page  # Ascension Day
