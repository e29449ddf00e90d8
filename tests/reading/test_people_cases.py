"""Whole invented mails: who speaks, for whom, about what; eight languages, many trades."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from afterno.reading import dates, organisations, people
from afterno.reading.messages import Address, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "data" / "extract"
ANA = "ana@mail.example"


@dataclass
class Case:
    """One mail and what is known of it."""

    name: str
    text: str
    keys: dict[str, str] = field(default_factory=dict)
    persons: list[list[str]] = field(default_factory=list)

    @property
    def message(self) -> Message:
        shown = re.match(r'^"?(.*?)"?\s*<(.+)>$', self.keys["from"])
        name, address = shown.groups() if shown else ("", self.keys["from"])
        return Message(
            text=self.text,
            subject=self.keys.get("subject", ""),
            sender=Address(name, address.lower()),
            to=(Address("Ana Novak", ANA),),
            date=datetime(2026, 3, 2, 10, tzinfo=UTC),
        )


def cases() -> Iterator[Case]:
    for path in sorted(DATA.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
            head, _, text = block.partition("\n---\n")
            lines = head.split("\n")
            case = Case(lines[0].strip(), text.strip("\n"))
            for line in lines[1:]:
                key, _, value = line.partition(": ")
                if key == "person":
                    case.persons.append([part.strip() for part in value.split("|")])
                else:
                    case.keys[key] = value.strip()
            yield case


CASES = list(cases())


def said(value: object) -> str:
    return "-" if value is None else str(value).casefold()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_people_of_a_mail(case: Case) -> None:
    found = people.find_people(case.message, me=[ANA])
    assert sorted(person.name for person in found) == sorted(person[0] for person in case.persons)
    by_name = {person.name: person for person in found}
    for name, role, *rest in case.persons:
        assert by_name[name].role == role
        email, phone = (*rest, "", "")[:2]
        if email not in {"", "-"}:
            assert by_name[name].email == email
        assert (by_name[name].phone or "") == phone


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whose_no_it_is(case: Case) -> None:
    found = people.find_people(case.message, me=[ANA])
    if "signer" in case.keys:
        assert people.signer(case.message, found) == case.keys["signer"]
    assert said(people.decider(case.message, found)) == case.keys.get("decider", "-").casefold()
    assert people.answerable(case.message) is (case.keys.get("answerable", "yes") == "yes")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_company(case: Case) -> None:
    if "company" in case.keys:
        assert said(organisations.company(case.message)) == case.keys["company"].casefold()


def test_the_roles() -> None:
    """One in twelve may be said with a word less or more."""
    asked = [case for case in CASES if "role" in case.keys]
    missed = [
        (case.name, role)
        for case in asked
        if said(role := organisations.company_and_role(case.message)[1]) != case.keys["role"].casefold()
    ]
    assert len(missed) <= len(asked) / 12, missed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_dates_it_sets(case: Case) -> None:
    assert said(dates.implied_no_after(case.message)) == case.keys.get("implied", "-")
    if "promised" in case.keys:
        assert said(dates.promised_by(case.message)) == case.keys["promised"]
