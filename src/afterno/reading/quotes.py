"""The newest part of a mail apart from what it quotes and what it passes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from afterno.reading.heads import DATE, LINE_LIMIT, Block, header_block
from afterno.reading.html import REPLY_MARK

NESTING: Final = 3
"""Forwards inside forwards are opened so deep."""

_FORWARD_MARK: Final = re.compile(
    r"\W{0,60}(?:(?:begin(?:n)? |start )?(?:of )?(?:forwarded (?:message|mail|e-mail|text)|forwarded by\b.{0,80})"
    r"|(?:anfang der )?weitergeleitete(?:n)? (?:nachricht|mail|e-mail)"
    r"|(?:début du )?(?:message|courriel|e-mail|mail) (?:transféré|réexpédié|transmis|transfere)"
    r"|(?:inicio del |comienzo del )?(?:mensaje|correo) reenviado"
    r"|(?:in[ií]cio da )?(?:mensagem|e-mail) (?:encaminhad[ao]|reencaminhad[ao])"
    r"|(?:inizio )?(?:del )?(?:messaggio|e-mail) inoltrat[oa]"
    r"|(?:begin )?doorgestuurd(?:e)? (?:bericht|e-mail|mail)"
    r"|(?:początek )?(?:przekazana|przekazywana|przekazanej|przekazywanej) (?:dalej )?wiadomoś(?:ć|ci)"
    r"|wiadomość przekazana(?: dalej)?|(?:videresendt|vidarebefordrat) (?:besked|meddelande|melding))"
    r"\s?:?\W{0,60}",
    re.IGNORECASE,
)
_ORIGINAL_MARK: Final = re.compile(
    r"\s*[-_*=]{2,}\s*(?:original message|originalnachricht|ursprüngliche nachricht|original-nachricht|message d'origine"
    r"|message original|courriel original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht"
    r"|origineel bericht|wiadomość oryginalna|oryginalna wiadomość|reply message|appended message"
    r"|replied message|original e-?mail|original appointment)\s*[-_*=]{2,}\s*",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"\s*[_\-=*—–]{5,}\s*")
_QUOTE: Final = re.compile(r"\s{0,3}>")
_MARKS: Final = re.compile(r"^(?:\s{0,3}>)+ ?")
_GAP: Final = re.compile(r"\n{3,}")
_ONE_LEVEL: Final = re.compile(r"\s{0,3}> ?")
_WROTE = (
    r"(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|scrive|schreef|geschreven|napisał(?:\(a\)|a)?"
    r"|napisan[aey]|pisze|skrev|kirjoitti|a scris|írta|napsal(?:\(a\)|a)?)"
)
_OPENING: Final = (
    r"(?:On|At|In a message|Am|Le|El|Em|Il|Op|W dniu|Dnia|Den|(?:pon|wt|śr|czw|pt|sob|niedz)\.,?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,"
    r"|(?:lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|ma|wo|vr|za|zo)\.?,?)"
)
_OPENER: Final = re.compile(rf"{_OPENING}\s")
_OPENED: Final = re.compile(rf"\n{_OPENING}(?=[^\S\n])")
_SIGNS: Final = (":", "@", ">", "--", "__", "==", "**", "—", "–", REPLY_MARK)
"""A line that holds none of these and that nothing opens is plain."""
_VERB: Final = re.compile(rf"\b{_WROTE}(?!\w)")
_GMAIL: Final = re.compile(r".{0,100}\d{4}.{0,100}<[^<>\s]+@[^<>\s]+>\s*:\s*")
_FORWARD_SUBJECT: Final = re.compile(
    r"\s*(?:\[[^\]]{0,40}\]\s*)?(?:fwd?|fw|wg|tr|rv|enc|doorst|pd|i|inoltra|vb)\s?(?:\[\d+\])?:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken apart; `head` holds the From line and the subject of what was forwarded."""

    newest: str = ""
    quoted: str = ""
    forwarded: str = ""
    forwarded_from: str = ""
    forwarded_subject: str = ""


def is_forward(subject: str) -> bool:
    """Say whether the subject's first prefix says that the mail passes another one on."""
    return _FORWARD_SUBJECT.match(subject) is not None


