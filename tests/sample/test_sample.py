from __future__ import annotations

import json
import mailbox
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from afterno import sample
from afterno.sample.dates import Calendar
from afterno.sample.story import entries

if TYPE_CHECKING:
    from email.message import EmailMessage

FOLDER = Path(sample.__file__).parent
BUILT_FOR = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
A_WEEK = [datetime(2027, 11, 1, 8, tzinfo=UTC) + timedelta(days=n) for n in range(7)]


def parsed(now: datetime) -> list[EmailMessage]:
    return [message_from_bytes(raw, policy=policy.default) for raw in sample.mails(now)]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    return str(body.get_content()) if body else ""


def test_about_eighty_mails_over_five_months() -> None:
    found = parsed(BUILT_FOR)
    days = [parsedate_to_datetime(mail["Date"]) for mail in found]
    assert 75 <= len(found) <= 90
    assert days == sorted(days)
    assert 140 <= (days[-1] - days[0]).days <= 170


def test_every_mail_parses_without_defects_and_has_text() -> None:
    for mail in parsed(BUILT_FOR):
        assert [part.defects for part in mail.walk() if part.defects] == []
        assert text_of(mail).strip(), mail["Subject"]
        assert "{{" not in mail.as_string()


def test_nine_rejections_of_every_kind() -> None:
    found = [each for each in sample.expected(BUILT_FOR) if each["kind"] == "rejection"]
    assert len(found) == 9
    assert Counter(each["signer"] for each in found) == {"manager": 4, "hr": 4, "machine": 1}
    assert Counter(each["reason"] for each in found) == {
        "declined": 6,
        "filled": 1,
        "cancelled": 1,
        "paused": 1,
    }
    assert [each["id"] for each in found if each["language"] == "de"] == ["sk-no"]


@pytest.mark.parametrize("now", A_WEEK, ids=lambda now: f"{now:%A}")
def test_the_last_no_came_on_the_working_day_before(now: datetime) -> None:
    last = parsed(now)[-1] if now.weekday() not in (0, 6) else None
    no = next(each for each in sample.expected(now) if each["id"] == "lf-no")
    day = parsedate_to_datetime(no["date"]).date()
    assert day.weekday() < 5
    assert timedelta(days=1) <= now.date() - day <= timedelta(days=3)
    assert last is None or parsedate_to_datetime(last["Date"]).date() == day


def test_nothing_lies_in_the_future() -> None:
    for now in A_WEEK:
        assert all(parsedate_to_datetime(mail["Date"]).date() < now.date() for mail in parsed(now))


def test_a_written_date_moves_with_the_mail() -> None:
    for now in (BUILT_FOR, *A_WEEK):
        mail = next(each for each in parsed(now) if each["Subject"] == "Freight Scheduler (AF/318)")
        sent = parsedate_to_datetime(mail["Date"]).date()
        truth = next(each for each in sample.expected(now) if each["id"] == "af-receipt")
        assert f"{sent.day} {sent:%B %Y}" in text_of(mail)
        assert date.fromisoformat(truth["implied_no_after"]) == sent + timedelta(days=21)


def test_working_days_are_counted_without_weekends() -> None:
    calendar = Calendar.before(datetime(2026, 3, 16, 9, tzinfo=UTC))  # a Monday
    assert calendar.end == date(2026, 3, 13)
    assert calendar.day("w-5") == date(2026, 3, 6)
    assert calendar.day("w+1") == date(2026, 3, 16)
    assert calendar.day("d-6") == date(2026, 3, 7)


def test_business_mail_is_never_sent_on_a_weekend() -> None:
    for entry in entries():
        day = Calendar.before(A_WEEK[3]).day(entry.sheet["at"].split()[0])
        assert day.weekday() < 5 or entry.sheet["at"].startswith("d"), entry.id


