"""Titles that no list knows, by how they are spoken of: `for the Night Porter seat`, `Second Mate's his`, `als Modistin`.

In most languages nobody writes a small common noun with a capital inside a sentence unless it is a name; a title is
written so, and the words beside it tell it from other names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from afterno.reading import houses, occupations, rolesubjects
from afterno.reading.names import UPPER, clean_name, is_given
from afterno.reading.places import is_place
from afterno.reading.titles import is_hr, leads

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOUND = tuple[float, str]
_CUED: Final = 1.9
_AFTER: Final = 2.1
_SAID: Final = 1.5
_ALSO_IN_SUBJECT: Final = 0.6
_MOST_TEXT: Final = 4000
_MOST_WORDS: Final = 6

_CAP: Final = rf"[{UPPER}][\w'’&/-]*[\w’]|[{UPPER}]"
_RUN: Final = re.compile(
    rf"(?<![\w@./'’-])(?:{_CAP})"
    rf"(?:[ ](?:(?:of|and|&|de)[ ](?=[{UPPER}])|in[ ](?=Residence|Charge|Training))?(?:{_CAP}|\d(?![\d:])))*"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:as|for|be|become|becoming|need|want|seek|hire|hiring|offer(?:ed)?|promised|getting|taking|given|asked|appoint\w*|"
    r"trouble\s+filling|filling|fill|filled|applied|apply|joining\s+(?:us\s+)?as|pick|chosen|choose|cold\s+on|out\s+of|next|another|"
    r"good|no|position\s+of|post\s+of|role\s+of|price\s+of|about|about:|regarding|re|over|"
    r"withdrawn\s+from|application\s+to|running\s+for|up\s+for)|[:»“\"])\s*(?:(?:an?|the|our|your|my|one|some|new|trainee|sessional)\s+){0,2}$",
    re.IGNORECASE,
)
_POST_NOUN: Final = (
    r"posts?|jobs?|roles?|positions?|cover|vacanc(?:y|ies)|pack|interviews?|decision|form|intake|process|seats?|gigs?|"
    r"shortlist|quiz|tests?|pool|places?|appointment|campaign|meeting|salary|wages?|chair|application|applicants?|candidates?|folk|"
    r"talent|recruitment|contract|opening|opportunity|slot|spot|trial|traineeship|internship|apprenticeship|work|list|"
    r"wise|start|team|panel|scheme|programme|hours|shifts?|money|gap|brief"
)
_BEHIND: Final = re.compile(
    rf"^(?:['’]s)?\s+(?:-\s+)?(?:{_POST_NOUN})\b|^['’]s\s+(?:his|hers|theirs|yours|mine|gone|filled|taken)\b|"
    r"^\s+(?:attracted|is\s+(?:yours|filled|gone|taken|closed|no\s+longer|on\s+hold)|has\s+(?:been\s+(?:filled|withdrawn|paused|put)|gone)|"
    r"was\s+(?:filled|offered|given)|from\s+(?:the\s+)?(?:\d|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Monday|next))|"
    r"^\s*\((?:m/w|w/m|h/f|f/h|m/f|m/v|[Ff]ull|[Pp]art|[Tt]emp|[Gg]rade|[Bb]and)",
)
_DOES_SOMETHING: Final = re.compile(
    r"^\s+(?:will|would|says|said|asks|asked|wants|wanted|called|rang|rings|told|thinks|thought|has\s+asked|has\s+told|apologises|"
    r"can|could|met|sends|liked|feels|felt|needs|and\s+I|and\s+myself)\b"
)
_TALKED_TO: Final = re.compile(
    r"(?:\b(?:dear|hi|hello|hey|our|my|his|her|their|mr|mrs|ms|dr|madam|sir|with|by|meet|met|ask|told|tell|contact|see|from|and)|,)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_HEAD: Final = re.compile(
    r"^(?:Head|Director|Chief|Manager|Professor|Lecturer|Teacher|Master|Mistress|Clerk|Dean|Leader) (?:of|in) \w"
)
_HEAD_WORDS: Final = frozenset(
    "mistress master lass mate person handyperson chargehand student graduate navigator steward stewardess maid keeper "
    "caddie imam priest dancer singer senior supervisor apprentice trainee intern volunteer operative agent assistant "
    "officer host lead chief cook aide clerk guard hand advocate representative tutor valet usher".split()
)  # fmt: skip
_PLURAL: Final = re.compile(r"(?:[^s]s)$")
_NO_TITLES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december christmas easter summer winter spring autumn letter office centre center offer counter "
    "manchester chester leicester gloucester worcester lancaster doncaster exeter dover hanover member minister river "
    "tower computer master powder border quarter chapter theatre corner register calendar major minor silver gold visitor "
    "founder owner director manager boss partner doctor professor father mother brother sister customer client user error "
    "mirror motor doncaster windsor bangor oscar victor peter walter alexander hunter parker taylor baker cooper carter "
    "turner miller potter fisher gardener porter dexter ginger".split()
)  # fmt: skip
"""Words of that shape that alone, with a capital, are rather a name, a time, a thing or who writes."""


_OPENING: Final = re.compile(
    r"^(?:(?:So|Regarding|The|Our|A|An|Your|No|Re|Yes|But|And|For|As|About|With|If|When|While|This|That|Any|Another|Next|New|"
    r"Just|Still|Sorry|Dear|Hi|Hello|Thanks|Position|Role|Post|Job|Vacancy|Title|Only|One|Two|Both|Each|My|His|Her|Their|To|In|On|At|"
    r"Not|Now|Then|Also|Former|Of|From|By|Because|Since|After|Before|Applying|Application|Interview|Offer) )+"
)
_ENDING: Final = re.compile(r"(?: I(?:['’]\w+)?|['’]s?)$")


def find(text: str, subject: str, language: str) -> Iterator[_FOUND]:
    """Titles with capitals in an English text, each with how surely it is the post in question."""
    if language != "en":
        return
    low_subject = subject.lower()
    for match in _RUN.finditer(text[:_MOST_TEXT]):
        opening = _OPENING.match(match.group())
        start = match.start() + (opening.end() if opening else 0)
        title = _ENDING.sub("", text[start : match.end()])
        if not looks(title) or _is_name(title, text, start):
            continue
        before, after = text[max(0, start - 48) : start], text[start + len(title) :][:40]
        weight = _weight(title, before.replace("\n", " "), after.replace("\n", " "))
        if weight and title.lower() in low_subject:
            weight += _ALSO_IN_SUBJECT
        elif not weight and " " in title and title.lower() in low_subject:
            weight = _SAID
        if weight:
            yield weight - start / _MOST_TEXT / 4, title


def _weight(title: str, before: str, after: str) -> float:
    if _BEHIND.match(after):
        return _AFTER
    if _DOES_SOMETHING.match(after):
        return 0.0
    if _BEFORE.search(before):
        return _CUED if " " in title or not _TALKED_TO.search(before) else 0.0
    if leads(title) or is_hr(title) or _TALKED_TO.search(before) or " " not in title:
        return 0.0
    return _SAID if _ARTICLE.search(before) and _is_known(title) else 0.0


_ARTICLE: Final = re.compile(r"\b(?:the|an?)\s+$")


def _is_known(title: str) -> bool:
    """Its last word is a head of titles or a title itself, not only formed like one."""
    last = title.rsplit(maxsplit=1)[-1].lower()
    return last in _HEAD_WORDS or _OF_HEAD.match(title) is not None or occupations.names_one(title, "en")


@lru_cache(maxsize=2048)
def looks(title: str) -> bool:
    """Say whether words are formed like an English title: `Costs Draftsman`, `Head of Maths`, `Interpreter`."""
    words = title.split()
    if not words or len(words) > _MOST_WORDS or is_place(title):
        return False
    if _OF_HEAD.match(title):
        return True
    last = words[-1].lower()
    if _PLURAL.search(last):
        return False
    if len(words) == 1 and (last in _NO_TITLES or is_given(words[0])):
        return False
    last = last.rpartition("/")[2]
    return (
        last in _HEAD_WORDS
        or rolesubjects.does(last, "en")
        or (len(words) > 1 and rolesubjects.does(title, "en") and rolesubjects.does(f"a {last}", "en"))
        or occupations.names_one(title, "en")
    )


def _is_name(title: str, text: str, start: int) -> bool:
    """A person, a house, or a word that merely opens a sentence."""
    words = title.split()
    if len(words) > 1 and is_given(words[0]) and clean_name(title) is not None:
        return True
    if houses.closes(words[-1]) or houses.opens(words[0]):
        return True
    opens = text[:start].rstrip(" ")[-1:] in {"", ".", "!", "?", "\n"}
    return opens and len(words) == 1 and not occupations.names_one(title, "en")
