"""Questions written out, for what every page asks: to build them with the ORM takes longer than to answer them."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from afterno.record.values import Json


def ask(text: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Ask the database; `%s` stands for each value given."""
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def places(values: Iterable[object]) -> str:
    """Write the places of the values of an IN list."""
    return f"({', '.join('%s' for _ in values)})"


def json_of(data: Any) -> Json:  # noqa: ANN401 - whatever the driver gives
    """Read a JSON column: neither database gives it read."""
    read: Json = loads(data) if isinstance(data, str) else data
    return read


def day(on: date) -> object:
    """Write a day as the database wants it."""
    return connection.ops.adapt_datefield_value(on)


def moment(at: datetime) -> object:
    """Write a moment as the database wants it."""
    return connection.ops.adapt_datetimefield_value(at)
