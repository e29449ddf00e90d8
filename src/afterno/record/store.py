"""The record's door: plain functions, `owner` first, plain values out.

Nobody reaches the tables another way.
"""

from __future__ import annotations

from afterno.record.access import consume_sign_in, create_sign_in, local_owner
from afterno.record.erase import erase_owner, erase_person
from afterno.record.erased import erased, was_erased
from afterno.record.events import append_events, new_event_id
from afterno.record.identities import identities_of, who_is
from afterno.record.lookups import (
    entry_events,
    events_of,
    get_events,
    last_by_hand,
    last_of_kind,
    voided,
)
from afterno.record.mailboxes import (
    claim_mailbox,
    drop_mailbox,
    get_mailbox,
    mailboxes,
    note_mailbox,
    put_mailbox,
    release_mailbox,
)
from afterno.record.people import (
    applications_of_company,
    companies,
    find_companies,
    find_person,
    get_application,
    get_company,
    get_person,
    get_profile,
    load_seeker,
    people_of_company,
    search_people,
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
    count_reviews,
    get_mail,
    get_source,
    last_mail_from,
    learn,
    learned,
    mails_in,
    review,
    save_batch,
    seen,
    set_state,
    skipped_of,
    sources,
)
from afterno.record.revision import revision
from afterno.record.slices import load_record
from afterno.record.standings import (
    claim_stale,
    count_due,
    count_stale,
    count_standings,
    due,
    next_ahead,
    put_off,
    replace_standings,
    stale,
    standings_of,
)
from afterno.record.values import (
    AppendResult,
    Batch,
    BatchResult,
    MailboxRow,
    MailRow,
    Page,
    Problem,
    SkippedRow,
    SourceRow,
    StandingRow,
    UpsertResult,
)

__all__ = [
    "AppendResult", "Batch", "BatchResult", "MailRow", "MailboxRow", "Page", "Problem", "SkippedRow",
    "SourceRow", "StandingRow", "UpsertResult", "append_events", "applications_of_company", "claim_mailbox",
    "claim_stale", "companies", "confirm", "consume_sign_in", "count_due", "count_mails", "count_reviews",
    "count_stale", "count_standings", "create_sign_in", "drop_mailbox", "due", "entry_events", "erase_owner",
    "erase_person", "erased", "events_of", "find_companies", "find_person", "get_application", "get_company",
    "get_events", "get_mail", "get_mailbox", "get_person", "get_profile", "get_source", "identities_of",
    "last_by_hand", "last_mail_from", "last_of_kind", "learn", "learned", "load_record", "load_seeker", "local_owner",
    "mailboxes", "mails_in", "new_event_id", "next_ahead", "note_mailbox", "people_of_company", "put_mailbox",
    "put_off", "release_mailbox", "replace_standings", "review", "revision", "save_batch", "search_people",
    "seen", "set_profile", "set_state", "skipped_of", "sources", "stale", "standings_of", "upsert_application",
    "upsert_applications", "upsert_companies", "upsert_company", "upsert_people", "upsert_person", "voided",
    "was_erased", "who_is",
]  # fmt: skip
