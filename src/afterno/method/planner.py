"""The method: what to do next for every relationship of a record, with its reason, and why not yet."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from afterno.method import calling, posts, rhythm
from afterno.method.book import Book
from afterno.method.holds import Days, Hold
from afterno.method.offers import Case
from afterno.method.proposals import Plan, ReachOut, Refusal, Standing
from afterno.method.questions import question
from afterno.method.relationship import Life
from afterno.method.restraint import Restraint, Selves, touches_by_company
from afterno.method.standing import is_ended, is_resting, is_stopped, stage
from afterno.method.words import first_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from afterno.method.shapes import Problem, Record
    from afterno.method.workdays import Places

BESIDE = frozenset({"prepare_for_no", "thank_hr", "reply"})
NO_TOUCH = (
    frozenset({"find_manager", "review_silence", "ask_seeker", "prepare_meeting", "call", "ask_for_call"})
    | BESIDE
)
CHANNEL_ORDER = {"phone": 0, "meeting": 1, "email": 2, "none": 3}


def plan(record: Record, now: datetime, places: Places, problems: Sequence[Problem] = ()) -> Plan:
    """Everything the method says of this record at `now` (timezone-aware); `problems` are carried along."""
    if now.tzinfo is None:
        raise ValueError("now must carry its time zone")
    book = Book(record, now, places)
    cases = cases_of(book)
    outs: dict[str, list[ReachOut]] = {case.person.id: list(_of(case)) for case in cases}
    _one_at_a_time(cases, outs)
    silent = {case.person.id for case in cases if is_stopped(case) or case.limits.selves.died}
    busy = {person for person, several in outs.items() if _open(several) is not None}
    about_posts = list(posts.of_applications(book, silent, busy))
    reach_outs = [one for several in outs.values() for one in several] + about_posts
    standing = tuple(_standing(case, outs[case.person.id]) for case in cases)
    return Plan(
        now,
        _ranked(book, cases, reach_outs),
        tuple(refusal for case in cases for refusal in case.refused),
        standing,
        (*problems, *book.problems),
    )


def cases_of(book: Book) -> list[Case]:
    """Every relationship of a record, with its calendar and its limits."""
    lives = {person.id: Life(book, person) for person in book.relationships()}
    lives_of: dict[str, list[Life]] = defaultdict(list)
    for person in book.record.people:
        known = lives.get(person.id)
        if known is not None or book.several_may_be(person):
            lives_of[book.same[person.id]].append(known if known is not None else Life(book, person))
    selves = {key: Selves(several) for key, several in lives_of.items()}
    touched = touches_by_company(lives.values())
    cases: dict[str, Case] = {}
    for person_id, life in lives.items():
        same = selves[book.same[person_id]]
        cases[person_id] = Case(life, Days(life, same.holds), Restraint(life, same, touched))
    for case in cases.values():
        same = case.limits.selves
        if len(same.lives) > 1:
            case.others = [
                cases[one.person.id] for one in same.lives if one is not case.life and one.plan_no is not None
            ]
        if not case.person.lead:
            meant = (book.manager_meant(no) for no in case.life.nos)
            case.leads = [cases[one.id] for one in meant if one is not None and one.lead and one.id in cases]
    return list(cases.values())


def _of(case: Case) -> Iterable[ReachOut]:
    """The reach-outs of one relationship: the open one, and a reply that is owed."""
    life = case.life
    if is_stopped(case):
        for kind in ("call", "regular_touch"):
            case.refuse(kind, "M13", None, f"{first_up(case.name)} asked for silence.")
        return
    if is_ended(case) or life.plan_no is None:
        return
    hold = case.days.held(case.today)
    if hold is not None:
        case.refuse(_usual(case), "M13", case.days.fitting(hold.end), _held(case, hold))
    main = _main(case)
    if main is not None:
        yield main
    reply = _reply(case)
    if reply is not None:
        yield reply


def _usual(case: Case) -> str:
    return "call" if case.life.calling else "regular_touch"


def _held(case: Case, hold: Hold) -> str:
    if hold.event.kind == "pause" and hold.kind == "away":
        return "You have paused everything, and nothing piles up meanwhile."
    if hold.kind == "away":
        return "You are away, and nothing piles up meanwhile."
    if hold.kind == "pause":
        return f"You have paused this with {case.name}."
    return f"{first_up(case.name)} is away, so this waits."


def _main(case: Case, not_before: date = date.min) -> ReachOut | None:
    asked = question(case)
    if asked is not None:
        return asked
    if case.life.unwilling is not None:
        case.refuse(_usual(case), "M13", None, f"{first_up(case.name)} would rather not stay in touch.")
        return None
    if is_resting(case):
        rule = "M6" if case.life.calling else "M8"
        case.refuse(_usual(case), rule, None, f"This rests until {case.name} answers.")
        return None
    if case.life.calling:
        job = rhythm.landed_job(case, not_before) if case.life.first_talk is not None else None
        return job if job is not None and job.due <= case.today else calling.next_call(case)
    meeting = _meeting_ahead(case)
    if meeting is not None:
        job = rhythm.landed_job(case, not_before) if meeting.due > case.today else None
        return job if job is not None and job.due <= case.today else meeting
    found = rhythm.next_touch(case, not_before=not_before)
    rhythm.refusals(case, found)
    return found


def _meeting_ahead(case: Case) -> ReachOut | None:
    """A meeting that is agreed: prepare for it from the working day before (M10)."""
    agreed = case.life.agreed
    if agreed is None:
        return None
    meets = agreed.moment("meets_at")
    if meets is None:
        if case.days.now - agreed.at > timedelta(days=30):
            return None
        why = f"{case.name} will meet you, and the day is not on record yet"
        return case.offer("prepare_meeting", "meeting", case.days.at_once(agreed.at), "M10", why, [agreed])
    if meets <= case.days.now:
        return None
    day = case.days.calendar.day(meets)
    before = day - timedelta(days=1)
    while not case.days.calendar.week.works_on(before):
        before -= timedelta(days=1)
    why = f"You meet {case.name} on {case.on(day)}, so take a little time to prepare."
    due = max(before, case.today)
    return ReachOut(case.person.id, "prepare_meeting", "meeting", due, "M10", why, (agreed.id,), closes=meets)


def _reply(case: Case) -> ReachOut | None:
    """She wrote, and the next word is the seeker's (M13); before a conversation that word is a call."""
    owed = case.life.owed
    if owed is None or case.life.calling or case.life.unwilling is not None:
        return None
    if case.days.wait(case.life.day(owed), case.policy.rhythm_days) <= case.today:
        return None  # by now the next touch is the answer
    why = f"{case.name} wrote to you on {case.on(case.life.day(owed))}, and the next word is yours"
    return case.offer("reply", "email", case.days.at_once(owed.at), "M13", why, [owed], case.mail_needs())


