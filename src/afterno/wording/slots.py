"""What a message owes by its context and does not hold: absences, lengths, and what the record says of the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.wording.facts import MEETING_MONTHS, Facts
from afterno.wording.introductions import says_name
from afterno.wording.match import denied
from afterno.wording.measures import FOLLOWUP_MINIMUM, LIMITS, phones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from afterno.wording.rulebook import Book
    from afterno.wording.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not as the context requires; without a span it stands at the end of the text."""

    code: str
    why: str = ""
    better: str = ""
    severity: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A message with all that the absences need to know of it."""

    rules: Book
    text: str
    sentences: tuple[Sentence, ...]
    context: str
    words: int
    facts: Facts
    found: frozenset[str]

    def says(self, *slots: str) -> bool:
        """Whether one of these slots is filled, in whatever words."""
        return any(self.where(slot) is not None for slot in slots)

    def where(self, slot: str) -> tuple[int, int] | None:
        """Where a slot is filled."""
        regex = self.rules.slots[slot].regex
        for sentence in self.sentences:
            match = regex.search(sentence.line)
            if match and not (slot in _DENIABLE and denied(sentence.line[: match.start()])):
                first, last = (
                    sentence.index(match.start()),
                    sentence.index(max(match.end() - 1, match.start())),
                )
                return sentence.tokens[first].start, sentence.tokens[max(first, last)].end
        return None


def missing(
    rules: Book,
    text: str,
    read: tuple[Sentence, ...],
    context: str,
    words: int,
    facts: Facts,
    found: frozenset[str],
) -> list[Missing]:
    """List what the context requires and the message does not hold."""
    reading = Reading(rules, text, read, context, words, facts, found)
    return [*_lengths(reading), *_of_record(reading), *_CONTEXTS[context](reading)]


def _lengths(reading: Reading) -> Iterator[Missing]:
    aim, limit = LIMITS[reading.context]
    words = reading.words
    if words > limit:
        yield Missing(
            "LEN001", f"{words} words; at most {limit} keep it quick and soft-pedalled.", "", "warning"
        )
    elif words > aim:
        yield Missing("LEN001", f"{words} words; {aim} are the aim, {limit} the limit.", "", "info")
    elif reading.context == "followup" and words < FOLLOWUP_MINIMUM:
        yield Missing("LEN002", f"{words} words; under {FOLLOWUP_MINIMUM} a reason is seldom said.")


def _of_record(reading: Reading) -> Iterator[Missing]:
    facts = reading.facts
    if facts.meeting_may_be_asked is False:
        place = reading.where("asks_to_meet")
        if place:
            yield Missing("MTG001", _too_early(facts), span=place)
    touched = facts.touches_last_30_days
    if touched and reading.context in {"followup", "news", "meeting"} and not reading.says("reply_to_her"):
        yield Missing("PST004")


def _too_early(facts: Facts) -> str:
    months = facts.months_since_conversation
    if months is not None and months < MEETING_MONTHS:
        return f"{months:g} months since the first conversation; a meeting is asked for after several months of contact."
    return "A meeting is asked for once there are conversations, and an answer of hers, to build on."


def _slot(why: str, better: str) -> Missing:
    return Missing("SLT001", why, better)


def _call(reading: Reading) -> Iterator[Missing]:
    if not reading.says("stay"):
        yield Missing("ASK004")
    if not reading.says("thanks"):
        yield _slot("There is no thanks in it.", "Thank her for the time, and for calling herself.")
    if not reading.says("acceptance", "not_decision"):
        yield _slot("It does not say that you take the no.", "'I understand, and I respect the decision.'")
    if not reading.says("advice"):
        yield _slot("Her career advice is not mentioned.", "'... because I value your advice on my path.'")


def _voicemail(reading: Reading) -> Iterator[Missing]:
    numbers = _numbers(reading)
    named = says_name(reading.text)
    if not named or not numbers:
        lacks = " and ".join(
            part for part, there in (("your name", named), ("your number", bool(numbers))) if not there
        )
        yield Missing("VML001", f"She must be able to call back: {lacks} missing.")
    if numbers == 1:
        yield Missing("VML002")
    yield from _purpose(reading)
    if not reading.says("thanks"):
        yield _slot("There is no thanks in it.", "Thank her for the time she spent with you.")


def _assistant(reading: Reading) -> Iterator[Missing]:
    if not reading.says("thanks", "please"):
        yield Missing("POL002")
    yield from _purpose(reading)
    if not says_name(reading.text):
        yield _slot("It does not say who you are.", "Begin with your name and where she knows you from.")
    if not _numbers(reading):
        yield _slot("There is no number in it.", "Leave the number at which you can be reached.")


def _purpose(reading: Reading) -> Iterator[Missing]:
    asked = reading.says("ask", "topic")
    if not asked and not reading.says("call_back", "to_be_told"):
        yield Missing("ASK001")  # with nothing asked for, no purpose can be unclear
        return
    clear = reading.says("topic") and reading.says("advice")
    if not reading.says("topic", "not_decision") or (reading.says("about_decision") and not clear):
        yield Missing("ASK002")


def _hr(reading: Reading) -> Iterator[Missing]:
    if not reading.says("thanks"):
        yield Missing("POL002")
    if reading.says("thanks") and not reading.says("wish"):
        yield _slot("There is no good wish in it.", "'I wish you and the team well.'")


def _followup(reading: Reading) -> Iterator[Missing]:
    if not reading.says("reason", "share", "seen"):
        yield _slot("It gives no reason for writing.", "Say what came of her advice.")
    if not reading.says("question"):
        yield _slot("It asks her nothing.", "End on one question she can answer in a line.")


def _news(reading: Reading) -> Iterator[Missing]:
    if not reading.says("seen") and "NWS001" not in reading.found:
        yield _slot("It does not say that she knows it already.", "'You will have seen this well before me.'")
    if not reading.says("reading"):
        yield _slot("It does not ask how she reads it.", "'I'd be curious how you read it.'")


def _milestone(reading: Reading) -> Iterator[Missing]:
    if not reading.says("own_news"):
        yield _slot("The news itself is missing.", "Say in one sentence what happened.")
    if not reading.says("share"):
        yield _slot("Her share in it is missing.", "Say which advice of hers helped.")


def _meeting(reading: Reading) -> Iterator[Missing]:
    if not reading.says("window"):
        yield _slot("It offers no span of weeks.", "'Some time in the next three or four weeks.'")
    if not reading.says("short"):
        yield _slot("It does not say how short it will be.", "'Half an hour at most.'")
    if not reading.says("easy_no"):
        yield _slot("It leaves her no easy no.", "'If it does not suit, I quite understand.'")


_CONTEXTS: dict[str, Callable[[Reading], Iterator[Missing]]] = {
    "call": _call,
    "voicemail": _voicemail,
    "assistant": _assistant,
    "hr": _hr,
    "followup": _followup,
    "news": _news,
    "milestone": _milestone,
    "meeting": _meeting,
}


def _numbers(reading: Reading) -> int:
    """How often a number is said; one she has already counts as once."""
    said = sum(1 + (sum(map(str.isdigit, match.group())) > _LONGEST) for match in phones(reading.text))
    return said or int(reading.says("number"))


_LONGEST = 17
"""More digits than this are two numbers said in one breath."""
_DENIABLE = frozenset({"about_decision", "asks_to_meet", "call_back"})
"""Slots that do not count where the sentence denies them."""
