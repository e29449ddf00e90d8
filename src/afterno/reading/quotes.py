"""The newest part of a mail apart from what it quotes and what it passes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from afterno.reading.html import REPLY_MARK

LINE_LIMIT: Final = 20_000
NESTING: Final = 3
"""Forwards inside forwards are opened so deep."""

_FROM = r"From|Von|De|Da|Van|Od|Fra|Från|Absender|Expéditeur|Remitente|Remetente|Mittente|Afzender|Nadawca"
_SENT = (
    r"Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?:e)?(?: le)?|Enviad[oa](?: el| em)?|Fecha|Data|Inviato|Verzonden|Wysłano"
    r"|Data wysłania|Date d'envoi|Skickat|Sendt"
)
_TO = (
    r"To|An|À|A|Para|Pour|Aan|Do|Til|Till|Destinataire|Destinatario|Destinatário|Empfänger|Adresat|Odbiorca|Cc|CC|Kopie|Copie"
    r"|Copia|Cópia|Kopia|DW|Bcc|Cci|CCO|Cco"
)
_SUBJECT = r"Subject|Betreff|Objet|Sujet|Asunto|Assunto|Oggetto|Onderwerp|Temat|Emne|Ämne"
_OTHER = r"Reply-To|Répondre à|Antwort an|Importance|Wichtigkeit|Attachments|Anlagen|Pièces jointes|Priority|Organization"
_LABEL: Final = re.compile(
    rf"[\s*_|]*(?:(?P<sender>{_FROM})|(?P<sent>{_SENT})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHER}))"
    r"[*_]*\s?:[*_]*(?P<value>.*)"
)
_CONTINUED: Final = re.compile(r"@|;|^\s|,\s*$")
_CLOCK: Final = re.compile(
    r"\s*\d{1,2}\s?(?:[:.h]\s?\d{2}|am\b|pm\b|uhr\b|h\b)|\s*\d{1,2}\s*$", re.IGNORECASE
)

_FORWARD_MARK: Final = re.compile(
    r"\W{0,60}(?:(?:begin(?:n)? |start )?(?:of )?(?:forwarded (?:message|mail|e-mail)|forwarded by\b.{0,80})"
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
_OPENER: Final = re.compile(
    r"(?:On|At|In a message|Am|Le|El|Em|Il|Op|W dniu|Dnia|Den|(?:pon|wt|śr|czw|pt|sob|niedz)\.,?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,"
    r"|(?:lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|ma|wo|vr|za|zo)\.?,?)\s",
)
_VERB: Final = re.compile(rf"\b{_WROTE}(?!\w)")
_DATE: Final = re.compile(
    r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./]\d{1,2}|\d{1,2}\s?[ap]m\b|\d\s?h\s?\d"
)
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


@dataclass(frozen=True, slots=True)
class _Block:
    """A header block inside a text: where it ends, and what it says."""

    end: int
    sender: str
    subject: str


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
    while at < len(lines):
        line = lines[at]
        if not line or _is_plain(line):
            newest.append(line)
            at += 1
        elif _QUOTE.match(line):
            at = _quote(lines, at, quoted)
        elif _FORWARD_MARK.fullmatch(line):
            return _forward(lines, at + 1, newest, quoted, depth)
        elif (block := _reply_block(lines, at)) is not None:
            return _after_block(lines, block, newest, quoted, subject=subject, depth=depth)
        elif end := _attribution(lines, at):
            attributed = True
            if not _marked(lines, end) and _any(newest):
                return _result(newest, [*quoted, *lines[at:]])
            quoted += lines[at:end]
            at = end
        else:
            newest.append(line)
            at += 1
    return _whole(newest, quoted, attributed=attributed, subject=subject, depth=depth)


def _is_plain(line: str) -> bool:
    """Say whether a line holds nothing that any mark, label or attribution begins with."""
    if ":" in line or "@" in line or ">" in line or "--" in line or "__" in line or "==" in line:
        return False
    if "**" in line or "—" in line or "–" in line or REPLY_MARK in line:
        return False
    return _OPENER.match(line) is None


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
        if joined.endswith(":") and _is_attribution(joined, lines, end):
            return end
        if end == at + 1 and not (_OPENER.match(joined) or "@" in joined):
            return 0
    return 0


def _is_attribution(joined: str, lines: list[str], end: int) -> bool:
    """Look for a verb of writing with a date or a mailbox beside it, or with quoted lines right below."""
    verb = _VERB.search(joined)
    if verb is None:
        told = "@" in joined and _DATE.search(joined) is not None and _marked(lines, end)
        return told or _GMAIL.fullmatch(joined) is not None
    if len(joined) - verb.end() > 200:
        return False
    if _marked(lines, end):
        return True
    dated = _DATE.search(joined) is not None
    return "@" in joined or (dated and (_OPENER.match(joined) is not None or ":" in joined[:-1]))


def _reply_block(lines: list[str], at: int) -> _Block | None:
    """Give the header block ("From: ... Sent: ... To: ...") that begins here, with the rule or mark above it."""
    line = lines[at]
    if line == REPLY_MARK:
        following = _skip(lines, at + 1)
        return _header_block(lines, following, strict=False) or _Block(following, "", "")
    if _ORIGINAL_MARK.fullmatch(line):
        following = _skip(lines, at + 1)
        return _header_block(lines, following, strict=False) or _Block(following, "", "")
    if _RULE.fullmatch(line):
        following = _skip(lines, at + 1)
        return _header_block(lines, following, strict=True) if following < len(lines) else None
    return _header_block(lines, at, strict=True) if ":" in line else None


def _skip(lines: list[str], at: int) -> int:
    """Give the next line with anything on it."""
    limit = min(len(lines), at + 6)
    while at < limit and (not lines[at].strip() or lines[at] == REPLY_MARK):
        at += 1
    return at


def _header_block(lines: list[str], at: int, *, strict: bool) -> _Block | None:
    """Give the block of label lines from here; a strict one needs a sender and two labels more."""
    seen: dict[str, str] = {}
    last, loose = at, 0
    for number in range(at, min(len(lines), at + 24)):
        line = lines[number]
        match = _LABEL.match(line)
        if match is None:
            if not line.strip():
                if len(seen) >= 3 and "sender" in seen and not _label_follows(lines, number, seen):
                    break
                continue
            loose += 1
            if number == at or loose > 2 or number - last > 2 or not _CONTINUED.search(line):
                break
            continue
        seen.setdefault(_group(match), match["value"].strip())
        last, loose = number, 0
    if not _is_header(seen, strict=strict):
        return None
    return _Block(last + 1, seen.get("sender", ""), seen.get("subject", ""))


def _label_follows(lines: list[str], at: int, seen: dict[str, str]) -> bool:
    """Say whether the next line carries a label that did not come yet."""
    match = _LABEL.match(lines[at + 1]) if at + 1 < len(lines) else None
    return match is not None and _group(match) not in seen


def _group(match: re.Match[str]) -> str:
    return next(name for name in ("sender", "sent", "to", "subject", "other") if match[name] is not None)


def _is_header(seen: dict[str, str], *, strict: bool) -> bool:
    if "sender" not in seen or _CLOCK.match(seen["sender"]):
        return False
    others = len(seen.keys() & {"sent", "to", "subject"})
    if "@" in seen["sender"]:
        return others >= (2 if strict else 1)
    return others >= (3 if strict else 2) or (others >= 2 and "sent" in seen and "subject" in seen)


def _after_block(lines: list[str], block: _Block, newest: list[str], quoted: list[str], *, subject: str, depth: int) -> Taken:  # fmt: skip  # noqa: E501 - the state of one pass
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
    block = _header_block(rest, 0, strict=False) or _Block(0, "", "")
    if depth >= NESTING:
        return _result(newest, [*quoted, *rest])
    return _opened(rest, block, newest, quoted, depth)


def _opened(lines: list[str], block: _Block, newest: list[str], quoted: list[str], depth: int) -> Taken:
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


def pasted_head(text: str) -> tuple[dict[str, str], str]:
    """Header lines at the top of a pasted mail, by what they say (sender, sent, to, subject), and the text below."""
    lines = text.split("\n", LINE_LIMIT)
    head: dict[str, str] = {}
    at = 0
    while at < min(len(lines), 12):
        match = _LABEL.match(lines[at])
        if match is None:
            break
        head.setdefault(_group(match), match["value"].strip())
        at += 1
    if "sender" not in head and "subject" not in head:
        return {}, text
    if at < len(lines) and lines[at].strip() and len(head) < 2:
        return {}, text
    return head, "\n".join(lines[at:]).strip()
