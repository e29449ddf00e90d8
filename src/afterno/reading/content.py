"""What the parts of a mail hold: one text, links, calendar entries, attached mails, attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from afterno.reading import headers, html, mime, normal, quotes, transfer

TEXT_PART_LIMIT: Final = 3_000_000
"""Bytes of one text part that are read."""
KEPT_ATTACHMENT: Final = 4_000_000
KEPT_ALTOGETHER: Final = 12_000_000

_READABLE: Final = frozenset({"text/plain", "text/html", "text/enriched", "text/richtext", "text", "text/x-plain",
                              "text/markdown", "application/xhtml+xml", "text/x-amp-html"})  # fmt: skip
_ENRICHED: Final = re.compile(r"<[^<>]{0,200}>")
_UU: Final = re.compile(
    r"^begin [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`][^\n]{0,100}\n){1,200000})(?:`\n| \n|\n)?end[ \t]*$",
    re.MULTILINE,
)


@dataclass(slots=True)
class Content:
    """What was gathered from the parts."""

    texts: list[str] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    calendar: list[str] = field(default_factory=list)
    delivery_status: str = ""
    returned: str = ""
    forwarded: str = ""
    forwarded_from: str = ""
    attachments: list[tuple[str, str, int, bytes | None]] = field(default_factory=list)
    kept: int = 0

    @property
    def text(self) -> str:
        """The text parts, one after the other."""
        return "\n\n".join(text for text in self.texts if text.strip())


def gather(root: mime.Part, problems: list[str]) -> Content:
    """Everything a mail's tree holds."""
    found = Content()
    _visit(root, found, problems, report=False)
    return found


def _visit(part: mime.Part, found: Content, problems: list[str], *, report: bool) -> None:
    kind = part.kind
    if kind == "multipart/alternative":
        _alternative(part, found, problems, report=report)
    elif part.children and kind.startswith("multipart/"):
        inside = report or kind == "multipart/report"
        for child in part.children:
            _visit(child, found, problems, report=inside)
    elif part.children:
        _attached_mail(part, found, problems, report=report)
    elif kind.startswith("multipart/"):
        return
    else:
        _leaf(part, found, problems, report=report)


def _leaf(part: mime.Part, found: Content, problems: list[str], *, report: bool) -> None:
    kind = part.kind
    if kind in {"text/calendar", "application/ics"}:
        found.calendar.append(_plain(part, problems))
    elif kind in {"message/delivery-status", "message/global-delivery-status"}:
        found.delivery_status = (found.delivery_status + "\n\n" + _plain(part, problems)).strip()
    elif kind == "text/rfc822-headers" or (report and kind.startswith("message/")):
        found.returned = (found.returned + "\n\n" + _plain(part, problems)).strip()
    elif part.depth > 0 and (part.disposition() == "attachment" or (part.filename() and kind != "text/html")):
        _attach(part, found, problems)
    elif kind in _READABLE:
        found.texts.append(_readable(part, found, problems))
    elif part.depth == 0 and part.kind.startswith("text/"):
        found.texts.append(_plain(part, problems))
    else:
        _attach(part, found, problems)


def _alternative(part: mime.Part, found: Content, problems: list[str], *, report: bool) -> None:
    """One of the alternatives: the plain text, unless it only stands in for the HTML."""
    plain: list[mime.Part] = []
    rich: list[mime.Part] = []
    for child in part.children:
        if child.kind == "text/plain":
            plain.append(child)
        elif child.kind in _READABLE or child.kind.startswith("multipart/"):
            rich.append(child)
        else:
            _visit(child, found, problems, report=report)
    trial = Content()
    for child in plain:
        _visit(child, trial, problems, report=report)
    if rich and _stands_in(trial.text, rich):
        second = Content()
        _visit(rich[-1], second, problems, report=report)
        if len(second.text.strip()) > len(trial.text.strip()) or not trial.text.strip():
            second.attachments, trial = [*trial.attachments, *second.attachments], second
    elif rich:
        _side_parts(rich[-1], found, problems, report=report)
    _take(found, trial)


def _stands_in(text: str, rich: list[mime.Part]) -> bool:
    """Say whether the plain text is too little for what the HTML holds, or only points at it."""
    words = text.strip()
    if len(words) < 40:
        return True
    size = sum(part.end - part.start for part in rich)
    lowered = words[:600].lower()
    points = "html" in lowered or "browser" in lowered or "view this" in lowered or "online" in lowered
    return (
        (len(words) < 400 and size > 3 * len(words))
        or (points and len(words) < 1_500)
        or "<td" in lowered
        or "{" in words[:60]
    )


def _side_parts(part: mime.Part, found: Content, problems: list[str], *, report: bool) -> None:
    """Attachments and calendar entries inside the alternative that is not read as text."""
    for child in part.children:
        if child.kind.startswith("multipart/"):
            _side_parts(child, found, problems, report=report)
        elif child.kind not in _READABLE:
            _visit(child, found, problems, report=report)


