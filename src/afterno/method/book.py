"""The record made ready for planning: what counts at `now`, and who and what it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from afterno.method.fields import RECEIVED
from afterno.method.identity import company_keys, same_people
from afterno.method.log import effective, order
from afterno.method.policy import Policy, parse_policy
from afterno.method.reading import zone_named
from afterno.method.workdays import FAR, Calendar, Places, Week, middle_first, zones_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.method.shapes import Application, Event, Person, Problem, Record

OF_THE_SEEKER_ALONE = frozenset({"milestone", "news", "away", "opening"})
WORDS = RECEIVED | {"conversation"}
UNDOING = frozenset({"rejection_withdrawn", "offer", "offer_accepted", "withdrew"})
BEHIND = frozenset({"hr", "agency", "assistant"})
"""Roles of people who speak for a manager and are none."""
HER_SIDE = frozenset({"assistant", "interviewer", "other"})


class Book:
    """One record at one moment, indexed; made in a single pass over everything."""

    def __init__(self, record: Record, now: datetime, places: Places) -> None:
        self.record = record
        self.now = now
        self.places = places
        self.policy: Policy
        self.policy, policy_problems = parse_policy(record.policy)
        self.events, problems = effective(record.events, now)
        self.problems: tuple[Problem, ...] = (*policy_problems, *problems)
        self.people = {one.id: one for one in record.people}
        self.companies = {one.id: one for one in record.companies}
        self.applications = {one.id: one for one in record.applications}
        self.company_key = company_keys(record.companies)
        self.company_named = {
            " ".join(one.name.casefold().split()): one.id for one in reversed(record.companies) if one.name
        }
        self.same = same_people(record.people, self.company_key)
        self.seeker_zone: tzinfo = self._seekers_zone()
        self._weeks: dict[str | None, Week] = {}
        self._calendars: dict[tuple[object, ...], Calendar] = {}
        self._homes = {
            one.manager: one.company
            for one in reversed(record.applications)
            if one.manager is not None and one.company is not None
        }
        self._managers_at = self._managers()
        self._index()

    def _seekers_zone(self) -> tzinfo:
        seeker = self.record.seeker
        named = zone_named(seeker.time_zone)
        if named is not None:
            return named
        phones = (seeker.phone,) if seeker.phone else ()
        likely = zones_named(self.places.zones(seeker.country, phones)) if seeker.country or phones else ()
        return likely[0] if likely else UTC

    def home(self, person: Person) -> str | None:
        """Her company; where none is on record that of the post she would have been the boss of."""
        return person.company if person.company is not None else self._homes.get(person.id)

    def _managers(self) -> dict[str, list[Person]]:
        """For every company's key its managers, the leading ones first."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.record.people:
            home = self.home(person)
            if person.role == "manager" and home is not None:
                found[self.key_of(home)].append(person)
        return found

    def key_of(self, company: str) -> str:
        """The id that stands for a company, given by id or by name."""
        key = self.company_key.get(company)
        if key is None:
            named = self.company_named.get(" ".join(company.casefold().split()))
            key = self.company_key[named] if named is not None else "?" + company.casefold()
        return key

    def manager_of(self, application: Application | None) -> Person | None:
        """Who would have been the boss: named with the post, else the only manager there (CONTRACTS)."""
        if application is None:
            return None
        if application.manager is not None and application.manager in self.people:
            return self.people[application.manager]
        return self.only_manager(application.company)

    def only_manager(self, company: str | None) -> Person | None:
        """The only manager of a company, or the only one who leads."""
        if company is None:
            return None
        there = self._managers_at.get(self.key_of(company), [])
        if len(there) == 1:
            return there[0]
        leading = [one for one in there if one.lead]
        return leading[0] if len(leading) == 1 else None

    def manager_meant(self, event: Event) -> Person | None:
        """The manager a rejection is about."""
        application = self.applications.get(event.application or "")
        found = self.manager_of(application)
        if found is not None:
            return found
        speaker = self.people.get(event.person or "")
        if speaker is None:
            return None
        if speaker.role == "manager" or (speaker.role not in BEHIND and event.text("signer") == "manager"):
            return speaker
        return self.only_manager(speaker.company) if application is None else None

    def _index(self) -> None:
        """Sort the events to whom and what they are about."""
        self.of_person: dict[str, list[Event]] = defaultdict(list)
        self.of_application: dict[str, list[Event]] = defaultdict(list)
        self.streams: dict[str, list[Event]] = defaultdict(list)
        self.nos: dict[str, list[Event]] = defaultdict(list)
        self.lost: list[Event] = []
        self._present: dict[str, str] = {}
        self.milestones: list[Event] = []
        self.news: list[Event] = []
        self.openings: dict[str, list[Event]] = defaultdict(list)
        self.absences: list[Event] = []
        self._own_absences: list[tuple[Event, date | None, date]] | None = None
        self._posts_of: dict[str, list[Application]] | None = None
        self._last_words: dict[str, Event] | None = None
        self._index_people()
        for event in self.events:
            person = event.person
            if event.kind == "rejection":
                self._index_no(event)
            elif person is None or event.kind in OF_THE_SEEKER_ALONE:
                self._index_seekers(event)
            else:
                self.streams[person].append(event)
                if event.kind == "her_change" and event.text("what") == "moved":
                    self._present[person] = self.key_of(event.text("company") or "")
                for other in self._beside.get(person, ()):
                    self.streams[other].append(event)
            if person is not None:
                self.of_person[person].append(event)
            if event.application is not None:
                self.of_application[event.application].append(event)
        self._add_secondary()

    def _index_no(self, event: Event) -> None:
        meant = self.manager_meant(event)
        if meant is None:
            self.lost.append(event)
        else:
            self.nos[meant.id].append(event)
            self.streams[meant.id].append(event)

    def _index_seekers(self, event: Event) -> None:
        """What is the seeker's own, or a company's."""
        kind = event.kind
        if kind == "opening":
            self.openings[self.key_of(event.text("company") or "")].append(event)
        elif kind == "milestone":
            self.milestones.append(event)
        elif kind == "news":
            self.news.append(event)
        elif kind in {"away", "pause", "resume"}:
            self.absences.append(event)

    def _index_people(self) -> None:
        """Who is where, and whose word counts as hers: assistants, colleagues (case 7)."""
        self._entries = Counter(self.same.values())
        self._people_at: dict[str, list[Person]] = defaultdict(list)
        self._applications_at: dict[str, list[Application]] = defaultdict(list)
        self._beside: dict[str, list[str]] = defaultdict(list)
        for post in self.record.applications:
            if post.company is not None:
                self._applications_at[self.key_of(post.company)].append(post)
        for one in self.record.people:
            if one.company is not None:
                self._people_at[self.key_of(one.company)].append(one)
            boss = one.assistant_of
            if boss is None and one.role in HER_SIDE and one.lead and one.company is not None:
                only = self.only_manager(one.company)
                boss = only.id if only is not None else None
            if boss is not None and boss != one.id:
                self._beside[one.id].append(boss)

    def _add_secondary(self) -> None:
        """Whoever was marked as secondary shares the nos of the posts they had a part in (cases 17, 31)."""
        for one in self.record.people:
            if one.lead or one.company is None or one.id in self.nos:
                continue
            posts = self._applications_at.get(self.key_of(one.company), ())
            taken_part = {event.application for event in self.of_person.get(one.id, ()) if event.application}
            ids = [post.id for post in posts if not taken_part or post.id in taken_part]
            nos = [no for post in ids for no in self.of_application.get(post, ()) if no.kind == "rejection"]
            if nos:
                self.nos[one.id] = sorted(nos, key=order)
                self.streams[one.id] = sorted([*self.streams[one.id], *nos], key=order)

    def relationships(self) -> list[Person]:
        """Everybody who is a manager, or was to be one, in the order of the record."""
        named = {one.manager for one in self.record.applications} | self.nos.keys()
        found = [one for one in self.record.people if one.role == "manager" or one.id in named]
        return sorted(found, key=lambda one: one.id)

    def week(self, country: str | None) -> Week:
        """The working week of a country under this policy."""
        found = self._weeks.get(country)
        if found is None:
            found = Week(self.places, country, self.policy.work_from, self.policy.work_to)
            self._weeks[country] = found
        return found

    def calendar(self, person: Person) -> Calendar:
        """Her calendar: as she said, else as phone and country make plausible, else the seeker's."""
        company = self.companies.get(self._present.get(person.id, "")) or self.companies.get(
            self.home(person) or ""
        )
        country = person.country or (company.country if company else None) or None
        key = (country, person.phones if person.time_zone is None else (), person.time_zone)
        found = self._calendars.get(key)
        if found is None:
            found = self._calendars[key] = self._new_calendar(country, person)
        return found

    def _new_calendar(self, country: str | None, person: Person) -> Calendar:
        said = zones_named((person.time_zone,)) if person.time_zone else ()
        zones = said or middle_first(zones_named(self.places.zones(country, person.phones)))
        if country is None:
            country = self._country_shared(zones)
        return Calendar(self.week(country), zones or (self.seeker_zone,), known=bool(zones))

    def _country_shared(self, zones: tuple[tzinfo, ...]) -> str | None:
        """The seeker's own country, where hers is not on record and her zone does not speak against it."""
        home = self.record.seeker.country
        if home is None or not zones:
            return home
        there = self.places.zones(home, ())
        return home if all(str(zone) in there or zone == self.seeker_zone for zone in zones) else None

    def several_may_be(self, person: Person) -> bool:
        """Whether another entry may be the same person (case 16)."""
        return self._entries[self.same[person.id]] > 1

    def people_at(self, key: str) -> list[Person]:
        """Everybody at a company."""
        return self._people_at.get(key, [])

    def posts_of(self, person: Person) -> list[Application]:
        """Every application for a post of hers."""
        if self._posts_of is None:
            self._posts_of = defaultdict(list)
            for one in self.record.applications:
                manager = self.manager_of(one)
                if manager is not None:
                    self._posts_of[manager.id].append(one)
        return self._posts_of.get(person.id, [])

    def last_word(self, key: str) -> Event | None:
        """The last thing that anybody at a company wrote or said."""
        if self._last_words is None:
            self._last_words = {}
            for event in self.events:
                speaker = self.people.get(event.person or "")
                if speaker is not None and speaker.company is not None and event.kind in WORDS:
                    self._last_words[self.key_of(speaker.company)] = event
        return self._last_words.get(key)

    def leading_managers(self, company: str) -> int:
        """How many managers there could have been the boss."""
        return sum(1 for one in self._managers_at.get(self.key_of(company), ()) if one.lead)

    def ideal_post(self, application: str | None, company: str | None) -> bool:
        """Whether the seeker marked the post or its company as ideal (M15)."""
        post, employer = self.applications.get(application or ""), self.companies.get(company or "")
        return bool(post is not None and post.ideal) or bool(employer is not None and employer.ideal)

    def industry(self) -> str:
        """The seeker's own field: of the latest new job, else of the settings (M11)."""
        job = self._latest_job()
        if job is not None:
            said = job.text("industry")
            if said is None and job.text("company") is not None:
                company = self.companies.get(job.text("company") or "")
                said = company.industry if company is not None else None
            if said is not None:
                return said.strip().casefold()
        return (self.record.seeker.industry or "").strip().casefold()

    def _latest_job(self) -> Event | None:
        return next((one for one in reversed(self.milestones) if one.text("what") == "new_job"), None)

    def looking(self, key: str, since: datetime) -> bool:
        """Whether the seeker looks for work there: no job taken, or applied since (case 20)."""
        job = self._latest_job()
        if job is None or job.at < since:
            return True
        applied = [one.applied_on for one in self._applications_at.get(key, ()) if one.applied_on is not None]
        return any(day > job.at.date() for day in applied)

    def own_absences(self) -> list[tuple[Event, date | None, date]]:
        """The seeker's absences: what says so, the first day (None: when it was said), the day back."""
        if self._own_absences is None:
            self._own_absences = list(self._absences())
        return self._own_absences

    def _absences(self) -> Iterator[tuple[Event, date | None, date]]:
        resumed = [event.at for event in self.absences if event.kind == "resume"]
        for event in self.absences:
            until = event.day("until")
            if event.kind == "resume":
                continue
            index = bisect_right(resumed, event.at)
            back = resumed[index].astimezone(self.seeker_zone).date() if index < len(resumed) else FAR
            end = min(until + timedelta(days=1), back) if until is not None else back
            yield event, event.day("from"), end

    def seeker_back(self, day: date) -> date:
        """That day, or the day the seeker is back."""
        for event, since, end in self.own_absences():
            if (since if since is not None else self._day(event)) <= day < end < FAR:
                day = end
        return day

    def _day(self, event: Event) -> date:
        return event.at.astimezone(self.seeker_zone).date()

    def seeker_calendar(self) -> Calendar:
        """The seeker's own calendar."""
        return Calendar(self.week(self.record.seeker.country), (self.seeker_zone,), known=True)

    def taken_back(self, no: Event) -> Event | None:
        """What undid a no: an offer after all, the no withdrawn, the seeker withdrawn (case 19)."""
        for event in self.of_application.get(no.application or "", ()):
            if event.kind in UNDOING and (event.at >= no.at or event.kind == "withdrew"):
                return event
        return None
