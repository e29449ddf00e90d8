"""Opening the record: the data folder made, the database brought up to date, the one owner."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection

from afterno.record import fresh, store

if TYPE_CHECKING:
    from datetime import datetime


def open_record() -> int:
    """Bring the database up to date where it is not, and return the number of the one owner."""
    if not up_to_date():
        fresh.lay_out()
    if not up_to_date():
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
    return store.local_owner()


def up_to_date() -> bool:
    """Tell whether the newest migration that ships has been applied; one query, no migration loader."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM django_migrations WHERE app = 'record' ORDER BY name DESC LIMIT 1"
            )
            row = cursor.fetchone()
    except DatabaseError:
        return False
    return row is not None and row[0] == newest_migration()


@lru_cache(maxsize=1)
def newest_migration() -> str:
    """Name the last migration that ships."""
    from afterno.record import migrations

    assert migrations.__file__ is not None
    return max(path.stem for path in Path(migrations.__file__).parent.glob("0*.py"))


def sign_in_path(owner: int, now: datetime) -> str:
    """Make a link that signs in once; the path only."""
    return f"/sign-in/{store.create_sign_in(owner, now)}"