def take_apart(text: str, *, subject: str = "", depth: int = 0) -> Taken:
    """Tell the newest text from what it quotes and forwards; a text that is quoted by nobody is the newest."""
    lines = text.split("\n", LINE_LIMIT)
    newest: list[str] = []
    quoted: list[str] = []
    attributed = False
    at = 0
    notable = iter(_notable(text, len(lines)))
    while (look := next((number for number in notable if number >= at), len(lines))) < len(lines):
        newest += lines[at:look]
        line, at = lines[look], look
        if _QUOTE.match(line):
            at = _quote(lines, at, quoted)
        elif _FORWARD_MARK.fullmatch(line):
            return _forward(lines, at + 1, newest, quoted, depth)
        elif (block := _reply_block(lines, at)) is not None:
            if not _answered_below(lines, block, newest, subject):
                return _after_block(lines, block, newest, quoted, subject=subject, depth=depth)
            attributed = True
            quoted += lines[at : block.end]
            at = block.end
        elif end := _attribution(lines, at):
            attributed = True
            if not _marked(lines, end) and _any(newest):
                return _result(newest, [*quoted, *lines[at:]])
            quoted += lines[at:end]
            at = end
        else:
            newest.append(line)
            at += 1
    newest += lines[at:]
    return _whole(newest, quoted, attributed=attributed, subject=subject, depth=depth)


def _notable(text: str, lines: int) -> list[int]:
    """Give the numbers of the lines that hold what a mark, a label or an attribution could begin with, in order."""
    places = [match.start() + 1 for match in _OPENED.finditer(text)]
    if _OPENER.match(text.partition("\n")[0]):
        places.append(0)
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            end = text.find("\n", at)
            at = text.find(sign, end) if end >= 0 else -1
    numbers: list[int] = []
    number = begin = 0
    for place in sorted(places):
        number += text.count("\n", begin, place)
        begin, here = place, min(number, lines - 1)
        if not numbers or here > numbers[-1]:
            numbers.append(here)
    return numbers


def _whole(newest: list[str], quoted: list[str], *, attributed: bool, subject: str, depth: int) -> Taken:
    """Nothing cut the text off: own lines and marked ones stood side by side."""
    if quoted and is_forward(subject) and depth < NESTING:
        inner = take_apart(_unmarked(quoted), depth=depth + 1)
        deeper = (inner.forwarded if inner.newest else "", inner.quoted)
        earlier = "\n\n".join(part for part in deeper if part)
        return Taken(_joined(newest), earlier, inner.newest or inner.forwarded, inner.forwarded_from)
    if not _any(newest) and quoted and not attributed:
        return Taken(newest=_unmarked(quoted))
    return _result(newest, quoted)


def _result(newest: list[str], quoted: list[str]) -> Taken:
    return Taken(newest=_joined(newest), quoted=_unmarked(quoted))


def _any(lines: list[str]) -> bool:
    return any(line.strip() and not _RULE.fullmatch(line) for line in lines)


def _joined(lines: list[str]) -> str:
    text = "\n".join(lines).replace(REPLY_MARK, "").strip()
    return _GAP.sub("\n\n", text) if "\n\n\n" in text else text


def _unmarked(lines: list[str]) -> str:
    """Quoted lines without their marks."""
    return _joined([_MARKS.sub("", line, count=1) for line in lines]) if lines else ""


def _marked(lines: list[str], at: int) -> bool:
    """Say whether the next line with anything on it is a quoted one."""
    for line in lines[at : at + 4]:
        if line.strip():
            return _QUOTE.match(line) is not None
    return False


def _quote(lines: list[str], at: int, quoted: list[str]) -> int:
    """Take one run of quoted lines; a line that a mailer broke off a long quoted one goes with it."""
    while at < len(lines) and _QUOTE.match(lines[at]):
        quoted.append(lines[at])
        at += 1
        if at + 1 < len(lines) and _broken_off(lines, at):
            quoted.append(lines[at])
            at += 1
    quoted.append("")
    return at


def _broken_off(lines: list[str], at: int) -> bool:
    """Tell a piece that a mailer broke off: short, lower-case, between quoted lines, the first of them long."""
    line = lines[at]
    return (
        0 < len(line.strip()) < 30
        and line[:1].islower()
        and 66 <= len(lines[at - 1]) <= 80
        and _QUOTE.match(lines[at + 1]) is not None
    )


