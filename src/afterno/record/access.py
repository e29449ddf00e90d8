"""Whose record: the one person of a local installation, and links that sign in once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction

from afterno.record.models import SignInToken

LOCAL_NAME = "me"
SAMPLE_NAME = "sample of "
"""Before an owner's number, the name of the account whose record is the sample she walks through."""
TOKEN_LIFE = timedelta(minutes=10)


def local_owner() -> int:
    """Name the owner of a record on one person's machine; the account is made at the first use."""
    users = get_user_model().objects
    first = users.filter(username=LOCAL_NAME).values_list("pk", flat=True).first()
    return int(first if first is not None else users.get_or_create(username=LOCAL_NAME)[0].pk)


def is_local_owner(owner: int) -> bool:
    """Tell whether this is the one person of a local installation, whose the whole file is."""
    return get_user_model().objects.filter(pk=owner, username=LOCAL_NAME).exists()


def sample_owner(owner: int, *, make: bool = False) -> int | None:
    """Name the owner of the sample that this owner walks through: somebody who can sign in nowhere."""
    users, name = get_user_model().objects, f"{SAMPLE_NAME}{owner}"
    if make:
        return int(users.get_or_create(username=name, defaults={"is_active": False})[0].pk)
    return users.filter(username=name).values_list("pk", flat=True).first()


def create_sign_in(owner: int, now: datetime, *, life: timedelta = TOKEN_LIFE) -> str:
    """Make a word for a sign-in link; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        SignInToken.objects.filter(owner_id=owner, expires__lt=now).delete()
        SignInToken.objects.create(owner_id=owner, token_hash=_hash(token), expires=now + life)
    return token


def consume_sign_in(token: str, now: datetime) -> int | None:
    """Say whom this link signs in: once, and only while it is fresh."""
    rows = SignInToken.objects.filter(token_hash=_hash(token), used__isnull=True, expires__gt=now)
    owner = rows.values_list("owner_id", flat=True).first()
    return owner if owner is not None and rows.update(used=now) == 1 else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
