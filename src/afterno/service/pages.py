"""What the pages need besides: who may come in, what stands around a page, her details, the profile, the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings

from afterno.errors import NotOnRecordError, UserError
from afterno.record import store
from afterno.service import entry, planning, texts, words
from afterno.service.today import acts_of, person_ref

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from afterno.service.types import Act, Logged, PersonRef
    from afterno.wording.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    name: str
    zone: str
    reviews: int


@dataclass(frozen=True, slots=True)
class Opening:
    """An application whose manager nobody has named yet, or whose answer never came."""

    id: str
    company: str
    role: str
    colleagues: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonForm:
    """Somebody, as the seeker knows them; an empty field empties what is on record."""

    name: str
    role: str = "manager"
    title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    time_zone: str = ""
    country: str = ""
    ideal: bool = False
    address_as: str = ""
    formality: str = "formal"
    company_phone: str = ""
    story: str = ""
    compliment: str = ""
    parallel: str = ""
    question: str = ""
    topic: str = ""
    tags: str = ""
    note: str = ""


one_look = store.one_reading
"""While one page is looked at, what bears on somebody is read once."""
OWN_WORDS = (
    "title", "address_as", "formality", "time_zone", "country", "story", "compliment", "parallel", "question", "topic",
    "note",
)  # fmt: skip
"""Fields of a person that are kept just as they are written."""


def sign_in(token: str, now: datetime) -> int | None:
    """Say whom a link signs in: once, and only while it is fresh."""
    return store.consume_sign_in(token, now)


def frame(owner: int) -> Frame:
    """Give what stands around every page: the seeker's name and zone, and how many mails wait for a look."""
    seeker, reviews = store.seeker_and_reviews(owner)
    zone = str(seeker.get("time_zone") or "")
    if texts.zone(zone) is None:
        zone = settings.DISPLAY_TIME_ZONE
    return Frame(str(seeker.get("name") or ""), zone, reviews)


def opening(owner: int, application: str) -> Opening:
    """Give an application with those known at the company. Raises NotOnRecordError."""
    row = application_row(owner, application)
    company = store.get_company(owner, str(row.get("company") or ""))
    names = {company["id"]: company} if company else {}
    known = store.people_of_company(owner, company["id"]) if company else []
    refs = tuple(ref for item in known if (ref := person_ref(item, names)))
    return Opening(application, str(company.get("name") or ""), str(row.get("title") or ""), refs)


def application_row(owner: int, application: str) -> dict[str, Any]:
    """Load an application. Raises NotOnRecordError."""
    row = store.get_application(owner, application)
    if not row:
        raise NotOnRecordError("That application is not on record.")
    return row


def name_manager(
    owner: int, application: str, form: PersonForm, now: datetime, known: str = ""
) -> tuple[str, str]:
    """Say who would have been the boss (M1): one of those known, or somebody new.

    Gives her id, and the id of the change, by which it is taken back whole.
    """
    row = application_row(owner, application)
    company = str(row.get("company") or "")
    if known:
        if known not in {item["id"] for item in store.people_of_company(owner, company)}:
            raise NotOnRecordError("Nobody of that name is known at this company.")
        entries = [{"id": known, "role": "manager"}]
    else:
        if not form.name.strip():
            raise UserError("Her name is needed; the phone number and the rest can follow.")
        no = entry.NoForm(company="", manager=form.name, phone=form.phone, email=form.email)
        found = entry.manager_row(owner, no, company, entry.new_entry())
        entries = [found | ({"title": form.title.strip()} if form.title.strip() else {})]
    person = str(entries[0]["id"])
    name = str(entries[0].get("name") or store.get_person(owner, person).get("name") or "The manager")
    changed = store.change(
        owner, "manager", f"{name} as the manager", now,
        people=entries, applications=[{"id": application, "manager": person}],
    )  # fmt: skip
    if changed.problems:
        raise UserError(f"That cannot be kept: {changed.problems[0]['why']}.")
    planning.settle(owner, now)
    return person, changed.uid


def answer_silence(owner: int, application: str, answer: str, by: str, now: datetime) -> Logged:
    """Take the seeker's word for a silence (M4): it is a no, or an answer was promised for another day."""
    row = application_row(owner, application)
    if answer == "no":
        event: dict[str, Any] = {
            "kind": "rejection",
            "application": application,
            "channel": "silence",
            "signer": "organisation",
            "reason": "unknown",
            "person": None,
        }
        text = "On record: the silence counts as a no."
    else:
        event = {"kind": "answer_promised", "application": application, "by": entry.a_date(by)}
        text = "On record: they said they would answer by then."
    manager = str(row.get("manager") or "") or None
    return entry.append(owner, entry.new_entry(), [event], now, now, text, manager, application)


