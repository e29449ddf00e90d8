from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from afterno.record import store
from afterno.service import entry

NOW = datetime.fromisoformat("2026-03-04T10:00:00+01:00")
"""A Wednesday."""


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def alice(db: None) -> int:
    """Alice, who looks for work, with nobody on record yet."""
    owner = int(get_user_model().objects.create_user("alice").pk)
    seeker = {
        "name": "Alice Moreau", "emails": ["alice@home.example"], "time_zone": "Europe/Paris", "phone": "+33199001234",
    }  # fmt: skip
    store.set_profile(owner, seeker=seeker)
    return owner


@pytest.fixture
def dana(alice: int) -> str:
    """Dana Rhodes of Harbour Freight, who said no to Alice on the phone five months ago and talked with her then."""
    no = entry.NoForm("Harbour Freight", "Planner", "Dana Rhodes", "+442079460111", "dana@harbour.example",
                      signer="manager", channel="phone", talked=True, at=days_ago(150))  # fmt: skip
    entry.record_no(alice, no, NOW)
    return str(store.find_person(alice, "Dana Rhodes")[0]["id"])
