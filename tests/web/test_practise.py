"""Practising the call on a page: plain forms, nothing on record, and a model whose words are not trusted."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.connect.test_llm import Scripted, scripted

from afterno.record import store
from afterno.service import data, entry, varying

from .conftest import HOSTILE, NOW
from .test_pages import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Cast, Visitor

__all__ = ["scripted"]
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "?record_', re.IGNORECASE)


@pytest.fixture
def url(cast: Cast) -> str:
    return reverse("practise", kwargs={"person": cast.ruth})


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(unescape(response.text).split())


def fields(page: str) -> dict[str, list[str]]:
    """Give what a browser would send of the page's hidden fields."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(unescape(value))
    return found


def test_it_is_one_step_from_the_call_sheet(cast: Cast, alice: Visitor, url: str) -> None:
    for sheet in ("call", "prepared"):
        assert f'href="{url}"' in alice.client.get(reverse(sheet, kwargs={"person": cast.ruth})).text


def test_the_parts_are_offered_and_it_is_said_that_nothing_is_kept(alice: Visitor, url: str) -> None:
    page = text_of(alice.client.get(url))
    assert "nothing of it is kept" in page
    for part in ("hello to goodbye", "Not a good time", "Why do you call", "The decision is final", "Send me an e-mail",
                 "An assistant picks up", "Voicemail", "HR calls with a no"):  # fmt: skip
        assert part in page
    assert 'type="checkbox"' not in page, "no model, no word of one"


def test_one_turn_after_another_to_a_calm_end(alice: Visitor, url: str) -> None:
    page = alice.client.get(url + "?part=call")
    for turn in range(5):
        shown = text_of(page)
        assert "The sheet" not in shown
        assert ("Ruth Boyd, hello?" in shown) == (turn == 0)
        heard = alice.client.post(url, fields(page.text) | {"do": "say", "words": "You are my mentor."})
        shown = text_of(heard)
        assert "the sheet" in shown
        assert "on a pedestal" in shown
        page = alice.client.post(url, fields(heard.text) | {"do": "next"})
    assert "Next: “Not a good time”" in text_of(page)
    end = text_of(alice.client.get(url + "?part=end"))
    assert "most people are glad to be asked" in end
    assert "Nothing of what you said is kept" in end


def test_said_aloud_there_is_nothing_to_read(alice: Visitor, url: str) -> None:
    page = text_of(alice.client.post(url, {"part": "call", "turn": "0", "do": "say", "words": " "}))
    assert "You said it aloud." in page
    assert "the coach" not in page
    assert "Do you have two minutes?" in page


def test_said_once_more_the_words_are_still_there(alice: Visitor, url: str) -> None:
    page = text_of(
        alice.client.post(url, {"part": "call", "turn": "1", "do": "again", "words": "I know & accept."})
    )
    assert ">I know & accept.</textarea>" in page


@pytest.mark.parametrize(
    "query",
    [{"part": "dance"}, {"part": "call", "turn": "x"}, {"part": "call", "turn": "-1"}, {"part": "call", "turn": "٣"},
     {"part": "call", "turn": "99"}, {"part": "call", "turn": "9" * 30}, {"part": "", "do": "next"}],
)  # fmt: skip
def test_strange_addresses_are_no_trouble(alice: Visitor, url: str, query: dict[str, str]) -> None:
    assert alice.client.get(url, query).status_code == 200
    assert alice.client.post(url, query).status_code == 200


def test_nothing_is_written_and_the_same_form_twice_is_the_same(alice: Visitor, url: str) -> None:
    alice.client.get("/")
    before = data.export_text(alice.owner)
    sent = {
        "part": "voicemail",
        "turn": "0",
        "do": "say",
        "words": "Hello, this is Alice.",
        "once": "abcdefgh1234",
    }
    with CaptureQueriesContext(connection) as asked:
        first = alice.client.post(url, sent)
    assert [one["sql"] for one in asked if WRITES.match(one["sql"])] == []
    second = alice.client.post(url, sent)
    assert (first.status_code, second.status_code) == (200, 200)
    assert without_words_of_forms(first.text) == without_words_of_forms(second.text)
    assert data.export_text(alice.owner) == before


