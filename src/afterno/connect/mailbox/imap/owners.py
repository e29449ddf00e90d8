"""Whose mailbox it is: the addresses its owner writes from, as the folder of sent mail shows them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox.imap.folders import of_role
from afterno.errors import MailboxError
from afterno.reading import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.connect.mailbox.imap.folders import Folder
    from afterno.connect.mailbox.imap.wire import Line

LOOKED_AT: Final = 500
"""So many of the newest numbers of the folder are looked at."""
OFTEN: Final = 3


def of_sent(line: Line, found: Iterable[Folder]) -> list[str]:
    """Give the addresses sent mail comes from, most used first; a single stray one does not count."""
    sent = of_role(found, "sent")
    if sent is None or not sent.mails or not sent.following:
        return []
    first = max(1, sent.following - LOOKED_AT)
    try:
        line.examine(sent)
        heads = [
            word
            for _, said in line.fetch(f"{first}:*", "BODY.PEEK[HEADER.FIELDS (FROM)]")
            for name, word in said.items()
            if name.startswith(b"BODY[")
        ]
    except MailboxError:
        return []
    senders = (messages.parse(head).sender for head in heads if isinstance(head, bytes))
    counted = Counter(sender.address.lower() for sender in senders if sender and "@" in sender.address)
    return [address for address, count in counted.most_common(10) if count >= min(OFTEN, len(heads))]
