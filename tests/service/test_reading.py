"""Reading a mailbox into the record: what is sure counts, what is doubtful waits, twice changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.cli.process import SOURCE

from afterno import sample
from afterno.connect.mailbox.scan import Scan
from afterno.reading.prefilter import Worth, look
from afterno.reading.result import Kind, Reading
from afterno.record import store
from afterno.service import entry, mails, reading, reviews, unchanged
from afterno.service.sample import read_sample
from afterno.service.summary import ReadSummary
from afterno.service.today import today

if TYPE_CHECKING:
    from pathlib import Path

    from afterno.connect.mailbox.source import RawMail

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)

RECEIPT = b"""From: Northwind Careers <jobs@northwind.example>
To: alice@mail.example
Subject: We have received your application for Night Editor
Date: Mon, 2 Feb 2026 10:00:00 +0000
Message-ID: <receipt@northwind.example>

Dear Alice,

Thank you for applying for the position of Night Editor at Northwind. We have received your application.
If you do not hear from us within three weeks, please assume that you have not been successful.

Northwind Careers
"""
NO = b"""From: Dana Rhodes <dana.rhodes@northwind.example>
To: alice@mail.example
Subject: Night Editor
Date: Mon, 16 Mar 2026 15:00:00 +0000
Message-ID: <no@northwind.example>
In-Reply-To: <receipt@northwind.example>
References: <receipt@northwind.example>

Dear Alice,

Thank you for coming in last week. Unfortunately we have decided to offer the position of Night Editor to another candidate.
I enjoyed our conversation and wish you all the best.

Dana Rhodes
Head of Nights, Northwind
+44 20 7946 0101
"""
LETTER_HOME = b"""From: mum@home.example
To: alice@mail.example
Subject: Sunday
Date: Sun, 15 Mar 2026 10:00:00 +0000
Message-ID: <sunday@home.example>

Release 4.2 is out: it fixes the parser, and a crash when the config file is empty. See the list of changes.
"""


def mbox(folder: Path, *mails: bytes) -> Path:
    """An mbox file of these mails."""
    file = folder / "inbox.mbox"
    file.write_bytes(b"".join(b"From a@b Thu Jan  1 00:00:00 1970\n" + mail + b"\n" for mail in mails))
    return file


def read(owner: int, *paths: Path) -> ReadSummary:
    """Read as Alice."""
    return reading.read_mail(owner, paths, NOW, me=["alice@mail.example"])


def test_a_no_in_the_mailbox_becomes_todays_call(alice: int, tmp_path: Path) -> None:
    summary = read(alice, mbox(tmp_path, RECEIPT, LETTER_HOME, NO))
    assert (summary.read, summary.recognised, summary.opened) == (3, {"received": 1, "rejection": 1}, 1)
    (act,) = today(alice, NOW).acts
    assert (act.kind, act.rule, act.person and act.person.name, act.person and act.person.phone) == (
        "call", "M7", "Dana Rhodes", "+442079460101",
    )  # fmt: skip


OWN_WORDS = b"""From: Rhonda Kitchens <rkitchens@deltagrain.example>
To: alice@mail.example
Subject: Grain Inspector
Date: Mon, 16 Mar 2026 11:00:00 +0000
Message-ID: <silo@deltagrain.example>

Hi Alice,

Thanks for coming by on Tuesday, I liked showing you my elevators. I've thought about it and I'm taking on somebody
who has run a moisture lab before. I'm sorry, you were close.

Rhonda Kitchens
Delta Grain
+1 555 010 4455
"""


@pytest.mark.parametrize("few", [mails.FEW, 1], ids=["of few", "of many"])
def test_a_no_without_a_word_of_a_job_search_is_found(
    alice: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(mails, "FEW", few)
    assert look(OWN_WORDS)[0] is Worth.LIKELY
    assert look(LETTER_HOME)[0] is Worth.NONE
    summary = read(alice, mbox(tmp_path, OWN_WORDS, LETTER_HOME))
    assert (summary.recognised, summary.ordinary) == ({"rejection": 1}, 1)
    (no,) = [event for event in store.load_record(alice)["events"] if event["kind"] == "rejection"]
    assert no["signer"] == "manager"


def test_who_a_clear_no_was_found_of_by_its_beginning_brings_what_else_they_wrote(
    alice: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mails, "FEW", 1)
    terse = b"""From: Rhonda Kitchens <rkitchens@deltagrain.example>
