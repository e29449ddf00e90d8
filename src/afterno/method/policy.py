"""The numbers of the method: each with its default, its bounds, its unit and the rule it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import time
from typing import TYPE_CHECKING

from afterno.method.shapes import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Number:
    """One number of the policy; a `rule` is an id of METHOD, bounds are included."""

    key: str
    default: int
    lowest: int
    highest: int
    unit: str
    rule: str
    says: str


NUMBERS = (
    Number("rhythm_days", 60, 45, 90, "days", "M8", "between one touch and the next"),
    Number(
        "rhythm_after_2_unanswered",
        90,
        45,
        365,
        "days",
        "M8",
        "to the next touch after two without an answer",
    ),
    Number(
        "rhythm_after_3_unanswered",
        120,
        45,
        365,
        "days",
        "M8",
        "to the next touch after three without an answer",
    ),
    Number(
        "dormant_after_unanswered", 4, 2, 6, "touches", "M8", "without an answer, and the relationship rests"
    ),
    Number("floor_days", 30, 14, 60, "days", "M8", "at least, between two touches nobody asked for"),
    Number("milestone_floor_days", 14, 7, 60, "days", "M9", "at least, between a touch and your news"),
    Number("touches_a_year", 8, 2, 12, "touches", "M13", "at most, to one person in a year"),
    Number("company_days", 7, 3, 30, "days", "M13", "at least, between two touches to one company"),
    Number("first_call_workdays", 2, 1, 5, "working days", "M7", "for the first call after the no"),
    Number("attempts", 4, 2, 6, "calls", "M6", "before an e-mail may ask for a call"),
    Number("attempt_workdays", 15, 5, 30, "working days", "M6", "over which the calls are spread"),
    Number(
        "meeting_months", 4, 3, 12, "months", "M10", "since the first conversation, before you ask to meet"
    ),
    Number(
        "meeting_touches", 2, 1, 6, "touches", "M10", "after the first conversation, before you ask to meet"
    ),
    Number("meeting_again_months", 6, 3, 24, "months", "M10", "before you ask to meet again"),
    Number("silence_days", 21, 7, 60, "days", "M4", "without a word past the date promised"),
    Number("out_of_office_days", 10, 3, 30, "days", "M13", "of quiet after an absence notice without a date"),
)
HOURS = {"work_from": "09:00", "work_to": "17:00"}
"""Her working hours (M7); the two must leave at least two hours between them."""


@dataclass(frozen=True)
class Policy:
    """The numbers in force."""

    rhythm_days: int = 60
    rhythm_after_2_unanswered: int = 90
    rhythm_after_3_unanswered: int = 120
    dormant_after_unanswered: int = 4
    floor_days: int = 30
    milestone_floor_days: int = 14
    touches_a_year: int = 8
    company_days: int = 7
    first_call_workdays: int = 2
    attempts: int = 4
    attempt_workdays: int = 15
    meeting_months: int = 4
    meeting_touches: int = 2
    meeting_again_months: int = 6
    silence_days: int = 21
    out_of_office_days: int = 10
    work_from: time = time(9)
    work_to: time = time(17)

    def json(self) -> dict[str, object]:
        """Only what differs from the defaults, as in `afterno-record/1`."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {
            key: value.strftime("%H:%M") if isinstance(value, time) else value
            for key, value in pairs
            if value != getattr(DEFAULT, key)
        }


DEFAULT = Policy()


def parse_policy(raw: Mapping[str, object]) -> tuple[Policy, tuple[Problem, ...]]:
    """The policy out of what is stored; a value out of its bounds is a problem, and the default is used."""
    if not raw:
        return DEFAULT, ()
    problems: list[Problem] = []
    numbers: dict[str, int] = {}
    for number in NUMBERS:
        value = raw.get(number.key)
        if value is None:
            continue
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and number.lowest <= value <= number.highest
        ):
            numbers[number.key] = value
        else:
            problems.append(
                Problem(
                    None,
                    f"The setting {number.key} must lie between {number.lowest} and {number.highest} "
                    f"{number.unit}; {number.default} is used.",
                )
            )
    hours = _hours(raw, problems)
    known = {number.key for number in NUMBERS} | set(HOURS)
    problems.extend(
        Problem(None, f"The setting {ascii(key)[:60]} is not known.") for key in raw if key not in known
    )
    found = replace(DEFAULT, **numbers)  # type: ignore[arg-type]  # every key of it is a number
    return replace(found, work_from=hours["work_from"], work_to=hours["work_to"]), tuple(problems)


def _hours(raw: Mapping[str, object], problems: list[Problem]) -> dict[str, time]:
    found: dict[str, time] = {}
    for key, default in HOURS.items():
        try:
            found[key] = time.fromisoformat(str(raw.get(key) or default)).replace(tzinfo=None)
        except ValueError:
            problems.append(
                Problem(None, f"The setting {key} must be a time such as {default}; {default} is used.")
            )
            found[key] = time.fromisoformat(default)
    opens, closes = found["work_from"], found["work_to"]
    if (closes.hour * 60 + closes.minute) - (opens.hour * 60 + opens.minute) < 120:
        problems.append(
            Problem(None, "The working hours must be at least two hours long; 09:00 to 17:00 is used.")
        )
        return {"work_from": time(9), "work_to": time(17)}
    return found
