"""The shape of `plan --json`, read out of CONTRACTS.md once more by hand: names, types, times, what is always there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULES_OF: Mapping[str, set[str]] = {
    "find_manager": {"M1"}, "prepare_for_no": {"M2"}, "thank_hr": {"M4"}, "review_silence": {"M4"},
    "call": {"M7", "M6"}, "ask_for_call": {"M6"}, "regular_touch": {"M8"}, "tell_milestone": {"M9"},
    "ask_to_meet": {"M10"}, "prepare_meeting": {"M10"}, "share_news": {"M11"}, "reply": {"M13"},
    "report_back": {"M14"}, "congratulate": {"M16"}, "mention_opening": {"M16"},
    "ask_seeker": {f"M{number}" for number in range(1, 17)},
}  # fmt: skip
CHANNELS_OF: Mapping[str, set[str]] = {
    "find_manager": {"none"}, "prepare_for_no": {"none"}, "review_silence": {"none"}, "ask_seeker": {"none"},
    "call": {"phone", "meeting"}, "prepare_meeting": {"meeting"},
    "ask_for_call": {"email"}, "thank_hr": {"email"}, "reply": {"email"},
}  # fmt: skip
WITHOUT_HOURS = {"find_manager", "prepare_for_no", "review_silence", "ask_seeker", "prepare_meeting"}
MAY_NAME_NOBODY = {"find_manager", "review_silence", "prepare_for_no"}
BESIDE = {"prepare_for_no", "thank_hr", "reply"}
NEEDS = {"name", "phone", "email", "zone", "country", "reason", "result", "application", "company"}
STAGES = {
    "declined", "reached", "in_touch", "established", "met", "opened_a_door", "dormant", "stopped", "ended",
}  # fmt: skip
OUT = {"person", "kind", "channel", "due", "opens", "closes", "rule", "why", "because", "needs"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SENTENCE = re.compile(r"[^a-z\s][^.?!]*[^.?!\s][.?]")
TITLE = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof)\.")


def faults(record: Mapping[str, Any], plan: Mapping[str, Any]) -> list[str]:
    """Everything in which a plan differs from the contract."""
    return [*_whole(plan), *_outs(record, plan), *_refusals(record, plan), *_standings(record, plan)]


def _whole(plan: Mapping[str, Any]) -> Iterator[str]:
    if set(plan) != {"now", "reach_outs", "refused", "standing", "problems"}:
        yield f"the plan has the keys {sorted(plan)}"
    if datetime.fromisoformat(plan["now"]).tzinfo is None:
        yield "now carries no offset"
    for one in plan["problems"]:
        if set(one) != {"event", "why"} or not isinstance(one["event"], str | None) or one["why"][-1:] != ".":
            yield f"problem {one}"


def _outs(record: Mapping[str, Any], plan: Mapping[str, Any]) -> Iterator[str]:
    events = {one["id"] for one in record["events"]}
    people = _ids(record, "people")
    for out in plan["reach_outs"]:
        for fault in (*_names(out, people), *_text(out, events), *_times(out)):
            yield f"{fault} in {out}"
    several = Counter(out["person"] for out in plan["reach_outs"] if out["kind"] not in BESIDE)
    yield from (f"{person} has {n} open" for person, n in several.items() if person is not None and n > 1)


def _names(out: Mapping[str, Any], people: set[str]) -> Iterator[str]:
    kind, about = out["kind"], out["kind"] == "review_silence" or out["person"] is None
    if set(out) != OUT | ({"application", "company"} if about else set()):
        yield f"keys {sorted(out)}"
    if kind not in RULES_OF or out["rule"] not in RULES_OF[kind]:
        yield "kind or rule"
    if out["channel"] not in CHANNELS_OF.get(kind, {"phone", "email"}):
        yield "channel"
    if out["person"] not in people and not (out["person"] is None and kind in MAY_NAME_NOBODY):
        yield "person"


def _text(out: Mapping[str, Any], events: set[str]) -> Iterator[str]:
    if not _said(out["why"]):
        yield "why is not one sentence"
    if not out["because"] or not set(out["because"]) <= events:
        yield "because names no events"
    for key in ("because", "needs"):
        if len(set(out[key])) != len(out[key]):
            yield f"{key} says a thing twice"
    if not set(out["needs"]) <= NEEDS:
        yield "needs"


def _times(out: Mapping[str, Any]) -> Iterator[str]:
    if not _day(out["due"]):
        yield "due"
        return
    opens, closes = (out[key] and datetime.fromisoformat(out[key]) for key in ("opens", "closes"))
    if any(one is not None and one.tzinfo is None for one in (opens, closes)):
        yield "an hour without its offset"
    elif out["kind"] in WITHOUT_HOURS:
        if opens is not None or (closes is not None and out["kind"] != "prepare_meeting"):
            yield "hours for what is no contact"
    elif opens is None or closes is None or not opens < closes:
        yield "no hours"
    elif {opens.date(), closes.date()} != {date.fromisoformat(out["due"])}:
        yield "hours of another day"


def _refusals(record: Mapping[str, Any], plan: Mapping[str, Any]) -> Iterator[str]:
    people = _ids(record, "people")
    for one in plan["refused"]:
        if set(one) != {"person", "kind", "rule", "until", "why"} or one["person"] not in people:
            yield f"refusal {one}"
        if one["kind"] not in RULES_OF or not re.fullmatch(r"M([1-9]|1[0-6])", one["rule"]):
            yield f"kind or rule of {one}"
        if not _said(one["why"]):
            yield f"why of {one}"
        if one["until"] is not None and not (_day(one["until"]) and one["until"] >= plan["now"][:10]):
            yield f"until of {one}"
    told = Counter((one["person"], one["kind"], one["rule"], one["why"]) for one in plan["refused"])
    yield from (f"{key} is refused {times} times" for key, times in told.items() if times > 1)


def _standings(record: Mapping[str, Any], plan: Mapping[str, Any]) -> Iterator[str]:
    people = _ids(record, "people")
    for one in plan["standing"]:
        if set(one) != {"person", "stage", "next_due", "attempts", "touches", "answers"}:
            yield f"standing {one}"
        if one["person"] not in people or one["stage"] not in STAGES:
            yield f"person or stage of {one}"
        if any(type(one[key]) is not int or one[key] < 0 for key in ("attempts", "touches", "answers")):
            yield f"numbers of {one}"
        mine = [out["due"] for out in plan["reach_outs"] if out["person"] == one["person"]]
        if one["next_due"] is not None and not (_day(one["next_due"]) and one["next_due"] in mine):
            yield f"next_due of {one}"
    twice = Counter(one["person"] for one in plan["standing"])
    yield from (f"{person} stands {times} times" for person, times in twice.items() if times > 1)


def _ids(record: Mapping[str, Any], part: str) -> set[str]:
    return {one["id"] for one in record[part]}


def _day(text: object) -> bool:
    return isinstance(text, str) and DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))


def _said(text: object) -> bool:
    """Whether it is one plain sentence, without a blank in it."""
    if not isinstance(text, str) or "None" in text or "  " in text:
        return False
    return SENTENCE.fullmatch(TITLE.sub(r"\1", text)) is not None
