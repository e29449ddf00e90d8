"""Header lines inside a text: the block above a quoted mail, and the head of a pasted one, in eight languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LINE_LIMIT: Final = 20_000

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
_OTHER += r"|User-Agent|X-Mailer|Message-ID|MIME-Version|Content-Type|In-Reply-To|References"
_LABEL: Final = re.compile(
    rf"[\s*_|]*(?:(?P<sender>{_FROM})|(?P<sent>{_SENT})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|(?P<other>{_OTHER}))"
    r"[*_]*\s?:[*_]*(?P<value>.*)"
)
_CONTINUED: Final = re.compile(r"@|;|^\s|,\s*$")
_CLOCK: Final = re.compile(
    r"\s*\d{1,2}\s?(?:[:.h]\s?\d{2}|am\b|pm\b|uhr\b|h\b)|\s*\d{1,2}\s*$", re.IGNORECASE
)

_SHOWN: Final = re.compile(r"(.{0,80}<[^<>\s@]{1,80}@[^<>\s]{1,200}>)\s*(.{0,60})")
_SHOWN_TO: Final = re.compile(
    r"\s*(?:to (?:me|bcc)|an mich|à moi|para m[íi]m?|a me|a m[íi]|aan mij|mij|do mnie)\b", re.IGNORECASE
)
DATE: Final = re.compile(
    r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./]\d{1,2}|\d{1,2}\s?[ap]m\b|\d\s?h\s?\d"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A header block inside a text: where it ends, and what it says."""

    end: int
    sender: str
    subject: str


def header_block(lines: list[str], at: int, *, strict: bool) -> Block | None:
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
    return Block(last + 1, seen.get("sender", ""), seen.get("subject", ""))


def _label_follows(lines: list[str], at: int, seen: dict[str, str]) -> bool:
    """Say whether the next line carries a label that did not come yet."""
    match = _LABEL.match(lines[at + 1]) if at + 1 < len(lines) else None
    return match is not None and _group(match) not in seen


def _group(match: re.Match[str]) -> str:
    return next(name for name in ("sender", "sent", "to", "subject", "other") if match[name] is not None)


def _is_header(seen: dict[str, str], *, strict: bool) -> bool:
    if "sender" not in seen or _CLOCK.match(seen["sender"]):
        return False
    if not strict:  # a mark above says already that an earlier mail begins
        return True
    others = len(seen.keys() & {"sent", "to", "subject"})
    if "@" in seen["sender"]:
        return others >= 2
    return others >= 3 or (others >= 2 and "sent" in seen and "subject" in seen)


def pasted_head(text: str) -> tuple[dict[str, str], str]:
    """Tell header lines at the top of a pasted mail, by what they say (sender, sent, to, subject), from the text."""
    lines = text.split("\n", LINE_LIMIT)
    if (shown := _shown_head(lines)) is not None:
        return shown
    head: dict[str, str] = {}
    at = 0
    while at < min(len(lines), 20):
        match = _LABEL.match(lines[at])
        if match is not None:
            head.setdefault(_group(match), match["value"].strip())
        elif not (head and not lines[at].strip() and _label_follows(lines, at, head)):
            break
        at += 1
    if "sender" not in head and "subject" not in head:
        return {}, text
    if at < len(lines) and lines[at].strip() and len(head) < 2 and "subject" not in head:
        return {}, text
    return head, "\n".join(lines[at:]).strip()


def _shown_head(lines: list[str]) -> tuple[dict[str, str], str] | None:
    """Read the head as a web mailer shows it: "Name <address>", the moment, "to me"."""
    match = _SHOWN.fullmatch(lines[0]) if lines else None
    if match is None or _LABEL.match(lines[0]):
        return None
    head = {"sender": match.group(1), "sent": match.group(2)}
    at = 1
    while at < min(len(lines), 5) and lines[at].strip():
        if _SHOWN_TO.match(lines[at]):
            head.setdefault("to", lines[at])
        elif DATE.search(lines[at]) and len(lines[at]) < 60:
            head["sent"] = head["sent"] or lines[at]
        else:
            break
        at += 1
    return (head, "\n".join(lines[at:]).strip()) if at > 1 or head["sent"] else None
