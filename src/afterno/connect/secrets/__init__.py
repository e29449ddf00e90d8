"""Secrets, kept where the system keeps them: its keyring, else a file that only the program's own key opens."""

from __future__ import annotations

from afterno.connect.secrets.port import Secrets, chosen

__all__ = ["Secrets", "chosen"]
