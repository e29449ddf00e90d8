"""The rules: what to do next, and why. Pure: no input, no output, no clock."""

from __future__ import annotations
