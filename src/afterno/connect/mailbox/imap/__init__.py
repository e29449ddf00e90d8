"""A mailbox on a server, read over IMAP and never changed by it.

The standard library's `imaplib` behind a small module, not IMAPClient: asking after all folders at once (LIST-STATUS)
has no call there, importing it takes a tenth of a second of the third that `sync` has, and whole mails came four times
slower. What a folder holds is asked with EXAMINE and BODY.PEEK only, so that no flag of any mail changes.
"""

from __future__ import annotations
