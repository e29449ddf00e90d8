"""After the first conversation: news, thanks for advice, the rhythm, the meeting (M8 to M11, M14, M16)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from afterno.method.meeting import may_meet, why_not_meet
from afterno.method.restraint import WISH_FLOOR
from afterno.method.words import NEWS_OF_LIFE, count, first_up, times, titled, whose
from afterno.method.workdays import DAY, FAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.method.offers import Case
    from afterno.method.proposals import ReachOut
    from afterno.method.shapes import Event

FRESH = timedelta(days=60)
CONGRATULATE_WITHIN = timedelta(days=120)
ORDER = (
    "tell_job", "tell_milestone", "congratulate", "report_back", "ask_to_meet", "mention_opening",
    "share_news",
    "regular_touch",
)  # fmt: skip
A_WEEK = 7


def interval(case: Case) -> int:
    """The days of the clock: her wish, else wider with every touch that had no answer (M8)."""
    wish, policy, unanswered = case.life.every_days, case.policy, case.life.unanswered
    if wish is not None:
        return max(WISH_FLOOR, wish[0])
    if unanswered >= 3:
        return max(policy.rhythm_after_3_unanswered, policy.rhythm_days)
    if unanswered == 2:
        return max(policy.rhythm_after_2_unanswered, policy.rhythm_days)
    return policy.rhythm_days


def open_wish(case: Case) -> tuple[date, Event] | None:
    """A day she named, until a touch or answer on or after it has honoured it (case 28)."""
    wish = case.life.not_before
    if wish is None:
        return None
    day, said = wish
    last = case.life.last_contact()
    return None if last is not None and last >= day and last > case.life.day(said) else wish


def clock(case: Case) -> date:
    """When the next touch of the rhythm is due, before floors and limits."""
    wish = open_wish(case)
    last = case.life.last_contact()
    assert last is not None
    if wish is not None:
        return max(wish[0], case.limits.wished_floor() or date.min)
    return max(case.days.wait(last, interval(case)), case.limits.floor() or date.min)


def is_dormant(case: Case) -> bool:
    """Four touches without an answer, and the relationship rests until she answers (M8)."""
    return case.life.unanswered >= case.policy.dormant_after_unanswered


def wish_bar(case: Case) -> date:
    """What her wish forbids, news of a new job included."""
    day = date.min
    wish = open_wish(case)
    if wish is not None:
        day = wish[0]
    every, last = case.life.every_days, case.life.last_contact()
    if every is not None and last is not None and every[0] > case.policy.rhythm_days:
        day = max(day, last + timedelta(days=every[0]))
    return day


def landed_job(case: Case, not_before: date) -> ReachOut | None:
    """Only the news of a new job, which is told even while the calling has begun anew (case 20)."""
    bar = max(wish_bar(case), case.limits.always(), not_before)
    return next((offer for name, offer in _milestones(case, bar) if name == "tell_job"), None)


def next_touch(case: Case, *, not_before: date = date.min) -> ReachOut | None:
    """The one open reach-out: what is due now by the order of reasons, else what comes first."""
    found: list[tuple[int, ReachOut]] = []
    for name, offer in _candidates(case, not_before):
        if offer is not None:
            found.append((ORDER.index(name), offer))
    due = [one for one in found if one[1].due <= case.today]
    if due:
        return min(due, key=lambda one: one[0])[1]
    return min(found, key=lambda one: (one[1].due, one[0]))[1] if found else None


def _candidates(case: Case, not_before: date) -> Iterator[tuple[str, ReachOut | None]]:
    bar = max(wish_bar(case), case.limits.always(), not_before)
    yield from _milestones(case, bar)
    floor = max(case.limits.floor() or date.min, bar)
    for name, offer in (
        ("congratulate", _congratulation(case, floor)),
        ("mention_opening", _opening(case, floor)),
    ):
        _refuse_early(case, offer, floor if floor > bar else date.min)
        yield name, offer
    yield _of_the_rhythm(case, max(clock(case), bar))


# ---- milestones (M9) -----------------------------------------------------------------------------


def untold(case: Case) -> list[Event]:
    """What happened since the first conversation and was not told; of jobs only the latest."""
    first = case.life.first_talk
    if first is None:
        return []
    later = [one for one in case.life.book.milestones if one.at > first.at]
    jobs = [one for one in later if one.text("what") == "new_job"]
    return [
        one
        for one in later
        if one.id not in case.life.told and (one.text("what") != "new_job" or one is jobs[-1])
    ]


def _milestones(case: Case, bar: date) -> Iterator[tuple[str, ReachOut | None]]:
    news = untold(case)
    jobs = [one for one in news if one.text("what") == "new_job"]
    others = [one for one in news if one.text("what") != "new_job"]
    if jobs:
        told = _tell(case, jobs[0], max(case.days.at_once(jobs[0].at), bar))
        _refuse_early(case, told, date.min)
        yield "tell_job", told
    if others:
        floor = case.limits.milestone_floor() or date.min
        told = _tell(case, others[0], max(case.days.at_once(others[0].at), floor, bar))
        _refuse_early(case, told, floor if floor > bar else date.min)
        yield "tell_milestone", told


def _refuse_early(case: Case, offer: ReachOut | None, floor: date) -> None:
    """Why it is not yet right, by the rule that holds it back: its own floor, her wish, or the limits."""
    if offer is None or offer.due <= case.today:
        return
    if floor > case.today:
        rule = "M9" if offer.rule == "M9" else "M8"
        case.refuse(offer.kind, rule, offer.due, f"{first_up(case.name)} heard from you only recently.")
    elif wish_bar(case) > case.today:
        case.refuse(offer.kind, "M8", offer.due, f"{first_up(case.name)} asked to hear from you no sooner.")
    elif case.limits.always() > case.today:
        case.refuse(offer.kind, "M13", offer.due, _limit(case))


def _limit(case: Case) -> str:
    """Which of the limits that always hold binds longest: the year, or the week (M13)."""
    week, year = case.limits.company_week() or date.min, case.limits.year() or date.min
    if year >= week:
        return f"{first_up(count(case.policy.touches_a_year))} touches in a year are enough for one person."
    days = times(case.policy.company_days, "day") if case.policy.company_days != A_WEEK else "a week"
    last = case.life.touches[-1].day if case.life.touches else date.min
    if last + timedelta(days=case.policy.company_days) == week:
        return f"{first_up(case.name)} heard from you less than {days} ago."
    return f"Someone else at {whose(case.person)} company heard from you less than {days} ago."


def _tell(case: Case, news: Event, base: date) -> ReachOut | None:
    channel, needs = case.way()
    what = NEWS_OF_LIFE.get(news.text("what") or "", "your news")
    why = f"{case.name} should hear of {what} from you, in your own words"
    return case.offer("tell_milestone", channel, base, "M9", why, [news], needs)


# ---- openings, moves, promotions (M16) -----------------------------------------------------------


def _congratulation(case: Case, floor: date) -> ReachOut | None:
    change = case.life.change
    if change is None or change.id in case.life.shared:
        return None
    base = max(case.days.at_once(change.at), floor)
    if base - case.life.day(change) > CONGRATULATE_WITHIN:
        return None
    channel, needs = case.way()
    what = "has a new post" if change.text("what") == "moved" else "has been promoted"
    why = f"{case.name} {what}, and a word of congratulation is a good reason to write"
    return case.offer("congratulate", channel, base, "M16", why, [change], needs)


def _opening(case: Case, floor: date) -> ReachOut | None:
    no = case.life.plan_no
    there = case.life.book.openings.get(case.life.company or "", ())
    if not there or no is None or not case.life.book.looking(case.life.company or "", no.at):
        return None
    channel, needs = case.way()
    for opening in reversed(there):
        day = case.life.day(opening)
        base = max(case.days.at_once(opening.at), floor)
        if base - day > FRESH:
            break
        if opening.id in case.life.shared or opening.at <= case.life.shared_until.get(
            "opening", opening.at - DAY
        ):
            continue
        post = titled(opening, "a new post")
        why = f"There is an opening at {whose(case.person)} company, {post}, worth a word"
        found = case.offer("mention_opening", channel, base, "M16", why, [opening], needs)
        if found is not None and found.due - day <= FRESH:
            return found
    return None


# ---- the rhythm (M8), advice (M14), the meeting (M10), news of the field (M11) -------------------


def _of_the_rhythm(case: Case, base: date) -> tuple[str, ReachOut | None]:
    """The touch of the clock, with the best reason there is on the day it is due."""
    day = case.days.due(base)
    if day >= FAR:
        return "regular_touch", None
    if case.life.advice:
        return "report_back", _report(case, base)
    if may_meet(case, day) is None:
        return "ask_to_meet", _ask_to_meet(case, base)
    news = fresh_news(case, day)
    if news is not None:
        return "share_news", _share(case, base, news)
    return "regular_touch", _regular(case, base)


def _report(case: Case, base: date) -> ReachOut | None:
    """What became of her advice; where nothing is on record, the outcome is the thing to find (M14)."""
    acted = {key: case.life.outcomes[key] for key in case.life.advice if key in case.life.outcomes}
    channel, needs = case.way()
    given = [case.life.advice[key] for key in acted] if acted else list(case.life.advice.values())
    why = f"{case.name} gave you advice, and what became of it is the best reason to write"
    if not acted:
        needs = [*needs, "result"]
    return case.offer("report_back", channel, base, "M14", why, [*given, *acted.values()], needs)


def _ask_to_meet(case: Case, base: date) -> ReachOut | None:
    channel, needs = case.way()
    why = f"You and {case.name} have been in touch for months, so you may ask for a coffee or a short visit"
    return case.offer("ask_to_meet", channel, base, "M10", why, [case.life.first_talk, _latest(case)], needs)


def _share(case: Case, base: date, news: Event) -> ReachOut | None:
    channel, needs = case.way()
    title = titled(news, "A development in your field")
    why = f"{title} can be the reason to write to {case.name}, who may well know of it"
    return case.offer("share_news", channel, base, "M11", why, [news, _latest(case)], needs)


def _regular(case: Case, base: date) -> ReachOut | None:
    channel, needs = case.way()
    wish = open_wish(case)
    if wish is not None:
        why = f"{case.name} asked to hear from you from {case.on(wish[0])} on"
        return case.offer("regular_touch", channel, base, "M8", why, [wish[1]], needs)
    last = case.life.last_contact()
    assert last is not None
    why = f"You and {case.name} were last in touch on {case.on(last)}, so a few lines are right again"
    due = case.days.due(base)
    if due > case.today and case.days.fitting(base) >= case.today:
        why += f" on {case.on(due)}"
    every = case.life.every_days
    because = [_latest(case), every[1] if every is not None else None]
    if case.bounced():
        why = f"the address of {case.name} no longer works, so {_way_on(channel)}"
    return case.offer("regular_touch", channel, base, "M8", why, because, [*needs, "reason"])


def _way_on(channel: str) -> str:
    """What to do where an address is dead: ask by phone, or find out first how to reach her (case 10)."""
    return (
        "call, and ask which one is right"
        if channel == "phone"
        else "first find out where a word would arrive"
    )


def _latest(case: Case) -> Event | None:
    touch = case.life.touches[-1].event if case.life.touches else None
    answer = case.life.answers[-1][1] if case.life.answers else None
    both = [one for one in (touch, answer) if one is not None]
    return max(both, key=lambda one: one.at) if both else None


def fresh_news(case: Case, day: date) -> Event | None:
    """The latest news of her field that is fresh on that day, where the seeker works in it too (M11)."""
    book = case.life.book
    company = book.companies.get(case.life.company or "")
    industry = (company.industry or "").strip().casefold() if company is not None else ""
    if not industry or book.industry() != industry or case.life.last_news:
        return None
    until = case.life.shared_until.get("news")
    for news in reversed(book.news):
        if day - case.life.day(news) > FRESH:
            break
        told = news.id in case.life.shared or (until is not None and news.at <= until)
        if not told and (news.text("industry") or "").strip().casefold() == industry:
            return news
    return None


def refusals(case: Case, due: ReachOut | None) -> None:
    """Why not now: what the seeker is likely to want next."""
    today = case.today
    base = max(clock(case), wish_bar(case), case.limits.always())
    right = case.days.fitting(base)
    if (right > today) and (due is None or due.due > today):
        case.refuse("regular_touch", *_which(case, right))
    meeting = may_meet(case, today)
    if meeting is not None:
        case.refuse("ask_to_meet", "M10", meeting, why_not_meet(case))
    elif due is None or (due.kind != "ask_to_meet" and due.due > today):
        then = may_meet(case, right) if right < FAR else FAR
        why = f"The question of a meeting waits for the next touch with {case.name}."
        if then is not None:
            why = f"The question of a meeting waits for one more touch with {case.name}, and an answer."
        # The touch may be right by now and yet stand on a later day: on a weekend, say, or in the company's week.
        case.refuse("ask_to_meet", "M10", then or max(right, today if due is None else due.due), why)


def _which(case: Case, right: date) -> tuple[str, date, str]:
    """The rule that holds a regular touch back longest."""
    wish = wish_bar(case)
    latest = max(clock(case), case.limits.always(), wish)
    if latest == wish:
        return "M8", right, f"{first_up(case.name)} asked to hear from you no sooner."
    if case.life.every_days is not None and latest == clock(case):
        every = case.life.every_days[0]
        said = f"{first_up(case.name)} asked to hear from you every {every} days"
        return "M8", right, f"{said}; two weeks between is the least." if every < WISH_FLOOR else f"{said}."
    if open_wish(case) is not None and latest == case.limits.wished_floor():
        return "M8", right, f"{first_up(case.name)} heard from you only recently, whatever the wish."
    if latest > clock(case):
        return "M13", right, _limit(case)
    last = case.life.last_contact()
    assert last is not None
    unanswered = case.life.unanswered
    between = "a couple of months between is right"
    if unanswered >= 2:
        between = f"{count(unanswered)} touches had no answer, so this waits longer"
    return "M8", right, f"You and {case.name} were in touch on {case.on(last)}; {between}."
