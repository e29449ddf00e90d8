"""A letter said another way by the language model the seeker has set up; its words are checked like anybody's.

The letter alone is sent to it, without greeting and closing. What comes back passes the coach, and every name, number,
date and deed in it must be on record; else it is refused, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings

from afterno.connect import llm
from afterno.errors import UserError
from afterno.record import store
from afterno.service import correspondence, words
from afterno.service.texts import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.connect.llm import Model
    from afterno.service.drafting import CheckedDraft
    from afterno.wording.coach import Report
    from afterno.wording.material import Facts

TRIES = 2
"""What is refused is sent back once, with the reasons."""
RULES = """You rewrite the middle part of a short letter so that it sounds like another day, by the same modest person.
Keep every fact. Add none: no name, number, date, company, deed, promise or compliment that is not in the text.
Keep the question, if there is one, as a question. Be plain and warm; no flattery, no jargon, no apology.
Use at most as many words as the text has. Write no greeting, no closing, no subject and no remark of your own.
Answer with the paragraphs only."""
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^```\w*\n?|\n?```$")
_PREFACE = re.compile(
    r"^(?:here(?:'s| is)|sure|certainly|of course|subject)\b[^\n]{0,120}:?[^\n]*\n+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setup:
    """The language model as it is set up: where, which, and whether the seeker may change it here."""

    url: str = ""
    name: str = ""
    changeable: bool = False
    has_key: bool = False
    is_here: bool = True


class Refused(UserError):  # noqa: N818 - named after what happened to the text
    """The model's words were refused."""


def setup(owner: int) -> Setup:
    """Say how the language model is set up; without an address and a name there is none."""
    url, name = settings.LLM_URL, settings.LLM_MODEL
    changeable = bool(settings.LLM_OF_SEEKER) and not url
    if changeable:
        own = store.load_seeker(owner).get("model")
        own = own if isinstance(own, dict) else {}
        url, name = str(own.get("url") or ""), str(own.get("name") or "")
    here = llm.Model(url, name).is_here if url else True
    return Setup(url, name, changeable, bool(settings.LLM_KEY), here)


def set_up(owner: int, url: str, name: str, now: datetime) -> str:
    """Set the address and the name of the model, or take them away where both are empty. Raises UserError.

    Gives the id of the change, empty where nothing changed.
    """
    url, name = url.strip(), " ".join(name.split())
    if not setup(owner).changeable:
        raise UserError("The language model is set where the program runs, not here: AFTERNO_LLM_URL.")
    if bool(url) != bool(name):
        raise UserError("Both are needed: the address, and the name of the model there.")
    seeker = {key: value for key, value in store.load_seeker(owner).items() if key != "model"}
    if url:
        llm.checked_address(url, settings.LLM_KEY)
        seeker["model"] = {"url": url[:300], "name": name[:100]}
    changed = store.change(owner, "settings", "The language model", now, seeker=seeker)
    if changed.problems:
        raise UserError("That cannot be kept: it holds a character that cannot be stored.")
    return changed.uid


def model(owner: int) -> Model | None:
    """Give the model that is set up; None without one."""
    found = setup(owner)
    if not found.url or not found.name:
        return None
    return llm.Model(found.url, found.name, settings.LLM_KEY, float(settings.LLM_SECONDS))


def varied(owner: int, draft: CheckedDraft, facts: Facts) -> CheckedDraft:
    """Give the letter in other words. Raises UserError without a model, ModelError where it does not answer, Refused."""
    from afterno.wording.own_templates import frame

    chosen = model(owner)
    if chosen is None:
        raise UserError(
            "No language model is set up. Letters do without; docs/language-model.md says how to set one up."
        )
    correspondence.ready_to_go(draft)
    hello, inner, bye = frame(draft.body)
    talk = [{"role": "system", "content": RULES}, {"role": "user", "content": "\n\n".join(inner)}]
    wrong: tuple[str, ...] = ()
    for _ in range(TRIES):
        answer = llm.ask(chosen, talk)
        body = "\n\n".join(filter(None, (hello, *frame(bare(answer))[1], bye)))
        wrong = problems(body, draft, facts)
        if not wrong:
            made = correspondence.with_words(draft, draft.subject, body)
            return replace(made, gaps=draft.gaps, varied_by=chosen.name)
        talk += [
            {"role": "assistant", "content": answer[:4000]},
            {
                "role": "user",
                "content": "That cannot be used: " + " ".join(wrong) + " Write it again without that.",
            },
        ]
    raise Refused(f"What {chosen.name} wrote was refused, and your letter is unchanged. {' '.join(wrong)}")


def bare(answer: str) -> str:
    """Take off what models put around a text."""
    text = _THOUGHTS.sub("", answer).replace("\r\n", "\n").strip()
    text = _PREFACE.sub("", _FENCE.sub("", text).strip())
    kept = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return "\n".join(line.strip() for line in kept.splitlines()).strip().strip('"“”')


def problems(body: str, draft: CheckedDraft, facts: Facts) -> tuple[str, ...]:
    """Say why a varied letter cannot be used; empty where it can."""
    from afterno.wording.factcheck import strange

    if body.strip() == draft.body.strip():
        return ("It is the same letter.",)
    if not body.strip() or len(body.split()) < len(draft.body.split()) // 3:
        return ("Too little of the letter is left.",)
    found = [
        f"“{one.text}” ({one.kind}) is not on record."
        for one in strange(body, (draft.body, *spoken_of(facts)))
    ]
    found += [f"It holds a blank: {blank}." for blank in correspondence.blanks("", body)]
    report = words.check(body, draft.context, draft.known)
    found += [
        f"The coach found “{one.text or one.code}”: {one.why}" for one in new_findings(report, draft.report)
    ]
    return tuple(found[:6])


def new_findings(report: Report, before: Report) -> Iterator[Any]:
    """Give the findings of weight that the letter did not have before."""
    had = {one.code for one in before.findings}
    return (one for one in report.findings if one.severity in {"error", "warning"} and one.code not in had)


def spoken_of(value: object) -> Iterator[str]:
    """Give every text and date among the facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield day(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from spoken_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from spoken_of(getattr(value, part.name))
