"""One module for each group of pages; they translate, and hold no rules."""

from __future__ import annotations