To: alice@mail.example
Subject: Elevators
Date: Thu, 12 Mar 2026 11:00:00 +0000
Message-ID: <terse@deltagrain.example>

Gate two is open from seven, mind the trucks.
"""
    assert look(terse)[0] is Worth.NONE
    scan = Scan([mbox(tmp_path, terse, OWN_WORDS, LETTER_HOME)], processes=1)
    gathered = mails.gather(scan, frozenset({"alice@mail.example"}))
    assert [letter.source for letter in gathered.letters] == ["inbox.mbox#1", "inbox.mbox#2"]


def test_of_many_mails_one_that_does_not_begin_like_it_is_not_read_of_few_it_is(
    alice: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in_full: list[str] = []
    real = mails.letter_of

    def letter_of(mail: RawMail, own: frozenset[str]) -> mails.Letter:
        read_in_full.append(mail.source)
        return real(mail, own)

    monkeypatch.setattr(mails, "letter_of", letter_of)
    monkeypatch.setattr(mails, "FEW", 1)
    read(alice, mbox(tmp_path, LETTER_HOME, OWN_WORDS))
    assert read_in_full == ["inbox.mbox#2"]
    monkeypatch.setattr(mails, "FEW", 2)
    reading.read_mail(
        alice, [mbox(tmp_path, LETTER_HOME, OWN_WORDS)], NOW, me=["alice@mail.example"], again=True
    )
    assert sorted(read_in_full[1:]) == ["inbox.mbox#1", "inbox.mbox#2"]


@pytest.mark.parametrize(
    ("kind", "confidence", "becomes", "sure"),
    [
        ("rejection", 0.95, "rejection", True),
        ("rejection", 0.8, "rejection", False),
        ("rejection", 0.65, "other", True),
        ("received", 0.8, "other", True),
        ("other", 0.5, "other", True),
    ],
)
def test_what_only_a_mail_itself_speaks_for_is_believed_where_it_is_clear(
    kind: Kind, confidence: float, becomes: Kind, sure: bool
) -> None:
    found = reading.believed(Reading(kind, confidence, sure=True))
    assert (found.kind, found.sure) == (becomes, sure)


def test_reading_the_same_again_changes_nothing(alice: int, tmp_path: Path) -> None:
    file = mbox(tmp_path, RECEIPT, NO)
    read(alice, file)
    before = store.load_record(alice)
    assert read(alice, file).read == 0, "the file has not changed"
    again = reading.read_mail(alice, [file], NOW, again=True)
    assert (again.read, again.known, again.opened) == (2, 2, 0)
    assert store.load_record(alice) == before


def test_what_is_new_in_a_file_is_read_and_the_old_is_not(alice: int, tmp_path: Path) -> None:
    read(alice, mbox(tmp_path, RECEIPT))
    assert read(alice, mbox(tmp_path, RECEIPT, NO)).read == 1
    assert [act.kind for act in today(alice, NOW).acts] == ["call"]


def test_a_file_without_anything_new_is_known_at_a_look(alice: int, tmp_path: Path) -> None:
    file = mbox(tmp_path, RECEIPT)
    assert unchanged.summary(alice, [file]) is None
    read(alice, file)
    assert unchanged.summary(alice, [file], ["Alice@mail.example"]) == ReadSummary()
    assert unchanged.summary(alice, [file], ["another@mail.example"]) is None
    assert unchanged.summary(alice, [file, tmp_path / "none.mbox"]) is None
    assert unchanged.summary(alice, [mbox(tmp_path, RECEIPT, NO)]) is None


def test_in_any_order_of_import_the_plan_is_the_same(alice: int, bob: int, tmp_path: Path) -> None:
    read(alice, mbox(tmp_path, RECEIPT, NO))
    read(bob, mbox(tmp_path, NO, RECEIPT))
    mine, his = today(alice, NOW), today(bob, NOW)
    assert [(act.kind, act.due, act.why) for act in mine.acts] == [
        (act.kind, act.due, act.why) for act in his.acts
    ]


def test_a_doubtful_mail_waits_and_the_seekers_word_decides(alice: int, tmp_path: Path) -> None:
    """No company, no role: a sure no, but whose?"""
    doubtful = (
        b"From: someone@gmail.com\nTo: alice@mail.example\nSubject: hello\nMessage-ID: <d@q>\n"
        b"Date: Mon, 16 Mar 2026 15:00:00 +0000\n\nWe have decided to move forward with other candidates. Good luck.\n"
    )
    summary = read(alice, mbox(tmp_path, doubtful))
    assert summary.doubtful == 1
    assert today(alice, NOW).acts == ()
    (review,) = reviews.reviews(alice).rows
    decided = reviews.decide(alice, review.id, "rejection", NOW, company="Northwind", role="Night Editor")
    assert decided.events
    assert [act.kind for act in today(alice, NOW).acts] == ["find_manager"]
    reviews.undo(alice, review.id, NOW)
    assert today(alice, NOW).acts == ()
    assert reviews.reviews(alice).total == 1


def test_a_mail_set_aside_is_not_asked_about_again(alice: int, tmp_path: Path) -> None:
    doubtful = NO.replace(b"dana.rhodes@northwind.example", b"x@quietmail.example").replace(
        b"Night Editor", b"hello"
    )
    doubtful = doubtful.replace(b", Northwind", b"").replace(b"northwind.example", b"quietmail.example")
    file = mbox(tmp_path, doubtful)
    read(alice, file)
    for review in reviews.reviews(alice).rows:
        reviews.decide(alice, review.id, "other", NOW)
    reading.read_mail(alice, [file], NOW, again=True)
    assert reviews.reviews(alice).total == 0


def test_a_stop_is_kept_whatever_is_read_later(alice: int, tmp_path: Path) -> None:
    read(alice, mbox(tmp_path, RECEIPT, NO))
    entry.log(alice, "Dana", entry.LogForm("stop"), NOW)
    later = NO.replace(b"<no@", b"<no-2@").replace(b"16 Mar", b"17 Mar")
    read(alice, mbox(tmp_path, RECEIPT, NO, later))
    assert today(alice, NOW).acts == ()


def test_hostile_mail_is_named_and_costs_nothing(alice: int, tmp_path: Path) -> None:
    nested = (
        b"From: x@y\nSubject: nested\nContent-Type: message/rfc822\n\n" * 1000 + b"We regret to inform you."
    )
    lying = b"From: x@y\nSubject: job application\nContent-Type: text/plain; charset=x-none-such\n\nyour application\n"
    summary = read(alice, mbox(tmp_path, nested, lying, NO))
    assert summary.read == 3
    assert summary.skipped_total >= 2
    assert [act.kind for act in today(alice, NOW).acts] == ["call"]


def test_the_sample_fills_a_day(alice: int, tmp_path: Path) -> None:
    """The sample's own truth: a first call to Helena Marsh, an outcome to tell Ruth Pemberton, a silence asked about."""
    read_sample(alice, tmp_path, NOW)
    day = today(alice, NOW)
    assert (day.acts[0].headline, day.acts[0].ideal) == ("Phone Helena Marsh", True)
    assert {"call", "report_back", "review_silence"} <= {act.kind for act in day.acts}


