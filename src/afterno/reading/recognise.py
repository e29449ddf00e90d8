"""One message, understood: what it is, how sure that is, which sentence decided, and who speaks in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from afterno.reading import language as languages
from afterno.reading import linear, notices, refusal
from afterno.reading.result import Reading
from afterno.reading.rulebook import LANGUAGES, Rulebook, rulebook
from afterno.reading.sentences import Sentence, fold, split
from afterno.reading.verdict import Verdict, View, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterno.reading.messages import Message
    from afterno.reading.rulebook import Hit

_SHORT = 500
_CLEAR = 12.0


def _view(message: Message, sentences: tuple[Sentence, ...], books: tuple[Rulebook, ...], *, thread: bool) -> View:
    hits: list[Hit] = []
    job: set[str] = set()
    core: set[str] = set()
    elsewhere: set[str] = set()
    for book in books:
        hits.extend(book.read(sentences))
        job |= book.words("job", sentences)
        core |= book.words("job", sentences) - book.words("generic", sentences)
        elsewhere |= book.words("elsewhere", sentences)
    return View(
        hits=tuple(hits),
        outside=notices.look(message),
        job_words=frozenset(job),
        core_words=frozenset(core),
        elsewhere_words=frozenset(elsewhere),
        length=len(message.text),
        is_reply=bool(message.in_reply_to) or fold(message.subject).startswith(("re:", "aw:", "sv:", "odp:", "rif:")),
        thread_speaks_of_jobs=thread,
        quoted_sentences=_in_quotation_marks(sentences),
    )


def _in_quotation_marks(sentences: tuple[Sentence, ...]) -> frozenset[int]:
    return frozenset(
        number
        for number, sentence in enumerate(sentences)
        if sentence.text[:1] in "\"“„«" and sentence.text.rstrip(".!? ")[-1:] in "\"”“»"
    )


def _books(text: str, code: str) -> tuple[Rulebook, ...]:
    """The rulebooks to try: the text's language, and the next likely one where a short text leaves room for doubt."""
    first = code if code in LANGUAGES else "en"
    counted = languages.votes(text[:_SHORT])
    most = counted.get(first, 0.0)
    near = [one for one in LANGUAGES if one != first and counted.get(one, 0.0) > 0.55 * most]
    if most > _CLEAR or not near:
        return (rulebook(first),)
    return (rulebook(first), rulebook(max(near, key=counted.__getitem__)))


def recognise(message: Message, *, thread: Sequence[Message] = (), known: object = None) -> Reading:
    """What a message is.

    `thread` holds earlier messages of the same thread, `known` a truthy value where the sender is known from an
    application; both only tell that a terse mail is about a job.
    """
    sentences = (Sentence(message.subject, fold(message.subject)), *split(message.text))
    code = languages.detect(message.text or message.subject)
    if message.direction == "out":
        return Reading("own_message", 1.0, sure=True, language=code)
    view = _view(message, sentences, _books(message.text, code), thread=bool(known) or _speak_of_jobs(thread))
    view = replace(view, odds=linear.probabilities(message.subject, message.text) if view.hits else {})
    verdict = judge(view)
    return _reading(message, verdict, view, sentences, code)


def _speak_of_jobs(thread: Sequence[Message]) -> bool:
    for message in thread:
        sentences = (Sentence(message.subject, fold(message.subject)), *split(message.text))
        code = languages.detect(message.text)
        if any(book.words("job", sentences) for book in _books(message.text, code)):
            return True
    return False


def _evidence(verdict: Verdict, sentences: tuple[Sentence, ...]) -> str:
    for hit in verdict.decisive:
        return sentences[hit.sentence].text
    return ""


def _reading(
    message: Message, verdict: Verdict, view: View, sentences: tuple[Sentence, ...], code: str
) -> Reading:
    texts = tuple(sentence.text for sentence in sentences)
    said = refusal.describe(view, message, verdict, texts) if verdict.kind == "rejection" else None
    return Reading(
        verdict.kind,
        round(verdict.confidence, 3),
        sure=verdict.sure,
        language=code,
        rejection=said,
        also=verdict.also,
        evidence=_evidence(verdict, sentences),
    )
