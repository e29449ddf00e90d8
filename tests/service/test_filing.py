"""What one mail comes to: which events, about whom; what is doubtful is a question and changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from afterno.reading.messages import Address, Message
from afterno.reading.result import FoundPerson, Kind, Reading, Rejection
from afterno.service import filing
from afterno.service.filing import Filed, World

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
DANA = FoundPerson(
    "Dana Rhodes", "manager", "dana@northwind.example", "+442079460101", title="Head of Nights"
)
RECORD: dict[str, Any] = {
    "companies": [{"id": "c1", "name": "Northwind", "domain": "northwind.example"}],
    "people": [
        {"id": "p1", "name": "Dana Rhodes", "company": "c1", "role": "manager", "emails": ["dana@northwind.example"]}
    ],
    "applications": [
        {"id": "a1", "company": "c1", "title": "Night editor", "manager": "p1", "thread": ["first@northwind.example"]}
    ],
    "events": [],
}  # fmt: skip


def mail(**fields: Any) -> Message:
    """A mail from Dana on 4 March about the night editor's post, unless said otherwise."""
    given: dict[str, Any] = {
        "message_id": "m1@northwind.example", "date": datetime(2026, 3, 4, 10, tzinfo=UTC),
        "subject": "Night editor", "sender": Address("Dana Rhodes", "dana@northwind.example"),
        "text": "Dear Alice, we chose somebody else. Dana Rhodes", "references": ("first@northwind.example",),
    }  # fmt: skip
    return Message(**{**given, **fields})


def read_as(kind: Kind, **fields: Any) -> Reading:
    """A sure reading of that kind, from Northwind about the night editor."""
    rejection = Rejection("declined", "manager") if kind == "rejection" else None
    given: dict[str, Any] = {
        "company": "Northwind",
        "role": "Night editor",
        "rejection": rejection,
        "people": (DANA,),
    }
    return Reading(kind, 0.99, sure=True, **{**given, **fields})


def file(reading: Reading, message: Message, world: World | None = None) -> Filed:
    """File one mail in a world, empty unless given."""
    return filing.file(reading, message, message.message_id, world or World.of({**RECORD}), NOW)


def kinds(filed: Filed) -> list[str]:
    """The kinds of its events."""
    return [event["kind"] for event in filed.events]


def test_a_no_from_the_manager_opens_a_relationship_with_her_number() -> None:
    empty = World()
    filed = file(read_as("rejection"), mail(), empty)
    (person,) = filed.people
    (application,) = filed.applications
    (event,) = filed.events
    assert (person["name"], person["role"], person["phones"]) == ("Dana Rhodes", "manager", ["+442079460101"])
    assert application["manager"] == person["id"]
    assert (event["kind"], event["person"], event["channel"], event["signer"]) == (
        "rejection",
        person["id"],
        "email",
        "manager",
    )
    assert event["at"] == "2026-03-04T10:00:00+00:00"


def test_a_doubtful_reading_is_a_question_and_nothing_else() -> None:
    doubtful = Reading("rejection", 0.6, sure=False, rejection=Rejection(), company="Northwind")
    filed = file(doubtful, mail())
    assert filed.question
    assert filed == Filed(question=filed.question)


def test_the_same_no_said_again_within_three_weeks_is_one() -> None:
    world = World.of({**RECORD})
    world.add(file(read_as("rejection"), mail(), world))
    again = file(
        read_as("rejection"), mail(message_id="m2@x", date=datetime(2026, 3, 9, 9, tzinfo=UTC)), world
    )
    assert "rejection" not in kinds(again)


def test_a_receipt_gives_the_day_after_which_silence_is_a_no() -> None:
    filed = file(read_as("received", people=(), implied_no_after=date(2026, 3, 25)), mail(references=()))
    assert [(event["kind"], event["by"]) for event in filed.events] == [("answer_promised", "2026-03-25")]


def test_an_invitation_after_the_no_takes_the_no_back() -> None:
    world = World.of({**RECORD})
    world.add(file(read_as("rejection"), mail(), world))
    filed = file(
        read_as("interview"), mail(message_id="m3@x", date=datetime(2026, 3, 9, 9, tzinfo=UTC)), world
    )
    assert kinds(filed) == ["rejection_withdrawn", "interview"]


@pytest.mark.parametrize(
    ("words", "last"), [("This is the final round.", True), ("A first conversation.", None)]
)
def test_the_last_round_is_told_apart(words: str, last: bool | None) -> None:
    filed = file(read_as("interview"), mail(text=words))
    assert filed.events[0].get("last") is last


def test_two_roles_at_one_company_stay_apart() -> None:
    world = World.of({**RECORD})
    filed = file(
        read_as("rejection", role="Librarian", people=()), mail(references=(), subject="Librarian"), world
    )
    assert filed.question or filed.applications[0]["id"] != "a1"


def test_the_seekers_own_mail_to_somebody_on_record_is_a_touch() -> None:
    own = mail(direction="out", sender=Address("Alice", "alice@mail.example"), to=(Address("", "dana@northwind.example"),),
               in_reply_to=("x@y",))  # fmt: skip
    filed = file(Reading("own_message", 1.0, sure=True), own)
    assert [(event["kind"], event["person"], event["reason"]) for event in filed.events] == [
        ("email_sent", "p1", "reply")
    ]


def test_own_mail_to_strangers_is_nobodys_business() -> None:
    own = mail(direction="out", to=(Address("Mum", "mum@home.example"),))
    assert file(Reading("own_message", 1.0, sure=True), own) == Filed()


def test_her_later_mail_counts_as_her_answer() -> None:
    filed = file(Reading("other", 0.9, sure=True), mail(text="How did the course go?"))
    assert [(event["kind"], event["person"]) for event in filed.events] == [("email_received", "p1")]


def test_an_automatic_reply_holds_and_a_bounce_closes_an_address() -> None:
    away = file(Reading("auto_reply", 1.0, sure=True, away_until=date(2026, 3, 20)), mail())
    left = file(Reading("auto_reply", 1.0, sure=True, has_left=True), mail())
    bounced = file(
        Reading("bounce", 1.0, sure=True, bounced=("dana@northwind.example",), bounce_hard=True),
        mail(sender=Address("", "mailer-daemon@mail.example")),
    )
    assert [(e["kind"], e["until"]) for e in away.events] == [("auto_reply", "2026-03-20")]
    assert [(e["kind"], e["what"]) for e in left.events] == [("her_change", "left")]
    assert [(e["kind"], e["address"], e["hard"]) for e in bounced.events] == [
        ("bounce", "dana@northwind.example", True)
    ]


def test_what_the_seeker_entered_is_never_taken_away() -> None:
    mine = {"id": "p1", "name": "Dana R.", "role": "manager", "title": "My note", "phones": ["+15550100"]}
    merged = filing.merged(mine, DANA, None)
    assert (merged["name"], merged["title"], merged["phones"]) == (
        "Dana R.",
        "My note",
        ["+15550100", "+442079460101"],
    )


def test_a_no_that_names_neither_company_nor_role_is_asked_about() -> None:
    filed = file(
        read_as("rejection", company=None, role=None, people=()), mail(references=(), sender=None), World()
    )
    assert "whose no" in filed.question


def test_the_same_mail_gets_the_same_ids_on_every_device() -> None:
    first, second = file(read_as("rejection"), mail(), World()), file(read_as("rejection"), mail(), World())
    assert first == second
