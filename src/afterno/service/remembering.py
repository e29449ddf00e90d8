"""Public holidays remembered in the data folder: the library that knows them is large, and asked seldom."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from afterno.service.places import OfflinePlaces

FILE = "holidays.json"


class RememberingPlaces(OfflinePlaces):
    """Holidays and zones as the libraries give them, holidays kept until the library changes.

    The file can be thrown away at any time; one that is damaged is as good as none.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self._stamp = stamp()
        self._known: dict[str, frozenset[date]] = self._load()

    def holidays(self, country: str, year: int) -> frozenset[date]:
        """Give a country's (or region's, "DE-BY") public holidays of a year."""
        key = f"{country} {year}"
        if key not in self._known:
            self._known[key] = frozenset(super().holidays(country, year))
            self._save()
        return self._known[key]

    def _load(self) -> dict[str, frozenset[date]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
            if kept.get("library") != self._stamp:
                return {}
            return {key: frozenset(map(date.fromisoformat, days)) for key, days in kept["holidays"].items()}
        except (OSError, ValueError, AttributeError, KeyError, TypeError):
            return {}

    def _save(self) -> None:
        if self._path is None:
            return
        kept = {key: sorted(day.isoformat() for day in days) for key, days in self._known.items()}
        text = json.dumps({"library": self._stamp, "holidays": kept})
        with suppress(OSError):
            descriptor, draft = tempfile.mkstemp(dir=self._path.parent, prefix=f".{FILE}.")
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                out.write(text)
            Path(draft).replace(self._path)


def stamp() -> str:
    """Tell one version of the library from another without importing it."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return ""
    return f"{Path(spec.origin).parent.parent.stat().st_mtime_ns} {Path(spec.origin).stat().st_mtime_ns}"
