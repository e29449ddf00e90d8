from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from afterno.record import store
from afterno.service import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime.fromisoformat("2026-03-04T10:00:00+01:00")
"""A Wednesday."""
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser: her number, and a client that is signed in."""

    owner: int
    client: Client


def visitor(name: str) -> Visitor:
    user = get_user_model().objects.create_user(name)
    client = Client()
    client.force_login(user)
    return Visitor(int(user.pk), client)


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AFTERNO_NOW", NOW.isoformat())
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def alice(db: None) -> Visitor:
    return visitor("alice")


@pytest.fixture
def charlie(db: None) -> Visitor:
    """Give the stranger, who is refused everywhere."""
    return visitor("charlie")


@dataclass(frozen=True)
class Cast:
    """Whom Alice's record names."""

    owner: int
    dana: str
    """Called, talked to, wrote back: in touch."""
    ruth: str
    """Said no by mail two days ago; nobody called yet."""
    hostile: str
    """Named by somebody who means harm."""
    nameless: str
    """The application whose manager nobody knows."""
    review: str
    """A mail in doubt."""


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def furnish(owner: int) -> Cast:
    """Put a small believable search on record."""
    store.set_profile(
        owner,
        seeker={
            "name": "Alice Moreau",
            "emails": ["alice@home.example"],
            "time_zone": "Europe/Paris",
            "phone": "+33 1 99 00 12 34",
        },
    )
    no = entry.NoForm
    entry.record_no(owner, no("Harbour Freight", "Planner", "Dana Rhodes", "+442079460111", "dana@harbour.example",
                              signer="manager", channel="phone", talked=True, at=days_ago(150)), NOW)  # fmt: skip
    dana = str(store.find_person(owner, "Dana Rhodes")[0]["id"])
    entry.log(owner, dana, entry.LogForm("emailed", reason="regular", at=days_ago(80)), NOW)
    entry.log(owner, dana, entry.LogForm("answered", at=days_ago(78), note="Glad to hear it."), NOW)
    entry.log(owner, dana, entry.LogForm("advice", note="Learn to say no in one line.", at=days_ago(78)), NOW)
    entry.record_no(owner, no("Larch & Sons", "Analyst", "Ruth Boyd", "+442079460222", at=days_ago(2)), NOW)
    entry.record_no(owner, no(HOSTILE + " Ltd", HOSTILE, "Eve " + HOSTILE, note=HOSTILE, at=days_ago(9)), NOW)
    entry.record_no(owner, no("Nameless Works", "Clerk", at=days_ago(3)), NOW)
    eve, ruth = (str(store.find_person(owner, name)[0]["id"]) for name in ("Eve", "Ruth"))
    company = store.find_companies(owner, name="Nameless Works")[0]
    nameless = store.applications_of_company(owner, str(company["id"]))[0]
    mail = in_doubt()
    store.save_batch(owner, store.Batch(mails=[mail]), now=NOW)
    return Cast(owner, dana, ruth, eve, str(nameless["id"]), mail.message)


def in_doubt() -> store.MailRow:
    verdict = {
        "kind": "rejection", "subject": "Your application " + HOSTILE, "date": days_ago(1).isoformat(),
        "from": {"name": "Talent Team", "address": "jobs@cedar.example"}, "evidence": "We have moved on " + HOSTILE,
        "confidence": 0.6, "sure": False, "company": "Cedar Rail", "role": "Buyer", "text": "Dear Alice " + HOSTILE,
        "why": "It may be a no.", "rejection": {"reason": "declined", "signer": "organisation", "decider": None,
                                               "door_open": False, "answerable": False},
    }  # fmt: skip
    return store.MailRow(
        message="doubt-1@cedar.example", state="review", kind="rejection", date=days_ago(1), verdict=verdict
    )


@pytest.fixture
def cast(alice: Visitor) -> Cast:
    return furnish(alice.owner)
