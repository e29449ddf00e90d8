"""Tables of the record.

`owner` leads every key: a row's key is `<owner>:<id>`, so that no reference can leave its owner. Only `record` itself
touches these classes; everybody else gets plain data from `afterno.record.store`.
"""

from __future__ import annotations

# ruff: noqa: D106, DJ008, RUF012 - Django reads Meta and its lists; nobody prints a row
from django.conf import settings
from django.db import models
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast, Concat, StrIndex
from django.db.models.lookups import Exact

ID_LENGTH = 200
KEY_LENGTH = ID_LENGTH + 21


def _of_owner(*columns: str) -> models.CheckConstraint:
    """Every named key or reference begins with the row's own owner: the database itself keeps people apart."""
    prefix = Concat(Cast(F("owner_id"), TextField()), Value(":"))
    condition = Q()
    for column in columns:
        # A reference that is NULL leaves the check unknown, and an unknown check holds.
        condition &= Q(Exact(StrIndex(Cast(F(column), TextField()), prefix), 1))
    return models.CheckConstraint(condition=condition, name="%(app_label)s_%(class)s_of_owner")


class Owned(models.Model):
    """A row that belongs to one seeker."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+"
    )

    class Meta:
        abstract = True


class Named(Owned):
    """A row with an id of its own in the record's format; `seq` keeps the order in which rows came."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    seq = models.BigIntegerField()
    data = models.JSONField(default=dict)
    """Every field as it was given, apart from the id and those references that stand in columns."""
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def uid(self) -> str:
        """The id inside the owner's record."""
        return self.key.partition(":")[2]


class Profile(models.Model):
    """The seeker and the policy of one owner."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seeker = models.JSONField(default=dict)
    policy = models.JSONField(default=dict)
    extra = models.JSONField(default=dict)
    """Fields of the exported record that this version does not know."""
    salt = models.CharField(max_length=64, default="")
    """For the hashes of people erased."""
    revision = models.BigIntegerField(default=0)
    """Grows with every write; rows take their `seq` from it, and its row is the lock of the owner's writers."""


class Company(Named):
    """An employer or an agency."""

    name_key = models.CharField(max_length=300, default="")
    domain = models.CharField(max_length=255, default="")

    class Meta:
        constraints = [
            _of_owner("key"),
            models.UniqueConstraint(fields=["owner", "seq"], name="company_order"),
        ]
        indexes = [
            models.Index(fields=["owner", "name_key"], name="company_by_name"),
            models.Index(fields=["owner", "domain"], name="company_by_domain"),
        ]


class Person(Named):
    """The manager who would have been the boss, HR, an assistant."""

    name_key = models.CharField(max_length=300, default="")
    role = models.CharField(max_length=40, default="")
    ideal = models.BooleanField(default=False)
    company = models.ForeignKey(
        Company, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    assistant_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    same_as = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    """The entry with which the seeker merged this one (hard case 16); nothing else of it changes."""

    class Meta:
        constraints = [
            _of_owner("key", "company_id", "assistant_of_id", "same_as_id"),
            models.UniqueConstraint(fields=["owner", "seq"], name="person_order"),
        ]
        indexes = [
            models.Index(fields=["owner", "name_key"], name="person_by_name"),
            models.Index(fields=["owner", "company"], name="person_by_company"),
            models.Index(fields=["owner", "assistant_of"], name="person_by_assistant"),
            models.Index(
                fields=["owner", "same_as"], name="person_merged", condition=Q(same_as__isnull=False)
            ),
        ]


class Identity(Owned):
    """An address, number or name at a company by which a person may be known; or a tag by which she is found."""

    kind = models.CharField(
        max_length=12, choices=[(k, k) for k in ("email", "phone", "name_company", "tag")]
    )
    value = models.CharField(max_length=600)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False, related_name="+")

    class Meta:
        constraints = [
            _of_owner("person_id"),
            models.UniqueConstraint(fields=["owner", "kind", "value", "person"], name="identity_once"),
        ]
        indexes = [models.Index(fields=["owner", "person"], name="identity_by_person")]


class Application(Named):
    """An application at a company."""

    company = models.ForeignKey(
        Company, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    manager = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )

    class Meta:
        constraints = [
            _of_owner("key", "company_id", "manager_id"),
            models.UniqueConstraint(fields=["owner", "seq"], name="application_order"),
        ]
        indexes = [
            models.Index(fields=["owner", "company"], name="application_by_company"),
            models.Index(fields=["owner", "manager"], name="application_by_manager"),
        ]