def _one_at_a_time(cases: list[Case], outs: dict[str, list[ReachOut]]) -> None:
    """Never two touches to one company in a week, nor two to one who may be the same (cases 16, 17)."""
    companies: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.life.company is not None:
            companies[case.life.company].append(case)
    for group in companies.values():
        if len(group) > 1:
            _space(group, outs, group[0].policy.company_days)
    for case in cases:
        if case.others and all(case.person.id < other.person.id for other in case.others):
            _space([case, *case.others], outs, case.policy.floor_days)


def _space(group: list[Case], outs: dict[str, list[ReachOut]], days: int) -> None:
    taken: list[date] = []
    for case in sorted(group, key=lambda one: _turn(one, outs)):
        main = _open(outs[case.person.id])
        if main is None or main.kind in NO_TOUCH:
            if main is not None and _soon(case, main):
                taken.append(main.due)
            continue
        free = _free(main.due, taken, days)
        again = _later(case, main, free, outs) if free > main.due else main
        if again is not None:
            taken.append(again.due)


def _soon(case: Case, main: ReachOut) -> bool:
    """Whether a call of the first two weeks may become a conversation: it goes first."""
    no = case.life.plan_no
    return main.kind == "call" and no is not None and (main.due - case.life.day(no)).days <= 14


def _free(day: date, taken: list[date], days: int) -> date:
    for other in sorted(taken):
        if abs((day - other).days) < days:
            day = other + timedelta(days=days)
    return day


def _later(case: Case, main: ReachOut, free: date, outs: dict[str, list[ReachOut]]) -> ReachOut | None:
    """The same relationship, planned again from the day the company has room."""
    kept = [one for one in outs[case.person.id] if one is not main]
    case.refused.append(
        Refusal(
            case.person.id,
            main.kind,
            "M13",
            free,
            f"One touch a week to the same company; {case.name} comes after.",
        )
    )
    refused = len(case.refused)
    again = _main(case, free)
    del case.refused[refused:]
    outs[case.person.id] = [again, *kept] if again is not None else kept
    return again


def _turn(case: Case, outs: dict[str, list[ReachOut]]) -> tuple[object, ...]:
    main = _open(outs[case.person.id])
    if main is None:
        return (9,)
    calls = main.kind in {"call", "ask_for_call"}
    return (
        0 if calls else 1,
        max(main.due, case.today),
        not case.person.lead,
        not _is_ideal(case),
        case.life.last_contact() or date.min,
        case.person.id,
    )


def _open(several: list[ReachOut]) -> ReachOut | None:
    return next((one for one in several if one.kind not in BESIDE), None)


def _is_ideal(case: Case) -> bool:
    book = case.life.book
    company = book.companies.get(book.home(case.person) or "")
    posts_meant = (book.applications.get(no.application or "") for no in case.life.nos)
    return (
        case.person.ideal
        or (company is not None and company.ideal)
        or any(one and one.ideal for one in posts_meant)
    )


def _ranked(book: Book, cases: list[Case], reach_outs: list[ReachOut]) -> tuple[ReachOut, ...]:
    """An ideal one that is due stands first; then by due date, calls before mail (M15)."""
    ideal = {case.person.id for case in cases if _is_ideal(case)}
    today = book.seeker_calendar().day(book.now)
    todays = {case.person.id: case.today for case in cases}

    def place(one: ReachOut) -> tuple[object, ...]:
        person = book.people.get(one.person or "")
        wanted = one.person in ideal or book.ideal_post(one.application, one.company)
        due = one.due <= todays.get(one.person or "", today)
        return (
            not (wanted and due),
            one.due,
            CHANNEL_ORDER[one.channel],
            person is not None and not person.lead,
            one.person or "~",
            one.application or "",
            one.kind,
        )

    return tuple(sorted(reach_outs, key=place))


def _standing(case: Case, outs: list[ReachOut]) -> Standing:
    life = case.life
    main = _open(outs) or next(iter(outs), None)
    return Standing(
        case.person.id,
        stage(case),
        main.due if main is not None else None,
        len(life.attempts),
        len(life.touches),
        len(life.answers),
        opened=life.plan_no is not None or life.undone is not None,
    )


__all__ = ["Plan", "ReachOut", "Refusal", "Standing", "plan"]
