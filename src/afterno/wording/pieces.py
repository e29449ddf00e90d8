"""From facts to the pieces of a sentence: what is missing has no slot, and its line is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.wording import addressing
from afterno.wording.advising import as_topic
from afterno.wording.cleaning import clean, clean_company, clean_role, question, sentence
from afterno.wording.spoken import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from afterno.wording.material import Facts

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = 8  # words of a name, a post or a company that still fit into a sentence
_BREATH = 30  # words of a sentence that can be said in one breath or two


def day(on: date | None) -> str:
    """Say a date as people do: 3 March."""
    return f"{on.day} {_MONTHS[on.month - 1]}" if on else ""


def month(on: date | None) -> str:
    """Name the month of a date."""
    return _MONTHS[on.month - 1] if on else ""


def _short(text: str, limit: int = SHORT) -> str:
    return text if words(text) <= limit and len(text) <= limit * 12 else ""


def her_name(facts: Facts) -> addressing.Name:
    """Read her name and form of address from the facts."""
    return addressing.parse(facts.her_name, facts.her_title, facts.her_country)


def _her(facts: Facts) -> dict[str, str]:
    name = her_name(facts)
    called = name.formal if facts.formality == "formal" else name.informal or name.formal
    called = _short(called)
    greeting = "Hi" if facts.formality == "informal" else "Dear"
    he = facts.pronoun == "he" or name.title in addressing.OF_MEN
    return {
        "her": called,
        "her_full": _short(name.full),
        "her_form": "yes" if facts.formality == "informal" or name.title else "",
        "hello": f"{greeting} {called}," if called else "Hello,",
        "she": "he" if he else "she",
        "herself": "him" if he else "her",
        "hers": "his" if he else "her",
        "formal": "yes" if facts.formality == "formal" else "",
        "informal": "yes" if facts.formality == "informal" else "",
    }


def _phone(number: str) -> str:
    """Give a number that can be dialled, as it is written; else nothing."""
    written = clean(number)
    digits = sum(c.isdigit() for c in written)
    return written if 5 <= digits <= 15 and re.fullmatch(r"[\d\s()+./–-]{5,30}", written) else ""


def _brief(name: addressing.Name) -> str:
    """Shorten a long name as its owner would: the first given name and the last family name."""
    if words(name.full) <= 4:
        return name.full
    return f"{name.given.split()[0]} {name.family.split()[-1]}" if name.given and name.family else ""


def _seeker(facts: Facts) -> dict[str, str]:
    name = addressing.parse(facts.seeker_name)
    full = _short(name.full) or _brief(name)
    return {
        "me": full,
        "me_brief": _short(_brief(name), 4),
        "again": "yes" if full else "",
        "long": "yes",
        "me_first": _short(name.given.split()[0] if name.given else full),
        "phone": _phone(facts.seeker_phone),
    }


def news_came_from(facts: Facts) -> str:
    """Say who brought the no: manager, hr, machine, silence, or nothing where it is not known (M4)."""
    if facts.rejection_channel == "silence":
        return "silence"
    by = facts.rejection_by.strip()
    if by in {"manager", "hr", "machine", "organisation", "unknown", ""}:
        return {"organisation": "hr", "unknown": ""}.get(by, by)
    same = addressing.parse(by).full.casefold() == her_name(facts).full.casefold()
    return "manager" if same and her_name(facts).full else "hr"


def _no(facts: Facts) -> dict[str, str]:
    source = news_came_from(facts)
    by = addressing.parse(facts.rejection_by) if source == "hr" else addressing.Name()
    known = facts.rejection_by.strip() not in {"hr", "organisation"}
    return {
        f"by_{source}": "yes" if source else "",
        "hr_first": _short(
            addressing.parse(facts.hr_name or (facts.rejection_by if by.family else "")).given, 2
        ),
        "by_name": _short(by.full) if known and by.given and by.family else "",
    }


def _said(text: str) -> str:
    said = sentence(text)
    return said if words(said) <= _BREATH else ""


def base(facts: Facts) -> dict[str, str]:
    """Collect the pieces every sheet and letter may use; only what is there."""
    asked = question(facts.question)
    slots = {
        **_her(facts),
        **_seeker(facts),
        **_no(facts),
        "company": _short(clean_company(facts.company)),
        "role": _short(clean_role(facts.role)),
        "interview_day": day(facts.interview_on),
        "met": "yes" if facts.interview_on or facts.interviewers else "",
        "assistant": _short(addressing.parse(facts.her_assistant).full),
        "assistant_first": _short(addressing.parse(facts.her_assistant).given),
        "compliment": _said(facts.compliment),
        "parallel": _said(facts.parallel),
        "question": asked if words(asked) <= _BREATH + 10 else "",
        "topic": _short(as_topic(facts.topic)),
        "industry": _short(clean(facts.industry)),
        "her_phone": _phone(facts.her_phone),
        "company_phone": _phone(facts.company_phone),
        "both_clocks": _short(clean(facts.both_clocks), 20),
        "by_video": "yes" if facts.calls_by == "video" else "",
        "by_relay": "yes" if facts.calls_by == "relay" else "",
        "by_visit": "yes" if facts.calls_by == "in_person" else "",
    }
    return present(slots)


def present(slots: Mapping[str, str]) -> dict[str, str]:
    """Keep the slots that hold something."""
    return {name: value for name, value in slots.items() if value}
