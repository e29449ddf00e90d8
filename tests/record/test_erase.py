from __future__ import annotations

from django.apps import apps
from tests.record.cast import MARA, NOW, STOP, birch_said_no, event

from afterno.record import models, store
from afterno.record.exchange import export_record


def test_nothing_of_hers_is_left_and_the_rest_is_whole(alice: int) -> None:
    birch_said_no(alice)
    void = event("v", "void", person=None, event="vm")
    store.append_events(alice, [STOP, event("x", "advice", text="Okoye said"), void], now=NOW)
    mail = store.MailRow("m1", "applied", "rejection", "s", NOW, {"from": "Mara.Okoye@birch.example"}, ("x",))
    store.save_batch(alice, store.Batch(mails=[mail]), now=NOW)
    store.upsert_person(alice, {"id": "aide", "name": "Aide", "assistant_of": "mara"})
    assert store.erase_person(alice, "mara")
    assert "koye" not in repr((export_record(alice), store.get_mail(alice, "m1"))).casefold()
    record = store.load_record(alice)
    assert [row["id"] for row in record["people"]] == ["hugo", "aide"]
    assert [row["id"] for row in record["events"]] == ["no"]
    assert "manager" not in record["applications"][0]
    assert store.seen(alice, ["m1"]) == {"m1"}
    assert not store.erase_person(alice, "mara")


def test_she_stays_out_whoever_brings_her(alice: int) -> None:
    birch_said_no(alice)
    store.erase_person(alice, "mara")
    by_address = {"id": "new", "emails": ["MARA.okoye@birch.example"]}
    by_name = {"id": "new2", "name": "mara okoye", "company": "birch"}
    by_phone = {"id": "new3", "phones": ["001-555-010-0123"]}
    for entry in (MARA, by_address, by_name, by_phone):
        assert "erased" in store.upsert_person(alice, entry).problems[0]["why"]
        assert store.was_erased(alice, entry)
    assert store.erased(alice, ["mara.okoye@birch.example", "else@x.example"]) == {"mara.okoye@birch.example"}
    batch = store.Batch(people=[by_address], events=[event("x", person="new")])
    result = store.save_batch(alice, batch, now=NOW)
    assert (len(result.problems), result.events.added) == (1, ())
    assert store.upsert_person(alice, {"id": "other", "name": "Mara Okoye", "company": None}).added == (
        "other",
    )


def test_somebody_tidied_away_may_come_back(alice: int) -> None:
    birch_said_no(alice)
    store.erase_person(alice, "mara", for_good=False)
    assert store.upsert_person(alice, MARA).added == ("mara",)


def test_only_hashes_are_kept(alice: int) -> None:
    birch_said_no(alice)
    store.erase_person(alice, "mara")
    kept = list(models.Erased.objects.values_list("value_hash", flat=True))
    assert len(kept) == 4
    assert all(len(value) == 64 for value in kept)


def test_a_whole_record_is_erased(alice: int, bob: int) -> None:
    birch_said_no(alice)
    birch_said_no(bob)
    store.erase_person(alice, "hugo")
    before = export_record(bob)
    store.erase_owner(alice)
    tables = [model for model in apps.get_app_config("record").get_models() if hasattr(model, "owner")]
    assert len(tables) >= 12
    left = [model.__name__ for model in tables if model._default_manager.filter(owner=alice).exists()]
    assert left == []
    assert export_record(bob) == before
    store.erase_owner(bob, account=True)
