"""Where mail comes from: mbox files, Maildirs, .eml files, folders of them, Takeout archives, letters; mail servers.

Nothing is imported here: whoever asks a server whether anything is new need not load what reads files.
"""

from __future__ import annotations