class Event(Named):
    """Something that happened. Rows are added, never changed: a trigger refuses an UPDATE; a mistake is voided."""

    at = models.DateTimeField()
    at_text = models.CharField(max_length=40)
    """The time as it was meant, with its offset."""
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, db_index=False, related_name="+")
    application = models.ForeignKey(
        Application, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    company = models.ForeignKey(
        Company, null=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )

    by_hand = models.BooleanField(default=False)
    """Entered by the seeker, not by reading or import."""

    class Meta:
        constraints = [
            _of_owner("key", "person_id", "application_id", "company_id"),
            models.UniqueConstraint(fields=["owner", "seq"], name="event_order"),
            models.CheckConstraint(condition=~Q(kind=""), name="event_has_kind"),
        ]
        indexes = [
            models.Index(fields=["owner", "at"], name="event_by_time"),
            models.Index(fields=["owner", "person"], name="event_by_person"),
            models.Index(fields=["owner", "application"], name="event_by_application"),
            models.Index(fields=["owner", "company"], name="event_by_company"),
            models.Index(fields=["owner", "kind"], name="event_by_kind"),
        ]


class Standing(Owned):
    """Where a relationship stands, derived by the method; only an index that can be made anew at any time."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH + 12)
    """Owner, then the person's id, or `application:` and an id where nobody is known yet."""
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, db_index=False, related_name="+")
    application = models.ForeignKey(
        Application, null=True, on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    next_due = models.DateField(null=True)
    wish = models.SmallIntegerField(default=1)
    """0 for an ideal company, job or manager (M15)."""
    rank = models.SmallIntegerField(default=0)
    """Of two due on one day: calls before mail."""
    stage = models.CharField(max_length=20, default="")
    group = models.CharField(max_length=KEY_LENGTH, default="")
    data = models.JSONField(default=dict)
    """A little that the next planning wants to know; what is shown stands beside, in `Shown`."""
    since = models.DateField(null=True)
    """Since when acts were proposed, how many, and how many were done (M16): of `data`, to be summed."""
    proposed = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    computed_at = models.DateTimeField(null=True)
    changed = models.BigIntegerField(default=0)
    """The owner's revision at which something last changed that this depends on."""
    computed = models.BigIntegerField(default=-1)
    """The owner's revision that the computing saw: stale while smaller than `changed`."""
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            _of_owner("key", "person_id", "application_id"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, application__isnull=True)
                | Q(person__isnull=True, application__isnull=False),
                name="standing_of_one",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "next_due", "wish", "rank", "key"],
                name="standing_due",
                condition=Q(next_due__isnull=False),
            ),
            models.Index(
                fields=["owner", "key"], name="standing_stale", condition=Q(changed__gt=F("computed"))
            ),
            models.Index(fields=["owner", "person"], name="standing_by_person"),
            models.Index(fields=["owner", "application"], name="standing_by_application"),
            models.Index(
                fields=["owner", "stage", "next_due", "person", "since", "proposed", "done"],
                name="standing_stage",
            ),
            models.Index(
                fields=["owner", "wish", "next_due", "rank", "key"],
                name="standing_list",
                condition=Q(next_due__isnull=False),
            ),
        ]


class Shown(Owned):
    """What a page shows of a relationship, as last planned; beside its standing, whose rows stay small to look through."""

    standing = models.OneToOneField(Standing, primary_key=True, on_delete=models.CASCADE, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [_of_owner("standing_id")]


class ReadMail(Owned):
    """One message that was read, so that reading again changes nothing; or one that waits for the seeker's eye."""

    STATES = ("applied", "review", "confirmed", "dismissed", "skipped")

    message = models.CharField(max_length=300)
    """The message-id, or the hash of the content."""
    source = models.CharField(max_length=500, default="")
    kind = models.CharField(max_length=40, default="")
    state = models.CharField(max_length=12, choices=[(s, s) for s in STATES])
    date = models.DateTimeField(null=True)
    verdict = models.JSONField(default=dict)
    events = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "message"], name="readmail_once"),
            models.CheckConstraint(
                condition=Q(state__in=("applied", "review", "confirmed", "dismissed", "skipped")),
                name="readmail_state",
            ),
        ]
        indexes = [models.Index(fields=["owner", "state", "-date"], name="readmail_by_state")]


class Source(Owned):
    """A file or folder that was read, with what tells whether it has grown."""

    path = models.CharField(max_length=1000)
    fingerprint = models.CharField(max_length=64, default="")
    size = models.BigIntegerField(default=0)
    mtime = models.FloatField(default=0)
    tail_hash = models.CharField(max_length=64, default="")
    offset = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "path"], name="source_once")]


class Skipped(Owned):
    """What a reading left out, and why, counted."""

    source = models.CharField(max_length=500)
    why = models.CharField(max_length=200)
    count = models.IntegerField(default=0)
    example = models.CharField(max_length=500, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "source", "why"], name="skipped_once")]


class Correction(Owned):
    """What the seeker taught: mail of this sender or template is of that kind."""

    pattern = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "pattern"], name="correction_once")]


class Mailbox(Owned):
    """A mailbox on a server that is read from time to time; its password is kept elsewhere."""

    name = models.CharField(max_length=200)
    """Its address."""
    host = models.CharField(max_length=255)
    port = models.IntegerField(default=993)
    security = models.CharField(max_length=10, default="tls")
    user = models.CharField(max_length=255, default="")
    auth = models.CharField(max_length=10, default="password")
    options = models.JSONField(default=dict)
    folders = models.JSONField(default=dict)
    """How far each folder was read, by the name the server gives it."""
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=500, default="")
    mails = models.BigIntegerField(default=0)
    busy_until = models.DateTimeField(null=True)
    """Somebody is reading it, until then at the latest."""
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="mailbox_once")]


class SignInToken(Owned):
    """A sign-in link that works once; only its hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "expires"], name="token_by_expiry")]


class Erased(Owned):
    """The salted hash of an address or number of somebody erased: a stop stays honoured (hard case 11)."""

    value_hash = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "value_hash"], name="erased_once")]


class Change(Owned):
    """What was changed at once of people, companies, applications or settings, so that it can be taken back."""

    uid = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    text = models.CharField(max_length=300)
    """What was done, in words."""
    at = models.DateTimeField()
    entries = models.JSONField(default=list)
    """Each `{what, id, before, after}`; before is null for what was added."""
    revision = models.BigIntegerField(default=0)
    """The owner's counter when it was made: what came later has a greater `seq`."""
    undone = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "uid"], name="change_once")]
        indexes = [models.Index(fields=["owner", "-at"], name="change_by_time")]


class CalendarFeed(Owned):
    """The secret address of the plan as a calendar; of the secret only a hash is kept."""

    selector = models.CharField(max_length=24, unique=True)
    """The part of the address by which the row is found; it opens nothing."""
    secret_hash = models.CharField(max_length=64)
    names = models.BooleanField(default=True)
    """Whether the entries name people and companies."""
    created = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="feed_once")]
