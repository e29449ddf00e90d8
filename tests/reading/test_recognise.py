"""What CONTRACTS.md settles about `recognise`, one test a sentence; the cast is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.messages import Address, Message
from afterno.reading.recognise import recognise

if TYPE_CHECKING:
    from afterno.reading.result import Reading

NO = "Unfortunately, we have decided to move forward with other candidates for the position."


def read(
    text: str,
    *,
    subject: str = "Your application",
    sender: str = "Kim Lo <kim.lo@firm.example>",
    **more: object,
) -> Reading:
    name, _, address = sender.rstrip(">").partition(" <")
    return recognise(Message(subject=subject, sender=Address(name, address), text=text, **more))  # type: ignore[arg-type]  # a test's shorthand


def test_the_seekers_own_mail_is_never_a_rejection() -> None:
    assert read(NO, direction="out").kind == "own_message"


def test_a_quoted_no_is_not_read_again() -> None:
    assert read("Thank you for letting me know.", quoted=NO).kind != "rejection"


@pytest.mark.parametrize(
    "text",
    [
        "Got turned down by Kumo today. They said they went with someone more senior.",
        "Sorry they went with someone else after three interviews, their loss.",
        "My brother was rejected for the job, they took another candidate.",
    ],
)
def test_somebody_elses_rejection_is_other(text: str) -> None:
    assert read(text, subject="hi", sender="Al <al@mailbox.example>").kind == "other"


def test_a_rejection_that_somebody_passes_on_is_other() -> None:
    text = "Have a look at this! Three lines after eleven years on the ward."
    reading = read(
        text, subject="Fwd: Outcome of your application", sender="Jo <jo@mailbox.example>", forwarded=NO
    )
    assert reading.kind == "other"


def test_a_no_that_also_offers_another_job_is_a_rejection_with_outreach() -> None:
    reading = read(
        "Hi Mel, the client has chosen another candidate. "
        "I have another role in Leeds you might suit. Gareth Pugh, Consultant",
        sender="Gareth Pugh <gareth@pughstaffing.example>",
    )
    assert (reading.kind, reading.also) == ("rejection", ("outreach",))
    assert reading.rejection is not None
    assert reading.rejection.door_open


def test_an_invitation_that_takes_back_a_no_is_an_interview() -> None:
    text = "I said we had gone with somebody else. She has turned us down, so could you come to an interview on Monday?"
    assert read(text).kind == "interview"


def test_an_offer_that_takes_back_a_no_is_an_offer() -> None:
    text = "Although we first chose another candidate, she has withdrawn, and we would like to offer you the job."
    assert read(text).kind == "offer"


def test_an_offer_taken_back_is_a_cancelled_rejection() -> None:
    reading = read(
        "It pains me to say we are withdrawing our offer of employment. Kate Munro, Operations Director"
    )
    assert reading.kind == "rejection"
    assert reading.rejection is not None
    assert reading.rejection.reason == "cancelled"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We have decided to appoint another candidate.", "declined"),
        ("The position has been filled.", "filled"),
        ("The post has been scrapped by the board, so the vacancy no longer exists.", "cancelled"),
        ("The board has frozen all recruitment until the merger closes.", "paused"),
        ("We have selected a different candidate and will not be moving forward with you.", "declined"),
    ],
)
def test_why_a_no_was_said(text: str, reason: str) -> None:
    reading = read(text)
    assert reading.kind == "rejection"
    assert reading.rejection is not None
    assert reading.rejection.reason == reason


def test_a_one_way_video_is_an_assessment() -> None:
    assert read("You have been invited to record a one-way video interview by 8 July.").kind == "assessment"


@pytest.mark.parametrize(
    "text",
    [
        "We have received your application. If you are not selected, we will keep your resume on file.",
        "Thank you for applying. If you hear nothing within three weeks, please consider your application unsuccessful.",
        "Thank you for applying. Only shortlisted candidates will be contacted.",
    ],
)
def test_an_automatic_receipt_with_a_conditional_no_is_received(text: str) -> None:
    assert read(text).kind == "received"


def test_the_confirmation_of_a_withdrawal_is_withdrawal() -> None:
    text = "This confirms that you have withdrawn your application. You will no longer be considered."
    assert read(text).kind == "withdrawal"


def test_rejection_is_null_for_other_kinds() -> None:
    assert read("We have received your application.").rejection is None


@pytest.mark.parametrize(
    ("text", "sender", "signer"),
    [
        (f"{NO}\n\nSonja Lee\nEngineering Manager", "Sonja Lee <sonja@driftlab.example>", "manager"),
        (f"{NO}\n\nErin Shaw\nTechnical Recruiter", "Erin Shaw <erin@loomworks.example>", "hr"),
        (
            f"{NO}\n\nGareth Pugh\nSenior Consultant, Pugh Staffing",
            "Gareth Pugh <gareth@pughstaffing.example>",
            "hr",
        ),
        (f"{NO}\n\nThe Tidewater Team", "Tidewater <careers@tidewater.example>", "organisation"),
        (NO, "Acme <no-reply@us.greenhouse-mail.io>", "machine"),
    ],
)
def test_who_signs(text: str, sender: str, signer: str) -> None:
    reading = read(text, sender=sender)
    assert reading.rejection is not None
    assert reading.rejection.signer == signer


def test_the_decider_is_named_where_it_is_not_the_signer() -> None:
    reading = read(
        "The hiring manager, Dana Whitlock, has decided to go with another candidate.\n\nTom Birch\nRecruiter"
    )
    assert reading.rejection is not None
    assert reading.rejection.decider == "Dana Whitlock"


def test_a_signer_who_decides_is_no_decider() -> None:
    reading = read("I have decided to hire another candidate.\n\nSonja Lee\nEngineering Manager")
    assert reading.rejection is not None
    assert reading.rejection.decider is None


@pytest.mark.parametrize(
    ("more", "door_open"),
    [
        ("", False),
        (" Please apply again in the spring.", True),
        (" We will keep your resume on file for future openings.", True),
        (" Can I buy you a coffee in a month or so?", True),
    ],
)
def test_the_door_is_open_where_she_says_so(more: str, *, door_open: bool) -> None:
    reading = read(NO + more)
    assert reading.rejection is not None
    assert reading.rejection.door_open is door_open


def test_an_address_nobody_reads_cannot_be_answered() -> None:
    reading = read(NO, sender="Jobs <no-reply@larkes.example>")
    assert reading.rejection is not None
    assert not reading.rejection.answerable


def test_the_evidence_is_the_sentence_that_decided_as_it_stands() -> None:
    text = "Dear Sam,\n\nthank you for coming in. In the end, we've chosen\nanother applicant. Good luck!"
    evidence = read(text).evidence
    assert evidence in text
    assert "another applicant" in evidence


def test_a_notice_says_no_by_its_template_id_alone() -> None:
    reading = recognise(
        Message(
            subject="Your update from Nimbus",
            sender=Address("LinkedIn", "jobs-noreply@linkedin.com"),
            text="Your update from Nimbus.",
            links=(
                "https://www.linkedin.com/comm/jobs/view/1?trk=eml-email_jobs_application_rejected_01-null",
            ),
        )
    )
    assert reading.kind == "rejection"
    assert reading.rejection is not None
    assert (reading.rejection.reason, reading.rejection.signer) == ("unknown", "machine")


def test_a_terse_no_is_known_by_its_thread() -> None:
    earlier = Message(subject="Interview for line cook", text="Thank you for the interview.", direction="out")
    terse = Message(
        subject="Re: Saturday",
        sender=Address("D.", "d@oaktable.example"),
        text="Sorry, we went with someone else. D.",
    )
    assert recognise(terse, thread=[earlier]).sure
    assert recognise(terse, thread=[earlier]).kind == "rejection"


@pytest.mark.parametrize(
    "text",
    [
        "We are unable to proceed with your mortgage application at this time.",
        "Your manuscript has not been accepted for publication; the reviewers advised against it.",
        "The landlord has decided to go with another applicant for the flat.",
        "We've decided to go with another company whose quote was lower.",
        "Your visa application has been refused.",
        "I had a lovely evening but I don't think we're a match.",
    ],
)
def test_a_no_to_something_else_is_other(text: str) -> None:
    assert read(text, subject="Decision").kind == "other"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_no_text_raises_and_every_evidence_stands_in_it(text: str, subject: str) -> None:
    reading = recognise(Message(subject=subject, sender=Address("", "a@b.example"), text=text))
    assert reading.evidence in text or reading.evidence in subject
    assert 0.0 <= reading.confidence <= 1.0


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["if ", "a, ", "not ", "we ", "other ", "candidate ", ". ", "\n"]),
    st.integers(1000, 30_000),
)
def test_repetition_costs_no_more_than_length(piece: str, times: int) -> None:
    assert recognise(Message(subject="x", sender=Address("", "a@b.example"), text=piece * times)).kind
