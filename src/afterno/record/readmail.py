"""What was read: so that reading again changes nothing, and so that a person can look at what is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count

from afterno.record.entities import upsert
from afterno.record.events import append_events
from afterno.record.keys import chunks, unstorable
from afterno.record.models import Correction, ReadMail, Skipped, Source
from afterno.record.values import (
    Batch,
    BatchResult,
    Json,
    MailRow,
    MailState,
    Page,
    Problem,
    Raw,
    SkippedRow,
    SourceRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime


def seen(owner: int, messages: Iterable[str]) -> set[str]:
    """Which of these messages were read before."""
    found: set[str] = set()
    for piece in chunks({message[:300] for message in messages}):
        found.update(
            ReadMail.objects.filter(owner_id=owner, message__in=piece).values_list("message", flat=True)
        )
    return found


def save_batch(owner: int, batch: Batch, *, now: datetime | None = None) -> BatchResult:
    """Keep what reading brought: people, events and the marks "was read" together, or nothing of it."""
    problems: list[Problem] = []
    with transaction.atomic():
        for what in ("companies", "people", "applications"):
            problems += upsert(owner, what, getattr(batch, what)).problems
        events = append_events(owner, batch.events, now=now, by_hand=False)
        mails = _add_mails(owner, batch.mails)
        _set_sources(owner, batch.sources)
        _set_skipped(owner, batch.skipped)
    return BatchResult(events, mails, tuple(problems))


def _add_mails(owner: int, mails: Sequence[MailRow]) -> int:
    fresh = {
        mail.message[:300]: mail for mail in reversed(mails) if not unstorable([mail.message, mail.source])
    }
    for message in seen(owner, fresh):
        del fresh[message]
    rows = [
        ReadMail(
            owner_id=owner, message=message, source=mail.source[:500], kind=mail.kind[:40], state=mail.state,
            date=mail.date, verdict={} if unstorable(dict(mail.verdict)) else dict(mail.verdict),
            events=list(mail.events),
        )
        for message, mail in reversed(fresh.items())
    ]  # fmt: skip
    ReadMail.objects.bulk_create(rows)
    return len(rows)


def _set_sources(owner: int, sources: Sequence[SourceRow]) -> None:
    for row in sources:
        values = {n: getattr(row, n) for n in ("fingerprint", "size", "mtime", "tail_hash", "offset")}
        Source.objects.update_or_create(owner_id=owner, path=row.path[:1000], defaults=values)


def _set_skipped(owner: int, skipped: Sequence[SkippedRow]) -> None:
    for row in skipped:
        values = {"count": row.count, "example": row.example[:500]}
        Skipped.objects.update_or_create(
            owner_id=owner, source=row.source[:500], why=row.why[:200], defaults=values
        )


def get_source(owner: int, path: str) -> SourceRow | None:
    """Give what is known of a file that was read."""
    row = Source.objects.filter(owner_id=owner, path=path[:1000]).first()
    if row is None:
        return None
    return SourceRow(row.path, row.fingerprint, row.size, row.mtime, row.tail_hash, row.offset)


def sources(owner: int) -> list[SourceRow]:
    """Give what is known of every file that was read."""
    rows = Source.objects.filter(owner_id=owner).order_by("path")
    return [
        SourceRow(row.path, row.fingerprint, row.size, row.mtime, row.tail_hash, row.offset) for row in rows
    ]


def skipped_of(owner: int, *, source: str | None = None) -> list[SkippedRow]:
    """List what readings left out, and why."""
    rows = Skipped.objects.filter(owner_id=owner).order_by("source", "why")
    rows = rows if source is None else rows.filter(source=source[:500])
    return [SkippedRow(row.source, row.why, row.count, row.example) for row in rows[:500]]


def _mail_json(row: ReadMail) -> Json:
    return {
        "message": row.message,
        "source": row.source,
        "kind": row.kind,
        "state": row.state,
        "date": row.date.isoformat() if row.date else None,
        "verdict": row.verdict,
        "events": row.events,
    }


def mails_in(owner: int, state: MailState, *, limit: int = 50, offset: int = 0) -> Page:
    """Messages in one state, newest first; `review` is the list a person should look at."""
    rows = ReadMail.objects.filter(owner_id=owner, state=state)
    limit, offset = min(max(limit, 1), 500), max(offset, 0)
    page = rows.order_by("-date", "-pk")[offset : offset + limit]
    return Page(tuple(_mail_json(row) for row in page), rows.count(), offset, limit)


def review(owner: int, *, limit: int = 50, offset: int = 0) -> Page:
    """Give what waits for the seeker's eye."""
    return mails_in(owner, "review", limit=limit, offset=offset)


def count_reviews(owner: int) -> int:
    """Count what waits for the seeker's eye."""
    return ReadMail.objects.filter(owner_id=owner, state="review").count()


def get_mail(owner: int, message: str) -> Json | None:
    """One message that was read."""
    row = ReadMail.objects.filter(owner_id=owner, message=message[:300]).first()
    return _mail_json(row) if row else None


def last_mail_from(owner: int, address: str) -> str | None:
    """Name the newest mail that was read from an address; None where none was."""
    rows = ReadMail.objects.filter(owner_id=owner, verdict__from__address=address.lower())
    return rows.order_by("-date", "-pk").values_list("message", flat=True).first()


def count_mails(owner: int) -> dict[str, int]:
    """How many messages are in each state."""
    rows = (
        ReadMail.objects.filter(owner_id=owner).values_list("state").annotate(n=Count("pk")).order_by("state")
    )
    return dict(rows)


def set_state(owner: int, message: str, state: MailState, *, was: MailState | None = None) -> bool:
    """Move a message to a state; with `was`, only from that one. True if this call did it."""
    rows = ReadMail.objects.filter(owner_id=owner, message=message[:300]).exclude(state=state)
    rows = rows if was is None else rows.filter(state=was)
    return rows.update(state=state) == 1


def confirm(owner: int, message: str, batch: Batch, *, now: datetime | None = None) -> BatchResult | None:
    """Put on record what a message in review brings, for a person said yes; None if it waits no more."""
    with transaction.atomic():
        if not set_state(owner, message, "confirmed", was="review"):
            return None
        result = save_batch(owner, batch, now=now)
        ids = [uid for uid in result.events.ids if uid is not None]
        ReadMail.objects.filter(owner_id=owner, message=message[:300]).update(events=ids)
    return result


def learn(owner: int, pattern: str, kind: str, data: Raw | None = None) -> None:
    """Keep a correction of the seeker's: mail of this sender or template is of that kind."""
    values = {"kind": kind[:40], "data": dict(data or {})}
    Correction.objects.update_or_create(owner_id=owner, pattern=pattern[:300], defaults=values)


def learned(owner: int, patterns: Collection[str] | None = None) -> dict[str, str]:
    """Give what the seeker taught, by pattern."""
    rows = Correction.objects.filter(owner_id=owner)
    rows = rows if patterns is None else rows.filter(pattern__in=[p[:300] for p in patterns])
    return dict(rows.order_by("pk").values_list("pattern", "kind")[:5000])
