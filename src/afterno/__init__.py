"""Afterno: what to do after an employer says no."""

from __future__ import annotations

__version__ = "0.1.0"
