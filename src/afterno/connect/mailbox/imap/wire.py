"""The line to a mail server: signing in, asking, and nothing that could change a mail."""

from __future__ import annotations

import imaplib
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from afterno.connect.mailbox.imap import folders, problems, words
from afterno.errors import MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from afterno.connect.mailbox.imap.account import Account
    from afterno.connect.mailbox.imap.folders import Folder
    from afterno.connect.mailbox.imap.words import Word

PATIENCE: Final = 60.0
"""Seconds without a word from the server after which the line is taken for dead."""
_STATUS: Final = "UIDVALIDITY UIDNEXT MESSAGES"
_GONE: Final = (imaplib.IMAP4.abort, OSError, EOFError)


class LineDroppedError(Exception):
    """The line broke; whoever holds the work takes it up on a new one."""


class Line:
    """A line on which one is signed in. Raises MailboxError where that fails, LineDroppedError where it breaks later."""

    def __init__(self, account: Account, secret: str, *, patience: float = PATIENCE) -> None:
        self.account = account
        self._imap = _opened(account, patience)
        try:
            self._sign_in(secret)
            self._can = self._capabilities()
        except _GONE as error:
            self.close()
            raise problems.unreachable(account, error) from error
        except imaplib.IMAP4.error as error:
            self.close()
            raise MailboxError(
                f"{account.host} does not answer as a mail server ({problems.plain(error)})."
            ) from None
        except MailboxError:
            self.close()
            raise

    def _sign_in(self, secret: str) -> None:
        imap, account = self._imap, self.account
        try:
            if account.auth == "xoauth2":
                imap.authenticate(
                    "XOAUTH2", _once(f"user={account.login}\1auth=Bearer {secret}\1\1".encode())
                )
            elif "AUTH=PLAIN" in self._capabilities():
                imap.authenticate("PLAIN", _once(f"\0{account.login}\0{secret}".encode()))
            else:
                imap.login(account.login, secret)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeError) as error:
            raise problems.refused(
                account, error.args[0] if isinstance(error, imaplib.IMAP4.error) else ""
            ) from None

    def _capabilities(self) -> frozenset[str]:
        _, answer = self._imap.capability()
        return frozenset((answer[-1] or b"").decode("ascii", "replace").upper().split())

    @property
    def counts_changes(self) -> bool:
        """Tell whether the server counts changes (CONDSTORE)."""
        return bool(self._can & {"CONDSTORE", "QRESYNC"})

    def folders(self) -> list[Folder]:
        """List the folders with what they are for and what is in them: one question, where the server can."""
        asked = f"STATUS ({_STATUS}{' HIGHESTMODSEQ' if self.counts_changes else ''})"
        if {"LIST-EXTENDED", "SPECIAL-USE"} <= self._can:
            together = f" {asked}" if "LIST-STATUS" in self._can else ""
            answer = self._ask("LIST", '""', '"*"', f"RETURN (SPECIAL-USE{together})")
        else:
            answer = self._ask("LIST", '""', '"*"')
        found = folders.listed(answer)
        states = self._states(self._left("STATUS"))
        return [folders.with_status(one, states.get(one.wire) or self._status(one)) for one in found]

    def _status(self, folder: Folder) -> Word:
        """Ask after one folder; one that cannot be asked after (somebody else's, a damaged one) is simply unknown."""
        items = f"({_STATUS}{' HIGHESTMODSEQ' if self.counts_changes else ''})"
        try:
            self._ask("STATUS", words.quoted(folder.wire), items)
        except MailboxError:
            return []
        return self._states(self._left("STATUS")).get(folder.wire, [])

    @staticmethod
    def _states(answer: Iterable[words.Fragment]) -> dict[bytes, Word]:
        said = words.words(answer)
        return {
            name: state for name, state in zip(said[::2], said[1::2], strict=False) if isinstance(name, bytes)
        }

    def examine(self, folder: Folder) -> int | None:
        """Open a folder for looking only; gives its UIDVALIDITY. Raises MailboxError where it cannot be opened."""
        with self._held():
            status, said = self._imap.select(words.quoted(folder.wire), readonly=True)
            if status != "OK":
                raise MailboxError(f"The folder {folder.name} cannot be opened ({problems.plain(said)}).")
            _, answer = self._imap.response("UIDVALIDITY")
        return words.number(answer[-1]) if answer else None

    def sizes(self, first: int) -> list[tuple[int, int]]:
        """Give number and bytes of every mail of the open folder from `first` on."""
        found = self.fetch(f"{first}:*", "RFC822.SIZE")
        listed = ((uid, words.number(items.get(b"RFC822.SIZE")) or 0) for uid, items in found)
        return sorted(
            (uid, size) for uid, size in listed if uid >= first
        )  # "7:*" always gives the last one too

    def fetch(self, uids: str, items: str) -> Iterator[tuple[int, dict[bytes, Word]]]:
        """Fetch something of mails of the open folder. Raises MailboxError where the server will not give it."""
        with self._held():
            status, answer = self._imap.uid("FETCH", uids, f"(UID {items})")
        if status != "OK":
            raise MailboxError(problems.plain(answer))
        for word in words.words(answer):
            if isinstance(word, list):
                said = words.pairs(word)
                if (uid := words.number(said.get(b"UID"))) is not None:
                    yield uid, said

    def put(self, folder: Folder, mail: bytes) -> None:
        """Lay a draft into a folder: the one thing that is ever written, and only when the seeker asks for it."""
        with self._held():
            status, said = self._imap.append(words.quoted(folder.wire), "(\\Draft \\Seen)", "", mail)
        if status != "OK":
            raise MailboxError(
                f"The server did not take the draft ({problems.plain(said)}). It is shown here instead."
            )

    def _ask(self, name: str, *arguments: str) -> list[words.Fragment]:
        with self._held():
            status, said = self._imap.xatom(name, *arguments)
        if status != "OK":
            raise MailboxError(f"The mail server did not answer {name} ({problems.plain(said)}).")
        return self._left(name)

    def _left(self, name: str) -> list[words.Fragment]:
        """Give the answers of one name that came meanwhile."""
        _, answer = self._imap.response(name)
        return list(answer or ())

    @contextmanager
    def _held(self) -> Iterator[None]:
        if self._imap.state == "LOGOUT":
            raise LineDroppedError
        try:
            yield
        except _GONE as error:
            raise LineDroppedError from error
        except imaplib.IMAP4.error as error:
            if "got more than" in str(error):  # a line without end: what follows would be taken for answers
                self.close()
            raise MailboxError(problems.plain(error.args[0] if error.args else "")) from None

    def close(self) -> None:
        """Say goodbye; never fails."""
        with suppress(imaplib.IMAP4.error, OSError, EOFError):
            self._imap.logout()
        with suppress(OSError, AttributeError):  # a line that broke is not closed by saying goodbye
            self._imap.shutdown()


def _opened(account: Account, patience: float) -> imaplib.IMAP4:
    try:
        if account.security == "tls":
            return imaplib.IMAP4_SSL(
                account.host, account.port, ssl_context=_trust(account), timeout=patience
            )
        imap = imaplib.IMAP4(account.host, account.port, timeout=patience)
        if account.security == "starttls":
            imap.starttls(_trust(account))
    except (*_GONE, imaplib.IMAP4.error) as error:
        raise problems.unreachable(account, error) from error
    return imap


def _trust(account: Account) -> ssl.SSLContext:
    """Give what certificates are checked against; a bridge on this very machine has made its own."""
    context = ssl.create_default_context()
    if account.on_this_machine:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _once(answer: bytes) -> Callable[[bytes], bytes]:
    """Answer the first question with the secret; a second one is the server's reason for refusing it."""
    answers = iter((answer,))
    return lambda _asked: next(answers, b"")
