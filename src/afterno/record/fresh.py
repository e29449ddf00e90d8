"""A new record without the walk through every migration: its tables as they are once all have been applied.

Made by scripts/fresh_record.py; a test compares it with what the migrations make.
"""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import Final

import django
from django.db import connection

FILE: Final = "fresh.sql"


def first_line() -> str:
    """Name the Django whose own tables the file holds."""
    return f"-- Django {django.VERSION[0]}.{django.VERSION[1]}"


def lay_out() -> bool:
    """Make the tables in an empty SQLite database; False where they must come from the migrations.

    That is on another database, where there are tables already, or with a Django of another version. Either all is
    made or nothing; of two at once the second gives False.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master")
        if cursor.fetchone() != (0,):
            return False
    script = resources.files("afterno.record").joinpath(FILE).read_text(encoding="utf-8")
    if not script.startswith(first_line() + "\n"):
        return False
    try:
        connection.connection.executescript(script)
    except (
        sqlite3.Error
    ):  # another process was quicker, or the disk is full: the migrations say what is wrong
        connection.connection.rollback()
        return False
    return True
