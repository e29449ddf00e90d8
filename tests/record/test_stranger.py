"""Charlie is a stranger: through no function of the store does anything of Alice's come to him, or change."""

from __future__ import annotations

import inspect
from datetime import date, timedelta
from typing import Any

from tests.record.cast import DOUBT, NOW, birch_said_no, event

from afterno.record import store
from afterno.record.exchange import export_record, import_record

FAR = date(2027, 1, 1)
BOX = store.MailboxRow("box@mail.example", "imap.okoye.example", folders={"INBOX": {"following": 7}})

CALLS: dict[str, list[dict[str, Any]]] = {
    "append_events": [{"events": [event("x"), event("y", "void", person=None, event="no")], "now": NOW}],
    "applied_between": [{"first": "2020-01-01", "last": "2030-01-01", "most": 9}],
    "applications_of_company": [{"company": "birch"}],
    "contacts_of": [{"people": ["mara"]}],
    "colleagues_of": [{"companies": ["birch"], "apart_from": []}],
    "change": [{"kind": "k", "text": "t", "now": NOW, "people": [{"id": "p4", "company": "birch"}]}],
    "changes_of": [{}],
    "claim_mailbox": [{"name": BOX.name, "now": NOW, "until": NOW + timedelta(minutes=1)}],
    "claim_stale": [{"now": NOW}],
    "companies": [{}],
    "confirm": [{"message": DOUBT.message, "batch": store.Batch(), "now": NOW}],
    "count_due": [{"on": FAR}],
    "count_of": [{"people": ["mara"]}],
    "count_mails": [{}],
    "count_reviews": [{}],
    "count_stale": [{"now": NOW}],
    "any_standing": [{}],
    "count_standings": [{}],
    "create_sign_in": [{"now": NOW}],
    "drop_mailbox": [{"name": BOX.name}],
    "due": [{"on": FAR}],
    "entry_events": [{"entry": "e"}],
    "entries_of": [{"text": "mara"}, {"text": "mara.okoye@birch.example"}],
    "erase_owner": [{}],
    "erase_person": [{"person": "mara"}],
    "erased": [{"values": ["gone@birch.example"]}],
    "events_of": [{"person": "mara"}],
    "feed_of": [{}],
    "find_companies": [{"name": "Birch & Söhne"}],
    "find_person": [
        {"text": text} for text in ("mara", "Mara", "mara.okoye@birch.example", "+1 555 010 0123")
    ],
    "get_application": [{"application": "analyst"}],
    "get_company": [{"company": "birch"}],
    "get_events": [{"events": ["no"]}],
    "get_mail": [{"message": DOUBT.message}],
    "get_mailbox": [{"name": BOX.name}],
    "get_person": [{"person": "mara"}],
    "get_profile": [{}],
    "get_source": [{"path": "inbox.mbox"}],
    "is_local_owner": [{}],
    "jobs_around": [{"people": ["mara"], "companies": ["birch"]}],
    "last_by_hand": [{}],
    "last_mail_from": [{"address": "mara.okoye@birch.example"}],
    "last_of_kind": [{"kind": "rejection"}],
    "lead_of": [{"person": "p3"}],
    "leading": [{"people": ["mara"]}],
    "learn": [{"pattern": "p", "kind": "other"}],
    "learned": [{}],
    "load_hers": [{"her": store.Around(({"id": "mara"},), {"birch": {"id": "birch"}})}],
    "load_record": [{}, {"people": ["mara"]}, {"applications": ["analyst"]}, {"companies": ["birch"]}],
    "load_seeker": [{}],
    "mailboxes": [{}],
    "mails_in": [{"state": "review"}],
    "make_feed": [{"now": NOW}],
    "merged_by": [{"uid": "u1"}],
    "merged_since": [{"entry": "mara"}],
    "names_of": [{"companies": ["birch"]}],
    "next_ahead": [{"after": date(2020, 1, 1)}],
    "people_by_id": [{"people": ["mara"]}],
    "people_named": [{"names": [" mara okoye"]}],
    "note_mailbox": [{"name": BOX.name, "folders": {}, "read_at": NOW, "problem": "x", "more": 3}],
    "people_of_company": [{"company": "birch"}],
    "put_mailbox": [{"row": store.MailboxRow(BOX.name, "imap.charlie.example")}],
    "put_off": [{"key": "mara", "until": NOW + timedelta(days=1)}],
    "release_mailbox": [{"name": BOX.name}],
    "replace_standings": [
        {"rows": [{"key": "mara", "next_due": FAR, "stage": "met"}], "everybody": True},
        {"rows": [], "covered": ["mara"]},
    ],
    "review": [{}],
    "relationships": [{"due": 9, "total": 9, "limit": 9, "offset": 0}],
    "revision": [{}],
    "revoke_feed": [{}],
    "sample_owner": [{}],
    "save_batch": [{"batch": store.Batch(events=[event("z")]), "now": NOW}],
    "search_people": [{"query": "mara"}, {}],
    "seeker_and_reviews": [{}],
    "seen": [{"messages": [DOUBT.message]}],
    "set_profile": [{"seeker": {"name": "Charlie"}}],
    "set_state": [{"message": DOUBT.message, "state": "dismissed"}],
    "shown_of": [{"keys": ["mara"]}],
    "skipped_of": [{}],
    "sources": [{}],
    "search_between": [
        {
            "first": NOW - timedelta(days=900),
            "last": NOW + timedelta(days=1),
            "kinds": ["rejection"],
            "most": 9,
        }
    ],
    "soonest": [{"limit": 9}],
    "stages": [{}],
    "stale": [{"now": NOW}],
    "standings_of": [{"keys": ["mara"]}],
    "stops_since": [{"person": "mara", "since": 0}],
    "tags_of": [{}],
    "take_back": [{"uid": "u1", "now": NOW}],
    "timeline_of": [{"people": ["mara"], "jobs": ["analyst"]}],
    "touch": [{"people": ["mara"]}],
    "upsert_application": [{"entry": {"id": "a2", "manager": "mara"}}],
    "upsert_applications": [{"entries": [{"id": "a3", "company": "birch"}]}],
    "upsert_companies": [{"entries": [{"id": "c2", "name": "Own"}]}],
    "upsert_company": [{"entry": {"id": "c3", "name": "Own"}}],
    "upsert_people": [{"entries": [{"id": "p2", "assistant_of": "mara"}]}],
    "upsert_person": [{"entry": {"id": "p3", "company": "birch"}}],
    "voided": [{}],
    "was_erased": [{"entry": {"id": "gone", "emails": ["gone@birch.example"]}}],
    "who_is": [{"identities": [("email", "mara.okoye@birch.example")]}],
}
WITHOUT_OWNER = {
    "one_reading",
    "read_once",
    "find_feed",
    "learn_sizes",
    "consume_sign_in",
    "local_owner",
    "new_event_id",
    "identities_of",
}
SECRETS = ("Okoye", "okoye", "Birch", "mara", "Analyst", "Alice", "A talk", "inbox")


