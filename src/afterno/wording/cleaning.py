"""A fact as it may be used in a sentence: one line, tidy, and never a placeholder."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 600
_PLACEHOLDER = re.compile(
    r"""[\[\]{}<>]|_{2,}|\?{3,}|\.{4,}|…{2,}
    |\b(?:todo|tbd|tba|tbc|fixme|x{3,}|lorem\ ipsum|none|null|nil|nan|undefined|n/a|unknown)\b
    |\b(?:first|last|sur|full|your|company|insert)[ _-]?name\b|\binsert\ (?:here|the)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONE = re.compile(r"(?:none|null|nil|nan|undefined|n/a|unknown|-+|\W+)", re.IGNORECASE)
_WORDS_IN_SENTENCES = re.compile(r"\b(?:none|null|nil|unknown|undefined|nan)\b", re.IGNORECASE)
_ROLE_NOISE = re.compile(
    r"""\([^()]{0,40}\)|(?:\b(?:ref|req|id|job|no|nr)\b\.?[ :\#]*){1,3}[A-Z]{0,4}-?\d[\w-]*
    |\#\s*\d[\w-]*|\b[mfwdx](?:/[mfwdx]){1,3}\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ROLE_TAIL = re.compile(r"\s+(?:role|position|post|job|vacancy|opening)$", re.IGNORECASE)
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|limited|llc|llp|plc|gmbh|ag|se|kg|sa|s\.a|sas|srl|s\.r\.l|spa|s\.p\.a|bv|b\.v|nv|n\.v|oy|ab|aps|a/s|as|asa|corp|pty)\.?$",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """Put a text on one line, without control characters and double spaces."""
    text = text[: LONGEST * 2]
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return re.sub(r" +([,;:!?]|\.(?!\w))", r"\1", " ".join(kept.split()))


def is_placeholder(text: str) -> bool:
    """Tell whether a text still holds a placeholder; "none of us" in a sentence is not one."""
    if _LONE.fullmatch(text):
        return True
    rest = _WORDS_IN_SENTENCES.sub("word", text) if len(text.split()) > 2 else text
    return bool(_PLACEHOLDER.search(rest))


def clean(text: object) -> str:
    """Give a usable fact, or an empty string where there is none."""
    line = one_line(text).lstrip("|/~•*#>-– ") if isinstance(text, str) else ""
    return "" if len(line) > LONGEST or not line or is_placeholder(line) else line


def clean_role(role: str) -> str:
    """Give a post's name as one says it: without reference numbers, (m/f/d) and the word "role"."""
    said = clean(_ROLE_NOISE.sub(" ", clean(role))).strip(" -–|,:;/")
    return clean(_ROLE_TAIL.sub("", re.sub(r"^(?:the|an?)\s+", "", said, flags=re.IGNORECASE)).strip(" -–|,"))


def clean_company(company: str) -> str:
    """Give a company's name as one says it: without its legal form."""
    return _LEGAL.sub("", clean(company)).strip(" ,")


def sentence(text: str) -> str:
    """Give one or more whole sentences: a capital at the start, a stop at the end."""
    line = clean(text).strip(' -–•*"“”')
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line[-1] in ".!?…" else line.rstrip(",;:") + "."


def question(text: str) -> str:
    """Give a question that ends as one."""
    line = sentence(text)
    if not line or "?" in line:
        return line
    return line.rstrip(".!") + "?"
