"""The role a message is about, as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading import occupations, orgwords, rolespoken, rolesubjects, signatures
from afterno.reading.langhint import guess
from afterno.reading.names import plain
from afterno.reading.orgnames import key
from afterno.reading.places import is_place
from afterno.reading.titles import is_hr, is_title, leads

if TYPE_CHECKING:
    from collections.abc import Iterator
from afterno.reading.rolepatterns import COMPILED
from afterno.reading.rolewords import STARTS, clean, is_person, is_work

_SUBJECT_PREFIX = re.compile(
    r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|enc|odp|r|antw|doorst)\s*:\s*)+", re.IGNORECASE
)


def role(subject: str, text: str, company: str | None = None) -> str | None:
    """The role named in subject or text; the text is asked first, then the subject."""
    subject = _SUBJECT_PREFIX.sub("", subject)
    joined = _joined(text)
    candidates = [
        *_candidates(joined),
        *_candidates(text[:6000]),
        *_candidates(subject),
        *_left(subject, text),
        *_occupations(subject, text),
        *_spoken(subject, text),
    ]
    language = guess(text)
    fitting = [
        entry
        for entry in candidates
        if not company or key(entry[1]) != key(company) or is_work(entry[1], language)
    ]
    best = max(fitting, key=lambda entry: entry[0])[1] if fitting else None
    best = _whole(best, fitting) if best else None
    if (
        best
        and (tail := re.search(r",\s+([A-ZÀ-Þ][\w-]{3,20})$", best))
        and _is_said_place(tail.group(1), text)
    ):
        best = best[: tail.start()]
    return _without_company(best, company) if best and company else best


_LEADS_IN = re.compile(
    r"(?:\b(?:de|da|do|di|of|for|als|van|na|en|a|as|d['’]|des|du|per|para|voor|zu|zum)|[-–—:,|/])\s*$"
)


_NEWS = re.compile(
    r"\b(?:absage|zusage|einladung|rückmeldung|eingang\w*|uitnodiging|gesprek|afwijzing|outcome|offer|invitation|"
    r"update|result|interview|candidature|candidatura|proceso|processo|selecci[oó]n|sele[cç][aã]o|selezione|esito|"
    r"rekrutacj\w+|wynik|zaproszenie|réponse|entretien|entrevista|colloquio|bewerbung|sollicitatie|applica\w+)\b"
)


_ASIDE = re.compile(r"[(\d,:;|]|\b(?:do|w|we|na|at|in|bei|im|en|chez|presso|bij|für das)\s")


def _whole(best: str, candidates: list[tuple[float, str]]) -> str:
    """`grade teacher` found by its words is `5th Grade Teacher` where the mail says so."""
    said = best.lower()
    for weight, name in sorted(candidates, reverse=True):
        before, found, after = name.lower().partition(said)
        if (
            weight < _SURE
            or not found
            or name.lower() == said
            or _LEADS_IN.search(before)
            or _NEWS.search(before)
        ):
            continue
        if (not before or before.endswith((" ", "-"))) and (
            not after or (after[0] == " " and not _ASIDE.search(after))
        ):
            return name
    return best


def _occupations(subject: str, text: str) -> Iterator[tuple[float, str]]:
    """Titles of work in the subject and in what stands before the signature; who leads must be looked for by name."""
    language = guess(text)
    for spoken in dict.fromkeys((language, "en")):
        for said in occupations.find(subject, spoken):
            if cleaned := clean(said.title):
                yield 2.2 + max(said.weight, 0) / 10 + len(cleaned) / 200, cleaned
    block = signatures.block(text)
    body = text[: block.start] if block else text
    for said in occupations.find(body[:6000], language):
        if said.weight <= 0 or (said.weight < 1 and (leads(said.title) or is_hr(said.title))):
            continue
        if (cleaned := clean(said.title)) and not is_person(cleaned):
            yield said.weight + (0.3 if cleaned[0].isupper() else 0.0) - said.start / 4000, cleaned


def _spoken(subject: str, text: str) -> Iterator[tuple[float, str]]:
    """Titles by how they are spoken of, in what stands before the signature."""
    language = guess(text)
    block = signatures.block(text)
    body = text[: block.start] if block else text
    for weight, title in rolespoken.find(_joined(body), subject, language):
        if (cleaned := clean(title)) and not is_person(cleaned):
            yield weight + len(cleaned) / 200, cleaned


def _joined(text: str) -> str:
    """The text with its wrapped lines made one; lists stay lists."""
    return _WRAPPED.sub(" ", text[:6000])


_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n\s•*>-])| \n")


def _is_said_place(word: str, text: str) -> bool:
    """`Planner, Dartford`, where the text says `in Dartford` or `our Dartford depot`."""
    word = re.escape(word)
    return bool(
        re.search(
            rf"\b(?:in|near|from|visit|to)\s+{word}\b|\b(?:at|our|the)\s+(?:our\s+)?{word}\s+(?:office|site|"
            r"depot|branch|campus|store|plant|works|terminal|warehouse|factory|school|clinic|team)",
            text,
        )
    )


def named(subject: str, text: str) -> frozenset[str]:
    """Every title named as a role, for comparing: none of them is the employer's name."""
    found = [
        *_candidates(_joined(text)),
        *_left(_SUBJECT_PREFIX.sub("", subject), text),
    ]
    return frozenset(key(name) for _, name in found if is_title(name))