def everything(owner: int) -> str:
    """All of Alice's, her list of who is due and her mails included."""
    lists = (
        store.due(owner, FAR),
        store.mails_in(owner, "review"),
        store.skipped_of(owner),
        store.learned(owner),
        store.mailboxes(owner),
    )
    return repr((export_record(owner), lists, sorted(store.stale(owner, NOW))))


def test_every_function_of_the_store_is_tried() -> None:
    functions = {name for name in store.__all__ if inspect.isfunction(getattr(store, name))}
    assert functions - WITHOUT_OWNER == set(CALLS)


def test_charlie_sees_and_changes_nothing_of_alices(alice: int, charlie: int) -> None:
    birch_said_no(alice)
    store.set_profile(alice, seeker={"name": "Alice"}, policy={"attempts": 3})
    source, skipped = store.SourceRow("inbox.mbox"), store.SkippedRow("inbox.mbox", "too large", 1)
    store.save_batch(alice, store.Batch(mails=[DOUBT], sources=[source], skipped=[skipped]), now=NOW)
    store.learn(alice, "Okoye", "alert")
    store.put_mailbox(alice, BOX)
    store.upsert_person(alice, {"id": "gone", "emails": ["gone@birch.example"]})
    store.erase_person(alice, "gone")
    store.replace_standings(
        alice, [{"key": "mara", "next_due": FAR, "stage": "declined"}], everybody=True, now=NOW
    )
    before = everything(alice)
    for name in [*CALLS, *CALLS]:
        for arguments in CALLS[name]:
            seen = repr(getattr(store, name)(charlie, **arguments))
            said = (
                seen.replace("person 'mara' is not", "")
                .replace("'mara' is not", "")
                .replace("'birch' is not", "")
            )
            assert not [secret for secret in SECRETS if secret in said], (name, seen)
            assert everything(alice) == before, name


def test_an_import_of_charlies_leaves_alices_alone(alice: int, charlie: int) -> None:
    birch_said_no(alice)
    raw = export_record(alice)
    raw["people"][0]["name"] = "Somebody"
    before = everything(alice)
    import_record(charlie, raw, now=NOW)
    assert everything(alice) == before


def test_a_link_signs_in_its_own_owner_once_and_not_for_long(alice: int, charlie: int) -> None:
    token = store.create_sign_in(alice, NOW)
    assert store.consume_sign_in("guessed", NOW) is None
    assert store.consume_sign_in(token, NOW) == alice
    assert store.consume_sign_in(token, NOW) is None
    assert store.consume_sign_in(store.create_sign_in(alice, NOW), NOW + timedelta(minutes=11)) is None
    assert store.consume_sign_in(store.create_sign_in(charlie, NOW), NOW) == charlie
