"""The outside world, one folder per thing."""

from __future__ import annotations
