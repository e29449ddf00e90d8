"""The pieces of a letter: her advice, the milestone, the news, the meeting, as they fit into a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterno.wording import addressing, advising
from afterno.wording.cleaning import clean, clean_company, clean_role, sentence
from afterno.wording.fields import hard_questions
from afterno.wording.phrasing import key
from afterno.wording.pieces import SHORT, base, month, present
from afterno.wording.spoken import words

if TYPE_CHECKING:
    from datetime import date

    from afterno.wording.material import Advice, Facts, HerChange, Meeting, Milestone, News

_NEWS_OF_MINE = {
    "new_job": ("A new post", "I have accepted an offer"),
    "promotion": ("A promotion", "I have been promoted"),
    "degree": ("A degree", "I have completed my degree"),
    "award": ("An award", "I have been given an award"),
    "publication": ("Something of mine in print", "Something of mine has been published"),
    "move": ("A move", "I have moved"),
    "other": ("News from me", ""),
}
_JOINT = {"new_job": " as ", "promotion": " to "}
"""How the name of a post follows; anything that is not written as a name follows a colon."""
_PLACES = {
    "office": ("at your office", "at your office"),
    "coffee": ("over a coffee near your office", "for coffee"),
    "drink": ("over a drink after work", "for a drink"),
    "other": ("wherever is easiest for you", ""),
}
_SENTENCE = re.compile(
    r"^(?:I|We|My|Our)\b|\b(?:I|we) (?:have|had|am|was|start|will)\b|\b(?:is|are|was|were|has|have)\b"
)
_PREPOSITION = re.compile(
    r"^(?:in|between|from|during|after|before|on|any|over|around|towards|this|next|some)\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _told(text: str, letters: tuple[str, ...]) -> bool:
    needle = key(text)
    return bool(needle) and any(needle in key(letter) for letter in letters)


def pick_advice(facts: Facts) -> Advice | None:
    """Choose the advice to speak of: one whose result she has not heard, else the latest not named last time."""
    untold = [a for a in facts.advice if clean(a.text) and not _told(a.result, facts.last_letters)]
    with_result = [a for a in untold if clean(a.result)]
    fresh = [a for a in untold if not _told(advising.bare(a.text), facts.last_letters[-1:])]
    for found in (with_result, fresh):
        if found:
            return found[-1]
    return None


def _when(on: date | None) -> str:
    return f"in {month(on)}" if on else ""


def _advice(advice: Advice | None) -> dict[str, str]:
    if not advice:
        return {}
    result = advising.result_sentence(advice.result)
    noun, told = advising.as_noun(advice.text), advising.as_told(advice.text)
    middle = f"{noun}," if noun.endswith("”") else noun
    return {
        "advice": "yes",
        "her_advice": noun,
        "her_advice_mid": middle,
        "Her_advice": middle[:1].upper() + middle[1:],
        "you_advised": told,
        "You_advised": told[:1].upper() + told[1:],
        "her_advice_bare": advising.bare(advice.text),
        "advice_when": _when(advice.on),
        "Advice_when": f"In {month(advice.on)}" if advice.on else "",
        "result": result,
        "result_alone": "" if advising.leans(result) else result,
    }


def milestone_line(milestone: Milestone) -> str:
    """Say the news in one or two sentences of the seeker's own."""
    text = clean(milestone.text)
    whole = text if _SENTENCE.search(text) else advising.in_first_person(text)
    if whole:
        return advising.shorten(sentence(whole), 40)
    _, opening = _NEWS_OF_MINE.get(milestone.what, _NEWS_OF_MINE["other"])
    thing = text.rstrip(".") or clean_role(milestone.role)
    company = clean_company(milestone.company)
    if words(thing) > 30:
        thing = ""
    if company and milestone.what in _JOINT and company.casefold() not in thing.casefold():
        thing = f"{thing} at {company}" if thing else f"at {company}"
    if not thing or not opening:
        return f"{opening}." if opening else sentence(f"There is news to tell: {thing}") if thing else ""
    return f"{opening}{_joint(milestone.what, thing)}{thing}."


def _joint(what: str, thing: str) -> str:
    """Say how the thing follows: a post by its name after "as" or "to", anything else after a colon."""
    if _PREPOSITION.match(thing) or thing.startswith(("at ", "to ", "as ")):
        return " "
    return _JOINT.get(what, ": ") if thing[0].isupper() else ": "


def _milestone(milestone: Milestone | None) -> dict[str, str]:
    if not milestone:
        return {}
    line = milestone_line(milestone)
    return {
        "milestone_line": line,
        "new_start": "yes" if milestone.what in {"new_job", "promotion", "move"} else "",
        "milestone_subject": _NEWS_OF_MINE.get(milestone.what, _NEWS_OF_MINE["other"])[0],
        "her_share": advising.shorten(sentence(milestone.her_share), 40),
    }


