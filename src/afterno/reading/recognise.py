"""One message, understood: what it is, how sure that is, which sentence decided, and who speaks in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import language as languages
from afterno.reading import notices, refusal, signature, weighing
from afterno.reading.result import Reading
from afterno.reading.rulebook import LANGUAGES, Found, Rulebook, rulebook
from afterno.reading.sentences import Sentence, fold, split
from afterno.reading.verdict import LONG, Verdict, View, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.reading.messages import Message
    from afterno.reading.notices import Outside
    from afterno.reading.weighing import Odds

_SHORT = 500
_LOOK_AT = 6000
_CLEAR = 12.0


def _view(
    message: Message,
    sentences: tuple[Sentence, ...],
    books: tuple[Rulebook, ...],
    *,
    outside: Outside,
    thread: bool,
) -> View:
    found = Found()
    for book in books:
        book.read(sentences, found)
    return View(
        hits=tuple(found.hits),
        outside=outside,
        job_words=frozenset(found.words["job"]),
        core_words=frozenset(found.words["job"] - found.words["generic"]),
        elsewhere_words=frozenset(found.words["elsewhere"]),
        conditional=len(found.conditional),
        length=len(message.text),
        is_reply=_is_reply(message),
        thread_speaks_of_jobs=thread,
        signed_by_staff=bool(found.hits) and not found.words["job"] and _signed_by_staff(message),
        quoted_sentences=_in_quotation_marks(sentences),
    )


def _is_reply(message: Message) -> bool:
    return bool(message.in_reply_to) or fold(message.subject).startswith(
        ("re:", "aw:", "sv:", "odp:", "rif:")
    )


def _signed_by_staff(message: Message) -> bool:
    signed = signature.read(message)
    return bool(signed.person) and (signed.says_hr or signed.says_manager)


def _in_quotation_marks(sentences: tuple[Sentence, ...]) -> frozenset[int]:
    return frozenset(
        number
        for number, sentence in enumerate(sentences)
        if sentence.text[:1] in '"“„«' and sentence.text.rstrip(".!? ")[-1:] in '"”“»'
    )


def _books(code: str, counted: dict[str, float]) -> tuple[Rulebook, ...]:
    """Give the rulebooks to try: the text's language, and the next likely one where a short text leaves room for doubt."""
    first = code if code in LANGUAGES else "en"
    most = counted.get(first, 0.0)
    near = [one for one in LANGUAGES if one != first and counted.get(one, 0.0) > 0.55 * most]
    if most > _CLEAR or not near:
        return (rulebook(first),)
    return (rulebook(first), rulebook(max(near, key=counted.__getitem__)))


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of an incoming mail before anything is decided; sentence 0 is the subject."""

    language: str
    sentences: tuple[Sentence, ...]
    view: View
    ruled: Verdict


def look(message: Message, *, thread: Sequence[Message] = (), known: object = None) -> Look | Reading:
    """Look at a mail by all rules; a Reading where a cheap look is enough."""
    text = message.text if len(message.text) > _SHORT else f"{message.subject}\n{message.text}"
    counted = languages.votes(text)
    code = languages.detect(text, counted)
    if message.direction == "out":
        return Reading("own_message", 1.0, sure=True, language=code)
    outside = notices.look(message)
    books = _books(code, counted)
    about_jobs = bool(known) or _speak_of_jobs(thread)
    if not (about_jobs or outside.kind or outside.speaks_of_jobs) and _cannot_be_about_work(
        message, outside, books
    ):
        return Reading("other", 0.99, sure=True, language=code)
    sentences = (Sentence(message.subject, fold(message.subject)), *split(message.text))
    view = _view(message, sentences, books, outside=outside, thread=about_jobs)
    return Look(code, sentences, view, judge(view))


def recognise(message: Message, *, thread: Sequence[Message] = (), known: object = None) -> Reading:
    """Say what a message is.

    `thread` holds earlier messages of the same thread, `known` a truthy value where the sender is known from an
    application; both only tell that a terse mail is about a job.
    """
    seen = look(message, thread=thread, known=known)
    if isinstance(seen, Reading):
        return seen
    view, verdict = seen.view, seen.ruled
    odds = weighing.weigh(features_of(seen)) if view.outside.kind is None else None
    if odds is not None:
        verdict = weighing.settle(seen.ruled, odds, view)
    of_work = view.thread_speaks_of_jobs or view.outside.speaks_of_jobs
    if message.forwarded and verdict.kind == "other_job" and not of_work:
        verdict = Verdict("other", 0.8, sure=True)  # somebody passes on a mail of their own
    return _reading(message, verdict, seen, odds)


def features_of(seen: Look) -> weighing.Features:
    """Give what the model weighs."""
    return weighing.features(seen.sentences, seen.language, seen.view, seen.ruled)


def _cannot_be_about_work(message: Message, outside: Outside, books: tuple[Rulebook, ...]) -> bool:
    """Take the cheap look that lets ordinary mail pass: no word of work, or a long one that never says "your"."""
    text = fold(f"{message.subject} {message.text[:_LOOK_AT]}").encode("ascii")
    long = len(message.text) > LONG or outside.mailing_list
    if not any(book.shows("job", text) for book in books):
        return long or len(message.text) > _SHORT
    return long and not any(book.shows(sign, text) for book in books for sign in ("yours", "alert"))


def _speak_of_jobs(thread: Sequence[Message]) -> bool:
    return any(speaks_of_jobs(message.subject, message.text) for message in thread)


@lru_cache(maxsize=512)
def speaks_of_jobs(subject: str, text: str) -> bool:
    """Say whether a word of work stands in a message; a mail of its thread is then read as one about a job."""
    sentences = (Sentence(subject, fold(subject)), *split(text))
    counted = languages.votes(text)
    folded = " ".join(sentence.folded for sentence in sentences).encode("ascii")
    return any(book.shows("job", folded) for book in _books(languages.detect(text, counted), counted))


def _evidence(verdict: Verdict, sentences: tuple[Sentence, ...], odds: Odds | None) -> str:
    """Give the sentence of the rule that decided; where none did, the one whose words say no most."""
    for hit in verdict.decisive:
        return sentences[hit.sentence].text
    if verdict.kind == "rejection" and odds is not None and odds.telling is not None:
        return sentences[odds.telling].text
    return ""


def _reading(message: Message, verdict: Verdict, seen: Look, odds: Odds | None) -> Reading:
    said = None
    if verdict.kind == "rejection":
        open_by_odds = odds is not None and odds.door_open
        said = refusal.describe(
            seen.view, message, verdict, seen.sentences, seen.language, door_open=open_by_odds
        )
        if odds is not None:
            said = replace(
                said,
                reason=odds.reason if said.reason == "unknown" else said.reason,
                signer=odds.signer if said.signer == "unknown" else said.signer,
            )
    return Reading(
        verdict.kind,
        round(verdict.confidence, 3),
        sure=verdict.sure,
        language=seen.language,
        rejection=said,
        also=verdict.also,
        evidence=_evidence(verdict, seen.sentences, odds),
    )
