"""A form sent twice acts once: each carries a word of its own, and the second sending goes where the first went."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

FIELD = "once"
KEPT = 60 * 60
"""Seconds a word is remembered."""
FORM = re.compile(r"[\w-]{8,40}", re.ASCII)


def new() -> str:
    """Make a word for one form."""
    return secrets.token_urlsafe(12)


def done_before(request: HttpRequest) -> str | None:
    """Claim the word of this form; where it was claimed before, say where that sending went."""
    key = _key(request)
    if key is None or cache.add(key, "/", KEPT):
        return None
    return str(cache.get(key, "/"))


def finish(request: HttpRequest, to: str) -> None:
    """Remember where the first sending went."""
    if request.method == "POST" and (key := _key(request)):
        cache.set(key, to, KEPT)


def release(request: HttpRequest) -> None:
    """Nothing was done: the same form may be sent again."""
    if request.method == "POST" and (key := _key(request)):
        cache.delete(key)


def _key(request: HttpRequest) -> str | None:
    word = request.POST.get(FIELD, "")
    if not FORM.fullmatch(word):
        return None
    # The same form with other words in it is another act: somebody went back and thought again.
    said = hashlib.sha256(f"{request.path} {sorted(request.POST.lists())}".encode()).hexdigest()[:16]
    return f"once:{request.user.pk}:{word}:{said}"
