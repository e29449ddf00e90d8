"""The record's door: plain functions, `owner` first, plain values out. Nobody reaches the tables another way."""

from __future__ import annotations

from afterno.record.access import consume_token, create_token, local_owner
from afterno.record.erase import erase_owner, erase_person, erased, was_erased
from afterno.record.events import append_events, events_of, get_event, new_event_id
from afterno.record.identities import identities_of, who_is
from afterno.record.people import (
    applications_of,
    find_companies,
    find_person,
    get_application,
    get_company,
    get_person,
    get_profile,
    list_people,
    people_of,
    set_profile,
    upsert_application,
    upsert_applications,
    upsert_companies,
    upsert_company,
    upsert_people,
    upsert_person,
)
from afterno.record.readmail import (
    confirm,
    count_mails,
    get_mail,
    get_source,
    learn,
    learned,
    mails_in,
    review,
    save_batch,
    seen,
    set_state,
    skipped_of,
)
from afterno.record.revision import revision
from afterno.record.slices import load_record
from afterno.record.unmanaged import unmanaged  # noqa: I001
from afterno.record.standings import (
    claim_stale,
    count_due,
    count_stale,
    due,
    put_off,
    replace_standings,
    stale,
    standings_of,
)

__all__ = [
    "append_events", "applications_of", "claim_stale", "confirm", "consume_token", "count_due", "count_mails",
    "count_stale", "create_token", "due", "erase_owner", "erase_person", "erased", "events_of", "find_companies",
    "find_person", "get_application", "get_company", "get_event", "get_mail", "get_person", "get_profile",
    "get_source", "identities_of", "learn", "learned", "list_people", "load_record", "local_owner", "mails_in",
    "new_event_id", "people_of", "put_off", "replace_standings", "review", "revision", "save_batch", "seen",
    "set_profile", "set_state", "skipped_of", "stale", "standings_of", "unmanaged", "upsert_application", "upsert_applications",
    "upsert_companies", "upsert_company", "upsert_people", "upsert_person", "was_erased", "who_is",
]  # fmt: skip
