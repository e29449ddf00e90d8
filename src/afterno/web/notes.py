"""The word left for the next page: what was done, what comes next, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest

KEY = "note"


def leave(request: HttpRequest, text: str, *, after: str = "", problems: Sequence[str] = (),
          undo: Mapping[str, str] | None = None) -> None:  # fmt: skip
    """Leave a word for the next page."""
    request.session[KEY] = {
        "text": text,
        "after": after,
        "problems": list(problems),
        "undo": dict(undo or {}),
    }


def take(request: HttpRequest) -> dict[str, Any] | None:
    """Take the word left, once."""
    if KEY not in request.session:
        return None
    note: dict[str, Any] = request.session.pop(KEY)
    return note
