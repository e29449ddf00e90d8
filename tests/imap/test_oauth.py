"""XOAUTH2 with a client of one's own: Dovecot asks the mail service (here: the tests' own) whether a token is good."""

from __future__ import annotations

import threading
import urllib.request
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from afterno.connect.mailbox.imap import oauth
from afterno.errors import MailboxError, MailboxLineError, MailboxRefusedError, UserError
from afterno.record import store
from afterno.service import connecting, consenting, looking, mailboxes, syncing
from tests.imap import dovecot as peer
from tests.imap.conftest import NOW, form, rejection

pytestmark = pytest.mark.django_db


def granted(server: peer.Dovecot, **changed: Any) -> str:
    fields = {"client_id": "own-client", "client_secret": "s", "token_url": server.tokens.url,
              "refresh_token": "refresh-1"} | changed  # fmt: skip
    return oauth.Grant(**fields).text()


@pytest.fixture(autouse=True)
def honest_service(server: peer.Dovecot) -> None:
    server.tokens.good.clear()
    server.tokens.asked.clear()
    server.tokens.refresh = "refresh-1"


def connected(owner: int, server: peer.Dovecot) -> None:
    connecting.connect_mailbox(owner, form(server.imap, auth="xoauth2", secret=granted(server)))


@pytest.mark.dovecot
def test_a_permission_reads_the_mailbox_and_its_token_is_asked_for_once(
    alice: int, server: peer.Dovecot
) -> None:
    server.deliver(rejection())
    connected(alice, server)
    (done,) = syncing.sync(alice, NOW)
    assert done.problem == ""
    assert done.summary is not None
    assert done.summary.opened == 1
    assert len(server.tokens.asked) == 1


@pytest.mark.dovecot
def test_a_token_taken_back_early_is_asked_for_anew(alice: int, server: peer.Dovecot) -> None:
    server.deliver(rejection())
    connected(alice, server)
    server.tokens.good.clear()
    (done,) = syncing.sync(alice, NOW)
    assert done.problem == ""
    assert len(server.tokens.asked) == 2


@pytest.mark.dovecot
def test_a_permission_taken_back_says_what_to_do(alice: int, server: peer.Dovecot) -> None:
    connected(alice, server)
    server.tokens.good.clear()
    server.tokens.refresh = ""
    (done,) = syncing.sync(alice, NOW)
    assert "no longer honours the permission" in done.problem
    assert "afterno connect mailbox" in done.problem
    assert "--oauth" in done.problem
    assert store.mailboxes(alice)[0].problem == done.problem


@pytest.mark.dovecot
def test_a_token_for_somebody_else_says_what_to_do(
    alice: int, server: peer.Dovecot, monkeypatch: Any
) -> None:
    monkeypatch.setattr(server.tokens, "answer", lambda _path, _fields: (200, {"access_token": "t", "expires_in": 60,
                                                                        "email": "bob@home.example"}))  # fmt: skip
    with pytest.raises(MailboxRefusedError, match="--oauth"):
        connected(alice, server)


@pytest.mark.dovecot
def test_the_new_refresh_token_is_kept(alice: int, server: peer.Dovecot) -> None:
    connected(alice, server)
    kept = oauth.grant_of(str(mailboxes.keys().keeper().get(looking.secret_name(alice, peer.ADDRESS))))
    server.tokens.refresh = "refresh-2"
    again = oauth.fresh(oauth.Grant(kept.client_id, "", kept.token_url, "refresh-2"), 0.0)
    assert again.refresh_token == "refresh-2"
    assert again.expires == 3600


def test_tokens_are_asked_for_over_https_only() -> None:
    with pytest.raises(MailboxError, match="https"):
        oauth.fresh(oauth.Grant("c", "s", "http://mail.example/token", "r"), 0.0)


def test_nobody_who_gives_tokens() -> None:
    with pytest.raises(MailboxLineError, match="online"):
        oauth.fresh(oauth.Grant("c", "s", f"http://127.0.0.1:{peer.free_port()}/token", "r"), 0.0)


@pytest.fixture
def service(server: peer.Dovecot, monkeypatch: pytest.MonkeyPatch) -> oauth.ConsentService:
    one = oauth.ConsentService("https://consent.example/auth", server.tokens.url, "mail")
    monkeypatch.setitem(oauth.SERVICES, "google", one)
    return one


def browse(address: str) -> None:
    """The browser of the seeker, sent back after she said yes or no."""
    with urllib.request.urlopen(address, timeout=10) as page:
        assert b"close this page" in page.read()


@pytest.mark.dovecot
@pytest.mark.parametrize("answer", ["code=c1", "error=access_denied"])
def test_the_consent_comes_back_to_this_machine(
    service: oauth.ConsentService, server: peer.Dovecot, answer: str
) -> None:
    with consenting.asked("ana@gmail.com", "", "own-client", "s") as consent:
        asked = parse_qs(urlsplit(consent.address).query)
        assert asked["client_id"] == ["own-client"]
        assert asked["code_challenge_method"] == ["S256"]
        back = f"{asked['redirect_uri'][0]}?state={asked['state'][0]}&{answer}"
        threading.Thread(target=browse, args=(back,)).start()
        if answer.startswith("error"):
            with pytest.raises(MailboxError, match="access_denied"):
                consent.wait()
            return
        grant = oauth.grant_of(consent.wait())
    assert grant.refresh_token == "refresh-1"
    assert server.tokens.asked[-1]["code"] == "c1"
    assert server.tokens.asked[-1]["code_verifier"]


def test_an_answer_to_another_question_is_refused() -> None:
    question = oauth.ask(oauth.SERVICES["google"], "c", "http://127.0.0.1:1/", "ana@gmail.com")
    with pytest.raises(MailboxError, match="another question"):
        oauth.answered(question, "/?state=stolen&code=c")


@pytest.mark.parametrize(("address", "client"), [("ana@gmail.com", ""), ("ana@mail.example", "own")])
def test_nothing_is_asked_without_a_client_or_a_service(address: str, client: str) -> None:
    with pytest.raises(UserError), consenting.asked(address, "", client, ""):
        pass
