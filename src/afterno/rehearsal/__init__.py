"""Practising the call before making it: who says what, and what the sheet has for it."""

from __future__ import annotations
