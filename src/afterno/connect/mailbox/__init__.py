"""Where mail comes from: mbox files, Maildirs, .eml files, folders of them, Takeout archives, letters."""

from __future__ import annotations

from afterno.connect.mailbox.known import Known
from afterno.connect.mailbox.scan import Scan, Skipped
from afterno.connect.mailbox.source import MAIL_LIMIT, Progress, RawMail
from afterno.connect.mailbox.sources import open_sources

__all__ = ["MAIL_LIMIT", "Known", "Progress", "RawMail", "Scan", "Skipped", "open_sources"]
