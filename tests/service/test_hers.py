"""What words to her rest on is read in a few questions, and is what the whole record around her says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.records import NOW, busy_records, records
from tests.web.conftest import Cast, furnish

from afterno.record import store
from afterno.record.exchange import import_record
from afterno.service import facts, merging, planning, silence

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=busy_records() | records(), data=st.data())
def test_the_few_questions_say_what_the_whole_record_says(
    db: None, record: dict[str, Any], data: st.DataObject
) -> None:
    users = get_user_model().objects
    owner = int(users.create(username=f"seeker {users.count()}").pk)
    import_record(owner, record, now=NOW)
    if not record["people"]:
        return
    person = data.draw(st.sampled_from([row["id"] for row in record["people"]]))
    her = store.entries_of(owner, person)[0].id
    whole = facts.known_from(planning.record_of(owner, people=[her]), her, NOW)
    assert facts.known_of(owner, her, NOW) == whole


@pytest.fixture
def cast(alice: int) -> Cast:
    return furnish(alice)


def test_those_merged_are_spoken_to_as_one(cast: Cast) -> None:
    merging.merge(cast.owner, cast.dana, [cast.ruth], NOW)
    her = store.entries_of(cast.owner, cast.ruth)[0].id
    assert her == cast.dana
    whole = facts.known_from(planning.record_of(cast.owner, people=[her]), her, NOW)
    assert facts.known_of(cast.owner, her, NOW) == whole
    assert len(whole.events) > 3


def test_what_was_read_once_is_read_anew_after_the_look(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with store.one_reading():
        facts.known_of(cast.owner, cast.dana, NOW)
        with django_assert_num_queries(0):
            facts.known_of(cast.owner, cast.dana, NOW)
    store.upsert_person(cast.owner, {"id": cast.dana, "question": "What would you read?"})
    assert facts.known_of(cast.owner, cast.dana, NOW).facts.question == "What would you read?"


def test_silence_is_read_from_what_is_kept(cast: Cast) -> None:
    from afterno.errors import UserError
    from afterno.service import entry

    silence.keep(cast.owner, cast.dana, NOW)
    entry.log(cast.owner, cast.dana, entry.LogForm("stop"), NOW)
    with pytest.raises(UserError, match="Silence is kept"):
        silence.keep(cast.owner, cast.dana, NOW)
