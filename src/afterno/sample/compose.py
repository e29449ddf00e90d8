"""A mail of the story put into bytes, with the awkward encodings that real mail has."""

from __future__ import annotations

import base64
import html
import quopri
import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING

from afterno.sample.dates import HOME, Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from afterno.sample.story import Entry

OWN_HOST = "posthaven.example"
_INSERT = re.compile(r"^\{\{(quote|forward):([\w-]+)\}\}$", re.MULTILINE)
_EXTRA = {
    "reply-to": "Reply-To", "auto": "Auto-Submitted", "unsub": "List-Unsubscribe", "list": "List-Id",
    "cc": "Cc", "mailer": "X-Mailer", "precedence": "Precedence", "failed": "X-Failed-Recipients",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes the story's mails for one calendar."""

    calendar: Calendar
    find: Callable[[str], Entry]

    def mail(self, entry: Entry) -> bytes:
        """One whole message; line ends as its sheet wants them."""
        head = "\n".join(self._headers(entry)).encode("ascii")
        raw = head + b"\n" + self._body(entry)
        return raw.replace(b"\n", b"\r\n") if entry.sheet.get("eol") == "crlf" else raw

    def message_id(self, entry: Entry) -> str:
        """Name a mail; the same for the same calendar."""
        day = self.calendar.moment(entry.sheet["at"])
        return f"<{entry.id}.{day:%Y%m%d}@{entry.address.partition('@')[2]}>"

    def _date(self, entry: Entry) -> str:
        return format_datetime(self.calendar.moment(entry.sheet["at"], entry.sheet.get("zone", HOME)))

    def _headers(self, entry: Entry) -> list[str]:
        sheet = entry.sheet
        lines = [] if entry.address.endswith(OWN_HOST) else self._arrival(entry)
        lines += [
            f"From: {_address(sheet['from'])}",
            f"To: {_address(sheet['to'])}",
            f"Subject: {_words(self.calendar.fill(sheet['subject']))}",
            f"Date: {self._date(entry)}",
            f"Message-ID: {self.message_id(entry)}",
        ]
        lines += self._thread(entry)
        lines += [f"{name}: {_address(sheet[key])}" for key, name in _EXTRA.items() if key in sheet]
        return [*lines, "MIME-Version: 1.0"]

    def _arrival(self, entry: Entry) -> list[str]:
        host = entry.address.partition("@")[2]
        return [
            f"Return-Path: <{entry.address}>",
            (
                f"Received: from mx.{host} (mx.{host} [192.0.2.25])\n"
                f"\tby mx.{OWN_HOST} with ESMTPS; {self._date(entry)}"
            ),
        ]

    def _thread(self, entry: Entry) -> list[str]:
        chain: list[str] = []
        current = entry
        while "re" in current.sheet:
            current = self.find(current.sheet["re"])
            chain.insert(0, self.message_id(current))
        if not chain:
            return []
        return [f"In-Reply-To: {chain[-1]}", "References: " + "\n ".join(chain)]

    def text(self, entry: Entry) -> str:
        """Give what the mail says, dates filled in and quotations put in place."""
        return self.calendar.fill(_INSERT.sub(self._insert, entry.text))

    def _insert(self, found: re.Match[str]) -> str:
        other = self.find(found[2])
        text = self.text(other)
        when = self.calendar.moment(other.sheet["at"], other.sheet.get("zone", HOME))
        if found[1] == "quote":
            quoted = "\n".join(f"> {line}".rstrip() for line in text.splitlines())
            return f"On {when:%a, %d %b %Y} at {when:%H:%M}, {other.sheet['from']} wrote:\n{quoted}"
        heads = (
            f"From: {other.sheet['from']}",
            f"Date: {when:%a, %d %b %Y %H:%M}",
            f"Subject: {self.calendar.fill(other.sheet['subject'])}",
            f"To: {other.sheet['to']}",
        )
        return "\n".join(("---------- Forwarded message ---------", *heads, "", text))

    def _body(self, entry: Entry) -> bytes:
        sheet = entry.sheet
        parts = [self._main(entry)]
        if "ics" in sheet:
            parts.append(self._invitation(entry))
        if "attach" in sheet:
            inner = self.mail(self.find(sheet["attach"]))
            parts.append(b"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner)
        if "bounce" in sheet:
            parts.append(_delivery_status(sheet["bounce"]))
        if len(parts) == 1:
            return parts[0]
        kind = "report; report-type=delivery-status" if "bounce" in sheet else "mixed"
        return _multipart(kind, entry.id + "-m", parts)

    def _main(self, entry: Entry) -> bytes:
        text, form = self.text(entry), entry.sheet.get("format", "plain")
        charset, coding = entry.sheet.get("charset", "utf-8"), entry.sheet.get("cte", "quoted-printable")
        if form == "html":
            return _part("text/html", text, charset, coding)
        if form == "both":
            twins = [
                _part("text/plain", text, charset, coding),
                _part("text/html", _html(text), charset, coding),
            ]
            return _multipart("alternative", entry.id + "-a", twins)
        return _part("text/plain", _flowed(text) if form == "flowed" else text, charset, coding, form)

    def _invitation(self, entry: Entry) -> bytes:
        at, minutes, place, summary = (part.strip() for part in entry.sheet["ics"].split("|"))
        zone = entry.sheet.get("zone", HOME)
        begin = self.calendar.moment(at, zone)
        end = begin + timedelta(minutes=int(minutes))
        name, address = parseaddr(entry.sheet.get("organizer", entry.sheet["from"]))
        stamp = self.calendar.moment(entry.sheet["at"]).astimezone(UTC)
        lines = (
            "BEGIN:VCALENDAR", "PRODID:-//Sample//Calendar//EN", "VERSION:2.0", "METHOD:REQUEST",
            "BEGIN:VEVENT",
            f"UID:{entry.id}@calendar.example", f"DTSTAMP:{stamp:%Y%m%dT%H%M%S}Z",
            f"DTSTART;TZID={zone}:{begin:%Y%m%dT%H%M%S}", f"DTEND;TZID={zone}:{end:%Y%m%dT%H%M%S}",
            f"SUMMARY:{_escaped(summary)}", f"LOCATION:{_escaped(place)}", f'ORGANIZER;CN="{name}":mailto:{address}',
            *self._attendees(entry), "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", "",
        )  # fmt: skip
        head = 'Content-Type: text/calendar; charset="utf-8"; method=REQUEST; name="invite.ics"\n'
        return head.encode() + b"Content-Transfer-Encoding: base64\n\n" + _base64("\r\n".join(lines).encode())

    def _attendees(self, entry: Entry) -> list[str]:
        pairs = [parseaddr(each) for each in entry.sheet.get("attendees", entry.sheet["to"]).split(";")]
        return [f'ATTENDEE;CN="{name}";RSVP=TRUE:mailto:{address}' for name, address in pairs]


def _part(kind: str, text: str, charset: str, coding: str, form: str = "plain") -> bytes:
    extra = "; format=flowed" if form == "flowed" else ""
    head = f'Content-Type: {kind}; charset="{charset}"{extra}\nContent-Transfer-Encoding: {coding}\n\n'
    raw = text.encode(charset)
    if coding == "base64":
        return head.encode() + _base64(raw)
    return head.encode() + (quopri.encodestring(raw) if coding == "quoted-printable" else raw)


def _escaped(text: str) -> str:
    return text.replace(",", "\\,").replace(";", "\\;")


def _base64(raw: bytes) -> bytes:
    return base64.encodebytes(raw)


def _multipart(kind: str, mark: str, parts: list[bytes]) -> bytes:
    subtype, _, rest = kind.partition(";")
    extra = f";{rest}" if rest else ""
    head = f'Content-Type: multipart/{subtype}{extra}; boundary="={mark}="\n\n'.encode()
    return (
        head
        + b"".join(b"--=%s=\n%s\n" % (mark.encode(), part) for part in parts)
        + f"--={mark}=--\n".encode()
    )


def _delivery_status(address: str) -> bytes:
    return (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.posthaven.example\n\n"
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 user unknown\n"
    ).encode()


def _words(text: str) -> str:
    """Encoded-words as mail programs write them: split, folded, never within a letter."""
    if text.isascii():
        return text
    pieces, piece = [], ""
    for letter in text:
        if len((piece + letter).encode()) > 30:
            pieces.append(piece)
            piece = ""
        piece += letter
    coded = (base64.b64encode(each.encode()).decode() for each in [*pieces, piece])
    return "\n ".join(f"=?UTF-8?B?{each}?=" for each in coded)


def _address(value: str) -> str:
    if value.isascii():
        return value
    name, _, rest = value.partition(" <")
    return f"{_words(name)} <{rest}"


def _flowed(text: str) -> str:
    return "\n".join(_flow(line) for line in text.split("\n"))


def _flow(line: str) -> str:
    lines, current = [], ""
    for word in line.split(" "):
        if current and len(current) + len(word) > 66 and not line.startswith(">"):
            lines.append(current + " ")
            current = word
        else:
            current = f"{current} {word}" if current else word
    return "\n".join([*lines, current])


def _html(text: str) -> str:
    blocks = (html.escape(block).replace("\n", "<br>\n") for block in text.strip().split("\n\n"))
    return "<html><body>\n" + "\n".join(f"<p>{block}</p>" for block in blocks) + "\n</body></html>\n"