def _news(news: News | None) -> dict[str, str]:
    if not news:
        return {}
    title = clean(re.sub(r"\[[^\]]{0,80}\]|<[^>]{0,80}>", " ", news.title)).strip(' .;,-–"“”')
    if not title or words(title) > 25:
        return {}
    noun = title if title[0].islower() else f"“{title}”"
    url = news.url if re.fullmatch(r"https?://[^\s<>\[\]{}\"]{4,300}", news.url) else ""
    return {
        "news_title": noun,
        "News_title": noun[0].upper() + noun[1:],
        "news_subject": (title[0].upper() + title[1:]) if words(title) <= 10 else "",
        "news_side": advising.shorten(sentence(news.side), 35),
        "news_link": f"So that we mean the same thing: {url}" if url else "",
    }


def her_news(change: HerChange) -> str:
    """Say what has changed for her, as what she is congratulated on."""
    company, title = clean_company(change.company), clean_role(change.title)
    if change.what == "promoted":
        return f"your promotion to {title}" if title else "your promotion"
    if change.what == "moved":
        if title:
            return f"your new post as {title} at {company}" if company else f"your new post as {title}"
        return f"your move to {company}" if company else "your new post"
    return "your return" if change.what == "returned" else ""


def _meeting(meeting: Meeting | None) -> dict[str, str]:
    place, at = _PLACES.get(meeting.place if meeting else "coffee", _PLACES["other"])
    window = clean(meeting.window if meeting else "").strip(" .,")
    when = clean(meeting.when if meeting else "").strip(" .,")
    found = _MONTH.search(window)
    if window and not _PREPOSITION.match(window):
        window = f"from {window}" if window[0].isdigit() else f"in {window}"
    return {
        "held": "yes" if meeting and meeting.held else "",
        "place_phrase": place,
        "place_at": at,
        "window": window if words(window) <= 12 else "",
        "window_short": found.group() if found else "",
        "meeting_when": when if words(when) <= 12 else "",
        "Meeting_when": when[:1].upper() + when[1:] if words(when) <= 12 else "",
    }


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0].lower() in "aeiou" else f"a {noun}"


def _opening(facts: Facts) -> dict[str, str]:
    title = clean_role(facts.opening.title) if facts.opening else ""
    if not title or words(title) > 10:
        return {}
    return {"opening_title": title, "an_opening": _article(title)}


def _to_hr(facts: Facts) -> dict[str, str]:
    """Address the one at HR who wrote, never the manager."""
    known = facts.hr_name or (
        "" if facts.rejection_by in {"hr", "manager", "machine"} else facts.rejection_by
    )
    name = addressing.parse(known)
    called = name.informal if facts.formality == "informal" else name.formal
    greeting = "Hi" if facts.formality == "informal" else "Dear"
    return {"hello": f"{greeting} {called}," if called and words(called) <= SHORT else "Hello,"}


def letter(facts: Facts, reason: str = "") -> dict[str, str]:
    """Collect the pieces of a letter; only what is there, and nothing she was told in the last letters."""
    slots = base(facts)
    for name in ("compliment", "parallel", "question"):
        if _told(slots.get(name, ""), facts.last_letters):
            del slots[name]
    change = facts.her_change
    by = {"video": "by video", "in_person": "in person", "relay": "by relay call"}.get(
        facts.calls_by, "by phone"
    )
    pieces = {
        **_advice(pick_advice(facts)),
        **_milestone(facts.milestone),
        **_news(facts.news),
        **_meeting(facts.meeting),
        **_opening(facts),
        "her_news": her_news(change) if change else "",
        "her_news_title": clean_role(change.title) if change else "",
        "talked": "yes" if facts.spoke_on or facts.interview_on or facts.interviewers or facts.advice else "",
        "spoke_when": _when(facts.spoke_on),
        "by_phone": by,
        "reply": advising.shorten(sentence(facts.reply), 60),
    }
    slots |= present(pieces)
    asked = (text for text, _ in hard_questions(facts.industry, facts.role))
    slots |= present({"field_question": next((q for q in asked if not _told(q, facts.last_letters)), "")})
    if {"her_share", "her_advice", "talked"} & slots.keys():
        slots["thanked"] = "yes"
    if {"compliment", "met"} & slots.keys():
        slots["recall"] = "yes"
    if {"compliment", "her_advice"} & slots.keys():
        slots["remark"] = "yes"
    if reason == "thank_hr":
        slots |= _to_hr(facts)
    if {"question", "result", "topic", "compliment", "parallel"} & slots.keys():
        slots["reason"] = "yes"
    return slots