def _take(found: Content, other: Content) -> None:
    found.texts += other.texts
    found.links.update(other.links)
    found.calendar += other.calendar
    found.attachments += other.attachments
    found.kept += other.kept
    found.forwarded = found.forwarded or other.forwarded
    found.forwarded_from = found.forwarded_from or other.forwarded_from


def _attached_mail(part: mime.Part, found: Content, problems: list[str], *, report: bool) -> None:
    """Take an attached mail as a forward, or as what a bounce returns."""
    inner = gather(part.children[0], problems)
    fields = part.children[0].fields
    taken = quotes.take_apart(
        normal.body(inner.text[:TEXT_PART_LIMIT]), subject=headers.first(fields, "subject")
    )
    text = taken.newest or taken.forwarded or inner.forwarded
    if report:
        found.returned = "\n\n".join(filter(None, (found.returned, _mail_head(fields), text)))
        return
    if text and not found.forwarded:
        found.forwarded = text
        found.forwarded_from = headers.first(fields, "from")
    found.links.update(inner.links)
    found.attachments += inner.attachments


def _mail_head(fields: headers.Fields) -> str:
    lines = (
        f"{name.title()}: {headers.first(fields, name)}"
        for name in ("from", "to", "subject", "date")
        if name in fields
    )
    return "\n".join(lines)


def _plain(part: mime.Part, problems: list[str]) -> str:
    """Give a part's text as it stands."""
    whole = part.end - part.start
    body = transfer.undo(
        part.source[part.start : part.start + min(whole, 3 * TEXT_PART_LIMIT)], part.encoding
    )
    if len(body) > TEXT_PART_LIMIT or whole > 3 * TEXT_PART_LIMIT:
        problems.append(f"text part longer than {TEXT_PART_LIMIT // 1_000_000} MB, the rest of it not read")
        body = body[:TEXT_PART_LIMIT]
    charset = part.parameters.get("charset", "")
    text, known = transfer.text(body, charset)
    if not known:
        problems.append(f"charset {normal.line(charset)[:40]!r} unknown or wrong, guessed")
    return text


def _readable(part: mime.Part, found: Content, problems: list[str]) -> str:
    text = _plain(part, problems)
    if part.kind in {"text/html", "application/xhtml+xml", "text/x-amp-html"}:
        text, links, whole = html.text(text)
        found.links.update(dict.fromkeys(links))
        if not whole:
            problems.append("HTML too large, the rest of it not read")
        return text
    if part.kind in {"text/enriched", "text/richtext"}:
        return _ENRICHED.sub("", text)
    if part.parameters.get("format", "").lower() == "flowed":
        return flowed(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
    return _without_uu(text, found) if "\nbegin " in text or text.startswith("begin ") else text


def flowed(text: str, *, delete_space: bool = False) -> str:
    """Lines that a mailer broke softly joined again (RFC 3676)."""
    out: list[str] = []
    open_depth = -1
    for row in text.replace("\r\n", "\n").split("\n"):
        content = row.lstrip(">")
        depth = len(row) - len(content)
        content = content.removeprefix(" ")
        soft = content.endswith(" ") and content != "-- "
        piece = content[:-1] if soft and delete_space else content
        if open_depth == depth and content != "-- ":
            out[-1] += piece
        else:
            out.append((">" * depth + " " if depth else "") + piece)
        open_depth = depth if soft else -1
    return "\n".join(out)


def _without_uu(text: str, found: Content) -> str:
    """Files that stand uuencoded in the text become attachments."""
    text = text.replace("\r\n", "\n")

    def taken(match: re.Match[str]) -> str:
        data = transfer.uuencoded(match.group(2).encode("latin-1", "replace"))
        _keep(found, mime.bare_name(match.group(1)), "application/octet-stream", data)
        return ""

    return _UU.sub(taken, text, count=50)


def _attach(part: mime.Part, found: Content, problems: list[str]) -> None:
    name, kind = part.filename(), part.kind
    if name.lower() == "winmail.dat" or kind in {"application/ms-tnef", "application/vnd.ms-tnef"}:
        problems.append("winmail.dat (Outlook's own format) not opened")
    elif kind in {
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "multipart/encrypted",
        "application/pgp-encrypted",
    }:
        problems.append("encrypted or sealed part not opened")
    if part.end - part.start > KEPT_ATTACHMENT * 3 // 2:
        found.attachments.append((name, kind, part.end - part.start, None))
        return
    _keep(found, name, kind, part.content)


def _keep(found: Content, name: str, kind: str, data: bytes) -> None:
    fits = len(data) <= KEPT_ATTACHMENT and found.kept + len(data) <= KEPT_ALTOGETHER
    found.kept += len(data) if fits else 0
    if len(found.attachments) < mime.PART_LIMIT:
        found.attachments.append((name, kind, len(data), data if fits else None))
