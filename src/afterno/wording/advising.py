"""Her advice and its result as they fit into a sentence to her, without changing what was said (M14)."""

from __future__ import annotations

import re

from afterno.wording.cleaning import clean, sentence
from afterno.wording.spoken import words

_LONGEST = 22  # words of advice that a sentence can carry
_RESULT = 45  # words of a result that leave room for the rest of the letter
_REPORTED = re.compile(
    r"""^(?:that\ )?(?:she|he|they|[A-Z]\w+(?:\ [A-Z]\w+)?)\ (?:said|told\ me|advised(?:\ me)?|suggested
    |recommended|thinks?|thought|urged\ me|asked\ me|encouraged\ me|warned\ me)\b
    (?:\ (?:that\ )?(?:I|we)\ (?:should|could|ought\ to|might|must))?(?:\ that)?[:,]?\s+
    |^to\ me:?\s+|^(?:advice|tip|her\ advice|his\ advice)\s*[:\-–]\s*
    |^(?:that\ )?(?:I|you)\ (?:should|could|ought\ to|might\ want\ to|must|need\ to)\ """,
    re.VERBOSE,
)
_NOUNS = frozenset(
    {
        "the", "a", "an", "my", "your", "her", "his", "more", "less", "fewer", "some", "one", "two", "three",
        "all", "any", "every", "each", "this", "that", "these", "those", "what", "how", "why", "when", "where",
        "which", "who", "whether", "no",
    }
)  # fmt: skip
_ASKING = frozenset({"what", "how", "why", "when", "where", "which", "who", "whether"})
_WHOLE = re.compile(r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|can|cannot|will|is|are)\b|[:;]")
"""What shows that words which begin like a noun ("a planner should know ...") are a whole sentence."""
VERBS = frozenset(
    {
        "accept", "add", "admit", "aim", "analyse", "apply", "approach", "ask", "attend", "avoid", "become",
        "begin", "bring", "build", "buy", "call", "change", "check", "choose", "collect", "come", "compare",
        "complete", "concentrate", "consider", "contact", "copy", "count", "create", "cut", "decide",
        "demand", "describe", "design", "develop", "discuss", "document", "draw", "drop", "earn", "embrace",
        "enrol", "enter", "explain", "explore", "face", "fail", "find", "finish", "fix", "focus", "follow",
        "forget", "gain", "gather", "get", "give", "go", "grow", "handle", "have", "hire", "hold", "ignore",
        "improve", "invest", "invite", "join", "keep", "lead", "learn", "leave", "let", "listen", "look",
        "make", "manage", "map", "master", "measure", "meet", "move", "negotiate", "network", "offer",
        "own", "pass", "pay", "pick", "plan", "play", "practice", "practise", "prepare", "present", "price",
        "prove", "pursue", "put", "qualify", "quit", "reach", "read", "rehearse", "rely", "reply", "report",
        "research", "rest", "review", "rewrite", "run", "save", "say", "seek", "sell", "send", "set",
        "shadow", "share", "show", "sign", "simplify", "sit", "skip", "slow", "solve", "speak",
        "specialise", "specialize", "spend", "spread", "stand", "start", "stay", "stick", "stop",
        "strengthen", "study", "summarise", "switch", "take", "talk", "teach", "tell", "test", "thank",
        "think", "track", "train", "translate", "travel", "treat", "trust", "try", "turn", "understand",
        "update", "use", "value", "visit", "volunteer", "wait", "walk", "watch", "widen", "win", "work",
        "write",
    }
)  # fmt: skip
_NOT = re.compile(r"^(?:don[’']t|do not|never|not to)\s+", re.IGNORECASE)
_GERUND = re.compile(r"^[a-z]{2,}ing\b")
_HERS = re.compile(r"\b(?:she|he|him|herself|himself|her|his)\b", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    r"^(?:I|I[’']\w+|We|My|Our|It|The|They|This|That|There|Since|Now|In|On|After|A|An)\b"
)
_PAST = re.compile(
    r"^(?:[a-z]+ed|got|won|took|went|made|found|began|did|wrote|met|ran|sold|built|led|learnt|gave|had|was"
    r"|became|saw|spoke|kept|left|sat|chose|taught|bought|brought|came|drew|knew|held|said|sent|spent|told)\b"
)


def _lower(text: str) -> str:
    second = text[1:2]
    return text if second.isupper() or re.match(r"I\b", text) else text[:1].lower() + text[1:]


def _quote(text: str) -> str:
    return "“" + text.strip(" \"“”'").rstrip(".") + "”"


