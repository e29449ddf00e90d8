"""References of a record to things that are not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterno.method import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def dangling(record: shapes.Record, raw: Mapping[str, object]) -> Iterable[shapes.Problem]:
    """References to things that are not in the record."""
    companies = {one.id for one in record.companies}
    people = {one.id for one in record.people}
    for person in record.people:
        if person.company is not None and person.company not in companies:
            yield _missing(None, f"company {person.company} of {person.id}")
        if person.assistant_of is not None and person.assistant_of not in people:
            yield _missing(None, f"person {person.assistant_of}, whom {person.id} assists,")
    for post in record.applications:
        if post.company is not None and post.company not in companies:
            yield _missing(None, f"company {post.company} of {post.id}")
        if post.manager is not None and post.manager not in people:
            yield _missing(None, f"manager {post.manager} of {post.id}")
    listed = raw.get("events")
    entries = listed if isinstance(listed, list) else []
    named = {str(one.get("id")) for one in entries if isinstance(one, dict)}
    applications = {one.id for one in record.applications}
    for event in record.events:
        yield from _dangling_event(event, {"people": people, "applications": applications, "events": named})
        if event.kind == "opening" and event.fields["company"] not in companies:
            yield _missing(event.id, f"company {event.fields['company']}")


def _dangling_event(event: shapes.Event, known: Mapping[str, set[str]]) -> Iterable[shapes.Problem]:
    if event.person is not None and event.person not in known["people"]:
        yield _missing(event.id, f"person {event.person}")
    if event.application is not None and event.application not in known["applications"]:
        yield _missing(event.id, f"application {event.application}")
    for key in ("milestone", "advice", "about", "event"):
        target = event.fields.get(key)
        if isinstance(target, str) and target not in known["events"]:
            yield _missing(event.id, f"event {target} that this {event.kind} is about")


def _missing(event: str | None, what: str) -> shapes.Problem:
    return shapes.Problem(event, f"The {what} is not in the record.")
