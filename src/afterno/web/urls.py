"""Every page and its address. Only the short first list is open to somebody who is not signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, register_converter

from afterno.web import assets
from afterno.web.keys import KeyConverter
from afterno.web.views import (
    calendar,
    calls,
    coach,
    contacts,
    door,
    letters,
    log,
    mail,
    mailboxes,
    more,
    news,
    no,
    people,
    practise,
    reviews,
    settings,
    templates,
    today,
    true_things,
)
from afterno.web.visit import private

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.urls import URLPattern

register_converter(KeyConverter, "key")


def page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """Put a page at its address, for its owner only."""
    return path(route, private(view), name=name)


OPEN = [
    path("sign-in/", door.sign_in, name="sign_in"),
    path("sign-in/<str:token>", door.sign_in_by_link, name="sign_in_link"),
    path("assets/<str:digest>/<str:name>", assets.serve, name="asset"),
    path("sw.js", door.worker, name="worker"),
    path("manifest.webmanifest", door.manifest, name="manifest"),
    path("offline/", door.offline, name="offline"),
    path("calendar/<str:word>.ics", calendar.feed, name="feed"),
]
PRIVATE = [
    page("", today.today, "today"),
    page("sign-out/", door.sign_out, "sign_out"),
    page("coach/", coach.along, "coach"),
    page("no/", no.record, "no"),
    page("undo/", log.undo, "undo"),
    page("people/", people.index, "people"),
    page("people/many/", people.many, "many"),
    page("people/merge/", people.merge, "merge"),
    page("people/contacts/", contacts.bring, "contacts"),
    page("people/new/", people.add, "add_person"),
    page("people/<key:person>/", people.person, "person"),
    page("people/<key:person>/details/", people.details, "details"),
    page("people/<key:person>/apart/", people.apart, "apart"),
    page("people/<key:person>/forget/", people.forget, "forget"),
    page("people/<key:person>/log/", log.log, "log"),
    page("people/<key:person>/true/", true_things.common, "common"),
    page("people/<key:person>/call/", calls.call, "call"),
    page("people/<key:person>/prepared/", calls.prepared, "prepared"),
    page("people/<key:person>/practise/", practise.practise, "practise"),
    page("people/<key:person>/ringing/", calls.ringing, "ringing_of"),
    page("people/<key:person>/write/", letters.write, "write"),
    page("people/<key:person>/write/notes/", letters.notes_on, "notes_on"),
    page("ringing/", calls.ringing, "ringing"),
    page("ringing/hr/", calls.hr, "ringing_hr"),
    page("applications/<key:application>/", people.manager, "manager"),
    page("applications/<key:application>/silence/", no.silence, "silence"),
    page("news/", news.news, "news"),
    page("mail/", mail.bring, "mail"),
    page("mail/reading/", mail.reading, "reading"),
    page("long-view/", more.long_view, "long_view"),
    page("report/", more.report, "report"),
    page("settings/", settings.index, "settings"),
    page("settings/numbers/", settings.numbers, "numbers"),
    page("settings/cv/", true_things.path, "cv"),
    page("settings/letters/", templates.index, "templates"),
    page("settings/model/", settings.model, "model"),
    page("settings/away/", settings.away, "away"),
    page("settings/calendar/", calendar.settings, "calendar"),
    page("settings/mailbox/", mailboxes.index, "mailboxes"),
    page("settings/mailbox/read/", mailboxes.read, "mailbox_read"),
    page("settings/mailbox/disconnect/", mailboxes.disconnect, "mailbox_disconnect"),
    page("settings/notices/", settings.notices, "notices"),
    page("settings/data/", settings.out, "data"),
    page("settings/data/copy/", settings.copy, "data_copy"),
    page("settings/data/in/", settings.into, "data_in"),
    page("settings/data/erase/", settings.erase, "erase"),
    page("start/", more.start, "start"),
    page("tour/", more.walk, "tour"),
    page("more/", more.more, "more"),
    page("help/", more.manual, "help"),
    page("review/", reviews.index, "reviews"),
    page("review/decide/", reviews.decide, "decide"),
]
urlpatterns = [*OPEN, *PRIVATE]
handler403 = "afterno.web.views.door.refused"
handler404 = "afterno.web.views.door.missing"
handler500 = "afterno.web.views.door.broken"
