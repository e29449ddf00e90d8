"""The plan as a calendar: a file any calendar program reads, and what stands behind the subscribable address."""

from __future__ import annotations

from afterno.connect.calendar.feed import Entry, write

__all__ = ["Entry", "write"]
