"""Erasing a person or a whole record. A hash of her addresses keeps a stop honoured (hard case 11)."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db import transaction

from afterno.record.changes import forget_in_changes
from afterno.record.erased import remember
from afterno.record.identities import identities_of
from afterno.record.keys import chunks, key_of, uid_of
from afterno.record.models import (
    Application,
    CalendarFeed,
    Change,
    Company,
    Correction,
    Erased,
    Event,
    Identity,
    Mailbox,
    Person,
    Profile,
    ReadMail,
    Shown,
    SignInToken,
    Skipped,
    Source,
    Standing,
)
from afterno.record.revision import take
from afterno.record.stale import touch_all


def erase_person(owner: int, person: str, *, for_good: bool = True) -> bool:
    """Take a person and everything of hers out of the record; False if she is not in it.

    With `for_good` (she asked) a hash keeps her from coming back by any import, reading or entry.
    """
    key = key_of(owner, person)
    with transaction.atomic():
        number = take(owner)
        row = Person.objects.filter(owner_id=owner, key=key).first()
        if row is None:
            return False
        if for_good:
            remember(owner, row.uid, row.data, uid_of(row.company_id))
        events = Event.objects.filter(owner_id=owner, person=key)
        gone = {uid.partition(":")[2] for uid in events.values_list("key", flat=True)}
        _blank_mails(owner, gone, {v for k, v in identities_of(row.data) if k == "email"})
        voids = Event.objects.filter(owner_id=owner, kind="void")
        stray = [v.key for v in voids.only("key", "data") if v.data.get("event") in gone]
        for piece in chunks(stray):
            Event.objects.filter(owner_id=owner, key__in=piece).delete()
        events.delete()
        row.delete()
        forget_in_changes(owner, person)
        touch_all(owner, number)
    return True


def _blank_mails(owner: int, events: set[str], addresses: set[str]) -> None:
    """Messages that speak of her keep their mark "was read" and lose what they said."""
    rows = ReadMail.objects.filter(owner_id=owner).only("pk", "verdict", "events")
    hers = [row.pk for row in rows.iterator(chunk_size=2000) if _speaks_of(row, events, addresses)]
    for piece in chunks(hers):
        ReadMail.objects.filter(pk__in=piece, owner_id=owner).update(
            verdict={}, events=[], state="skipped", source=""
        )


def _speaks_of(row: ReadMail, events: set[str], addresses: set[str]) -> bool:
    text = str(row.verdict).casefold()
    return not events.isdisjoint(row.events) or any(address in text for address in addresses)


def erase_owner(owner: int, *, account: bool = False) -> None:
    """Take a whole record away, hashes included; with `account` the account too."""
    with transaction.atomic():
        tables = (
            Shown, Standing, Identity, Event, Application, Person, Company, ReadMail, Source, Skipped, Correction, Mailbox,
            SignInToken, Change, CalendarFeed, Erased, Profile,
        )  # fmt: skip
        Person.objects.filter(owner_id=owner).update(assistant_of=None, same_as=None)
        for table in tables:
            rows = table._default_manager.filter(owner_id=owner)  # noqa: SLF001
            rows._raw_delete(rows.db)  # noqa: SLF001 - whole tables in the order of references, no loading of rows
        if account:
            get_user_model().objects.filter(pk=owner).delete()
