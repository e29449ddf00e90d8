"""What stands about her path in a pasted text: which sentence names a school, an employer, a place, a field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from afterno.wording.cv import TITLE
from afterno.wording.texts import initials, lines, name_tokens, tokens

_OTHERS = re.compile(
    r"\b(?:husband|wife|spouse|partner (?:is|was)|brother|sister|father|mother|parents?|sons?"
    r"|daughters?|uncle|aunt"
    r"|grand\w+|colleagues?|friends?|boss|predecessor|successor|clients?|customers?|competitors?"
    r"|suppliers?|rivals?"
    r"|applicants?|interns|students|graduates|team of)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"^\W*(?:her|his|my|our|the|their|most|many|all|some) (?:\w+ )?(?:team|staff|people|company|firm|department|office"
    r"|board|group|managers|engineers|employees|members)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:never|not|\w+n['’]t|without|instead of|rather than|turned down|declined|rejected|almost"
    r"|nearly|wanted to"
    r"|hoped to|dreams?|would have|against|unlike|sold to|sued|rankings?|applied|offer from"
    r"|lectur(?:es|ed|ing)|teach(?:es|ing)"
    r"|taught|professor|recruit\w*|consider\w*|thought (?:of|about)|planned to|about to|tempted"
    r"|approached|interviewed|merge\w*|joint venture"
    r"|report(?:s|ed|ing)? to|hired (?:me|us|him|people|staff|someone|many|most)|negotiat\w*"
    r"|contracts?|deals?|sponsor\w*|collaborat\w*|partnership|acquired|competes?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:()]|,\s+(?=(?:but|while|whereas|whose|where|although|and|he|she|studied|joined|worked"
    r"|moved|then|later)\b)|\b(?:while|but)\b|\s[-–—]\s"
    r"|\band\s+(?=(?:never|then|later|joined|started|began|worked|works|spent|moved|became|took"
    r"|led|left|studied)\b)"
)
_WORKED = re.compile(
    r"\b(?:work(?:ed|s|ing)?|join(?:ed|s|ing)?|start(?:ed|s|ing)?|beg[ai]n|began|began|career"
    r"|trainee|apprentice\w*"
    r"|years?|yrs|moved|left|leaving|employed|hired|served|led|leads|managed|heads?|headed"
    r"|director|manager|partner"
    r"|analyst|auditor|engineer|consultant|accountant|associate|trained|training|jobs?|roles?"
    r"|spent|stint|came"
    r"|positions?|posts?|previously|formerly|intern\w*|was|been|appointed|experience|joining|after"
    r"|ex|built|rebuilt|ran|running|launched|grew)\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:stud(?:y|ied|ies|ying)|graduat\w*|degrees?|bsc|msc|b\.sc|m\.sc|ba|ma|mba|phd|llb|llm"
    r"|beng|meng|bachelor\w*"
    r"|master\w*|diploma|alumn\w*|educated|school(?:ed|ing)|attended|read|reading|first|doctorate"
    r"|thesis|learnt"
    r"|learned|trained|student|class|went|education)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(
    r"\b(?:born|grew up|grown up|raised|native|hometown|home town|childhood|originally|hails?)\b",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"\b(?:born|grew up|grown up|raised|lived?|living|native|moved|came|settled|hometown|home town"
    r"|based|childhood"
    r"|originally|hails?|returned|emigrated|years|spent|worked|works|studied|school)\b",
    re.IGNORECASE,
)
_CUES = {"employer": _WORKED, "school": _STUDIED, "place": _LIVED}
_STAYED = re.compile(
    r"\b(?:spent|years?|yrs|career|stint|spell|decade|trained|began|started|months|been|stayed)\b",
    re.IGNORECASE,
)
_LEADS = {
    "employer": re.compile(
        r"\b(?:at|with|for|by|from|of|join(?:ed|s|ing)?|left|leaving|ex|via|the)[\s-]+$", re.IGNORECASE),
    "school": re.compile(
        r"\b(?:at|from|to|of|in|the|attended|attending|left|through|with|degree"
        r"|[A-Z][A-Za-z.]{1,4})[\s,]+$"),
    "place": re.compile(r"\b(?:in|to|from|of|near|around|between|and)\s+$", re.IGNORECASE),
}  # fmt: skip
# A run of capitalised words, as names are written; "of", "and", "&" may join them.
_RUN = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ0-9][\w'’.&-]*(?:(?:\s+(?:of|and|for|the|de|di|del|der|du|des"
    r"|la)(?=\s+[A-ZÀ-ÖØ-ÞŁŚŻ])|\s+&)?"
    r"\s+[A-ZÀ-ÖØ-ÞŁŚŻĆČŠŽ0-9&][\w'’.&-]*){0,8}"
)
_OF_OTHERS = re.compile(
    r"^(?:people (?:also viewed|you may know|similar)|more profiles|others? (?:named|with)|recommendations?$|received$"
    r"|given$|activity$|interests$|followers?|similar|you might like|also viewed|sponsored|promoted|skills$|top skills$)",
    re.IGNORECASE,
)
_OF_HER = re.compile(
    r"^(?:about|experience|education|career|biography|profile|summary|studies|work)\b", re.IGNORECASE
)
_FULL_TIME = re.compile(
    r"\s*·\s*(?:full|part)[- ]time.*$|\s*·\s*(?:contract|internship|permanent).*$", re.IGNORECASE
)
_DATES = re.compile(r"\b(?:19|20)\d\d\b|\bpresent\b", re.IGNORECASE)
_JOIN = re.compile(r"\s+(?:and|&)\s+|\s*,\s*")


@dataclass(frozen=True)
class Sentence:
    """One sentence about her."""

    text: str

    @cached_property
    def clauses(self) -> list[str]:
        """The parts that may speak of different people."""
        return [c for c in _CLAUSE.split(self.text) if c and c.strip()]


@dataclass(frozen=True)
class Mention:
    """Where her text names something of the seeker's path, and how it is written there."""

    sentence: str
    clause: str
    name: str


