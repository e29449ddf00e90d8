"""A small record in the domain's words, for the tests of the record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from afterno.record import store

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
BIRCH = {"id": "birch", "name": "Birch & Söhne", "domain": "birch.example", "ideal": True}
MARA = {
    "id": "mara", "name": "Mára Okoye", "role": "manager", "company": "birch", "emails": ["Mara.Okoye@birch.example"],
    "phones": ["+1 555 010 0123"], "time_zone": "America/New_York", "pets": ["a cat"],
}  # fmt: skip
HUGO = {"id": "hugo", "name": "Hugo Lind", "role": "hr", "company": "birch", "emails": ["hugo@birch.example"]}
POST = {
    "id": "analyst",
    "company": "birch",
    "title": "Analyst",
    "manager": "mara",
    "applied_on": "2026-01-12",
}
NO = {
    "id": "no", "at": "2026-03-02T10:15:00+01:00", "kind": "rejection", "application": "analyst", "person": "hugo",
    "channel": "email", "signer": "hr", "reason": "declined",
}  # fmt: skip
VOICEMAIL = {"id": "vm", "at": "2026-03-03T15:00:00-05:00", "kind": "voicemail", "person": "mara"}
STOP = {"id": "stop", "at": "2026-04-01T09:00:00+00:00", "kind": "stop", "person": "mara"}


def event(uid: str, kind: str = "voicemail", **fields: object) -> dict[str, Any]:
    """Make an event of Mara's, on 3 May unless said otherwise."""
    return {"id": uid, "at": "2026-05-03T10:00:00+00:00", "kind": kind, "person": "mara"} | fields


def birch_said_no(owner: int) -> None:
    """Put Birch, Mara, Hugo, the post, the no and a voicemail on record."""
    assert not store.upsert_company(owner, BIRCH).problems
    assert not store.upsert_people(owner, [MARA, HUGO]).problems
    assert not store.upsert_application(owner, POST).problems
    assert not store.append_events(owner, [NO, VOICEMAIL], now=NOW).problems


DOUBT = store.MailRow("m2@birch.example", "review", "interview", "inbox.mbox#2", NOW, {"subject": "A talk?"})
"""A mail that waits for the seeker's eye."""