def _attribution(lines: list[str], at: int) -> int:
    """Where an attribution ("On ... she wrote:") that begins here ends; 0 where none does."""
    joined = ""
    for end in range(at + 1, min(at + 4, len(lines)) + 1):
        line = lines[end - 1]
        if not line.strip() or (end > at + 1 and _QUOTE.match(line)):
            return 0
        joined = f"{joined} {line.strip()}".strip()
        if len(joined) > 500:
            return 0
        ruled = joined.startswith("--") and joined.endswith("--")
        if (joined.endswith(":") or ruled) and _is_attribution(joined.strip("- "), lines, end):
            return end
        if end == at + 1 and not (_OPENER.match(joined.lstrip("- ")) or "@" in joined):
            return 0
    return 0


def _is_attribution(joined: str, lines: list[str], end: int) -> bool:
    """Look for a verb of writing with a date or a mailbox beside it, or with quoted lines right below."""
    verb = _VERB.search(joined)
    if verb is None:
        told = "@" in joined and DATE.search(joined) is not None and _marked(lines, end)
        return told or _GMAIL.fullmatch(joined) is not None
    if len(joined) - verb.end() > 200:
        return False
    if _marked(lines, end):
        return True
    dated = DATE.search(joined) is not None
    return "@" in joined or (dated and (_OPENER.match(joined) is not None or ":" in joined[:-1]))


def _reply_block(lines: list[str], at: int) -> Block | None:
    """Give the header block ("From: ... Sent: ... To: ...") that begins here, with the rule or mark above it."""
    line = lines[at]
    if line == REPLY_MARK:
        following = _skip(lines, at + 1)
        return header_block(lines, following, strict=False) or Block(following, "", "")
    if _ORIGINAL_MARK.fullmatch(line):
        following = _skip(lines, at + 1)
        return header_block(lines, following, strict=False) or Block(following, "", "")
    if _RULE.fullmatch(line):
        following = _skip(lines, at + 1)
        return header_block(lines, following, strict=True) if following < len(lines) else None
    return header_block(lines, at, strict=True) if ":" in line else None


def _skip(lines: list[str], at: int) -> int:
    """Give the next line with anything on it."""
    limit = min(len(lines), at + 6)
    while at < limit and (not lines[at].strip() or lines[at] == REPLY_MARK):
        at += 1
    return at


def _answered_below(lines: list[str], block: Block, newest: list[str], subject: str) -> bool:
    """Say whether the lines under a header block are marked, so that unmarked ones among them are own words."""
    if is_forward(subject) or not _marked(lines, block.end):
        return False
    return _any(newest) or any(line.strip() and not _QUOTE.match(line) for line in lines[block.end :])


def _after_block(lines: list[str], block: Block, newest: list[str], quoted: list[str], *, subject: str, depth: int) -> Taken:  # fmt: skip  # noqa: E501 - the state of one pass
    """Take what stands under a header block: a forward if the subject says so or nothing is above, else a quote."""
    if depth < NESTING and (is_forward(subject) or not (_any(newest) or quoted)):
        return _opened(lines, block, newest, quoted, depth)
    return _result(newest, [*quoted, *lines[block.end :]])


def _forward(lines: list[str], at: int, newest: list[str], quoted: list[str], depth: int) -> Taken:
    """Take what stands under a forward mark."""
    at = _skip(lines, at)
    rest = lines[at:]
    if rest and _QUOTE.match(rest[0]):
        rest = [_ONE_LEVEL.sub("", line, count=1) for line in rest]
    block = header_block(rest, 0, strict=False) or Block(0, "", "")
    if depth >= NESTING:
        return _result(newest, [*quoted, *rest])
    return _opened(rest, block, newest, quoted, depth)


def _opened(lines: list[str], block: Block, newest: list[str], quoted: list[str], depth: int) -> Taken:
    inner = take_apart("\n".join(lines[block.end :]).strip(), subject=block.subject, depth=depth + 1)
    own = inner.newest or not inner.forwarded
    deeper = inner.forwarded if own else ""
    earlier = "\n\n".join(part for part in (_unmarked(quoted), deeper, inner.quoted) if part)
    return Taken(
        newest=_joined(_without_rule(newest)),
        quoted=earlier,
        forwarded=inner.newest if own else inner.forwarded,
        forwarded_from=block.sender if own else inner.forwarded_from or block.sender,
        forwarded_subject=block.subject if own else inner.forwarded_subject or block.subject,
    )


def _without_rule(lines: list[str]) -> list[str]:
    while lines and (not lines[-1].strip() or _RULE.fullmatch(lines[-1])):
        lines = lines[:-1]
    return lines
