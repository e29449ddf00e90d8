"""Write the numbers of each page of docs/method from the program's own data: python scripts/method_pages.py.

Everything from `## Numbers` to the end of a page is made here; what stands before it is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from afterno.method import calling, holds, meeting, posts, relationship, restraint, rhythm, whatif
from afterno.method.policy import HOURS, NUMBERS
from afterno.wording.measures import LIMITS, WORDS_A_MINUTE

PAGES = Path(__file__).parent.parent / "docs" / "method"
HEAD = "## Numbers\n"
TABLE = "| setting | default | bounds | unit | what it is |\n|---|---|---|---|---|\n"
CHANGE = """
Change one with `afterno numbers NAME=NUMBER`, on the page of the numbers in the settings, or in `policy` of the record. What
it would change is shown before it applies, and never brings more than {a_day} reach-outs a day. A value out of its bounds is
refused; in a record that is read it is named as a problem and the default is used.
"""
FIXED_HEAD = "Fixed, and not to be set:\n\n"
NONE = "None: this rule has nothing to count and nothing to set.\n"

FIXED: dict[int, tuple[tuple[object, str], ...]] = {
    2: ((posts.PREPARED_FOR.days, "days after the last word, or the day promised, the sheet for a no leaves the list"),),
    3: ((LIMITS["call"][1], "words at most in what is prepared for you to say on the call"),),
    4: ((posts.THANK_WITHIN.days, "days in which a word of thanks to HR is offered"),),
    5: (
        (LIMITS["voicemail"][1], "words at most in a voicemail"),
        (LIMITS["assistant"][1], "words at most in a message left with the assistant"),
        (WORDS_A_MINUTE, "words a minute, by which the seconds are reckoned"),
    ),
    6: (
        (calling.ASK_WAITS, "days after an e-mail that asks for a call, without an answer, the relationship rests"),
        (relationship.SECOND_NO_DAYS, "days after a conversation a second no does not start the calling anew"),
        (relationship.STILL_CALLING, "days after an attempt a second no does not start the calling anew"),
    ),
    8: ((restraint.WISH_FLOOR, "days at least between two touches, whatever she wishes"),),
    10: ((meeting.ANSWER_MONTHS, "months in which there must have been an answer"),),
    11: ((rhythm.FRESH.days, "days a piece of news stays fresh"),),
    13: ((holds.LEAVE_DAYS, "days a leave without a date holds; then you are asked"),),
    16: (
        (rhythm.FRESH.days, "days an opening stays fresh"),
        (rhythm.CONGRATULATE_WITHIN.days, "days in which a congratulation is right"),
    ),
}  # fmt: skip
"""Numbers that are no settings, by rule; read from the code that keeps them."""


def numbers(rule: int) -> str:
    """Make the part of a page about its numbers."""
    settings = [one for one in NUMBERS if one.rule == f"M{rule}"]
    parts: list[str] = []
    if settings:
        rows = [
            f"| `{one.key}` | {one.default} | {one.lowest} to {one.highest} | {one.unit} | {one.says} |\n"
            for one in settings
        ]
        parts.append(
            TABLE + "".join(rows) + CHANGE.format(a_day={2: "two"}.get(whatif.NEW_A_DAY, whatif.NEW_A_DAY))
        )
    if rule == 7:
        begin, end = HOURS.items()
        hours = f'`{begin[0]}` ("{begin[1]}") and `{end[0]}` ("{end[1]}")'
        parts.append(
            f"Her working hours are {hours}, at least two hours apart, and are changed in the same way.\n"
        )
    if fixed := FIXED.get(rule):
        parts.append(FIXED_HEAD + "".join(f"* {number} {says}\n" for number, says in fixed))
    return "\n".join(parts) or NONE


def pages() -> dict[Path, str]:
    """Give each page as it should be."""
    found: dict[Path, str] = {}
    for rule in range(1, 17):
        path = PAGES / f"m{rule:02}.md"
        written = path.read_text(encoding="utf-8").partition(HEAD)[0].rstrip("\n")
        found[path] = f"{written}\n\n{HEAD}\n{numbers(rule)}"
    return found


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
