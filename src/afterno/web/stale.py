"""A form that was opened before something changed: what was typed stays, and nothing is put over it unseen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.web.visit import Visit

FIELD = "seen"
MOST = 80
"""Characters of a value that are shown."""


def mark(*values: object) -> str:
    """Make the mark of what stood on record when a form was opened; the form carries it."""
    return hashlib.sha256(repr(values).encode("utf-8", "replace")).hexdigest()[:16]


def outdated(visit: Visit, now: str) -> bool:
    """Tell whether the form that was sent was opened on something else than what stands on record now."""
    seen = visit.request.POST.get(FIELD, "")
    return visit.posted and seen not in {"", now}


def told(labels: Mapping[str, str], typed: Mapping[str, object], on_record: Mapping[str, object]) -> str:
    """Say what stands on record now where it is not what was typed."""
    other = [
        f"{label}: {str(on_record[name])[:MOST] or 'nothing'}"
        for name, label in labels.items()
        if name in on_record and _plain(on_record[name]) != _plain(typed.get(name))
    ]
    now = f" On record now is {'; '.join(other)}." if other else ""
    return (
        f"This was changed elsewhere after you opened it. Yours is still here and not kept yet.{now}"
        " Press once more to put yours in its place."
    )


def _plain(value: object) -> str:
    return str(value or "").strip()
