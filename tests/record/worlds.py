"""A database of its own for programs started by a test: the file of one person, or one on the tests' PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection
from tests.conftest import ON_POSTGRES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
NAME = "afterno_world"
MIGRATE = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
START = "import django; django.setup()\nfrom afterno.record import store\n"


@contextmanager
def world(folder: Path) -> Iterator[Mapping[str, str]]:
    """Make a migrated database and give the environment in which programs find it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AFTERNO_")}
    environment |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "AFTERNO_DATA_DIR": str(folder)}
    if not ON_POSTGRES:
        environment["DJANGO_SETTINGS_MODULE"] = "afterno.settings.local"
        run(environment, MIGRATE)
        yield environment
        return
    environment |= {
        "DJANGO_SETTINGS_MODULE": "afterno.settings.test", "AFTERNO_TEST_POSTGRES": "1", "AFTERNO_DB_NAME": NAME,
        "AFTERNO_DB_HOST": connection.settings_dict["HOST"],
    }  # fmt: skip
    made = connection.settings_dict["NAME"]
    connection.close()  # a database somebody looks at cannot be copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE {made}")
    try:
        yield environment
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def start(environment: Mapping[str, str], program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START + program, *arguments]
    return subprocess.Popen(
        command, env=dict(environment), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run(environment: Mapping[str, str], program: str, *arguments: str) -> str:
    process = start(environment, program, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out
