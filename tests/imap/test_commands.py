"""The commands as their own processes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.process import afterno
from tests.imap import dovecot as peer
from tests.imap.conftest import mail, rejection

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.dovecot


def test_connect_sync_and_disconnect(server: peer.Dovecot, tmp_path: Path) -> None:
    server.deliver(mail("one"), rejection())
    here = {"AFTERNO_DATA_DIR": str(tmp_path / "own"), "AFTERNO_SECRETS": "file"}
    place = (
        "--server",
        f"127.0.0.1:{server.imap}",
        "--user",
        peer.user(),
        "--security",
        "none",
        "--password-stdin",
    )
    refused = afterno("connect", "mailbox", peer.ADDRESS, *place, given="wrong\n", **here)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "refused the password" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "wrong" not in refused.stderr

    done = afterno("connect", "mailbox", peer.ADDRESS, *place, given=peer.PASSWORD + "\n", **here)
    assert done.returncode == 0, done.stderr
    assert peer.SENT in done.stdout
    assert peer.PASSWORD not in done.stdout + done.stderr

    first = afterno("sync", **here)
    assert (first.returncode, first.stderr) == (0, "")
    assert "2 mails read" in first.stdout
    second = afterno("sync", **here)
    assert second.stdout == f"{peer.ADDRESS}: nothing new.\n"

    server.deliver(mail("three"))
    third = json.loads(afterno("sync", "--json", **here).stdout)
    assert third[0]["summary"]["read"] == 1
    listed = json.loads(afterno("connect", "list", "--json", **here).stdout)
    assert (listed[0]["address"], listed[0]["mails"], listed[0]["problem"]) == (peer.ADDRESS, 3, "")
    assert listed[0]["read_at"]

    assert afterno("connect", "remove", peer.ADDRESS, **here).returncode == 0
    gone = afterno("sync", **here)
    assert gone.returncode == 1
    assert "afterno connect mailbox" in gone.stderr
    assert not (tmp_path / "own" / "secrets").exists()


def test_a_quick_look_that_fails_is_noted_and_said_once(server: peer.Dovecot, tmp_path: Path) -> None:
    here = {"AFTERNO_DATA_DIR": str(tmp_path / "own"), "AFTERNO_SECRETS": "file"}
    place = (
        "--server",
        f"127.0.0.1:{server.imap}",
        "--user",
        peer.user(),
        "--security",
        "none",
        "--password-stdin",
    )
    afterno("connect", "mailbox", peer.ADDRESS, *place, given=peer.PASSWORD + "\n", **here)
    (tmp_path / "own" / "secrets").unlink()
    for _ in range(2):
        failed = afterno("sync", **here)
        assert failed.returncode == 1
        assert failed.stderr.count("is gone") == 1
    assert "is gone" in json.loads(afterno("connect", "list", "--json", **here).stdout)[0]["problem"]
