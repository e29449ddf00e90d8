"""Two passes: a glance at every mail, then the few that matter with their threads and, later, their people."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts import corpus

from afterno.connect.mailbox import archive, glance, scan, workers
from afterno.connect.mailbox.scan import Scan
from afterno.connect.mailbox.sources import open_sources
from afterno.reading.messages import parse
from afterno.reading.prefilter import Worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from afterno.connect.mailbox.source import RawMail

JOB = "thank you for the interview"


def mail(
    name: str,
    *,
    sender: str = "dana@corp.example",
    to: str = "alice@home.example",
    subject: str = "hello",
    body: str = "See you.",
    refs: str = "",
) -> bytes:
    more = f"References: {' '.join(f'<{ref}@x>' for ref in refs.split())}\n" if refs else ""
    return f"From: {sender}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{name}@x>\n{more}\n{body}\n".encode()


def mbox(path: Path, *mails: bytes) -> Path:
    path.write_bytes(b"".join(b"From 1@xxx Mon Mar 02 10:15:00 +0000 2026\n" + one + b"\n" for one in mails))
    return path


def names(mails: object) -> list[str]:
    assert isinstance(mails, list)
    return [parse(one.raw).message_id.partition("@")[0] for one in mails]


def test_threads_of_candidates_are_read_whole(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "a.mbox",
        mail("ask", sender="alice@home.example", to="dana@corp.example", body="When shall we talk?"),
        mail("other", sender="x@y.example"),
        mail("no", body=JOB, refs="ask"),
        mail("thanks", sender="alice@home.example", refs="ask no"),
        mail("late", refs="thanks"),
        mail("list", sender="x@y.example", refs="other"),
    )
    assert names(list(Scan([path]).candidates())) == ["ask", "no", "thanks", "late"]


def test_an_answer_without_references_is_found_by_its_subject(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "a.mbox",
        mail("no", subject="Thursday", body=JOB),
        mail(
            "answer",
            sender="alice@home.example",
            to="dana@corp.example",
            subject="Re: Thursday",
            body="A pity.",
        ),
        mail("strange", sender="bob@y.example", subject="Re: Thursday"),
        mail("again", subject="Thursday", body="Lunch?"),
    )
    assert names(list(Scan([path]).candidates())) == ["no", "answer"]


def test_people_and_companies_are_added_when_they_are_confirmed(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "a.mbox",
        mail("no", body=JOB),
        mail("terse", body="Come by on Friday.", subject="one"),
        mail("mine", sender="alice@home.example", to="Dana <dana@corp.example>, x@y.example", subject="two"),
        mail("colleague", sender="eve@corp.example", subject="three"),
        mail("stranger", sender="x@z.example", subject="four"),
    )
    scan = Scan([path])
    assert names(list(scan.candidates())) == ["no"]
    assert names(list(scan.of(["Dana@corp.example"]))) == ["terse", "mine"]
    assert names(list(scan.of(["dana@corp.example"], ["corp.example"]))) == ["colleague"]
    assert list(scan.of([], [])) == []


def test_the_rest_is_every_mail_not_given_before_and_progress_ends_at_the_whole(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "a.mbox",
        mail("no", body=JOB),
        mail("terse", body="Come by on Friday.", subject="one"),
        mail(
            "stranger", sender="x@z.example", subject="four", body="Release 4.2 fixes the parser and a crash."
        ),
    )
    told: list[tuple[int, int]] = []
    scanned = Scan([path], processes=1, progress=lambda done, total: told.append((done, total)))
    label = "afterno.connect.mailbox.scan:label"

    def numbers(answers: Iterable[str]) -> list[str]:
        return [answer.split()[0].partition("#")[2] for answer in answers]

    assert numbers(scanned.read(label, upto=0.6)) == ["1"]
    assert told[-1][0] == int(0.6 * scanned.total)
    assert numbers(scanned.read(label, people=["dana@corp.example"], upto=0.7)) == ["2"]
    assert numbers(scanned.read_rest(label, worth={Worth.LIKELY})) == []
    assert numbers(scanned.read_rest(label, worth=set(Worth))) == ["3"]
    assert numbers(scanned.read_rest(label, worth=set(Worth))) == []
    assert told == sorted(told)
    assert told[-1] == (scanned.total, scanned.total)


def test_mails_keep_their_numbers_and_offsets(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "a.mbox", mail("one"), mail("two", body=JOB), mail("three"), mail("four", body=JOB)
    )
    everything = {one.source: one for one in open_sources([path])}
    found = list(Scan([path]).candidates())
    assert [one.source for one in found] == ["a.mbox#2", "a.mbox#4"]
    assert found == [everything[one.source] for one in found]


def test_a_maildir_and_an_archive_are_scanned_alike(tmp_path: Path) -> None:
    import zipfile

    for name in ("cur", "new", "tmp"):
        (tmp_path / "m" / name).mkdir(parents=True)
    (tmp_path / "m" / "cur" / "1:2,S").write_bytes(mail("one", body=JOB))
    (tmp_path / "m" / "cur" / "2:2,S").write_bytes(mail("two"))
    packed = mbox(tmp_path / "in.mbox", mail("three"), mail("four", body=JOB, refs="one"))
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.write(packed, "Takeout/Mail/All.mbox")
        archive.writestr("inner.zip", b"PK")
    scan = Scan([tmp_path / "m", tmp_path / "t.zip"])
    assert [one.source for one in scan.candidates()] == ["m/cur/1:2,S", "t.zip/Takeout/Mail/All.mbox#2"]
    assert [skipped.source for skipped in scan.skipped()] == ["t.zip/inner.zip"]
    assert scan.mails() == 5


def test_an_archive_is_not_read_once_for_every_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    packed = mbox(tmp_path / "in.mbox", *[mail(f"m{n}", body=JOB) for n in range(130)])
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as takeout:
        takeout.write(packed, "All.mbox")
    passes = []
    read = archive.mails

    def watched(path: Path, name: str) -> Iterator[RawMail]:
        passes.append(name)
        return read(path, name)

    monkeypatch.setattr(archive, "mails", watched)
    found = list(Scan([tmp_path / "t.zip"]).read("afterno.connect.mailbox.scan:label"))
    assert len(found) == 130
    assert len(passes) == 2


def test_a_letter_is_always_a_candidate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Alice, I am sorry. Dana")
    assert [one.source for one in Scan([tmp_path / "a.txt"]).candidates()] == ["a.txt"]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    path = tmp_path_factory.mktemp("box") / "c.mbox"
    facts = []
    mails = []
    for raw, fact in corpus.mails(1_200, seed=21, planted=0.1):
        mails.append(raw.replace(b"\nFrom ", b"\n>From "))
        facts.append(fact)
    mbox(path, *mails)
    return path, facts


def test_no_planted_mail_is_lost_terse_answers_included(box: tuple[Path, list[dict[str, object]]]) -> None:
    path, facts = box
    found = {parse(one.raw).message_id.partition("@")[0] for one in Scan([path]).candidates()}
    wanted = {str(fact["id"]) for fact in facts if fact["job"]}
    assert wanted <= found
    assert len(found) < 0.4 * len(facts)


def test_two_processes_give_the_same_as_one(
    box: tuple[Path, list[dict[str, object]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = box
    alone = Scan([path], processes=1)
    expected = [scan.label(one, None) for one in alone.candidates()]
    monkeypatch.setattr(scan, "ALONE_BELOW", 0)
    monkeypatch.setattr(glance, "RANGE", 700_000)
    both = Scan([path], processes=2)
    assert list(both.read("afterno.connect.mailbox.scan:label")) == expected
    assert both.index.ids == alone.index.ids
    assert [one.source for one in both.candidates()] == [line.split()[0] for line in expected]


def test_a_worker_that_dies_loses_nothing() -> None:
    tasks = [3, 5, 2]
    pool = workers.Pool(2)
    assert list(pool.mapped("afterno.connect.mailbox.workers:_die_in_a_child", tasks)) == tasks
    assert list(pool.mapped("afterno.connect.mailbox.workers:_die_in_a_child", tasks, alone=True)) == tasks
    pool.close()


FORKED = """
from afterno.connect.mailbox import workers
pool = workers.Pool(2)
dying = list(pool.mapped("afterno.connect.mailbox.workers:_die_in_a_child", [3, 5, 2]))
pool.close()
pool = workers.Pool(2)
lengths = list(pool.mapped("builtins:len", ["a", "bc", "def", "g"] * 50))
kinds = {type(worker).__name__ for worker in pool._workers}
ended = [worker.child for worker in pool._workers]
pool.close()
import os
left = [child for child in ended if os.path.exists(f"/proc/{child}")]
print(dying, lengths == [1, 2, 3, 1] * 50, kinds, left)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process forks")
def test_a_process_without_threads_forks_and_a_copy_that_dies_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKED], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[3, 5, 2] True {'_Forked'} []\n"