def test_only_invented_domains_and_fictional_phones() -> None:
    whole = "\n".join(text_of(mail) for mail in parsed(BUILT_FOR)) + (FOLDER / "facts.json").read_text(
        "utf-8"
    )
    whole += "\n".join(entry.text + "\n".join(entry.sheet.values()) for entry in entries())
    assert {
        host for host in re.findall(r"[\w.]+@([\w.-]+\w)", whole) if not host.endswith(".example")
    } == set()
    assert {
        host for host in re.findall(r"https?://([\w.-]+)", whole) if not host.endswith(".example")
    } == set()
    for number in re.findall(r"(?<![\w/])(?:\+|\(?0|\(\d{3}\))[\d ()-]{8,}\d", whole):
        digits = re.sub(r"\D", "", number)
        assert re.fullmatch(r"(44|0)?2079460\d{3}|(49|0)3023125\d{3}|1?\d{3}55501\d\d", digits), number


def test_replies_refer_to_mails_that_are_there() -> None:
    found = parsed(BUILT_FOR)
    known = {mail["Message-ID"].strip() for mail in found}
    for mail in found:
        assert set((mail["References"] or "").split()) <= known
    assert len(known) == len(found)


def test_the_same_day_gives_the_same_bytes() -> None:
    later = BUILT_FOR + timedelta(hours=7)
    assert list(sample.mails(BUILT_FOR)) == list(sample.mails(later))


def test_awkward_forms_are_among_them() -> None:
    raw = b"\n".join(sample.mails(BUILT_FOR)).lower()
    for form in (b"base64", b"quoted-printable", b"8bit", b"windows-1252", b"iso-8859-15", b"format=flowed",
                 b"message/rfc822", b"text/calendar", b"multipart/alternative", b"multipart/report",
                 b"\r\n", b"=?utf-8?b?", b"auto-submitted: auto-replied", b"list-unsubscribe"):  # fmt: skip
        assert form in raw, form


def test_the_mbox_is_read_back_whole(tmp_path: Path) -> None:
    count = sample.write_mbox(tmp_path / "all.mbox", BUILT_FOR)
    box = mailbox.mbox(tmp_path / "all.mbox")
    assert len(box) == count
    box.close()


def test_what_ships_is_what_the_story_builds(tmp_path: Path) -> None:
    sample.write_mbox(tmp_path / "all.mbox", BUILT_FOR)
    assert (tmp_path / "all.mbox").read_bytes() == (FOLDER / "mailbox.mbox").read_bytes()
    assert json.loads((FOLDER / "expected.json").read_text("utf-8")) == sample.expected(BUILT_FOR)


def test_people_of_a_mail_are_named_in_it() -> None:
    for mail, truth in zip(parsed(BUILT_FOR), sample.expected(BUILT_FOR), strict=True):
        whole = f"{mail['From']} {mail['To']} {text_of(mail)}".casefold()
        for person in truth["people"]:
            assert person["name"].split()[-1].casefold() in whole, (truth["id"], person["name"])


def test_facts_hang_together_and_lie_in_the_past() -> None:
    facts = sample.facts(BUILT_FOR)
    ids = {
        kind: {each["id"] for each in facts[kind]}
        for kind in ("companies", "people", "applications", "events")
    }
    assert {person["company"] for person in facts["people"]} <= ids["companies"]
    assert {each.get("manager") for each in facts["applications"]} - {None} <= ids["people"]
    assert {each["person"] for each in facts["events"]} <= ids["people"]
    assert {each["advice"] for each in facts["events"] if "advice" in each} <= ids["events"]
    assert all(datetime.fromisoformat(each["at"]) < BUILT_FOR for each in facts["events"])


def test_facts_and_mailbox_speak_of_the_same_people() -> None:
    seen = {person["email"] for truth in sample.expected(BUILT_FOR) for person in truth["people"]}
    for person in sample.facts(BUILT_FOR)["people"]:
        assert not person["emails"] or set(person["emails"]) & seen, person["name"]
