"""Where mail comes from: mbox files, Maildirs, .eml files, folders of them, Takeout archives, letters."""

from __future__ import annotations

from afterno.connect.mailbox.source import MAIL_LIMIT, Progress, RawMail
from afterno.connect.mailbox.sources import open_sources

__all__ = ["MAIL_LIMIT", "Progress", "RawMail", "open_sources"]
