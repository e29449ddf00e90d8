from __future__ import annotations

from datetime import date

from afterno.wording import sheets
from afterno.wording.material import Facts

FULL = Facts(
    seeker_name="Sam Okafor",
    seeker_phone="0113 496 0123",
    her_name="Dana Grant",
    her_title="Ms",
    her_phone="020 7946 0991",
    role="Controller (m/f/d)",
    company="Birch Ltd",
    interview_on=date(2026, 3, 3),
    rejection_by="Priya Shah",
    rejection_channel="email",
    compliment="The way you took the budget apart on one sheet of paper has stayed with me",
    question="When you moved from audit to the plant, what did you have to unlearn first?",
    topic="moving from audit to industry",
)


def test_the_call_sheet_follows_the_order_of_m3() -> None:
    said = [step.say for step in sheets.call_sheet(FULL).steps]
    order = [
        "Sam Okafor",
        "I accept it",
        "thank you for the time",
        "budget",
        "career advice",
        "unlearn",
        "in a couple of months",
    ]
    assert [next(i for i, s in enumerate(said) if part in s) for part in order] == list(range(len(order)))


def test_a_sheet_is_one_page() -> None:
    for facts in (FULL, Facts()):
        for make in (sheets.call_sheet, sheets.ringing, sheets.prepared_no, sheets.hr_call):
            lines = make(facts).text().splitlines()
            assert len(lines) <= 60
            assert max(map(len, lines)) <= 78


def test_the_voicemail_says_the_number_twice_in_half_a_minute() -> None:
    message = sheets.voicemail(FULL)
    assert message.text.count("0113 496 0123") == 2
    assert 15 <= message.seconds <= 30


def test_what_is_missing_is_a_gap_and_not_a_hole() -> None:
    sheet = sheets.call_sheet(Facts())
    assert {"her", "her_phone", "phone"} <= {gap.fact for gap in sheet.gaps}
    assert "{" not in sheet.text()
