"""A piece of a longer list that is already at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """One page of a list."""

    rows: tuple[T, ...]
    page: int
    pages: int


def piece(rows: Sequence[T], page: int, size: int) -> Piece[T]:
    """Cut one page out of a list; a page past the end is the last."""
    pages = max(1, -(-len(rows) // size))
    page = min(page, pages)
    return Piece(tuple(rows[(page - 1) * size : page * size]), page, pages)
