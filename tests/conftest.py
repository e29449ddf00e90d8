"""The cast, and the database: SQLite, or with AFTERNO_TEST_POSTGRES=1 a PostgreSQL server of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_POSTGRES = os.environ.get("AFTERNO_TEST_POSTGRES") == "1"
EXAMPLES = 12 if ON_POSTGRES else 40
"""Random records of one property: the second run, on PostgreSQL, looks at what differs between the databases."""


def postgres_programs() -> Path | None:
    """Find the newest PostgreSQL server's programs, as Debian puts them or on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


def _as_user() -> list[str]:
    """PostgreSQL refuses to run as root: run it as somebody else then."""
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a server in a folder of its own, reachable by a socket in that folder only."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed here")
    with tempfile.TemporaryDirectory(prefix="afterno-pg-") as folder:
        socket = Path(folder)
        if os.geteuid() == 0:
            shutil.chown(socket, "nobody", "nogroup")
        data = socket / "data"
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

        def run(*command: str) -> None:
            subprocess.run(
                [*_as_user(), *command], check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL
            )

        run(str(programs / "initdb"), "-U", "afterno", "-A", "trust", "-E", "UTF8", "-N", "-D", str(data))
        options = f"-c listen_addresses= -c unix_socket_directories={socket} -c fsync=off -c port=5432"
        control = str(programs / "pg_ctl")
        run(control, "-D", str(data), "-w", "-l", str(socket / "log"), "-o", options, "start")
        try:
            yield str(socket)
        finally:
            run(control, "-D", str(data), "-w", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    if not ON_POSTGRES:
        yield
        return
    from django.db import connection

    with postgres_server() as socket:
        connection.settings_dict["HOST"] = socket
        yield
        connection.close()


def _account(name: str) -> int:
    from django.contrib.auth import get_user_model

    return int(get_user_model().objects.create(username=name).pk)


@pytest.fixture
def alice(db: None) -> int:
    """Alice owns the record."""
    return _account("alice")


@pytest.fixture
def bob(db: None) -> int:
    """Bob coaches Alice and has a record of his own."""
    return _account("bob")


@pytest.fixture
def charlie(db: None) -> int:
    """Charlie is a stranger, refused everywhere."""
    return _account("charlie")
