"""The record: events and the people they belong to, kept in a database."""

from __future__ import annotations
