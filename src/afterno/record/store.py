"""The record's door: plain functions, `owner` first, plain values out.

Nobody reaches the tables another way.
"""

from __future__ import annotations

from afterno.record.access import (
    consume_sign_in,
    create_sign_in,
    is_local_owner,
    local_owner,
    sample_owner,
)
from afterno.record.around import (
    Around,
    colleagues_of,
    count_of,
    entries_of,
    jobs_around,
    lead_of,
    leading,
    names_of,
    timeline_of,
)
from afterno.record.asked import (
    any_standing,
    count_due,
    count_standings,
    due,
    next_ahead,
    shown_of,
    stale,
    standings_of,
)
from afterno.record.changes import (
    Changed,
    TakenBack,
    change,
    changes_of,
    merged_by,
    merged_since,
    stops_since,
    take_back,
)
from afterno.record.erase import erase_owner, erase_person
from afterno.record.erased import erased, was_erased
from afterno.record.events import append_events, new_event_id
from afterno.record.feeds import feed_of, find_feed, make_feed, revoke_feed
from afterno.record.hers import load_hers
from afterno.record.identities import identities_of, tags_of, who_is
from afterno.record.look import one_reading, read_once
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
from afterno.record.overview import applied_between, contacts_of, search_between, stages
from afterno.record.people import (
    applications_of_company,
    companies,
    find_companies,
    find_person,
    get_application,
    get_company,
    get_person,
    people_by_id,
    people_named,
    people_of_company,
    search_people,
    soonest,
    upsert_application,
    upsert_applications,
    upsert_companies,
    upsert_company,
    upsert_people,
    upsert_person,
)
from afterno.record.profile import get_profile, load_seeker, seeker_and_reviews, set_profile
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
from afterno.record.stale import touch
from afterno.record.standings import claim_stale, count_stale, learn_sizes, put_off, replace_standings
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
    "AppendResult", "Around", "Batch", "BatchResult", "Changed", "MailRow", "MailboxRow", "Page", "Problem",
    "SkippedRow", "SourceRow", "StandingRow", "TakenBack", "UpsertResult", "any_standing", "append_events",
    "applications_of_company", "applied_between", "change", "changes_of", "claim_mailbox", "claim_stale",
    "colleagues_of", "companies", "confirm", "consume_sign_in", "contacts_of", "count_due",
    "count_mails", "count_of", "count_reviews", "count_stale", "count_standings", "create_sign_in",
    "drop_mailbox", "due", "entries_of", "entry_events", "erase_owner", "erase_person", "erased", "events_of",
    "feed_of", "find_companies", "find_feed", "find_person", "get_application", "get_company", "get_events",
    "get_mail", "get_mailbox", "get_person", "get_profile", "get_source", "identities_of", "is_local_owner",
    "jobs_around", "last_by_hand", "last_mail_from", "last_of_kind", "lead_of", "leading", "learn",
    "learn_sizes", "learned", "load_hers", "load_record", "load_seeker", "local_owner", "mailboxes", "mails_in",
    "make_feed", "merged_by", "merged_since", "names_of", "new_event_id", "next_ahead", "note_mailbox",
    "one_reading", "people_by_id", "people_named", "people_of_company", "put_mailbox", "put_off", "read_once",
    "release_mailbox", "replace_standings", "review", "revision", "revoke_feed", "sample_owner", "save_batch",
    "search_between", "search_people", "seeker_and_reviews", "seen", "set_profile", "set_state", "shown_of",
    "skipped_of", "soonest", "sources", "stages", "stale", "standings_of", "stops_since", "tags_of",
    "take_back", "timeline_of", "touch", "upsert_application", "upsert_applications", "upsert_companies",
    "upsert_company", "upsert_people", "upsert_person", "voided", "was_erased", "who_is",
]  # fmt: skip
