"""Several programs at once, and a program that is killed: nothing is lost, nothing is half."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.record.worlds import run, start, world

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from datetime import UTC, datetime, timedelta
me, now, owner = sys.argv[1], datetime.now(UTC), store.local_owner()
for n in range(20):
    at = (now - timedelta(hours=1 + n)).isoformat()
    result = store.append_events(owner, [{"id": f"{me}-{n}", "at": at, "kind": "advice", "person": "mara", "text": me}])
    assert result.added == (f"{me}-{n}",), result
    if n % 10 == 0:
        store.upsert_person(owner, {"id": f"{me}-{n}", "name": me})
"""
PREPARE = """
owner = store.local_owner()
store.upsert_company(owner, {"id": "birch", "name": "Birch"})
store.upsert_person(owner, {"id": "mara", "name": "Mara", "company": "birch"})
"""
LOOK = """
import json
from django.db import connection
owner = store.local_owner()
record = store.load_record(owner)
if connection.vendor == "sqlite":
    cursor = connection.cursor()
    assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert cursor.execute("PRAGMA foreign_key_check").fetchone() is None
print(json.dumps({name: len(record[name]) for name in ("people", "events")} | {"mails": store.count_mails(owner)}))
"""
KILLED = """
import os, signal
from contextlib import nullcontext
from datetime import UTC, datetime
from django.db import connection
now = datetime(2026, 6, 1, tzinfo=UTC)
owner = store.local_owner()
people = [{"id": f"p{n}", "name": f"P {n}", "emails": [f"p{n}@x.example"], "company": "birch"} for n in range(40)]
events = [{"id": f"e{n}", "at": "2026-03-02T10:00:00Z", "kind": "email_received", "person": f"p{n}"} for n in range(40)]
mails = [store.MailRow(f"m{n}", "applied", events=(f"e{n}",)) for n in range(40)]
batch = store.Batch(people=people, events=events, mails=mails, sources=[store.SourceRow("inbox.mbox", size=9)])

def read(kill_before):
    "Save the batch; be killed before that statement. Tells how many statements there were."
    count = 0
    def counting(execute, *arguments):
        nonlocal count
        count += 1
        if count == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)
    with connection.execute_wrapper(counting):
        store.save_batch(owner, batch, now=now)
    return count

def state():
    record = store.load_record(owner)
    found = (len(record["people"]), len(record["events"]), len(store.seen(owner, [m.message for m in mails])))
    whole = connection.vendor != "sqlite" or (
        connection.cursor().execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    )
    connection.close()
    assert whole
    return found

before = state()
deaths = 0
for statement in range(1, 400):
    connection.close()
    child = os.fork()
    if child == 0:
        read(statement)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert status == 0
        break
    deaths += 1
    assert state() == before, (statement, state())
print(deaths, state())
read(-1)
print(state())
"""


@pytest.mark.django_db(transaction=True)
def test_three_writing_programs_lose_nothing(tmp_path: Path) -> None:
    with world(tmp_path) as environment:
        run(environment, PREPARE)
        writers = [start(environment, WRITER, name) for name in ("cli", "web", "sweep")]
        for writer in writers:
            _, err = writer.communicate(timeout=60)
            assert writer.returncode == 0, err
        found = json.loads(run(environment, LOOK))
    assert found == {"people": 1 + 3 * 2, "events": 3 * 20, "mails": {}}


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_of_a_read_the_record_is_whole_and_the_next_read_completes_it(
    tmp_path: Path,
) -> None:
    with world(tmp_path) as environment:
        run(environment, PREPARE)
        killed, completed = run(environment, KILLED).splitlines()
    deaths, _, after = killed.partition(" ")
    assert int(deaths) > 15
    assert after == completed == "(41, 40, 40)"