def _without_company(name: str, company: str) -> str:
    """`Northwind - Web Developer` is the role of a Web Developer."""
    head, dash, rest = name.partition(" - ")
    if dash and key(head) == key(company):
        return rest
    at = name.find(company)
    cut = (
        re.sub(
            r"[\s,(–-]+(?:at|with|am|an|bei|in|im|chez|à|en|na|no|presso|bij|w|the|der|dem|"
            r"de)?(?:\s+(?:the|der|dem|la|le))?[\s,(–-]*$",
            "",
            name[:at],
        )
        if at > 4
        else ""
    )
    return cut or name


_SURE = 1.2


@lru_cache(maxsize=16)
def _candidates(text: str) -> tuple[tuple[float, str], ...]:
    found: list[tuple[float, str]] = []
    language = guess(text)
    for place, pattern in enumerate(COMPILED):
        for count, match in enumerate(pattern.finditer(text)):
            if count >= 6:
                break
            cleaned = _first_of(match.group("role"), language)
            if cleaned and language == "pl":
                cleaned = occupations.nominative(cleaned, language)
            if cleaned and _can_be(cleaned, language):
                found.append((_weight(cleaned, match.start(), place, language), cleaned))
    return tuple(found)


def _first_of(raw: str, language: str) -> str | None:
    """The role; where the words go on as a sentence, the title they begin with."""
    cleaned = clean(raw)
    if cleaned and not _RUNS_ON.search(cleaned):
        return cleaned
    begun = occupations.opening(STARTS.sub("", raw.strip(" \t\"“„«'")), language)
    return clean(begun) if begun else cleaned


_RUNS_ON = re.compile(r"(?:\S+\s+){5}|,|\s(?:et|und|y|e|i|en|and|a|est|sera|o|au|à)\s")


def _can_be(name: str, language: str) -> bool:
    """A title of work; or words that could be one and are no sentence, no place, no person, no time."""
    if is_work(name, language):
        return True
    return (
        rolesubjects.does(name, language)
        and rolesubjects.may_be(name)
        and not is_place(name)
        and not is_person(name)
    )


def _weight(name: str, at: int, place: int, language: str) -> float:
    return (
        (2.0 if is_work(name, language) else 0.0)
        + (1.0 if name[:1].isupper() else 0.0)
        - at / 4000
        - place / 100
        - len(name) / 200
    )


def _left(subject: str, text: str) -> list[tuple[float, str]]:
    """`Finance Analyst - your application`, `Rekrutacja – radca prawny`, `Kitchen job`."""
    found = []
    language = guess(text)
    for left in rolesubjects.left_of(subject):
        cleaned = clean(left.words)
        if not cleaned or is_person(cleaned) or is_place(cleaned) or not rolesubjects.may_be(cleaned):
            continue
        if is_work(cleaned, language):
            found.append((_KNOWN if left.post or left.asked or left.news else _KNOWN - 0.3, cleaned))
        elif language in _BARE and (left.post or (left.asked and rolesubjects.does(cleaned, language))):
            found.append((_POSTED, cleaned))
        elif language == "en" and _is_headed(cleaned) and rolespoken.looks(cleaned):
            found.append((_HEADED + (_DOES if cleaned.lower() in text.lower() else 0.0), cleaned))
        elif language != "en" and _is_cued(cleaned, text):
            found.append((_POSTED, cleaned))
        elif (
            language in _BARE
            and (" " not in cleaned or _is_led(cleaned, language))
            and rolesubjects.does(cleaned, language)
        ):
            found.append((_DOES, cleaned))
    return found


def _is_cued(words: str, text: str) -> bool:
    """The subject's words stand in the text again, behind one that only a role or a post follows."""
    at = text.lower().find(words.lower())
    return len(words) > _CUED_LEAST and at > 0 and _CUE.search(text[max(0, at - 24) : at]) is not None


_CUED_LEAST = 4
_CUE = re.compile(
    r"(?:\b(?:als|zur|zum|comme|como|come|jako|stanowisko|functie|(?:poste|emploi|place|fonction|puesto|plaza|cargo|vaga|lugar|"
    r"posto)\s+de|(?:ruolo|posto|figura)\s+di)\s+|\b(?:poste|emploi|place|fonction)\s+d['’])$",
    re.IGNORECASE,
)


def _is_led(words: str, language: str) -> bool:
    """`Gutachter Nord`: who does something, and nouns that tell what or where."""
    first, *rest = words.split()
    if language == "en" or not rest or not first[0].isupper() or not rolesubjects.does(first, language):
        return False
    return all(word[0].isupper() or word == "regio" for word in rest)


def _is_headed(words: str) -> bool:
    """Each word of two or more with a capital, as a title stands in a heading."""
    parts = words.split()
    if len(parts) < _TWO or (
        plain(parts[-1]) in orgwords.words() and not occupations.names_one(parts[-1], "en")
    ):
        return False
    return all(word[0].isupper() or word in _SMALL_WORDS for word in parts)


_TWO = 2


_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "to", "&", "a"})


_BARE = frozenset({"en", "de", "nl"})
"""Where a name of work stands bare before or behind the word for the post, known or not: `Kitchen job`."""


_KNOWN = 2.4


_HEADED = 1.3


_POSTED = 1.4


_DOES = 1.1
