"""The same tests on the other database, in a second run of pytest with a PostgreSQL server of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.conftest import ON_POSTGRES, postgres_programs
from tests.record.worlds import ROOT

ELSEWHERE = {"test_on_postgres.py", "test_settings.py"}
"""This file, and what has nothing to do with a database."""


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.skipif(ON_POSTGRES, reason="this run is on PostgreSQL already")
@pytest.mark.skipif(postgres_programs() is None, reason="no PostgreSQL server is installed here")
def test_the_record_keeps_its_word_on_postgresql() -> None:
    files = sorted(
        path for path in (ROOT / "tests" / "record").glob("test_*.py") if path.name not in ELSEWHERE
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *map(str, files)]
    environment = {**os.environ, "AFTERNO_TEST_POSTGRES": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