def sentences(text: str) -> list[Sentence]:
    """Split her text; what a profile page shows of other people is left out."""
    kept: list[Sentence] = []
    hers = True
    for line in lines(text)[:800]:
        if len(line) < 60 and _OF_OTHERS.match(line):
            hers = False
        elif len(line) < 40 and _OF_HER.match(line):
            hers = True
        elif hers:
            kept.append(Sentence(line))
    return kept


def same_name(hers: str, own: str) -> bool:
    """Tell whether two spellings name one thing: word order of universities, legal forms, initials."""
    a, b = name_tokens(hers), name_tokens(own)
    if not a or not b:
        return False
    if a == b or _short_of(a, b) or _short_of(b, a):
        return True
    for short, long in ((hers, own), (own, hers)):
        bare = re.sub(r"[^A-Za-z]", "", short)
        if bare.isupper() and len(bare) >= 3 and bare.lower() == initials(long):
            return True
    return False


def _short_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a university is called without the word, as "Harper Adams" is."""
    return len(short) > 1 and long == (*short, "university")


def _named(clause: str, own: str) -> tuple[str, int] | None:
    """Find the name in a clause as a whole name of its own, and where it begins."""
    for run in _RUN.finditer(clause):
        text = run.group().rstrip(".,'’")
        parts = [(text, run.start())]
        if len(name_tokens(own)) > 1 or _JOIN.search(text):
            at = run.start()
            for piece in _JOIN.split(text):
                at = clause.find(piece, at)
                parts.append((piece, at))
        for piece, at in parts:
            if same_name(piece, own):
                return piece, at
        within = _within(text, own) if len(name_tokens(own)) > 1 else None
        if within is not None:
            return own, run.start()
    return None


def _within(run: str, own: str) -> int | None:
    words, needle = list(name_tokens(run)), list(name_tokens(own))
    return next(
        (i for i in range(len(words) - len(needle) + 1) if words[i : i + len(needle)] == needle), None
    )


def _is_list_line(text: str) -> bool:
    """Whether this is a line of a profile ("Auditor, Alder & Finch, 4 yrs") and not a sentence."""
    return (
        len(text.split()) <= 14
        and text[-1] not in ".!?"
        and bool(re.search(r",|\||·|\s[-–—]\s|\bat\b|\d{4}", text))
    )


_STANDS_THERE = re.compile(
    r"\s+(?:depots?|plants?|offices?|branch(?:es)?|sites?|factory|factories|warehouses?|stores?|shops?|works|mills?|campus"
    r"|regions?|areas?|markets?|wards?|schools?|hospitals?|airports?|stations?|docks?|ports?|harbour|suburbs?|team)\b"
)


def _cue(kind: str, rest: str) -> bool:
    """Whether the rest of the clause says that somebody studied, worked or lived there."""
    return bool(_CUES[kind].search(rest) or (kind != "school" and TITLE.search(rest)))


def _leads(kind: str, before: str) -> bool:
    """Whether the words before a name lead to it as to a place one has been at; "with" only after a stay."""
    if not _LEADS[kind].search(before):
        return False
    return not before.rstrip().lower().endswith(" with") or bool(_STAYED.search(before))


def _alone(kind: str, name: str, told: list[Sentence], at: int) -> bool:
    """Whether a line is the bare name, as profiles write it, with a post, a degree or dates beside it."""
    if kind == "place" or not same_name(_FULL_TIME.sub("", told[at].text).strip(" .,"), name):
        return False
    near = " | ".join(
        line.text for line in told[max(0, at - 1) : at + 3] if line is not told[at] and len(line.text) < 80
    )
    return bool((TITLE if kind == "employer" else _STUDIED).search(near) and _DATES.search(near))


def _in_clause(kind: str, name: str, sentence: Sentence) -> Mention | None:
    listed = kind != "place" and _is_list_line(sentence.text)
    for clause in sentence.clauses:
        found = _named(clause, name)
        if not found or any(p.search(clause) for p in (_OTHERS, _OTHER_SUBJECT, _NOT)):
            continue
        if kind == "employer" and _STANDS_THERE.match(clause[found[1] + len(found[0]) :]):
            continue  # "the Hull depot": where something stands, not who owns it
        rest = clause.replace(found[0], " ")
        if listed or (_leads(kind, clause[: found[1]]) and _cue(kind, rest)):
            return Mention(sentence.text, clause, found[0])
    return None


def mention(kind: str, name: str, told: list[Sentence]) -> Mention | None:
    """Find the sentence that says she was at this school or employer, or lived in this place."""
    for at, sentence in enumerate(told):
        if _alone(kind, name, told, at):
            return Mention(sentence.text, sentence.text, _FULL_TIME.sub("", sentence.text).strip(" .,"))
        found = _in_clause(kind, name, sentence)
        if found:
            return found
    return None


def came_from(text: str, place: str) -> bool:
    """Whether the words just before a place say that she comes from there."""
    at = text.find(place)
    return bool(_CAME_FROM.search(text[max(0, at - 30) : at]))


def contains(text: str, needles: list[tuple[str, ...]]) -> bool:
    """Whether one of these runs of words stands in a text."""
    words = tokens(text)
    return any(tuple(words[i : i + len(n)]) == n for n in needles for i in range(len(words) - len(n) + 1))
