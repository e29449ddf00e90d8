"""Django settings: one person on a laptop, many on a server, tests."""

from __future__ import annotations