def test_reading_again_reads_only_what_is_new(tmp_path: Path) -> None:
    path = mbox(tmp_path / "a.mbox", mail("one", body=JOB), mail("two"))
    first = Scan([path])
    assert len(list(first.candidates())) == 1
    remembered = first.remember()
    again = Scan([path], remembered=remembered)
    assert again.files == []
    assert list(again.candidates()) == []
    with path.open("ab") as stream:
        stream.write(b"From 1@xxx Mon Mar 02 10:15:00 +0000 2026\n" + mail("three", body=JOB) + b"\n")
    later = Scan([path], remembered=again.remember())
    assert [one.source for one in later.candidates()] == ["a.mbox#3"]
    assert later.remember()[str(path)].mails == 3


def test_a_file_named_from_elsewhere_is_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mbox(tmp_path / "a.mbox", mail("one", body=JOB))
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    first = Scan([Path("a.mbox")])
    assert len(list(first.candidates())) == 1
    monkeypatch.chdir(tmp_path / "other")
    for named in (path, Path("../a.mbox"), Path("../other/../a.mbox")):
        assert Scan([named], remembered=first.remember()).files == []


def test_what_broke_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pst").write_bytes(b"!BDN")
    (skipped,) = Scan(
        [
            tmp_path / "a.pst",
        ]
    ).skipped()
    assert skipped.source == "a.pst"
    assert "export" in skipped.why
