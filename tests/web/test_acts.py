from __future__ import annotations

import email
import email.policy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.connect.test_llm import Scripted, scripted

from afterno.service import relationships, reviews
from afterno.service.today import today
from afterno.web import reading_job
from afterno.web.urls import PRIVATE

from .conftest import NOW, Visitor

__all__ = ["scripted"]

if TYPE_CHECKING:
    from django.http import HttpResponse

    from .conftest import Cast


def once_of(page: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found
    return found[1]


def timeline(alice: Visitor, person: str) -> list[tuple[str, bool]]:
    return [
        (line.kind, line.voided) for line in relationships.relationship(alice.owner, person, NOW).timeline
    ]


def send(alice: Visitor, url: str, **fields: Any) -> HttpResponse:
    return alice.client.post(url, fields)  # type: ignore[return-value]  # the test client's own kind of response


def test_a_no_with_the_company_only(alice: Visitor) -> None:
    response = send(alice, "/no/", company="Birch Works")
    assert response.status_code == 302
    page = alice.client.get("/").text
    assert "On record: Birch Works said no." in page
    assert "Find out who would have been your boss at Birch Works" in page
    assert ">Undo<" in page
    assert ">Undo<" not in alice.client.get("/").text


def test_a_no_without_a_company_keeps_what_was_typed(alice: Visitor) -> None:
    response = send(alice, "/no/", company=" ", role="Night Baker", at="yesterday-ish")
    page = response.text
    assert response.status_code == 400
    assert "Which company said no? A name is enough." in page
    assert "Night Baker" in page
    assert "yesterday-ish" in page
    assert "like 2026-03-04 15:00" in page
    assert 'aria-invalid="true"' in page


def test_a_no_from_tomorrow_is_refused_in_words(alice: Visitor) -> None:
    response = send(alice, "/no/", company="Birch Works", at="2026-03-05T10:00")
    assert response.status_code == 400
    assert "in the future" in response.text


def test_the_hour_typed_is_in_the_seekers_clock(cast: Cast, alice: Visitor) -> None:
    send(alice, reverse("log", kwargs={"person": cast.ruth}), what="called", at="2026-03-03T11:30")
    line = relationships.relationship(alice.owner, cast.ruth, NOW).timeline[0]
    assert line.at.isoformat() == "2026-03-03T11:30:00+01:00"


def test_what_happened_goes_on_record_and_is_taken_back(cast: Cast, alice: Visitor) -> None:
    url = reverse("log", kwargs={"person": cast.ruth})
    assert "We talked" in alice.client.get(url).text
    assert "stay in touch" in alice.client.get(url + "?what=talked").text
    send(alice, url, what="talked", stay_in_touch="yes", advice="Read the ledger twice.")
    assert timeline(alice, cast.ruth)[:2] == [("conversation", False), ("advice", False)] or (
        "conversation",
        False,
    ) in timeline(alice, cast.ruth)
    page = alice.client.get(reverse("person", kwargs={"person": cast.ruth})).text
    event = re.search(r'name="event" value="([^"]+)"', page)
    assert event
    back = reverse("person", kwargs={"person": cast.ruth})
    response = send(alice, "/undo/", event=event[1], back=back)
    assert response.headers["Location"] == back
    assert ("conversation", True) in timeline(alice, cast.ruth)
    assert ("advice", True) in timeline(alice, cast.ruth)
    assert "Taken back" in alice.client.get(back).text


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
def test_taking_back_leads_nowhere_else(cast: Cast, alice: Visitor, back: str) -> None:
    event = relationships.relationship(alice.owner, cast.dana, NOW).timeline[0].event
    assert send(alice, "/undo/", event=event, back=back).headers["Location"] == "/"


def test_a_form_sent_twice_acts_once(cast: Cast, alice: Visitor) -> None:
    url = reverse("log", kwargs={"person": cast.ruth})
    fields = {"what": "voicemail", "once": once_of(alice.client.get(url + "?what=voicemail").text)}
    before = len(timeline(alice, cast.ruth))
    first, second = send(alice, url, **fields), send(alice, url, **fields)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(timeline(alice, cast.ruth)) == before + 1


def test_going_back_and_saying_something_else_is_another_act(cast: Cast, alice: Visitor) -> None:
    url = reverse("log", kwargs={"person": cast.ruth})
    word = once_of(alice.client.get(url + "?what=called").text)
    before = len(timeline(alice, cast.ruth))
    send(alice, url, what="called", once=word)
    send(alice, url, what="called", once=word, at="2026-03-03T11:30")
    assert len(timeline(alice, cast.ruth)) == before + 2


def test_a_refused_form_may_be_sent_again(alice: Visitor) -> None:
    word = once_of(alice.client.get("/no/").text)
    assert send(alice, "/no/", company="", once=word).status_code == 400
    assert send(alice, "/no/", company="", once=word).status_code == 400


def test_advice_needs_words(cast: Cast, alice: Visitor) -> None:
    response = send(alice, reverse("log", kwargs={"person": cast.ruth}), what="advice", note="")
    assert response.status_code == 400
    assert "Say it in a line." in response.text
    assert "--note" not in response.text


def test_a_meeting_needs_its_hour(cast: Cast, alice: Visitor) -> None:
    url = reverse("log", kwargs={"person": cast.dana})
    assert send(alice, url, what="agreed").status_code == 400
    assert send(alice, url, what="agreed", meets_at="2026-03-10T15:00").status_code == 302


def test_a_stop_is_final_and_taken_back_with_a_reason_only(cast: Cast, alice: Visitor) -> None:
    send(alice, reverse("log", kwargs={"person": cast.dana}), what="stop")
    found = relationships.relationship(alice.owner, cast.dana, NOW)
    assert found.stage == "stopped"
    assert not found.next
    event = found.timeline[0].event
    asked = send(alice, "/undo/", event=event)
    assert asked.status_code == 400
    assert "Your reason" in asked.text
    assert send(alice, "/undo/", event=event, reason="I pressed the wrong line.").status_code == 302
    assert relationships.relationship(alice.owner, cast.dana, NOW).stage != "stopped"


def test_a_mail_in_doubt_is_decided_and_the_decision_taken_back(cast: Cast, alice: Visitor) -> None:
    assert "Cedar Rail" in alice.client.get("/review/").text
    send(alice, "/review/decide/", review=cast.review, kind="rejection", company="Cedar Rail", role="Buyer")
    page = alice.client.get("/review/").text
    assert "Nothing waits for your look." in page
    assert "On record as a no" in page
    assert "Cedar Rail" in str(today(alice.owner, NOW))
    send(alice, "/undo/", review=cast.review)
    assert reviews.reviews(alice.owner).total == 1


def test_a_decision_that_cannot_be_is_said_beside_the_mail(cast: Cast, alice: Visitor) -> None:
    response = send(alice, "/review/decide/", review=cast.review, kind="nonsense", company="Typed & kept")
    assert response.status_code == 400
    assert "is no kind of mail" in response.text
    assert "Typed &amp; kept" in response.text


def test_the_manager_is_named(cast: Cast, alice: Visitor) -> None:
    url = reverse("manager", kwargs={"application": cast.nameless})
    refused = send(alice, url, name="", title="Head of Clerks")
    assert refused.status_code == 400
    assert "Head of Clerks" in refused.text
    done = send(alice, url, name="Nora Quist", phone="+442079460333")
    page = alice.client.get(done.headers["Location"]).text
    assert "Nora Quist" in page
    assert "Phone Nora Quist" in page


def test_a_silence_is_called_a_no(cast: Cast, alice: Visitor) -> None:
    url = reverse("silence", kwargs={"application": cast.nameless})
    assert send(alice, url, answer="wait", by="soon").status_code == 400
    assert send(alice, url, answer="wait", by="2026-03-20").status_code == 302
    assert send(alice, url, answer="no").status_code == 302


def test_what_is_known_of_her_is_changed(cast: Cast, alice: Visitor) -> None:
    url = reverse("details", kwargs={"person": cast.dana})
    assert 'value="dana@harbour.example"' in alice.client.get(url).text
    wrong = send(alice, url, name="Dana Rhodes", time_zone="Mars/Base")
    assert wrong.status_code == 400
    assert "like Europe/Madrid" in wrong.text
    known = {"role": "manager", "company": "Harbour Freight", "time_zone": "Europe/London", "ideal": "on"}
    said = {"email": "dana@harbour.example, d@h.example", "compliment": "You let the team answer first."}
    send(alice, url, name="Dana Rhodes-Hill", **known, **said)
    found = relationships.relationship(alice.owner, cast.dana, NOW)
    assert found.person.name == "Dana Rhodes-Hill"
    assert found.emails == ("dana@harbour.example", "d@h.example")
    assert found.person.ideal
    assert "You let the team answer first." in alice.client.get(url).text


def test_somebody_is_added_by_hand(alice: Visitor) -> None:
    assert send(alice, "/people/new/", name="").status_code == 400
    done = send(alice, "/people/new/", name="Ines Prado", company="Olmo", role="manager")
    assert "Ines Prado" in alice.client.get(done.headers["Location"]).text


def test_a_letter_is_read_changed_and_put_on_record(cast: Cast, alice: Visitor) -> None:
    url = reverse("write", kwargs={"person": cast.dana})
    assert "mailto:dana@harbour.example?" in alice.client.get(url + "?reason=regular").text
    nothing_yet = alice.client.get(url + "?reason=report_back").text
    assert 'href="mailto:dana@harbour.example?' not in nothing_yet
    assert "Nothing to send yet" in nothing_yet
    fawning = "Dear Dana, you are my mentor and my idol. Why was I not selected?"
    read = send(alice, url, reason="report_back", subject="Hello", body=fawning, do="read", another="0").text
    assert "Why was I not selected" in read
    assert "my mentor" in read
    assert "to look at" in read
    piece = send(
        alice,
        reverse("notes_on", kwargs={"person": cast.dana}),
        reason="report_back",
        subject="Hello",
        body=fawning,
    ).text
    assert "<html" not in piece
    assert "to look at" in piece
    assert 'hx-swap-oob="true"' in piece
    send(alice, url, reason="report_back", subject="Hello", body="Dear Dana", do="sent", another="0")
    assert ("email_sent", False) in timeline(alice, cast.dana)[:2]
    page = alice.client.get(reverse("person", kwargs={"person": cast.dana})).text
    assert '<p class="sent-text">Dear Dana</p>' in page
    assert "Dear Dana" in alice.client.get(url + "?reason=regular").text, (
        "the last letter stands beside the new one"
    )


def test_a_letter_with_a_blank_is_not_handed_out(cast: Cast, alice: Visitor) -> None:
    url = reverse("write", kwargs={"person": cast.dana})
    blank = {"reason": "regular", "subject": "Hello", "body": "Dear [Name], thank you.", "another": "0"}
    read = send(alice, url, **blank, do="read").text
    assert 'href="mailto:dana@harbour.example?' not in read
    assert "A blank is still to be filled in: [Name]" in read
    refused = send(alice, url, **blank, do="eml")
    assert refused.status_code == 400
    assert "still holds a blank: [Name]" in refused.text
    assert "Dear [Name], thank you." in refused.text


def test_a_letter_is_handed_over_as_a_mail_file(cast: Cast, alice: Visitor) -> None:
    url = reverse("write", kwargs={"person": cast.dana})
    file = send(
        alice, url, reason="regular", subject="Grüße", body="Dear Dana,\r\n\r\nHello – you.", do="eml"
    )
    assert file.headers["Content-Type"] == "message/rfc822"
    assert file.headers["Content-Disposition"] == 'attachment; filename="2026-03-04-dana-rhodes.eml"'
    mail = email.message_from_bytes(file.content, policy=email.policy.default)
    assert (mail["To"], mail["From"], mail["Subject"]) == (
        "dana@harbour.example", "Alice Moreau <alice@home.example>", "Grüße",
    )  # fmt: skip
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().replace("\r\n", "\n") == "Dear Dana,\n\nHello – you.\n"


def test_what_is_said_for_one_letter_goes_into_it_and_not_on_record(cast: Cast, alice: Visitor) -> None:
    url = reverse("write", kwargs={"person": cast.dana})
    assert "For this letter, in your own words" in alice.client.get(url + "?reason=meeting_request").text
    page = send(
        alice, url, reason="meeting_request", say_window="the second half of May", do="fill", another="0"
    ).text
    assert "in the second half of May" in page
    assert 'name="say_window"' in page
    again = send(
        alice, url, reason="meeting_request", say_window="the second half of May", do="other", another="0"
    ).text
    assert 'name="another" value="1"' in again
    assert "in the second half of May" in again
    assert "second half" not in alice.client.post("/settings/data/").text


STORY = (
    "Dana Rhodes studied history at the University of Leeds. She rebuilt the night shift of the Hull depot."
)
CV = b"Alice Moreau\n\nEducation\nBA History, Leeds University, 2010\n"


def test_something_true_is_found_and_chosen(cast: Cast, alice: Visitor) -> None:
    url = reverse("common", kwargs={"person": cast.dana})
    assert "Give your CV" in alice.client.get(url).text
    assert send(alice, "/settings/cv/", file=SimpleUploadedFile("cv.txt", CV)).status_code == 302
    assert "Leeds University" in alice.client.get("/settings/cv/").text
    assert send(alice, url, do="story", story=STORY).status_code == 302
    page = alice.client.get(url).text
    assert "You studied at the University of Leeds, and so did I." in page
    assert "Of you: “BA History, Leeds University, 2010”" in page
    send(alice, url, do="choose", parallel="You studied at the University of Leeds, and so did I.",
         compliment="own", compliment_own="You are my role model.", question="")  # fmt: skip
    page = alice.client.get(url).text
    assert "One thing that is true: “my role model”" in page.replace("&#34;", '"') or "role model" in page
    her_page = alice.client.get(reverse("person", kwargs={"person": cast.dana})).text
    assert "and so did I." in her_page
    sheet = alice.client.get(reverse("call", kwargs={"person": cast.dana})).text
    assert "and so did I." in sheet


def test_the_coach_reads_whatever_will_be_said_or_written(cast: Cast, alice: Visitor) -> None:
    """Every field whose words leave later is read when it is kept; nothing is held back for it."""
    fawning = "You are my role model"
    details = reverse("details", kwargs={"person": cast.dana})
    kept = {"name": "Dana Rhodes", "role": "manager"}
    for field in ("compliment", "parallel", "question", "topic"):
        done = send(alice, details, **kept, **{field: fawning})
        assert "role model" in alice.client.get(done.headers["Location"]).text.split("</h1>")[0], field
    done = send(alice, reverse("log", kwargs={"person": cast.dana}), what="did-it", note=fawning)
    assert "What came of it: “" in alice.client.get(done.headers["Location"]).text
    done = send(alice, "/news/", what="other", text="Their loss: they will be sorry they passed on me.")
    assert "Your news: “" in alice.client.get(done.headers["Location"]).text
    done = send(alice, "/settings/letters/", name="Mine", reason="regular", body=fawning + ".", do="keep")
    assert "In it: “" in alice.client.get(done.headers["Location"]).text
    subject = {
        "reason": "regular",
        "subject": fawning,
        "body": "Dear Dana, hello.",
        "another": "0",
        "do": "read",
    }
    assert "In the subject:" in send(alice, reverse("write", kwargs={"person": cast.dana}), **subject).text


def test_only_what_was_offered_or_said_in_own_words_is_chosen(cast: Cast, alice: Visitor) -> None:
    url = reverse("common", kwargs={"person": cast.dana})
    send(
        alice,
        url,
        do="choose",
        parallel="You owe me a job.",
        question="own",
        question_own="What comes first?",
    )
    page = alice.client.get(url).text
    assert "You owe me a job." not in page
    assert "What comes first?" in page
    refused = send(alice, url, do="choose", compliment="own", compliment_own="You did [something].")
    assert refused.status_code == 400
    assert "it holds a blank" in refused.text
    assert "You did [something]." in refused.text


def test_a_cv_that_cannot_be_read_is_refused_and_one_is_removed(alice: Visitor) -> None:
    refused = send(alice, "/settings/cv/", file=SimpleUploadedFile("cv.docx", b"no zip"))
    assert refused.status_code == 400
    assert "could not be read" in refused.text
    assert send(alice, "/settings/cv/", pasted=" ").status_code == 400
    assert send(alice, "/settings/cv/", pasted=CV.decode()).status_code == 302
    assert "Remove it" in alice.client.get("/settings/cv/").text
    send(alice, "/settings/cv/", do="remove")
    assert "Remove it" not in alice.client.get("/settings/cv/").text


def test_a_letter_of_ones_own_is_tried_kept_and_offered(cast: Cast, alice: Visitor) -> None:
    fields = {"name": "Mine", "reason": "regular", "subject": "A line", "person": cast.dana,
              "body": "You told me this: {her_advice}.\n\nI wish you a good week. {topic}"}  # fmt: skip
    seen = send(alice, "/settings/letters/", **fields, do="try").text
    assert "I wish you a good week." in seen
    assert "what you want advice on" in seen
    assert (
        send(alice, "/settings/letters/", **{**fields, "body": "Hello {nmae}"}, do="keep").status_code == 400
    )
    assert send(alice, "/settings/letters/", **fields, do="keep").status_code == 302
    assert "I wish you a good week." in alice.client.get("/settings/letters/?name=Mine").text
    letter = alice.client.get(reverse("write", kwargs={"person": cast.dana}) + "?reason=regular").text
    assert "I wish you a good week." in letter
    assert send(alice, "/settings/letters/", replaces="Mine", do="remove").status_code == 302
    assert alice.client.get("/settings/letters/?name=Mine").status_code == 404


def test_a_language_model_varies_a_letter_only_where_one_is_named(
    cast: Cast, alice: Visitor, scripted: Scripted
) -> None:
    url = reverse("write", kwargs={"person": cast.dana})
    assert "Vary with" not in alice.client.get(url + "?reason=regular").text
    assert send(alice, "/settings/model/", address="nowhere", model="tiny").status_code == 400
    assert send(alice, "/settings/model/", address=scripted.url, model="tiny").status_code == 302
    assert "It runs on this machine" in alice.client.get("/settings/model/").text
    assert "Vary with tiny" in alice.client.get(url + "?reason=regular").text
    mine = {"reason": "regular", "subject": "A line", "another": "0",
            "body": "Dear Dana,\n\nI would like to know what you would learn first.\n\nBest wishes,\nAlice"}  # fmt: skip
    scripted.say("What would you learn first? I would like to know.")
    varied = send(alice, url, **mine, do="vary").text
    assert "What would you learn first? I would like to know." in varied
    assert "Said another way by tiny" in varied
    for _ in range(2):
        scripted.say("What would you learn first? I start at Brimstone.")
    refused = send(alice, url, **mine, do="vary")
    assert refused.status_code == 400
    assert "Brimstone" in refused.text
    assert "I would like to know what you would learn first." in refused.text, "the letter stays as it was"
    send(alice, "/settings/model/", do="remove")
    assert "Vary with" not in alice.client.get(url + "?reason=regular").text


def test_a_letter_sent_too_early_is_on_record_as_that(cast: Cast, alice: Visitor) -> None:
    url = reverse("write", kwargs={"person": cast.ruth})
    assert "E-mails to Ruth Boyd begin after" in alice.client.get(url + "?reason=regular").text
    send(alice, url, reason="regular", subject="Hello", body="Dear Ruth", do="sent", another="0")
    assert {kind for kind, _ in timeline(alice, cast.ruth)[:2]} == {"email_sent", "override"}


def test_after_a_stop_no_letter_is_prepared(cast: Cast, alice: Visitor) -> None:
    send(alice, reverse("log", kwargs={"person": cast.dana}), what="stop")
    refused = alice.client.get(reverse("write", kwargs={"person": cast.dana}) + "?reason=regular")
    assert refused.status_code == 400
    assert "asked for no more contact" in refused.text
    assert alice.client.get(reverse("call", kwargs={"person": cast.dana})).status_code == 400


def test_somebody_is_forgotten_for_good(cast: Cast, alice: Visitor) -> None:
    url = reverse("forget", kwargs={"person": cast.dana})
    assert send(alice, url, word="").status_code == 400
    assert relationships.relationship(alice.owner, cast.dana, NOW)
    assert send(alice, url, word="Forget").headers["Location"] == "/people/"
    assert alice.client.get(reverse("person", kwargs={"person": cast.dana})).status_code == 404
    assert "Dana Rhodes" not in alice.client.post("/settings/data/").text


def test_where_nothing_is_to_be_written_the_reasons_are_offered(cast: Cast, alice: Visitor) -> None:
    page = alice.client.get(reverse("write", kwargs={"person": cast.ruth})).text
    assert "Every letter has a reason" in page


def test_news_is_told_one_by_one(cast: Cast, alice: Visitor) -> None:
    assert send(alice, "/news/", what="new_job", text="").status_code == 400
    send(alice, "/news/", what="new_job", text="I start as a planner at Birch Works.", company="Birch Works")
    page = alice.client.get("/news/").text
    assert "On record: your news." in page
    assert reverse("write", kwargs={"person": cast.dana}) in page


def test_the_profile_is_kept(cast: Cast, alice: Visitor) -> None:
    assert send(alice, "/settings/", name="Alice", time_zone="Nowhere").status_code == 400
    assert (
        send(
            alice,
            "/settings/",
            name="Alice M.",
            time_zone="America/New_York",
            emails="a@x.example, b@x.example",
        ).status_code
        == 302
    )
    page = alice.client.get("/settings/").text
    assert 'value="Alice M."' in page
    assert "a@x.example, b@x.example" in page


def test_nothing_is_due_while_away(cast: Cast, alice: Visitor) -> None:
    assert send(alice, "/settings/away/", first="2026-03-14", last="2026-03-03").status_code == 400
    assert send(alice, "/settings/away/", first="soon", last="later").status_code == 400
    assert today(alice.owner, NOW).total > 0
    send(alice, "/settings/away/", first="2026-03-03", last="2026-03-14")
    page = alice.client.get("/settings/away/").text
    assert "you are away" in page
    assert [act.headline for act in today(alice.owner, NOW).acts if act.person] == []


def seen_in(response: HttpResponse) -> str:
    """Give the numbers whose consequences a page shows."""
    found = re.search(r'name="preview" value="([^"]+)"', response.text)
    assert found is not None
    return found[1]


def test_a_number_keeps_to_its_bounds(cast: Cast, alice: Visitor) -> None:
    numbers = dict(
        re.findall(
            r'name="(\w+)" value="([\w:]+)" type="(?:number|time)"',
            alice.client.get("/settings/numbers/").text,
        )
    )
    refused = send(alice, "/settings/numbers/", **{**numbers, "rhythm_days": "3"})
    assert refused.status_code == 400
    assert "Between 45 and 90 days." in refused.text
    assert 'value="3"' in refused.text
    wanted = {**numbers, "rhythm_days": "90", "work_from": "08:00"}
    shown = send(alice, "/settings/numbers/", **wanted)
    assert shown.status_code == 200
    assert "What this would change" in shown.text
    assert "Nothing is changed yet" in shown.text
    assert 'name="rhythm_days" value="60"' in alice.client.get("/settings/numbers/").text
    seen = {"do": "apply", "preview": seen_in(shown)}
    assert send(alice, "/settings/numbers/", **{**wanted, "rhythm_days": "80"}, **seen).status_code == 200
    assert 'name="rhythm_days" value="60"' in alice.client.get("/settings/numbers/").text
    assert send(alice, "/settings/numbers/", **wanted, **seen).status_code == 302
    assert 'name="rhythm_days" value="90"' in alice.client.get("/settings/numbers/").text
    shown = send(alice, "/settings/numbers/", do="defaults")
    assert "What this would change" in shown.text
    send(alice, "/settings/numbers/", **numbers, do="apply", preview=seen_in(shown))
    assert 'name="rhythm_days" value="60"' in alice.client.get("/settings/numbers/").text


def seen_word(response: HttpResponse) -> str:
    found = re.search(r'name="word" value="([^"]+)"', response.text)
    assert found
    return found[1]


def test_everything_out_gone_and_in_again(cast: Cast, alice: Visitor) -> None:
    file = alice.client.post("/settings/data/")
    assert "attachment" in file.headers["Content-Disposition"]
    record = json.loads(file.content)
    assert record["format"] == "afterno-record/1"
    assert send(alice, "/settings/data/erase/", word="yes").status_code == 400
    assert send(alice, "/settings/data/erase/", word="erase").status_code == 302
    assert relationships.people(alice.owner).total == 0
    assert "Dana" not in alice.client.get("/people/").text
    upload = SimpleUploadedFile("record.json", file.content, "application/json")
    shown = send(alice, "/settings/data/in/", record=upload)
    assert "would be added" in shown.text
    assert "Dana" not in alice.client.get("/people/").text
    word = {"do": "put", "word": seen_word(shown)}
    assert send(alice, "/settings/data/in/", **word).status_code == 302
    assert "added" in alice.client.get("/settings/data/").text
    assert "shown too long ago" in send(alice, "/settings/data/in/", **word).text
    assert "Dana Rhodes" in alice.client.get("/people/").text


@pytest.mark.parametrize(
    "content", [b"", b"no json", b"[]", b'{"format": "other/1"}', b"\xff\xfe", b"[" * 100_000]
)
def test_what_is_no_record_is_refused_in_words(alice: Visitor, content: bytes) -> None:
    response = send(alice, "/settings/data/in/", record=SimpleUploadedFile("x.json", content))
    assert response.status_code == 400
    assert "record" in response.text


FIELDS = """
company role manager phone email signer channel reason at talked note what until stay_in_touch advice place meets_at name
title time_zone country story known answer by review kind event back body subject another do text industry rhythm_days
work_from first last emails calls_by pasted once say_window say_reply address_as story
parallel parallel_own question replaces address model formality company_phone
""".split()
STRANGE = (
    "\0",
    "\ud7ff\ufffd\u202e",
    "9" * 5000,
    "-1",
    "{{ 7*7 }}",
    "' OR 1=1 --",
    "2026-13-45T99:99",
    "../../etc",
    "٣",
)


def test_whatever_is_sent_a_page_answers(cast: Cast, alice: Visitor) -> None:
    known = {"person": cast.dana, "application": cast.nameless}
    for page in PRIVATE:
        if page.name in {"sign_out", "mail"}:
            continue
        keys = {key: value for key, value in known.items() if f"<key:{key}>" in str(page.pattern)}
        url = reverse(str(page.name), kwargs=keys)
        for strange in STRANGE:
            fields = {**dict.fromkeys(FIELDS, strange), "what": "talked"}
            asked = {"q": strange, "page": strange, "reason": strange, "what": strange}
            assert alice.client.post(url, fields).status_code < 500, (url, strange)
            assert alice.client.get(url, asked).status_code < 500, (url, strange)
    assert "{{ 7*7 }}" in alice.client.get("/people/", {"q": "{{ 7*7 }}"}).text


MAIL = b"""From: Talent Team <jobs@oak.example>
To: alice@home.example
Subject: Your application as Buyer at Oak Stores
Date: Mon, 2 Mar 2026 09:00:00 +0100
Message-ID: <no-1@oak.example>

Dear Alice,
thank you for applying for the position of Buyer at Oak Stores. Unfortunately we have decided not to move forward
with your application.
Kind regards, the talent team
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["file", "pasted"])
def test_mail_is_brought_and_read(alice: Visitor, way: str) -> None:
    if way == "file":
        response = send(alice, "/mail/", files=SimpleUploadedFile("inbox.eml", MAIL))
    else:
        response = send(alice, "/mail/", pasted=MAIL.decode())
    assert response.headers["Location"] == "/mail/reading/"
    job = reading_job.job_of(alice.owner)
    assert job is not None
    assert job.thread is not None
    job.thread.join(30)
    page = alice.client.get("/mail/reading/").text
    assert "One mail read." in page
    assert job.folder is not None
    assert not job.folder.exists()


@pytest.mark.parametrize(("fields", "words"), [
    ({}, "Choose a file, or paste a mail."),
    ({"files": SimpleUploadedFile("song.mp3", b"x"), "pasted": "kept words"}, "is none of .mbox"),
])  # fmt: skip
def test_mail_that_cannot_be_read_is_refused_in_words(
    alice: Visitor, fields: dict[str, Any], words: str
) -> None:
    response = send(alice, "/mail/", **fields)
    assert response.status_code == 400
    assert words in response.text
    assert fields.get("pasted", "") in response.text
