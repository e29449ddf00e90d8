"""What is said: the coach, the call sheets and the drafts. Pure."""

from __future__ import annotations
