"""Speeds, as ratios in one run: python scripts/bench.py [commands|planning|million|index|mail|pages ...].

Each figure is CPU seconds of the whole process (user and system), the least of several runs, and stands beside a bare
`python -c pass` of the same run, so that a slow machine does not look like a slow program.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).parent.parent


def cpu(arguments: list[str], *, runs: int = 5, env: dict[str, str] | None = None) -> float:
    """Measure the CPU seconds of a command, the least of several runs."""
    best = float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def row(name: str, seconds: float, bare: float, goal: str = "") -> None:
    """Print one figure beside the bare interpreter."""
    print(f"{name:44} {seconds:8.3f} s CPU  {seconds / bare:8.1f} x bare python   {goal}")


def big_record(people: int) -> dict[str, object]:
    """Make a record of so many people, a conversation two months ago with each, one no each."""
    record: dict[str, object] = {
        "format": "afterno-record/1",
        "seeker": {"name": "Alice Ardent", "emails": ["alice@mail.example"], "time_zone": "Europe/London", "country": "GB"},
        "policy": {},
        "companies": [{"id": f"c{n}", "name": f"Company {n}", "country": "GB"} for n in range(people)],
        "people": [
            {"id": f"p{n}", "name": f"Manager {n}", "role": "manager", "company": f"c{n}", "time_zone": "Europe/London",
             "emails": [f"m{n}@c{n}.example"], "phones": [f"+4420{n:08}"]}
            for n in range(people)
        ],
        "applications": [{"id": f"a{n}", "company": f"c{n}", "title": "Planner", "manager": f"p{n}"} for n in range(people)],
        "events": [
            event
            for n in range(people)
            for event in (
                {"id": f"e{n}a", "at": f"2026-03-{n % 27 + 1:02}T10:00:00+00:00", "kind": "rejection",
                 "application": f"a{n}", "channel": "email", "signer": "hr", "reason": "declined"},
                {"id": f"e{n}b", "at": f"2026-04-{n % 27 + 1:02}T11:00:00+01:00", "kind": "conversation", "person": f"p{n}",
                 "channel": "phone", "direction": "out", "stay_in_touch": "yes"},
            )
        ],
    }  # fmt: skip
    return record


def commands(bare: float) -> None:
    """Start-up, and today's list with 10,000 people on record."""
    afterno = [sys.executable, "-m", "afterno"]
    row("afterno --help", cpu([*afterno, "--help"]), bare, "goal 0.15")
    with tempfile.TemporaryDirectory() as folder:
        env = {"AFTERNO_DATA_DIR": folder, "AFTERNO_NOW": "2026-06-10T09:00:00+01:00"}
        file = Path(folder) / "record.json"
        file.write_text(json.dumps(big_record(10_000)), encoding="utf-8")
        row("afterno import, 10,000 people", cpu([*afterno, "import", str(file)], runs=1, env=env), bare)
        cpu([*afterno, "today"], runs=1, env=env)
        row("afterno today, 10,000 people", cpu([*afterno, "today"], env=env), bare, "goal 0.35")
        row("afterno people, 10,000 people", cpu([*afterno, "people"], env=env), bare)
        row("afterno log, 10,000 people", cpu([*afterno, "log", "p77", "voicemail"], runs=1, env=env), bare)


def planning(_bare: float) -> None:
    """One relationship with 200 events, and 10,000 relationships, in one process."""
    from time import process_time

    from afterno.method.events import parse_record
    from afterno.method.planner import plan
    from afterno.service.places import OfflinePlaces

    now, places = datetime(2026, 6, 10, 9, tzinfo=UTC), OfflinePlaces()
    long = big_record(1)
    events: list[dict[str, object]] = long["events"]  # type: ignore[assignment]
    for number in range(198):
        sent = number % 2 == 0
        kind = {"kind": "email_sent", "reason": "regular"} if sent else {"kind": "email_received"}
        when = datetime(2020, 1, 6, 10, tzinfo=UTC) + timedelta(days=11 * number)
        events.append({"id": f"x{number}", "at": when.isoformat(), "person": "p0", **kind})
    for name, record, runs in (
        ("one of 200 events", long, 100),
        ("10,000 relationships", big_record(10_000), 1),
    ):
        parsed, problems = parse_record(record)
        plan(parsed, now, places, problems)
        least = float("inf")
        for _ in range(runs):
            begun = process_time()
            plan(parsed, now, places, problems)
            least = min(least, process_time() - begun)
        print(f"plan, {name:38} {least * 1000:8.2f} ms CPU")


