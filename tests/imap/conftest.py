from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from afterno.connect.mailbox.imap import pull
from afterno.service import connecting
from tests.imap import dovecot as peer
from tests.imap.wiretap import Wiretap, wiretap

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime.fromisoformat("2026-11-28T10:00:00+00:00")


@pytest.fixture(scope="session")
def one_server() -> Iterator[peer.Dovecot]:
    # Not pytest's own folder: Dovecot's processes are no root and could not go into it.
    with (
        tempfile.TemporaryDirectory(prefix="afterno-dovecot-") as folder,
        peer.dovecot(Path(folder)) as server,
    ):
        yield server


@pytest.fixture
def server(one_server: peer.Dovecot) -> peer.Dovecot:
    """Give a mail server with an empty mailbox for Alice."""
    one_server.empty()
    return one_server


@pytest.fixture
def line(server: peer.Dovecot) -> Iterator[Wiretap]:
    """Give the line to the server, heard along."""
    with wiretap(server.imap) as tap:
        yield tap


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets go into a file of the test's own, and nobody waits for a line to come back."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.SECRETS_IN = "file"
    monkeypatch.setattr(pull, "_pause", lambda _seconds: None)


def form(port: int, **changed: Any) -> connecting.MailboxForm:
    fields = {
        "secret": peer.PASSWORD,
        "server": f"127.0.0.1:{port}",
        "security": "none",
        "user": peer.user(),
    } | changed
    return connecting.MailboxForm(peer.ADDRESS, **fields)


def mail(name: str, body: str = "See you on Sunday.", *, sender: str = "kim@other.example", to: str = peer.ADDRESS,
         subject: str = "hello", refs: str = "", day: int = 2) -> bytes:  # fmt: skip
    more = f"References: <{refs}@x.example>\r\n" if refs else ""
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Mon, {day:02} Nov 2026 09:00:00 +0000\r\n"
        f"Message-ID: <{name}@x.example>\r\n{more}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"\r\n{body}\r\n"
    ).encode()


NO = """Dear Alice,

Thank you for the interview for the position of Night Planner at Larch Freight.
After careful consideration we have decided to move forward with another candidate.

Kind regards,
Ruth Boyd
Head of Planning, Larch Freight
"""


def rejection(name: str = "no") -> bytes:
    return mail(name, NO, sender="Ruth Boyd <ruth.boyd@larchfreight.example>", subject="Your application at Larch Freight",
                day=16)  # fmt: skip
