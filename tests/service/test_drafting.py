"""Letters from the record: what goes into them, what stays out, what is kept of them."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from afterno.errors import UserError
from afterno.record import store
from afterno.service import correspondence, drafting, entry, facts, planning, words
from afterno.wording.phrasing import key, sentences

from .conftest import NOW, days_ago

ELM = {"id": "elm", "name": "Elm Foods GmbH"}


def put(owner: int, *events: dict[str, Any]) -> None:
    """Put events on record as they are."""
    rows = [
        {"id": f"e{n}-{event['kind']}", "at": days_ago(20).isoformat(), **event}
        for n, event in enumerate(events)
    ]
    result = store.append_events(owner, rows, now=NOW)
    assert not result.problems


def body(owner: int, person: str, reason: str, **own: str) -> str:
    """The letter for a reason."""
    return drafting.draft(owner, person, NOW, reason=reason, own=own).body


def test_a_company_on_record_is_named_never_by_its_id(alice: int, dana: str) -> None:
    store.upsert_company(alice, ELM)
    put(alice, {"kind": "milestone", "what": "new_job", "text": "Planner", "company": "elm"},
        {"kind": "her_change", "person": dana, "what": "moved", "company": "elm"})  # fmt: skip
    assert "Planner at Elm Foods" in body(alice, dana, "milestone")
    assert "Elm Foods" in body(alice, dana, "congratulation")
    assert "Birch Works" not in body(alice, dana, "milestone")


def test_somebody_elses_move_is_no_reason_to_congratulate_her(alice: int, dana: str) -> None:
    ruth = entry.find_or_add_manager(alice, entry.NoForm("Larch", manager="Ruth Boyd"),
                                     entry.find_or_add_company(alice, "Larch", "x", ideal=False), "x")  # fmt: skip
    put(alice, {"kind": "her_change", "person": ruth, "what": "promoted"})
    letter = drafting.draft(alice, dana, NOW, reason="congratulation")
    assert not letter.ready
    assert letter.gaps[0].fact == "her_news"


def test_what_she_was_promoted_to_comes_from_the_note(alice: int, dana: str) -> None:
    entry.log(alice, dana, entry.LogForm("promoted", note="Head of Planning", at=days_ago(3)), NOW)
    assert "your promotion to Head of Planning" in body(alice, dana, "congratulation")


def test_thanks_to_hr_go_to_the_one_who_wrote_by_name(alice: int, dana: str) -> None:
    company = store.get_person(alice, dana)["company"]
    store.upsert_person(alice, {"id": "priya", "name": "Priya Shah", "role": "hr", "company": company,
                                "address_as": "Ms", "emails": ["priya@harbour.example"]})  # fmt: skip
    letter = drafting.draft(alice, "priya", NOW, reason="thank_hr")
    assert letter.to == "priya@harbour.example"
    assert letter.body.startswith(("Dear Priya Shah,", "Dear Ms Shah,"))
    assert "Dana" not in letter.body
    assert letter.context == "hr"
    with pytest.raises(UserError, match="not from human resources"):
        drafting.draft(alice, dana, NOW, reason="thank_hr")


def test_first_names_where_they_are_on_first_names(alice: int, dana: str) -> None:
    assert body(alice, dana, "regular").startswith("Dear Dana Rhodes,")
    store.upsert_person(alice, {"id": dana, "address_as": "Dr"})
    assert body(alice, dana, "regular").startswith("Dear Dr Rhodes,")
    store.upsert_person(alice, {"id": dana, "formality": "informal"})
    assert body(alice, dana, "regular").startswith("Hi Dana,")


def test_a_meeting_is_spoken_of_as_it_stands(alice: int, dana: str) -> None:
    put(
        alice,
        {
            "kind": "meeting_agreed",
            "person": dana,
            "meets_at": "2026-03-10T15:00:00+01:00",
            "place": "office",
        },
    )
    assert "Tuesday 10 March at 15:00" in body(alice, dana, "logistics")
    put(alice, {"id": "held", "kind": "meeting_held", "person": dana, "at": days_ago(1).isoformat()})
    assert "Tuesday 10 March" not in body(alice, dana, "logistics")


def test_both_clocks_are_on_the_sheet_where_they_differ(alice: int, dana: str) -> None:
    assert facts.facts_for(alice, dana, NOW).both_clocks == ""
    store.upsert_person(alice, {"id": dana, "time_zone": "America/New_York"})
    assert facts.facts_for(alice, dana, NOW).both_clocks == "When it is 10:00 with her, it is 16:00 with you."
    store.upsert_person(alice, {"id": dana, "time_zone": "Pacific/Auckland"})
    assert "22:00 the day before" in facts.facts_for(alice, dana, NOW).both_clocks


def test_after_a_stop_nothing_is_prepared(alice: int, dana: str) -> None:
    entry.log(alice, dana, entry.LogForm("stop"), NOW)
    with pytest.raises(UserError, match="Silence is kept"):
        drafting.draft(alice, dana, NOW, reason="regular")


def test_for_the_dead_nothing_is_prepared(alice: int, dana: str) -> None:
    entry.log(alice, dana, entry.LogForm("died", at=days_ago(2)), NOW)
    with pytest.raises(UserError, match="Silence is kept"):
        drafting.draft(alice, dana, NOW, reason="regular")
    with pytest.raises(UserError, match="Silence is kept"):
        words.call_sheet(alice, dana, NOW)


def test_thanking_hr_is_done_once_it_is_on_record(alice: int) -> None:
    no = entry.NoForm("Larch", "Analyst", signer="hr", channel="email", at=days_ago(1))
    entry.record_no(alice, no, NOW)
    company = str(store.find_companies(alice, name="Larch")[0]["id"])
    job = str(store.applications_of_company(alice, company)[0]["id"])
    store.upsert_person(alice, {"id": "priya", "name": "Priya Shah", "role": "hr", "company": company})
    put(alice, {"kind": "rejection", "application": job, "person": "priya", "signer": "hr", "channel": "email",
                "at": days_ago(1).isoformat()})  # fmt: skip

    def proposed() -> set[str]:
        plan = planning.plan_people(alice, ["priya"], NOW)
        return {reach.kind for reach in plan.reach_outs if reach.person == "priya"}

    assert proposed() == {"thank_hr"}
    letter = drafting.draft(alice, "priya", NOW)
    assert letter.reason == "thank_hr"
    correspondence.put_on_record(alice, "priya", letter, NOW)
    assert proposed() == set()


def test_the_words_that_went_are_on_record_with_shape_and_subject(alice: int, dana: str) -> None:
    letter = drafting.draft(alice, dana, NOW, reason="regular")
    said = correspondence.with_words(letter, "A question", "Dear Dana,\n\nHow do you see it?\n\nAlice")
    correspondence.put_on_record(alice, dana, said, NOW)
    event = store.last_of_kind(alice, "email_sent", dana)
    assert event is not None
    assert (event["subject"], event["text"]) == ("A question", "Dear Dana,\n\nHow do you see it?\n\nAlice")
    assert event["shape"] == letter.shape
    later = drafting.draft(alice, dana, NOW + timedelta(days=61), reason="regular")
    assert later.last[0].text == event["text"]


def test_a_letter_taken_back_is_no_letter_she_had(alice: int, dana: str) -> None:
    letter = drafting.draft(alice, dana, NOW, reason="regular")
    correspondence.put_on_record(alice, dana, letter, NOW)
    assert drafting.draft(alice, dana, NOW, reason="regular").last
    entry.undo(alice, None, NOW)
    assert drafting.draft(alice, dana, NOW, reason="regular").last == ()


def test_two_years_of_letters_do_not_sound_alike(alice: int, dana: str) -> None:
    """Twelve letters, one every two months, with nothing new on record: all different."""
    seen: list[str] = []
    subjects: list[str] = []
    for number in range(12):
        at = NOW + timedelta(days=61 * number)
        letter = drafting.draft(alice, dana, at, reason="regular")
        correspondence.put_on_record(alice, dana, letter, at)
        seen.append(letter.body)
        subjects.append(letter.subject)
    assert len(set(seen)) == 12
    assert all(one != two for one, two in itertools.pairwise(subjects))
    assert len(set(subjects)) >= 10
    inner = [{key(s) for s in sentences(text) if len(s.split()) > 3} for text in seen]
    shared = [len(inner[n] & inner[n - 1]) for n in range(1, 12)]
    assert max(shared) == 0, "no sentence comes twice running"
    shapes = [
        str(event.get("shape")) for event in store.events_of(alice, dana) if event["kind"] == "email_sent"
    ]
    assert len(set(shapes[:6])) == 6
    assert all(one != two for one, two in itertools.pairwise(shapes))


def test_without_a_name_the_closing_leaves_no_hole(alice: int, dana: str) -> None:
    store.set_profile(alice, seeker={"emails": ["alice@home.example"]})
    letter = drafting.draft(alice, dana, NOW, reason="regular")
    assert letter.body.endswith(("\n\nKind regards", "\n\nBest wishes"))
    assert "me" in [gap.fact for gap in letter.gaps]


@pytest.mark.parametrize("reason", [reason for reason in correspondence.REASONS if reason != "thank_hr"])
def test_every_letter_of_a_bare_record_is_whole_or_not_there(alice: int, dana: str, reason: str) -> None:
    letter = drafting.draft(alice, dana, NOW, reason=reason)
    assert bool(letter.body) == letter.ready == bool(letter.mailto)
    assert letter.ready or letter.gaps
    assert not correspondence.blanks(letter.subject, letter.body)