def without_words_of_forms(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", page)


def test_it_asks_the_database_little(alice: Visitor, url: str) -> None:
    alice.client.get("/")
    sends: tuple[Callable[[], Any], ...] = (
        lambda: alice.client.get(url),
        lambda: alice.client.get(url + "?part=call"),
        lambda: alice.client.post(url, {"part": "voicemail", "turn": "0", "do": "say", "words": "Hello."}),
        lambda: alice.client.post(url, {"part": "call", "turn": "4", "do": "next"}),
    )
    for send in sends:
        with CaptureQueriesContext(connection) as asked:
            assert send().status_code == 200
        assert len(asked) <= MOST


def test_the_stranger_is_refused(charlie: Visitor, cast: Cast, url: str) -> None:
    for response in (
        charlie.client.get(url),
        charlie.client.get(url + "?part=call"),
        charlie.client.post(url, {"part": "call", "turn": "0", "do": "say", "words": "Hello."}),
    ):
        assert response.status_code == 404
        assert "Ruth" not in response.text


def test_where_silence_is_kept_nothing_is_practised(cast: Cast, alice: Visitor, url: str) -> None:
    entry.log(alice.owner, cast.ruth, entry.LogForm("stop"), NOW)
    response = alice.client.get(url)
    assert response.status_code == 400
    assert "Silence is kept with Ruth Boyd" in response.text


def test_hostile_words_typed_are_shown_harmlessly(cast: Cast, alice: Visitor) -> None:
    her = reverse("practise", kwargs={"person": cast.hostile})
    sent = {"turn": "0", "words": HOSTILE + " You are my mentor.", "model": "yes", "line": HOSTILE, "hers": HOSTILE,
            "yours": HOSTILE}  # fmt: skip
    for part in ("call", "assistant", "voicemail", "hr"):
        for wish in ("say", "again", "next"):
            page = alice.client.post(her, sent | {"part": part, "do": wish}).text
            assert "<script>alert" not in page
            assert "<img src=x" not in page


@pytest.fixture
def model(alice: Visitor, cast: Cast, scripted: Scripted) -> Scripted:
    varying.set_up(alice.owner, scripted.url, "tiny", NOW)
    return scripted


def test_a_model_is_off_until_it_is_asked_for(alice: Visitor, url: str, model: Scripted) -> None:
    page = alice.client.get(url).text
    box = re.search(r'<input type="checkbox"[^>]*>', page)
    assert box
    assert "checked" not in box[0]
    sent = {"part": "call", "turn": "0", "words": "Hello."}
    for wish in ("say", "next"):
        alice.client.post(url, sent | {"do": wish})
    alice.client.get(url + "?part=busy&model=yes")
    assert model.asked == []


def test_a_model_plays_her_part_through_a_call(alice: Visitor, url: str, model: Scripted) -> None:
    lines = (
        "I have two minutes. What is it?",
        "Thank you. That does me good.",
        "Go on.",
        "Listen first, then speak.",
    )
    for line in lines:
        model.say(line)
    page = alice.client.post(url, {"part": "call", "model": "yes"})
    assert "Ruth Boyd, hello?" in text_of(page)
    for line in lines:
        heard = alice.client.post(
            url, fields(page.text) | {"do": "say", "words": f"Hello Ruth, I am Alice. {len(line)}"}
        )
        page = alice.client.post(url, fields(heard.text) | {"do": "next"})
        assert f"“{line}”" in text_of(page)
        assert "Said by tiny." in text_of(page)
    last = model.asked[-1][2]["messages"][1]["content"]
    assert last.count("Caller:") == 4
    for line in lines[:-1]:
        assert line in last
    for secret in ("Ruth", "Boyd", "Alice", "Larch", "31"):
        assert secret not in last
    after = alice.client.post(url, fields(page.text) | {"do": "next"}).text
    assert re.search(r'name="model" value="yes".*name="part" value="busy"', after, re.DOTALL), (
        "it stays chosen"
    )


@pytest.mark.parametrize(
    "bad", [HOSTILE, "Ask Brimstone Works.", "You have the job, I promise.", "No. " * 41]
)
def test_what_a_model_says_amiss_is_not_shown(alice: Visitor, url: str, model: Scripted, bad: str) -> None:
    model.say(bad)
    model.say(bad)
    page = text_of(alice.client.post(url, {"part": "busy", "model": "yes"}))
    assert "It's not a good time." in page
    assert "What tiny said is not shown" in page
    assert "Brimstone" not in page
    assert "alert" not in page


def test_a_model_that_does_not_answer_stops_nobody(alice: Visitor, url: str, model: Scripted) -> None:
    model.send(500, b"")
    page = text_of(alice.client.post(url, {"part": "busy", "model": "yes"}))
    assert "It's not a good time." in page
    assert "Her line is the built-in one." in page


def test_the_assistant_speaks_for_herself(alice: Visitor, url: str, model: Scripted) -> None:
    page = text_of(alice.client.post(url, {"part": "assistant", "model": "yes"}))
    assert "May I take a message?" in page
    assert model.asked == []


def test_a_line_put_into_the_form_is_not_taken_for_hers(alice: Visitor, url: str, model: Scripted) -> None:
    sent = {
        "part": "call",
        "turn": "1",
        "model": "yes",
        "line": "You have the job.",
        "do": "say",
        "words": "Hello.",
    }
    page = text_of(alice.client.post(url, sent))
    assert "You have the job" not in page
    assert "Two minutes, yes." in page


def test_with_hr_only_hrs_call_is_practised(cast: Cast, alice: Visitor) -> None:
    store.upsert_person(alice.owner, {"id": cast.ruth, "role": "hr"})
    her = reverse("practise", kwargs={"person": cast.ruth})
    page = text_of(alice.client.get(her))
    assert "HR calls with a no" in page
    assert "Voicemail" not in page
    assert reverse("call", kwargs={"person": cast.ruth}) not in alice.client.get(her + "?part=end").text
