"""Keys, normal forms and what can be stored at all."""

from __future__ import annotations

import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from afterno.record.models import ID_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
CHUNK = 900
"""Values in one IN list: under the limit of parameters of every SQLite in use."""
MAX_DEPTH = 40


def key_of(owner: int, uid: str) -> str:
    """Make the key of a row: its owner, then its id."""
    return f"{owner}:{uid}"


def uid_of(key: str | None) -> str | None:
    """Take the id inside the owner's record."""
    return None if key is None else key.partition(":")[2]


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Pieces of at most `size`."""
    rest = iter(values)
    while piece := list(islice(rest, size)):
        yield piece


def plain(text: str) -> str:
    """Fold a name for comparing: small letters, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def name_key(name: object) -> str:
    """Fold a name for look-ups: a space stands before each word, so that words are found by their start."""
    words = plain(name) if isinstance(name, str) else ""
    return f" {words}"[:300] if words else ""


def email_key(address: str) -> str:
    """Fold an address for comparing."""
    return unicodedata.normalize("NFC", address).strip().casefold()[:500]


def phone_key(number: str) -> str:
    """Fold a number for comparing, as the method does: its digits; empty for fewer than seven."""
    digits = "".join(str(digit) for c in number if (digit := unicodedata.digit(c, -1)) >= 0).lstrip("0")
    return digits[:60] if len(digits) >= 7 else ""


def domain_key(domain: object) -> str:
    """Fold a domain for comparing, as the method does."""
    folded = (domain if isinstance(domain, str) else "").strip().casefold().rstrip("./")
    return folded.removeprefix("https://").removeprefix("http://").removeprefix("www.")[:255]


def bad_id(uid: object) -> str:
    """Why this is no id; empty when it is one."""
    if not isinstance(uid, str) or not uid.strip():
        return "has no id"
    if len(uid) > ID_LENGTH:
        return f"its id is longer than {ID_LENGTH} characters"
    return unstorable(uid)


def unstorable(value: Any, depth: int = 0) -> str:  # noqa: ANN401 - any JSON
    """Why this cannot be kept by both databases; empty when it can."""
    if isinstance(value, str):
        return "" if _storable_text(value) else "holds a character that cannot be stored"
    if isinstance(value, dict):
        if depth > MAX_DEPTH:
            return "is nested too deeply"
        if not all(isinstance(name, str) for name in value):
            return "has a field whose name is no text"
        parts: Iterable[Any] = (*value.keys(), *value.values())
    elif isinstance(value, (list, tuple)):
        if depth > MAX_DEPTH:
            return "is nested too deeply"
        parts = value
    elif isinstance(value, float):
        return "" if value - value == 0 else "holds a number that is not finite"
    else:
        return "" if value is None or isinstance(value, (bool, int)) else "holds a value that is not JSON"
    return next((why for part in parts if (why := unstorable(part, depth + 1))), "")


def _storable_text(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
