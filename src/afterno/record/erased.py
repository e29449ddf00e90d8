"""Who was erased and must not come back: only salted hashes are kept (hard case 11)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Any

from afterno.record.identities import identities_of
from afterno.record.keys import chunks, email_key, phone_key
from afterno.record.models import Erased, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.record.values import Json, Raw


def _hash(salt: str, kind: str, value: str) -> str:
    return hmac.new(salt.encode(), f"{kind}:{value}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _salt(owner: int) -> str:
    return Profile.objects.filter(owner_id=owner).values_list("salt", flat=True).first() or ""


def _marks(uid: str, entry: Raw, company: str | None) -> list[tuple[str, str]]:
    return [("id", uid), *sorted(identities_of(entry, company))]


def _known(owner: int, hashes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for piece in chunks(set(hashes)):
        rows = Erased.objects.filter(owner_id=owner, value_hash__in=piece)
        found.update(rows.values_list("value_hash", flat=True))
    return found


def erased(owner: int, values: Iterable[str]) -> set[str]:
    """Tell which of these addresses or numbers belong to somebody erased, who must not come back."""
    salt = _salt(owner)
    if not salt:
        return set()
    forms = {
        v: _hash(salt, "email", email_key(v)) if "@" in v else _hash(salt, "phone", phone_key(v))
        for v in values
    }
    known = _known(owner, forms.values())
    return {value for value, form in forms.items() if form in known}


def erased_people(owner: int, entries: Iterable[Raw]) -> set[str]:
    """Give the ids of those entries of `people` that are somebody who was erased."""
    salt = _salt(owner)
    if not salt:
        return set()
    forms: dict[str, set[str]] = {}
    for entry in entries:
        company = entry.get("company")
        marks = _marks(str(entry.get("id")), entry, company if isinstance(company, str) else None)
        forms[str(entry.get("id"))] = {_hash(salt, kind, value) for kind, value in marks}
    known = _known(owner, (form for several in forms.values() for form in several))
    return {uid for uid, several in forms.items() if not several.isdisjoint(known)}


def was_erased(owner: int, entry: Raw) -> bool:
    """Tell whether this entry of `people` is somebody who was erased."""
    return bool(erased_people(owner, [entry]))


def remember(owner: int, uid: str, entry: Raw, company: str | None) -> None:
    """Keep hashes of her id, addresses, numbers, and name at the company."""
    salt = _salt(owner)
    if not salt:
        salt = secrets.token_hex(16)
        Profile.objects.filter(owner_id=owner).update(salt=salt)
    _add(owner, {_hash(salt, kind, value) for kind, value in _marks(uid, entry, company)})


def _add(owner: int, hashes: Iterable[str]) -> None:
    Erased.objects.bulk_create(
        [Erased(owner_id=owner, value_hash=one) for one in sorted(hashes)], ignore_conflicts=True
    )


def export_erased(owner: int) -> Json:
    """Give what keeps the erased out, for a record that moves elsewhere; empty where nobody was erased."""
    hashes = Erased.objects.filter(owner_id=owner).order_by("value_hash").values_list("value_hash", flat=True)
    return {"salt": _salt(owner), "hashes": list(hashes)} if hashes else {}


def import_erased(owner: int, raw: Any) -> None:  # noqa: ANN401 - any JSON
    """Take over what keeps the erased out; a record that has its own salt keeps it, and takes none of another."""
    if (
        not isinstance(raw, dict)
        or not isinstance(raw.get("salt"), str)
        or not isinstance(raw.get("hashes"), list)
    ):
        return
    salt = raw["salt"]
    if not 16 <= len(salt) <= 64 or not salt.isalnum() or _salt(owner) not in {"", salt}:
        return
    Profile.objects.filter(owner_id=owner).update(salt=salt)
    _add(
        owner,
        {one for one in raw["hashes"][:100_000] if isinstance(one, str) and len(one) == 64 and one.isalnum()},
    )
