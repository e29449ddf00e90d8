"""The tables of a new record are those the migrations make."""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import Any

import django
import pytest
from django.db import connection

from afterno.record import fresh

pytestmark = pytest.mark.django_db

ROWS = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
    "SELECT app, name FROM django_migrations ORDER BY id",
    "SELECT id, app_label, model FROM django_content_type ORDER BY id",
    "SELECT id, content_type_id, codename, name FROM auth_permission ORDER BY id",
)


def laid_out() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA foreign_keys=ON")
    database.executescript(resources.files("afterno.record").joinpath(fresh.FILE).read_text(encoding="utf-8"))
    return database


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file is for SQLite")
def test_they_are_what_the_migrations_make() -> None:
    database = laid_out()
    for question in ROWS:
        with connection.cursor() as cursor:
            cursor.execute(question)
            assert database.execute(question).fetchall() == cursor.fetchall(), (
                "run scripts/fresh_record.py after a change of the migrations"
            )
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


class Other:
    """A connection that answers as another database would."""

    vendor = "sqlite"

    def __init__(self, database: sqlite3.Connection) -> None:
        self.connection = database

    def cursor(self) -> Any:
        from contextlib import closing

        return closing(self.connection.cursor())


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    monkeypatch.setattr(fresh, "connection", Other(database))
    return database


def tables(database: sqlite3.Connection) -> int:
    count: int = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return count


def test_an_empty_database_gets_them_all_at_once(empty: sqlite3.Connection) -> None:
    assert fresh.lay_out()
    assert tables(empty) == tables(laid_out())
    assert not fresh.lay_out()


def test_what_is_there_already_is_left_to_the_migrations(empty: sqlite3.Connection) -> None:
    empty.execute("CREATE TABLE mine (x)")
    assert not fresh.lay_out()
    assert tables(empty) == 1


def test_so_is_everything_with_another_django(
    empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(django, "VERSION", (0, 0, 0, "final", 0))
    assert not fresh.lay_out()
    assert tables(empty) == 0


def test_where_another_process_was_quicker_nothing_is_half_made(
    empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables come between the question whether there are any and the first statement."""
    begun = "CREATE TABLE quicker (x);\nBEGIN IMMEDIATE;\nCREATE TABLE one (x);\nCREATE TABLE quicker (x);\nCOMMIT;\n"
    script = f"{fresh.first_line()}\n{begun}"

    class Files:
        def joinpath(self, _name: str) -> Files:
            return self

        def read_text(self, encoding: str) -> str:
            del encoding
            return script

    monkeypatch.setattr(resources, "files", lambda _package: Files())
    assert not fresh.lay_out()
    assert [row[0] for row in empty.execute("SELECT name FROM sqlite_master")] == ["quicker"]
    assert not empty.in_transaction