def person_form(owner: int, person: str) -> tuple[str, PersonForm]:
    """Give her id and what is on record of her, to be changed. Raises NotOnRecordError."""
    row = store.get_person(owner, planning.find_person(owner, person))
    company = store.get_company(owner, str(row.get("company") or ""))
    return str(row["id"]), PersonForm(
        name=str(row.get("name") or ""),
        role=str(row.get("role") or "other"),
        company=str(company.get("name") or ""),
        company_phone=str(company.get("phone") or ""),
        email=", ".join(row.get("emails") or ()),
        phone=", ".join(row.get("phones") or ()),
        ideal=bool(row.get("ideal")),
        tags=", ".join(row.get("tags") or ()),
        **{field: str(row.get(field) or "") for field in OWN_WORDS},
    )


def save_person(owner: int, person: str | None, form: PersonForm, now: datetime) -> tuple[str, str]:
    """Change what is on record of somebody, or add them; gives the id, and the id of the change.

    Raises UserError for what cannot be kept.
    """
    if not form.name.strip():
        raise UserError("A name is needed.")
    if form.time_zone and texts.zone(form.time_zone) is None:
        raise UserError(f"{form.time_zone!r} is no time zone: write it like Europe/Madrid.")
    number = entry.new_entry()
    row: dict[str, Any] = {
        "id": person or f"p-{number}",
        "name": form.name.strip(),
        "role": form.role,
        "emails": [address.lower() for address in parts(form.email)],
        "phones": parts(form.phone),
        "ideal": form.ideal,
        "tags": parts(form.tags),
        **{field: str(getattr(form, field)).strip() for field in OWN_WORDS},
    }
    if form.company.strip():
        row["company"] = entry.find_or_add_company(owner, form.company.strip(), number, ideal=False)
        keep_switchboard(owner, str(row["company"]), form.company_phone.strip())
    changed = store.change(owner, "person", f"What is known of {row['name']}", now, people=[row])
    if changed.problems:
        raise UserError(f"That cannot be kept: {changed.problems[0]['why']}.")
    return str(row["id"]), changed.uid


def remarks_on(form: PersonForm) -> tuple[str, ...]:
    """Say what the coach finds in what will be said or written to her."""
    said = {
        "The compliment": form.compliment, "The parallel": form.parallel, "The question": form.question,
        "What the advice is about": form.topic,
    }  # fmt: skip
    return words.remarks(said, "call")


def keep_switchboard(owner: int, company: str, phone: str) -> None:
    """Keep the number of the company's switchboard: the way to her where her own is not known (case 32)."""
    if phone != str(store.get_company(owner, company).get("phone") or ""):
        store.upsert_company(owner, {"id": company, "phone": phone})


def forget(owner: int, person: str, now: datetime) -> None:
    """Erase somebody for good; what comes later does not bring them back. Raises NotOnRecordError."""
    found = store.entries_of(owner, person)
    if len(found) != 1:
        raise NotOnRecordError("That person is not on record.")
    for uid in reversed(found[0].ids):  # every entry that is she goes: one that stayed would bring her back
        store.erase_person(owner, uid)
    planning.settle(owner, now)


def parts(text: str) -> list[str]:
    """Take apart what stands between commas."""
    return list(dict.fromkeys(part for piece in text.replace(";", ",").split(",") if (part := piece.strip())))


def all_zones() -> Sequence[str]:
    """Name every time zone there is, for a list to choose from."""
    from zoneinfo import available_timezones

    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))
    )


def ringing_sheet(owner: int, person: str | None, now: datetime) -> Sheet:
    """Give the sheet for a phone that is ringing now (M2), without reading the whole record first.

    The phone does not wait: who was met last at an interview is the one most likely to call.
    """
    if person is None:
        last = store.last_of_kind(owner, "interview", before=now) or {}
        person = last.get("person")
    return words.ringing_sheet(owner, person, now)


def to_tell(owner: int, now: datetime) -> tuple[Act, ...]:
    """List who is to hear the seeker's news, one by one (M9)."""
    if store.last_of_kind(owner, "milestone") is None:
        return ()
    plan = planning.plan_record(raw := planning.record_of(owner), now)
    return tuple(acts_of(raw, [reach for reach in plan.reach_outs if reach.kind == "tell_milestone"]))
