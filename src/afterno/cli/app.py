"""What every command shares: the record opened, the one moment called now, JSON out."""

from __future__ import annotations

import gc
import json
import os
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


def now() -> datetime:
    """Take the clock once, at the edge; AFTERNO_NOW sets it for tests and demonstrations."""
    fixed = os.environ.get("AFTERNO_NOW")
    if fixed:
        from afterno.cli.method import moment

        return moment(fixed)
    return datetime.now(UTC)


@contextmanager
def loading() -> Iterator[None]:
    """Import in peace. What is imported stays: looking through it for garbage is a tenth of the start-up time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def session(*, plans: bool = True) -> Iterator[int]:
    """Open the record of the one person on this machine and give her owner's number.

    Without `plans` what plans is not loaded yet: it is large.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterno.settings.local")
    with loading():
        import django

        django.setup()
        from django.db import connections

        from afterno.service import setup

        if plans:
            from afterno.service import planning  # noqa: F401 - for what comes after
    try:
        yield setup.open_record()
    finally:
        connections.close_all()


def plain(value: Any) -> Any:  # noqa: ANN401 - any of our dataclasses, made ready for JSON
    """Turn dataclasses, dates and tuples into what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def show_json(value: Any) -> None:  # noqa: ANN401 - as above
    """Print one value as JSON."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))
