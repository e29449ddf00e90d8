"""The coach's rules as data, with their examples beside them."""

from __future__ import annotations
