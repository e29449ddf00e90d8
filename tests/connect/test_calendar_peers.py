"""The calendar read back by others: khal, vdirsyncer over HTTP, and ical.js where node and it are there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from afterno.connect.calendar import Entry, write

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = Path(sysconfig.get_path("scripts"))
ICALJS = Path(sys.prefix) / "node" / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"
ON = date(2026, 3, 4)
NINE = datetime.fromisoformat("2026-03-04T09:00:00+01:00")
ENTRIES = (
    Entry("a@afterno", "Phone Ruth Boyd", "Larch & Sons\nIt is right; now, they said: \\o/", ON, NINE,
          NINE + timedelta(minutes=15), "http://127.0.0.1:8321/people/p-1/"),
    Entry("b@afterno", "Écrire à Żaneta Łąka", "", ON + timedelta(days=1), NINE + timedelta(days=1),
          NINE + timedelta(days=1, minutes=30)),
    Entry("c@afterno", "No word from Nameless Works: is it a no? " * 4, "", ON + timedelta(days=2)),
)  # fmt: skip
CONTENT = write(ENTRIES, name="Afterno", on=ON)


def program(name: str) -> str:
    found = shutil.which(name, path=f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed: it is left out")
    return found


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env=os.environ | environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_khal_lists_what_was_written(tmp_path: Path) -> None:
    khal = program("khal")
    (tmp_path / "cal").mkdir()
    (tmp_path / "plan.ics").write_bytes(CONTENT)
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[plan]]\npath = {tmp_path / 'cal'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    khal_ = (khal, "-c", str(config))
    run(*khal_, "import", "--batch", str(tmp_path / "plan.ics"), HOME=str(tmp_path))
    out = run(*khal_, "list", "--format", "{start-long}|{end-long}|{title}|{description}", "2026-03-04", "3d",
              HOME=str(tmp_path))  # fmt: skip
    assert "2026-03-04 09:00|2026-03-04 09:15|Phone Ruth Boyd|Larch & Sons" in out
    assert "It is right; now, they said: \\o/" in out
    assert "2026-03-05 09:00|2026-03-05 09:30|Écrire à Żaneta Łąka|" in out
    assert ENTRIES[2].title.strip() in out


@pytest.fixture
def served() -> Iterator[tuple[str, list[bytes]]]:
    contents = [CONTENT]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.end_headers()
            self.wfile.write(contents[0])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/plan.ics", contents
    server.shutdown()
    thread.join()
    server.server_close()


def test_vdirsyncer_keeps_a_copy_and_follows(tmp_path: Path, served: tuple[str, list[bytes]]) -> None:
    """What moves is moved, what is done is gone."""
    url, contents = served
    vdirsyncer = program("vdirsyncer")
    config = tmp_path / "config"
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path / "status"}/"\n'
        '[pair plan]\na = "there"\nb = "here"\ncollections = null\nconflict_resolution = "a wins"\n'
        f'[storage there]\ntype = "http"\nurl = "{url}"\n'
        f'[storage here]\ntype = "filesystem"\npath = "{tmp_path / "cal"}/"\nfileext = ".ics"\n'
    )
    command = (vdirsyncer, "-c", str(config))
    (tmp_path / "cal").mkdir()
    run(*command, "discover")
    run(*command, "sync")
    kept = {path.name: path.read_text("utf-8") for path in (tmp_path / "cal").glob("*.ics")}
    assert len(kept) == 3
    moved = Entry("a@afterno", "Phone Ruth Boyd", "", ON + timedelta(days=5))
    contents[0] = write((moved, ENTRIES[1]), name="Afterno", on=ON)
    run(*command, "sync")
    after = {path.name: path.read_text("utf-8") for path in (tmp_path / "cal").glob("*.ics")}
    assert len(after) == 2
    assert not any("DTSTART:20260304" in text for text in after.values())
    assert any("20260309" in text for text in after.values())


JS = """
const ICAL = require(process.argv[1]).default ?? require(process.argv[1]);
const text = require('fs').readFileSync(0, 'utf8');
const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((v) => new ICAL.Event(v));
console.log(JSON.stringify(all.map((e) => [e.uid, e.summary, e.description, e.startDate.toJSDate().toISOString(),
  e.startDate.isDate, e.duration.toSeconds(), e.attendees.length, e.organizer])));
"""


def test_ical_js_reads_it() -> None:
    node = shutil.which("node")
    if node is None or not ICALJS.exists():
        pytest.skip("node or ical.js is not installed: ical.js is left out (scripts/peers installs it)")
    done = subprocess.run(
        [node, "-e", JS, str(ICALJS)], input=CONTENT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    first, second, third = json.loads(done.stdout)
    assert first == [
        "a@afterno",
        "Phone Ruth Boyd",
        ENTRIES[0].notes,
        "2026-03-04T08:00:00.000Z",
        False,
        900,
        0,
        None,
    ]
    assert second[1] == "Écrire à Żaneta Łąka"
    assert third[1] == ENTRIES[2].title.strip()
    assert third[4] is True


def test_the_same_entries_give_the_same_bytes_in_any_order() -> None:
    assert write(reversed(ENTRIES), name="Afterno", on=ON) == CONTENT
    lines = CONTENT.split(b"\r\n")
    assert max(map(len, lines)) <= 75
