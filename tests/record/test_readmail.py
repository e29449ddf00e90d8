from __future__ import annotations

import pytest
from tests.record.cast import BIRCH, HUGO, MARA, NO, NOW, POST, birch_said_no, event

from afterno.record import store


def batch(*mails: store.MailRow) -> store.Batch:
    """What reading the mail from Birch brings."""
    return store.Batch(
        companies=[BIRCH], people=[MARA, HUGO], applications=[POST], events=[NO], mails=mails,
        sources=[store.SourceRow("inbox.mbox", "f1", 100, 1.5, "t1", 100)],
        skipped=[store.SkippedRow("inbox.mbox", "too large", 2, "inbox.mbox#7")],
    )  # fmt: skip


MAIL = store.MailRow(
    "m1@birch.example", "applied", "rejection", "inbox.mbox#1", NOW, {"from": "hugo@birch.example"}, ("no",)
)
DOUBT = store.MailRow("m2@birch.example", "review", "interview", "inbox.mbox#2", NOW, {"subject": "A talk?"})


def test_reading_twice_changes_nothing(alice: int) -> None:
    first = store.save_batch(alice, batch(MAIL, DOUBT), now=NOW)
    assert (first.events.added, first.mails, first.problems) == (("no",), 2, ())
    record = store.load_record(alice)
    second = store.save_batch(alice, batch(MAIL, DOUBT), now=NOW)
    assert (second.events.added, second.mails, second.problems) == ((), 0, ())
    assert store.load_record(alice) == record
    assert store.seen(alice, ["m1@birch.example", "m2@birch.example", "m3"]) == {MAIL.message, DOUBT.message}
    assert store.count_mails(alice) == {"applied": 1, "review": 1}


def test_what_was_read_is_known_again(alice: int) -> None:
    store.save_batch(alice, batch(MAIL), now=NOW)
    assert store.get_source(alice, "inbox.mbox") == store.SourceRow("inbox.mbox", "f1", 100, 1.5, "t1", 100)
    assert store.get_source(alice, "other.mbox") is None
    assert store.skipped_of(alice) == [store.SkippedRow("inbox.mbox", "too large", 2, "inbox.mbox#7")]


def test_a_mail_in_doubt_is_confirmed_once(alice: int) -> None:
    birch_said_no(alice)
    store.save_batch(alice, store.Batch(mails=[DOUBT]), now=NOW)
    assert [row["message"] for row in store.review(alice).rows] == [DOUBT.message]
    brings = store.Batch(events=[event("talk", "email_received")])
    result = store.confirm(alice, DOUBT.message, brings, now=NOW)
    assert result is not None
    assert result.events.added == ("talk",)
    assert store.confirm(alice, DOUBT.message, brings, now=NOW) is None
    mail = store.get_mail(alice, DOUBT.message)
    assert mail is not None
    assert (mail["state"], mail["events"]) == ("confirmed", ["talk"])
    assert store.count_reviews(alice) == 0


def test_a_mail_moves_only_from_the_state_it_is_thought_to_be_in(alice: int) -> None:
    store.save_batch(alice, store.Batch(mails=[DOUBT]), now=NOW)
    assert not store.set_state(alice, DOUBT.message, "dismissed", was="applied")
    assert store.set_state(alice, DOUBT.message, "dismissed", was="review")
    assert not store.set_state(alice, DOUBT.message, "dismissed")
    assert not store.set_state(alice, "unheard", "dismissed")


def test_reading_never_takes_back_a_stop(alice: int) -> None:
    birch_said_no(alice)
    void = event("v", "void", person=None, event="s", reason="A machine thought so.")
    result = store.save_batch(alice, store.Batch(events=[event("s", "stop"), void]), now=NOW)
    assert result.events.added == ("s",)


def test_a_batch_that_fails_leaves_nothing(alice: int) -> None:
    wrong = store.MailRow("m3", "eaten")  # type: ignore[arg-type]
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        store.save_batch(alice, batch(MAIL, wrong), now=NOW)
    assert store.load_record(alice)["people"] == []
    assert store.count_mails(alice) == {}


def test_the_review_list_is_paged(alice: int) -> None:
    mails = [store.MailRow(f"m{n}", "review") for n in range(7)]
    store.save_batch(alice, store.Batch(mails=mails), now=NOW)
    page = store.review(alice, limit=3, offset=3)
    assert (len(page.rows), page.total) == (3, 7)
    seen = [
        row["message"] for offset in (0, 3, 6) for row in store.review(alice, limit=3, offset=offset).rows
    ]
    assert sorted(seen) == [f"m{n}" for n in range(7)]


def test_what_the_seeker_taught_is_kept(alice: int) -> None:
    store.learn(alice, "from:jobs@birch.example", "alert")
    store.learn(alice, "from:jobs@birch.example", "other")
    assert store.learned(alice) == {"from:jobs@birch.example": "other"}
    assert store.learned(alice, ["unheard"]) == {}
