"""A real mail server of the tests' own: Dovecot in a folder of its own, mail brought to it by LMTP."""

from __future__ import annotations

import http.server
import imaplib
import json
import os
import shutil
import smtplib
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "slate Füller 9"
ADDRESS = "alice@home.example"
SENT = "Gesendete Elemente"
USERS = 300
_user = [0]


def user() -> str:
    """The name with which Alice signs in: another for each test, so that each has a mailbox nobody used."""
    return f"alice-{_user[0]}@home.example"


CONFIG = """
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
first_valid_gid = 1
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN {folder}/users
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "{sent}" {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Entwürfe {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Papierkorb {{
    special_use = \\Trash
    auto = create
  }}
  mailbox Spamverdacht {{
    special_use = \\Junk
    auto = create
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Tokens:
    """The mail service's side of XOAUTH2: tokens it gave out and still honours."""

    port: int
    good: set[str] = field(default_factory=set)
    refresh: str = "refresh-1"
    asked: list[dict[str, str]] = field(default_factory=list)
    given: int = 0

    def answer(self, path: str, fields: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if path == "/tokeninfo":
            fine = fields.get("access_token") in self.good
            return (200, {"email": user(), "expires_in": 3600}) if fine else (400, {"error": "invalid_token"})
        self.asked.append(fields)
        if fields.get("refresh_token") not in {None, self.refresh} or not self.refresh:
            return 400, {"error": "invalid_grant"}
        self.given += 1
        token = f"token-{self.given}"
        self.good.add(token)
        return 200, {"access_token": token, "expires_in": 3600, "refresh_token": self.refresh}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"


@contextmanager
def token_service() -> Iterator[Tokens]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = urlsplit(self.path)
            self.reply(query.path, query.query)

        def do_POST(self) -> None:
            self.reply(self.path, self.rfile.read(int(self.headers["Content-Length"])).decode())

        def reply(self, path: str, query: str) -> None:
            status, said = tokens.answer(path, {key: value[0] for key, value in parse_qs(query).items()})
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tokens = Tokens(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield tokens
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Dovecot:
    folder: Path
    imap: int
    imaps: int
    lmtp: int
    tokens: Tokens

    def deliver(self, *mails: bytes) -> None:
        """Bring mail the way mail comes: by LMTP."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as line:
            for mail in mails:
                line.sendmail("sender@other.example", [user()], mail)

    @contextmanager
    def signed_in(self) -> Iterator[imaplib.IMAP4]:
        """The mailbox's owner with an ordinary mail program, who may change things."""
        line = imaplib.IMAP4("127.0.0.1", self.imap)
        line.authenticate("PLAIN", lambda _: f"\0{user()}\0{PASSWORD}".encode())
        try:
            yield line
        finally:
            line.logout()

    def put(self, folder: str, *mails: bytes, flags: str = "") -> None:
        with self.signed_in() as line:
            for mail in mails:
                status, said = line.append(f'"{folder}"', flags, "", mail)
                assert status == "OK", said

    def files(self) -> dict[str, str]:
        """Every mail file with its folder and flags, as they lie on the server's disk."""
        root = self.folder / "mail" / user().partition("@")[0]
        return {path.name.partition(":")[0]: str(path.relative_to(root)) for path in root.rglob("*:2,*")} | {
            path.name: str(path.relative_to(root)) for path in root.rglob("new/*")
        }

    def flags(self) -> dict[str, list[bytes]]:
        """Every folder's mails with their flags, asked the way that changes nothing."""
        found = {}
        with self.signed_in() as line:
            for row in line.list()[1]:
                assert isinstance(row, bytes)
                name = row.decode().partition(' "/" ')[2]
                line.select(name, readonly=True)
                found[name] = [
                    one for one in line.uid("FETCH", "1:*", "(FLAGS)")[1] if isinstance(one, bytes)
                ]
        return found

    def empty(self) -> None:
        """Give Alice a mailbox in which nothing ever was."""
        _user[0] += 1


@contextmanager
def dovecot(folder: Path) -> Iterator[Dovecot]:
    program = shutil.which("dovecot") or next(iter(map(str, Path("/usr/sbin").glob("dovecot"))), None)
    if program is None or not Path("/usr/lib/dovecot/lmtp").exists():
        pytest.skip("Dovecot (dovecot-imapd, dovecot-lmtpd) is not installed here")
    if os.geteuid() != 0:
        pytest.skip("Dovecot is started as root here")
    folder.chmod(0o755)
    ports = {"imap": free_port(), "imaps": free_port(), "lmtp": free_port()}
    for name in ("run", "state", "mail", "home"):
        (folder / name).mkdir(mode=0o755)
    for name in ("mail", "home"):
        shutil.chown(folder / name, "dovecot", "dovecot")
    (folder / "users").write_text(
        "".join(f"alice-{number}@home.example:{{PLAIN}}{PASSWORD}\n" for number in range(USERS)),
        encoding="utf-8",
    )
    certificate(folder)
    with token_service() as tokens:
        (folder / "oauth2.conf").write_text(
            f"tokeninfo_url = http://127.0.0.1:{tokens.port}/tokeninfo?access_token=\nusername_attribute = email\n"
        )
        config = folder / "dovecot.conf"
        config.write_text(
            CONFIG.format(folder=folder, user="dovecot", group="dovecot", sent=SENT, **ports),
            encoding="utf-8",
        )
        subprocess.run(
            [program, "-c", str(config)],
            check=True,
            timeout=20,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(ports["imap"])
            yield Dovecot(folder, ports["imap"], ports["imaps"], ports["lmtp"], tokens)
        finally:
            pid = int((folder / "run" / "master.pid").read_text())
            os.kill(pid, 15)
            for _ in range(200):
                if not Path(f"/proc/{pid}").exists():
                    break
                time.sleep(0.02)


def certificate(folder: Path) -> None:
    """Make a certificate that nobody else has signed, for "mail.home.example"."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.home.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("Dovecot did not start")
