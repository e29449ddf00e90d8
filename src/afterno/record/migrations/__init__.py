"""Migrations of the record."""

from __future__ import annotations