def as_noun(advice: str) -> str:
    """Give "your advice to ...", "your advice about ..." or her words in quotation marks; empty if none fits."""
    text = re.sub(r"[\"“”]", "", clean(advice)).strip(" .;,-–•")
    body = _REPORTED.sub("", text, count=1).strip()
    if not body or words(body) > _LONGEST or re.search(r"[.!?]\s", body):
        return ""
    if _HERS.search(body):
        return ""  # told in the third person: it would have to be turned round, and that can go wrong
    if _YOURS.search(body):
        return _hers_to_me(body, as_said=body == text)
    return _shape(_lower(body))


def _hers_to_me(body: str, *, as_said: bool) -> str:
    """Her words to the seeker: "your" alone can be turned into "my"; anything more is quoted as she said it."""
    if not re.search(r"\b(?:you|yours|yourself)\b", body, re.IGNORECASE):
        return _shape(_lower(re.sub(r"\byour\b", "my", body)))
    return f"your advice, {_quote(body)}" if as_said else ""


_AFTER_VERB = frozenset(
    {
        "a",
        "an",
        "the",
        "my",
        "into",
        "from",
        "to",
        "out",
        "up",
        "in",
        "for",
        "with",
        "better",
        "more",
        "on",
        "as",
        "myself",
    }
)
_OPENS_SMALL = frozenset({"how", "whether", "which", "what", "when", "where", "if", *_NOUNS})


def as_topic(topic: str) -> str:
    """Give what advice is wanted on as it stands after "on": "how to get into industry"; empty if a sentence."""
    text = clean(topic).strip(" .?!")
    first, _, rest = text.partition(" ")
    if re.match(r"(?:I|we|he|she|you|they)(?:['’]\w+)?\b", text, re.IGNORECASE) or re.search(
        r"[.!?]\s", text
    ):
        return ""
    if first.lower() == "to" and rest:
        return f"how {_lower(text)}"
    if first.lower() in VERBS and rest.split()[:1] and rest.split()[0].lower() in _AFTER_VERB:
        return f"how to {_lower(text)}"
    small = first.lower() in _OPENS_SMALL or (first.endswith("ing") and bool(rest))
    return _lower(text) if small else text


def bare(advice: str) -> str:
    """Give the advice as what there is to do ("sit the audit exam first"); empty if it does not read so."""
    noun = as_noun(advice)
    return noun.removeprefix("your advice to ") if noun.startswith("your advice to ") else ""


def as_told(advice: str) -> str:
    """Give the advice as a clause: "you advised me to ...", "you gave me advice about ...", or her words."""
    noun = as_noun(advice)
    for start, told in (
        ("your advice to ", "you advised me to "),
        ("your advice not to ", "you advised me not to "),
        ("your advice about ", "you gave me advice about "),
        ("your advice, ", "you told me: "),
    ):
        if noun.startswith(start):
            return told + noun.removeprefix(start)
    return ""


def leans(result: str) -> bool:
    """Whether a result needs the advice before it to be understood ("I passed it")."""
    return bool(
        re.search(r"\b(?:it|this|that|them|those|these|so)\b", " ".join(result.split()[:6]), re.IGNORECASE)
    )


def _shape(body: str) -> str:
    negative = _NOT.match(body)
    if negative:
        return f"your advice not to {body[negative.end() :]}"
    first = re.split(r"[\s,]", body.removeprefix("to "), maxsplit=1)[0].lower()
    if body.startswith("to ") or first in VERBS:
        return f"your advice to {body.removeprefix('to ')}"
    if first in _NOUNS - _ASKING and _WHOLE.search(body):
        return f"your advice, {_quote(body[:1].upper() + body[1:])}"
    if first in _NOUNS or _GERUND.match(body):
        return f"your advice about {body}"
    return f"your advice, {_quote(body)}" if len(body.split()) > 2 else f"your advice about {body}"


def in_first_person(text: str) -> str:
    """Give "passed the exam" as "I passed the exam"; empty where it does not begin so."""
    return f"I {_lower(text)}" if _PAST.match(_lower(text)) else ""


def result_sentence(result: str) -> str:
    """Give what came of the advice as whole sentences in the seeker's voice; empty if too long to tell."""
    text = clean(result)
    if in_first_person(text):
        text = in_first_person(text)
    elif (
        text
        and not _FIRST_PERSON.match(text)
        and len(text.split()) <= 12
        and not re.search(r"\b(?:I|is|was|has|are)\b", text)
    ):
        text = f"What came of it: {_lower(text)}"
    return shorten(sentence(text), _RESULT)


def shorten(text: str, limit: int) -> str:
    """Keep as many whole sentences as fit the limit of words; empty if not even the first does."""
    kept: list[str] = []
    for part in re.split(r"(?<=[.?!])\s+", text):
        if words(" ".join([*kept, part])) > limit:
            break
        kept.append(part)
    return " ".join(kept)
