"""Whether the seeker says who is speaking: a name given anywhere, in whatever form."""

from __future__ import annotations

import re

from afterno.wording.measures import phones

_CAP = r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|I|The|Just|Regarding|About|Not|Very|All|Re|Only|Your|You|My|This|That|It|Ms|Mr|Mrs|Dr|Human|HR|Thanks|Thank|Best|Kind|Please|Bye|Goodbye|Cheers|Hello|Hi|Dear|Good|Yes|No|OK|Okay|And|But|So|We|She|He|Her|His|Again|Number|Call|What|How|A|An|On|In|At|To|From|For)\b)[A-Z][\w'’-]*\.?"
_NAME = rf"{_CAP}(?: (?:de|da|van|von|der|den|el|al|bin|la|le|du|dos|Mc)?\s?{_CAP}){{0,3}}"
_TITLED = rf"(?:(?:Ms|Mr|Mrs|Dr|Miss|Prof|Sister|Nurse|Chef)\.? )?{_NAME}"
_LEADS = (
    rf"(?i:\b(?:this is|this's|it is|it's|its|i am|i'm|im|my name is|my name's|my name,?|name is|name's|name:|caller:|myself|here is|here's"
    rf"|speaking is|call me|you are speaking with|you're speaking with|you have reached|i go by|you may remember me,?|it's me,?|it is me,?|me,)) ,?{_TITLED}"
)
_PATTERNS = re.compile(
    "|".join(
        (
            _LEADS,
            rf"{_NAME},? (?:here|speaking|calling|is my name|my name|is the name|is calling|is speaking|on the line|on the phone|at your service|ringing|phoning|am I|again)\b",
            rf"(?i:\b(?:tell|let|inform)) (?:her|him|them|{_TITLED}|(?:Ms|Mr|Mrs|Dr)\.? {_NAME}),?(?: please)?(?: know)?(?: that)? {_TITLED},?(?: \w+){{0,8}}? (?i:called|rang|phoned|calls|rings|is calling|was calling|was on|asked|would|'d|has|had|wants|wanted|says|said|sends|sent|is|was|tried|left|thanks|hopes|needs)\b",
            rf"(?i:\b(?:that|from|by|for|behalf of|message:|name of)) {_NAME}(?:,? (?i:the|who|whom|from|called|rang|phoned|is calling|was calling|would|has|had|applied|interviewed|asked|asks|says|spoke|met|wants|thanks|is grateful)\b)",
            rf"(?i:\bmessage (?:is )?from|\bcall(?:ed)? from|\bword from|\bregards from|\bnote from) {_TITLED}",
            rf"(?:^|[.!?:]\s+|\b(?i:hi|hello|hey|good (?:morning|afternoon|evening|day)),? (?:(?:Ms|Mr|Mrs|Dr|Prof)\.? )?[A-Z]\w*[,.!]? |\n){_NAME}, (?i:from|the|we|who|I|you|one of|an?|your|applicant|candidate|interview\w*|last)\b",
            rf"(?:^|[.!?:]\s+){_NAME} (?i:from the|from your|from last|from our|from \w+day|from)\b",
            rf"{_NAME},? (?i:who (?:applied|interviewed|came|was|spoke|met|sat|had|you))\b",
        )
    )
)
_CLOSING = re.compile(
    rf"(?i:\b(?:thanks|thank you|best|regards|wishes|cheers|bye|goodbye|sincerely|yours|truly|faithfully|warmly|respectfully|love|take care|so long|day|evening|weekend|soon|hurry|gratefully|kindly|cordially|appreciated|much|again|help|time))[,.!]?\s+[-–—]?\s*{_NAME}\s*[.!]?\s*$"
)
_LAST_LINE = re.compile(rf"[-–—~ ]*{_NAME}[ .,!]*$")
_LOWER = re.compile(
    r"\b(?:my name is|my name's|myself|this is|it's|its|i am|i'm|im) (?!a |an |the |not |so |very |just |about |calling |sorry |me\b|only )[a-z]{3,}(?: [a-z]{3,})? "
    r"(?:here|from|calling|speaking|i|we|who|again)\b|\bmy name is [a-z]{2,}|\b[a-z]{3,} here\b"
)


def says_name(text: str) -> bool:
    """Whether the message names the one who speaks."""
    if _PATTERNS.search(text) or _CLOSING.search(text.strip()):
        return True
    if text == text.lower() and _LOWER.search(text):
        return True
    return is_signed(text)


def is_signed(text: str) -> bool:
    """Whether the last line, a number aside, is nothing but a name."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    while lines and phones(lines[-1]) and len(lines) > 2:
        lines.pop()
    if len(lines) > 1 and _LAST_LINE.fullmatch(lines[-1]):
        return True
    sentences = re.split(r"(?<=[.!?])\s+", lines[-1]) if lines else []
    return len(sentences) > 1 and bool(_LAST_LINE.fullmatch(sentences[-1]))
