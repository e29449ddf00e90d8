"""Applications where nobody is known yet who would have been the boss."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from afterno.record.models import Application, Event, Person


def unmanaged(owner: int, *, limit: int = 100) -> list[str]:
    """Give the newest applications that may need a manager to be found: ids, newest event first."""
    managers = Person.objects.filter(owner_id=owner, role="manager", company=OuterRef("company"))
    news = Event.objects.filter(owner_id=owner, application=OuterRef("pk")).order_by("-at")
    rows = (
        Application.objects.filter(owner_id=owner, manager__isnull=True)
        .annotate(last=news.values("at")[:1])
        .filter(~Exists(managers), last__isnull=False)
        .order_by("-last", "-seq")
    )
    return [key.partition(":")[2] for key in rows.values_list("pk", flat=True)[:limit]]
