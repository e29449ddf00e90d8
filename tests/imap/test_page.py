"""The page of the mailbox, with a real mail server behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from afterno.record import store
from afterno.service import mailboxes
from afterno.web import reading_job
from tests.imap import dovecot as peer
from tests.imap.conftest import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.dovecot, pytest.mark.django_db(transaction=True)]
PAGE = "/settings/mailbox/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AFTERNO_NOW", "2026-11-28T10:00:00+00:00")
    yield
    reading_job._JOBS.clear()


def signed_in(owner: int) -> Client:
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.get(pk=owner))
    return client


def typed(server: peer.Dovecot, **changed: str) -> dict[str, str]:
    return {"address": peer.ADDRESS, "password": peer.PASSWORD, "server": f"127.0.0.1:{server.imap}",
            "user": peer.user(), "security": "none"} | changed  # fmt: skip


def followed(client: Client, response: Any, owner: int) -> str:
    """Wait for the reading and give the page that tells of it."""
    assert response.headers["Location"] == "/mail/reading/"
    job = reading_job.job_of(owner)
    assert job is not None
    assert job.thread is not None
    job.thread.join(timeout=60)
    return client.get("/mail/reading/").text


def test_a_mailbox_is_connected_read_and_disconnected(alice: int, server: peer.Dovecot) -> None:
    server.deliver(rejection())
    client = signed_in(alice)
    told = followed(client, client.post(PAGE, typed(server)), alice)
    assert "One mail read" in told or "1 mail read" in told
    assert [person["name"] for person in store.load_record(alice)["people"]] == ["Ruth Boyd"]
    page = client.get(PAGE).text
    assert peer.ADDRESS in page
    assert "Last read" in page
    assert peer.PASSWORD not in page
    again = followed(client, client.post(PAGE + "read/", {"address": peer.ADDRESS}), alice)
    assert "Nothing new came." in again
    client.post(PAGE + "disconnect/", {"address": peer.ADDRESS})
    assert mailboxes.mailboxes(alice) == []
    assert "password forgotten" in client.get(PAGE).text


def test_a_refused_password_is_said_beside_the_form_and_not_shown(alice: int, server: peer.Dovecot) -> None:
    client = signed_in(alice)
    response = client.post(PAGE, typed(server, password="wrong & secret"))
    assert response.status_code == 400
    assert "refused the password" in response.text
    assert "wrong" not in response.text
    assert peer.ADDRESS in response.text
    assert "afterno connect mailbox alice" not in response.text
    assert mailboxes.mailboxes(alice) == []


def test_a_mailbox_that_fails_later_says_why_where_it_is_seen(alice: int, server: peer.Dovecot) -> None:
    client = signed_in(alice)
    followed(client, client.post(PAGE, typed(server)), alice)
    keeper = mailboxes.keys().keeper()
    keeper.forget(f"{alice} mailbox {peer.ADDRESS}")
    told = followed(client, client.post(PAGE + "read/", {"address": peer.ADDRESS}), alice)
    assert "is gone" in told
    assert f'href="{PAGE}"' in told
    assert "is gone" in client.get(PAGE).text


def test_the_stranger_reads_and_disconnects_nothing_of_alices(
    alice: int, charlie: int, server: peer.Dovecot
) -> None:
    followed(signed_in(alice), signed_in(alice).post(PAGE, typed(server)), alice)
    stranger = signed_in(charlie)
    assert peer.ADDRESS not in stranger.get(PAGE).text
    for act in ("read/", "disconnect/"):
        assert stranger.post(PAGE + act, {"address": peer.ADDRESS}).status_code == 404
    assert len(mailboxes.mailboxes(alice)) == 1


def test_erasing_everything_forgets_the_mailbox_and_its_password(
    alice: int, server: peer.Dovecot, settings: Any
) -> None:
    client = signed_in(alice)
    followed(client, client.post(PAGE, typed(server)), alice)
    client.post("/settings/data/erase/", {"word": "erase"})
    assert mailboxes.mailboxes(alice) == []
    assert not (settings.DATA_DIR / "secrets").exists()
