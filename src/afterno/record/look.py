"""While one page is looked at and nothing is written, what was read once is not read again."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_READ: ContextVar[dict[str, object] | None] = ContextVar("read already", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """While this lasts and nothing is written, what is asked for again is not read again: for one look at one page."""
    mark = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(mark)


def read_once(asked: str, read: Callable[[], T]) -> T:
    """Give what `read` reads; inside `one_reading` the same question is put once. Everybody gets a copy of their own."""
    kept = _READ.get()
    if kept is None:
        return read()
    if asked not in kept:
        kept[asked] = read()
    return deepcopy(kept[asked])  # type: ignore[return-value]
