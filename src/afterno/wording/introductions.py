"""Whether the seeker says who is speaking: a name given anywhere, in whatever form. In doubt, it is one."""

from __future__ import annotations

import re
from functools import lru_cache

from afterno.wording.measures import phones

_NO_NAME = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    "|September|October|November|December|I|The|Just|Regarding|About|Not|Very|All|Re|Only|Your|You|My|This|That|It|Ms"
    "|Mr|Mrs|Dr|Miss|Prof|Professor|Human|HR|Thanks|Thank|Best|Kind|Please|Bye|Goodbye|Cheers|Hello|Hi|Hey|Dear|Good"
    "|Yes|No|OK|Okay|And|But|So|We|She|He|Her|His|Again|Number|Call|What|How|A|An|On|In|At|To|From|For|If|When|Could"
    "|Would|Can|May|There|Here|Nothing|Sorry|Looking|Hope|Hoping|Let|One|Quick|Greetings|Great|Nice|Morning|Afternoon"
    "|Evening|English|German|French|Spanish|Excel|Java|Python|MBA|CV|Monsieur|Madame|Sir|Madam|Captain|Chef|Ma"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞĆČŁŃŚŠŹŻŽ"
_CAP = rf"(?!(?:{_NO_NAME})\b)[{_CAPITAL}][\w'’-]*\.?"
_NAME = rf"{_CAP}(?: (?:(?:de|da|van|von|der|den|el|al|bin|la|le|du|dos|O') ?)?{_CAP}){{0,3}}"
_TITLED = rf"(?:(?:Ms|Mr|Mrs|Dr|Miss|Prof|Sister|Nurse|Chef)\.? )?{_NAME}"
_ADDRESSED = (
    rf"(?:(?:Ms|Mr|Mrs|Dr|Miss|Prof|Professor|Captain|Chef|Madam|Sir)\.?(?: [{_CAPITAL}][\w'’-]*){{0,2}})"
)
_LEADS = (
    r"(?i:\b(?:this is|this's|it is|it's|its|i am|i'm|im|my name is|my name's|my name,?|names?|name is|name's|name:|caller:"
    r"|myself|this was|that was|it was|here is|here's|here speaks|speaking is|call me|speaking with|speaking to|you have reached|i go by|known as"
    r"|you may remember me,?|it's me,?|it is me,?|me,|sincerely|signed)),? ?(?i:again,? |only |just |me,? )?"
)
_PATTERNS = "|".join(
    (
        rf"{_LEADS}{_TITLED}",
        rf"{_NAME},? (?:here|speaking|calling|ringing|phoning|again|is calling|is speaking|on the line|on the phone|at your service|am I|is my name|my name|is the name|the name)\b",
        rf"(?i:\b(?:tell|let|inform)) (?:her|him|them|{_TITLED}|{_ADDRESSED}),?(?: please)?(?: know)?(?: that)? {_TITLED}\b",
        rf"(?i:\b(?:that|by|behalf of|message:|name of|message (?:is )?from|called? from|word from|regards from|note from|message (?:is )?for \w+\.? \w+ from)) {_TITLED}",
        rf"(?i:\b(?:for|from)) {_NAME}(?:,? (?i:the|who|whom|called|rang|phoned|is calling|was|would|has|had|applied|interviewed|ask\w*|says|spoke|met|wants|thanks|is grateful)\b)",
        rf"{_ADDRESSED}[,:;!?.–—-]+ {_CAP} {_CAP}",
        rf"(?:^|[.!?:]\s+){_CAP}(?: {_CAP}){{0,2}} for {_ADDRESSED}",
        rf"(?:^|[.!?:,]\s+){_NAME},? (?i:from|who|your|the one|the candidate|one of)\b",
        rf"(?:^|[.!?:]\s+|\b(?i:hi|hello|hey|morning|afternoon|evening|day)(?: to you)?[,.]? (?:{_ADDRESSED}[,.!]? )?){_CAP} (?:(?:(?:de|da|van|von|der|den|el|al|bin|la|le|du|dos) )*{_CAP} ?){{1,3}}[,.]",
        rf"\b(?i:hi|hello|hey|hiya|good day|morning|afternoon|evening)(?: {_CAP})?, {_CAP} (?:{_CAP} ?){{1,2}}(?:[,.]|for {_ADDRESSED})",
        rf"^{_ADDRESSED}, [a-z' ]{{2,25}}, {_CAP} {_CAP}[,.]",
        rf"^{_CAP}[.,]",
        r"(?i:\bi'?m) (?:the )?[A-Z][a-z]+ \w+ (?:from|who)\b",
    )
)
_CLOSING = (
    r"(?i:\b(?:thanks|thank you|best|regards|wishes|cheers|bye|goodbye|sincerely|yours|truly|faithfully|warmly|respectfully"
    r"|love|care|long|day|evening|weekend|soon|hurry|gratefully|kindly|cordially|appreciated|much|again|help|time|luck))"
    rf"[,.!]*\s+[-–—]?\s*{_NAME}\s*[.!]?\s*(?:[+\d(][\d\s().-]+)?$"
)
_LAST_LINE = rf"[-–—~ ]*{_NAME}[ .,!]*$"
_STOP = (
    "a|an|the|not|so|very|just|about|calling|sorry|me|only|my|your|in|on|at|fine|settled|ok|okay|ringing|phoning|glad|happy"
    "|grateful|one|it|no|regarding|for|to|aware|writing|leaving|still|hoping|trying|really|quite|also|here|back|free|sure"
    "|thankful|someone|somebody|nothing|something|done|closed|over|good|great|kind|nice|all|what|why|how|where|when|up"
    "|looking|asking|wondering|keen|interested|available|reachable|because|that|this|urgent|important|private|too|well"
    "|following|returning|applying|working|living|moving|disappointed|sad|pleased|delighted|honored|honoured|busy|new|now"
    "|off|out|more|most|much|as|like|of|with|from|by|is|was|been|being|always|never|almost|around|right|wrong|his|her|their"
)
_LOWER = (
    rf"\b(?:my name is|my name's|name is|myself|this is|it's|its|it is|i am|i'm|im|call me) (?!(?:{_STOP})\b)[a-z]{{2,}}"
    r"(?: (?!here|from|calling|speaking)[a-z]{2,}){0,2},? "
    r"(?:here|from|calling|speaking|who|again|the)\b|\b(?:my name is|my name's|myself) (?!a |an |the |on |in )[a-z]{2,}"
    rf"|\b(?!(?:{_STOP})\b)[a-z]{{3,}} (?:here|speaking)(?= from|,|\.| again|$)"
)


@lru_cache(maxsize=4)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile when first asked: it takes longer than everything else the coach needs to start."""
    return re.compile(pattern)


def says_name(text: str) -> bool:
    """Whether the message names the one who speaks."""
    plain = text.strip().replace("’", "'")
    if _compiled(_PATTERNS).search(plain) or _compiled(_CLOSING).search(plain) or is_signed(plain):
        return True
    return _compiled(_LOWER).search(plain.lower()) is not None


def is_signed(text: str) -> bool:
    """Whether the last line, a number aside, is nothing but a name."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    while lines and phones(lines[-1]) and len(lines) > 2:
        lines.pop()
    if len(lines) > 1 and _compiled(_LAST_LINE).fullmatch(lines[-1]):
        return True
    sentences = re.split(r"(?<=[.!?])\s+", lines[-1]) if lines else []
    return len(sentences) > 1 and bool(_compiled(_LAST_LINE).fullmatch(sentences[-1]))
