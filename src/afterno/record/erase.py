"""Erasing a person or a whole record. A hash of her addresses keeps a stop honoured (hard case 11)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from django.db import transaction

from afterno.record.identities import identities_of
from afterno.record.keys import chunks, email_key, key_of, phone_key
from afterno.record.models import (
    Application,
    Company,
    Correction,
    Erased,
    Event,
    Identity,
    Person,
    Profile,
    ReadMail,
    SignInToken,
    Skipped,
    Source,
    Standing,
)
from afterno.record.revision import take
from afterno.record.stale import touch_all
from afterno.record.values import Raw


def _hashes(salt: str, values: Iterable[str]) -> dict[str, str]:
    key = salt.encode()
    return {v: hmac.new(key, v.encode("utf-8", "replace"), hashlib.sha256).hexdigest() for v in values}


def erased(owner: int, values: Iterable[str]) -> set[str]:
    """Which of these addresses or numbers belong to somebody erased, who must not come back."""
    salt = Profile.objects.filter(owner_id=owner).values_list("salt", flat=True).first()
    if not salt:
        return set()
    forms = {value: email_key(value) if "@" in value else phone_key(value) for value in values}
    hashes = _hashes(salt, set(forms.values()))
    found: set[str] = set()
    for piece in chunks(set(hashes.values())):
        found.update(
            Erased.objects.filter(owner_id=owner, value_hash__in=piece).values_list("value_hash", flat=True)
        )
    return {value for value, form in forms.items() if hashes[form] in found}


def was_erased(owner: int, entry: Raw) -> bool:
    """Is this entry of `people` somebody who was erased?"""
    return bool(erased(owner, [value for kind, value in identities_of(entry) if kind != "name_company"]))


def erase_person(owner: int, person: str) -> bool:
    """Take a person and everything of hers out of the record; False if she is not in it."""
    key = key_of(owner, person)
    with transaction.atomic():
        number = take(owner)
        row = Person.objects.filter(owner_id=owner, key=key).first()
        if row is None:
            return False
        _remember(owner, row)
        events = Event.objects.filter(owner_id=owner, person=key)
        gone = {uid.partition(":")[2] for uid in events.values_list("key", flat=True)}
        _blank_mails(owner, gone, {v for k, v in identities_of(row.data) if k == "email"})
        voids = Event.objects.filter(owner_id=owner, kind="void")
        stray = [v.key for v in voids.only("key", "data") if v.data.get("event") in gone]
        for piece in chunks(stray):
            Event.objects.filter(owner_id=owner, key__in=piece).delete()
        events.delete()
        row.delete()
        touch_all(owner, number)
    return True


def _remember(owner: int, row: Person) -> None:
    profile = Profile.objects.get(owner_id=owner)
    if not profile.salt:
        profile.salt = secrets.token_hex(16)
        profile.save(update_fields=["salt"])
    values = [value for kind, value in identities_of(row.data) if kind != "name_company"]
    hashes = _hashes(profile.salt, values).values()
    Erased.objects.bulk_create([Erased(owner_id=owner, value_hash=h) for h in hashes], ignore_conflicts=True)


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
            Standing, Identity, Event, Application, Person, Company, ReadMail, Source, Skipped, Correction,
            SignInToken, Erased, Profile,
        )  # fmt: skip
        Person.objects.filter(owner_id=owner).update(assistant_of=None)
        for table in tables:
            rows = table._default_manager.filter(owner_id=owner)  # type: ignore[attr-defined] # noqa: SLF001
            rows._raw_delete(rows.db)  # noqa: SLF001 - whole tables in the order of references, no loading of rows
        if account:
            Profile._meta.get_field("owner").remote_field.model.objects.filter(pk=owner).delete()  # noqa: SLF001
