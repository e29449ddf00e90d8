"""Write the tables of a new record, as the migrations make them: python scripts/fresh_record.py."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from pathlib import Path

WHEN = "2026-01-01 00:00:00"
"""The day the migrations are said to have been applied on: the file is the same each time it is made."""


def written() -> str:
    """Give the text of src/afterno/record/fresh.sql."""
    from django.core.management import call_command
    from django.db import connection

    from afterno.record import fresh

    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        statements = list(database.iterdump())[1:-1]
    statements.sort(key=lambda one: not one.startswith("CREATE TABLE"))
    text = "\n".join(["BEGIN IMMEDIATE;", *statements, "COMMIT;"])
    text = re.sub(
        r"(INSERT INTO \"django_migrations\" VALUES\([^;]*,')[^']*('\);)", rf"\g<1>{WHEN}\g<2>", text
    )
    return f"{fresh.first_line()}\n{text}\n"


def main() -> None:
    """Write it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"AFTERNO_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "afterno.settings.local"}
        import django

        django.setup()
        from afterno.record import fresh

        assert fresh.__file__ is not None
        (Path(fresh.__file__).parent / fresh.FILE).write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
