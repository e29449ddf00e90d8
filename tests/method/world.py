"""A small world for tests: one seeker, her employers, and what happens, in the words of the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.method.contract import faults

from afterno.method.events import Record, parse_record
from afterno.method.planner import Plan, ReachOut, Refusal, Standing, plan

HOLIDAYS = {
    "DE": {(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)},
    "DE-BY": {(1, 1), (1, 6), (5, 1), (10, 3), (12, 25), (12, 26)},
    "US": {(1, 1), (7, 4), (12, 25)},
    "GB": {(1, 1), (12, 25), (12, 26)},
}
ZONES = {
    "DE": ("Europe/Berlin",),
    "GB": ("Europe/London",),
    "US": ("America/New_York", "America/Chicago", "America/Los_Angeles"),
    "SA": ("Asia/Riyadh",),
    "RU": ("Europe/Moscow", "Asia/Kamchatka"),
}
PHONES = {
    "+49": "Europe/Berlin",
    "+44": "Europe/London",
    "+1212": "America/New_York",
    "+1310": "America/Los_Angeles",
}


class Earth:
    """Places with a handful of countries."""

    def holidays(self, country: str, year: int) -> frozenset[date]:
        return frozenset(date(year, month, day) for month, day in HOLIDAYS.get(country.upper(), ()))

    def zones(self, country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:
        by_phone = tuple(zone for phone in phones for code, zone in PHONES.items() if phone.startswith(code))
        return by_phone or ZONES.get((country or "").partition("-")[0], ())


def when(text: str) -> datetime:
    """`2026-03-02 10:00` in Berlin's winter time, or a full ISO time."""
    found = datetime.fromisoformat(text if len(text) > 10 else text + " 10:00")
    return found if found.tzinfo else datetime.fromisoformat(found.isoformat() + "+01:00")


class World:
    """A record in the making, and what the method says of it."""

    def __init__(self, **seeker: object) -> None:
        self.seeker = {"name": "Alice", "time_zone": "Europe/Berlin", "country": "DE", **seeker}
        self.policy: dict[str, Any] = {}
        self.companies: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.applications: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []

    def company(self, name: str, /, **fields: object) -> str:
        self.companies.append(
            {"id": name, "name": name.title(), "domain": f"{name}.example", "country": "DE", **fields}
        )
        return name

    def person(
        self, name: str, /, role: str = "manager", company: str | None = "acme", **fields: object
    ) -> str:
        full: dict[str, object] = {
            "id": name, "name": f"Ms {name.title()}", "role": role, "company": company,
            "emails": [f"{name}@{company}.example"], "phones": [f"+493012345{len(self.people):02}"],
        }  # fmt: skip
        full.update(fields)
        self.people.append(full)
        return name

    def post(self, name: str, /, company: str = "acme", **fields: object) -> str:
        self.applications.append({"id": name, "company": company, "title": name, **fields})
        return name

    def on(self, at: str, kind: str, person: str | None = None, **fields: object) -> str:
        """Something happened; gives the id of the event."""
        name = fields.pop("id", f"e{len(self.events) + 1}")
        event = {"id": name, "at": when(at).isoformat(), "kind": kind, "person": person, **fields}
        self.events.append({key: value for key, value in event.items() if value is not None})
        return str(name)

    def raw(self) -> dict[str, Any]:
        return {
            "format": "afterno-record/1",
            "seeker": self.seeker,
            "policy": self.policy,
            "companies": self.companies,
            "people": self.people,
            "applications": self.applications,
            "events": self.events,
        }

    def record(self) -> Record:
        return parse_record(self.raw())[0]

    def plan(self, now: str) -> Plan:
        record, problems = parse_record(self.raw())
        found = plan(record, when(now), Earth(), problems)
        assert not list(faults(self.raw(), found.json()))
        return found

    # ---- looking at the plan

    def outs(self, now: str, person: str | None = "grant") -> list[ReachOut]:
        return [one for one in self.plan(now).reach_outs if one.person == person]

    def kinds(self, now: str, person: str | None = "grant") -> list[tuple[str, str]]:
        return [(one.kind, str(one.due)) for one in self.outs(now, person)]

    def the(self, now: str, person: str | None = "grant") -> ReachOut:
        """The one reach-out for her."""
        found = self.outs(now, person)
        assert len(found) == 1, found
        return found[0]

    def refused(self, now: str, kind: str, person: str = "grant") -> Refusal:
        found = [one for one in self.plan(now).refused if one.person == person and one.kind == kind]
        assert found, self.plan(now).refused
        return found[0]

    def standing(self, now: str, person: str = "grant") -> Standing:
        return next(one for one in self.plan(now).standing if one.person == person)

    def stage(self, now: str, person: str = "grant") -> str:
        return self.standing(now, person).stage


def declined(at: str = "2026-03-02 10:00", **seeker: object) -> World:
    """Acme, Ms Grant who would have been the boss, HR, and a no by e-mail from HR (already thanked)."""
    world = World(**seeker)
    world.company("acme", industry="Biotech")
    world.person("grant")
    world.person("rowe", "hr", emails=["rowe@acme.example"])
    world.post("post", manager="grant")
    world.on(at, "rejection", "rowe", application="post", channel="email", id="no")
    world.on(at, "email_sent", "rowe", id="thanks")
    return world


def reached(at: str = "2026-03-03 10:00", no: str = "2026-03-02 10:00", **seeker: object) -> World:
    """The same, and a conversation with Ms Grant."""
    world = declined(no, **seeker)
    world.on(at, "conversation", "grant", channel="phone", direction="out", stay_in_touch="yes", id="talk")
    return world
