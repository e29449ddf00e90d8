"""Mail to meaning: what a message is, who speaks in it, what it is about. Pure."""

from __future__ import annotations
