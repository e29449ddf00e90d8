"""One function per intention; everything that acts goes through here."""

from __future__ import annotations