@pytest.mark.slow
def test_killed_at_any_moment_the_record_is_whole_and_the_next_read_completes_it(tmp_path: Path) -> None:
    """The reading is killed after a growing time; then it is read to the end, and nothing is missing or doubled."""
    file = tmp_path / "sample.mbox"
    sample.write_mbox(file, NOW)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "AFTERNO_"))},
        "PYTHONPATH": str(SOURCE), "AFTERNO_DATA_DIR": str(tmp_path / "data"), "AFTERNO_NOW": NOW.isoformat(),
    }  # fmt: skip
    afterno = [sys.executable, "-m", "afterno"]
    command = [*afterno, "read", str(file), "--me", sample.ME]
    whole = {**environment, "AFTERNO_DATA_DIR": str(tmp_path / "whole")}
    subprocess.run(command, env=whole, check=True, capture_output=True)
    for moment in (0.4, 0.9, 1.4, 1.9):
        child = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + moment
        while child.poll() is None and time.monotonic() < deadline:
            pass
        child.send_signal(signal.SIGKILL)
        child.wait()
        doctor = subprocess.run(
            [*afterno, "doctor"], env=environment, check=False, capture_output=True, text=True
        )
        assert "LOOK" not in doctor.stdout.replace("LOOK  The list of who is due", ""), doctor.stdout
    subprocess.run(command, env=environment, check=True, capture_output=True)
    export = [*afterno, "export", "-"]
    assert (
        subprocess.run(export, env=environment, check=True, capture_output=True, text=True).stdout
        == subprocess.run(export, env=whole, check=True, capture_output=True, text=True).stdout
    )
