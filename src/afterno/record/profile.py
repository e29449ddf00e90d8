"""The seeker and the policy: the fields of the person whose record it is."""

from __future__ import annotations

from django.db import transaction

from afterno.record.keys import unstorable
from afterno.record.look import read_once
from afterno.record.models import Profile, ReadMail
from afterno.record.revision import take
from afterno.record.sql import ask, json_of
from afterno.record.stale import touch_all
from afterno.record.values import Json, Problem, Raw, problem

QUIET = frozenset({"templates", "model", "notices", "coach_hushed", "cv", "resume"})
"""The seeker's fields that no plan depends on."""
OWN = (
    "SELECT seeker, policy, extra, (SELECT COUNT(*) FROM record_readmail WHERE owner_id = %s AND state = 'review') "
    "FROM record_profile WHERE owner_id = %s"
)


def get_profile(owner: int) -> Json:
    """Give the seeker and the policy."""
    found = _own(owner)
    return {"seeker": found["seeker"], "policy": found["policy"]}


def set_profile(
    owner: int, *, seeker: Raw | None = None, policy: Raw | None = None, plan_anew: bool = True
) -> tuple[Problem, ...]:
    """Set the seeker's fields, or the policy, or both, as given; everything planned is stale after it.

    Not after what no plan depends on (`QUIET`), nor where `plan_anew` is false.
    """
    for name, value in (("seeker", seeker), ("policy", policy)):
        if value is not None and (why := unstorable(dict(value))):
            return (problem(name, why),)
    with transaction.atomic():
        number = take(owner)
        row = Profile.objects.get(owner_id=owner)
        quiet = policy is None and seeker is not None and _only_quiet(row.seeker, seeker)
        row.seeker = row.seeker if seeker is None else dict(seeker)
        row.policy = row.policy if policy is None else dict(policy)
        row.save(update_fields=["seeker", "policy"])
        if plan_anew and not quiet:
            touch_all(owner, number)
    return ()


def _only_quiet(before: Raw, after: Raw) -> bool:
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return bool(changed) and changed <= QUIET


def load_seeker(owner: int) -> Json:
    """Give the seeker's own fields."""
    return dict(get_profile(owner)["seeker"])


def seeker_and_reviews(owner: int) -> tuple[Json, int]:
    """Give the seeker's own fields and how many mails wait for a look: every page asks it."""
    found = _own(owner)
    return found["seeker"], found["reviews"]


def _own(owner: int) -> Json:
    """Give the seeker, the policy and how many mails wait for a look, in one question."""
    return read_once(f"own {owner}", lambda: _read_own(owner))


def _read_own(owner: int) -> Json:
    found = ask(OWN, (owner, owner))
    if not found:  # nothing was ever written but mail may have been read
        reviews = ReadMail.objects.filter(owner_id=owner, state="review").count()
        return {"seeker": {}, "policy": {}, "extra": {}, "reviews": reviews}
    *told, reviews = found[0]
    return {**dict(zip(("seeker", "policy", "extra"), map(json_of, told), strict=True)), "reviews": reviews}