EACH = 5_000
"""Relationships planned at a time: a sweep takes slices, never the whole of a million."""


def _slice_planned(number: int) -> float:
    """Plan one slice anew, from the record as it is stored, and give the CPU seconds it took."""
    from time import process_time

    from afterno.method.events import parse_record
    from afterno.method.planner import plan
    from afterno.service.places import OfflinePlaces

    raw = big_record(EACH)
    begun = process_time()
    record, problems = parse_record(raw)
    found = plan(record, datetime(2026, 6, 10 + number % 5, 9, tzinfo=UTC), OfflinePlaces(), problems)
    if sum(one.next_due is not None for one in found.standing) != EACH:
        raise SystemExit("a relationship without a next day")
    return process_time() - begun


def million(_bare: float, relationships: int = 1_000_000) -> None:
    """The next due day of a million relationships, read and planned anew by two processes."""
    from concurrent.futures import ProcessPoolExecutor
    from time import perf_counter

    begun = perf_counter()
    with ProcessPoolExecutor(2) as pool:
        seconds = sum(pool.map(_slice_planned, range(relationships // EACH)))
    print(
        f"next due of {relationships:,} relationships, 2 processes: {perf_counter() - begun:.0f} s, {seconds:.0f} s CPU"
    )


def index(_bare: float, relationships: int = 100_000) -> None:
    """One page of what is due today, read from the index."""
    from time import process_time

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AFTERNO_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "afterno.settings.local"}
        import django

        django.setup()
        from afterno.record import store
        from afterno.record.models import Person, Standing
        from afterno.service.setup import open_record

        owner, first = open_record(), datetime(2026, 6, 10, tzinfo=UTC).date()
        keys = [f"{owner}:p{number}" for number in range(relationships)]
        Person.objects.bulk_create(
            [Person(key=key, owner_id=owner, seq=number + 1) for number, key in enumerate(keys)],
            batch_size=5000,
        )
        Standing.objects.bulk_create(
            [
                Standing(
                    owner_id=owner, key=key, person_id=key, next_due=first + timedelta(days=number % 730)
                )
                for number, key in enumerate(keys)
            ],
            batch_size=5000,
        )
        runs = 200
        store.due(owner, first, limit=20)
        begun = process_time()
        for _ in range(runs):
            found = store.due(owner, first, limit=20)
        took = (process_time() - begun) / runs * 1000
        print(f"today's list of {len(found)}, index of {relationships:,}: {took:.2f} ms CPU   goal 1")


def mail(bare: float, mails: int = 20_000) -> None:
    """The first read of an mbox, the second, and the same mail with notmuch and mu where they are installed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = [sys.executable, str(ROOT / "scripts" / "corpus.py"), "--mails", str(mails)]
        subprocess.run(
            [*corpus, "--mbox", str(folder / "mail.mbox"), "--maildir", str(folder / "maildir")], check=True
        )
        size = (folder / "mail.mbox").stat().st_size / 1e6
        print(f"{mails:,} mails, {size:.0f} MB")
        env = {"AFTERNO_DATA_DIR": str(folder / "data")}
        read = [
            sys.executable,
            "-m",
            "afterno",
            "read",
            str(folder / "mail.mbox"),
            "--me",
            "alice@home.example",
        ]
        cpu([*read[:3], "today"], runs=1, env=env)
        first = cpu(read, runs=1, env=env)
        row("afterno read, first", first, bare, f"{mails / first:,.0f} mails a CPU second")
        row("afterno read, nothing new", cpu(read, runs=1, env=env), bare, "goal 0.5")
        for peer, command, env in peers(folder):
            if shutil.which(peer) is None:
                print(f"{peer}: not installed, not compared")
                continue
            subprocess.run(command[0], check=True, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
            seconds = cpu(command[1], runs=1, env=env)
            row(" ".join(command[1][:2]), seconds, bare, f"{seconds / first:.1f} x ours")


def peers(folder: Path) -> list[tuple[str, tuple[list[str], list[str]], dict[str, str]]]:
    """Name the mail indexers to compare with: how each is set up, and its first run."""
    config = folder / "notmuch.conf"
    config.write_text(f"[database]\npath={folder / 'maildir'}\n[user]\nprimary_email=alice@home.example\n")
    home = str(folder / "mu")
    return [
        ("notmuch", (["true"], ["notmuch", "new", "--quiet"]), {"NOTMUCH_CONFIG": str(config)}),
        ("mu", (["mu", "init", f"--muhome={home}", f"--maildir={folder / 'maildir'}"],
                ["mu", "index", f"--muhome={home}", "--quiet"]), {}),
    ]  # fmt: skip


def pages(bare: float) -> None:
    """The pages of somebody with 10,000 people on record: CPU to the first byte, queries, bytes sent."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "AFTERNO_DATA_DIR": folder, "AFTERNO_NOW": "2026-06-10T09:00:00+01:00",
            "DJANGO_SETTINGS_MODULE": "afterno.settings.local",
        }  # fmt: skip
        import django

        django.setup()
        from django.conf import settings
        from django.contrib.auth import get_user_model
        from django.db import connections
        from django.test import Client

        settings.ALLOWED_HOSTS = ["testserver"]
        from afterno.service import data, planning, setup, sweep

        owner, now = setup.open_record(), datetime(2026, 6, 10, 8, tzinfo=UTC)
        data.import_record(owner, big_record(10_000), now)
        planning.refresh(owner, now)
        sweep.sweep(owner, now)
        client = Client()
        client.force_login(get_user_model().objects.get(pk=owner))
        connections.close_all()  # what the import left behind is neither in a server's journal
        gc.collect()
        gc.freeze()  # nor in its memory
        print(f"bare python: {bare * 1000:.1f} ms CPU; a quiet machine of today takes about 10")
        for url in PAGES:
            page(client, url)


PAGES = (
    "/", "/people/", "/people/?q=manager+77", "/people/p77/", "/people/p77/call/", "/people/p77/write/?reason=regular",
    "/people/p77/ringing/", "/people/p77/true/", "/people/p77/log/", "/ringing/", "/ringing/hr/", "/review/", "/long-view/",
    "/report/", "/news/", "/settings/",
)  # fmt: skip


def page(client: Client, url: str, runs: int = 15) -> None:
    """Measure one page, the least of several."""
    import gzip
    from time import process_time

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        content = client.get(url).content
    queries = len(asked)
    best = float("inf")
    for _ in range(runs):
        begun = process_time()
        client.get(url)
        best = min(best, process_time() - begun)
    packed = len(gzip.compress(content))
    print(
        f"{url:28} {best * 1000:7.1f} ms CPU (goal 30)  {queries:3} queries (goal 12)  {packed:6} bytes packed"
    )


BENCHES = {
    "commands": commands, "planning": planning, "million": million, "index": index, "mail": mail, "pages": pages,
}  # fmt: skip


def main(names: list[str]) -> None:
    """Run the benches named, or all."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.exit(f"no bench is called {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    bare = cpu([sys.executable, "-c", "pass"])
    row("python -c pass", bare, bare)
    for name in names or BENCHES:
        BENCHES[name](bare)


if __name__ == "__main__":
    main(sys.argv[1:])
